"""One recent project: its data small, its best result, and when it was used or how far its training is."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from deepstudio.storage.glimpse import GoingRun, ProjectGlimpse
from deepstudio.storage.recent import RecentProject
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS, RADIUS_CARD, scaled
from deepstudio.ui.widgets import IconButton, LinkButton
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.sketch_view import DrawnSketch
from deepstudio.ui.widgets.styling import RingedButton, draw_box, painting, wrapped

HEIGHT, PICTURE, LEFT, TOP, LINE, DOT = 88, 60, 86, 13, 21, 8.0


class RecentCard(RingedButton):
    """A click opens the project; the menu at the right does the rest: `wanted(what)` with the menu's ids."""

    wanted = Signal(str)

    def __init__(self, project: RecentProject, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.is_open = is_open
        self.look: ProjectGlimpse | None = None
        self.sketch: DrawnSketch | None = None
        self.setFixedHeight(scaled(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.locate = self._link(self.tr("Locate…"), "locate")
        self.remove = self._link(self.tr("Remove"), "forget")
        self.remove.set_tip(self.tr("Takes it off this list"))
        tip = self.tr("Rename, duplicate, remove from list")
        self.more = IconButton("more", tip, True, name="start.more", parent=self, run=self.show_menu)
        self.clicked.connect(self._open)
        self._show()

    @property
    def is_missing(self) -> bool:
        return self.look is not None and not self.look.exists

    @property
    def going(self) -> GoingRun | None:
        return self.look.going if self.look is not None else None

    def show_look(self, look: ProjectGlimpse) -> None:
        """Takes what was read from the disk."""
        self.look = look
        self._show()

    def show_sketch(self, sketch: DrawnSketch) -> None:
        self.sketch = sketch
        self.update()

    def result(self) -> str:
        """The best number of its runs; empty where there is none."""
        return self.look.result if self.look is not None else ""

    def told(self) -> str:
        """The result, and a word for it."""
        word = self.look.word if self.look is not None else None
        return " · ".join(filter(None, (self.result(), tr_text(word) if word is not None else "")))

    def state(self) -> str:
        """How far its training is, or else when it was used."""
        if self.is_missing:
            return self.tr("not found")
        if self.going is not None:
            return self._training(self.going)
        if self.is_open:
            return self.tr("open now")
        return moment(self.look.modified if self.look is not None else self.project.opened)

    def _training(self, going: GoingRun) -> str:
        if not going.epochs:
            return self.tr("training begins")
        words = self.tr("training, epoch {epoch} of {epochs}")
        if going.paused:
            words = self.tr("paused in epoch {epoch} of {epochs}")
        return words.format(epoch=max(1, going.epoch), epochs=going.epochs)

    def _show(self) -> None:
        self.locate.setVisible(self.is_missing)
        self.remove.setVisible(self.is_missing)
        metric = self.look.metric if self.look is not None else None
        told = f"{tr_text(metric)}: {self.told()}" if metric is not None else ""
        lines = [line for line in (told, self.state(), str(self.project.path)) if line]
        self.setAccessibleName(self.tr("Project {name}").format(name=self.project.name))
        self.setAccessibleDescription(", ".join(lines))
        self.setToolTip(wrapped("\n".join((self.project.name, *lines))))
        self.update()

    def menu(self) -> QMenu:
        """What can be done with the project."""
        made = QMenu(self)
        choices = {
            "open": (self.tr("Open"), "open", True),
            "rename": (self.tr("Rename…"), "rename", not self.is_open),
            "duplicate": (self.tr("Duplicate"), "duplicate", True),
            "folder": (self.tr("Show its folder"), "folder", True),
            "locate": (self.tr("Locate…"), "locate", False),
            "forget": (self.tr("Remove from list"), "close", True),
        }
        for id, (text, icon, possible) in choices.items():
            item = QAction(icons.icon(icon), text, made)
            item.triggered.connect(lambda _checked=False, chosen=id: self.wanted.emit(chosen))
            item.setObjectName(f"start.menu.{id}")
            item.setEnabled(id == "forget" or possible is not self.is_missing)
            item.setVisible(id != "locate" or self.is_missing)
            made.addAction(item)
        return made

    def show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.show_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.wanted.emit("forget")
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(250, scaled(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        more = self.more.sizeHint()
        self.more.setGeometry(self.width() - more.width() - 4, 6, more.width(), more.height())
        left = LEFT - 3
        for link in (self.locate, self.remove):
            size = link.sizeHint()
            link.setGeometry(left, self.height() - size.height() - 6, size.width(), size.height())
            left += size.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            strong = self.is_ringed or (self.underMouse() and not self.is_missing)
            edge = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
            ground = "accent_soft" if self.isDown() and not self.is_missing else "surface"
            draw_box(
                painter,
                edge,
                RADIUS_CARD,
                ground,
                "accent" if strong else "line",
                1.5 if self.is_ringed else 1,
            )
            self._paint_picture(painter, QRectF(14, (self.height() - PICTURE) / 2, PICTURE, PICTURE))
            self._paint_words(painter)

    def _paint_picture(self, painter: QPainter, room: QRectF) -> None:
        if self.sketch and not self.is_missing:
            self.sketch.paint(painter, room)
            return
        draw_box(painter, room, RADIUS, "sunken" if self.is_missing else "accent_soft")
        glyph, token = ("warning", "text3") if self.is_missing else ("folder", "accent")
        icons.paint(painter, QRectF(room.center().x() - 11, room.center().y() - 11, 22, 22), glyph, token)

    def _paint_words(self, painter: QPainter) -> None:
        name = QRectF(LEFT, scaled(TOP), self.width() - LEFT - 38, scaled(LINE))
        draw_words(painter, name, self.project.name, "text3" if self.is_missing else "text", fonts.strong())
        line = QRectF(LEFT, scaled(TOP) + scaled(LINE), self.width() - LEFT - 12, scaled(LINE))
        if self.is_missing:
            draw_words(painter, line, self.state(), "text3", fonts.secondary())
            return
        if self.result():
            draw_words(painter, line, self.told(), "text", fonts.tabular(fonts.body()))
            line.translate(0, scaled(LINE))
        if self.going is not None:
            draw_dot(painter, line.x() + DOT / 2, line.center().y(), theme.color("accent"))
            line.setLeft(line.x() + DOT + 6)
        tone = "text2" if self.going is None else "accent"
        draw_words(painter, line, self.state(), tone, fonts.secondary())

    def _open(self) -> None:
        self.wanted.emit("locate" if self.is_missing else "open")

    def _link(self, text: str, what: str) -> LinkButton:
        return LinkButton(text, name=f"start.{what}", parent=self, run=lambda: self.wanted.emit(what))


def moment(seconds: float) -> str:
    """A point in time: the hour for today, else the day."""
    when = QDateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    if when.date() == QDateTime.currentDateTime().date():
        return locale.toString(when.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(when.date(), QLocale.FormatType.ShortFormat)
