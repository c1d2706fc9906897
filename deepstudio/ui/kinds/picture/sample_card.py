"""One wrong picture, large."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.evaluation import Wrong
from deepstudio.ui.kinds.sample_card import SampleCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.thumbnail_pictures import to_image
from deepstudio.ui.workers.sample_files import SampleFiles

LARGEST = 512  # pixels


class PictureSampleCard(SampleCard):
    """The picture as it lies in the data."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        self._files = SampleFiles()
        super().__init__(studio, parent)
        self.destroyed.connect(self._files.close)

    def _made_view(self) -> QWidget:
        self.picture = PictureView(140, parent=self)
        return self.picture

    def _show_sample(self, sample: Wrong, plan: DataPlan | None, run: RunFolder) -> None:
        self.picture.set_image(None)
        if plan is not None:
            self._aside.ask(partial(self._load, plan, sample.id), self._show_picture, self._refuse)
            self._aside.ask(
                partial(self._file, plan, sample.id), partial(self._ask, sample, run), self._refuse
            )

    def _load(self, plan: DataPlan, id: str) -> QImage:
        """In another thread."""
        return to_image(data_process().call(served.picture, plan.source, id, LARGEST))

    def _file(self, plan: DataPlan, id: str) -> str:
        """In another thread."""
        return str(self._files.of_sample(plan, id))

    def _show_picture(self, image: QImage) -> None:
        self.picture.set_image(image, self._sample.id if self._sample else "")

    def _ask(self, sample: Wrong, run: RunFolder, path: str) -> None:
        self._studio.ask(
            "predict",
            run=str(run.path),
            inputs=[path],
            which="best",
            done=partial(self._answered, sample),
            failed=partial(self._not_answered, sample),
        )
