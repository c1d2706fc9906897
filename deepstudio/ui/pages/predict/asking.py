"""How the engine is asked about what was given, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from deepstudio.core.events import Message
from deepstudio.core.results import Answer, read_answer
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.requests import Refused

AT_ONCE = 16  # values a request, so that others get their turn


@dataclass(frozen=True)
class Reply:
    """Answers by target, or why there are none; `seen` is what the network saw, by column.

    `epoch` is that of the weights, and `is_last` tells that they are the last checkpoint instead of the best. What is
    `lost` may be answered when it is asked again.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    seen: Mapping[str, Any] = field(default_factory=dict, compare=False)
    milliseconds: float = 0.0
    epoch: int = 0
    is_last: bool = False
    error: Text | None = None
    lost: bool = False


Replied = Callable[[list[Reply]], object]


class Asker:
    """Asks for many values in small requests. What was asked before `forget` is not answered any more."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._turn = 0

    def forget(self) -> None:
        self._turn += 1

    def ask(
        self,
        run: RunFolder,
        given: Sequence[GivenCells],
        replied: Replied,
        refused: Refused,
        seen: bool = False,
    ) -> None:
        """`replied` gets the replies in order, part by part; `refused` ends it."""
        now, rest = list(given[:AT_ONCE]), given[AT_ONCE:]

        def done(answer: dict[str, Any]) -> None:
            replied(replies(answer))
            if rest:
                self.ask(run, rest, replied, refused, seen)

        if now:
            self._send("predict", run, done, refused, given=now, seen=seen)

    def explain(
        self,
        run: RunFolder,
        cells: GivenCells,
        explained: Callable[[dict[str, Any]], object],
        refused: Refused,
        **asked: str,
    ) -> None:
        """`explained` or `refused` follows."""
        self._send("explain", run, explained, refused, given=cells, **asked)

    def _send(
        self, do: str, run: RunFolder, done: Callable[[dict[str, Any]], object], refused: Refused, **more: Any
    ) -> None:
        turn = self._turn

        def answered(answer: dict[str, Any]) -> None:
            if turn == self._turn:
                done(answer)

        def failed(reason: Text) -> None:
            if turn == self._turn:
                refused(reason)

        self._studio.ask(do, run=str(run.path), which="auto", done=answered, failed=failed, **more)


def joined(given: Sequence[Any] | None) -> GivenCells | None:
    """What several givers give, in one; None where it cannot be given again, as some of it has yet to be made."""
    if given is None or not all(isinstance(one, dict) for one in given):
        return None
    return {name: value for one in given for name, value in one.items()}


def replies(answer: Mapping[str, Any]) -> list[Reply]:
    """The replies to one request."""
    epoch, is_last = int(answer.get("epoch") or 0), answer.get("weights") == "last"
    return [_reply(one, epoch, is_last) for one in answer.get("answers", ())]


def _reply(one: Mapping[str, Any], epoch: int, is_last: bool) -> Reply:
    milliseconds = float(one.get("milliseconds") or 0.0)
    try:
        if "error" in one:
            return Reply(milliseconds=milliseconds, error=Message.model_validate(one["error"]).text())
        answers = {name: read_answer(raw) for name, raw in dict(one["answers"]).items()}
    except (KeyError, ValueError, TypeError):
        text = T("The engine said something that cannot be shown here. Perhaps a plugin is missing.")
        return Reply(milliseconds=milliseconds, error=text)
    return Reply(answers, dict(one.get("seen") or {}), milliseconds, epoch, is_last)
