"""Real samples on which an export is tried before it is called good."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import T
from deepstudio.data.pictures import fit
from deepstudio.data.scan import Scan, scan
from deepstudio.data.sources import reader
from deepstudio.data.work import Cancelled
from deepstudio.engine.preparing import Work

COUNT = 7  # no power of two and not the batch size of any example


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture, and its file where it has one of its own."""

    image: Image.Image
    file: Path | None = None

    def path(self, folder: Path, number: int) -> Path:
        """The picture as a file; written to `folder` where it is not one yet."""
        if self.file is not None:
            return self.file
        made = folder / f"sample-{number}.png"
        self.image.save(made)
        return made


def real_samples(project: Project, column: PictureColumn) -> Generator[AnyEvent, None, list[Sample]]:
    """A few pictures of the test part. Where the data cannot be reached, random ones, and a note that says so."""
    try:
        if project.data is not None:
            return (yield from _from_data(project.data))
    except Cancelled:
        raise
    except (Explained, OSError):
        pass
    yield Note(
        message=Message.of(
            T("The data cannot be reached, so the export is checked on random pictures instead.")
        )
    )
    return [Sample(image) for image in random_pictures(column)]


def pixels(samples: list[Sample], column: PictureColumn) -> npt.NDArray[np.uint8]:
    """The samples as bytes (N, height, width, channels)."""
    return np.stack([fit(sample.image, column) for sample in samples])


def random_pictures(column: PictureColumn) -> list[Image.Image]:
    """Noise of the network's own size; the same each time."""
    draw = np.random.RandomState(0)
    shape = (column.height, column.width) + ((3,) if column.channels == 3 else ())
    return [Image.fromarray(draw.randint(0, 256, shape, dtype=np.uint8)) for _ in range(COUNT)]


def _from_data(plan: DataPlan) -> Generator[AnyEvent, None, list[Sample]]:
    work: Work[Scan] = Work(lambda report, stop: scan(plan, registry(), report, stop))
    found = yield from work.events(lambda: False)
    part = found.split(plan.split)["test"]
    chosen = part[np.linspace(0, len(part) - 1, min(COUNT, len(part))).astype(int)]
    source = reader(plan, registry())
    ids = [found.samples[index].id for index in chosen]
    return [Sample(source.load(id), _file(plan, id)) for id in ids]


def _file(plan: DataPlan, id: str) -> Path | None:
    """The user's own file behind a sample of a folder."""
    folder = plan.source.settings.get("path")
    path = Path(str(folder)).expanduser() / id if folder else None
    return path if path is not None and path.is_file() else None
