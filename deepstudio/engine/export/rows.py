"""Networks that take rows of one shape, on their way out: what every kind does that names nothing of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from torch import Tensor, nn

from deepstudio import __version__
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.engine.export.deployed import DeployedRows
from deepstudio.engine.export.kinds import ExportSample, LoadSample, Trial
from deepstudio.engine.weights import LoadedModel

COUNT = 7  # samples: no power of two and not the batch size of any example
EXAMPLE_BATCH = 2  # the batch with which a network is traced; the check uses others


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a run knows of rows that no other facts are for."""

    classes: tuple[str, ...]
    column: ColumnKind


class ExportedRows:
    """The numbers that the kind makes of a value, float32 (N, …)."""

    input_name: ClassVar[str] = "rows"
    free_axes: ClassVar[Mapping[int, str]] = {0: "batch"}

    def __init__(self, model: LoadedModel) -> None:
        """Raises `Explained` (`no_export`) for sequences of open length."""
        self.model, self.inputs = model, model.inputs
        if self.inputs.tells_lengths:
            what = self.inputs.column.words.many
            raise Explained(T("A network that takes {what} cannot be exported here.", what=what), "no_export")

    def deployed(self) -> nn.Module:
        return DeployedRows(self.model)

    def example(self) -> Tensor:
        return self.inputs.collated([self.inputs.blank()] * EXAMPLE_BATCH)

    def chosen(self, ids: Sequence[str], load: LoadSample) -> list[ExportSample]:
        places = np.linspace(0, len(ids) - 1, min(COUNT, len(ids))).astype(int)
        return [ExportSample(load(ids[place])) for place in places]

    def invented(self) -> list[ExportSample]:
        """Rows of zeros and ones, or of noise."""
        draw, blank = np.random.RandomState(0), np.asarray(self.inputs.blank())
        whole = np.issubdtype(blank.dtype, np.integer)
        rows = (draw.randint(0, 2, blank.shape) if whole else draw.randn(*blank.shape) for _ in range(COUNT))
        return [ExportSample(np.asarray(row, blank.dtype)) for row in rows]

    def invented_note(self) -> Text:
        return T("The data cannot be reached, so the export is checked on random numbers instead.")

    def trials(self, samples: Sequence[ExportSample]) -> list[Trial]:
        """All together, and one by one."""
        given, expected = self._collated(samples), self.expected(samples)
        alone = [Trial(given[i : i + 1], expected[i : i + 1]) for i in range(len(given))]
        return [Trial(given, expected), *alone]

    def expected(self, samples: Sequence[ExportSample]) -> npt.NDArray[np.float32]:
        return self.model.probabilities(self._rows(samples))

    def arguments(self, samples: Sequence[ExportSample], scratch: Path) -> list[str]:
        return [str(sample.value) for sample in samples]

    def tried(self, samples: Sequence[ExportSample]) -> Text:
        return self.inputs.column.words.count(len(samples))

    def preprocessing(self) -> dict[str, Any]:
        return {
            "classes": list(self.model.classes),
            **self.inputs.about(),
            "shape": list(self.example().shape[1:]),
        }

    def carried(self) -> dict[str, str]:
        return {}

    def metadata(self) -> dict[str, str]:
        return {
            "classes": json.dumps(list(self.model.classes), ensure_ascii=False),
            "column": json.dumps(self.inputs.about()["column"], ensure_ascii=False),
            "input": "float32 N×" + "×".join(map(str, self.example().shape[1:])),
            "deepstudio": __version__,
        }

    def facts(self, samples: Sequence[ExportSample]) -> RowFacts:
        return RowFacts(self.model.classes, self.inputs.column)

    def _rows(self, samples: Sequence[ExportSample]) -> list[Any]:
        values = (sample.value for sample in samples)
        return [value if isinstance(value, np.ndarray) else self.inputs.read(value) for value in values]

    def _collated(self, samples: Sequence[ExportSample]) -> npt.NDArray[Any]:
        found: npt.NDArray[Any] = self.inputs.collated(self._rows(samples)).numpy()
        return found
