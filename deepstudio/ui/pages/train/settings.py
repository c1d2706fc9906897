"""The form of the training plan, made from what the catalog declares."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from deepstudio.core.project import Project
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.core.training_edits import set_in_plan
from deepstudio.ui.kinds.augmentation import AugmentationStrip
from deepstudio.ui.pages.train.parts import OPTIMIZER, SCHEDULE, PlanPart, parts_of
from deepstudio.ui.run_name import role_title
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import SettingsForm, TitleLabel
from deepstudio.ui.widgets.layouts import column_of

AUGMENTATION = "augmentation"


class PartForm(SettingsForm):
    """Edits what is planned for all, or, below its name, for a network or an answer."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.prefix = ""
        self.title = TitleLabel(parent=self)
        self._column.insertWidget(0, self.title)
        self.edited.connect(self._apply)

    def show_part(self, part: PlanPart) -> None:
        """Shows a plan; editors that stay keep their focus."""
        self.prefix, values = part.prefix, part.values
        answer = self.tr("Answer: {name}").format(name=part.name)
        self.title.setText(role_title(part.name) if part.kind == "roles" else answer)
        self.title.setVisible(bool(part.kind))
        focused = next((name for name in self.names() if self.field(name).hasFocus()), None)
        kept = self.names()
        key = f"{part.prefix} {values.get(OPTIMIZER)} {values.get(SCHEDULE)}"
        self.set_specs([spec for spec, _ in part.settings], values, self._errors(), key)
        for name in self.names():
            self.field(name).setObjectName(f"train.{part.prefix}{name}")
        if focused is not None and kept != self.names() and focused in self.names():
            self.focus(focused)

    def show_errors(self) -> None:
        self.set_errors(self._errors())

    def focus_place(self, place: str) -> bool:
        """Puts the cursor into the setting a problem speaks of; says whether it is here."""
        name = place.removeprefix(self.prefix)
        if not place.startswith(self.prefix) or name not in self.names():
            return False
        self.focus(name)
        return True

    def _errors(self) -> dict[str, str | Text]:
        found = self._studio.report.of_area("train")
        own = {p.place.setting: p.message for p in found if p.place.setting.startswith(self.prefix)}
        return {place.removeprefix(self.prefix): message for place, message in own.items()}

    def _apply(self, name: str, value: object, merge: bool) -> None:
        if not merge:
            self._studio.end_merge()
        label = T("Change {setting}", setting=self.row(name).spec.title)
        self._studio.edit(set_in_plan(f"{self.prefix}{name}", value, label))


class PlanForms(QWidget):
    """The plan of all, and a form for each network and each answer that may have one of its own."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._column = column_of(gap=18, on=self)
        self.all = self._add()
        self.single: list[PartForm] = []
        self.augmented = AugmentationStrip(studio, self)

    def show_project(self, project: Project) -> None:
        first, *others = parts_of(self._studio.registry, project)
        while len(self.single) < len(others):
            self.single.append(self._add())
        while len(self.single) > len(others):
            form = self.single.pop()
            form.hide()
            form.deleteLater()
        for form, part in zip((self.all, *self.single), (first, *others), strict=True):
            form.show_part(part)
        if AUGMENTATION in self.all.names():
            self.all.put_below(AUGMENTATION, self.augmented)
        self.augmented.show_project(project)

    def show_errors(self) -> None:
        for form in (self.all, *self.single):
            form.show_errors()

    def focus_place(self, place: str) -> bool:
        """Puts the cursor where a problem can be cured; says whether it is here."""
        return any(form.focus_place(place) for form in (self.all, *self.single))

    def specs(self) -> Iterator[tuple[str, SettingSpec]]:
        """Each setting under the place that `focus_place` knows it by."""
        for form in (self.all, *self.single):
            yield from ((f"{form.prefix}{spec.name}", spec) for spec in form.specs())

    def _add(self) -> PartForm:
        form = PartForm(self._studio, self)
        self._column.addWidget(form)
        return form
