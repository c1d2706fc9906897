"""A form for what all classes are called; the files keep what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import (
    ElidedLabel,
    Label,
    OutlineButton,
    PrimaryButton,
    Scroll,
    SecondaryLabel,
    TitleLabel,
)
from deepstudio.ui.widgets.fields import TextField
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

HIGHEST = 320  # pixels of names; more scroll
ApplyNames = Callable[[Mapping[str, str]], Text | None]
"""Takes names by class, or says why they cannot be."""


class ClassNamesDialog(QDialog):
    """A field for each class. Empty means the class as it stands in the files."""

    def __init__(
        self,
        column: str,
        classes: Sequence[tuple[str, int]],
        names: Mapping[str, str],
        apply: ApplyNames,
        parent: QWidget,
    ) -> None:
        """`classes` with the number of their samples; `names` are those given so far."""
        super().__init__(parent)
        self.setObjectName("data.class-names")
        self.setModal(True)
        self.setWindowTitle(self.tr("Names of the classes"))
        self._apply = apply
        self.fields: dict[str, TextField] = {}
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(1, 1)
        for row, (name, count) in enumerate(classes):
            self._add(row, name, count, names.get(name, ""))
        area = Scroll(inside, self)
        area.setFixedHeight(min(HIGHEST, inside.sizeHint().height() + 2))
        words = self.tr(
            "These names stand wherever “{column}” is shown, also for networks that are trained already. Your files "
            "stay as they are."
        )
        about = SecondaryLabel(words.format(column=column), self)
        self.error = Label("", "secondary", "bad", wrap=True, parent=self, hides=True)
        self.error.setObjectName("data.class-names-error")
        cancel = OutlineButton(
            self.tr("Cancel"), parent=self, name="data.class-names-cancel", run=self.reject
        )
        take = PrimaryButton(
            self.tr("Use these names"), parent=self, name="data.class-names-use", run=self._take
        )
        take.setDefault(True)
        foot = row_of(STRETCH, cancel, take, gap=8)
        title = TitleLabel(self.windowTitle(), self)
        column_of(title, about, area, self.error, foot, gap=12, margins=(20, 18, 20, 18), on=self)

    def sizeHint(self) -> QSize:
        return QSize(460, super().sizeHint().height())

    def _add(self, row: int, name: str, count: int, given: str) -> None:
        shown = ElidedLabel(name or self.tr("(none)"), parent=self, role="strong")
        shown.setMinimumWidth(72)
        field = TextField(given, name, self, name=f"data.class-name-{row}")
        field.setAccessibleName(self.tr("Name of “{name}”").format(name=name))
        samples = Label(self.tr("{n} samples").format(n=f"{count:,}"), "secondary", "text3", parent=self)
        for place, widget in enumerate((shown, field, samples)):
            self._grid.addWidget(widget, row, place)
        self.fields[name] = field

    def _take(self) -> None:
        reason = self._apply({name: " ".join(field.text().split()) for name, field in self.fields.items()})
        self.error.setText(tr_text(reason) if reason is not None else "")
        if reason is None:
            self.accept()
