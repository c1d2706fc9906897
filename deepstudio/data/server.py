"""The data process: it alone opens and decodes files for the window, so that a bad one cannot harm more than this.

A request is `(number, function, arguments)`, pickled, with a function of `data.served`; `(number, None, ())` gives it
up. What comes back is `(number, kind, value)`: any number of `event`s, then `ok` with the answer, or `failed` with
the sentence and its cause. Both ends are this program, on a pipe of their own.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BufferedWriter
from typing import IO, Any

from deepstudio.core.blame import blamed
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data import served
from deepstudio.data.requests import PendingRequest, ReplyKind
from deepstudio.storage.standard_output import take_standard_output

THREADS = 6  # two scans, a look at texts, and pictures meanwhile


class DataServer:
    """Answers several requests at a time, each in a thread. No request ends it."""

    def __init__(self, out: IO[bytes], *modules: str) -> None:
        """Does what functions of these modules do."""
        self._out = out
        self._modules = modules
        self._saying = threading.Lock()
        self._going: dict[int, PendingRequest] = {}
        self._pool = ThreadPoolExecutor(THREADS, "data-requests")

    def run(self, requests: IO[bytes]) -> None:
        """Serves until nobody asks any more."""
        while True:
            try:
                number, work, arguments = pickle.load(requests)
            except EOFError:
                return
            if work is not None:
                asked = self._going[number] = PendingRequest(partial(self._say, number))
                self._pool.submit(self._answer, number, asked, work, arguments)
            elif (known := self._going.get(number)) is not None:
                known.cancel()

    def _answer(
        self, number: int, asked: PendingRequest, work: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> None:
        try:
            self._try(number, asked, work, arguments)
        except BaseException:  # somebody would wait for ever for what cannot even be said
            traceback.print_exc()
            os._exit(1)
        finally:
            self._going.pop(number, None)

    def _try(
        self, number: int, asked: PendingRequest, work: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> None:
        try:
            self._say(number, "ok", self._done(work, asked, arguments))
        except Explained as error:
            self._say(number, "failed", (error.text, error.cause))
        except MemoryError:
            self._say(number, "failed", (None, "memory"))
        except Exception as error:  # Whatever it was, the next request deserves an answer.
            traceback.print_exc()
            reason = str(error)[:200] or type(error).__name__
            text = blamed(error) or T("This did not work: {reason}", reason=reason)
            self._say(number, "failed", (text, "unexpected"))

    def _done(self, work: Callable[..., Any], asked: PendingRequest, arguments: tuple[Any, ...]) -> Any:
        if asked.is_cancelled():
            return None  # whoever asked has gone on
        if work.__module__ not in self._modules:
            raise TypeError(f"{work} is not served")
        return work(asked, *arguments) if work in LONG else work(*arguments)

    def _say(self, number: int, kind: ReplyKind, value: Any) -> None:
        packed = pickle.dumps((number, kind, value), pickle.HIGHEST_PROTOCOL)
        with self._saying:
            try:
                self._out.write(packed)
                self._out.flush()
            except OSError:
                os._exit(0)  # nobody reads any more


def serve(*more: str) -> None:
    """Answers the requests on standard input until it closes; then ends at once, whatever is under way.

    `more` are modules whose functions may be asked for too.
    """
    code = 1
    try:
        DataServer(BufferedWriter(take_standard_output()), served.__name__, *more).run(sys.stdin.buffer)
        code = 0
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)


LONG = (served.scan, served.look_at_texts, served.look_at_pictures, served.look_at_samples)
"""Those that tell how far they are and can be given up."""
