"""All texts with their tokens, filtered by class, part and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from deepstudio.ui.kinds.list_panel import ListPanel
from deepstudio.ui.widgets.text_list import Cut
from deepstudio.ui.widgets.token_chips import Token

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics


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

    def show_statistics(self, found: TextStatistics | None) -> None:
        self.list.set_cut(cut_of(found))
