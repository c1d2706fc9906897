"""The box to type in, and what its lit words mean."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.amounts import percent
from deepstudio.ui.kinds.text.legend import TextLegend
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import (
    Banner,
    Card,
    ElidedLabel,
    IconButton,
    Label,
    SwitchField,
)
from deepstudio.ui.widgets.bars import LOW, Bar, BarColumns, BarList
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.mark_paint import tone
from deepstudio.ui.widgets.marked_text_box import MarkedTextBox
from deepstudio.ui.widgets.text_marks import TextMarks

LIMIT = 20_000  # characters
STRONGEST = 5  # words below the box
SPACE = "␣"


class TextCard(Card):
    """Knows the text's marks; who asks for them stands outside."""

    lit_changed = Signal(bool)
    """The user switched the light on or off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Text"), parent=parent)
        self._length = 0
        self._cut: tuple[int, int] | None = None
        self._build()
        self._lay_out()
        self._connect()
        self.set_example("")
        self._show_strongest()
        self._show_facts()

    def text(self) -> str:
        return self.box.text()

    def set_text(self, text: str) -> None:
        """Replaces the text; undo brings the one before back."""
        self._forget_cut()
        self.box.put(text)

    def put_data(self, data: QMimeData) -> None:
        """The same with what was copied or dropped."""
        self._forget_cut()
        self.box.put_data(data)

    def set_length(self, tokens: int) -> None:
        """How many tokens the network reads at most; 0 is not known."""
        self._length = tokens
        self.legend.set_length(tokens)
        self._show_cut()

    def set_example(self, text: str) -> None:
        """A text of the kind that the network knows; empty for one in the language of the window."""
        example = text or self.tr("The room was clean and everyone was friendly.")
        self.box.set_hint(self.tr("Type or paste a text, for example:\n{example}").format(example=example))

    def set_lit(self, lit: bool) -> None:
        self.lit.set_value(lit)
        self.box.set_lit(lit)
        self.legend.set_lit(lit)
        self._show_strongest()

    def set_pieces(self, text: str, marks: TextMarks) -> None:
        """Marks what the network knows and reads. Weights of the same pieces stay until newer ones come."""
        if not text or text == self.text():
            self._set_marks(marks.with_weights_of(self.box.marks()))

    def set_weights(self, text: str, marks: TextMarks) -> None:
        """Lights the words up; an explanation of another text is not for this one."""
        if text == self.text():
            self._set_marks(marks.with_tail(self.box.marks().tail) if marks.tail < 0 else marks)

    def _build(self) -> None:
        self.lit = SwitchField(self.tr("Light up words"), self)
        self.lit.setToolTip(self.tr("Colours the words by how much they decided"))
        self.lit.setObjectName("predict.light-up")
        self.lit.set_value(True)
        self.clear = IconButton("eraser", self.tr("Clear the text"), small=True, outlined=True, parent=self)
        self.clear.setObjectName("predict.clear")
        self.notice = Banner(closable=True, parent=self)
        self.notice.hide()
        self.box = MarkedTextBox(LIMIT, self)
        self.box.setObjectName("predict.text")
        self.box.setAccessibleName(self.tr("Text to try"))
        self.box.set_describe(self._describe)
        self.facts = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.legend = TextLegend(self)
        self.strongest = BarList(self, BarColumns(signed=True), choosable=True)
        self.strongest.setFixedHeight(STRONGEST * scaled(LOW))  # so that nothing jumps
        self.strongest.setAccessibleName(self.tr("The words that decided most"))
        self.caption = Label("", "small", "text2", parent=self)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row_of(self.facts, self.lit, self.clear, gap=12, on=tools)
        self.set_trailing(tools)
        self.add(self.notice)
        self.add(self.box, 1)
        self.add(self.legend)
        self.add(self.caption)
        self.add(self.strongest)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._changed)
        self.box.cut_off.connect(self._tell_cut)
        self.clear.clicked.connect(self._clear)
        self.lit.edited.connect(self._switch)
        self.notice.closed.connect(self._forget_cut)
        self.strongest.chosen.connect(self._select)
        self.strongest.looked_at.connect(self.box.point_at)

    # Marks

    def _set_marks(self, marks: TextMarks) -> None:
        self.box.set_marks(marks)
        self.legend.set_marks(marks)
        self._show_strongest()
        self._show_facts()

    def _show_strongest(self) -> None:
        strongest = self.box.marks().strongest(STRONGEST)
        self.strongest.set_bars([self._bar(number) for number in strongest])
        self.caption.setText(self.tr("Share of all influence") if strongest else "")
        room = self.lit.value() and len(self.box.marks()) > 0
        self.caption.setVisible(room)
        self.strongest.setVisible(room)

    def _bar(self, number: int) -> Bar:
        marks = self.box.marks()
        weight = float(marks.weights[number])
        sign = "+" if weight >= 0 else "−"
        share = f"{sign}{percent(float(marks.shares[number]))}"
        said = self._describe(number)
        return Bar(self._piece(number), ((weight, tone(weight)),), share, said, key=number)

    def _piece(self, number: int) -> str:
        marks = self.box.marks()
        raw = self.text().encode("utf-16-le")[2 * int(marks.starts[number]) : 2 * int(marks.ends[number])]
        return " ".join(raw.decode("utf-16-le", "ignore").split()) or SPACE

    def _describe(self, number: int | None) -> str:
        marks = self.box.marks()
        if number is None:
            return self.legend.swatches["tail"].accessibleDescription()
        lines = []
        if self.lit.value() and marks.weights[number]:
            words = self.tr("“{word}” speaks for “{label}”: {share} of all influence.")
            if marks.weights[number] < 0:
                words = self.tr("“{word}” speaks against “{label}”: {share} of all influence.")
            share = percent(float(marks.shares[number]))
            lines.append(words.format(word=self._piece(number), label=marks.label, share=share))
        if not marks.known[number]:
            lines.append(self.tr("Not in the vocabulary: the network sees a placeholder instead."))
        return "\n".join(lines)

    def _select(self, number: int) -> None:
        self.box.select_piece(number)
        self.box.setFocus()

    # Texts

    def _changed(self) -> None:
        if not self.text():
            self._forget_cut()
        self._show_facts()

    def _show_facts(self) -> None:
        marks = self.box.marks()
        self.clear.set_blocked("" if self.text() else self.tr("There is no text."))
        words = self.tr("Tokens: {n}").format(n=f"{marks.tokens:,}") if len(marks) else ""
        unknown = int((~marks.known).sum())
        if unknown:
            words += " · " + self.tr("unknown: {n}").format(n=f"{unknown:,}")
        self.facts.setText(words)

    def _clear(self) -> None:
        self.set_text("")
        self.box.setFocus()

    def _switch(self, lit: bool) -> None:
        self.set_lit(lit)
        self.lit_changed.emit(lit)

    # What was too long

    def _tell_cut(self, given: int, taken: int) -> None:
        self._cut = (given, taken)
        self._show_cut()

    def _forget_cut(self) -> None:
        self._cut = None
        self._show_cut()

    def _show_cut(self) -> None:
        self.notice.setVisible(self._cut is not None)
        if self._cut is None:
            return
        given, taken = self._cut
        if taken:
            words = self.tr("This text has {given} characters; only its first {taken} were taken.")
        else:
            words = self.tr("The box is full: it holds {limit} characters.")
        said = words.format(given=f"{given:,}", taken=f"{taken:,}", limit=f"{LIMIT:,}")
        if self._length:
            more = self.tr("The network reads only the first {n} tokens anyway.")
            said += " " + more.format(n=f"{self._length:,}")
        self.notice.set_message(said, "warn")
