"""Which columns count, on Evaluate, and why one row is answered so, on Predict; with a network that was trained."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from deepstudio.core.importance import Importance
from deepstudio.ui.kinds.picture.giver import PictureGiver
from deepstudio.ui.kinds.row.giver import RowGiver
from deepstudio.ui.kinds.row.samples import CloseRow
from deepstudio.ui.kinds.row.why import RowWhy
from deepstudio.ui.kinds.text.giver import TextGiver
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.results.importance import ImportanceView
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import BarList
from tests.ui.pages.conftest import actions, asked, show_page
from tests.ui.pages.test_evaluate import answer, wrong_of
from tests.ui.pages.test_evaluate_numbers import numbers_folder

__all__ = ["actions", "asked", "numbers_folder", "show_page"]

LONG = 60_000
LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., Page]


@pytest.fixture
def patients(studio: Studio, numbers_folder: Path, tmp_path: Path) -> Studio:
    """A studio with a project that answers a number from ten columns."""
    copy = tmp_path / "病人 patients"
    shutil.copytree(numbers_folder, copy)
    studio.open(copy)
    return studio


@pytest.fixture
def importance(patients: Studio, show_page: Show, qtbot: QtBot) -> ImportanceView:
    page = show_page(EvaluatePage, patients)
    assert isinstance(page, EvaluatePage)
    qtbot.waitUntil(lambda: page.evaluation() is not None, timeout=LONG)
    view = answer(page).view(ImportanceView)
    assert isinstance(view, ImportanceView)
    return view


@pytest.fixture
def panel(patients: Studio, show_page: Show, qtbot: QtBot) -> TryPanel:
    page = show_page(PredictPage, patients)
    assert isinstance(page, PredictPage)
    qtbot.waitUntil(lambda: page.panel is not None)
    assert page.panel is not None
    qtbot.waitUntil(page.panel.following.is_answered, timeout=LONG)
    return page.panel


def row(panel: TryPanel) -> RowGiver:
    (giver,) = panel.givers
    assert isinstance(giver, RowGiver)
    return giver


def explained(panel: TryPanel, qtbot: QtBot) -> RowWhy:
    """Once it is about what is given now."""
    giver = row(panel)
    qtbot.waitUntil(lambda: giver._explained == giver.given() and bool(giver.effects.lists), timeout=LONG)
    return giver.effects


def words(bars: BarList) -> dict[str, str]:
    return {bar.name: bar.words for bar in bars.rows.rows}


def test_the_columns_stand_with_the_examination_the_most_important_first(importance: ImportanceView) -> None:
    section = importance_of(importance)
    bars = importance.bars.rows.rows
    assert [bar.name for bar in bars] == [one.name for one in section.columns]
    assert len(bars) == 10
    assert bars[0].strong
    assert [bar.amount for bar in bars] == sorted((bar.amount for bar in bars), reverse=True)
    assert "“Mean error” gets worse where a column is shuffled among" in importance.how.text()
    assert "what causes what" in importance.reading.text()


def importance_of(view: ImportanceView) -> Importance:
    holder = view.parentWidget()
    while holder is not None and not hasattr(holder, "examination"):
        holder = holder.parentWidget()
    assert holder is not None
    found: Importance | None = holder.examination.section(Importance)
    assert found is not None
    return found


def test_each_column_is_read_in_a_sentence(importance: ImportanceView) -> None:
    said = [importance.bars.rows.said(bar) for bar in importance.bars.rows.rows]
    assert said[0].startswith(
        f"Where “{importance.bars.rows.rows[0].name}” is shuffled, “Mean error” gets worse by"
    )
    assert importance.bars.accessibleName() == "Importance of columns"


def test_a_row_says_what_each_column_did(panel: TryPanel, qtbot: QtBot) -> None:
    why = explained(panel, qtbot)
    (bars,) = why.lists
    assert set(words(bars)) == set(row(panel).columns)
    assert why.isVisible()
    amounts = [abs(bar.amount) for bar in bars.rows.rows]
    assert amounts == sorted(amounts, reverse=True)
    assert "How much a column adds to the answer" in bars.accessibleName()
    assert "the mean, or the most frequent one" in why.note.text()


def test_it_follows_what_is_typed_and_says_so_meanwhile(panel: TryPanel, qtbot: QtBot) -> None:
    why = explained(panel, qtbot)
    field = row(panel).cells["body mass index"].focusProxy()
    field.selectAll()
    qtbot.keyClicks(field, "41")
    qtbot.waitUntil(panel.following.is_answered, timeout=LONG)
    high = words(explained(panel, qtbot).lists[0])["body mass index"]
    assert high.startswith("+")
    field.selectAll()
    qtbot.keyClicks(field, "19")
    qtbot.waitUntil(lambda: "about the values before" in why.note.text().lower(), timeout=LONG)
    qtbot.waitUntil(lambda: words(why.lists[0]).get("body mass index", "+").startswith("−"), timeout=LONG)


def test_a_bar_leads_to_its_field(panel: TryPanel, qtbot: QtBot) -> None:
    (bars,) = explained(panel, qtbot).lists
    name = bars.rows.rows[1].name
    qtbot.mouseClick(bars.viewport(), LEFT, pos=bars.visualRect(bars.rows.index(1)).center())
    field = row(panel).cells[name].focusProxy()
    qtbot.waitUntil(field.hasFocus)


def test_what_is_no_row_any_more_has_no_reasons(panel: TryPanel, qtbot: QtBot) -> None:
    why = explained(panel, qtbot)
    field = row(panel).cells["body mass index"].focusProxy()
    field.selectAll()
    qtbot.keyClicks(field, "heavy")
    assert not why.isVisible()


def test_a_mistake_says_why_too(patients: Studio, show_page: Show, qtbot: QtBot) -> None:
    page = show_page(EvaluatePage, patients)
    assert isinstance(page, EvaluatePage)
    qtbot.waitUntil(lambda: page.evaluation() is not None, timeout=LONG)
    wrong = wrong_of(page)
    wrong.list.reveal(wrong.shown()[0].id)
    closely = answer(page).sample.view
    assert isinstance(closely, CloseRow)
    qtbot.waitUntil(lambda: bool(closely.why.lists), timeout=LONG)
    assert set(words(closely.why.lists[0])) == set(closely._columns)
    assert not closely.why.note.isVisible()
    assert "usual value" in closely.why.toolTip()


def test_beside_a_row_texts_and_pictures_say_that_only_columns_are_explained(
    studio: Studio, qtbot: QtBot
) -> None:
    why = {"answers": {"label": {"label": "a", "value": 0.9, "form": "percent", "columns": []}}}
    text, picture = TextGiver(studio, ["text"]), PictureGiver(studio, ["picture"])
    for giver in (text, picture):
        qtbot.addWidget(giver)
        giver.show_explanation({}, why, {})
    assert any("enters alone" in label.text() for label in text.card.legend.findChildren(QLabel))
    assert "enters alone" in picture.why.sentence.text()
