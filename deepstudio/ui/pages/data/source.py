"""The left column: where the data comes from, how samples become numbers, how they are divided."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deepstudio.core.data_edits import change_data, locate, set_column
from deepstudio.core.declarations import Source
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.data.plan_edits import change_source, choose_columns, use_source
from deepstudio.data.split import PARTS
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.answers.target import TONES
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.own_data import OwnData
from deepstudio.ui.pages.data.choice import DropArea, SamplesButton
from deepstudio.ui.pages.data.columns_form import ColumnsForm, naming
from deepstudio.ui.pages.data.columns_table import ColumnsTable
from deepstudio.ui.pages.data.split_form import SplitForm
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import (
    Label,
    MiniBar,
    OutlineButton,
    Panel,
    Scroll,
    SettingsForm,
    TitleLabel,
)
from deepstudio.ui.widgets.drops import table_filter
from deepstudio.ui.widgets.layouts import STRETCH, column_of
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.data_watch import source_path

WIDTH = 262
PLACE = "path"  # the setting of a source that is chosen with the buttons
# Which choice a scan refused, by its reason.
WRONG_COLUMN = {
    "no_text_column": "text",
    "no_label_column": "label",
    "same_column": "label",
    "too_many_classes": "label",
    "one_class": "label",
}


class SourceColumn(Panel):
    """Every change is an edit of the project."""

    refused = Signal(object, object)
    """Why a folder or file cannot be used, as `Explained`, and its path."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="right")
        self._studio = studio
        self._own_data, self._aside = OwnData(studio, self), Aside(self)
        self._columns_of: str = ""
        """The source whose columns the form shows, and how it is read."""
        self.setFixedWidth(scaled(WIDTH))
        self._split_error: Text | None = None
        self._build()
        self._lay_out()
        self.show_plan(self._plan())

    # What it shows

    def show_plan(self, plan: DataPlan | None) -> None:
        """Shows `plan`; forms keep what the user is typing."""
        self.drop.set_path(source_path(plan) if plan is not None else None)
        self.samples.set_current(plan.source.id if plan is not None else "")
        self.table.hide()
        self._show_file_columns(plan)
        rest = (self.form_title, self.form, self.split_title, self.split, self.parts, self.parts_words)
        for widget in rest:
            widget.setVisible(plan is not None)
        if plan is not None:
            self._show_columns(plan)
            self._show_split(plan)
        self._show_own(plan)

    def focus(self, setting: str) -> None:
        """Puts the cursor into a setting of the source, the samples or the split."""
        for form in (self.columns, self.own, self.form, self.split):
            if setting in form.names() and form.isVisibleTo(self):
                form.focus(setting)

    def specs(self) -> Iterator[SettingSpec]:
        """The settings that `focus` reaches."""
        for form in (self.columns, self.own, self.form, self.split):
            if form.isVisibleTo(self):
                yield from form.specs()

    # What the user does

    def choose_folder(self) -> None:
        """Asks for a folder and makes it the data."""
        title = self.tr("Choose a folder with one sub-folder for each class")
        if (found := self._ask_folder(title)) is not None:
            self.use_path(found)

    def choose_file(self) -> None:
        """Asks for a table and makes it the data."""
        title = self.tr("Choose a table with a sample in each row")
        if (found := self._ask_file(title)) is not None:
            self.use_path(found)

    def choose_again(self) -> None:
        """Asks for a folder or a file, whichever the data is now."""
        path = self.drop.path
        if path is not None and path.is_file():
            self.choose_file()
        else:
            self.choose_folder()

    def use_path(self, path: Path) -> None:
        """Finds out what kind of data this is, and makes it the project's."""
        self._own_data.take(path, lambda: None, self.refused.emit)

    def use_sample(self, source_id: str) -> None:
        self._studio.edit(use_source(self._studio.registry, source_id))
        self.show_plan(self._plan())

    def locate_data(self) -> None:
        """Asks where data that was moved lies now."""
        ask = self._ask_file if self._is_file() else self._ask_folder
        found = ask(self.tr("Where does your data lie now?"))
        if found is not None:
            self._studio.edit(locate(str(found)))

    def _ask_folder(self, title: str) -> Path | None:
        found = QFileDialog.getExistingDirectory(self, title, self._start())
        return Path(found) if found else None

    def _ask_file(self, title: str) -> Path | None:
        found, _ = QFileDialog.getOpenFileName(self, title, self._start(), table_filter())
        return Path(found) if found else None

    def _start(self) -> str:
        path = self.drop.path
        return str(path.parent) if path is not None else ""

    def _is_file(self) -> bool:
        """Whether the data is a file; one that was moved is known by its ending."""
        path = self.drop.path
        return path is not None and (path.is_file() or (not path.is_dir() and bool(path.suffix)))

    def _edit_column(self, name: str, value: object, merge: bool) -> None:
        plan = self._plan()
        column = self._shown_column(plan) if plan is not None else ""
        if column:
            label = change_of(self.form, name)
            self._apply(set_column(column, {name: value}, label, f"data.{name}"), merge)

    def _edit_split(self, name: str, value: object, merge: bool) -> None:
        plan = self._plan()
        if plan is None:
            return
        changed = self.split.changed(name, value)
        self._split_error = changed if isinstance(changed, Text) else None
        if isinstance(changed, SplitPlan):
            self._apply(change_data(change_of(self.split, name), f"split.{name}", split=changed), merge)
        self.split.set_errors({name: self._split_error} if self._split_error is not None else {})

    def _apply(self, edit: Edit, merge: bool) -> None:
        if not merge:
            self._studio.end_merge()
        self._studio.edit(edit)

    # Inside

    def _plan(self) -> DataPlan | None:
        return self._studio.project.data if self._studio.project is not None else None

    def _source(self, plan: DataPlan | None) -> type[Source] | None:
        return self._studio.registry.sources.get(plan.source.id) if plan is not None else None

    def _show_own(self, plan: DataPlan | None) -> None:
        """Settings of the source that are no place and no column, such as which toy sentences to take."""
        source = self._source(plan)
        elsewhere = {PLACE, *naming(source)}
        specs = [spec for spec in source.specs() if spec.name not in elsewhere] if source is not None else []
        self.own.setVisible(bool(specs))
        if plan is not None:
            self.own.set_specs(specs, plan.source.settings, key=plan.source.id)
            self._name(self.own)

    def _edit_own(self, name: str, value: object, merge: bool) -> None:
        label = change_of(self.own, name)
        self._apply(change_source(self._studio.registry, {name: value}, label, f"source.{name}"), merge)

    def _show_columns(self, plan: DataPlan) -> None:
        looks = looks_of(plan, self._studio.registry)
        several = self._has_table(plan)
        self.table.setVisible(several)
        if several:
            self.table.show_plan(plan, looks.column)
        chosen = plan.columns.get(self._shown_column(plan))
        cls = self._studio.registry.columns.get(chosen.id) if chosen is not None else None
        there = cls is not None and bool(cls.specs())
        self.form_title.setVisible(there and not several)
        self.form.setVisible(there)
        if cls is None or chosen is None:
            return
        self.form_title.setText(self.tr("For the network"))
        key = f"{plan.source.id} {self._shown_column(plan)}"
        self.form.set_specs(cls.specs(), chosen.settings, self._errors(cls.specs()), key)
        self._name(self.form)

    def _has_table(self, plan: DataPlan) -> bool:
        """Whether each column is shown, as that of a table."""
        return len(plan.columns) > 2 and not naming(self._source(plan))

    def _shown_column(self, plan: DataPlan) -> str:
        """The column whose settings are shown: the selected one of a table, or what enters."""
        return self.table.current if self._has_table(plan) else looks_of(plan, self._studio.registry).column

    def _show_file_columns(self, plan: DataPlan | None, again: bool = False) -> None:
        """The columns of a table; they are read beside the window's thread where the file is another one."""
        source, path = self._source(plan), source_path(plan) if plan is not None else None
        is_table = bool(naming(source)) and path is not None
        self.columns_title.setVisible(is_table or (plan is not None and self._has_table(plan)))
        self.columns.setVisible(is_table)
        if plan is None or source is None or path is None or not is_table:
            self._columns_of = ""
            return
        elsewhere = {PLACE, *naming(source)}
        how = {name: value for name, value in plan.source.settings.items() if name not in elsewhere}
        key = f"{path} {sorted(how.items())}"
        if key != self._columns_of:
            self.columns.set_columns(())
        if again or key != self._columns_of:
            self._columns_of = key
            self._aside.forget()
            read = partial(data_process().call, served.table_columns, path, how)
            self._aside.ask(read, self.columns.set_columns, partial(self.columns.set_columns, ()))
        self.columns.show_chosen(source, plan.source.settings)
        self.show_column_problems()

    def show_column_problems(self) -> None:
        """Marks the choice of a column that the last scan refused."""
        found = {
            WRONG_COLUMN[p.id]: tr_text(p.message)
            for p in self._studio.extra_problems
            if p.id in WRONG_COLUMN
        }
        self.columns.set_errors(found)

    def take_scan(self) -> None:
        """The data was looked through; a table may have other columns now."""
        self._show_file_columns(self._plan(), again=True)

    def _edit_file_column(self, setting: str, column: object, merge: bool) -> None:
        self._apply(choose_columns(self._studio.registry, {setting: str(column)}), merge)

    def _errors(self, specs: tuple[SettingSpec, ...]) -> dict[str, str | Text]:
        names = {spec.name for spec in specs}
        found = self._studio.report.of_area("data")
        return {p.place.setting: p.message for p in found if p.place.setting in names}

    def offer_ways(self, offered: bool) -> None:
        """Whether other data can be chosen here; where there is none yet, the middle of the page offers it."""
        for widget in (self.drop, self.choose, self.choose_table):
            widget.setVisible(offered)

    def _show_split(self, plan: DataPlan) -> None:
        self.split.show_plan(plan)
        self._name(self.split)
        train, validation, test = plan.percents
        words = self.tr("{train} % training, {validation} % validation, {test} % test")
        words = words.format(train=train, validation=validation, test=test)
        parts = [(share / 100, TONES[part]) for share, part in zip(plan.shares, PARTS, strict=True)]
        self.parts.set_parts(parts, words)
        rest = self.tr("The rest, {test} %, is the test.").format(test=test)
        self.parts_words.setText(words if plan.keeps_parts else rest)

    def _name(self, form: SettingsForm) -> None:
        for name in form.names():
            form.field(name).setObjectName(f"data.{name}")

    def _build(self) -> None:
        self.title = TitleLabel(self.tr("Source"), self)
        self.drop = DropArea(self)
        self.drop.setObjectName("data.drop")
        tip = self.tr(
            "A folder with one sub-folder for each class, such as of pictures or texts, or with a text file for each."
        )
        self.choose = OutlineButton(self.tr("Choose a folder…"), "folder", tip=tip, parent=self)
        tip = self.tr("A table with a sample in each row: CSV, TSV, Excel or JSON lines.")
        self.choose_table = OutlineButton(self.tr("Choose a table…"), "list", tip=tip, parent=self)
        tip = self.tr("Say where your data lies now. Labels and exclusions stay.")
        self.locate = OutlineButton(self.tr("Locate…"), "locate", tip=tip, parent=self)
        self.locate.hide()
        buttons = {"choose-folder": self.choose, "choose-table": self.choose_table, "locate": self.locate}
        for name, button in buttons.items():
            button.setObjectName(f"data.{name}")
        self.choose.clicked.connect(self.choose_folder)
        self.choose_table.clicked.connect(self.choose_file)
        self.locate.clicked.connect(self.locate_data)
        built_in = [source for source in self._studio.registry.sources if source.built_in]
        self.samples = SamplesButton(built_in, self)
        self.samples.wanted.connect(self.use_sample)
        self.columns_title, self.form_title = TitleLabel(self.tr("Columns"), self), TitleLabel(parent=self)
        self.split_title = TitleLabel(self.tr("Split"), self)
        self.columns = ColumnsForm(self)
        self.columns.edited.connect(self._edit_file_column)
        self.table = ColumnsTable(self._studio.registry, self)
        self.table.edited.connect(lambda edit: self._apply(edit, False))
        self.table.selected.connect(lambda: self.show_plan(self._plan()))
        self.form, self.own = SettingsForm(self), SettingsForm(self)
        self.split = SplitForm(self._studio.registry, self)
        self.own.edited.connect(self._edit_own)
        self.form.edited.connect(self._edit_column)
        self.split.edited.connect(self._edit_split)
        self.parts = MiniBar(self)
        self.parts_words = Label("", "secondary", "text3", wrap=True, parent=self)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        source = (self.title, self.drop, self.choose, self.choose_table, self.samples, self.locate, self.own)
        columns = (self.columns_title, self.columns, 6, self.table, self.form_title, self.form)
        split = (self.split_title, self.split, self.parts, self.parts_words)
        column_of(*source, 6, *columns, 6, *split, STRETCH, gap=8, margins=14, on=inside)
        column_of(Scroll(inside, self), on=self)


def change_of(form: SettingsForm, name: str) -> Text:
    """What a change of a setting is called among what can be undone."""
    return T("Change {setting}", setting=form.row(name).spec.title)
