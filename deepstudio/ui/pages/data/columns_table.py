"""The columns of a table: what each of them is, and what it is for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.plan_edits import MORE, change_kind, use_column, uses_of
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ChoiceField, ElidedLabel, Labelled, Scroll
from deepstudio.ui.widgets.layouts import column_of, discard, row_of
from deepstudio.ui.widgets.styling import painting

ROW, MOST_ROWS = 34, 8
WORDS = {
    "input": T("enters"),
    "target": T("answer"),
    MORE: T("one more answer"),
    "group": T("group"),
    "time": T("time"),
    "weight": T("weight"),
    "unused": T("not used"),
}


class ColumnsTable(QWidget):
    """Each column with its use; below them the kind of the one that is selected."""

    edited = Signal(object)
    """An `Edit` of the columns."""
    selected = Signal()
    """Another column is selected."""

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._plan: DataPlan | None = None
        self.rows: dict[str, ColumnRow] = {}
        self.current = ""
        inside = QWidget(self)
        self._column = column_of(gap=0, margins=(0, 0, 6, 0), on=inside)
        self._area = Scroll(inside, self)
        self.kind = ChoiceField(parent=self)
        self.kind.setObjectName("data.column-kind")
        self.kind.edited.connect(lambda id, _merge: self._set_kind(str(id)))
        self._kind = Labelled("", self.kind, parent=self)
        column_of(self._area, self._kind, gap=8, on=self)

    def show_plan(self, plan: DataPlan, fallback: str) -> None:
        """Shows the columns of `plan`; where the selected one is gone, `fallback` is selected."""
        self._plan = plan
        if self.rows.keys() != plan.columns.keys():
            self._make_rows(plan)
        answered = plan.of_use("target")
        for place, name in enumerate(sorted(plan.columns, key=lambda name: name not in answered)):
            self._column.insertWidget(place, self.rows[name])  # what is answered comes first
        if self.current not in plan.columns:
            self.current = fallback
        for name, row in self.rows.items():
            row.show_column(plan.columns[name], uses_of(plan, name, self._registry))
        self._show_current()

    def select(self, name: str) -> None:
        """Shows the kind of this column, and tells so."""
        if name != self.current:
            self.current = name
            self._show_current()
            self.selected.emit()

    def _make_rows(self, plan: DataPlan) -> None:
        discard(*self.rows.values())
        self.rows = {name: ColumnRow(name, self) for name in plan.columns}
        for number, (name, row) in enumerate(self.rows.items()):
            row.use.setObjectName(f"data.use-{number}")
            row.use.edited.connect(lambda use, _merge, name=name: self._set_use(name, str(use)))
            row.picked.connect(lambda name=name: self.select(name))
        self._area.setFixedHeight(scaled(ROW) * min(MOST_ROWS, len(self.rows)) + 2)

    def _show_current(self) -> None:
        for name, row in self.rows.items():
            row.set_current(name == self.current)
        self.kind.set_choices([(cls.id, tr_text(cls.title)) for cls in self._registry.columns])
        plan = self._plan.columns.get(self.current) if self._plan is not None else None
        self.kind.set_value(plan.id if plan is not None else None)
        self._kind.set_title(self.tr("“{column}” is a").format(column=self.current))

    # What the user does

    def _set_use(self, name: str, wanted: str) -> None:
        if self._plan is not None:
            self.select(name)
            self.edited.emit(use_column(self._plan, name, wanted, self._registry))

    def _set_kind(self, id: str) -> None:
        kind = self._registry.columns.get(id)
        if self._plan is not None and kind is not None and self.current in self._plan.columns:
            self.edited.emit(change_kind(self._plan, self.current, kind))


class ColumnRow(QWidget):
    """The name of a column and its use; `picked` comes when it is clicked or its field gets the focus."""

    picked = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._current = False
        self.setFixedHeight(scaled(ROW))
        self.name = ElidedLabel(name, self, Qt.TextElideMode.ElideMiddle, "secondary")
        self.use = ChoiceField(parent=self)
        self.use.setAccessibleName(name)
        self.use.setFixedWidth(scaled(112))
        self.use.installEventFilter(self)
        row_of((self.name, 1), self.use, gap=6, margins=(6, 0, 2, 0), on=self)

    def show_column(self, plan: ColumnPlan, uses: list[str]) -> None:
        """What the column is for, and what else it can be."""
        self.use.set_choices([(use, tr_text(WORDS[use])) for use in uses])
        self.use.set_value(plan.use)
        self.name.set_tone("accent" if plan.use == "target" else "text3" if plan.use == "unused" else "text")

    def set_current(self, current: bool) -> None:
        self._current = current
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.picked.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._current:
            with painting(self) as painter:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_soft"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 6, 6)
