"""What the engine says of texts, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.answers import Answer, parsed
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.text_marks import MarkedPiece, TextMarks
from deepstudio.ui.workers.requests import Refused

AT_ONCE = 16  # texts a request, so that others get their turn


@dataclass(frozen=True)
class TextAnswer:
    """The answer for `text`. `marks` are the pieces that the network reads; behind them it is cut or it ends."""

    text: str
    answer: Answer
    marks: TextMarks

    @property
    def unknown(self) -> int:
        """How many pieces the vocabulary does not hold."""
        return int((~self.marks.known).sum())


@dataclass(frozen=True)
class Explanation:
    """How much each piece of `text` decided; `marks.label` is the answer they speak for or against."""

    text: str
    marks: TextMarks


TextsAnswered = Callable[[list[TextAnswer]], object]
Weighed = Callable[[Explanation], object]


class TextAsker:
    """Asks in small requests. What was asked before `forget` is not answered any more."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._turn = 0

    def forget(self) -> None:
        self._turn += 1

    def ask(self, run: RunFolder, texts: Sequence[str], answered: TextsAnswered, refused: Refused) -> None:
        """`answered` gets the answers in order, part by part; `refused` ends it."""
        turn, now, rest = self._turn, list(texts[:AT_ONCE]), texts[AT_ONCE:]

        def done(answer: dict[str, Any]) -> None:
            if turn == self._turn:
                answered(text_answers(now, answer))
                if rest and turn == self._turn:
                    self.ask(run, rest, answered, refused)

        if now:
            self._send("predict_text", run, done, refused, texts=now)

    def explain(self, run: RunFolder, text: str, explained: Weighed, refused: Refused) -> None:
        """`explained` or `refused` follows."""
        turn = self._turn

        def done(answer: dict[str, Any]) -> None:
            if turn == self._turn:
                explained(explanation(text, answer))

        self._send("explain_text", run, done, refused, text=text)

    def _send(
        self,
        do: str,
        run: RunFolder,
        done: Callable[[dict[str, Any]], None],
        refused: Refused,
        **fields: object,
    ) -> None:
        turn = self._turn

        def failed(reason: Text) -> None:
            if turn == self._turn:
                refused(reason)

        self._studio.ask(do, run=str(run.path), which="auto", done=done, failed=failed, **fields)


def text_answers(texts: Sequence[str], answer: dict[str, Any]) -> list[TextAnswer]:
    """The answers to one request for `texts`."""
    raw = answer.get("answers", [])
    return [
        TextAnswer(text, said, _marks(text, one, said.label))
        for text, one, said in zip(texts, raw, parsed(answer), strict=False)
    ]


def explanation(text: str, answer: dict[str, Any]) -> Explanation:
    return Explanation(text, _marks(text, answer, str(answer.get("label", ""))))


def _marks(text: str, one: dict[str, Any], label: str) -> TextMarks:
    pieces = [_piece(raw) for raw in one.get("pieces") or ()]
    return TextMarks.of(text, pieces, label, bool(one.get("cut")))


def _piece(raw: dict[str, Any]) -> MarkedPiece:
    known = bool(raw.get("known", True))
    return int(raw["start"]), int(raw["end"]), known, float(raw.get("weight") or 0.0)
