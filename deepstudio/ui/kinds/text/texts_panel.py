"""All texts as people read them, filtered by class, part and words, and one of them as the network does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import DataPlan
from deepstudio.ui.kinds.details import SamplePreview
from deepstudio.ui.kinds.list_panel import ListPanel
from deepstudio.ui.widgets import Label, Scroll
from deepstudio.ui.widgets.token_chips import Token, TokenFlow

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics

Cut = Callable[[str], Sequence[Token]]


def cut_of(statistics: TextStatistics | None) -> Cut | None:
    """How a text becomes tokens, with what was learned."""
    if statistics is None:
        return None
    from deepstudio.data.texts import token_chips
    from deepstudio.data.tokenizers import tokenizer

    made = tokenizer(statistics.tokenizer)

    def cut(text: str) -> list[Token]:
        tokens, end = [], 0
        for chip in token_chips(text, made):
            tokens.append(Token(chip.text, chip.known, chip.cut, chip.start > end))
            end = chip.end
        return tokens

    return cut


class TextsPanel(ListPanel):
    """One row a text."""

    prefix: ClassVar[str] = "data.texts"


HIGHEST = 166  # pixels; a longer text scrolls
MOST = 600  # tokens shown
SEEN = 20_000  # characters cut into tokens


class TextPreview(SamplePreview):
    """Its tokens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = self.tr("Select a text to see its tokens here.")
        super().__init__(self.tr("As the network sees it"), hint, parent)
        self._id, self._text = "", ""
        self._cut: Cut | None = None
        self.flow = TokenFlow(self)
        self.flow.setObjectName("data.text-tokens")
        self.frame = Scroll(self.flow, self)
        self.frame.setAccessibleName(self.tr("Tokens of the selected text"))
        self.frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = Label("", "secondary", "text2", wrap=True, parent=self)
        marks = self.tr("Dashed: unknown to the network. Grey: cut off.")
        self.key = Label(marks, "small", "text3", wrap=True, parent=self)
        for widget in (self.frame, self.words, self.key):
            self.add(widget)
        self._show()

    def show_sample(self, plan: DataPlan | None, id: str, text: str = "") -> None:
        self._id, self._text = id, text
        self._show()

    def show_cut(self, cut: Cut | None) -> None:
        """How a text becomes tokens, once that is known."""
        self._cut = cut
        self._show()

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.flow.tokens

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        self._show_name(self._id, self.frame)
        tokens = list(self._cut(self._text[:SEEN])) if self._cut is not None else []
        shown = tokens[:MOST] if self._cut is not None else [Token(self._text[:MOST])]
        self.flow.set_tokens(shown, self._text)
        self.words.setVisible(bool(self._id) and self._cut is not None)
        self.words.setText(self._counted(tokens))
        marked = any(token.cut or not token.known for token in tokens)
        self.key.setVisible(bool(self._id) and marked)
        self._fit()

    def _counted(self, tokens: Sequence[Token]) -> str:
        unknown = sum(not token.known for token in tokens if not token.cut)
        cut = sum(token.cut for token in tokens)
        count = self.tr("1 token") if len(tokens) == 1 else self.tr("{n} tokens")
        parts = [count.format(n=f"{len(tokens):,}" + ("+" if len(self._text) > SEEN else ""))]
        if unknown:
            parts.append(self.tr("{n} unknown").format(n=f"{unknown:,}"))
        if cut:
            parts.append(self.tr("{n} cut off").format(n=f"{cut:,}"))
        return " · ".join(parts)

    def _fit(self) -> None:
        self.frame.setFixedHeight(min(HIGHEST, self.flow.height()))
