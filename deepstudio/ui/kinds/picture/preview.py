"""One picture before and after it is brought to the size and colour the network expects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.details import SampleDetails, SamplePreview
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import Label
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.thumbnail_pictures import to_image
from deepstudio.ui.workers.background import Aside

SIDE = 124


@dataclass(frozen=True)
class Seen:
    """Both pictures, and the size of the file itself as width and height."""

    before: QImage
    after: QImage
    size: tuple[int, int]


class PictureBox(PictureView):
    """As high as it is wide, or a sign that there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(60, parent=parent)
        self.failed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self.width():
            self.setFixedHeight(max(60, min(self.width(), 2 * SIDE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.failed:
            painter = QPainter(self)
            middle = QRectF(self.rect()).center()
            icons.paint(painter, QRectF(middle.x() - 11, middle.y() - 11, 22, 22), "warning", "warn")
            painter.end()


class PreviewCard(SamplePreview):
    """Follows a sample and the plan; reads beside the window's thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = self.tr("Select a picture to see it here.")
        super().__init__(self.tr("As the network sees it"), hint, parent)
        self._aside = Aside(self)
        self._shown: tuple[DataPlan, str] | None = None
        self._seen: Seen | None = None
        self._failure: Text | None = None
        self._build()
        self._show()

    def show_sample(self, plan: DataPlan | None, id: str, text: str = "") -> None:
        wanted = (plan, id) if plan is not None and id else None
        if wanted == self._shown:
            return
        self._shown = wanted
        self._aside.forget()
        if wanted is None:
            self._seen = self._failure = None
            self._show()
            return
        self._aside.ask(partial(_look, *wanted), self._keep, self._refuse)

    @property
    def seen(self) -> Seen | None:
        return self._seen

    def _keep(self, seen: Seen) -> None:
        self._seen, self._failure = seen, None
        self._show()

    def _refuse(self, reason: Text) -> None:
        self._seen, self._failure = None, reason
        self._show()

    def _show(self) -> None:
        seen = self._seen
        self._show_name(self._shown[1] if self._shown is not None else "", self.row)
        self.error.setVisible(self._failure is not None)
        self.error.setText(tr_text(self._failure) if self._failure is not None else "")
        self.before.failed = self.after.failed = self._failure is not None
        self.before.set_image(seen.before if seen else None)
        self.after.set_image(seen.after if seen else None)
        self.before_size.setText(f"{seen.size[0]} × {seen.size[1]}" if seen else "")
        self.after_size.setText(self._after_words(seen) if seen else "")

    def _after_words(self, seen: Seen) -> str:
        grey = seen.after.isGrayscale() and self._is_grey()
        words = self.tr("{w} × {h}, grey") if grey else self.tr("{w} × {h}, colour")
        return words.format(w=seen.after.width(), h=seen.after.height())

    def _is_grey(self) -> bool:
        plan = self._shown[0] if self._shown is not None else None
        columns = plan.columns.values() if plan is not None else ()
        return any(chosen.settings.get("color") == "grey" for chosen in columns)

    def _build(self) -> None:
        self.before, self.after = PictureBox(self), PictureBox(self)
        self.before.setObjectName("data.preview-before")
        self.after.setObjectName("data.preview-after")
        self.before_size = Label("", "secondary", "text3", parent=self)
        self.after_size = Label("", "secondary", "text3", parent=self)
        self.error = Label("", "secondary", "warn", wrap=True, parent=self)
        self.row = QWidget(self)
        before = Label(self.tr("original"), "secondary", "text2", parent=self)
        after = Label(self.tr("for the network"), "secondary", "text2", parent=self)
        left = column_of(self.before, before, self.before_size, gap=2)
        right = column_of(self.after, after, self.after_size, gap=2)
        row_of((left, 1), (right, 1), gap=10, on=self.row)
        self.add(self.row)
        self.add(self.error)


def _look(plan: DataPlan, sample_id: str) -> Seen:
    """Runs in another thread. Raises `Explained`."""
    found = data_process().call(served.preview, plan, sample_id)
    return Seen(to_image(found.before), to_image(found.after), found.size)


class PictureDetails(SampleDetails):
    """What belongs to pictures."""

    def _made_cards(self) -> Sequence[QWidget]:
        self.preview = PreviewCard(self)
        return (self.preview,)
