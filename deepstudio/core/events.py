"""What a run or a long job says while it works. One JSON object a line; the same on disk, in a pipe and in a test."""

from __future__ import annotations

import re
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from deepstudio.core.text import Text

# What a file may claim: more is damage, and would overflow where it is shown.
Whole = Annotated[int, Field(ge=0, le=2**53)]
Finite = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
FORM = re.compile(r",|,?(\.\d)?[fg]")
Moment = Annotated[float, Field(ge=-1e11, le=1e11, allow_inf_nan=False)]


class Event(BaseModel):
    """Base of all events. `time` is seconds since the epoch."""

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_inf_nan="strings")

    time: Moment = 0.0


class Message(BaseModel):
    """A translatable sentence that crosses a process: the key in English and its plain arguments."""

    model_config = ConfigDict(frozen=True)

    source: str
    args: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_simple_places(self) -> Message:
        """The sentence may come from anybody's file: each place is a `{name}`, or `{number:,}`, that `args` fill."""
        for _, name, form, conversion in Formatter().parse(self.source) if self.args else ():
            if name is None:
                continue
            if name not in self.args or conversion or (form and not _takes_form(self.args[name], form)):
                raise ValueError(f"nothing fits into {name}")
        return self

    @classmethod
    def of(cls, text: Text) -> Message:
        return cls(
            source=_whole(text.source), args={name: _plain(value) for name, value in text.args.items()}
        )

    def text(self) -> Text:
        return Text(self.source, {name: _revived(value) for name, value in self.args.items()})


class RunStarted(Event):
    """The first event of a run, and again (with `resumed`) when it goes on after a stop.

    `floor` is what guessing gets, by the names of `EpochDone.metrics`; empty where nobody knows.
    """

    kind: Literal["run_started"] = "run_started"
    run: str
    device: str
    device_note: Message | None = None
    precision: str = "float32"
    epochs: Whole
    batches: Whole
    batch_size: Whole
    samples: dict[str, Whole] = Field(default_factory=dict)
    parameters: Whole = 0
    floor: dict[str, Finite] = Field(default_factory=dict)
    resumed: bool = False


class EpochStarted(Event):
    """`epoch` counts from 1."""

    kind: Literal["epoch_started"] = "epoch_started"
    epoch: Whole


class BatchDone(Event):
    """After each optimizer step. `step` counts from 1 over the whole run, `batch` within the epoch.

    `learning_rate` is that of the first network; where those of several differ, `learning_rates` has all by role.
    """

    kind: Literal["batch"] = "batch"
    epoch: Whole
    batch: Whole
    step: Whole
    metrics: dict[str, float]
    learning_rate: float
    learning_rates: dict[str, float] = Field(default_factory=dict)
    samples_per_second: Finite = 0.0


class EpochDone(Event):
    """After validation. Metrics are named `train.loss`, `validation.accuracy` and so on."""

    kind: Literal["epoch"] = "epoch"
    epoch: Whole
    step: Whole
    metrics: dict[str, float]
    seconds: Finite
    samples_per_second: Finite = 0.0
    best: bool = False


class Snapshot(Event):
    """Something to look at that training made on its way, such as what is predicted against what is true.

    `section` is one of `core.results` as JSON; snapshots with the same `title` follow each other.
    """

    kind: Literal["snapshot"] = "snapshot"
    epoch: Whole
    step: Whole
    title: Message
    section: dict[str, Any]


class CheckpointSaved(Event):
    """`file` is relative to the run's folder."""

    kind: Literal["checkpoint"] = "checkpoint"
    epoch: Whole
    step: Whole
    file: str


class Paused(Event):
    kind: Literal["paused"] = "paused"


class Continued(Event):
    kind: Literal["continued"] = "continued"


class Progress(Event):
    """Part of a long job: `done` of `total` units of `what`. A total of 0 is not known yet."""

    kind: Literal["progress"] = "progress"
    what: Message
    done: Whole
    total: Whole


class Note(Event):
    """Something worth knowing that does not end the work. What is said `aside` asks for nobody's attention."""

    kind: Literal["note"] = "note"
    message: Message
    aside: bool = False


class Result(Event):
    """The outcome of a long job; what it holds is the job's own."""

    kind: Literal["result"] = "result"
    value: dict[str, Any]


class Finished(Event):
    """The last event of a run that ended well. `reason` is `done`, `stopped` or `early`."""

    kind: Literal["finished"] = "finished"
    reason: str
    best: dict[str, float] = Field(default_factory=dict)
    best_epoch: Whole = 0
    test: dict[str, float] = Field(default_factory=dict)
    samples_per_second: Finite = 0.0
    seconds: Finite = 0.0


class Failed(Event):
    """The last event of work that could not go on: cause and action in `message`; `details` for a log."""

    kind: Literal["failed"] = "failed"
    message: Message
    cause: str = ""
    details: str = ""


AnyEvent = Annotated[
    RunStarted
    | EpochStarted
    | BatchDone
    | EpochDone
    | Snapshot
    | CheckpointSaved
    | Paused
    | Continued
    | Progress
    | Note
    | Result
    | Finished
    | Failed,
    Field(discriminator="kind"),
]

_ADAPTER: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)


def parse_event(line: str | bytes) -> AnyEvent:
    """One line of `events.jsonl`. Raises `pydantic.ValidationError` on anything else."""
    return _ADAPTER.validate_json(line)


def _takes_form(value: Any, form: str) -> bool:
    return isinstance(value, int | float) and FORM.fullmatch(form) is not None


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {"text": Message.of(value).model_dump()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, int | float | bool | None) else _whole(str(value))


def _whole(words: str) -> str:
    """Without halves of characters, which names of files may hold and JSON may not."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _revived(value: Any) -> Any:
    if isinstance(value, dict) and "text" in value:
        return Message.model_validate(value["text"]).text()
    return [_revived(item) for item in value] if isinstance(value, list) else value
