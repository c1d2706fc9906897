"""What differs between networks for different kinds of input when they leave the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt
from torch import Tensor, nn

from deepstudio.codegen.facts import CodeFacts
from deepstudio.core.rooms import part
from deepstudio.core.text import Text
from deepstudio.engine.weights import LoadedModel

LoadSample = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class ExportSample:
    """A picture or a text, and its file where it has one of its own."""

    value: Any
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """What an export is given, a batch of its input, and the probabilities (N, classes) it must answer with."""

    given: npt.NDArray[Any]
    expected: npt.NDArray[np.float32]


class ExportedInputs(Protocol):
    """How a network's samples become its input, outside of the program.

    `input_name` is what the input is called in an export, and `free_axes` those of its axes that may have any size.
    """

    input_name: ClassVar[str]
    free_axes: ClassVar[Mapping[int, str]]

    def deployed(self) -> nn.Module:
        """The network from that input to probabilities (N, classes); a copy, for the processor."""

    def example(self) -> Tensor:
        """An input with which the network can be traced."""

    def chosen(self, ids: Sequence[str], load: LoadSample) -> list[ExportSample]:
        """Some samples, from the `ids` of a part of the data. Raises `Explained`."""

    def invented(self) -> list[ExportSample]:
        """Samples drawn at random, the same each time."""

    def invented_note(self) -> Text:
        """What to say where samples had to be invented."""

    def trials(self, samples: Sequence[ExportSample]) -> list[Trial]:
        """The samples as inputs of several sizes, with the program's own answers."""

    def expected(self, samples: Sequence[ExportSample]) -> npt.NDArray[np.float32]:
        """The program's own probabilities (N, classes) for the samples."""

    def arguments(self, samples: Sequence[ExportSample], scratch: Path) -> list[str]:
        """What an emitted predict.py is given for the samples; files are made in `scratch` where none are yet."""

    def tried(self, samples: Sequence[ExportSample]) -> Text:
        """The samples in words, such as “7 pictures”."""

    def preprocessing(self) -> dict[str, Any]:
        """How a sample becomes the network's input, and what its outputs mean, as plain JSON values."""

    def carried(self) -> dict[str, str]:
        """Texts of files that come along, by name, such as the tokenizer."""

    def metadata(self) -> dict[str, str]:
        """What an ONNX file says of itself."""

    def facts(self, samples: Sequence[ExportSample]) -> CodeFacts:
        """What emitted code must know; the samples tell how long texts are."""


def kind_of(model: LoadedModel) -> ExportedInputs:
    """The way of a trained network. Raises `Explained` (`missing_part`) where its kind of input has none."""
    made: ExportedInputs = part(model.inputs.column, "exported")(model)
    return made


def multiply_adds(model: LoadedModel, steps: int = 1) -> int:
    """Those of a batch in training, whose samples have so many steps."""
    return model.analysis.multiply_adds * steps * model.project.training.batch_size
