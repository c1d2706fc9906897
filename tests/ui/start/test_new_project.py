"""The dialog in which a project of a person's own data begins."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.data.served import class_folders
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.ui.kinds.suggestions import suggested
from deepstudio.ui.pages.start import new_project
from deepstudio.ui.pages.start.new_project import NewProjectDialog


@pytest.mark.parametrize(
    ("kind", "classes", "template"),
    [
        ("picture", 2, "cats-dogs-transfer"),
        ("picture", 7, "transfer"),
        ("text", 2, "sentiment-lstm"),
        ("text", 3, "sentiment-lstm-3"),
    ],
)
def test_a_template_is_suggested_for_kind_and_classes(kind: str, classes: int, template: str) -> None:
    columns = {"it": ColumnPlan(id=kind), "label": ColumnPlan(id="category", use="target")}
    plan = DataPlan(source=Chosen(id="table"), columns=columns)
    assert suggested(registry(), classes, plan) == template


def test_a_table_of_texts_gets_a_network_for_its_classes(qtbot: QtBot, tmp_path: Path) -> None:
    table = tmp_path / "点评 reviews.csv"
    rows = "\n".join(f"this is review number {n},{('good', 'bad', 'so so')[n % 3]}" for n in range(30))
    table.write_text(f"review,label\n{rows}\n", "utf-8")
    dialog = NewProjectDialog(registry(), table)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.name.text() == "点评 reviews"
    qtbot.waitUntil(lambda: dialog.lead.text() == "3 classes: bad, good, so so")
    assert dialog.template.value() == "sentiment-lstm-3"
    assert "cats-dogs-cnn" not in dialog.template._values
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    template, name, plan, home = wanted.args
    assert (template, name, home) == ("sentiment-lstm-3", "点评 reviews", default_projects_dir())
    assert (plan.source.id, plan.source.settings["path"]) == ("text-table", str(table))


@pytest.mark.parametrize(("answer", "template"), [("days", "table-regression"), ("ward", "table-mlp")])
def test_a_table_gets_a_network_for_what_it_answers(
    answer: str, template: str, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "病人.csv"
    cells = {"days": lambda n: f"{n % 23 + n / 7:.3f}".replace(".", ","), "ward": lambda n: "AB"[n % 2]}
    rows = [f"{20 + n % 31};{'男女'[n % 2]};{cells[answer](n)}" for n in range(60)]
    table.write_text("\n".join([f"age;性别;{answer}", *rows]), "utf-8")
    dialog = NewProjectDialog(registry(), table)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: f"“{answer}”" in dialog.lead.text())
    assert dialog.template.value() == template


def test_what_is_no_data_makes_no_project(qtbot: QtBot, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF")
    dialog = NewProjectDialog(registry(), report)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "report.pdf is nothing to learn from" in dialog.lead.text())
    assert not dialog.accept_button.isEnabled()


def test_a_new_project_needs_a_name(qtbot: QtBot, pictures: Path) -> None:
    dialog = NewProjectDialog(registry(), pictures)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isEnabled(), "it looks at the data first"
    assert class_folders(pictures) == ["cats", "dogs"]
    qtbot.waitUntil(lambda: dialog.lead.text() == "2 classes: cats, dogs")
    dialog.name.selectAll()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    assert not dialog.accept_button.isEnabled()
    assert dialog.accept_button.toolTip() == "Type a name first."
    QApplication.clipboard().setText("猫狗")
    qtbot.keyClick(dialog.name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    template, name, plan, home = wanted.args
    assert (template, name, home) == ("cats-dogs-transfer", "猫狗", default_projects_dir())
    assert plan.source.settings["path"] == str(pictures)


def test_data_of_a_kind_that_has_no_words_of_its_own_makes_a_project(
    qtbot: QtBot, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = DataPlan(
        source=Chosen(id="picture-folder", settings={"path": str(pictures)}),
        columns={"sound": ColumnPlan(id="sound"), "label": ColumnPlan(id="category", use="target")},
    )
    monkeypatch.setattr(new_project, "recognised_or_refused", lambda path: plan)
    dialog = NewProjectDialog(registry(), pictures)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.title.text() == "New project from your samples"
    assert dialog.template.value() == "empty"
    qtbot.waitUntil(lambda: not dialog._aside.busy)
