"""What a person has and wants to know: two short lines of choices, made of what the templates declare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.catalog.template_offers import TemplateOffer
from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Label, OutlineButton
from deepstudio.ui.widgets.layouts import FlowLayout, row_of

NOTHING_YET = "-"


class ChoiceLine(QWidget):
    """A question and its answers, of which one can be chosen, or none."""

    changed = Signal()

    def __init__(self, question: str, name: str, answers: Iterable[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.question = Label(question, "body", "text2", parent=self)
        self.question.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(question)
        self.answers = {key: self._button(key, text, name) for key, text in answers}
        chips = QWidget(self)
        flow = FlowLayout(chips, 6)
        for button in self.answers.values():
            flow.addWidget(button)
        top = Qt.AlignmentFlag.AlignVCenter
        row_of((self.question, 0, top), (chips, 1), gap=14, on=self)

    def chosen(self) -> str:
        return next((key for key, button in self.answers.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Chooses an answer, or none where `key` is empty or not known."""
        for each, button in self.answers.items():
            button.setChecked(each == key)

    def allow(self, possible: Iterable[str], reason: str) -> None:
        """Others than these are grey, and say why."""
        for key, button in self.answers.items():
            button.set_blocked("" if key in possible or button.isChecked() else reason)

    def _button(self, key: str, text: str, name: str) -> OutlineButton:
        made = OutlineButton(text, small=True, name=f"{name}.{key}", parent=self)
        made.setCheckable(True)
        made.setAccessibleName(f"{self.question.text()} {text}")
        made.clicked.connect(lambda on: self._clicked(key, on))
        return made

    def _clicked(self, key: str, on: bool) -> None:
        self.choose(key if on else "")
        self.changed.emit()


class TemplateChoices(QWidget):
    """`changed` when another answer was chosen; `fits` says whether a template suits both."""

    changed = Signal()

    def __init__(self, offers: Sequence[TemplateOffer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        has = [*_distinct(offer.brought for offer in offers), (NOTHING_YET, self.tr("Nothing yet, show me"))]
        wants = _distinct(offer.wanted for offer in offers)
        self.has = ChoiceLine(self.tr("What do you have?"), "start.has", has, self)
        self.wants = ChoiceLine(self.tr("What do you want to know?"), "start.wants", wants, self)
        self.lines = (self.has, self.wants)
        widest = max(line.question.sizeHint().width() for line in self.lines)
        for line in self.lines:
            line.question.setFixedWidth(widest)
            line.changed.connect(self._change)

    def fits(self, offer: TemplateOffer) -> bool:
        return _suits(offer, self.has.chosen(), self.wants.chosen())

    @property
    def is_chosen(self) -> bool:
        return bool(self.has.chosen() or self.wants.chosen())

    def clear(self) -> None:
        self.choose("", "")

    def choose(self, has: str, wants: str) -> None:
        self.has.choose(has)
        self.wants.choose(wants)
        self._change()

    def _change(self) -> None:
        has, wants = self.has.chosen(), self.wants.chosen()
        reason = self.tr("No template does both. Click the other answer again to take it back.")
        self.has.allow([key for key in self.has.answers if self._any(key, wants)], reason)
        self.wants.allow([key for key in self.wants.answers if self._any(has, key)], reason)
        self.changed.emit()

    def _any(self, has: str, wants: str) -> bool:
        return any(_suits(offer, has, wants) for offer in self._offers)


def _suits(offer: TemplateOffer, has: str, wants: str) -> bool:
    brings = offer.brings_data if has == NOTHING_YET else not has or has in offer.brought
    return brings and (not wants or wants in offer.wanted)


def _distinct(texts: Iterable[dict[str, Text]]) -> list[tuple[str, str]]:
    found: dict[str, Text] = {}
    for each in texts:
        found |= {key: text for key, text in each.items() if key not in found}
    return [(key, tr_text(text)) for key, text in found.items()]
