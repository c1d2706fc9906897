"""Weights on disk: safetensors files that hold a network, what is known of it, and how training goes on.

A file is one snapshot, replaced as a whole. Tensors of a network carry the keys of its state (`conv1.weight`), with
the role before them where a task has several (`generator/conv1.weight`). What only training needs, such as the
optimizer's memory, stands beside them under `training/…`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Any

import torch
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from deepstudio.core.events import Finite, Whole
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.atomic import read_refused, write_atomic

ABOUT = "deepstudio"
PLACE = "place"
TRAINING = "training/"
VERSION = 1


@dataclass
class TrainingPosition:
    """Where a run is. `epoch` counts from 1; `batch` of its batches are done. The same place, the same numbers.

    `optimizers` says by role whose memory is saved; in older files `optimizer` says it for all.
    """

    epoch: Annotated[int, Field(ge=1, le=2**53)] = 1
    batch: Whole = 0
    step: Whole = 0
    sums: dict[str, float] = field(default_factory=dict)
    seen: Whole = 0
    best: dict[str, float] = field(default_factory=dict)
    best_epoch: Whole = 0
    stale: Whole = 0
    epochs: Whole = 0
    batches: Whole = 0
    optimizer: str = ""
    optimizers: dict[str, str] = field(default_factory=dict)
    seconds: Finite = 0.0
    samples: Whole = 0


class _About(BaseModel):
    """What every description of weights says; the rest is the task's own."""

    model_config = ConfigDict(extra="allow")

    version: Whole = VERSION
    classes: tuple[str, ...] = ()
    epoch: Whole = 0
    metrics: dict[str, float] = Field(default_factory=dict)


_PLACE = TypeAdapter(TrainingPosition)


@dataclass(frozen=True)
class Checkpoint:
    """What a weights file holds. `about` describes the network; `place` is there where training can go on."""

    tensors: dict[str, Tensor]
    about: dict[str, Any]
    place: TrainingPosition | None

    def network(self, role: str, roles: tuple[str, ...]) -> dict[str, Tensor]:
        """The state of one role's network."""
        prefix = _prefix(role, roles)
        return {
            name.removeprefix(prefix): value
            for name, value in self.tensors.items()
            if name.startswith(prefix) and not name.startswith(TRAINING)
        }

    def training(self, name: str) -> dict[str, Tensor]:
        """What was saved beside the networks under `name`."""
        prefix = f"{TRAINING}{name}/"
        return {
            key.removeprefix(prefix): value for key, value in self.tensors.items() if key.startswith(prefix)
        }


def save_checkpoint(
    path: Path,
    states: Mapping[str, Mapping[str, Tensor]],
    about: Mapping[str, Any],
    place: TrainingPosition | None = None,
    training: Mapping[str, Mapping[str, Tensor]] | None = None,
) -> None:
    """Writes a file with the networks' `states` by role, which takes the place of `path` when it is complete.

    Raises `Explained`; the old file then stays.
    """
    roles = tuple(states)
    tensors = {
        _prefix(role, roles) + name: value for role, state in states.items() for name, value in state.items()
    }
    for group, values in (training or {}).items():
        tensors |= {f"{TRAINING}{group}/{name}": value for name, value in values.items()}
    metadata = {ABOUT: json.dumps({"version": VERSION, **about})}
    if place is not None:
        metadata[PLACE] = json.dumps(asdict(place))
    plain = {name: value.detach().cpu().contiguous() for name, value in tensors.items()}
    write_atomic(path, save(plain, metadata))


def load_checkpoint(path: Path, *, training: bool = False) -> Checkpoint:
    """Reads a weights file; what only training needs comes along on request.

    Raises `Explained` with the cause `missing`, `permission`, `read_failed`, `broken_weights` or `newer`.
    """
    try:
        with path.open("rb"):
            pass
        with safe_open(path, "pt") as file:
            metadata = file.metadata() or {}
            names = [name for name in file.keys() if training or not name.startswith(TRAINING)]  # noqa: SIM118
            # Copies: a file that stays mapped could not be replaced on every system.
            tensors = {name: file.get_tensor(name).clone() for name in names}
        about = json.loads(metadata.get(ABOUT, "{}"))
        version = _About.model_validate(about).version
        place = _PLACE.validate_json(metadata[PLACE]) if PLACE in metadata else None
    except OSError as error:
        raise read_refused(path, error) from error
    except (SafetensorError, ValueError, TypeError, RecursionError) as error:
        raise broken_weights(path) from error
    if version > VERSION:
        raise Explained(
            T(
                "The weights in {path} were saved by a newer DeepStudio. Update DeepStudio first.",
                path=str(path),
            ),
            "newer",
        )
    return Checkpoint(tensors, about, place)


def fill_network(network: nn.Module, state: Mapping[str, Tensor], path: Path) -> None:
    """Puts saved weights into a network. Raises `Explained` (`other_network`) where they do not fit."""
    try:
        network.load_state_dict(dict(state))
    except RuntimeError as error:
        raise Explained(
            T(
                "The weights in {path} belong to another network. Choose another run, or train again.",
                path=str(path),
            ),
            "other_network",
        ) from error


def all_finite(network: nn.Module) -> bool:
    """Whether every weight is a number."""
    found = [torch.isfinite(value).all() for value in network.state_dict().values()]
    return not found or bool(torch.stack(found).all())


def _prefix(role: str, roles: tuple[str, ...]) -> str:
    return f"{role}/" if len(roles) > 1 else ""


def broken_weights(path: Path) -> Explained:
    return Explained(
        T("The weights in {path} are damaged. Choose another run, or train again.", path=str(path)),
        "broken_weights",
    )
