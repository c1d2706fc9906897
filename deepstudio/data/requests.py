"""What the window asks of the data process, while it is under way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Literal

from deepstudio.core.events import Message, Progress
from deepstudio.core.text import Text

ReplyKind = Literal["event", "ok", "failed"]


class PendingRequest:
    """A request under way: `tell` sends something before the answer."""

    def __init__(self, say: Callable[[ReplyKind, Any], None]) -> None:
        self._say = say
        self._cancelled = threading.Event()

    def tell(self, event: Any) -> None:
        self._say("event", event)

    def begin(self, what: Text) -> None:
        """Tells what is done now, where nobody knows how long it takes."""
        self.tell(Progress(time=time.time(), what=Message.of(what), done=0, total=0))

    def cancel(self) -> None:
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()
