"""How the curves on the Train page are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ChoiceField, IconButton, Label, SwitchField
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.layouts import STRETCH, row_of
from deepstudio.ui.widgets.styling import wrapped

USUAL_SMOOTHING = 0.8


class PlotTools(QWidget):
    """How curves are shown: smoothing, scale, axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.smoothing = Slider(Qt.Orientation.Horizontal, self)
        self.smoothing.setObjectName("train.smoothing")
        self.smoothing.setRange(0, 99)
        self.smoothing.setValue(round(USUAL_SMOOTHING * 100))
        self.smoothing.setFixedWidth(120)
        self.logarithmic = SwitchField(self.tr("Log scale"), name="train.log-scale", parent=self)
        self.axis = ChoiceField(name="train.axis", parent=self)
        self.axis.setMinimumWidth(scaled(96))
        self.all = IconButton(
            "fit", self.tr("Show all"), small=True, outlined=True, name="train.show-all", parent=self
        )
        self.all.hide()
        self._words = Label(self.tr("Smoothing"), "secondary", "text2", parent=self)
        self._value = Label("", "secondary", "text3", parent=self)
        self._value.setFont(fonts.tabular(self._value.font()))
        self._value.setMinimumWidth(scaled(30))
        parts = (STRETCH, self.all, self._words, self.smoothing, self._value, self.logarithmic)
        row_of(*parts, self.axis, gap=8, on=self)
        self.smoothing.valueChanged.connect(lambda _value: self._show_value())
        tip = self.tr("Averages neighbouring batches. The faint line shows each batch as it was.")
        self.smoothing.setToolTip(wrapped(tip))
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        tip = self.tr("Shows the loss by powers of ten, so that small changes stay visible.")
        self.logarithmic.setToolTip(wrapped(tip))
        self.axis.set_choices([("epoch", self.tr("Epochs")), ("step", self.tr("Steps"))])
        self.axis.setAccessibleName(self.tr("Axis"))
        self.axis.setToolTip(wrapped(self.tr("A step is one batch; an epoch is all batches once.")))
        self._show_value()

    @property
    def weight(self) -> float:
        return self.smoothing.value() / 100

    @property
    def by_epoch(self) -> bool:
        return bool(self.axis.value() != "step")

    def _show_value(self) -> None:
        self._value.setText(f"{self.weight:.2f}")
