"""What kinds of columns give for a small drawing of a few samples: see `deepstudio.data.sketch`."""

from __future__ import annotations

from collections.abc import Sequence

from deepstudio.catalog.columns import entering
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.results import written
from deepstudio.core.rooms import part
from deepstudio.data.plain_picture import plain
from deepstudio.data.sketch import Sketch, typical
from deepstudio.data.sources import reader
from deepstudio.data.thumbnails import thumbnail

SIDE = 96  # pixels of a picture
LETTERS = 60
COLUMNS = 3


def sketch(plan: DataPlan, registry: Registry, ids: Sequence[str] = ()) -> Sketch:
    """Drawn of `ids`, or of typical samples that are looked for. Raises `Explained`."""
    from deepstudio.data.scanning import scan

    kind = next((kind for _, kind in entering(plan, registry)), None)
    if kind is None:
        return Sketch()
    found: Sketch = part(kind, "sketched")(plan, registry, ids or typical(scan(plan, registry)))
    return found


def pictures(plan: DataPlan, registry: Registry, ids: Sequence[str]) -> Sketch:
    """Samples that have thumbnails."""
    return Sketch(pictures=tuple(plain(thumbnail(plan, registry, id, SIDE)) for id in ids))


def lines(plan: DataPlan, registry: Registry, ids: Sequence[str]) -> Sketch:
    """The beginning of what enters, in words."""
    name = next(name for name, _ in entering(plan, registry))
    reads = reader(plan, registry)
    texts = [" ".join(str(reads.load(id, name))[: 10 * LETTERS].split())[:LETTERS] for id in ids]
    return Sketch(lines=tuple(texts))


def rows(plan: DataPlan, registry: Registry, ids: Sequence[str]) -> Sketch:
    """The first cells of what enters."""
    names = [name for name, _ in entering(plan, registry)][:COLUMNS]
    reads = reader(plan, registry)
    return Sketch(rows=tuple(tuple(_cell(reads.load(id, name)) for name in names) for id in ids))


def _cell(value: object) -> str:
    return written(value) if isinstance(value, int | float | str) else str(value or "–")
