"""Runs the events of a job or a training through to its outcome: to the screen, and to `--events`."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from typing import Annotated

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import explained, unexpected
from deepstudio.cli.watching import Watching
from deepstudio.core.events import AnyEvent, Failed, Finished, Message, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T

Events = Annotated[
    str | None,
    typer.Option(
        metavar="-|FILE", help=T("Write each event as a line of JSON, - for standard output.").source
    ),
]


def outcome(
    events: Iterable[AnyEvent], stream: EventStream, watching: Watching | None
) -> Result | Finished | None:
    """The last `Result` or `Finished`. Raises `Explained` for a failure, which the stream has heard of too."""
    last: Result | Finished | None = None
    for event in told(events, stream):
        if watching is not None:
            watching.show(event)
        if isinstance(event, Failed):
            raise explained(event)
        if isinstance(event, Result | Finished):
            last = event
    return last


def told(events: Iterable[AnyEvent], stream: EventStream) -> Iterable[AnyEvent]:
    """Passes events on, also to the stream; an exception becomes the last event there, and goes on."""
    try:
        for event in events:
            stream.write(event)
            yield event
    except Explained as error:
        stream.write(Failed(message=Message.of(error.text), cause=error.cause))
        raise
    except Exception as error:
        failure = unexpected(error, "work")
        details = "".join(traceback.format_exception(error))
        stream.write(Failed(message=Message.of(failure.text), cause=failure.cause, details=details))
        raise failure from error
