"""One text closely, and what was counted in all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.amounts import percent
from deepstudio.core.declarations import ColumnKind
from deepstudio.ui.kinds.details import CloseView, SampleDetails
from deepstudio.ui.kinds.text.class_words import LengthsCard, TellingCard
from deepstudio.ui.kinds.text.texts_panel import TextPreview, cut_of
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Card, Label, MiniBar
from deepstudio.ui.widgets.layouts import STRETCH, row_of
from deepstudio.ui.widgets.styling import wrapped

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics


MUCH = 0.10  # of the tokens unknown: worth a hint


class VocabularyCard(Card):
    """How much of the vocabulary is used, and how many words of new texts it does not hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Vocabulary"), parent=parent, about="vocabulary")
        tip = self.tr(
            "The vocabulary is learned from the training texts alone. What validation and test bring beyond it "
            "the network sees as one and the same unknown token, as it will with the texts of its later users."
        )
        self.setToolTip(wrapped(tip))
        self.used_number, self.unknown_number = Label("", "strong"), Label("", "strong")
        self.used_number.setObjectName("data.vocabulary-used")
        self.unknown_number.setObjectName("data.unknown-share")
        self.bar, self.unknown_bar = MiniBar(self), MiniBar(self)
        self.hint = Label("", "secondary", "text2", wrap=True, parent=self)
        self.hint.setObjectName("data.unknown-hint")
        rows = (
            (self.tr("In use"), self.used_number, self.bar),
            (self.tr("Unknown in new texts"), self.unknown_number, self.unknown_bar),
        )
        for name, number, bar in rows:
            number.setFont(fonts.tabular(number.font()))
            self.add(row_of(Label(name, "secondary", "text2"), STRETCH, number))
            self.add(bar)
        self.add(self.hint)
        self.hide()

    def show_numbers(self, used: int, most: int, unknown: float) -> None:
        """Tokens in use, tokens there may be, and the share of unknown ones in validation and test."""
        self.show()
        words = self.tr("{used} of {most}").format(used=f"{used:,}", most=f"{most:,}")
        self.used_number.setText(words)
        self.bar.set_parts([(used / most if most else 0.0, "accent")], words)
        self.unknown_number.setText(percent(unknown))
        much = unknown >= MUCH
        self.unknown_bar.set_parts([(unknown, "warn" if much else "accent")], percent(unknown))
        self.hint.setText(self._hint(unknown, full=used >= most))

    def _hint(self, unknown: float, full: bool) -> str:
        if unknown < MUCH:
            return self.tr("Of the tokens in validation and test. The network knows nearly all of them.")
        if full:
            return self.tr(
                "Of the tokens in validation and test: much that the network cannot tell apart. A larger "
                "vocabulary or subwords help."
            )
        return self.tr(
            "Of the tokens in validation and test: much that the network cannot tell apart. More texts, a "
            "smaller minimum count or subwords help."
        )


class TextDetails(SampleDetails):
    """What belongs to texts."""

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
        self.text = self.preview = TextPreview(self)
        self.lengths = LengthsCard(self)
        self.vocabulary = VocabularyCard(self)
        self.telling = TellingCard(self)
        self.telling.wanted.connect(self.word_wanted)
        return (self.text, self.lengths, self.vocabulary, self.telling)


class CloseText(CloseView):
    """The engine says how likely each answer is."""

    def values_of(self, text: str) -> Mapping[str, Any]:
        return {self.column: text}

    def _build(self) -> None:
        super()._build()
        self.box.setAccessibleName(self.tr("The text"))
        tip = self.tr("Takes the text to the page Predict: see which words decided, and change them.")
        self._add_try("evaluate.try-text", tip, self._text_data)

    def _text_data(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.text())
        return data
