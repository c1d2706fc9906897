"""The examination of the test part with which a run ends, kept as `evaluate` keeps its own."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from deepstudio.core.events import AnyEvent, Message, Note, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.engine.evaluate import evaluation
from deepstudio.engine.failures import failure
from deepstudio.storage.run_folder import RunFolder

TEST = "test"


@dataclass(frozen=True)
class TestFindings:
    """`value` is what `Trained.examined` says of the test part, `metrics` what the run says of it at its end."""

    __test__ = False  # no case for pytest

    value: dict[str, Any]
    metrics: dict[str, float]


@runtime_checkable
class ExaminesItself(Protocol):
    """A learner whose networks can be examined where they are trained."""

    def test_findings(self) -> Generator[AnyEvent, None, TestFindings]:
        """Yields progress; examines the present weights with the test part. Raises `Explained`."""


def final_examination(
    learner: ExaminesItself, run: RunFolder, epoch: int
) -> Generator[AnyEvent, None, dict[str, float] | None]:
    """Yields progress and keeps what it finds with the run; returns its metrics.

    `epoch` is that of the weights, which are the best ones. A failure costs a note, and nothing is returned.
    """
    try:
        found = yield from _only_progress(learner.test_findings())
    except Exception as error:  # also of a plugin: what was learned is worth more than its examination
        yield _note(T("The test samples could not be examined at the end. {reason}", reason=_reason(error)))
        return None
    try:
        value = evaluation(run, TEST, "best", epoch, found.value)
        run.write_json(f"evaluation-{TEST}.json", value | {"kept": True})
    except Explained as error:
        text = T(
            "What the examination of the test samples found could not be kept. {reason}", reason=error.text
        )
        yield _note(text)
    return found.metrics


def _only_progress(
    events: Generator[AnyEvent, None, TestFindings],
) -> Generator[AnyEvent, None, TestFindings]:
    """What is to know of the samples stands in what was found and is told with it."""
    while True:
        try:
            event = next(events)
        except StopIteration as done:
            found: TestFindings = done.value
            return found
        if isinstance(event, Progress):
            yield event


def _reason(error: Exception) -> Text:
    return error.text if isinstance(error, Explained) else failure(error, 1).message.text()


def _note(text: Text) -> Note:
    return Note(message=Message.of(text))
