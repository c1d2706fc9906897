"""Finds actions, layers and help by a few letters, from the field in the middle of the top bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from deepstudio.core import ranking
from deepstudio.ui.actions import Actions
from deepstudio.ui.theme import fonts, icons, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Label, SearchField
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.rows import RIGHT, ROW, Index, RowDelegate, draw_words
from deepstudio.ui.widgets.styling import painting

MOST = 9
HIGH = 34  # pixels a row


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: what it is called, where it belongs, what choosing it does.

    `words` help to find it, and so do `also`: names of what it is about, such as that of the layer it adds.
    """

    text: str
    run: Callable[[], object]
    icon: str = ""
    group: str = ""
    keys: str = ""
    words: str = ""
    enabled: bool = True
    also: tuple[str, ...] = ()


Provider = Callable[[], Iterable[Offer]]


class CommandSearch(QFrame):
    """The list under the search field. Providers are asked anew each time it opens."""

    def __init__(self, field: SearchField, window: QWidget) -> None:
        super().__init__(window)
        self._field, self._window = field, window
        self._providers: list[Provider] = []
        self._offers: list[Offer] = []
        self._instead: tuple[str, Callable[[str], object]] | None = None
        self.setObjectName("frame.search-results")
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24.0, offset=QPointF(0, 4))
        shadow.setColor(theme.color("#000000", 0.25))
        self.setGraphicsEffect(shadow)
        self.list = QListWidget(self)
        self.list.setItemDelegate(_OfferDelegate(self.list))
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.nothing = Label(
            self.tr("Nothing is called like that. Try another word."), "body", "text2", wrap=True, parent=self
        )
        self.nothing.setContentsMargins(10, 8, 10, 8)
        column_of(self.nothing, self.list, margins=6, on=self)
        self.list.itemClicked.connect(self._choose)
        field.textChanged.connect(self.refresh)
        field.submitted.connect(lambda _text: self._choose(self.list.currentItem()))
        field.moved.connect(self._move)
        field.installEventFilter(self)
        self.hide()

    def add_provider(self, provider: Provider) -> None:
        self._providers.append(provider)

    def add_actions(self, actions: Actions) -> None:
        """Offers all actions that want to be found."""
        self.add_provider(lambda: _of_actions(actions))

    def ask_instead(self, words: str, ask: Callable[[str], object]) -> None:
        """Where nothing is found, offers to hand what was typed, put for `{words}`, on to `ask`."""
        self._instead = (words, ask)

    def begin(self) -> None:
        """Puts the cursor into the field and shows what there is."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._open()

    def refresh(self) -> None:
        """Fills the list for the text in the field."""
        if not self.isVisible():
            if not self._field.text() or not self._field.hasFocus():
                return
            self._open()
        found = best(self._offers, self._field.text()) or self._last_resort()
        self.list.clear()
        for offer in found:
            item = QListWidgetItem(offer.text)
            item.setData(ROW, offer)
            item.setSizeHint(QSize(0, scaled(HIGH)))
            item.setToolTip("" if offer.enabled else self.tr("Not possible right now"))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._place(len(found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self.hide()
        elif kind == QEvent.Type.MouseButtonPress and not self.isVisible():
            self._open()
        elif isinstance(event, QKeyEvent) and _is_escape(event):
            self._leave()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _last_resort(self) -> list[Offer]:
        typed = self._field.text().strip()
        if not typed or self._instead is None:
            return []
        words, ask = self._instead
        return [Offer(words.format(words=typed), lambda: ask(typed), "search")]

    def _open(self) -> None:
        self._offers = [offer for provider in self._providers for offer in provider()]
        self.show()
        self.raise_()
        self.refresh()

    def _leave(self) -> None:
        self.hide()
        self._field.clear()
        self._field.clearFocus()

    def _move(self, by: int) -> None:
        if not self.isVisible():
            self._open()
            return
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + by) % count)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None or not self.isVisible():
            return
        offer: Offer = item.data(ROW)
        if not offer.enabled:
            return
        self._leave()
        offer.run()

    def _place(self, rows: int) -> None:
        corner = self._field.mapTo(self._window, self._field.rect().bottomLeft())
        width = self._field.width() + 120
        height = max(rows, 1) * scaled(HIGH) + 14 if rows else self.nothing.heightForWidth(width - 12) + 14
        self.setGeometry(QRect(corner.x() - 60, corner.y() + 7, width, height))


class _OfferDelegate(RowDelegate[Offer]):
    """Icon and name at the left, group and shortcut at the right."""

    height = HIGH

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def state_of(self, option: QStyleOptionViewItem, index: Index) -> QStyle.StateFlag:
        """The row that Enter takes is marked, not the one under the pointer."""
        taken = index.row() == self._view.currentRow()
        return QStyle.StateFlag.State_Selected if taken else QStyle.StateFlag.State_None

    def paint_row(self, painter: QPainter, room: QRectF, row: Offer, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if row.icon:
            place = QRectF(room.x() + 9, room.y() + (scaled(HIGH) - 16) // 2, 16, 16)
            icons.paint(painter, place, row.icon, "accent" if chosen else "text2")
        words = "  ".join(part for part in (row.group, row.keys) if part)
        right = draw_words(
            painter, room.adjusted(0, 0, -10, 0), words, "text3", fonts.secondary(), side=RIGHT
        )
        token = "text3" if not row.enabled else "accent" if chosen else "text"
        draw_words(painter, room.adjusted(34, 0, -right - 26, 0), row.text, token, fonts.body())


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape


def best(offers: Iterable[Offer], query: str, most: int = MOST) -> list[Offer]:
    """The offers that contain every word of `query`, the best first; what is not possible now comes last."""
    found = ranking.best(query, offers, lambda one: (one.text, *one.also), lambda one: (one.group, one.words))
    return sorted(found, key=lambda offer: not offer.enabled)[:most]


def _of_actions(actions: Actions) -> Iterable[Offer]:
    for action in actions:
        if action.search:
            about = (action.icon, action.group, action.keys(), action.words, action.enabled())
            yield Offer(action.text, action.run, *about)
