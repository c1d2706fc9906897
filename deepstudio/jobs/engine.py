"""The long-lived process that answers quick requests, so that a prediction does not wait for an import."""

from __future__ import annotations

import itertools
import json
import subprocess
import threading
import time
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.jobs.child import end, log_of, start_child

EngineReply = dict[str, Any]

STABLE = 10.0  # seconds; one that dies sooner without an answer is not started again before it is asked


class EngineClient:
    """Sends requests to the engine process and resolves their futures on a thread of its own.

    A crash fails the requests under way with an `Explained` (cause `engine_died`); the engine starts again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._pending: dict[int, Future[EngineReply]] = {}
        self._child: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._closed = False

    def start(self) -> None:
        """Starts the engine in the background, if it is not there. Raises `Explained`."""
        with self._lock:
            self._ensure()

    def request(self, do: str, **fields: Any) -> Future[EngineReply]:
        """Asks the engine to `do` something; the future gets its answer or an `Explained`."""
        future: Future[EngineReply] = Future()
        with self._lock:
            try:
                self._send(future, do, fields)
            except Explained as failure:
                future.set_exception(failure)
        return future

    def close(self) -> None:
        """Ends the engine; whatever is under way fails with the cause `closed`."""
        with self._lock:
            self._closed = True
            child, reader = self._child, self._reader
        if child is not None:
            with suppress(OSError):
                assert child.stdin is not None
                child.stdin.close()
            end(child)
        if reader is not None:
            reader.join()

    @property
    def pid(self) -> int | None:
        """The engine's process, for a monitor."""
        return self._child.pid if self._child is not None else None

    def _ensure(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise Explained(T("The program is closing. Open it again to go on."), "closed")
        if self._child is None:
            with log_of("engine").open("ab") as log:
                self._child = start_child("engine", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
            self._reader = threading.Thread(
                target=self._read, args=(self._child,), name="engine-answers", daemon=True
            )
            self._reader.start()
        return self._child

    def _send(self, future: Future[EngineReply], do: str, fields: dict[str, Any]) -> None:
        child = self._ensure()
        number = next(self._numbers)
        line = json.dumps({"id": number, "do": do, **fields}, ensure_ascii=False, default=str) + "\n"
        self._pending[number] = future
        # If the child is gone, its reader has closed the pipe and is about to fail whatever is pending.
        with suppress(OSError, ValueError):
            assert child.stdin is not None
            child.stdin.write(line.encode("utf-8"))
            child.stdin.flush()

    def _read(self, child: subprocess.Popen[bytes]) -> None:
        """The reader thread of one child: from its first answer to its end."""
        started, answers = time.monotonic(), 0
        assert child.stdout is not None
        for line in child.stdout:
            answers += self._resolve(line)
        child.stdout.close()
        if child.stdin is not None:
            with suppress(OSError):
                child.stdin.close()
        child.wait()
        self._after_death(again=answers > 0 or time.monotonic() - started > STABLE)

    def _after_death(self, again: bool) -> None:
        with self._lock:
            lost, self._pending = list(self._pending.values()), {}
            self._child = None
            closed = self._closed
            if again and not closed:
                with suppress(Explained):
                    self._ensure()
        for future in lost:
            _fail(future, _closing() if closed else _death())

    def _resolve(self, line: bytes) -> bool:
        try:
            answer = json.loads(line)
            future = self._pending.pop(answer["id"])
        except (ValueError, TypeError, KeyError):
            return False  # not an answer, or to something that was given up
        if "error" in answer:
            _fail(future, _explained(answer))
        else:
            with suppress(InvalidStateError):
                future.set_result(answer.get("ok") or {})
        return True


def _explained(answer: EngineReply) -> Explained:
    try:
        text = Message.model_validate(answer["error"]).text()
    except ValidationError:
        text = T("The engine could not do this. Look into its log for details.")
    return Explained(text, str(answer.get("cause", "")))


def _fail(future: Future[EngineReply], failure: Explained) -> None:
    with suppress(InvalidStateError):
        future.set_exception(failure)


def _death() -> Explained:
    return Explained(
        T("The engine ended unexpectedly and is starting again. Nothing is lost: try once more."),
        "engine_died",
    )


def _closing() -> Explained:
    return Explained(T("The program is closing. Open it again to go on."), "closed")
