"""How a command ends: exit codes, and one or two lines instead of a traceback."""

from __future__ import annotations

import sys

from deepstudio.cli.language import say
from deepstudio.cli.terminal import write
from deepstudio.core.blame import blamed
from deepstudio.core.events import Failed
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text

DONE = 0
PROBLEM = 1
WRONG_USAGE = 2
INTERRUPTED = 130


class WrongUsage(Exception):
    """What was typed cannot be meant; ends with exit code 2."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


def complain(text: Text) -> None:
    """One sentence to standard error."""
    write(say(text), sys.stderr)


def unexpected(error: BaseException, doing: str) -> Explained:
    """Logs an error nobody foresaw and says where; the traceback is in the log only."""
    from deepstudio.storage.error_log import record_error

    path = record_error(error, doing)
    return Explained(
        blamed(error)
        or T(
            "Something went wrong that DeepStudio did not expect ({kind}). "
            "Try again; if it stays, report it with {path}.",
            kind=type(error).__name__,
            path=str(path),
        ),
        "unexpected",
    )


def explained(event: Failed) -> Explained:
    """The exception that a failed event tells of."""
    return Explained(event.message.text(), event.cause)
