"""The process that opens and decodes files for the window: started when first needed, and again after a crash."""

from __future__ import annotations

import itertools
import pickle
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data.memory import memory_limit
from deepstudio.data.work import Cancelled
from deepstudio.jobs.child import log_of, start_child, was_killed
from deepstudio.storage.error_log import record_error

if TYPE_CHECKING:
    from deepstudio.data.requests import PendingRequest

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
Starts = Callable[[int], "subprocess.Popen[bytes]"]
OnEvent = Callable[[Any], object]

DIED = "data_died"


class DataRequest(Generic[Answer]):
    """A question under way. `name` is the file or folder it is about."""

    def __init__(self, name: str, on_event: OnEvent, give_up: Callable[[], None]) -> None:
        self.name = name
        self.on_event = on_event
        self._give_up = give_up
        self._future: Future[Answer] = Future()

    def result(self) -> Answer:
        """Waits for the answer. Raises `Explained`, also with the causes `memory`, `data_died` and `closed`."""
        return self._future.result()

    def cancel(self) -> None:
        """Makes `result` raise `Cancelled` at once, and the process stop as soon as it can."""
        self.fail(Cancelled())
        self._give_up()

    def succeed(self, answer: Answer) -> None:
        with suppress(InvalidStateError):
            self._future.set_result(answer)

    def fail(self, failure: Explained) -> None:
        with suppress(InvalidStateError):
            self._future.set_exception(failure)


class DataProcess:
    """Asks functions of `data.served` in the other process. Safe to use from any thread; `begin` never waits.

    `starts` makes a child that answers as `deepstudio data` does, with at most so many bytes of memory.
    """

    def __init__(self, starts: Starts | None = None, limit: int | None = None) -> None:
        self.starts = starts or start_data_process
        self.limit = limit or memory_limit()
        self._lock, self._alone = threading.Lock(), threading.Lock()
        self._child: _Child | None = None
        self._closed = False

    def call(self, work: Callable[Given, Answer], *args: Given.args, **no: Given.kwargs) -> Answer:
        """The answer of `work(*args)`; not for the window's thread. Raises `Explained`.

        Where the process ended, each request that was under way is asked once more by itself, so that only the one
        that ended it fails.
        """
        try:
            first: DataRequest[Answer] = self._begin(work, _ignore, args)
            return first.result()
        except Explained as failure:
            if failure.cause != DIED:
                raise
        with self._alone:
            again: DataRequest[Answer] = self._begin(work, _ignore, args)
            return again.result()

    def begin(
        self,
        work: Callable[Concatenate[PendingRequest, Given], Answer],
        on_event: OnEvent,
        *args: Given.args,
        **no: Given.kwargs,
    ) -> DataRequest[Answer]:
        """Starts what tells how far it is; `on_event` is called in another thread. Raises `Explained`."""
        return self._begin(work, on_event, args)

    def close(self) -> None:
        """Ends the process, whatever it does; requests under way fail with the cause `closed`."""
        with self._lock:
            self._closed, child = True, self._child
        if child is not None:
            child.end()

    @property
    def pid(self) -> int | None:
        """The process, for a monitor; nothing while there is none."""
        child = self._child
        return child.pid if child is not None and child.is_open else None

    def _begin(self, work: Callable[..., Any], on_event: OnEvent, args: tuple[Any, ...]) -> DataRequest[Any]:
        with self._lock:
            if self._closed:
                raise _closing()
            if self._child is None or not self._child.is_open:
                self._child = _Child(self.starts(self.limit), self._why)
            return self._child.begin(work, on_event, args)

    def _why(self, request: DataRequest[Any], returncode: int) -> Explained:
        """Why there is no answer from a process that is gone."""
        if self._closed:
            return _closing()
        return _died(request.name, returncode)


class _Child:
    """One life of the process: a thread that writes requests, and one that reads what comes back."""

    def __init__(
        self, process: subprocess.Popen[bytes], why: Callable[[DataRequest[Any], int], Explained]
    ) -> None:
        self._process, self._why = process, why
        self.pid = process.pid
        self.is_open = True
        self._numbers = itertools.count(1)
        self._pending: dict[int, DataRequest[Any]] = {}
        self._lock = threading.Lock()
        self._outgoing: SimpleQueue[bytes | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=work, name=f"data-{name}-{self.pid}", daemon=True)
            for work, name in ((self._write, "requests"), (self._read, "answers"))
        ]
        for thread in self._threads:
            thread.start()

    def begin(self, work: Callable[..., Any], on_event: OnEvent, args: tuple[Any, ...]) -> DataRequest[Any]:
        number = next(self._numbers)
        request: DataRequest[Any] = DataRequest(_name(args), on_event, lambda: self._cancel(number))
        packed = _packed(number, work, args)
        with self._lock:
            if self.is_open:
                self._pending[number] = request
                self._outgoing.put(packed)
                return request
        request.fail(_died(request.name, 0))
        return request

    def end(self) -> None:
        self._process.kill()
        for thread in self._threads:
            thread.join()

    def _cancel(self, number: int) -> None:
        with self._lock:
            known = self._pending.pop(number, None)
        if known is not None:
            self._outgoing.put(_packed(number, None, ()))

    def _write(self) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        with suppress(OSError), pipe:  # if the process is gone, its reader says so to all that wait
            while (packed := self._outgoing.get()) is not None:
                pipe.write(packed)
                pipe.flush()

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        try:
            with pipe:
                while True:
                    self._take(*pickle.load(pipe))
        except EOFError:
            pass
        except Exception as error:  # what does not speak our language any more is of no use
            record_error(error, "reading what the data process says")
        finally:
            self._process.kill()
            self._over(self._process.wait())

    def _take(self, number: int, kind: str, value: Any) -> None:
        with self._lock:
            request = self._pending.get(number) if kind == "event" else self._pending.pop(number, None)
        if request is None:
            return  # given up meanwhile
        if kind == "event":
            _tell(request, value)
        elif kind == "ok":
            request.succeed(value)
        else:
            text, cause = value
            request.fail(Explained(text, cause) if text is not None else _too_large(request.name))

    def _over(self, returncode: int) -> None:
        with self._lock:
            self.is_open = False
            lost, self._pending = list(self._pending.values()), {}
        self._outgoing.put(None)
        for request in lost:
            request.fail(self._why(request, returncode))


@cache
def data_process() -> DataProcess:
    """The one of this program."""
    return DataProcess()


def start_data_process(limit: int) -> subprocess.Popen[bytes]:
    """Starts `deepstudio data`. Raises `Explained`."""
    with log_of("data").open("ab") as log:
        return start_child(
            *("data", "--memory", str(limit)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            keeps_memory=False,
        )


def _packed(number: int, work: Callable[..., Any] | None, args: tuple[Any, ...]) -> bytes:
    return pickle.dumps((number, work, args), pickle.HIGHEST_PROTOCOL)


def _name(args: tuple[Any, ...]) -> str:
    """What a request is about: the sample that is named, or the file or folder."""
    for kind in (str, Path):
        found = next((arg for arg in args if isinstance(arg, kind)), None)
        if found is not None:
            return str(found.name if isinstance(found, Path) else found)
    plan = next((arg for arg in args if isinstance(arg, DataPlan)), None)
    return str(plan.source.settings.get("path", "")) if plan is not None else ""


def _ignore(_event: Any) -> None:
    return


def _tell(request: DataRequest[Any], event: Any) -> None:
    try:
        request.on_event(event)
    except Exception as error:  # others wait for their answers
        record_error(error, "an event of the data process")


def _too_large(name: str) -> Explained:
    if not name:
        text = T(
            "Your data needs more memory than this computer can give. Divide it, or leave some of it out."
        )
    else:
        text = T(
            "“{name}” could not be looked at: it needs more memory than this computer can give. "
            "Divide it, or leave it out.",
            name=name,
        )
    return Explained(text, "memory")


def _died(name: str, returncode: int) -> Explained:
    reason = _reason(returncode)
    if not name:
        text = T("Your data could not be looked at: {reason}. Try again.", reason=reason)
    else:
        text = T(
            "“{name}” could not be looked at: {reason}. Try again, or leave it out.", name=name, reason=reason
        )
    return Explained(text, DIED)


def _reason(returncode: int) -> Text:
    if was_killed(returncode):
        return T("the process that reads files was ended from outside, perhaps because memory ran out")
    return T("the process that reads files ended unexpectedly")


def _closing() -> Explained:
    return Explained(T("The program is closing. Open it again to go on."), "closed")
