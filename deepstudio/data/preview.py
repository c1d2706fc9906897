"""One sample before and after it is brought to the network's size and colour."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from deepstudio.catalog.columns import PictureColumn, entering
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.arrays import Bytes
from deepstudio.data.columns import as_found, columns_of
from deepstudio.data.pictures import fitted, open_picture
from deepstudio.data.sources import reader


@dataclass(frozen=True)
class Preview:
    """`before` is upright and at most reduced to about 512 pixels; `after` is what the network sees."""

    before: Image.Image
    after: Image.Image


def preview(
    plan: DataPlan, registry: Registry, sample_id: str, column: PictureColumn | None = None
) -> Preview:
    """A sample of `plan` through `column`, by default the plan's own. Raises `Explained`."""
    name, own = picture_column(plan, registry)
    source = reader(plan, registry).load(sample_id, name)
    wanted = as_found(name, column or own, plan.found)
    assert isinstance(wanted, PictureColumn)
    return Preview(open_picture(source), as_picture(fitted(source, wanted)))


def picture_column(plan: DataPlan, registry: Registry) -> tuple[str, PictureColumn]:
    """The first picture that enters the network, and its name. Raises `Explained` (`no_pictures`)."""
    for name, column in entering(plan, registry):
        if isinstance(column, PictureColumn):
            return name, column
    columns_of(plan, registry)  # raises where one cannot be made
    raise Explained(T("This data has no pictures."), "no_pictures")


def as_picture(pixels: Bytes) -> Image.Image:
    """A row of a prepared set, uint8 (H, W, C), as a picture to show."""
    return Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
