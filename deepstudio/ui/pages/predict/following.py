"""Answers that follow what is given: one question at a time, always about the newest; then why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, Giver
from deepstudio.ui.pages.predict.asking import Asker, Reply, joined
from deepstudio.ui.studio import Studio

SETTLED = 300  # milliseconds without a change, before an answer is explained

GivenNow = tuple[Any, ...]
"""What each giver gives."""


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
        self._explained: GivenNow | None = None
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
            self._gather(self._run, list(zip(self._givers, given, strict=True)), {}, [])

    def _gather(
        self,
        run: RunFolder,
        rest: list[tuple[Giver, Any]],
        cells: GivenCells,
        made: list[tuple[Giver, GivenCells]],
    ) -> None:
        """The cells of one giver after the other; some take time to make."""
        if not rest:
            self._asker.ask(run, [cells], partial(self._replied, made), partial(self._lost, made), seen=True)
            return
        (giver, given), *others = rest

        def go_on(more: GivenCells) -> None:
            if run is self._run:
                self._gather(run, others, cells | more, [*made, (giver, more)])

        if isinstance(given, dict):
            self._gather(run, others, cells | given, made)
        else:
            giver.make(given, go_on, self._refused)

    def _replied(self, made: list[tuple[Giver, GivenCells]], replies: list[Reply]) -> None:
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

    def _lost(self, made: list[tuple[Giver, GivenCells]], reason: Text) -> None:
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
        wanted = any(giver.explains() for giver in self._givers)
        if not wanted or self._settled.isActive() or self._explained == given or not self.is_answered():
            return
        cells = joined(given)
        if cells is not None:
            self._explaining, self._explained = True, given
            self._asker.explain(run, cells, partial(self._weighed, given), partial(self._no_why, given))

    def _weighed(self, given: GivenNow, why: dict[str, Any]) -> None:
        names = self._studio.class_names.get(next(iter(self.reply.answers), ""), {}) if self.reply else {}
        called = {"label": names[why["label"]]} if why.get("label") in names else {}
        for giver, one in self._asking_why(given):
            giver.show_explanation(one, why | called)

    def _no_why(self, given: GivenNow, reason: Text) -> None:
        for giver, _ in self._asking_why(given):
            giver.show_no_explanation(reason)

    def _asking_why(self, given: GivenNow) -> list[tuple[Giver, Any]]:
        """Who shows what was found of `given`: nobody, if something else is given by now, which is explained next."""
        self._explaining = False
        if given != self.now():
            self._explain()
            return []
        return [pair for pair in zip(self._givers, given, strict=True) if pair[0].explains()]


def _release(made: list[tuple[Giver, GivenCells]]) -> None:
    for giver, cells in made:
        giver.release(cells)
