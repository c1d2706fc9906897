"""What the network says of what is given: one answer for each column that it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from deepstudio.core.text import Text
from deepstudio.ui.answers import AnyAnswerView
from deepstudio.ui.kinds.giver import Giver
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.predict.asking import Reply
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Card, OutlineButton, SecondaryLabel, TitleLabel
from deepstudio.ui.widgets.layouts import row_of

WIDTH = 296


class ReplyCard(Card):
    """The answers, what the network saw of it, and which weights answered; words while there is no answer."""

    def __init__(self, givers: Sequence[Giver], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, about="probability")
        self.set_title(self.tr("The network says"))
        self.setFixedWidth(scaled(WIDTH))
        self._givers = tuple(givers)
        self.run_name = ""
        self.names: Mapping[str, Mapping[str, str]] = {}
        """What classes are called that a person gave a name, by column and class."""
        self.views: dict[str, AnyAnswerView] = {}
        self._titles: dict[str, TitleLabel] = {}
        self.words = SecondaryLabel(parent=self)
        self.again = OutlineButton(self.tr("Try again"), "refresh", parent=self, name="predict.again")
        self.about = SecondaryLabel(parent=self)
        seen = [giver.seen for giver in givers if giver.seen is not None]
        foot = row_of(*seen, (self.about, 1), gap=12)
        self.add(self.words)
        self.add(self.again)
        self._first = self.body.count()
        self._effects = [giver.effects for giver in givers if giver.effects is not None]
        for effects in self._effects:
            self.add(effects)
        self.body.addStretch(1)
        for giver in givers:
            if giver.beside is not None:
                self.add(giver.beside)
        self.add(foot)
        self.show_words("")

    def show_reply(self, reply: Reply, true: Mapping[str, Any]) -> None:
        """`true` are right answers, by target, as far as they are known."""
        if reply.error is not None:
            self.show_words(tr_text(reply.error), again=reply.lost)
            return
        self._show_there(True)
        several = len(reply.answers) > 1
        for name in {**reply.answers, **self.views}:
            answer, names = reply.answers.get(name), self.names.get(name, {})
            if name not in self.views:
                self._add(name)
            self._titles[name].setVisible(several and answer is not None)
            self.views[name].setVisible(answer is not None)
            self.body.setStretchFactor(self.views[name], 0 if several or self._effects else 100)
            right = answer.right(true[name]) if answer is not None and name in true else None
            shown = [one.named(names) if one is not None else None for one in (answer, right)]
            self.views[name].show_answer(*shown)
        self.about.setText(
            "\n".join((*(fact for one in self._givers for fact in one.facts()), *self._facts(reply)))
        )

    def show_failure(self, reason: Text) -> None:
        """The engine could not answer at all; `again` may be clicked."""
        self.show_words(tr_text(reason), again=True)

    def show_words(self, words: str, again: bool = False) -> None:
        """Stands here instead of an answer."""
        self._show_there(False)
        self.words.setText(words)
        self.again.setVisible(again)

    def _show_there(self, there: bool) -> None:
        for widget in (*self.views.values(), *self._titles.values(), *self._effects, self.about):
            widget.setVisible(there)
        for giver in self._givers:
            if giver.seen is not None:
                giver.seen.setVisible(there)
        self.words.setVisible(not there)
        self.again.setVisible(False)

    def _add(self, name: str) -> None:
        place = self._first + 2 * len(self.views)
        self._titles[name] = TitleLabel(name, parent=self)
        self.views[name] = AnyAnswerView(self)
        self.body.insertWidget(place, self._titles[name])
        self.body.insertWidget(place + 1, self.views[name], 100)

    def _facts(self, reply: Reply) -> list[str]:
        facts = [self.tr("{time} ms").format(time=f"{reply.milliseconds:.1f}")]
        if self.run_name:
            facts.append(self.run_name)
        if reply.epoch:
            last = self.tr("last checkpoint, epoch {n}")
            facts.append(
                (last if reply.is_last else self.tr("best weights, epoch {n}")).format(n=reply.epoch)
            )
        return facts
