"""One text as its tokens, how long all texts are, what the network knows of them and which words tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import DataPlan
from deepstudio.ui.kinds.details import SampleDetails
from deepstudio.ui.kinds.text.class_words import TellingCard
from deepstudio.ui.kinds.text.cut import cut_of
from deepstudio.ui.kinds.text.lengths import LengthsCard
from deepstudio.ui.kinds.text.preview import TextPreview
from deepstudio.ui.kinds.text.vocabulary import VocabularyCard

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics


class TextDetails(SampleDetails):
    """What belongs to texts."""

    def show_sample(self, plan: DataPlan | None, id: str, text: str) -> None:
        self.text.show_text(id, text)

    def show_statistics(self, found: TextStatistics | None, kind: ColumnKind | None) -> None:
        self.text.show_cut(cut_of(found))
        if found is None:
            self.lengths.hide()
            self.vocabulary.hide()
            self.telling.show_words({})
            return
        most = kind.vocabulary if isinstance(kind, TextColumn) else 0
        self.lengths.show_lengths(found.lengths, found.cut)
        self.vocabulary.show_numbers(found.vocabulary_used, most, found.unknown_share)
        self.telling.show_words(found.frequent, self._class)

    def show_class(self, name: str) -> None:
        self._class = name
        self.telling.show_class(name)

    def _made_cards(self) -> Sequence[QWidget]:
        self._class = ""
        self.text = TextPreview(self)
        self.lengths = LengthsCard(self)
        self.vocabulary = VocabularyCard(self)
        self.telling = TellingCard(self)
        self.telling.wanted.connect(self.word_wanted)
        return (self.text, self.lengths, self.vocabulary, self.telling)
