"""Ways to choose the data: by dropping it, with buttons, and from built-in samples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from deepstudio.core.declarations import Source
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons, theme
from deepstudio.ui.theme.tokens import RADIUS
from deepstudio.ui.widgets import ElidedLabel, EmptyState, Label, OutlineButton
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.sketch_view import FolderTree
from deepstudio.ui.widgets.styling import painting, wrapped

LEAST, AROUND = 120, 56  # pixels: of the button of samples, and what its icon and rim take of it


class DropArea(QWidget):
    """A dashed box that asks for a folder or a file, which the page takes, or shows the one that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.name = ElidedLabel(parent=self, role="strong", mode=Qt.TextElideMode.ElideMiddle)
        self.place = ElidedLabel(
            parent=self, role="secondary", tone="text3", mode=Qt.TextElideMode.ElideMiddle
        )
        words = self.tr("Drop a folder or a table here")
        self.words = Label(words, "secondary", "text2", wrap=True, parent=self)
        column_of(self.name, self.place, self.words, gap=2, margins=(44, 10, 12, 10), on=self)
        self.set_path(None)

    def set_path(self, path: Path | None) -> None:
        """The folder or file in use; None while there is none."""
        self.path = path
        for label in (self.name, self.place):
            label.setVisible(path is not None)
        self.words.setVisible(path is None)
        if path is not None:
            self.name.setText(path.name or str(path))
            self.place.setText(str(path.parent))

    def paintEvent(self, event: QPaintEvent) -> None:
        tone, glyph = "accent", "list" if self.path is not None and self.path.suffix else "folder"
        pen = QPen(theme.color(tone), 1)
        if self.path is None:
            tone, glyph = "text2", "download"
            pen = QPen(theme.color("text3"), 1, Qt.PenStyle.DashLine)
        with painting(self) as painter:
            painter.setPen(pen)
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            icons.paint(painter, QRectF(14, self.height() / 2 - 9, 18, 18), glyph, tone)


class SamplesButton(OutlineButton):
    """Opens the list of built-in samples; says which of them is the data."""

    wanted = Signal(str)
    """The id of the source that was chosen."""

    def __init__(self, sources: Sequence[type[Source]], parent: QWidget | None = None) -> None:
        super().__init__(icon="data", parent=parent)
        self.setObjectName("data.samples")
        self.menu_ = QMenu(self)
        self.menu_.setToolTipsVisible(True)
        self.actions_: dict[str, QAction] = {}
        self._words = ""
        for source in sources:
            action = QAction(icons.icon(source.glyph), tr_text(source.title), self.menu_)
            action.setCheckable(True)
            action.setToolTip(wrapped(tr_text(source.help)))
            action.triggered.connect(lambda _=False, id=source.id: self.wanted.emit(id))
            self.menu_.addAction(action)
            self.actions_[source.id] = action
        self.clicked.connect(self._open)
        self.set_current("")

    def set_current(self, id: str) -> None:
        """The source in use; it need not be one of these."""
        for known, action in self.actions_.items():
            action.setChecked(known == id)
        chosen = self.actions_.get(id)
        self._words = chosen.text() if chosen is not None else self.tr("Built-in samples")
        self.setAccessibleName(self._words)
        self._elide()
        self.set_tip(chosen.toolTip() if chosen is not None else "")

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(0, self.width() - AROUND)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def _open(self) -> None:
        self.menu_.setMinimumWidth(self.width())
        self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft()))


class EmptyData(EmptyState):
    """Ways to bring data; the sample is one of the kind that the project has in mind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        detail = self.tr(
            "A folder with one sub-folder for each class, such as of pictures or texts, or a table with a sample "
            "in each row. Your files stay where they are and as they are."
        )
        super().__init__(FolderTree(), self.tr("Drop your data here"), detail, parent)
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(4, 14, 4, 14)  # three buttons in the smallest window
        text = self.tr("Choose a folder…")
        self.choose = self.add_button(text, primary=True, icon="folder", name="data.empty-choose")
        text = self.tr("Choose a table…")
        self.choose_table = self.add_button(text, icon="list", name="data.empty-choose-table")
        self.sample = self.add_button("", name="data.empty-sample")
        self.set_looks(Looks())

    @property
    def sample_id(self) -> str:
        """The built-in source that is offered."""
        return self._looks.sample

    def set_looks(self, looks: Looks) -> None:
        """What the project's network takes, as it is shown."""
        self._looks = looks
        self.sample.setText(tr_text(looks.use_sample))
        self.sample.setVisible(bool(looks.sample))
