"""What a run or a long job says while it works. One JSON object a line; the same on disk, in a pipe and in a test."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from deepstudio.core.text import Text


class Event(BaseModel):
    """Base of all events. `time` is seconds since the epoch."""

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_inf_nan="strings")

    time: float = 0.0


class Message(BaseModel):
    """A translatable sentence that crosses a process: the key in English and its plain arguments."""

    model_config = ConfigDict(frozen=True)

    source: str
    args: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def of(cls, text: Text) -> Message:
        return cls(
            source=_whole(text.source), args={name: _plain(value) for name, value in text.args.items()}
        )

    def text(self) -> Text:
        return Text(self.source, {name: _revived(value) for name, value in self.args.items()})


class RunStarted(Event):
    """The first event of a run, and again (with `resumed`) when it goes on after a stop."""

    kind: Literal["run_started"] = "run_started"
    run: str
    device: str
    device_note: Message | None = None
    precision: str = "float32"
    epochs: int
    batches: int
    batch_size: int
    samples: dict[str, int] = Field(default_factory=dict)
    parameters: int = 0
    resumed: bool = False


class EpochStarted(Event):
    """`epoch` counts from 1."""

    kind: Literal["epoch_started"] = "epoch_started"
    epoch: int


class BatchDone(Event):
    """After each optimizer step. `step` counts from 1 over the whole run, `batch` within the epoch."""

    kind: Literal["batch"] = "batch"
    epoch: int
    batch: int
    step: int
    metrics: dict[str, float]
    learning_rate: float
    samples_per_second: float = 0.0


class EpochDone(Event):
    """After validation. Metrics are named `train.loss`, `validation.accuracy` and so on."""

    kind: Literal["epoch"] = "epoch"
    epoch: int
    step: int
    metrics: dict[str, float]
    seconds: float
    samples_per_second: float = 0.0
    best: bool = False


class CheckpointSaved(Event):
    """`file` is relative to the run's folder."""

    kind: Literal["checkpoint"] = "checkpoint"
    epoch: int
    step: int
    file: str


class Paused(Event):
    kind: Literal["paused"] = "paused"


class Continued(Event):
    kind: Literal["continued"] = "continued"


class Progress(Event):
    """Part of a long job: `done` of `total` units of `what`. A total of 0 is not known yet."""

    kind: Literal["progress"] = "progress"
    what: Message
    done: int
    total: int


class Note(Event):
    """Something worth knowing that does not end the work."""

    kind: Literal["note"] = "note"
    message: Message


class Result(Event):
    """The outcome of a long job; what it holds is the job's own."""

    kind: Literal["result"] = "result"
    value: dict[str, Any]


class Finished(Event):
    """The last event of a run that ended well. `reason` is `done`, `stopped` or `early`."""

    kind: Literal["finished"] = "finished"
    reason: str
    best: dict[str, float] = Field(default_factory=dict)
    best_epoch: int = 0
    test: dict[str, float] = Field(default_factory=dict)
    samples_per_second: float = 0.0
    seconds: float = 0.0


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
