"""`parts.json` of a run: which samples it learns from, is watched with and is examined with, and what each held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, model_validator

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.atomic import read_refused, write_atomic
from deepstudio.storage.run_folder import RunFolder

PartName = Literal["train", "validation", "test"]
Count = Annotated[int, Field(ge=0)]


class PartSamples(BaseModel):
    """The samples of one part as columns: one entry each, in the same order.

    `labels` are indices into the answers, `contents` hashes of what the samples hold. `sizes` (bytes) and `times` (of
    the last change, ns) are empty where samples are no files of their own.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    ids: tuple[str, ...]
    labels: tuple[Count, ...]
    contents: tuple[str, ...]
    sizes: tuple[int, ...] = ()
    times: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _has_equal_columns(self) -> PartSamples:
        lengths = {len(column) for column in (self.labels, self.contents)}
        lengths |= {len(column) for column in (self.sizes, self.times) if column}
        if lengths != {len(self.ids)} or bool(self.sizes) != bool(self.times):
            raise ValueError("the columns differ in length")
        return self


class RunParts(BaseModel):
    """The parts of a run by name. `classes` are the different answers, whatever is answered.

    `fingerprint` is that of the data when it was scanned, `prepared` the name of its prepared set; by the levels
    `black` and `white` its deep pictures are read.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: Literal["deepstudio-parts"] = "deepstudio-parts"
    version: Literal[1] = 1
    fingerprint: str
    prepared: str = ""
    black: float = 0.0
    white: float = 0.0
    classes: tuple[JsonValue, ...]
    parts: Mapping[PartName, PartSamples]

    @model_validator(mode="after")
    def _fits_together(self) -> RunParts:
        ids = [id for part in self.parts.values() for id in part.ids]
        if set(self.parts) != {"train", "validation", "test"} or len(set(ids)) < len(ids):
            raise ValueError("a part is missing, or a sample is in two of them")
        if any(label >= len(self.classes) for part in self.parts.values() for label in part.labels):
            raise ValueError("a sample has no class")
        return self


def read_parts(run: RunFolder) -> RunParts | None:
    """The parts of a run; nothing where it has noted none, as runs of earlier versions have not.

    Raises `Explained`: `broken_parts`, or as `read_refused`.
    """
    try:
        return RunParts.model_validate_json(run.parts_file.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise read_refused(run.parts_file, error) from error
    except ValidationError as error:
        text = T("“{name}” of {run} is damaged.", name=run.parts_file.name, run=run.id)
        raise Explained(text, "broken_parts") from error


def write_parts(run: RunFolder, parts: RunParts) -> None:
    """Raises `Explained`."""
    write_atomic(run.parts_file, parts.model_dump_json() + "\n")
