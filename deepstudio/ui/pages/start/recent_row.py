"""One recent project in the list."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from deepstudio.storage.glimpse import ProjectGlimpse
from deepstudio.storage.recent import RecentProject
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import RADIUS
from deepstudio.ui.widgets import ElidedLabel, IconButton, Label, LinkButton
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.styling import RingedButton, painting

HEIGHT = 54


class RecentRow(RingedButton):
    """A click opens the project; the menu at the right does the rest: `wanted(what)` with the menu's ids."""

    wanted = Signal(str)

    def __init__(self, project: RecentProject, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.is_open = is_open
        self._look: ProjectGlimpse | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = Label(project.name, "strong", parent=self)
        self._path = ElidedLabel(str(project.path), self, Qt.TextElideMode.ElideMiddle, "secondary", "text3")
        self._accuracy = Label("", "body", "text", parent=self)
        self._accuracy.setFont(fonts.tabular(fonts.body()))
        self._when = Label("", "secondary", "text2", parent=self)
        text, forget = self.tr("Remove from list"), lambda: self.wanted.emit("forget")
        self.remove = LinkButton(text, name="start.remove", parent=self, run=forget)
        tip = self.tr("Rename, duplicate, remove from list")
        self.more = IconButton("more", tip, True, name="start.more", parent=self, run=self.show_menu)
        self._accuracy.setToolTip(self.tr("Best validation accuracy of the last runs"))
        self.setAccessibleName(self.tr("Project {name}").format(name=project.name))
        self.setAccessibleDescription(str(project.path))
        self._lay_out()
        self.clicked.connect(self._open)
        self._show()

    @property
    def is_missing(self) -> bool:
        return self._look is not None and not self._look.exists

    def show_look(self, look: ProjectGlimpse) -> None:
        """Fills in what was read from the disk."""
        self._look = look
        self._show()

    def _show(self) -> None:
        look = self._look
        self._name.set_tone("text3" if self.is_missing else "text")
        when = (
            self.tr("not found")
            if self.is_missing
            else moment(look.modified if look else self.project.opened)
        )
        self._when.setText(self.tr("open now") if self.is_open else when)
        accuracy = look.accuracy if look else None
        self._accuracy.setText(f"{accuracy * 100:.1f} %" if accuracy is not None else "")
        self.remove.setVisible(self.is_missing)
        self.update()

    def menu(self) -> QMenu:
        """What can be done with the project."""
        made = QMenu(self)
        choices = {
            "open": (self.tr("Open"), "open", True),
            "rename": (self.tr("Rename…"), "rename", not self.is_open),
            "duplicate": (self.tr("Duplicate"), "duplicate", True),
            "folder": (self.tr("Show its folder"), "folder", True),
            "forget": (self.tr("Remove from list"), "close", True),
        }
        for id, (text, icon, possible) in choices.items():
            item = QAction(icons.icon(icon), text, made)
            item.triggered.connect(lambda _checked=False, chosen=id: self.wanted.emit(chosen))
            item.setObjectName(f"start.menu.{id}")
            item.setEnabled(id == "forget" or (possible and not self.is_missing))
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
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(QPen(theme.color("accent"), 1.5) if self.is_ringed else Qt.PenStyle.NoPen)
            is_lit = self.underMouse() and not self.is_missing
            painter.setBrush(theme.color("sunken") if is_lit else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), RADIUS, RADIUS)
            glyph, token = ("warning", "text3") if self.is_missing else ("folder", "accent")
            icons.paint(painter, QRectF(12, HEIGHT / 2 - 10, 20, 20), glyph, token)

    def _open(self) -> None:
        if not self.is_missing:
            self.wanted.emit("open")

    def _lay_out(self) -> None:
        for label in (self._name, self._path, self._accuracy, self._when):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parts = ((column_of(STRETCH, self._name, self._path, STRETCH, gap=1), 1), self._accuracy)
        row_of(*parts, self._when, self.remove, self.more, gap=18, margins=(44, 0, 8, 0), on=self)


def moment(seconds: float) -> str:
    """A point in time: the hour for today, else the day."""
    when = QDateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    if when.date() == QDateTime.currentDateTime().date():
        return locale.toString(when.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(when.date(), QLocale.FormatType.ShortFormat)
