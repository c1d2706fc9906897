"""Ways to give something to the network, and the list of what was tried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.ui.kinds.giver import Giver
from deepstudio.ui.pages.predict.many import ManyAnswers
from deepstudio.ui.pages.predict.tried import TriedList
from deepstudio.ui.widgets import IconButton, OutlineButton, PrimaryButton, SecondaryLabel, TitleLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of


class TrySide(QWidget):
    """Stands in the page's left column."""

    def __init__(
        self, givers: Sequence[Giver], many: ManyAnswers | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        own = [button for giver in givers for button in giver.buttons]
        kind = OutlineButton if own else PrimaryButton  # one of them says what to do next
        words = self.tr("Try a test sample")
        tip = self.tr("Takes a sample that the network did not learn from, and tells the right answer.")
        self.sample = kind(words, "data", parent=self, name="predict.sample", tip=tip)
        words, tip, icon = many.button() if many is not None else ("", "", "list")
        self.many = OutlineButton(words, icon, parent=self, name="predict.many", tip=tip)
        self.many.setVisible(many is not None)
        self.list = TriedList(self)
        tip = self.tr("Remove all from the list")
        self.clear = IconButton("trash", tip, small=True, parent=self, name="predict.remove-all")
        self._title = TitleLabel(parent=self)
        self._note = SecondaryLabel(
            self.tr("What you try is kept here until you close the project. Ctrl+Enter keeps it at once."),
            self,
        )
        head = row_of(self._title, STRETCH, self.clear)
        column_of(
            *own, self.sample, self.many, 8, head, self._note, (self.list, 1), gap=8, on=self
        ).addStretch(0)
        model = self.list.rows
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(lambda *_: self._show())
        self._show()

    def set_sampling(self, busy: bool) -> None:
        self.sample.set_blocked(self.tr("A sample is being looked for.") if busy else "")

    def _show(self) -> None:
        n = len(self.list.rows.rows)
        self._title.setText(self.tr("Tried ({n})").format(n=f"{n:,}") if n else self.tr("Tried"))
        self._note.setVisible(n == 0)
        self.clear.setVisible(n > 0)
        self.list.setVisible(n > 0)
