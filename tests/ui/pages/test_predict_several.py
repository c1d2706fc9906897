"""Several columns enter: each is given in its own way, and they are answered together, in several answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.core.project import ColumnFound, ColumnPlan, Project
from deepstudio.ui.kinds.looks import Looks, entering_looks
from deepstudio.ui.kinds.row.giver import RowGiver
from deepstudio.ui.kinds.text.giver import TextGiver
from deepstudio.ui.pages.predict.panel import TryPanel
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import TitleLabel

AGE = ColumnFound(low=0, high=100, whole=True)


class Engine:
    """Remembers what it is asked."""

    def __init__(self) -> None:
        self.given: list[dict[str, Any]] = []
        self.done: Callable[[dict[str, Any]], None] | None = None

    def ask(self, do: str, *, done: Any, failed: Any, **fields: Any) -> None:
        if do == "predict":
            (given,) = fields["given"]
            self.given.append(given)
            self.done = done

    def answer(self) -> None:
        assert self.done is not None
        label = {
            "kind": "class",
            "label": "good",
            "confidence": 0.75,
            "probabilities": {"bad": 0.25, "good": 0.75},
        }
        stars = {"kind": "number", "value": 4.2, "unit": "stars", "low": 1, "high": 5}
        self.done(
            {"answers": [{"input": "", "answers": {"label": label, "stars": stars}}], "weights": "best"}
        )


@pytest.fixture
def project(trained: Studio) -> Project:
    """With a text, a number, a city and their answers."""
    project = trained.project
    assert project is not None
    assert project.data is not None
    assert project.data.found is not None
    columns = {
        "age": ColumnPlan(id="number", settings={"unit": "years"}),
        "text": ColumnPlan(id="text"),
        "city": ColumnPlan(id="category"),
        "label": ColumnPlan(id="category", use="target"),
        "stars": ColumnPlan(id="number", use="target"),
    }
    city = ColumnFound(classes=("Lyon", "Paris"), counts=(3, 4))
    found = project.data.found.replace(columns={"age": AGE, "city": city})
    return project.replace(data=project.data.replace(columns=columns, found=found))


@pytest.fixture
def engine(trained: Studio, monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setattr(trained, "ask", made.ask)
    return made


@pytest.fixture
def panel(trained: Studio, project: Project, engine: Engine, qtbot: QtBot) -> TryPanel:
    found = entering_looks(project.data, trained.registry)
    givers = [looks.giver(trained, columns, None) for looks, columns in found]  # type: ignore[arg-type]
    made = TryPanel(trained, [giver for giver in givers if giver is not None], found[0][0])
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_run(trained.runs[0], project)
    return made


def parts(panel: TryPanel) -> tuple[RowGiver, TextGiver]:
    row, text = panel.givers
    assert isinstance(row, RowGiver)
    assert isinstance(text, TextGiver)
    return row, text


def test_flat_columns_are_given_together_and_others_alone(panel: TryPanel, project: Project) -> None:
    row, text = parts(panel)
    assert (row.columns, text.columns) == (("age", "city"), ("text",))
    assert panel.many is None, "no file holds all of them"


def test_nothing_is_asked_before_everything_is_there(panel: TryPanel, engine: Engine, qtbot: QtBot) -> None:
    row, text = parts(panel)
    qtbot.keyClicks(text.card.box, "good")
    assert panel.answer.words.text() == row.hint()
    assert engine.given == []
    age = row.cells["age"]
    qtbot.keyClicks(age.field, "34")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(engine.given))
    assert engine.given == [{"age": 34.0, "city": None, "text": "good"}] or engine.given[-1]["age"] in (3, 34)
    engine.answer()
    while not panel.following.is_answered():
        qtbot.wait(10)
        engine.answer()
    assert engine.given[-1] == {"age": 34.0, "city": None, "text": "good"}


def test_every_answer_is_shown_by_its_column_and_kept_with_all_that_was_given(
    panel: TryPanel, engine: Engine, qtbot: QtBot
) -> None:
    row, text = parts(panel)
    text.card.set_text("fine")
    row.cells["age"].set_value(20)
    row._values = {"age": 20.0}
    row.changed.emit()
    qtbot.waitUntil(lambda: bool(engine.given))
    engine.answer()
    titles = [label.text() for label in panel.answer.findChildren(TitleLabel) if not label.isHidden()]
    assert titles[1:] == ["label", "stars"]
    text.kept.emit()
    (tried,) = panel.side.list.rows.rows
    assert tried.cells == {"age": 20.0, "city": None, "text": "fine"}
    assert tried.said({}) == "good (75.0 %) · 4.2 stars"
    assert tried.title == "20 · fine"
    text.card.set_text("")
    panel.side.list.chosen.emit(tried)
    assert (text.card.text(), row.given()) == ("fine", {"age": 20.0, "city": None})


def test_a_view_that_cannot_be_made_is_named_and_replaced() -> None:
    class Broken(Looks):
        sample_shown = "no_such_plugin.views:Details"

    looks = Broken()
    assert type(looks.details(None)).__name__ == "SampleDetails"  # type: ignore[arg-type]
    assert looks.complaint is not None
    assert "no_such_plugin" in str(looks.complaint)
