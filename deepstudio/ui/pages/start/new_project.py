"""Makes a project of a folder or table: name and template, with one suggested."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.jobs.new_project import recognised_or_refused
from deepstudio.storage.preferred_places import default_projects_dir
from deepstudio.ui.kinds.looks import Looks, looks_of
from deepstudio.ui.kinds.suggestions import fitting_templates, suggested
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.start.name_dialog import NamingDialog
from deepstudio.ui.widgets import (
    ChoiceField,
    Labelled,
    OutlineButton,
    PathField,
    SecondaryLabel,
    TitleLabel,
)
from deepstudio.ui.widgets.drops import table_filter
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.workers.background import Aside

NAMED = 4  # of them in the sentence


class NewProjectDialog(NamingDialog):
    """`wanted(template, name, plan, home)` once the user agrees; `plan` is a `DataPlan` for the chosen data."""

    wanted = Signal(str, str, object, object)

    def __init__(self, registry: Registry, data: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New project"), 520, parent)
        self._registry = registry
        self._aside = Aside(self)
        self._looks = looks_of(None, registry)
        self._classes: Sequence[str] | None = None
        """None until they are known; of numbers there are none."""
        self._plan: DataPlan | None = None
        """What the data was recognised as, once that is known."""
        self._refused: Text | None = None
        self._doubt: Text | None = None
        """Why the classes are not known; that stops nobody, for the columns can be chosen on the Data page."""
        self._chosen = False
        """Whether the user chose a template; then nothing is suggested any more."""
        self.title, self.lead = TitleLabel("", self), SecondaryLabel("", self)
        self.data = PathField("file" if data.is_file() else "folder", table_filter(), parent=self)
        self.data.set_value(str(data))
        self.data.edited.connect(lambda *_: self._look_again())
        name = self.make_name(data.stem if data.is_file() else data.name, "new.name")
        self.template = ChoiceField(name="new.template", parent=self)
        self.template.edited.connect(lambda *_: self._choose_template())
        self.network_of = Labelled(self.tr("Network to start from"), self.template, parent=self)
        self.home = PathField("folder", parent=self)
        self.home.set_value(str(default_projects_dir()))
        place = Labelled(self.tr("Where the project goes"), self.home, parent=self)
        self.network = OutlineButton(self.tr("Read it over the network"), name="new.network", parent=self)
        self.network.clicked.connect(self._allow_network)
        rows = (Labelled(self.tr("Data"), self.data, parent=self), name, self.network_of, place)
        foot = self.make_foot(self.tr("Create project"), "new.create")
        foot.insertWidget(0, self.network)
        column_of(self.title, self.lead, *rows, 4, foot, gap=12, margins=(20, 18, 20, 18), on=self)
        self._proposed = self.name.text(), self.home.value()
        self._look_again()
        self.name.setFocus()

    @property
    def is_named(self) -> bool:
        """Whether the person gave it a name or a place of its own."""
        return (self.name.text(), self.home.value()) != self._proposed

    def _show(self) -> None:
        self.title.setText(tr_text((self._looks if self._plan is not None else Looks()).new_project))
        self._explain_classes()
        fitting = fitting_templates(self._registry, self._plan)
        self.template.set_choices([(t.id, tr_text(t.title)) for t in fitting])
        if not self._chosen or self.template.value() is None:
            self.template.set_value(suggested(self._registry, len(self._classes or ()), self._plan))
        self.judge()

    def _explain_classes(self) -> None:
        if self._refused is not None:
            self.lead.setText(tr_text(self._refused))
        elif self._classes is not None:
            self.lead.setText("\n".join(filter(None, (self._answered(), self._named(self._classes)))))
        elif self._doubt is not None:
            self.lead.setText(tr_text(self._doubt))
        else:
            self.lead.setText(self.tr("Looking through your data…"))
        self.lead.set_tone("bad" if self._refused is not None else "text2")

    def _answered(self) -> str:
        """Which column of a table is answered; of other data there is one only that can be."""
        targets = self._plan.of_use("target") if self._plan is not None and self._looks.together else ()
        words = self.tr(
            "The network learns to answer “{column}”. You can choose another column on the Data page."
        )
        return words.format(column=", ".join(targets)) if targets else ""

    def _named(self, classes: Sequence[str]) -> str:
        count = len(classes)
        names = ", ".join(classes[:NAMED]) + ("…" if count > NAMED else "")
        words = self.tr("1 class: {names}") if count == 1 else self.tr("{n} classes: {names}")
        return words.format(n=count, names=names) if count else ""

    def lacks(self) -> str:
        if self._refused is not None:
            return tr_text(self._refused)
        return super().lacks() if self._plan is not None else self.tr("Looking through your data…")

    def judge(self) -> None:
        template = self._registry.templates.get(self.template.value() or "")
        self.network_of.set_help(tr_text(template.help) if template else "")
        super().judge()

    def _look_again(self) -> None:
        """Finds out beside the window's thread what the data is, and then its classes."""
        path = Path(self.data.value()).expanduser()
        self._aside.forget()
        self._plan = self._classes = self._refused = self._doubt = None
        self.network.hide()
        self._aside.ask(lambda: recognised_or_refused(path), self._take_plan, self._refuse)
        self._show()

    def _take_plan(self, found: DataPlan | Explained) -> None:
        if isinstance(found, Explained):
            self.network.setVisible(found.cause == "network_path")
            return self._refuse(found.text)
        self._plan, self._looks = found, looks_of(found, self._registry)
        look = partial(data_process().call, served.classes, found)
        self._aside.ask(look, self._take_classes, self._wonder)
        self._show()

    def _allow_network(self) -> None:
        from deepstudio.data.network import allow

        allow(str(Path(self.data.value()).expanduser()))
        self._look_again()

    def _take_classes(self, names: Sequence[str]) -> None:
        self._classes = names
        self._show()

    def _refuse(self, reason: Text) -> None:
        self._refused = reason
        self._show()

    def _wonder(self, reason: Text) -> None:
        self._doubt = reason
        self._show()

    def _choose_template(self) -> None:
        self._chosen = True
        self.judge()

    def agree(self) -> None:
        if self.typed() and self._plan is not None:
            home = Path(self.home.value()).expanduser() if self.home.value() else default_projects_dir()
            self.accept()
            self.wanted.emit(self.template.value(), self.typed(), self._plan, home)
