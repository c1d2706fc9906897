"""The middle: samples filtered by class and part, and what can be done with those that are selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from deepstudio.core.declarations import SAMPLE_WORDS, KindWords
from deepstudio.core.project import DataPlan
from deepstudio.data.sample_order import ORDERS, SampleOrder
from deepstudio.data.sample_table import EXCLUDED, SampleEntry, SampleTable
from deepstudio.ui.answers.target import TONES, TargetLooks, ValueFilter, part_word
from deepstudio.ui.kinds.details import CloseView
from deepstudio.ui.kinds.quick_look import QuickLook
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import (
    ChoiceField,
    ElidedLabel,
    IconButton,
    Label,
    LinkButton,
    OutlineButton,
    TitleLabel,
)
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics

MOST_IN_MENU = 40  # classes; a longer menu would not fit a screen
LOOK_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SampleView(Protocol):
    """What shows the samples, such as a grid or a list; a widget."""

    chosen: SignalInstance
    delete_wanted: SignalInstance
    menu_wanted: SignalInstance

    def selected(self) -> list[str]: ...

    def current(self) -> Any:
        """The row at which the keyboard is."""

    def reveal(self, *ids: str) -> None:
        """Selects samples that are shown, and scrolls to the first."""

    def setFocus(self) -> None: ...

    rows: Any
    """The model of what is shown, with `KeyedRows`."""
    doubleClicked: SignalInstance


class SamplesPanel(QWidget):
    """All samples; a kind brings a view of its own. Wishes come by signals with the ids of the selected samples.

    One who derives from it makes its view and calls `_build`.
    """

    chosen = Signal(list)
    filtered = Signal(str)
    exclude_wanted = Signal(list)
    restore_wanted = Signal(list)
    correct_wanted = Signal(list, object, bool)
    """Samples, their new answer, and whether it is still being typed."""
    order_chosen = Signal(str)
    """A person wants to see the samples in another order (`data.sample_order`)."""
    size_chosen = Signal(int)
    """A person wants to see them larger or smaller, where they are pictures: pixels a side."""

    def __init__(self, words: KindWords = SAMPLE_WORDS, parent: QWidget | None = None) -> None:
        """`words` are what the samples are called."""
        super().__init__(parent)
        self.words = words
        self._table = SampleTable()
        self._only: tuple[str, ...] = ()
        """The samples of an example; others are hidden while there are any."""
        self._target = TargetLooks()
        self._range: ValueFilter | None = None
        """Samples with some answers alone, where these are not picked by a word."""
        self._order: SampleOrder = "mixed"
        self._plan: DataPlan | None = None
        self._make_close_view: Callable[[QWidget], CloseView] | None = None
        self._looked_at = ""
        self.quick: QuickLook | None = None
        """One sample, large, over the others; made when it is first wanted."""

    def show_table(self, table: SampleTable) -> None:
        """Shows these samples; filters, selection and place stay where they can."""
        self._table = table
        wanted = self.by_class.value()
        self._fill_filters()
        self._show()
        if wanted and self.by_class.value() != wanted:  # the class is called otherwise now, or is gone
            self.filtered.emit("")
        if self.quick is not None and self.quick.isVisible():
            self._look(self.view.rows.row_of(self._looked_at))

    def set_order(self, order: SampleOrder) -> None:
        """In which order samples stand."""
        if order != self._order:
            self._order = order
            self._show()

    def set_size(self, pixels: int) -> None:
        """How large pictures are, a side, where there are some."""

    def set_close_view(self, make: Callable[[QWidget], CloseView]) -> None:
        """What shows one sample large."""
        self._make_close_view = make

    def take_plan(self, plan: DataPlan | None) -> None:
        """The data as it is decided now."""
        self._plan = plan

    def take_target(self, target: TargetLooks) -> None:
        """What is answered from now on, as it is shown and corrected."""
        self._target, self._range = target, None
        self.relabel.setText(tr_text(target.deed))
        self.relabel.set_tip(tr_text(target.deed_tip))
        self._fill_filters()
        self._show()

    def take_source(self, plan: DataPlan | None) -> None:
        """Where the samples lie from now on."""

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """What the samples say, by id, where they are read as texts."""

    def show_statistics(self, found: TextStatistics | None) -> None:
        """What was counted in them; None while it is not known."""

    def search_for(self, words: str) -> None:
        """Shows the samples with these words, where they have some."""

    def show_class(self, name: str) -> None:
        """Shows the samples of one class; an empty word shows all."""
        self._only, self._range = (), None
        self.by_class.set_value(name)
        self._show()
        self.filtered.emit(name)

    def show_values(self, wanted: ValueFilter | None) -> None:
        """Shows the samples with some answers; None shows all."""
        if wanted is None or wanted.name in self._table.classes:
            self.show_class(wanted.name if wanted is not None else "")
            return
        self._only, self._range = (), wanted
        self.by_class.set_value("")
        self._show()
        self.filtered.emit(wanted.name)

    def show_only(self, ids: Sequence[str]) -> None:
        """Shows these samples alone and selects them, until a filter is used or all are wanted again."""
        self.by_part.set_value("")
        self.show_class("")
        self._only = tuple(ids)
        self._show()
        self.view.reveal(*ids)
        self.view.setFocus()

    def show_all(self) -> None:
        """Takes every filter away."""
        self.by_part.set_value("")
        self.show_class("")

    def selected(self) -> list[str]:
        return self.view.selected()

    def label_menu(self) -> QMenu:
        """The answers that the selection can be given: words to pick, or a field to fill in."""
        menu = QMenu(self)
        menu.setObjectName("data.label-menu")
        self._fill_labels(menu)
        return menu

    # What each kind of sample decides

    def _show_entries(self, entries: Sequence[SampleEntry]) -> None:
        """Shows exactly these."""
        raise NotImplementedError

    # Inside

    def _filtered(self) -> list[SampleEntry]:
        if self._only:
            known = {entry.id: entry for entry in self._table.entries}
            return [known[id] for id in self._only if id in known]
        found = self._table.filtered(self.by_class.value() or "", self.by_part.value() or "", self._order)
        wanted, column = self._range, self._target.column
        if wanted is None:
            return found
        cells = ((entry, self._table.value(entry.id, column)) for entry in found)
        return [entry for entry, value in cells if value is not None and wanted.fits(value)]

    def _fill_filters(self) -> None:
        self.by_class.setVisible(bool(self._table.classes))
        self.sorting.setVisible(bool(self._table.classes))
        every = [("", self.tr("All classes"))]
        self.by_class.set_choices([*every, *((name, name) for name in self._table.classes)])
        if self.by_class.value() is None:
            self.by_class.set_value("")
        parts = [("", self.tr("All parts"))]
        for part in TONES:
            count = self._table.parts.get(part, 0)
            words = self.tr("{part} ({n})").format(part=part_word(part), n=f"{count:,}")
            if count or part != EXCLUDED:
                parts.append((part, words))
        self.by_part.set_choices(parts)
        if self.by_part.value() is None:
            self.by_part.set_value("")

    def _show(self) -> None:
        entries = self._filtered()
        self._show_entries(entries)
        self.all.setVisible(bool(self._only or self._range))
        self.count.setText(self._counted(entries) if self._table.entries else "")
        self.nothing.setVisible(not entries and bool(self._table.entries))
        self._show_deeds()

    def _counted(self, entries: Sequence[SampleEntry]) -> str:
        """How many there are, in words."""
        n, total = f"{len(entries):,}", f"{len(self._table.entries):,}"
        if len(entries) == self._table.used:
            return tr_text(self.words.count(n))
        return tr_text(self.words.count(self.tr("{n} of {total}").format(n=n, total=total)))

    def _show_deeds(self) -> None:
        ids = self.selected()
        out = self._excluded(ids)
        some = self.tr("{n} selected").format(n=f"{len(ids):,}")
        self.selection.setText(some if ids else tr_text(self._target.hint))
        self.exclude.setVisible(len(out) < len(ids))
        self.relabel.setVisible(len(out) < len(ids) and self._corrects)
        self.restore.setVisible(bool(out))

    def _excluded(self, ids: Sequence[str]) -> list[str]:
        out = {entry.id for entry in self._table.entries if entry.part == EXCLUDED} if ids else set()
        return [id for id in ids if id in out]

    def _choose_part(self) -> None:
        """The user picked a part."""
        self._only = ()
        self._show()

    @property
    def _corrects(self) -> bool:
        """Whether answers can be corrected."""
        return bool(self._table.classes) or self._target.has_corrector

    def _choose(self, ids: list[str]) -> None:
        self._show_deeds()
        self.chosen.emit(ids)

    def _exclude(self) -> None:
        out = set(self._excluded(self.selected()))
        ids = [id for id in self.selected() if id not in out]
        if ids:
            self.exclude_wanted.emit(ids)

    def _restore(self) -> None:
        ids = self._excluded(self.selected())
        if ids:
            self.restore_wanted.emit(ids)

    # One closely

    def look_closely(self) -> None:
        """Opens the quick look with the sample at which the keyboard is, or the first that is selected or there."""
        current = self.view.current()
        ids = self.selected()
        wanted = self.view.rows.key_of(current) if current is not None else None
        if ids and wanted not in ids:
            wanted = ids[0]
        first = 0 if self.view.rows.rows else None
        self._look(self.view.rows.row_of(wanted) if wanted is not None else first)

    def _look(self, row: int | None) -> None:
        rows = self.view.rows
        if row is None or self._plan is None or self._make_close_view is None:
            self._close_quick_look()
            return
        if self.quick is None:
            self.quick = QuickLook(self._make_close_view(self), self)
            self.quick.stepped.connect(self._step)
            self.quick.closed.connect(self._close_quick_look)
            self._place_quick_look()
        id = self._looked_at = rows.key_of(rows.rows[row])
        entry = self._table.by_id.get(id)
        if entry is not None:
            self.quick.show_entry(self._plan, entry, self._said(id), (row + 1, len(rows.rows)))

    def _step(self, distance: int) -> None:
        rows = self.view.rows
        row = rows.row_of(self._looked_at)
        if row is not None and 0 <= row + distance < len(rows.rows):
            self.view.reveal(rows.key_of(rows.rows[row + distance]))
            self._look(row + distance)

    def _close_quick_look(self) -> None:
        if self.quick is not None and self.quick.isVisible():
            self.quick.hide()
            self.view.setFocus()

    def _place_quick_look(self) -> None:
        if self.quick is not None:
            self.quick.setGeometry(cast(QWidget, self.view).geometry())

    def _said(self, id: str) -> str:
        """What a sample says, where it is read as a text."""
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_quick_look()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if event.key() in LOOK_KEYS and plain:
                self.look_closely()
                return True
        return super().eventFilter(watched, event)

    # Labels and menus

    def _fill_labels(self, menu: QMenu) -> None:
        names = self._table.classes[:MOST_IN_MENU]
        for name in names:
            item = menu.addAction(name.replace("&", "&&"))
            item.triggered.connect(lambda _=False, n=name: self._correct(n, False))
        corrector = self._target.corrector(menu) if not names else None
        if corrector is not None:
            ids = self.selected()
            first = self._table.value(ids[0], self._target.column) if ids else None
            corrector.show_value(first if first is not None else 0.0, changed=False)
            corrector.corrected.connect(self._correct)
            corrector.setContentsMargins(10, 6, 10, 8)
            field = QWidgetAction(menu)
            field.setDefaultWidget(corrector)
            menu.addAction(field)
            menu.aboutToShow.connect(corrector.setFocus)

    def _correct(self, value: object, merge: bool) -> None:
        self.correct_wanted.emit(self.selected(), value, merge)

    def _pop_labels(self) -> None:
        menu = self.label_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.relabel.mapToGlobal(self.relabel.rect().bottomLeft()))

    def _pop_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(icons.icon("eye"), self.tr("Quick look (Space)"), self.look_closely)
        if self.exclude.isVisibleTo(self):
            if self._corrects:
                self._fill_labels(menu.addMenu(icons.icon("pencil"), tr_text(self._target.deed)))
            menu.addAction(icons.icon("trash"), self.exclude.text(), self._exclude)
        if self.restore.isVisibleTo(self):
            menu.addAction(icons.icon("refresh"), self.restore.text(), self._restore)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def order_menu(self) -> QMenu:
        """In which orders the samples can stand."""
        menu = QMenu(self)
        menu.setObjectName("data.order-menu")
        for order, words in ORDERS.items():
            item = menu.addAction(tr_text(words))
            item.setCheckable(True)
            item.setChecked(order == self._order)
            item.triggered.connect(lambda _=False, o=order: self._choose_order(o))
        return menu

    def _choose_order(self, order: SampleOrder) -> None:
        self.set_order(order)
        self.order_chosen.emit(order)

    def _pop_orders(self) -> None:
        menu = self.order_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sorting.mapToGlobal(self.sorting.rect().bottomLeft()))

    def _build(
        self,
        view: SampleView,
        prefix: str,
        before: Sequence[QWidget] = (),
        behind: Sequence[QWidget] = (),
    ) -> None:
        """`prefix` is that of the object names; `before` stands before the filters, `behind` below, at the right."""
        self.view = view
        self.count = TitleLabel(parent=self)
        self.selection = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.selection.setObjectName(f"{prefix}.selection")
        self.selection.setMinimumHeight(scaled(26))
        self.by_class = ChoiceField(name=f"{prefix}.filter-class", parent=self)
        self.by_class.setAccessibleName(self.tr("Class"))
        self.by_part = ChoiceField(name=f"{prefix}.filter-part", parent=self)
        self.by_part.setAccessibleName(self.tr("Part"))
        self.by_part.setToolTip(
            self.tr("Training teaches the network, validation watches it, the test examines it at the end.")
        )
        for field in (self.by_class, self.by_part):
            field.setMinimumWidth(136)
        self.relabel = OutlineButton("", "pencil", True, self, name=f"{prefix}.relabel")
        self.exclude = OutlineButton(self.tr("Exclude"), "trash", True, self, name=f"{prefix}.exclude")
        self.exclude.set_tip(self.tr("Leaves the selected samples out. Your files stay as they are."))
        self.restore = OutlineButton(self.tr("Restore"), "refresh", True, self, name=f"{prefix}.restore")
        self.all = LinkButton(self.tr("Show all samples"), icon="close", parent=self, name=f"{prefix}.all")
        self.sorting = IconButton(
            "sort", self.tr("Order of the samples"), parent=self, name=f"{prefix}.order"
        )
        self.sorting.clicked.connect(self._pop_orders)
        self.nothing = Label(self.tr("Nothing here fits the filter."), "body", "text3", parent=self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.by_class.edited.connect(lambda name, _merge: self.show_class(str(name)))
        self.by_part.edited.connect(lambda _part, _merge: self._choose_part())
        self.exclude.clicked.connect(self._exclude)
        self.restore.clicked.connect(self._restore)
        self.relabel.clicked.connect(self._pop_labels)
        self.all.clicked.connect(self.show_all)
        view.chosen.connect(self._choose)
        view.delete_wanted.connect(self._exclude)
        view.menu_wanted.connect(self._pop_menu)
        samples = cast(QWidget, view)
        samples.setAccessibleName(self.tr("Samples"))
        samples.installEventFilter(self)
        view.doubleClicked.connect(lambda _index: self.look_closely())
        head = row_of(self.count, STRETCH, *before, self.by_class, self.by_part, self.sorting, gap=8)
        deeds = (self.relabel, self.exclude, self.restore)
        foot = row_of(self.all, (self.selection, 1), *deeds, *behind, gap=8)
        column_of(head, self.nothing, (samples, 1), foot, gap=8, margins=(0, 0, 8, 0), on=self)
        self.take_target(self._target)
