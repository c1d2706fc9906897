"""All samples below each other, as texts, filtered by class, part and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import SAMPLE_WORDS, KindWords
from deepstudio.data.sample_table import EXCLUDED, SampleEntry
from deepstudio.ui.answers.target import TONES, part_word
from deepstudio.ui.kinds.samples_panel import SamplesPanel
from deepstudio.ui.widgets import SearchField
from deepstudio.ui.widgets.text_list import TextItem, TextList

PAUSE = 150  # milliseconds of typing after which it searches


class ListPanel(SamplesPanel):
    """One row a sample."""

    prefix: ClassVar[str] = "data.list"
    """Of the object names."""

    def __init__(self, words: KindWords = SAMPLE_WORDS, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.texts: Mapping[str, str] = {}
        self._entries: dict[str, SampleEntry] = {}
        self.list = TextList(self._item, self)
        self.list.setObjectName(self.prefix)
        self.search = SearchField(self.tr("Search"), parent=self, name=f"{self.prefix}.search")
        self.search.setToolTip(self.tr("Shows the samples that contain what you type."))
        self.search.setMinimumWidth(140)
        self._typed = QTimer(self, singleShot=True, interval=PAUSE)
        self._typed.timeout.connect(self._show)
        self.search.textChanged.connect(self._search_later)
        self.search.submitted.connect(lambda _text: self._show())
        self._build(self.list, self.prefix, (self.search,))
        for field in (self.by_class, self.by_part):
            field.setMinimumWidth(124)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """What the samples say, by id."""
        self.texts = texts
        self._show()

    def search_for(self, words: str) -> None:
        """Shows the texts with these words."""
        self._only = ()
        self.search.setText(words)
        self._show()

    def show_only(self, ids: Sequence[str]) -> None:
        self.search.clear()
        super().show_only(ids)

    def show_all(self) -> None:
        self.search.clear()
        super().show_all()

    def _filtered(self) -> list[SampleEntry]:
        found, wanted = super()._filtered(), self.search.text().strip().casefold()
        if not wanted or self._only:
            return found
        return [entry for entry in found if wanted in self.texts.get(entry.id, "").casefold()]

    def _show_entries(self, entries: Sequence[SampleEntry]) -> None:
        self._typed.stop()
        self._entries = {entry.id: entry for entry in entries}
        self.list.set_keys(tuple(self._entries))

    def _said(self, id: str) -> str:
        return self.texts.get(id, "")

    def _search_later(self) -> None:
        if self._only and self.search.text():
            self._only = ()
        self._typed.start()

    def _item(self, id: str) -> TextItem:
        entry = self._entries[id]
        text, part = self.texts.get(id, ""), part_word(entry.part)
        return TextItem(id, text, entry.name, part, TONES[entry.part], entry.part == EXCLUDED)
