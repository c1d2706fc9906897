"""Whatever enters a network is given here: one giver for each column, one answer, and the list of what was tried."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QWidget

from deepstudio.core.project import Project
from deepstudio.core.text import Text
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.pages.predict.asking import Asker, Reply, joined
from deepstudio.ui.pages.predict.following import Following
from deepstudio.ui.pages.predict.many import ManyAnswers
from deepstudio.ui.pages.predict.reply_card import ReplyCard
from deepstudio.ui.pages.predict.side import TrySide
from deepstudio.ui.pages.predict.tried import Tried
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.drops import local_paths
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.data_watch import same_samples

KEPT = 1500  # milliseconds an answer stands before its value goes into the list


class Sampled(NamedTuple):
    """A sample of the test part, by giver, with the right answers by target."""

    id: str
    cells: tuple[GivenCells, ...]
    true: dict[str, Any]


class TryPanel(QWidget):
    """The givers below each other, the answer at their right; `side` stands in the page's own column."""

    def __init__(
        self, studio: Studio, givers: Sequence[Giver], looks: Looks, parent: QWidget | None = None
    ) -> None:
        """`looks` are those of what the first one gives."""
        super().__init__(parent)
        self.studio = studio
        self.givers = tuple(givers)
        self._run: RunFolder | None = None
        self._project: Project | None = None
        self._samples: RunSamples | None = None
        self._true: tuple[GivenCells, dict[str, Any]] | None = None
        """A value whose right answers are known."""
        self._draft: int | None = None
        """The row that what is being given now stands in already."""
        self._asker, self._aside = Asker(studio), Aside(self)
        self.destroyed.connect(self._asker.forget)
        self._keep_later = QTimer(self, singleShot=True, interval=KEPT)
        self._keep_later.timeout.connect(self.keep)
        self.many = ManyAnswers(studio, looks, self) if looks.many and len(givers) == 1 else None
        self.side = TrySide(self.givers, self.many, self)
        self._tried = self.side.list.rows
        self.following = Following(studio, self.givers, self)
        self.answer = ReplyCard(self.givers, self)
        self._lay_out()
        self._connect()
        self._show_hint()

    # What the page calls

    def set_run(self, run: RunFolder, project: Project) -> None:
        """Answers come from this run from now on; `project` is its frozen copy."""
        self._run, self._project = run, project
        self.answer.run_name = run_name(run)
        for giver in self.givers:
            giver.set_run(run, project)
        self._find_samples()
        self.following.set_run(run)
        self._answer_again()

    def weights_changed(self) -> None:
        """The run learned more."""
        self.following.again()

    def take_focus(self) -> None:
        """The page came into view."""
        self.givers[0].take_focus()

    def takes(self, data: QMimeData) -> bool:
        """Whether what is dragged over the page can be given."""
        return any(giver.takes(data) for giver in self.givers) or self._file_of_many(data) is not None

    def drop(self, data: QMimeData) -> bool:
        """Takes what was dropped on the page; says whether it could."""
        file = self._file_of_many(data)
        if file is not None and self.many is not None and self._run is not None:
            self.many.ask_table(self._run, file)
            return True
        return any(giver.takes(data) and giver.drop(data) for giver in self.givers)

    def paste(self) -> None:
        """Takes what is on the clipboard, or says why it cannot."""
        if not any(giver.paste() for giver in self.givers):
            self.studio.tell("info", self.givers[0].nothing)

    def remembered(self) -> Any:
        """What was given and tried; the panel goes away afterwards."""
        givers = [giver.remembered() for giver in self.givers]
        many = self.many.remembered() if self.many is not None else None
        return givers, list(self._tried.rows), self._true, self._draft, many

    def take_back(self, kept: Any) -> None:
        """Takes what a panel for the same columns remembered, before the first `set_run`."""
        givers, rows, self._true, draft, many = kept
        self._tried.set_rows(rows)
        for giver, one in zip(self.givers, givers, strict=True):
            giver.take_back(one)
        self._draft = draft
        self._show_row()
        if self.many is not None and many is not None:
            self.many.take_back(many)

    # What people give

    def add(self, giver: Giver, wholes: Sequence[GivenValue], true: dict[str, Any] | None = None) -> None:
        """Takes whole values in, shows the first of them and asks about all."""
        if not wholes:
            return
        self._leave()
        more = joined([one.given() for one in self.givers if one is not giver])
        if more is None:
            giver.put(wholes[0])  # the others have nothing yet that could go along
            return
        rows = [self._row(more | whole.cells, whole.title, true) for whole in wholes]
        self._tried.put_first(rows)
        giver.put(wholes[0])
        self._show_row()
        self._ask(rows[1:])

    def try_sample(self) -> None:
        """Takes another sample of the test part."""
        samples, givers = self._samples, self.givers
        if samples is None:
            return

        def found() -> Sampled:
            id = samples.another()
            return Sampled(id, tuple(one.of_sample(samples, id) for one in givers), samples.true(id))

        self.side.set_sampling(True)
        self._aside.ask(found, self._sampled, self._no_sample)

    def keep(self, pin: bool = False) -> None:
        """Puts what is given now into the list. A value that only grew takes the place of its beginning."""
        cells, reply = self._cells(), self.following.reply
        proposed = all(giver.is_proposal for giver in self.givers) and not pin
        if proposed or cells is None or not self.following.is_answered():
            return
        if reply is None or reply.error is not None:
            return
        draft = self._tried.row(self._draft) if self._draft is not None else None
        known = self._tried.of(cells)
        if known is None:
            known = self._row(cells, "", self._truth(), reply)
            if draft is not None and all(one.grew(draft.cells, cells) for one in self.givers):
                self._tried.drop(draft)
            self._tried.put_first([known])
            self._draft = known.key
            self._show_row()
        self._draft = None if pin else self._draft

    # Building

    def _lay_out(self) -> None:
        middle = column_of(*((giver, 1) for giver in self.givers), gap=14)
        row = row_of((middle, 1), self.answer, gap=14)
        above = () if self.many is None else (self.many,)
        column_of(*above, (row, 1), gap=14, on=self)

    def _connect(self) -> None:
        side = self.side
        side.sample.clicked.connect(self.try_sample)
        side.many.clicked.connect(lambda: self.many.ask(self._run) if self.many and self._run else None)
        side.list.chosen.connect(self._bring_back)
        side.clear.clicked.connect(self._clear)
        for giver in self.givers:
            giver.changed.connect(self._changed)
            giver.leaving.connect(self._leave)
            giver.kept.connect(lambda: self.keep(pin=True))
            giver.brought.connect(partial(self.add, giver))
        self.following.answered.connect(self._answered)
        self.following.refused.connect(self._refused)
        self.answer.again.clicked.connect(self._try_again)
        self.studio.scanned.connect(self._find_samples)
        self.studio.changed.connect(self._take_names)
        self._take_names()

    # Questions and answers

    def _changed(self) -> None:
        self._keep_later.stop()
        self._show_row()
        if self.following.reply is None:
            self._show_hint()

    def _answered(self, reply: Reply | None) -> None:
        given = self.following.given
        answers = list(reply.answers.values()) if reply is not None else []
        names = self.studio.class_names.get(next(iter(reply.answers), ""), {}) if reply is not None else {}
        label = str(answers[0].named(names).plain) if len(answers) == 1 else ""
        seen = reply.seen if reply is not None else {}
        for place, giver in enumerate(self.givers):
            own = next((seen[name] for name in giver.columns if name in seen), None)
            giver.show_seen(given[place] if given else None, own, label)
        if reply is None:
            self._show_hint()
            return
        self.answer.show_reply(reply, self._truth())
        row = self._row_now()
        if not self.following.is_answered():
            return
        if row is not None:
            self._tried.answer(row.key, reply)
        elif reply.error is None:
            self._keep_later.start()

    def _take_names(self, *_: object) -> None:
        """Classes may be called otherwise now; what was answered stays."""
        names = self.studio.class_names
        if names == self.answer.names:
            return
        self.answer.names = names
        self._tried.set_names(names)
        if self.following.reply is not None:
            self.answer.show_reply(self.following.reply, self._truth())

    def _refused(self, reason: Text) -> None:
        self.answer.show_failure(reason)
        row = self._row_now()
        if row is not None:
            self._tried.answer(row.key, Reply(error=reason, lost=True))

    def _show_hint(self) -> None:
        waits = self.following.now() is not None
        hint = next((one.hint() for one in self.givers if one.given() is None), "")
        self.answer.show_words(self.tr("The network looks at it…") if waits else hint)

    def _cells(self) -> GivenCells | None:
        """What is given now, where it can be given again."""
        return joined(self.following.now())

    def _row_now(self) -> Tried | None:
        """The row with what is given now."""
        cells = self._cells()
        return self._tried.of(cells) if cells is not None else None

    def _truth(self) -> dict[str, Any]:
        """The right answers for a sample, as long as nobody changed it."""
        if self._true is not None and self._true[0] == self._cells():
            return self._true[1]
        row = self._row_now()
        return dict(row.true) if row is not None else {}

    def _ask(self, rows: Sequence[Tried]) -> None:
        """Asks about rows of the list, beside whatever is still awaited."""
        waiting = [row.key for row in rows]

        def replied(replies: list[Reply]) -> None:
            for reply in replies:
                self._tried.answer(waiting.pop(0), reply)

        def refused(reason: Text) -> None:
            for key in waiting:
                self._tried.answer(key, Reply(error=reason, lost=True))

        if self._run is not None:
            self._asker.ask(self._run, [row.cells for row in rows], replied, refused)

    def _answer_again(self) -> None:
        """Another run: everything is asked anew."""
        self._asker.forget()
        self._draft = None
        self._tried.forget_answers()
        self._ask(self._others())

    def _try_again(self) -> None:
        self.following.again()
        self._ask([row for row in self._others() if row.reply is not None and row.reply.lost])

    def _others(self) -> list[Tried]:
        """What was tried beside what is given now."""
        current = self._cells()
        return [row for row in self._tried.rows if row.cells != current]

    # The list

    def _row(
        self,
        cells: GivenCells,
        title: str = "",
        true: dict[str, Any] | None = None,
        reply: Reply | None = None,
    ) -> Tried:
        titles = [one.title(cells) for one in self.givers]
        picture = next(filter(None, (one.picture(cells) for one in self.givers)), "")
        return Tried(cells, title or " · ".join(filter(None, titles)), picture, true or {}, reply)

    def _show_row(self) -> None:
        self.side.list.show_current(self._cells())

    def _bring_back(self, row: Tried | None) -> None:
        if row is None:
            self._removed()
        elif row.cells != self._cells():
            self._leave()
            self._put(row.cells, row.title)
            if row.reply is not None:
                self.answer.show_reply(row.reply, row.true)

    def _put(self, cells: GivenCells, title: str) -> None:
        for giver in self.givers:
            giver.put(GivenValue({name: cells[name] for name in giver.columns if name in cells}, title))

    def _leave(self) -> None:
        """Something else comes in its place: what is given now is kept, and no longer changed in the list."""
        if self._keep_later.isActive():
            self.keep()
        self._keep_later.stop()
        self._draft = None

    def _clear(self) -> None:
        self._asker.forget()
        self._tried.clear()
        self._removed()

    def _removed(self) -> None:
        self._keep_later.stop()
        for giver in self.givers:
            giver.removed()

    # Where values come from

    def _file_of_many(self, data: QMimeData) -> Any:
        many = self.many
        return next((path for path in local_paths(data) if many is not None and many.takes(path)), None)

    def _sampled(self, sample: Sampled) -> None:
        self.side.set_sampling(False)
        self._leave()
        from deepstudio.data.sources.rows import shown

        title = self.tr("Test sample {id}").format(id=shown(sample.id))
        self._put(joined(sample.cells) or {}, title)
        cells = self._cells()
        if cells is not None:
            self._true = cells, sample.true
            picture = any(giver.picture(cells) for giver in self.givers)
            self._tried.put_first([self._row(cells, title if picture else "", sample.true)])
            self._show_row()
        self.following.again()

    def _no_sample(self, reason: Text) -> None:
        self.side.set_sampling(False)
        self.studio.tell("bad", reason)

    def _find_samples(self, _scan: object = None) -> None:
        """Samples of the run's data; those of the present data are known once it was looked through."""
        plan = self._project.data if self._project is not None else None
        self._samples = None
        if plan is not None and self._run is not None:
            now = self.studio.project.data if self.studio.project is not None else None
            known = self.studio.scan if now is not None and same_samples(now, plan) else None
            self._samples = RunSamples(self._run, plan, known)
        self.side.sample.setVisible(self._samples is not None)
        for giver in self.givers:
            giver.set_samples(self._samples)
