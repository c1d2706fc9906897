"""Texts as inputs: typed, pasted, dropped, or taken from the test part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.kinds.text.text_card import TextCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.text_marks import MarkedPiece, TextMarks

LOOKED_AT = 40  # texts, for one that is short enough
SHORT, LONG = 12, 70  # characters


class TextGiver(Giver):
    """A box to type in, whose words light up."""

    nothing: ClassVar[Text] = T("There is no text on the clipboard. Copy one first.")

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(studio, columns, parent)
        self.card = TextCard(self)
        self.card.set_lit(studio.preferences.light_up_words)
        column_of(self.card, on=self)
        self.card.box.textChanged.connect(self.changed)
        self.card.box.kept.connect(self.kept)
        self.card.lit_changed.connect(self._light)

    def set_run(self, run: RunFolder, project: Project) -> None:
        kind = self.kind_in(project)
        self.card.set_length(kind.length if isinstance(kind, TextColumn) else 0)

    def set_samples(self, samples: RunSamples | None) -> None:
        if samples is not None:
            self._aside.ask(lambda: self._example(samples), self.card.set_example)

    def given(self) -> GivenCells | None:
        text = self.card.text()
        return {self.columns[0]: text} if text.strip() else None

    def put(self, whole: GivenValue) -> None:
        self.card.set_text(str(whole.cells.get(self.columns[0]) or ""))

    def grew(self, before: GivenCells, after: GivenCells) -> bool:
        old, new = str(before.get(self.columns[0])), str(after.get(self.columns[0]))
        return new.startswith(old.rstrip())

    def hint(self) -> str:
        return self.tr("Type something, and the answer follows your words.")

    # Answers

    def show_seen(self, given: Any, seen: Any, label: str) -> None:
        text = self._text(given)
        self.card.set_pieces(text, marks_of(text, seen, label))

    def explains(self) -> bool:
        return self.card.lit.value()

    def show_explanation(self, given: Any, why: Any, names: Mapping[str, str]) -> None:
        text = self._text(given)
        label = str(why.get("label", ""))
        self.card.set_weights(text, marks_of(text, why, names.get(label, label)))

    def show_no_explanation(self, reason: Text) -> None:
        self.card.legend.set_failure(reason)

    # What is dropped and pasted

    def takes(self, data: QMimeData) -> bool:
        return self.card.box.canInsertFromMimeData(data)

    def take(self, data: QMimeData) -> None:
        self.card.put_data(data)
        self.take_focus()

    def take_focus(self) -> None:
        self.card.box.setFocus()

    # Inside

    def _text(self, given: Any) -> str:
        return str(given[self.columns[0]]) if given else ""

    def _example(self, samples: RunSamples) -> str:
        """A short text of the test part, in their language; empty where there is none. Raises `Explained`."""
        for row in samples.rows(samples.test()[:LOOKED_AT], self.columns):
            text = str(row[self.columns[0]] or "").strip()
            if SHORT <= len(text) <= LONG and text.isprintable():
                return text
        return ""

    def _light(self, lit: bool) -> None:
        self.studio.set_preferences(light_up_words=lit)
        self.explaining_changed.emit()


def marks_of(text: str, said: Any, label: str) -> TextMarks:
    """The pieces that the network reads, with their weights for `label`; behind them it is cut or it ends."""
    known = said if isinstance(said, Mapping) else {}
    pieces = [_piece(raw) for raw in known.get("pieces") or ()]
    return TextMarks.of(text, pieces, label, bool(known.get("cut")), int(known.get("tokens") or 0))


def _piece(raw: Mapping[str, Any]) -> MarkedPiece:
    known = bool(raw.get("known", True))
    return int(raw["start"]), int(raw["end"]), known, float(raw.get("weight") or 0.0)
