"""Quick requests to the engine process; answers come back on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage.error_log import record_error

if TYPE_CHECKING:
    from deepstudio.jobs.engine import EngineClient

Done = Callable[[dict[str, Any]], None]
Refused = Callable[[Text], object]


class Requests(QObject):
    """Starts the engine with the first request, or before."""

    _answered = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client: EngineClient | None = None
        self._closed = False
        self._answered.connect(self._deliver)

    @property
    def client(self) -> EngineClient:
        """The engine's client; its process starts with the first use."""
        if self._client is None:
            from deepstudio.jobs.engine import EngineClient

            self._client = EngineClient()
            self._client.start()
        return self._client

    def ask(self, do: str, fields: dict[str, Any], done: Done, failed: Refused) -> None:
        """Sends a request; `done(answer)` or `failed(text)` is called later on the window's thread."""
        try:
            future = self.client.request(do, **fields)
        except Explained as error:
            failed(error.text)
            return
        future.add_done_callback(partial(self._arrived, done, failed))

    def close(self) -> None:
        self._closed = True
        if self._client is not None:
            self._client.close()

    def _arrived(self, done: Done, failed: Refused, future: Future[dict[str, Any]]) -> None:
        """Called in a thread of the client."""
        if not self._closed:
            self._answered.emit(done, failed, future)

    def _deliver(self, done: Done, failed: Refused, future: Future[dict[str, Any]]) -> None:
        if self._closed or future.cancelled():
            return
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, Explained):
            failed(error.text)
        else:
            record_error(error, "a request to the engine")
            failed(T("The answer did not come: {reason}", reason=str(error)))
