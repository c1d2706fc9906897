"""A trained network in use, whatever its task is: what it is given, what it answers, and how it is examined."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from deepstudio.core.events import AnyEvent
from deepstudio.core.project import Project
from deepstudio.core.results import Answer
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder

Given = Mapping[str, Any]
"""A sample as a person brings it: a value by column, a path where it is a file."""
Which = Literal["auto", "best", "last"]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a network says of one sample, by the column it answers, or why it could not look at it.

    `seen` are the rows that the network sees, by column; `doubts` say of what it was given why its answer may be a
    guess, such as that training has not seen a value; `milliseconds` is the sample's share of the time from
    opening to answer.
    """

    input: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    milliseconds: float = 0.0
    seen: Mapping[str, Any] = field(default_factory=dict)
    error: Text | None = None
    doubts: tuple[Text, ...] = ()

    @property
    def only(self) -> Answer | None:
        """The answer of a network that gives one."""
        return next(iter(self.answers.values())) if len(self.answers) == 1 else None

    def as_dict(self, say: Callable[[Text], Any] = str) -> dict[str, Any]:
        """`input` and what the only answer says of itself, or `answers` by column; or `error`, worded by `say`."""
        if self.error is not None:
            return {"input": self.input, "error": say(self.error)}
        doubts = {"doubts": [say(text) for text in self.doubts]} if self.doubts else {}
        if self.only is not None:
            return {"input": self.input, **self.only.said(), **doubts}
        answers = {name: one.as_json() for name, one in self.answers.items()}
        return {"input": self.input, "answers": answers, **doubts}


class Trained(Protocol):
    """The networks of a run in use, on the processor. `epoch` and `metrics` are those of its weights."""

    project: Project
    epoch: int
    metrics: dict[str, float]
    path: Path

    def warm(self) -> None:
        """Lets the libraries prepare what a first sample would have to wait for."""

    def received(self, given: Mapping[str, Any]) -> Given:
        """A sample from the plain JSON values of a request, a file as `{"path": …}`. Raises `Explained`."""

    def answers(self, samples: Sequence[Given]) -> Iterator[Prediction]:
        """One answer for each sample, in order; one that cannot be read does not stop the others."""

    def shown(self, given: Given, prediction: Prediction) -> dict[str, Any]:
        """What the network sees of each column, as plain JSON values."""

    def explained(self, given: Given, **asked: str) -> dict[str, Any]:
        """Why the network answers as it does; `asked` may be a `method` and the class `label` that it is about.

        Raises `Explained` (`no_explanation`).
        """

    def told_why(self, given: Given, why: Mapping[str, Any], called: Mapping[str, str]) -> tuple[Text, ...]:
        """What `explained` found, in sentences; `called` are names that a person gave to classes."""

    def drawn_why(self, given: Given, why: Mapping[str, Any]) -> bytes | None:
        """The same as a picture (PNG), where the sample can be looked at. Raises `Explained`."""

    def examined(
        self, run: RunFolder, split: str, data: Path | None
    ) -> Generator[AnyEvent, None, dict[str, Any]]:
        """Yields progress; returns what an examination came to (see `engine.evaluate`)."""


LoadTrained = Callable[[RunFolder, Which], Trained]
"""What a task names as `trained`."""
