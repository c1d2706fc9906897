"""Vectors and places that were computed before, kept with their run until weights, data or node are others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from deepstudio.core.data_map import DataMap, MapMethod
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.program import Value
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.engine.inside.vectors import SampleVectors
from deepstudio.storage.atomic import make_folder, write_atomic
from deepstudio.storage.run_folder import RunFolder

VERSION = 1  # grows where vectors or places are computed otherwise


def map_key(weights: Path, prepared: Prepared, value: Value, most: int) -> str:
    """Equal for the same weights, samples and node."""
    with weights.open("rb") as stream:
        learned = hashlib.file_digest(stream, "sha256").hexdigest()
    told = json.dumps([VERSION, learned, prepared.folder.name, *value, most])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def vectors_file(run: RunFolder, value: Value) -> Path:
    """Where the vectors of a node lie."""
    return run.maps_dir / f"{value[0]}.{value[1]}.safetensors"


def kept_vectors(run: RunFolder, value: Value, key: str) -> SampleVectors | None:
    """What was computed before; nothing where it was of other weights or data, or the file is damaged."""
    broken = (OSError, SafetensorError, ValueError, KeyError)
    with suppress(*broken), safe_open(vectors_file(run, value), framework="np") as file:
        if (file.metadata() or {}).get("key") != key:
            return None
        names = sorted(name for name in file.keys() if name.startswith("output"))  # noqa: SIM118
        outputs = tuple(file.get_tensor(name) for name in names)
        return SampleVectors(file.get_tensor("rows"), file.get_tensor("numbers"), outputs)
    return None


def keep_vectors(run: RunFolder, value: Value, key: str, vectors: SampleVectors) -> Iterator[AnyEvent]:
    """A disk that refuses costs a note: they are computed again the next time."""
    outputs = {f"output{number:03}": own for number, own in enumerate(vectors.outputs)}
    data = save({"rows": vectors.rows, "numbers": vectors.numbers, **outputs}, {"key": key})
    try:
        make_folder(run.maps_dir)
        write_atomic(vectors_file(run, value), data)
    except Explained as error:
        yield Note(message=_not_kept(error))


def kept_map(run: RunFolder, value: Value, method: MapMethod, key: str) -> DataMap | None:
    """The map that was drawn before of the same vectors."""
    with suppress(OSError, ValidationError):
        found = DataMap.model_validate_json(run.map_file(*value, method).read_bytes())
        return found if found.key == key else None
    return None


def keep_map(run: RunFolder, value: Value, drawn: DataMap) -> Generator[AnyEvent, None, DataMap]:
    """Keeps a map and returns it; where it cannot be saved, it is not lost: it says so itself, and a note why."""
    try:
        make_folder(run.maps_dir)
        write_atomic(run.map_file(*value, drawn.method), drawn.model_dump_json() + "\n")
    except Explained as error:
        yield Note(message=_not_kept(error))
        return drawn.model_copy(update={"kept": False})
    return drawn


def _not_kept(error: Explained) -> Message:
    return Message.of(T("The map is shown, but could not be kept. {reason}", reason=error.text))
