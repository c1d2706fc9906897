"""Makes a project of a folder of pictures: name and template, with one suggested."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.core.declarations import Template
from deepstudio.core.registry import Registry
from deepstudio.storage import places
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import (
    ChoiceField,
    Labelled,
    OutlineButton,
    PathField,
    PrimaryButton,
    SecondaryLabel,
    TextField,
    TitleLabel,
    Translated,
)

MOST_CLASSES = 1000


class NewProjectDialog(Translated, QDialog):
    """`wanted(template, name, pictures, home)` once the user agrees."""

    wanted = Signal(str, str, object, object)

    def __init__(self, registry: Registry, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._classes = class_folders(pictures)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self.title, self.lead = TitleLabel("", self), SecondaryLabel("", self)
        self.pictures = PathField("folder", parent=self)
        self.pictures.set_value(str(pictures))
        self.name = TextField(pictures.name, parent=self)
        self.name.setObjectName("new.name")
        self.template = ChoiceField(parent=self)
        self.template.setObjectName("new.template")
        self.home = PathField("folder", parent=self)
        self.home.set_value(str(places.default_projects_dir()))
        fields = {"pictures": self.pictures, "name": self.name, "template": self.template, "home": self.home}
        self.rows = {id: Labelled("", field, parent=self) for id, field in fields.items()}
        self.cancel = OutlineButton(parent=self)
        self.accept_button = PrimaryButton(parent=self)
        self.accept_button.setObjectName("new.create")
        self.accept_button.setDefault(True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.template.set_value(suggested(registry, len(self._classes)))
        self._explain()
        self.name.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("New project"))
        self.title.setText(self.tr("New project from your pictures"))
        self._explain_classes()
        self.rows["pictures"].set_title(self.tr("Pictures"))
        self.rows["name"].set_title(self.tr("Name"))
        self.rows["template"].set_title(self.tr("Network to start from"))
        self.rows["home"].set_title(self.tr("Where the project goes"))
        self.template.set_choices([(t.id, tr_text(t.title)) for t in picture_templates(self._registry)])
        self.cancel.setText(self.tr("Cancel"))
        self.accept_button.setText(self.tr("Create project"))
        self._explain()

    def _explain_classes(self) -> None:
        count = len(self._classes)
        if count:
            names = ", ".join(self._classes[:4]) + ("…" if count > 4 else "")
            words = self.tr("1 class: {names}") if count == 1 else self.tr("{n} classes: {names}")
            self.lead.setText(words.format(n=count, names=names))
        else:
            self.lead.setText(
                self.tr("This folder has no sub-folders. Put the pictures of each class into its own.")
            )

    def _explain(self) -> None:
        template = self._registry.templates.get(self.template.value() or "")
        self.rows["template"].set_help(tr_text(template.help) if template else "")
        self.accept_button.set_blocked("" if self._name() else self.tr("Type a name first."))

    def _name(self) -> str:
        return " ".join(self.name.text().split())

    def _look(self) -> None:
        self._classes = class_folders(Path(self.pictures.value()))
        self._explain_classes()

    def _accept(self) -> None:
        if self._name():
            home = (
                Path(self.home.value()).expanduser() if self.home.value() else places.default_projects_dir()
            )
            pictures = Path(self.pictures.value()).expanduser()
            self.accept()
            self.wanted.emit(self.template.value(), self._name(), pictures, home)

    def _connect(self) -> None:
        self.pictures.edited.connect(lambda *_: self._look())
        self.name.edited.connect(lambda *_: self._explain())
        self.template.edited.connect(lambda *_: self._explain())
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._accept)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        for row in self.rows.values():
            column.addWidget(row)
        column.addSpacing(4)
        column.addLayout(buttons)


def class_folders(path: Path) -> list[str]:
    """The names of the sub-folders, in order; a folder that cannot be read has none."""
    try:
        with os.scandir(path) as entries:
            found = [
                e.name for e in islice(entries, MOST_CLASSES) if e.is_dir() and not e.name.startswith(".")
            ]
    except (OSError, ValueError):
        return []
    return sorted(found)


def picture_templates(registry: Registry) -> list[type[Template]]:
    """Templates that fit pictures: all but those made for the digits."""
    return [t for t in registry.templates if not t.id.startswith("digits")]


def suggested(registry: Registry, classes: int) -> str:
    """The textbook network for two classes, a deeper one for more."""
    known = [template.id for template in picture_templates(registry)]
    wanted = "cats-dogs-cnn" if classes <= 2 else "small-resnet"
    return wanted if wanted in known else known[0] if known else ""
