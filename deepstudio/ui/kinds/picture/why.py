"""Why the network answers a picture so: what is asked, and how the map over the picture is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.results import written
from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import ChoiceField, InfoButton, SecondaryLabel, SwitchField
from deepstudio.ui.widgets.fields import Slider
from deepstudio.ui.widgets.heat import USUAL, HeatScale
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

GRAD_CAM, OCCLUSION = "grad-cam", "occlusion"
LEAST = 0.005  # of a probability: what falls less without a part does not hang on it


class WhyBar(QWidget):
    """`asked_changed` comes where something else is to be explained; whoever shows the picture follows `opacity`."""

    asked_changed = Signal()
    opacity_changed = Signal(float)

    def __init__(self, place: str, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        """`place` begins the names of its fields, which stand below each other where they are `stacked`."""
        super().__init__(parent)
        self._names: Mapping[str, str] = {}
        self._is_there = True
        self._why: Mapping[str, Any] | None = None
        self.switch = SwitchField(self.tr("Why this answer?"), self, name=f"{place}.why")
        self.switch.setToolTip(self.tr("Shows over the picture which parts of it counted"))
        self.info = InfoButton("grad_cam", self.tr("the map over the picture"), self, reached_by_tab=True)
        methods = ((GRAD_CAM, self.tr("Grad-CAM (fast)")), (OCCLUSION, self.tr("Occlusion (slower)")))
        self.method = ChoiceField(methods, self, name=f"{place}.why-method")
        self.method.setAccessibleName(self.tr("How it is found out"))
        self.label = ChoiceField((("", self.tr("its answer")),), self, name=f"{place}.why-label")
        self.label.setAccessibleName(self.tr("The class that is asked about"))
        self.scale = HeatScale(self)
        self.slider = Slider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName(f"{place}.why-opacity")
        self.slider.setRange(0, 100)
        self.slider.setValue(USUAL)
        self.slider.setFixedWidth(72)
        self.slider.setAccessibleName(self.tr("How much the map covers the picture"))
        self.slider.setToolTip(self.tr("How much the map covers the picture"))
        self.sentence = SecondaryLabel(parent=self)
        self._lay_out(stacked)
        self.switch.edited.connect(self._switch)
        self.method.edited.connect(self._ask)
        self.label.edited.connect(self._ask)
        self.slider.valueChanged.connect(lambda value: self.opacity_changed.emit(value / 100))
        self._show()

    def is_on(self) -> bool:
        return self.switch.value()

    def asked(self) -> dict[str, str]:
        """What goes with the question to the engine; the usual method is left to it, as not every network has it."""
        method = self.method.value()
        chosen = {"method": method if method != GRAD_CAM else "", "label": self.label.value()}
        return {name: said for name, said in chosen.items() if said}

    def set_run(self) -> None:
        """Another network answers: what it knows is not known yet."""
        self.forget()
        self._take_labels((), {})
        self.method.block_choice(GRAD_CAM, "")
        self.method.set_value(GRAD_CAM)

    def ask_about_answer(self) -> None:
        """The class that the network answers is asked about from now on."""
        self.label.set_value("")

    def set_there(self, there: bool) -> None:
        """Whether there is a picture to be explained."""
        if there != self._is_there:
            self._is_there = there
            self._show()

    def forget(self) -> None:
        """Something else is shown, which is not explained yet."""
        self._why = None
        self._show()

    def show_explanation(self, why: Mapping[str, Any], names: Mapping[str, str]) -> None:
        self._why, self._names = why, names
        self._take_labels(tuple(why.get("labels") or ()), names)
        self._take_methods(why)
        self._show()

    def show_failure(self, reason: Text) -> None:
        self.forget()
        words = self.tr("This cannot be explained now: {reason}")
        self.sentence.setText(words.format(reason=tr_text(reason)))
        self.sentence.set_tone("bad")
        self.sentence.show()
        self._keep_whole()

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        """Where there is little room, the sentence is the last to give way."""
        self.sentence.setMinimumHeight(max(0, self.sentence.heightForWidth(self.width())))

    def _lay_out(self, stacked: bool) -> None:
        for field in (self.method, self.label):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more = QWidget(self)
        two = (self.method, 1), (self.label, 1)
        fields = column_of(*two, gap=6) if stacked else row_of(*two, gap=8)
        legend = row_of((self.scale, 1), self.slider, gap=12)
        column_of(fields, legend, self.sentence, gap=6, on=self._more)
        column_of(row_of(self.switch, self.info, STRETCH, gap=4), self._more, gap=4, on=self)

    def _switch(self, on: bool) -> None:
        self._ask()

    def _ask(self, *_: object) -> None:
        self.forget()
        self.asked_changed.emit()

    def _take_labels(self, labels: tuple[str, ...], names: Mapping[str, str]) -> None:
        usual = ("", self.tr("its answer"))
        words = self.tr("why not “{label}”?")
        said = self._why.get("said", "") if self._why is not None else ""
        others = [(one, words.format(label=names.get(one, one))) for one in labels if one != said]
        self.label.set_choices([usual, *others])
        if self.label.value() is None:
            self.label.set_value("")
        self.label.setVisible(bool(labels))

    def _take_methods(self, why: Mapping[str, Any]) -> None:
        there = GRAD_CAM in (why.get("methods") or ())
        self.method.block_choice(GRAD_CAM, "" if there else self._no_maps())
        self.method.set_value(why.get("method"))

    def _no_maps(self) -> str:
        return self.tr("This network has no feature maps, which Grad-CAM needs.")

    def _show(self) -> None:
        why, on = self._why, self.is_on()
        self._more.setVisible(on)
        self.sentence.set_tone("text2")
        waiting = self.tr("The network looks at it…") if self._is_there else ""
        self.sentence.setText(self._sentence(why) if why is not None else waiting)
        self.sentence.setVisible(bool(self.sentence.text()))
        self._keep_whole()
        self.scale.setVisible(why is not None)
        self.slider.setVisible(why is not None)
        if why is not None:
            signed = why.get("method") != GRAD_CAM or not why.get("label")
            number = not why.get("label")
            against = self.tr("lowers it") if number else self.tr("speaks against")
            speaks_for = self.tr("raises it") if number else self.tr("speaks for “{label}”")
            label = self._called(why)
            self.scale.set_words(against if signed else "", speaks_for.format(label=label))

    def _called(self, why: Mapping[str, Any]) -> str:
        label = str(why.get("label") or "")
        return self._names.get(label, label)

    def _sentence(self, why: Mapping[str, Any]) -> str:
        """How to read it, with what was tried, and what it does not prove."""
        label, unit = self._called(why), str(why.get("unit") or "")
        value, without = float(why["value"]), float(why["without"])
        if not any(map(any, why["map"])):
            return self.tr("Nothing in the picture speaks for “{label}”.").format(label=label)
        if not label:
            words = self.tr(
                "With the framed part covered, the answer goes from {before} to {after}: the map shows what counted, "
                "not whether it ought to count."
            )
            before, after = (written(one, "number", unit) for one in (value, without))
        else:
            words = self.tr(
                "With the framed part covered, the probability of “{label}” goes from {before} to {after}: the map "
                "shows what counted, not whether it ought to count."
            )
            speaks = any(weight > 0 for row in why["map"] for weight in row)
            if speaks and value - without < LEAST:
                words = self.tr(
                    "With the framed part covered, the probability of “{label}” goes from {before} to {after}, so "
                    "that part alone decides nothing: read the map with care."
                )
            before, after = (written(min(1.0, max(0.0, one)), "percent") for one in (value, without))
        said = [words.format(label=label, before=before, after=after)]
        if GRAD_CAM not in why["methods"]:
            said.insert(0, self._no_maps())
        return " ".join(said)
