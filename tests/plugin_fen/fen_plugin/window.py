"""How squares are shown: the only file of the package that imports Qt."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.results import Answer, Section
from deepstudio.ui.answers import AnswerView
from deepstudio.ui.language import tr_text
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import Label
from fen_plugin.answering import NAMES, BoardErrors, SquaresAnswer


class Board(QWidget):
    """64 squares, each in a colour as strong as its share; some are framed."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = tone
        self.shares: Sequence[float] = (0.0,) * 64
        self.framed: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_shares(self, shares: Sequence[float], framed: Sequence[str] = ()) -> None:
        self.shares, self.framed = tuple(shares), tuple(framed)
        strong = [name for name, share in zip(NAMES, self.shares, strict=True) if share > 0.5]
        self.setAccessibleName(" ".join(strong))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height()) / 8
        for place, (name, share) in enumerate(zip(NAMES, self.shares, strict=True)):
            row, file = divmod(place, 8)
            square = QRectF(file * side, row * side, side, side)
            ground = theme.color("sunken" if (row + file) % 2 else "surface")
            painter.fillRect(square, theme.mix(ground, theme.color(self.tone), share))
            if name in self.framed:
                painter.setPen(QPen(theme.color("good"), 2))
                painter.drawRect(square.adjusted(1, 1, -1, -1))
        painter.end()


class SquaresView(AnswerView):
    """The squares in words and on a board; where the right ones are known, they are framed."""

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent, small)
        self.words = Label("", "strong", wrap=True, parent=self)
        self.board = Board("accent", self)
        self.column.addWidget(self.words)
        self.column.addWidget(self.board, 1, Qt.AlignmentFlag.AlignTop if small else Qt.AlignmentFlag(0))

    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        assert isinstance(answer, SquaresAnswer)
        self.words.setText(answer.plain or "–")
        self.board.show_shares(answer.chances, true.squares if isinstance(true, SquaresAnswer) else ())


class BoardView(SectionView):
    """How often each square was answered wrongly."""

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.board = Board("bad", self)
        self.add(self.board, 1)

    def show_section(self, section: Section) -> None:
        assert isinstance(section, BoardErrors)
        self.set_title(tr_text(section.title))
        self.board.show_shares(section.shares)
