"""The left column: how the next run will learn, and on what."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from deepstudio.core.project import Project
from deepstudio.jobs.devices import chosen_device, device_chip, short_name
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.queue import AfterBar
from deepstudio.ui.pages.train.settings import PlanForms
from deepstudio.ui.pages.train.start_choice import StartChoice
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ChoiceField, Label, Labelled, Panel, Scroll, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of


class DeviceChoice(QWidget):
    """A preference, because a device belongs to the computer and not to the project."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.field = ChoiceField(name="train.device", parent=self)
        about = self.tr("The part of this computer that calculates. Automatic takes the fastest that works.")
        self.row = Labelled(self.tr("Device"), self.field, about, parent=self)
        self.sentence = Label("", "secondary", "text3", wrap=True, parent=self)
        self.sentence.setObjectName("train.device-sentence")
        column_of(self.row, self.sentence, gap=6, on=self)
        self.field.edited.connect(lambda value, _merge: studio.set_preferences(device=str(value)))
        studio.device_changed.connect(self._show)
        studio.preferences_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        answer, wanted = self._studio.devices, self._studio.preferences.device
        self.field.set_choices(self._choices(answer, wanted))
        self.field.set_value(wanted)
        self._show_test(answer, wanted)

    def _choices(self, answer: dict[str, Any] | None, wanted: str) -> list[tuple[str, str]]:
        chosen = chosen_device(answer, "auto")
        first = self.tr("Automatic")
        if chosen is not None:
            first = self.tr("Automatic: {device}").format(device=tr_text(short_name(chosen)))
        choices = [("auto", first)]
        for device in (answer or {}).get("devices", []):
            name = tr_text(short_name(device))
            if not device.get("works"):
                name = self.tr("{device} (does not work)").format(device=name)
            choices.append((str(device.get("id")), name))
        if wanted not in [value for value, _title in choices]:
            choices.append((wanted, wanted))
        return choices

    def _show_test(self, answer: dict[str, Any] | None, wanted: str) -> None:
        chip = device_chip(answer, wanted)
        self.row.set_note(self.tr("tested ✓") if chip.tone == "good" else "", "good")
        said = chip.tips or ((chip.text,) if answer is None else ())
        self.sentence.setText("\n".join(map(tr_text, said)))
        self.sentence.set_tone("warn" if chip.tone == "warn" else "text3")
        self.sentence.setVisible(bool(self.sentence.text()))


WIDTH = 262


class PlanColumn(Panel):
    """Settings of the training plan, then the device."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="right")
        self._studio = studio
        self.setFixedWidth(scaled(WIDTH))
        self.title = TitleLabel(self.tr("Training"), parent=self)
        self.hint = Label(self.tr("for the next run"), "secondary", "text3", parent=self)
        self.forms = PlanForms(studio, self)
        self.start = StartChoice(studio, self)
        self.computer = TitleLabel(self.tr("Computer"), parent=self)
        self.device = DeviceChoice(studio, self)
        inside = QWidget(self)
        parts = (row_of(self.title, STRETCH, self.hint), self.forms, self.start, 8, self.computer)
        column_of(*parts, self.device, STRETCH, gap=10, margins=14, on=inside)
        self.after = AfterBar(self)
        column_of((Scroll(inside, self), 1), self.after, gap=0, on=self)
        studio.runs_changed.connect(self._show_hint)
        self.hint.setToolTip(self.tr("The run that is going keeps the settings it began with."))
        self._show_hint()

    def show_project(self, project: Project) -> None:
        self.forms.show_project(project)
        self.start.show_project()

    def _show_hint(self) -> None:
        self.hint.setVisible(bool(self._studio.active_runs))
