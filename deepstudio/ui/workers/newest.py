"""Questions to the engine of which only the newest counts, such as clicks that follow each other quickly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject

from deepstudio.ui.workers.requests import Done, Refused


class Asks(Protocol):
    """Who sends questions, such as `Studio`."""

    def ask(self, do: str, *, done: Done, failed: Refused, **fields: Any) -> None: ...


class Newest:
    """Sends one question at a time. One that comes meanwhile takes the place of what waits, and of the answer.

    Nothing is answered after `forget`, which is called when `owner` goes away.
    """

    def __init__(self, sender: Asks, owner: QObject | None = None) -> None:
        self._sender = sender
        self._busy = False
        self._turn = 0
        self._waiting: tuple[str, Done, Refused, Mapping[str, Any]] | None = None
        if owner is not None:
            owner.destroyed.connect(self.forget)

    @property
    def busy(self) -> bool:
        return self._busy

    def ask(self, do: str, done: Done, failed: Refused, **fields: Any) -> None:
        """`done(answer)` or `failed(text)` follows, unless something newer is asked before."""
        self._turn += 1
        if self._busy:
            self._waiting = do, done, failed, fields
            return
        self._send(do, done, failed, fields)

    def forget(self) -> None:
        """What was asked is not wanted any more."""
        self._turn += 1
        self._waiting = None

    def _send(self, do: str, done: Done, failed: Refused, fields: Mapping[str, Any]) -> None:
        self._busy = True
        turn = self._turn

        def over(tell: Callable[[Any], object], what: Any) -> None:
            self._busy = False
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                self._send(*waiting)
            elif turn == self._turn:
                tell(what)

        self._sender.ask(
            do, done=lambda answer: over(done, answer), failed=lambda text: over(failed, text), **fields
        )
