"""The small i of cards and settings, and F1, open the entry that explains them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepstudio import catalog
from deepstudio.catalog.layers.convolution import Conv2d
from deepstudio.core.project import SplitPlan, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.core.settings import specs_of
from deepstudio.ui.widgets import Card, SettingsForm
from deepstudio.ui.widgets.info import InfoButton, about_of


class Holder(QWidget):
    """What a window does with a word."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def explain_word(self, id: str) -> None:
        self.asked.append(id)


@pytest.fixture
def holder(qtbot: QtBot) -> Holder:
    made = Holder()
    qtbot.addWidget(made)
    made.resize(500, 600)
    return made


def test_the_i_of_a_card_asks_for_its_entry(holder: Holder, qtbot: QtBot) -> None:
    card = Card("Loss", parent=holder, about="loss")
    card.resize(300, 80)
    holder.show()
    assert card.info is not None
    assert card.info.accessibleName() == "What is “Loss”?"
    qtbot.mouseClick(card.info, Qt.MouseButton.LeftButton)
    QTest.keyClick(card.info, Qt.Key.Key_Return)
    assert holder.asked == ["loss", "loss"]
    assert Card("Plain", parent=holder).info is None


def test_settings_say_what_explains_them(holder: Holder, qtbot: QtBot) -> None:
    form = SettingsForm(holder)
    form.set_specs(TrainingPlan.specs(), TrainingPlan().values())
    form.resize(300, 560)
    holder.show()
    for name, about in (("epochs", "epoch"), ("balanced", "balance")):
        assert about_of(form.field(name)) == about
        info = form.row(name).info
        assert info is not None
        qtbot.mouseClick(info, Qt.MouseButton.LeftButton)
        assert holder.asked[-1] == about
    assert about_of(form) == ""
    assert all(one.focusPolicy() == Qt.FocusPolicy.NoFocus for one in form.findChildren(InfoButton))


def declared(registry: Registry) -> Iterator[tuple[str, str]]:
    chosen = (*registry.layers, *registry.columns, *registry.optimizers, *registry.sources, *registry.splits)
    classes = (TrainingPlan, SplitPlan, *chosen)
    for cls in classes:
        yield from ((f"{cls.__name__}.{spec.name}", spec.about) for spec in specs_of(cls) if spec.about)
    for kind in (*registry.layers, *registry.exporters):
        yield from ((kind.id, kind.about) for _ in range(bool(kind.about)))
    for objective in registry.objectives:
        yield from ((metric.id, metric.about) for metric in objective.examined if metric.about)


def test_all_that_is_explained_has_an_entry() -> None:
    registry = catalog.registry()
    found = list(declared(registry))
    assert {about for _, about in found} >= {"epoch", "learning_rate", "accuracy", "vocabulary", "kernel"}
    assert [where for where, about in found if about not in registry.glossary] == []
    assert {spec.name: spec.about for spec in Conv2d.specs()}["stride"] == "stride"
