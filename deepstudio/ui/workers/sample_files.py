"""Pictures as files that the engine can read: a sample's own, or a copy for a moment."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.ui.workers.data_watch import source_path


class SampleFiles:
    """A temporary folder. Every method may be called from any thread; `close` removes the folder."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="deepstudio-", ignore_cleanup_errors=True)

    def of_sample(self, plan: DataPlan, registry: Registry, sample_id: str) -> Path:
        """The file of a sample; a copy where it has none of its own. Raises `Explained`."""
        from deepstudio.data.pictures import open_picture
        from deepstudio.data.sources import reader

        base = source_path(plan)
        own = base / sample_id if base is not None else None
        if own is not None and own.is_file():
            return own
        picture = open_picture(reader(plan, registry).load(sample_id))
        return self.of_picture(picture, sample_id.replace("/", "-"))

    def of_picture(self, picture: Image.Image, name: str = "picture") -> Path:
        """A picture as a new file, without loss."""
        file = self._new(name)
        picture.save(file, "PNG", compress_level=1)
        return file

    def of_image(self, image: QImage, name: str = "picture") -> Path:
        """The same for a picture of Qt's. Raises `Explained`."""
        file = self._new(name)
        if not image.save(str(file)):
            raise Explained(T("This picture cannot be read."), "unreadable")
        return file

    def forget(self, file: Path) -> None:
        """Removes a copy that is no longer needed; files of the user's own stay."""
        if Path(self._folder.name) in file.parents:
            shutil.rmtree(file.parent, ignore_errors=True)

    def _new(self, name: str) -> Path:
        folder = Path(self._folder.name) / uuid.uuid4().hex[:8]
        folder.mkdir()
        return folder / f"{name}.png"

    def close(self) -> None:
        self._folder.cleanup()
