"""All that enters a network and all that it is to answer; a batch is a dict of tensors by column."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np
import torch
from pydantic import ValidationError
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import part
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Indices
from deepstudio.data.cells import Array
from deepstudio.data.prepared import Prepared
from deepstudio.data.unreadable import UnreadableSample
from deepstudio.engine.batches import Batches, Ragged, lengths_key
from deepstudio.engine.buckets import Buckets, lengths_of
from deepstudio.engine.inputs.column import FedColumn

Batch = dict[str, Tensor]


class Part(Protocol):
    """One part of a data set as batches on a device."""

    def __len__(self) -> int:
        """How many batches there are."""

    @property
    def samples(self) -> int:
        """How many samples there are."""

    def in_order(self) -> Generator[Batch, None, None]:
        """Every sample once."""

    def shuffled(self, epoch: int, start: int = 0) -> Generator[Batch, None, None]:
        """Every sample once, in the order of `epoch`, without the first `start` batches."""


Joined = tuple[str, ...]


class Feed:
    """`columns` enter the network, in the order of its inputs; `answers` are what it learns to give.

    `groups` are the names of what enters at each input. Those of a group with several are joined: each gives (B, n)
    numbers, and they stand one after the other.
    """

    def __init__(
        self,
        columns: Mapping[str, FedColumn],
        answers: Mapping[str, FedColumn] | None = None,
        groups: Sequence[Joined] = (),
    ) -> None:
        """Raises `KeyError` for a group of a column that does not enter."""
        self.groups = tuple(groups) or tuple((name,) for name in columns)
        self.columns = {name: columns[name] for group in self.groups for name in group}
        self.answers = dict(answers or {})

    @classmethod
    def of(cls, prepared: Prepared, names: Sequence[str | Joined] = ()) -> Self:
        """The way that a prepared set's samples take; `names` are what enters, by default all that can.

        Several names that stand together are joined at one input. Raises `Explained` for a kind that networks cannot
        take.
        """
        entering = names or tuple(prepared.of_use("input"))
        if not entering:
            raise Explained(T("This data has nothing that a network could take."), "no_input")
        groups = [(name,) if isinstance(name, str) else tuple(name) for name in entering]
        columns = _all_fed(prepared, [name for group in groups for name in group])
        return cls(columns, _all_fed(prepared, tuple(prepared.of_use("target"))), groups)

    @property
    def only(self) -> FedColumn:
        """What enters where one thing does. Raises `Explained` (`several_inputs`)."""
        if len(self.columns) != 1:
            text = T("This network takes several things at once, which cannot be given one by one.")
            raise Explained(text, "several_inputs")
        return next(iter(self.columns.values()))

    def to(self, device: torch.device) -> Self:
        """The same at work on `device`."""
        for column in (*self.columns.values(), *self.answers.values()):
            column.to(device)
        return self

    def part(self, prepared: Prepared, rows: Indices, size: int, device: torch.device, seed: int) -> Part:
        """Some rows of a prepared set as batches of `size`."""
        columns = self._rows(prepared, {**self.columns, **self.answers})
        if any(isinstance(column, Ragged) for column in columns.values()):
            return Buckets(columns, rows, size, device, seed)
        fixed = {name: column for name, column in columns.items() if not isinstance(column, Ragged)}
        return Batches(fixed, rows, size, device, seed)

    def answer_rows(self, prepared: Prepared) -> dict[str, Array]:
        """All rows of what is answered, (N, …) by column; those of differing length are left out."""
        rows = self._rows(prepared, self.answers)
        return {name: column for name, column in rows.items() if not isinstance(column, Ragged)}

    def arranged(self, prepared: Prepared, rows: Indices) -> Indices:
        """The rows in the order in which an unshuffled part gives them: short ones first where lengths differ."""
        columns = self._rows(prepared, {**self.columns, **self.answers})
        ragged = {name: column for name, column in columns.items() if isinstance(column, Ragged)}
        if not ragged:
            return np.sort(rows)
        return rows[np.argsort(lengths_of(ragged, rows), kind="stable")]

    def inputs(self, batch: Batch, *, augmented: bool = False) -> tuple[Tensor, ...]:
        """What the network takes, in the order of its inputs, from a batch of a part, each (B, …).

        Lengths, int64 (B,), stand behind the values that have some. What is joined is float32 (B, features).
        """
        return self.joined(
            {
                name: column.entering(batch[name], batch.get(lengths_key(name)), augmented=augmented)
                for name, column in self.columns.items()
            }
        )

    def joined(self, tensors: Mapping[str, tuple[Tensor, ...]]) -> tuple[Tensor, ...]:
        """What enters at each input, from what each column gives."""
        return tuple(
            tensor
            for group in self.groups
            for tensor in (
                tensors[group[0]]
                if len(group) == 1
                else (torch.cat([tensors[name][0].float() for name in group], 1),)
            )
        )

    def targets(self, batch: Batch) -> dict[str, Tensor]:
        """What is to be answered, (B, …), by column; classes are int64 (B,)."""
        return {name: column.answer(batch[name]) for name, column in self.answers.items()}

    # From what a source gives or a person brings

    def received(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a sample from the plain JSON of a request; a file is `{"path": …}`.

        Raises `Explained` (`bad_request`) where one is missing.
        """
        self._refuse_missing(given)
        return {name: _received(column, given.get(name)) for name, column in self.columns.items()}

    def read(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The row of each column of a sample. Raises `Explained`."""
        self._refuse_missing(given)
        return {name: self._read(name, given.get(name)) for name in self.columns}

    def _read(self, name: str, value: Any) -> Any:
        """The row of one column; of several, an error names it."""
        try:
            return self.columns[name].read(value)
        except UnreadableSample:
            raise  # it names its file
        except Explained as error:
            if len(self.columns) == 1:
                raise
            text = T("In the column “{name}”: {problem}", name=name, problem=error.text)
            raise Explained(text, error.cause) from error

    def doubts(self, given: Mapping[str, Any], rows: Mapping[str, Any]) -> tuple[Text, ...]:
        """What a person should know of the values of a sample that were `read` as `rows`."""
        said = ((name, column.doubt(given.get(name), rows[name])) for name, column in self.columns.items())
        return tuple(
            T("In the column “{name}”: {problem}", name=name, problem=text)
            for name, text in said
            if text is not None
        )

    def taken(self, rows: Sequence[Mapping[str, Any]]) -> tuple[Tensor, ...]:
        """All that the network takes, as `inputs` gives it, from the rows of B samples; on the processor."""
        return self.joined(
            {name: column.taken([row[name] for row in rows]) for name, column in self.columns.items()}
        )

    def blank(self) -> dict[str, Any]:
        """A sample without content, to try a network on."""
        return {name: column.blank() for name, column in self.columns.items()}

    def _refuse_missing(self, given: Mapping[str, Any]) -> None:
        names = [
            name for name, column in self.columns.items() if name not in given and not column.may_be_missing
        ]
        if names:
            text = T("This network takes {names}, which is not given.", names=names)
            raise Explained(text, "bad_request")

    def steps(self, prepared: Prepared) -> int:
        """How often the multiply-adds of an analysis happen for a sample of middle length."""
        return max(column.steps(prepared.columns[name]) for name, column in self.columns.items())

    def reads_alike(self, prepared: Prepared) -> bool:
        """Whether the rows of a prepared set hold what samples would be read as today."""
        return all(
            name in prepared.columns and column.reads_alike(prepared.columns[name], prepared.state(name))
            for name, column in self.columns.items()
        )

    def about(self) -> dict[str, Any]:
        """All that `restored` needs, as plain JSON values; `groups` only where something is joined."""
        joined = any(len(group) > 1 for group in self.groups)
        return {
            "inputs": {name: column.about() for name, column in self.columns.items()},
            **({"groups": [list(group) for group in self.groups]} if joined else {}),
        }

    def _rows(self, prepared: Prepared, columns: Mapping[str, FedColumn]) -> dict[str, Any]:
        found = {name: column.rows(prepared.columns[name]) for name, column in columns.items()}
        return {
            name: replace(rows, told=columns[name].tells_lengths) if isinstance(rows, Ragged) else rows
            for name, rows in found.items()
        }


def _received(column: FedColumn, plain: Any) -> Any:
    if isinstance(plain, Mapping) and set(plain) == {"path"}:
        return Path(str(plain["path"]))
    return column.received(plain)


def fed(column: ColumnKind, state: Mapping[str, Any]) -> FedColumn:
    """How a column enters a network, or is answered. Raises `Explained` (`missing_part`) and as its class does."""
    made: FedColumn = part(column, "fed", FedColumn)(column, state)
    return made


def restored(about: Mapping[str, Any], name: str) -> Feed:
    """The way as a weights file describes it; `name` is the column of older files, which name none.

    Raises `Explained` (`broken_weights`).
    """
    try:
        groups = [tuple(map(str, group)) for group in about.get("groups", ())]
        return Feed(
            {column: _restored(known) for column, known in described(about, name).items()}, groups=groups
        )
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, ValidationError) as error:
        raise Explained(
            T("The weights do not say what they are for. Train again."), "broken_weights"
        ) from error


def described(about: Mapping[str, Any], name: str) -> Mapping[str, Mapping[str, Any]]:
    """What a weights file says of each input; older ones say it of a single one. Raises `KeyError`."""
    found: Mapping[str, Any] = about.get("inputs", {name: about})
    return found


def understands(about: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Whether weights that one description goes with can be used for what another describes, such as the same words.

    Descriptions without inputs are those of tasks that have none.
    """
    if "inputs" not in own:
        return True
    for name, known in own["inputs"].items():
        there = described(about, name).get(name) if "inputs" in about or "column" in about else None
        if there is not None and not (
            there["column"]["id"] == known["column"]["id"] and _class_of(known).alike(there, known)
        ):
            return False
    return True


def _all_fed(prepared: Prepared, names: Sequence[str]) -> dict[str, FedColumn]:
    return {name: fed(prepared.columns[name].column, prepared.state(name)) for name in names}


def _restored(known: Mapping[str, Any]) -> FedColumn:
    return fed(_column_of(known), {name: value for name, value in known.items() if name != "column"})


def _class_of(known: Mapping[str, Any]) -> type[FedColumn]:
    found: type[FedColumn] = part(_column_of(known), "fed", FedColumn)
    return found


def _column_of(known: Mapping[str, Any]) -> ColumnKind:
    """The column of a description, of a kind that is declared here. Raises `Explained` where a plugin is missing."""
    settings = dict(known["column"])
    id = str(settings.pop("id"))
    cls = registry().columns.get(id)
    if cls is None:
        text = T("Networks cannot take columns of the kind “{id}” here. A plugin may be missing.", id=id[:40])
        raise Explained(text, "unknown_column")
    return cls(**settings)
