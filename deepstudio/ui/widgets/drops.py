"""What is dropped on a widget is copied, never moved: a source that hears "move" removes its own file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QRectF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from deepstudio.storage.project_folder import PROJECT_FILE
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import RADIUS_CARD
from deepstudio.ui.widgets.styling import draw_box, painting


@dataclass(frozen=True, slots=True)
class Dropped:
    """A project to open, or a folder or file that may be data; `recognise` tells which data, or why it is none."""

    kind: Literal["project", "data"]
    path: Path


def dropped(data: QMimeData) -> Dropped | None:
    """The first folder or file of this computer among what was dropped; None where there is none."""
    return next((found for found in map(_recognised, local_paths(data)) if found is not None), None)


def dropped_data(data: QMimeData) -> Path | None:
    """The folder or file that may be data among what was dropped."""
    found = dropped(data)
    return found.path if found is not None and found.kind == "data" else None


def table_filter() -> str:
    """What a dialog for tables shows, in the language in use."""
    from deepstudio.data.tables import SUFFIXES

    patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    tables = QCoreApplication.translate("TableFiles", "Tables ({patterns})").format(patterns=patterns)
    return f"{tables};;{QCoreApplication.translate('TableFiles', 'All files (*)')}"


def _recognised(path: Path) -> Dropped | None:
    if path.name == PROJECT_FILE and path.is_file():
        return Dropped("project", path.parent)
    if path.is_dir() and (path / PROJECT_FILE).is_file():
        return Dropped("project", path)
    return Dropped("data", path) if path.is_dir() or path.is_file() else None


OfferDrop = Callable[[QMimeData], str]
Take = Callable[[QMimeData], object]
Show = Callable[[str], None]
EDGE = 8


class DropTarget(QObject):
    """Lets `widget` take what is dropped on it.

    `offer` says in one line what would happen to what is being dragged, or nothing where it is left to
    whoever holds the widget; `take` does it. `show` gets that line while something that fits is over the
    widget, and an empty one afterwards; by default it stands on a tint that covers the widget.
    """

    def __init__(self, widget: QWidget, offer: OfferDrop, take: Take, show: Show | None = None) -> None:
        super().__init__(widget)
        self._offer, self._take = offer, take
        self._show = show if show is not None else DropCover(widget).show_words
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving as well
            self._dragged(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._show("")
            return True
        return super().eventFilter(watched, event)

    def _dragged(self, event: QDropEvent) -> None:
        words = self._offer(event.mimeData())
        if not words:
            event.ignore()
            return
        copy(event)
        over = event.type() != QEvent.Type.Drop
        self._show(words if over else "")
        if not over:
            self._take(event.mimeData())


class DropCover(QWidget):
    """A tint over a widget with one line that says what a drop would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ""
        self.setObjectName("drop.cover")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str) -> None:
        self.words = words
        parent = self.parentWidget()
        if words and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            draw_box(painter, room, RADIUS_CARD, theme.color("accent_soft", 0.9), "accent", 2)
            painter.setPen(theme.color("accent"))
            painter.setFont(fonts.title())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)


def copy(event: QDropEvent) -> None:
    """Takes a drop as a copy, whatever its source proposes."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def local_paths(data: QMimeData) -> list[Path]:
    """The files and folders of this computer in `data`, also those named `file://localhost/…`."""
    paths = [_local(url) for url in data.urls()]
    return [Path(path) for path in paths if path]


def _local(url: QUrl) -> str:
    if url.scheme() == "file" and url.host() == "localhost":
        url = QUrl(url)
        url.setHost("")
    return url.toLocalFile()
