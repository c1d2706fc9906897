"""Readers of sources: the only code that knows how samples are stored outside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from deepstudio.core.declarations import Source
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import CatalogError, Registry
from deepstudio.core.rooms import part
from deepstudio.core.text import T, Text
from deepstudio.data.listing import Listing
from deepstudio.data.work import IsCancelled, OnProgress

if TYPE_CHECKING:
    from PIL import Image


class Reader(Protocol):
    """Reads one source. Made from its settings, which touches no disk. Safe to use from threads."""

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        """All samples with the cells that cost nothing. Raises `Explained`."""

    def load(self, sample_id: str, column: str) -> Any:
        """One cell of a sample, such as a picture as `open_picture` and `fitted` take it, or a text as a string.

        Raises `Explained`.
        """

    def reject(self, sample_id: str, reason: Text) -> None:
        """Leaves a sample that is a file out of later scans, as long as the file does not change."""

    def version(self, sample_id: str) -> str:
        """Changes when the sample does; empty where samples never change. Raises `Explained`."""

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        """One picture, at least `size` pixels on each side where it has them, as cheaply as possible."""


def reader(plan: DataPlan, registry: Registry) -> Reader:
    """The reader of a plan's source. Raises `Explained` (`unknown_source`)."""
    try:
        source = registry.make(registry.sources, plan.source)
    except CatalogError as error:
        raise Explained(
            T("The data source “{id}” is not known here. A plugin may be missing.", id=plan.source.id),
            "unknown_source",
        ) from error
    return _reader_of(source)


def _reader_of(source: Source) -> Reader:
    made: Reader = part(source, "reader")(source)
    return made
