"""Answers that follow the typing: one question at a time, always about the newest text; then which words decided."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.text.answers import Explanation, TextAnswer, TextAsker
from deepstudio.ui.studio import Studio

SOON = 5  # milliseconds: letters of one burst are asked about together
SETTLED = 300  # milliseconds without typing, before words are weighed


class TextFollowing(QObject):
    """Watches a text. `answered` comes with None when there is nothing to read in it."""

    answered = Signal(object)
    explained = Signal(object)
    refused = Signal(object)
    not_explained = Signal(object)

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self.answer: TextAnswer | None = None
        self._asker = TextAsker(studio)
        parent.destroyed.connect(self._asker.forget)
        self._run: RunFolder | None = None
        self._text = self._asked = ""
        self._asking = self._explaining = False
        self._wanted = True
        self._weighed: str | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._ask)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._explain)

    def set_run(self, run: RunFolder) -> None:
        """Another network answers from now on."""
        self._run = run
        self._asker.forget()
        self._asking = self._explaining = False
        self.again()

    def set_text(self, text: str) -> None:
        """The text is this now."""
        if text == self._text:
            return
        self._text = text
        if self._is_blank:
            self._stop()
        else:
            self._settled.start()
            if not self._soon.isActive():
                self._soon.start()

    def set_explaining(self, wanted: bool) -> None:
        """Whether words are to be weighed."""
        self._wanted = wanted
        self._explain()

    def again(self) -> None:
        """Asks about the text as it is, because the network may say something else now."""
        self._weighed = None
        if self._is_blank:
            self._stop()
        else:
            self._ask()

    @property
    def _is_blank(self) -> bool:
        return not self._text.strip()

    def _stop(self) -> None:
        self._soon.stop()
        self._settled.stop()
        self._weighed = None
        self._tell(None)

    def _ask(self) -> None:
        if self._run is None or self._asking or self._is_blank:
            return  # one that is under way looks for newer words when it is done
        self._asking, self._asked = True, self._text
        self._asker.ask(self._run, [self._text], self._answered, self._refused)

    def _answered(self, answers: list[TextAnswer]) -> None:
        self._asking = False
        if self._is_blank or not answers:
            return
        self._tell(answers[0])
        if answers[0].text != self._text:
            self._ask()
        else:
            self._explain()

    def _refused(self, reason: Text) -> None:
        self._asking = False
        self.answer = None
        if self._is_blank:
            return
        if self._asked != self._text:
            self._ask()  # the newer words may be no trouble
        else:
            self.refused.emit(reason)

    def _explain(self) -> None:
        """Begins once the typing rests and the answer for exactly this text is there."""
        answer = self.answer
        ready = answer is not None and answer.text == self._text and answer.answer.error is None
        rests = not self._settled.isActive() and self._weighed != self._text
        if self._run is None or not (self._wanted and ready and rests) or self._explaining:
            return
        self._explaining, self._weighed = True, self._text
        self._asker.explain(self._run, self._text, self._weighed_words, self._no_weights)

    def _weighed_words(self, explanation: Explanation) -> None:
        self._explaining = False
        if explanation.text == self._text:
            self.explained.emit(explanation)
        else:
            self._explain()

    def _no_weights(self, reason: Text) -> None:
        self._explaining = False
        if self._weighed != self._text:
            self._explain()
        else:
            self.not_explained.emit(reason)

    def _tell(self, answer: TextAnswer | None) -> None:
        self.answer = answer
        self.answered.emit(answer)
