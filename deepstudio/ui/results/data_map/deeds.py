"""What can be done with the selected samples of a map: edits of the project, each of which can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from deepstudio.core.data_edits import correct
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.plan_edits import answer_now, corrected, exclude, restore
from deepstudio.ui.answers.target import TargetLooks
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import CONTROL_SMALL, scaled
from deepstudio.ui.widgets import ElidedLabel, IconButton, OutlineButton
from deepstudio.ui.widgets.layouts import row_of

MOST_IN_MENU = 40  # classes; a longer menu would not fit a screen


class MapDeeds(QWidget):
    """Says how many samples are selected. Without any, it says how to select some."""

    looked_at = Signal()
    """One of them is wanted large."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._ids: Sequence[str] = ()
        self._listed = 0
        self._plan: DataPlan | None = None
        self._target = TargetLooks()
        self._classes: Sequence[str] = ()
        self._build()

    def take_target(self, target: TargetLooks, classes: Sequence[str]) -> None:
        """The answer that is corrected, and the classes it may be, as they are shown."""
        self._target, self._classes = target, classes
        self.relabel.setText(tr_text(target.deed))
        self.relabel.set_tip(tr_text(target.deed_tip))
        self._show()

    def show_selection(self, ids: Sequence[str], plan: DataPlan | None, listed: int) -> None:
        """`plan` is the project's data, where these samples are of it, so that they can be edited.

        The first `listed` of them stand in the list.
        """
        self._ids, self._plan, self._listed = ids, plan, listed
        self._show()

    def label_menu(self) -> QMenu:
        """The answers that the selection can be given: classes to pick, or a field to fill in."""
        menu = QMenu(self)
        menu.setObjectName("map.label-menu")
        for name in self._classes[:MOST_IN_MENU]:
            item = menu.addAction(name.replace("&", "&&"))
            item.triggered.connect(lambda _=False, n=name: self._correct(n, False))
        corrector = self._target.corrector(menu) if not self._classes else None
        if corrector is not None:
            first = answer_now(self._plan, self._target.column, self._ids[0], None) if self._ids else None
            corrector.show_value(first if first is not None else 0.0, changed=False)
            corrector.corrected.connect(self._correct)
            corrector.setContentsMargins(10, 6, 10, 8)
            field = QWidgetAction(menu)
            field.setDefaultWidget(corrector)
            menu.addAction(field)
            menu.aboutToShow.connect(corrector.setFocus)
        return menu

    def _build(self) -> None:
        self.count = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.count.setObjectName("map.selection")
        look = self.tr("Look at it closely (double-click)")
        self.look = IconButton("eye", look, small=True, parent=self, name="map.look", run=self.looked_at)
        self.relabel = OutlineButton("", "pencil", True, self, name="map.relabel", run=self._pop_labels)
        self.exclude = OutlineButton(
            self.tr("Exclude"), "trash", True, self, name="map.exclude", run=self._exclude
        )
        self.exclude.set_tip(self.tr("Leaves the selected samples out. Your files stay as they are."))
        self.restore = OutlineButton(
            self.tr("Restore"), "refresh", True, self, name="map.restore", run=self._restore
        )
        deeds = (self.look, self.relabel, self.exclude, self.restore)
        row_of((self.count, 1), *deeds, gap=8, on=self)
        self.setMinimumHeight(scaled(CONTROL_SMALL) + 4)  # the map keeps its size where buttons come and go

    def _show(self) -> None:
        out = self._excluded()
        some, editable = bool(self._ids), bool(self._ids) and self._plan is not None
        self.count.setText(self._said())
        self.look.setVisible(len(self._ids) == 1)
        corrects = bool(self._classes) or self._target.has_corrector
        self.relabel.setVisible(editable and corrects and len(out) < len(self._ids))
        self.exclude.setVisible(editable and len(out) < len(self._ids))
        self.restore.setVisible(some and bool(out))

    def _said(self) -> str:
        if not self._ids:
            return self.tr("Draw a line around samples to select them. The wheel zooms.")
        counted = self.tr("{n} selected").format(n=f"{len(self._ids):,}")
        if self._listed < len(self._ids):
            counted = self.tr("{n} selected, the first {listed} are listed").format(
                n=f"{len(self._ids):,}", listed=f"{self._listed:,}"
            )
        if self._plan is not None:
            return counted
        why = self.tr("They are not part of the project's data, so they cannot be changed here.")
        return f"{counted}. {why}"

    def _excluded(self) -> list[str]:
        if self._plan is None:
            return []
        out = frozenset(self._plan.excluded)
        return [id for id in self._ids if id in out]

    # Edits

    def _correct(self, value: object, merge: bool) -> None:
        plan, column = self._plan, self._target.column
        if plan is None or not self._ids:
            return
        if not merge:
            self._studio.end_merge()
        words = self._target.written(value if isinstance(value, str | float) else str(value))
        if column == plan.target:
            self._studio.edit(corrected(plan, self._ids, value, words))
            return
        label = T("Label {n} samples as {name}", n=len(self._ids), name=words)
        edit = correct(column, dict.fromkeys(self._ids, plan.meant(column, value)), label)
        self._studio.edit(replace(edit, merge=f"correct.{column}"))

    def _exclude(self) -> None:
        out = set(self._excluded())
        ids = [id for id in self._ids if id not in out]
        if self._plan is not None and ids:
            self._studio.edit(exclude(self._plan, ids))

    def _restore(self) -> None:
        if self._plan is not None:
            self._studio.edit(restore(self._plan, self._excluded()))

    def _pop_labels(self) -> None:
        menu = self.label_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.relabel.mapToGlobal(self.relabel.rect().bottomLeft()))
