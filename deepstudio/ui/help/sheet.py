"""The sheet in which help is read: over the right of the page, without stopping what one does there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QLinearGradient, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.guide import chapters
from deepstudio.core.registry import Registry
from deepstudio.ui import language
from deepstudio.ui.help.chapter_page import ChapterPage
from deepstudio.ui.help.contents import ContentsList, all_rows, found_rows
from deepstudio.ui.help.places import CONTENTS, HelpPlace, Trail
from deepstudio.ui.help.word_page import WordPage
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import IconButton, Label, Line, SearchField
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.styling import painting

WIDTH = 420
SHADE = 12  # pixels of shadow at the left


class HelpSheet(QWidget):
    """Escape closes it and gives the focus back. It is as high as the room between `top` and `foot` of the window."""

    shown_changed = Signal(bool)

    def __init__(self, registry: Registry, window: QWidget, top: QWidget, foot: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("help")
        self.setAccessibleName(self.tr("Help"))
        self._window, self._top, self._foot = window, top, foot
        self._glossary = registry.glossary
        self._chapters = chapters(language.current())
        self._rows = all_rows(self._chapters, self._glossary.values(), self.tr("Guide"))
        self._trail = Trail()
        self._came_from: QWidget | None = None
        self._build()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def here(self) -> HelpPlace:
        """What is read."""
        return self._trail.here

    def show_place(self, place: HelpPlace) -> None:
        """Opens the sheet there; a place that does not exist is the contents."""
        self._trail.go(place if self._exists(place) else CONTENTS)
        self._show()
        self._appear()

    def read(self, place: HelpPlace) -> None:
        """As `show_place`; the arrow keys scroll what is read, and Escape closes it."""
        self.show_place(place)
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def begin_search(self, query: str = "") -> None:
        """Opens the contents with the cursor in the search field."""
        self.show_place(CONTENTS)
        self.search.setText(query)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_sheet(self) -> None:
        """Closes it; the focus goes back to where it was."""
        inside = self.isAncestorOf(self._window.focusWidget() or self._window)
        self.hide()
        if inside and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self.shown_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Left:
            self._step(-1)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Right:
            self._step(1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            shade = QLinearGradient(0, 0, SHADE, 0)
            shade.setColorAt(0, theme.color("#000000", 0.0))
            shade.setColorAt(1, theme.color("#000000", 0.14))
            painter.fillRect(QRect(0, 0, SHADE, self.height()), shade)
            painter.fillRect(QRectF(SHADE, 0, self.width() - SHADE, self.height()), theme.color("surface"))

    def _build(self) -> None:
        self.back = IconButton("chevron-left", self.tr("Back (Alt+Left)"), name="help.back", parent=self)
        self.on = IconButton("chevron-right", self.tr("Forward (Alt+Right)"), name="help.on", parent=self)
        self.search = SearchField(self.tr("Search words and the guide…"), name="help.search", parent=self)
        self.all = IconButton("list", self.tr("Contents"), name="help.contents", parent=self)
        self.close_button = IconButton("close", self.tr("Close (Esc)"), name="help.close", parent=self)
        self.contents = ContentsList(self)
        self.contents.setObjectName("help.list")
        self.nothing = Label(
            self.tr("Nothing is called like that. Try another word."), "body", "text2", wrap=True
        )
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.word = WordPage(self._glossary, self)
        self.chapter = ChapterPage(language.current(), self._glossary, self)
        self.pages = QStackedWidget(self)
        for page in (self.contents, self.nothing, self.word, self.chapter):
            self.pages.addWidget(page)

    def _lay_out(self) -> None:
        head = row_of(
            self.back, self.on, (self.search, 1), self.all, self.close_button, gap=4, margins=(8, 8, 8, 8)
        )
        column_of(head, Line(parent=self), (self.pages, 1), gap=0, margins=(SHADE, 0, 0, 0), on=self)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._step(-1))
        self.on.clicked.connect(lambda: self._step(1))
        self.all.clicked.connect(lambda: self.begin_search())
        self.close_button.clicked.connect(self.close_sheet)
        self.search.textChanged.connect(self._search)
        self.search.moved.connect(self.contents.go_by)
        self.search.submitted.connect(lambda _text: self.contents.open_current())
        for page in (self.contents, self.word, self.chapter):
            page.opened.connect(self.show_place)
        self._window.installEventFilter(self)

    def _appear(self) -> None:
        if not self.isVisible():
            self._came_from = self._window.focusWidget()
            self._place()
            self.show()
            self.raise_()
            self.shown_changed.emit(True)

    def _place(self) -> None:
        """At the right of the window, from the top bar to the status line."""
        above = self._top.mapTo(self._window, self._top.rect().bottomLeft()).y() + 1
        below = self._foot.mapTo(self._window, self._foot.rect().topLeft()).y()
        width = min(WIDTH + SHADE, self._window.width())
        self.setGeometry(QRect(self._window.width() - width, above, width, below - above))

    def _step(self, by: int) -> None:
        self._trail.step(by)
        self._show()

    def _show(self) -> None:
        place = self._trail.here
        self.back.setEnabled(self._trail.has_before)
        self.on.setEnabled(self._trail.has_after)
        if place.kind == "word":
            self.word.show_entry(self._glossary[place.id])
            self.pages.setCurrentWidget(self.word)
        elif place.kind == "chapter":
            self.chapter.show_chapter(self._chapters[int(place.id)])
            self.pages.setCurrentWidget(self.chapter)
        else:
            self._search(self.search.text())

    def _search(self, query: str) -> None:
        wanted = query.strip()
        if wanted and self._trail.here != CONTENTS:
            self._trail.go(CONTENTS)
        rows = found_rows(wanted, self._rows) if wanted else self._rows
        self.contents.show_rows(rows, bool(wanted))
        if self._trail.here == CONTENTS:
            self.pages.setCurrentWidget(self.contents if rows else self.nothing)

    def _exists(self, place: HelpPlace) -> bool:
        if place.kind == "chapter":
            return place.id.isdecimal() and int(place.id) < len(self._chapters)
        return place.kind == "contents" or place.id in self._glossary
