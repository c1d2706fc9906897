"""Answers that follow what is given: one question at a time, always about the newest; then why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, Giver
from deepstudio.ui.pages.predict.asking import Asker, Reply
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.requests import Refused

SETTLED = 300  # milliseconds without a change, before an answer is explained

GivenNow = tuple[Any, ...]
"""What each giver gives."""
WhyQuestion = tuple[GivenNow, dict[str, str]]
"""Of what it is to be explained why, and what is asked of it."""
MadeCells = list[tuple[Giver, GivenCells]]
"""Cells that were made to be asked about once."""
Gathered = Callable[[RunFolder, GivenCells, MadeCells], object]


class Following(QObject):
    """Watches givers. `answered` comes with None where one of them has nothing to give."""

    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, studio: Studio, givers: Sequence[Giver], parent: QObject) -> None:
        super().__init__(parent)
        self.reply: Reply | None = None
        self.given: GivenNow = ()
        """What the reply is about."""
        self._studio = studio
        self._givers, self._asker = tuple(givers), Asker(studio)
        self._run: RunFolder | None = None
        self._asked: GivenNow | None = None
        """What is asked about now."""
        self._explained: WhyQuestion | None = None
        self._explaining = False
        self._stale = False
        """Whether what is asked is to be asked again, as the network may have learned meanwhile."""
        pause = max(giver.pause for giver in givers)
        self._soon = QTimer(self, singleShot=True, interval=pause)
        self._soon.timeout.connect(self._ask)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._explain)
        for giver in givers:
            giver.changed.connect(self._changed)
            giver.explaining_changed.connect(self._explain)
        parent.destroyed.connect(self._asker.forget)

    def set_run(self, run: RunFolder) -> None:
        """Another network answers from now on."""
        self._run = run
        self._asker.forget()
        self._asked, self._explaining = None, False
        self.again()

    def now(self) -> GivenNow | None:
        """What is given now; None where something is missing."""
        given = tuple(giver.given() for giver in self._givers)
        return None if any(one is None for one in given) else given

    def again(self) -> None:
        """Asks about what is given, because the network may say something else now."""
        self._explained = None
        self._stale = self._asked is not None
        self._ask()

    def is_answered(self) -> bool:
        """Whether the reply is about what is given now."""
        return self.reply is not None and self.given == self.now()

    def _changed(self) -> None:
        if self.now() is None:
            self._stop()
        elif not self._soon.isActive():
            self._soon.start()
        self._settled.start()

    def _stop(self) -> None:
        self._soon.stop()
        self._explained = None
        self._tell(None, ())

    def _ask(self) -> None:
        given = self.now()
        if given is None:
            self._stop()
        elif self._run is not None and self._asked is None:
            # One under way looks for newer things when it is done.
            self._asked = given
            self._gather(self._run, given, self._send, self._refused)

    def _gather(self, run: RunFolder, given: GivenNow, then: Gathered, failed: Refused) -> None:
        """The cells of one giver after the other; some take time to make."""

        def go_on(rest: list[tuple[Giver, Any]], cells: GivenCells, made: MadeCells) -> None:
            if run is not self._run:
                _release(made)
            elif not rest:
                then(run, cells, made)
            else:
                (giver, one), *others = rest
                if isinstance(one, dict):
                    go_on(others, cells | one, made)
                else:
                    giver.make(one, lambda more: go_on(others, cells | more, [*made, (giver, more)]), failed)

        go_on(list(zip(self._givers, given, strict=True)), {}, [])

    def _send(self, run: RunFolder, cells: GivenCells, made: MadeCells) -> None:
        self._asker.ask(run, [cells], partial(self._replied, made), partial(self._lost, made), seen=True)

    def _replied(self, made: MadeCells, replies: list[Reply]) -> None:
        _release(made)
        asked, self._asked = self._asked or (), None
        now = self.now()
        if now is None or not replies:
            return
        self._tell(replies[0], asked)
        if asked != now or self._stale:
            self._stale = False
            self._ask()
        else:
            self._explain()

    def _lost(self, made: MadeCells, reason: Text) -> None:
        _release(made)
        self._refused(reason)

    def _refused(self, reason: Text) -> None:
        asked, self._asked = self._asked, None
        self.reply = None
        now = self.now()
        if now is None:
            return
        if asked != now:
            self._ask()  # the newer value may be no trouble
        else:
            self.refused.emit(reason)

    def _tell(self, reply: Reply | None, given: GivenNow) -> None:
        self.reply, self.given = reply, given
        self.answered.emit(reply)

    # Why

    def _explain(self) -> None:
        """Begins once the changes rest and the answer for exactly this value is there."""
        reply, run, given = self.reply, self._run, self.given
        if run is None or reply is None or reply.error is not None or self._explaining:
            return
        wanted = self._wanted()
        question = given, _asked(wanted)
        if not wanted or self._settled.isActive() or self._explained == question or not self.is_answered():
            return
        self._explaining, self._explained = True, question
        self._gather(run, given, partial(self._send_why, question), partial(self._no_why, [], question))

    def _send_why(self, question: WhyQuestion, run: RunFolder, cells: GivenCells, made: MadeCells) -> None:
        weighed, no_why = partial(self._weighed, made, question), partial(self._no_why, made, question)
        self._asker.explain(run, cells, weighed, no_why, **question[1])

    def _weighed(self, made: MadeCells, question: WhyQuestion, why: dict[str, Any]) -> None:
        _release(made)
        names = self._studio.class_names.get(next(iter(self.reply.answers), ""), {}) if self.reply else {}
        for giver, one in self._asking_why(question):
            giver.show_explanation(one, why, names)

    def _no_why(self, made: MadeCells, question: WhyQuestion, reason: Text) -> None:
        _release(made)
        for giver, _ in self._asking_why(question):
            giver.show_no_explanation(reason)

    def _asking_why(self, question: WhyQuestion) -> list[tuple[Giver, Any]]:
        """Who shows what was found: nobody, if something else is given or asked by now, which is explained next."""
        self._explaining = False
        given, asked = question
        wanted = self._wanted()
        if given != self.now() or asked != _asked(wanted):
            self._explain()
            return []
        return [pair for pair in zip(self._givers, given, strict=True) if pair[0] in wanted]

    def _wanted(self) -> list[Giver]:
        """Those that want to know why."""
        return [giver for giver in self._givers if giver.explains()]


def _release(made: MadeCells) -> None:
    for giver, cells in made:
        giver.release(cells)


def _asked(givers: Sequence[Giver]) -> dict[str, str]:
    return {name: said for giver in givers for name, said in giver.asked().items()}
