"""What the command search finds besides actions: layers, settings, words, the guide, templates, runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from deepstudio.core.guide import chapters
from deepstudio.core.text import T, Text, verbatim
from deepstudio.ui import language
from deepstudio.ui.command_search import Offer
from deepstudio.ui.language import tr_text
from deepstudio.ui.run_name import run_name
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import STEPS

if TYPE_CHECKING:
    from deepstudio.ui.window import MainWindow


def add_offers(window: MainWindow) -> None:
    """Lets the search of a window ask for all of them when it opens."""
    kinds = (
        layer_offers,
        block_offers,
        setting_offers,
        word_offers,
        chapter_offers,
        template_offers,
        run_offers,
    )
    for provider in kinds:
        window.search.add_provider(partial(provider, window))


def layer_offers(window: MainWindow) -> Iterable[Offer]:
    """Every layer, to append it."""
    if window.studio.project is None:
        return
    for layer in window.studio.registry.layers:
        text = tr_text(T("Add {layer}", layer=layer.title))
        glyph = icons.layer_glyph(str(layer.category.value), layer.id)
        add = partial(window.add_layer, layer.id, layer.title)
        words = " ".join((tr_text(layer.help), *layer.keywords))
        yield Offer(text, add, glyph, tr_text(T("Layer")), words=words, also=_names(layer.title))


def block_offers(window: MainWindow) -> Iterator[Offer]:
    """One's own blocks, to insert them, and the way to import one."""
    if window.studio.project is None:
        return
    # Read when the search opens: the window starts without the canvas.
    from deepstudio.core.own_block import layers_in
    from deepstudio.storage import own_blocks
    from deepstudio.ui.canvas.own_blocks import PREFIX

    group = tr_text(T("My blocks"))
    stored_blocks, _ = own_blocks.stored_blocks()
    for stored in stored_blocks:
        text = T("Insert block {title}", title=verbatim(stored.block.title))
        insert = partial(_insert_block, window, PREFIX + stored.id)
        words = tr_text(layers_in(stored.block))
        yield Offer(tr_text(text), insert, "block", group, words=words, also=(stored.block.title, str(text)))
    names = _names(T("Import a block…"))
    yield Offer(names[0], partial(_import_block, window), "download", group, also=names)


def _insert_block(window: MainWindow, value: str) -> None:
    from deepstudio.ui.pages.model import ModelPage

    page = window.go("model")
    if isinstance(page, ModelPage):
        page.canvas.commands.append(value)


def _import_block(window: MainWindow) -> None:
    from deepstudio.ui.pages.model import ModelPage

    page = window.go("model")
    if isinstance(page, ModelPage):
        page.palette_.block_actions.import_()


def setting_offers(window: MainWindow) -> Iterator[Offer]:
    """Every setting that the pages show; choosing one puts the cursor into it."""
    if window.studio.project is None:
        return
    for step in (step for step in STEPS if window.pages.is_built(step)):
        group = window.rail.button(step).text()
        for place, spec in window.pages.page(step).settings():
            names = _names(spec.title)
            show = partial(window.show_setting, place)
            yield Offer(names[0], show, "settings", group, words=tr_text(spec.help), also=names)


def word_offers(window: MainWindow) -> Iterator[Offer]:
    """The words of the glossary."""
    group = tr_text(T("Word"))
    for entry in window.studio.registry.glossary.values():
        names = entry.names(tr_text)
        yield Offer(names[0], partial(window.help.explain, entry.id), "info", group, also=names)


def chapter_offers(window: MainWindow) -> Iterator[Offer]:
    """The chapters of the guide."""
    group = tr_text(T("Guide"))
    for chapter in chapters(language.current()):
        yield Offer(
            chapter.title, partial(window.help.open_guide, chapter.number), "help", group, words=group
        )


def template_offers(window: MainWindow) -> Iterator[Offer]:
    """The templates; choosing one makes a project, as on the start page."""
    group = tr_text(T("Template"))
    for template in window.studio.registry.templates:
        names = _names(template.title)
        create = partial(window.projects.create, template.id)
        yield Offer(names[0], create, "new", group, words=tr_text(template.help), also=names)


def run_offers(window: MainWindow) -> Iterator[Offer]:
    """The runs of the project; choosing one brings it to the front."""
    group = tr_text(T("Run"))
    for run in window.studio.runs:
        yield Offer(
            run_name(run), partial(_show_run, window, run.id), "chart", group, also=(run_name(run), run.id)
        )


def _show_run(window: MainWindow, id: str) -> None:
    from deepstudio.ui.pages.train import TrainPage  # brings the curves, which the start does not wait for

    page = window.go("train")
    if isinstance(page, TrainPage):
        page.show_run(id)


def _names(title: Text) -> tuple[str, ...]:
    """In the language in use first, and in English."""
    return tuple(dict.fromkeys((tr_text(title), str(title))))
