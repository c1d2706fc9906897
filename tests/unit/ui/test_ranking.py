"""One order for what is searched, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from deepstudio.catalog import registry
from deepstudio.core.ranking import rank
from deepstudio.ui import language
from deepstudio.ui.canvas.entries import by_family
from deepstudio.ui.canvas.layer_list import LayerList
from deepstudio.ui.language import tr_text


def test_the_whole_name_comes_before_its_beginning_a_word_a_part_and_a_keyword() -> None:
    names = {
        "Add": ("residual",), "Add layer": (), "Quick add": (), "Zero padding": (), "Sum": ("add", "skip"),
        "Dense": (),
    }  # fmt: skip
    found = {name: rank("add", (name,), words) for name, words in names.items()}
    assert found.pop("Dense") is None
    places = [place for place in found.values() if place is not None]
    assert [place[0] for place in places] == [0, 1, 2, 3, 4]
    assert places == sorted(places)


def test_every_word_must_be_found_and_keywords_count_from_their_beginning() -> None:
    assert rank("conv 2d", ("Convolution 2D",)) == (2, 14)
    assert rank("conv 3d", ("Convolution 2D",)) is None
    assert rank("kip", ("Add",), ("skip",)) is None
    assert rank("积", ("Conv",), ("二维卷积",)) is not None
    assert rank("", ("Anything",)) == (0, 0)
    assert rank("ADD", ("add",)) == (0, 3)


@pytest.mark.parametrize("code", ["en", "zh_CN"])
@pytest.mark.parametrize("layer", list(registry().layers), ids=lambda layer: layer.id)
def test_the_exact_name_of_a_layer_finds_it_first(qapp: QApplication, code: str, layer: type) -> None:
    """In the language in use, and in English in any."""
    language.install(qapp, code)
    shown = LayerList()
    shown.set_entries(by_family(registry().layers))
    for name in (tr_text(layer.title), str(layer.title)):
        shown.filter(name)
        assert shown.value() == layer.id
    shown.deleteLater()
    language.install(qapp, "en")


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("add", "add"),
        ("residual", "residual"),
        ("conv", "conv2d"),
        ("残差", "residual"),
        ("skip", "add"),
    ],
)
def test_what_people_type(qapp: QApplication, wanted: str, first: str) -> None:
    code = "en" if wanted.isascii() else "zh_CN"
    language.install(qapp, code)
    shown = LayerList()
    shown.set_entries(by_family(registry().layers))
    shown.filter(wanted)
    assert shown.value() == first, shown.values()
    shown.deleteLater()
    language.install(qapp, "en")
