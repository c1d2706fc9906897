"""Quick requests to the engine process; answers come back on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deepstudio.core.explained import Explained
from deepstudio.core.text import Text
from deepstudio.jobs.engine import EngineClient
from deepstudio.ui.workers.background import Aside

Done = Callable[[dict[str, Any]], None]
Refused = Callable[[Text], object]


class Requests:
    """Starts the engine with the first request, or before."""

    def __init__(self) -> None:
        self._client: EngineClient | None = None
        self._closed = False
        self._aside = Aside()

    @property
    def client(self) -> EngineClient:
        """The engine's client; its process starts with the first use."""
        if self._client is None:
            self._client = EngineClient()
            self._client.start()
        return self._client

    def ask(self, do: str, fields: dict[str, Any], done: Done, failed: Refused) -> None:
        """Sends a request; `done(answer)` or `failed(text)` is called later on the window's thread."""
        if self._closed:
            return
        try:
            future = self.client.request(do, **fields)
        except Explained as error:
            failed(error.text)
        else:
            self._aside.follow(future, done, failed)

    def close(self) -> None:
        """Nothing is answered any more."""
        self._closed = True
        self._aside.forget()
        if self._client is not None:
            self._client.close()
