"""What excites the channels of a layer most: looked for once in the run's own samples, and kept."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.shapes import Image, Vector
from deepstudio.core.text import T, Text
from deepstudio.ui.answers.target import part_word
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.inside.patch_grid import PatchGrid, PatchRow, patch_rows
from deepstudio.ui.pages.model.inside.pictures import Told
from deepstudio.ui.pages.model.inside.sample_closely import SampleClosely
from deepstudio.ui.pages.model.inside.view import InsideView, Inspected, Spot
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ElidedLabel, Label, LinkButton, OutlineButton, Scroll, SecondaryLabel
from deepstudio.ui.widgets.fields import ChoiceField, TextField
from deepstudio.ui.widgets.layouts import STRETCH, centered, column_of, row_of
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.long_job import LongJob
from deepstudio.ui.workers.newest import Newest
from deepstudio.ui.workers.work import Work

AT_ONCE = 6  # channels in one answer
COMMAND = "patches"
PARTS = ("train", "validation")
CHANNEL_WIDTH = 92  # pixels


class PatchesView(InsideView):
    """Shows what was found, or offers to look for it: for all layers at once, in a process of its own."""

    title: ClassVar[Text] = T("What excites it")

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self._inspected: Inspected | None = None
        self._newest, self._aside = Newest(studio, self), Aside(self)
        self.closely = SampleClosely(studio, self)
        self._excited = 0
        """How many channels there is something to show of."""
        self._place: tuple[str, str, str] | None = None
        self.part = ChoiceField([(part, part_word(part)) for part in PARTS], self, name="model.inside.part")
        self.part.setAccessibleName(self.tr("Samples of which part"))
        self.part.edited.connect(lambda *_: self._ask())
        self.channel = TextField(parent=self)
        self.channel.setObjectName("model.inside.channel")
        self.channel.setPlaceholderText(self.tr("Channel"))
        self.channel.setToolTip(
            self.tr("The number of a channel, and Enter; empty for the most telling ones")
        )
        self.channel.setAccessibleName(self.tr("Channel"))
        self.channel.setFixedWidth(scaled(CHANNEL_WIDTH))
        self.channel.returnPressed.connect(self._ask)
        self.note = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.more = LinkButton(name="model.inside.patches.more", parent=self, run=self._ask_more)
        self.grid = PatchGrid(self)
        self.grid.chosen.connect(self._look_closely)
        self.legend = SecondaryLabel(parent=self)
        self.says = Label("", "body", "text2", wrap=True, parent=self)
        self.says.setObjectName("model.inside.patches.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.search = OutlineButton("", "search", name="model.inside.search", parent=self, run=self.start)
        self.progress = JobLine(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._say("")

    def _lay_out(self) -> None:
        hint = QWidget(self)
        column_of(
            STRETCH, self.says, row_of(STRETCH, self.search, STRETCH), self.progress, STRETCH, gap=10, on=hint
        )
        page = QWidget(self)
        column_of(self.grid, row_of(self.more, STRETCH), self.legend, STRETCH, gap=8, on=page)
        self._scroll = Scroll(page, self)
        self._stack.addWidget(hint)
        self._stack.addWidget(self._scroll)
        head = row_of(*centered(self.part, self.channel), 4, (self.note, 1), gap=8)
        column_of(head, (self._stack, 1), gap=8, on=self)

    @classmethod
    def accepts(cls, spot: Spot) -> bool:
        return isinstance(spot.shape, Image | Vector) and _is_behind_a_picture(spot)

    def show_inside(self, inspected: Inspected) -> None:
        self._inspected = inspected
        self._follow_going()
        place = (str(inspected.run.path), inspected.spot.node, inspected.spot.port)
        if place != self._place:
            self._place = place
            self.channel.clear()
        self._ask()

    def forget(self) -> None:
        self._newest.forget()
        self._aside.forget()
        self.closely.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closely.close()

    @property
    def is_waiting(self) -> bool:
        """Whether something else is about to be shown."""
        return self._newest.busy or self._aside.busy

    # Asking

    def _ask(self, first: int = 0) -> None:
        now = self._inspected
        if now is None:
            return
        self._aside.forget()
        asked: dict[str, Any] = {"node": now.spot.node, "port": now.spot.port, "part": self.part.value()}
        typed = self.channel.text().strip()
        if typed and not (typed.isdecimal() and len(typed) < 9):
            self._say(self.tr("“{text}” is no number of a channel.").format(text=typed))
            return
        if typed:
            asked["channel"] = int(typed)
        asked |= {"run": str(now.run.path), "first": first, "count": AT_ONCE}
        self._newest.ask("patches", partial(self._arrived, bool(first)), self._refused, **asked)

    def _ask_more(self) -> None:
        self._ask(len(self.grid.rows))

    def _arrived(self, more: bool, told: Told) -> None:
        if told["found"]:
            self._aside.ask(partial(patch_rows, told), partial(self._show, more, told), self._refused)
        else:
            self._offer()

    def _refused(self, reason: Text) -> None:
        self._say(tr_text(reason))

    # Looking for it

    def start(self) -> None:
        """Looks through the part in a process of its own."""
        now = self._inspected
        if now is None or self.progress.is_busy():
            return
        run = (str(now.run.project_folder), "--run", now.run.id, "--split", self.part.value())
        job = LongJob(T("Looking for what excites the layers"), COMMAND, *run)
        self._follow(job)
        self.studio.start_job(job)
        self._offer()

    def _follow_going(self) -> None:
        """A search that a view before this one has started."""
        going = next((w for w in self.studio.busy if isinstance(w, LongJob) and w.command == COMMAND), None)
        if going is not None and not self.progress.is_busy():
            self._follow(going)

    def _follow(self, job: Work) -> None:
        self.progress.follow(job)
        job.finished.connect(self._searched)
        job.cancelled.connect(self._offer)
        job.failed.connect(self._refused)

    def _searched(self) -> None:
        self._ask()

    def _offer(self) -> None:
        """That it was not looked for yet, and how to begin."""
        part = part_word(self.part.value())
        self._say(
            self.tr(
                "Which parts of your samples excite each channel most? All samples of the part are looked through "
                "once, for all layers; what is found is kept with the run."
            )
        )
        self.search.setText(self.tr("Look through the part “{part}”").format(part=part))
        self.search.setVisible(self.progress.work is None or self.progress.work.is_cancelled)

    # Showing

    def _show(self, more: bool, told: Told, rows: list[PatchRow]) -> None:
        self.grid.show_rows([*self.grid.rows, *rows] if more else rows)
        if not more:
            self._scroll.verticalScrollBar().setValue(0)
        width, height = told["sees"]
        words = self.tr("{n} channels, the most telling first; each place sees {size} pixels")
        note = words.format(n=told["channels"], size=f"{width} × {height}")
        looked = self.tr("{n} of {all} samples looked through")
        note += " · " + looked.format(n=f"{told['samples']:,}", all=f"{told['total']:,}")
        self.note.setText(note)
        self._show_legend(told)
        left = 0 if self.channel.text().strip() else told["channels"] - told["silent"] - len(self.grid.rows)
        self.more.setText(self.tr("Show {n} more").format(n=min(left, AT_ONCE)))
        self.more.setVisible(left > 0)
        self._stack.setCurrentWidget(self._scroll)

    def _show_legend(self, told: Told) -> None:
        patches = [patch for row in self.grid.rows for patch in row.patches]
        lost = sum(row["lost"] for row in told["rows"])
        sentences = []
        if not patches:
            sentences.append(self.tr("No sample excites it: its value is never above zero."))
        if any(patch.frame is not None for patch in patches):
            sentences.append(
                self.tr("The frame is what a place of the map sees; around it the picture goes on.")
            )
        if any(patch.is_cut for patch in patches):
            sentences.append(self.tr("Where a place sees beyond the picture, nothing is drawn."))
        if told["silent"]:
            sentences.append(self.tr("Channels that no sample excites: {n}.").format(n=told["silent"]))
        if lost:
            sentences.append(self.tr("Samples that cannot be read any more: {n}.").format(n=lost))
        self.legend.setText(" ".join(sentences))

    def _say(self, words: str) -> None:
        """A sentence instead of patches."""
        self.says.setText(words)
        self.search.hide()
        self.note.setText("")
        self._stack.setCurrentIndex(0)

    def _look_closely(self, id: str, ids: list[str]) -> None:
        if self._inspected is not None:
            self.closely.show_sample(self._inspected.run, id, ids, self.part.value())


def _is_behind_a_picture(spot: Spot) -> bool:
    """Whether something enters as a picture on the way to the place."""
    analysis = spot.analysis
    if spot.node not in analysis.graph.by_name:
        return False
    before = analysis.graph.ancestors(spot.node) - {spot.node}
    starts = (name for name in before if name in analysis.layers and not analysis.layers[name].inputs)
    return any(isinstance(analysis.shapes.get(name), Image) for name in starts)
