"""Answers of the engine, and how they are asked for."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from deepstudio.core.events import Message
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.requests import Refused

AT_ONCE = 16  # pictures a request, so that others get their turn


@dataclass(frozen=True)
class Answer:
    """What the network says of one input, or why it could not look at it.

    `chances` are (class, probability), the most probable first; `seen` is the picture as the network sees it;
    `epoch` is that of the weights, and `is_last` tells that they are the last checkpoint instead of the best.
    """

    label: str = ""
    confidence: float = 0.0
    chances: tuple[tuple[str, float], ...] = ()
    milliseconds: float = 0.0
    epoch: int = 0
    is_last: bool = False
    seen: QImage | None = field(default=None, compare=False)
    error: Text | None = None


Answered = Callable[[list[Answer]], object]


class Asker:
    """Asks for many inputs in small requests. What was asked before `forget` is not answered any more."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._turn = 0

    def forget(self) -> None:
        self._turn += 1

    def ask(
        self, run: RunFolder, paths: Sequence[Path], seen: bool, answered: Answered, refused: Refused
    ) -> None:
        """`answered` gets the answers in order, part by part; `refused` ends it."""
        turn, now, rest = self._turn, paths[:AT_ONCE], paths[AT_ONCE:]

        def done(answer: dict[str, Any]) -> None:
            if turn == self._turn:
                answered(parsed(answer))
                if rest and turn == self._turn:
                    self.ask(run, rest, seen, answered, refused)

        def failed(reason: Text) -> None:
            if turn == self._turn:
                refused(reason)

        if now:
            inputs = [str(path) for path in now]
            self._studio.ask("predict", run=str(run.path), inputs=inputs, seen=seen, done=done, failed=failed)


def parsed(answer: dict[str, Any]) -> list[Answer]:
    """The answers to one request."""
    epoch, is_last = int(answer.get("epoch") or 0), answer.get("weights") == "last"
    return [_one(one, epoch, is_last) for one in answer.get("answers", [])]


def _one(one: dict[str, Any], epoch: int, is_last: bool) -> Answer:
    milliseconds = float(one.get("milliseconds") or 0.0)
    if "error" in one:
        return Answer(milliseconds=milliseconds, error=_sentence(one["error"]))
    chances = sorted((one.get("probabilities") or {}).items(), key=lambda row: -row[1])
    return Answer(
        label=str(one.get("label", "")),
        confidence=float(one.get("confidence") or 0.0),
        chances=tuple(chances),
        milliseconds=milliseconds,
        epoch=epoch,
        is_last=is_last,
        seen=_picture(one.get("seen")),
    )


def _sentence(error: Any) -> Text:
    try:
        return Message.model_validate(error).text()
    except ValueError:
        return T("This picture cannot be read.")


def _picture(encoded: Any) -> QImage | None:
    if not encoded:
        return None
    try:
        image = QImage.fromData(base64.b64decode(encoded))
    except (binascii.Error, ValueError, TypeError):
        return None
    return None if image.isNull() else image
