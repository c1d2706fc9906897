"""The middle: samples filtered by class and part, and what can be done with those that are selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from deepstudio.core.declarations import SAMPLE_WORDS, KindWords
from deepstudio.core.project import DataPlan
from deepstudio.data.sample_table import EXCLUDED, SampleEntry, SampleTable
from deepstudio.ui.answers.target import TONES, TargetLooks, ValueFilter, part_word
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import ChoiceField, ElidedLabel, Label, LinkButton, OutlineButton, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

if TYPE_CHECKING:
    from deepstudio.data.texts import TextStatistics

MOST_IN_MENU = 40  # classes; a longer menu would not fit a screen


class SampleView(Protocol):
    """What shows the samples, such as a grid or a list; a widget."""

    chosen: SignalInstance
    delete_wanted: SignalInstance
    menu_wanted: SignalInstance

    def selected(self) -> list[str]: ...

    def reveal(self, *ids: str) -> None:
        """Selects samples that are shown, and scrolls to the first."""

    def setFocus(self) -> None: ...


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

    def show_table(self, table: SampleTable) -> None:
        """Shows these samples; filters, selection and place stay where they can."""
        self._table = table
        wanted = self.by_class.value()
        self._fill_filters()
        self._show()
        if wanted and self.by_class.value() != wanted:  # the class is called otherwise now, or is gone
            self.filtered.emit("")

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
        found = self._table.filtered(self.by_class.value() or "", self.by_part.value() or "")
        wanted, column = self._range, self._target.column
        if wanted is None:
            return found
        cells = ((entry, self._table.value(entry.id, column)) for entry in found)
        return [entry for entry, value in cells if value is not None and wanted.fits(value)]

    def _fill_filters(self) -> None:
        self.by_class.setVisible(bool(self._table.classes))
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
        if self.exclude.isVisibleTo(self):
            if self._corrects:
                self._fill_labels(menu.addMenu(icons.icon("pencil"), tr_text(self._target.deed)))
            menu.addAction(icons.icon("trash"), self.exclude.text(), self._exclude)
        if self.restore.isVisibleTo(self):
            menu.addAction(icons.icon("refresh"), self.restore.text(), self._restore)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _build(self, view: SampleView, prefix: str, before: Sequence[QWidget] = ()) -> None:
        """`prefix` is that of the object names; `before` stands before the filters."""
        self.view = view
        self.count = TitleLabel(parent=self)
        self.selection = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.selection.setObjectName(f"{prefix}.selection")
        self.selection.setMinimumHeight(26)
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
        head = row_of(self.count, STRETCH, *before, self.by_class, self.by_part, gap=8)
        foot = row_of(self.all, (self.selection, 1), self.relabel, self.exclude, self.restore, gap=8)
        column_of(head, self.nothing, (samples, 1), foot, gap=8, margins=(0, 0, 8, 0), on=self)
        self.take_target(self._target)
