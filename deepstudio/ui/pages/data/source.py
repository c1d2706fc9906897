"""The left column: where the data comes from, how pictures are brought to size, how samples are divided."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.core.edits import change_data, set_column
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.data.split import PARTS
from deepstudio.ui.new_project import use_pictures
from deepstudio.ui.pages.data.choice import DropArea, SourceCard
from deepstudio.ui.pages.data.edits import change_split, locate, use_source
from deepstudio.ui.pages.data.table import TONES
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import (
    Label,
    MiniBar,
    OutlineButton,
    Panel,
    Scroll,
    SettingsForm,
    TitleLabel,
    Translated,
)
from deepstudio.ui.workers.data_watch import source_path

WIDTH = 262


class SourceColumn(Translated, Panel):
    """Every change is an edit of the project."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="right")
        self._studio = studio
        self.setFixedWidth(WIDTH)
        self._split_error: Text | None = None
        self._build()
        self._lay_out()
        self.retranslate()

    # What it shows

    def show_plan(self, plan: DataPlan | None) -> None:
        """Shows `plan`; forms keep what the user is typing."""
        path = source_path(plan) if plan is not None else None
        self.drop.set_path(path)
        for card in self.samples:
            card.setChecked(plan is not None and plan.source.id == card.source_id)
        self.pictures.setVisible(plan is not None)
        self.pictures_title.setVisible(plan is not None)
        self.split_title.setVisible(plan is not None)
        self.split.setVisible(plan is not None)
        self.parts.setVisible(plan is not None)
        self.parts_words.setVisible(plan is not None)
        if plan is not None:
            self._show_columns(plan)
            self._show_split(plan.split)

    def set_locatable(self, moved: bool) -> None:
        """Whether the data is no longer where it was."""
        self.locate.setVisible(moved)

    def focus(self, setting: str) -> None:
        """Puts the cursor into a setting of the pictures or the split."""
        for form in (self.pictures, self.split):
            if setting in form.names():
                form.focus(setting)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Source"))
        self.choose.setText(self.tr("Choose a folder…"))
        self.locate.setText(self.tr("Locate…"))
        self.locate.set_tip(self.tr("Say where your data lies now. Labels and exclusions stay."))
        self.samples_title.setText(self.tr("Built-in samples"))
        self.pictures_title.setText(self.tr("Pictures for the network"))
        self.split_title.setText(self.tr("Split"))
        project = self._studio.project
        if project is not None:
            self.show_plan(project.data)

    # What the user does

    def choose_folder(self) -> None:
        """Asks for a folder of pictures and makes it the data."""
        found = self._ask(self.tr("Choose the folder with your pictures: one sub-folder for each class"))
        if found is not None:
            self.use_folder(found)

    def use_folder(self, path: Path) -> None:
        self._studio.edit(use_pictures(self._studio.registry, path))

    def use_sample(self, source_id: str) -> None:
        self._studio.edit(use_source(self._studio.registry, source_id))
        project = self._studio.project
        self.show_plan(project.data if project is not None else None)

    def locate_data(self) -> None:
        """Asks where data that was moved lies now."""
        found = self._ask(self.tr("Where does your data lie now?"))
        if found is not None:
            self._studio.edit(locate(str(found)))

    def _ask(self, title: str) -> Path | None:
        path = self.drop.path
        start = str(path.parent) if path is not None else ""
        found = QFileDialog.getExistingDirectory(self, title, start)
        return Path(found) if found else None

    def _edit_column(self, name: str, value: object, merge: bool) -> None:
        plan = self._plan()
        column = _picture(plan) if plan is not None else ""
        if not column:
            return
        title = self.pictures.row(name).spec.title
        label = T("Change {setting}", setting=title)
        self._apply(set_column(column, {name: value}, label, f"data.{name}"), merge)

    def _edit_split(self, name: str, value: object, merge: bool) -> None:
        plan = self._plan()
        if plan is None:
            return
        changed = change_split(plan.split, {name: value})
        self._split_error = changed if isinstance(changed, Text) else None
        if isinstance(changed, SplitPlan):
            label = T("Change {setting}", setting=self.split.row(name).spec.title)
            self._apply(change_data(label, f"split.{name}", split=changed), merge)
        self.split.set_errors({name: self._split_error} if self._split_error is not None else {})

    def _apply(self, edit: Edit, merge: bool) -> None:
        if not merge:
            self._studio.end_merge()
        self._studio.edit(edit)

    # Inside

    def _plan(self) -> DataPlan | None:
        return self._studio.project.data if self._studio.project is not None else None

    def _show_columns(self, plan: DataPlan) -> None:
        column = _picture(plan)
        chosen = plan.columns.get(column)
        cls = self._studio.registry.columns.get(chosen.id) if chosen is not None else None
        self.pictures_title.setVisible(cls is not None)
        self.pictures.setVisible(cls is not None)
        if cls is not None and chosen is not None:
            values: Mapping[str, Any] = chosen.settings
            self.pictures.set_specs(cls.specs(), values, self._errors(cls.specs()), plan.source.id)
            self._name(self.pictures)

    def _errors(self, specs: tuple[SettingSpec, ...]) -> dict[str, str | Text]:
        names = {spec.name for spec in specs}
        found = self._studio.report.of_area("data")
        return {p.place.setting: p.message for p in found if p.place.setting in names}

    def _show_split(self, plan: SplitPlan) -> None:
        self.split.set_specs(SplitPlan.specs(), plan.values())
        self._name(self.split)
        shares = (plan.train, plan.validation, plan.test)
        words = self.tr("{train} % training, {validation} % validation, {test} % test").format(
            train=plan.train, validation=plan.validation, test=plan.test
        )
        self.parts.set_parts(
            [(share / 100, TONES[part]) for share, part in zip(shares, PARTS, strict=True)], words
        )
        self.parts_words.setText(self.tr("The rest, {test} %, is the test.").format(test=plan.test))

    def _name(self, form: SettingsForm) -> None:
        for name in form.names():
            form.field(name).setObjectName(f"data.{name}")

    def _build(self) -> None:
        self.title, self.samples_title = TitleLabel(parent=self), Label("", "secondary", "text2", parent=self)
        self.drop = DropArea(self)
        self.drop.setObjectName("data.drop")
        self.drop.dropped.connect(self.use_folder)
        self.choose = OutlineButton(icon="folder", parent=self)
        self.choose.setObjectName("data.choose-folder")
        self.choose.clicked.connect(self.choose_folder)
        self.locate = OutlineButton(icon="locate", parent=self)
        self.locate.setObjectName("data.locate")
        self.locate.clicked.connect(self.locate_data)
        self.locate.hide()
        built_in = [source for source in self._studio.registry.sources if source.built_in]
        self.samples = [SourceCard(source, self) for source in built_in]
        for card in self.samples:
            card.clicked.connect(lambda _=False, id=card.source_id: self.use_sample(id))
        self.pictures_title, self.split_title = TitleLabel(parent=self), TitleLabel(parent=self)
        self.pictures, self.split = SettingsForm(self), SettingsForm(self)
        self.pictures.edited.connect(self._edit_column)
        self.split.edited.connect(self._edit_split)
        self.parts = MiniBar(self)
        self.parts_words = Label("", "secondary", "text3", parent=self)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.title, self.drop, self.choose, self.locate),
            (self.samples_title, *self.samples),
            (self.pictures_title, self.pictures),
            (self.split_title, self.split, self.parts, self.parts_words),
        )
        for group in groups:
            for widget in group:
                column.addWidget(widget)
            column.addSpacing(6)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Scroll(inside, self))


def _picture(plan: DataPlan) -> str:
    """The name of the first column with settings, such as `picture`; empty if there is none."""
    return next((name for name, chosen in plan.columns.items() if chosen.id == "picture"), "")
