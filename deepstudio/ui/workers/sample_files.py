"""Pictures as files that the engine can read: a sample's own, or a copy for a moment."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from pathlib import Path

from PySide6.QtGui import QImage

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.workers.data_watch import source_path


class SampleFiles:
    """A temporary folder. Every method may be called from any thread; `close` removes the folder."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="deepstudio-", ignore_cleanup_errors=True)

    def of_sample(self, plan: DataPlan, sample_id: str) -> Path:
        """The file of a sample; a copy where it has none of its own. Raises `Explained`."""
        base = source_path(plan)
        own = base / sample_id if base is not None else None
        if own is not None and own.is_file():
            return own
        file = self._new(sample_id.replace("/", "-"))
        data_process().call(served.write_sample, plan.source, sample_id, file)
        return file

    def of_image(self, image: QImage, name: str = "picture") -> Path:
        """A picture of Qt's as a new file, without loss. Raises `Explained`."""
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
