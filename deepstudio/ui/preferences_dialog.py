"""The preferences: a form made from their settings; every change takes effect at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from deepstudio.core.settings import Choice, SettingSpec, settings_errors
from deepstudio.core.text import T, Text, verbatim
from deepstudio.jobs.devices import short_name
from deepstudio.storage import places
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.preferred_places import cache_dir, default_projects_dir
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ElidedLabel, Label, LinkButton, PathField, Scroll, SettingsForm, TitleLabel
from deepstudio.ui.widgets.dialog import ClosableDialog
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

PLACES = ("projects_dir", "cache_dir")


class PreferencesDialog(ClosableDialog):
    """Edits the studio's preferences; what does not fit is explained beside its field and not taken."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__("preferences", self.tr("Preferences"), QSize(560, 640), parent)
        self._studio = studio
        self.form = SettingsForm(self)
        self.form.edited.connect(self._edited)
        self.places = {
            "projects": _Place(self.tr("Projects"), default_projects_dir, self),
            "cache": _Place(self.tr("Prepared data"), cache_dir, self),
            "logs": _Place(self.tr("Logs"), places.log_dir, self),
        }
        content = QWidget(self)
        parts = (
            TitleLabel(self.windowTitle(), self),
            self.form,
            TitleLabel(self.tr("Where things are"), self),
        )
        column_of(*parts, *self.places.values(), STRETCH, gap=14, margins=(0, 0, 8, 0), on=content)
        self._lay_out((Scroll(content, self), 1))
        studio.preferences_changed.connect(self._show)
        studio.device_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        preferences = self._studio.preferences
        specs = [self._with_devices(spec) for spec in Preferences.specs()]
        self.form.set_specs(specs, preferences.values(), {})
        usual = {"projects_dir": places.usual_projects_dir, "cache_dir": places.usual_cache_dir}
        for name, folder in usual.items():
            field = self.form.field(name)
            if isinstance(field, PathField):
                field.edit.setPlaceholderText(str(folder()))
        for place in self.places.values():
            place.show_place()

    def _edited(self, name: str, value: object, merge: bool) -> None:
        error = self._refusal(name, value)
        self.form.set_errors({name: error} if error is not None else {})
        if error is None:
            self._studio.set_preferences(**{name: value})

    def _refusal(self, name: str, value: object) -> Text | None:
        """Why a value cannot be taken, or nothing."""
        if name in PLACES and value:
            path = Path(str(value)).expanduser()
            if not path.is_absolute():
                return T("Give the whole path, from the root of the disk.")
            if path.exists() and not path.is_dir():
                return T("This is a file. Choose a folder.")
        try:
            self._studio.preferences.replace(**{name: value})
        except ValidationError as error:
            return settings_errors(Preferences, error)[0].message
        return None

    def _with_devices(self, spec: SettingSpec) -> SettingSpec:
        """The device is chosen among those the engine found."""
        if spec.name != "device":
            return spec
        devices = (self._studio.devices or {}).get("devices", [])
        choices = [Choice("auto", T("automatic: the fastest that works"))]
        choices += [Choice(str(device["id"]), short_name(device)) for device in devices]
        if "cpu" not in {choice.value for choice in choices}:
            choices.append(Choice("cpu", T("CPU")))
        wanted = self._studio.preferences.device
        if wanted not in {choice.value for choice in choices}:
            choices.append(Choice(wanted, verbatim(wanted)))
        return replace(spec, kind="choice", choices=tuple(choices))


class _Place(QWidget):
    """A folder by name, and a way to look into it."""

    def __init__(self, name: str, folder: Callable[[], Path], parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = folder
        label = Label(name, "body", "text", parent=self)
        label.setMinimumWidth(scaled(120))
        self._path = ElidedLabel("", self, Qt.TextElideMode.ElideMiddle, "secondary", "text2")
        row_of(
            label, (self._path, 1), LinkButton(self.tr("Open"), parent=self, run=self._open), gap=10, on=self
        )

    def show_place(self) -> None:
        """Where it is with the present preferences."""
        self._path.setText(str(self._folder()))

    def _open(self) -> None:
        self._folder().mkdir(parents=True, exist_ok=True)
        show_in_folder(self._folder())
