"""`deepstudio list`: what there is to choose from."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import Enum, StrEnum
from typing import Annotated, Any

import typer

from deepstudio.cli.language import say
from deepstudio.cli.options import Json
from deepstudio.cli.output import show_json, show_table
from deepstudio.cli.terminal import write
from deepstudio.core.own_block import layers_in
from deepstudio.core.registry import Registry
from deepstudio.core.settings import Settings
from deepstudio.core.text import T


class ListedFamily(StrEnum):
    """What can be listed: the families of the registry, samples that come with the program, and one's own blocks."""

    layers = "layers"
    templates = "templates"
    samples = "samples"
    sources = "sources"
    columns = "columns"
    splits = "splits"
    findings = "findings"
    tasks = "tasks"
    objectives = "objectives"
    answers = "answers"
    sections = "sections"
    losses = "losses"
    optimizers = "optimizers"
    schedules = "schedules"
    tokenizers = "tokenizers"
    exporters = "exporters"
    blocks = "blocks"


def listing(
    kind: Annotated[
        ListedFamily,
        typer.Argument(
            help=T(
                "What to list: layers, templates, samples, sources, columns, splits, findings, tasks, objectives, "
                "answers, sections, losses, optimizers, schedules, tokenizers, exporters or blocks (your own)."
            ).source,
            metavar="FAMILY",
        ),
    ],
    json: Json = False,
) -> None:
    """Lists what there is to choose from."""
    if kind is ListedFamily.blocks:
        _list_blocks(json)
        return
    from deepstudio.catalog import registry

    found = list(_declared(registry(), kind))
    if json:
        for cls in found:
            show_json(_as_dict(cls, registry()))
    else:
        titles = [T("Id"), T("Name"), T("What it is")]
        show_table(titles, ([cls.id, say(cls.title), say(cls.help)] for cls in found))


def _list_blocks(json: bool) -> None:
    """The blocks that a person keeps; what is wrong with one is told, and the others are listed."""
    from deepstudio.storage.own_blocks import stored_blocks

    found, remarks = stored_blocks()
    for remark in remarks:
        write(say(remark), sys.stderr)
    if json:
        for one in found:
            layers = [node.layer for node in one.block.part.nodes]
            show_json({"id": one.id, "title": one.block.title, "layers": layers, "path": str(one.path)})
    else:
        titles = [T("Id"), T("Name"), T("What it is")]
        show_table(titles, ([one.id, one.block.title, say(layers_in(one.block))] for one in found))


def _declared(registry: Registry, kind: ListedFamily) -> Iterable[type[Settings]]:
    if kind is ListedFamily.samples:
        return [source for source in registry.sources if source.built_in]
    family: Iterable[type[Settings]] = registry.families()[kind.value]
    return family


def _as_dict(cls: type[Settings], registry: Registry) -> dict[str, Any]:
    settings = [
        {
            "name": spec.name,
            "kind": spec.kind,
            "title": say(spec.title),
            "help": say(spec.help),
            "default": spec.default,
            "minimum": spec.ge,
            "maximum": spec.le,
            "choices": [choice.value for choice in registry.choices(spec)],
        }
        for spec in cls.specs()
    ]
    category = getattr(cls, "category", None)
    kind = {"category": category.value} if isinstance(category, Enum) else {}
    return {"id": cls.id, "title": say(cls.title), "help": say(cls.help), **kind, "settings": settings}
