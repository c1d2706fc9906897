"""From samples to the numbers a network takes: one way for each kind of column, the same in training and in use."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, Protocol

import numpy.typing as npt
import torch
from pydantic import ValidationError
from torch import Tensor

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared
from deepstudio.engine.network import resolve

Batch = dict[str, Tensor]
LABEL = "label"


class Part(Protocol):
    """One part of a data set as batches on a device: dicts of tensors, with the classes under `label`."""

    def __len__(self) -> int:
        """How many batches there are."""

    @property
    def samples(self) -> int:
        """How many samples there are."""

    def in_order(self) -> Generator[Batch, None, None]:
        """Every sample once."""

    def shuffled(self, epoch: int, start: int = 0) -> Generator[Batch, None, None]:
        """Every sample once, in the order of `epoch`, without the first `start` batches."""


class Inputs(Protocol):
    """How samples of one kind of column become what a network takes."""

    column: ColumnKind

    def to(self, device: torch.device) -> Inputs:
        """The same at work on `device`."""

    def part(self, prepared: Prepared, rows: Indices, size: int, device: torch.device, seed: int) -> Part:
        """Some rows of a prepared set as batches of `size`."""

    def arranged(self, prepared: Prepared, rows: Indices) -> Indices:
        """The rows in the order in which an unshuffled part gives them."""

    def tensor(self, batch: Batch, *, augmented: bool = False) -> Tensor:
        """What the network takes, from a batch of a part."""

    def read(self, sample: Any) -> Any:
        """One row, from what a source gives or a person brings. Raises `Explained`."""

    def collated(self, rows: Sequence[Any] | npt.NDArray[Any]) -> Tensor:
        """What the network takes, from rows; on the processor."""

    def blank(self) -> Any:
        """A row without content, to try a network on."""

    def steps(self) -> int:
        """How often the multiply-adds of an analysis happen for a sample of middle length."""

    def about(self) -> dict[str, Any]:
        """All that `restored` needs, as plain JSON values."""


Made = Callable[[Prepared], Inputs]
Restored = Callable[[Mapping[str, Any]], Inputs]

_KINDS = {
    "picture": "deepstudio.engine.inputs.pictures.Pictures",
    "text": "deepstudio.engine.inputs.texts.Texts",
}


def inputs_of(prepared: Prepared) -> Inputs:
    """The way that a prepared set's samples take. Raises `Explained` for a kind that is not known here."""
    made: Inputs = _kind(prepared.input_column.id).of(prepared)
    return made


def restored(about: Mapping[str, Any]) -> Inputs:
    """The way as a weights file describes it. Raises `Explained` (`broken_weights`)."""
    try:
        made: Inputs = _kind(str(about["column"]["id"])).restored(about)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, ValidationError) as error:
        raise Explained(
            T("The weights do not say what they are for. Train again."), "broken_weights"
        ) from error
    return made


def _kind(id: str) -> Any:
    path = _KINDS.get(id)
    if path is None:
        raise Explained(T("Networks cannot take columns of the kind “{id}” here.", id=id), "unknown_column")
    return resolve(path)


def column_settings(about: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of the column in the description of some weights."""
    return {name: value for name, value in about["column"].items() if name != "id"}
