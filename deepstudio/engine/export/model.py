"""A trained network as it leaves the program: what an export takes, what it gives, and what it is checked with."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from deepstudio import __version__
from deepstudio.codegen.names import unique
from deepstudio.core.rooms import part
from deepstudio.core.text import T, Text
from deepstudio.engine.export.column import COUNT, ColumnBatch, ExportedColumn
from deepstudio.engine.export.deployed import Deployed
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.threads import is_small
from deepstudio.engine.use import Given
from deepstudio.engine.weights import LoadedModel

ROWS = "rows"
Arrays = tuple[npt.NDArray[Any], ...]


@dataclass(frozen=True)
class ExportTrial:
    """What an export is given, a batch for each input, and what it must answer with, (N, K) for each output."""

    given: Arrays
    expected: Arrays


@dataclass(frozen=True)
class ExportedInput:
    """One input of an export: a column, or several that stand in a row with one number each, float64 (N, columns)."""

    name: str
    columns: tuple[ExportedColumn, ...]

    @property
    def is_row(self) -> bool:
        return self.columns[0].in_rows

    @property
    def free_axes(self) -> Mapping[int, str]:
        return {0: "batch"} if self.is_row else self.columns[0].free_axes

    def example(self) -> Tensor:
        if self.is_row:
            return torch.stack([column.example() for column in self.columns], 1)
        return self.columns[0].example()

    def given(self, samples: Sequence[Given]) -> npt.NDArray[Any]:
        """What the export is given for some samples. Raises `Explained`."""
        found = [column.given([sample[column.name] for sample in samples]) for column in self.columns]
        return np.stack(found, 1) if self.is_row else found[0]

    def preprocessing(self) -> dict[str, Any]:
        """What enters here, for whoever has to make it."""
        if not self.is_row:
            (column,) = self.columns
            about = {"column": column.name, "type": str(column.example().dtype).removeprefix("torch.")}
            return {**about, "shape": column.axes(), "preparation": column.preprocessing()}
        columns = [{"name": column.name, **column.preprocessing()} for column in self.columns]
        return {
            "type": "float64",
            "shape": ["batch", len(columns)],
            "row": "one number a column, in this order; standardising and encoding are inside",
            "columns": columns,
        }


class ExportedModel:
    """The network from what anyone can make of samples to what the program would answer."""

    def __init__(self, model: LoadedModel) -> None:
        """Raises `Explained` (`missing_part`) for a kind that has no way out."""
        self.model = model
        self.columns = {name: _exported(name, model) for group in model.feed.groups for name in group}
        self.inputs = tuple(self._inputs())
        self.outputs = tuple(self._outputs())

    def _inputs(self) -> list[ExportedInput]:
        groups: list[tuple[ExportedColumn, ...]] = []
        for names in self.model.feed.groups:
            columns = tuple(self.columns[name] for name in names)
            groups += [columns] if all(one.in_rows for one in columns) else [(one,) for one in columns]
        if len(groups) == 1:
            return [ExportedInput(groups[0][0].alone, groups[0])]
        found: list[ExportedInput] = []
        for columns in groups:
            wanted = columns[0].name if len(columns) == 1 else ROWS
            found.append(ExportedInput(unique(wanted, [one.name for one in found]), columns))
        return found

    def _outputs(self) -> list[str]:
        if len(self.model.targets) == 1:
            return [self.model.targets[0].leaves]
        found: list[str] = []
        for target in self.model.targets:
            found.append(unique(target.name, [*(one.name for one in self.inputs), *found]))
        return found

    @property
    def only(self) -> ExportedColumn | None:
        """The column that is all that enters."""
        return next(iter(self.columns.values())) if len(self.columns) == 1 else None

    @property
    def spreads(self) -> tuple[float, ...]:
        """By each output, a difference that is large."""
        return tuple(target.spread for target in self.model.targets)

    def refuse(self) -> None:
        """Raises `Explained` (`no_export`) where the network cannot leave as one that runs."""
        for column in self.columns.values():
            column.refuse()

    def deployed(self) -> Deployed:
        """The network as one module; a copy, for the processor."""
        modules = {name: column.module() for name, column in self.columns.items()}
        inputs = [tuple(one.name for one in given.columns) for given in self.inputs]
        rows = [one.is_row for one in self.inputs]
        open_ones = [name for name, column in self.columns.items() if 1 in column.free_axes]
        return Deployed(self.model, modules, inputs, rows, open_ones)

    # Samples to check it with

    def invented(self) -> list[Given]:
        """Samples drawn at random, the same each time."""
        drawn = {name: column.invented() for name, column in self.columns.items()}
        return [{name: values[place] for name, values in drawn.items()} for place in range(COUNT)]

    def leading(self) -> ExportedColumn:
        """The column by which samples are picked: one that wants to look at many."""
        return max(self.columns.values(), key=lambda column: column.looked_at)

    def trials(self, samples: Sequence[Given]) -> list[ExportTrial]:
        """Each sample alone, all together, and what columns want to be tried besides."""
        places = range(len(samples))
        batches = [
            self._trial([samples[place] for place in some]) for some in ([*([p] for p in places), places])
        ]
        for name, column in self.columns.items():
            batches += [
                self._trial([samples[place] for place in batch.places], name, batch)
                for batch in column.more([sample[name] for sample in samples])
            ]
        return batches

    def _trial(
        self, samples: Sequence[Given], name: str = "", batch: ColumnBatch | None = None
    ) -> ExportTrial:
        """A batch; what a column wants to be given instead of its own values takes their place."""
        given = tuple(
            batch.given if batch is not None and one.columns[0].name == name else one.given(samples)
            for one in self.inputs
        )
        return ExportTrial(given, self.model.outputs(*self._taken(samples, name, batch)))

    def expected(self, samples: Sequence[Given]) -> Arrays:
        """The program's own answers for the samples, (N, K) each."""
        return self.model.outputs(*self._taken(samples))

    def _taken(
        self, samples: Sequence[Given], name: str = "", batch: ColumnBatch | None = None
    ) -> tuple[Tensor, ...]:
        tensors = {
            own: batch.taken
            if batch is not None and own == name
            else self.model.feed.columns[own].taken(column.rows([sample[own] for sample in samples]))
            for own, column in self.columns.items()
        }
        return self.model.feed.joined(tensors)

    def tried(self, samples: Sequence[Given]) -> Text:
        """The samples in words, such as “7 pictures”."""
        if self.only is not None:
            return self.only.tried([sample[self.only.name] for sample in samples])
        if all(one.is_row for one in self.inputs):
            return T("{n} rows", n=len(samples))
        return T("{n} samples", n=len(samples))

    # What goes with it

    def preprocessing(self) -> dict[str, Any]:
        """How a sample becomes what enters, and what leaves means, as plain JSON values."""
        flat = {} if self.only is None or self.only.in_rows else self.only.preprocessing()
        return {
            **({"classes": list(self.model.classes)} if self._tells_classes() else {}),
            **flat,
            "inputs": {one.name: one.preprocessing() for one in self.inputs},
            "outputs": {
                name: _answer(target) for name, target in zip(self.outputs, self.model.targets, strict=True)
            },
        }

    def _tells_classes(self) -> bool:
        return len(self.model.targets) == 1 and "classes" in self.model.target.state

    def carried(self) -> dict[str, str]:
        """Texts of files that come along, by name; of several columns with the name of theirs in front."""
        if self.only is not None:
            return self.only.carried()
        return {
            f"{name}.{file}": text
            for name, column in self.columns.items()
            for file, text in column.carried().items()
        }

    def metadata(self) -> dict[str, str]:
        """What an ONNX file says of itself."""
        about = self.preprocessing()
        own = self.only.metadata() if self.only is not None and not self.only.in_rows else self.carried()
        return {
            **({"classes": json.dumps(about["classes"], ensure_ascii=False)} if "classes" in about else {}),
            **own,
            "inputs": json.dumps(about["inputs"], ensure_ascii=False),
            "outputs": json.dumps(about["outputs"], ensure_ascii=False),
            "deepstudio": __version__,
        }

    def arguments(self, samples: Sequence[Given], scratch: Path) -> list[str]:
        """What an emitted predict.py is given for the samples; files are made in `scratch` where none are yet."""
        (entering,) = self.inputs
        if not entering.is_row:
            (column,) = entering.columns
            return column.arguments([sample[column.name] for sample in samples], scratch)
        path = scratch / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(column.name for column in entering.columns)
            lines.writerows([_cell(sample[column.name]) for column in entering.columns] for sample in samples)
        return [str(path)]


def _cell(value: Any) -> str:
    """A value as it stands in a table; nothing where it is missing."""
    return "" if value is None or value != value else str(value)


def _exported(name: str, model: LoadedModel) -> ExportedColumn:
    fed = model.feed.columns[name]
    made: ExportedColumn = part(fed.column, "exported", ExportedColumn)(name, fed)
    return made


def _answer(target: LearnedTarget) -> dict[str, Any]:
    return {
        "column": target.name,
        "shape": ["batch", len(target.output_names)],
        "names": list(target.output_names),
        "computed": target.computed,
        **{("kind" if key == "column" else key): value for key, value in target.about().items()},
    }


def is_small_model(model: LoadedModel, steps: int = 1) -> bool:
    """Whether one thread is best for its batches in training, whose samples have so many steps."""
    return is_small(model.analysis.multiply_adds * steps * model.project.training.batch_size)
