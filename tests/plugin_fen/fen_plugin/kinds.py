"""What a sample consists of, where it comes from, and how samples are divided: declarations, and nothing imported."""

from collections.abc import Mapping
from typing import ClassVar

from deepstudio.core.declarations import ColumnKind, KindWords, Source, Split, TokenizerKind
from deepstudio.core.project import ColumnFound, ColumnPlan, Use
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Vector
from deepstudio.core.text import T, Text


class BoardColumn(ColumnKind):
    """A position as twelve planes of 8 × 8 squares, one for each piece of each side."""

    id: ClassVar[str] = "fen-board"
    title: ClassVar[Text] = T("Position")
    help: ClassVar[Text] = T("A chess position.")
    words: ClassVar[KindWords] = KindWords(
        one=T("position"),
        many=T("positions"),
        counted=T("{n} positions"),
        unusable=T("None of the positions can be used."),
        choose=T("Choose a file of positions."),
        give=T("Give a file of positions."),
    )
    in_words: ClassVar[bool] = True
    stored: ClassVar[str] = "fen_plugin.boards:StoredBoards"
    guessed: ClassVar[str] = "fen_plugin.boards:are_boards"
    fed: ClassVar[str] = "fen_plugin.feeding:Boards"

    turned: bool = setting(False, T("Turned"), T("Shows each board from the side that is to move."))

    def shape(self, found: ColumnFound | None) -> Image:
        return Image(12, 8, 8)


class SquaresColumn(ColumnKind):
    """Some of the 64 squares, written as “e4 d5”: what a network can learn to point at."""

    id: ClassVar[str] = "fen-squares"
    title: ClassVar[Text] = T("Squares")
    help: ClassVar[Text] = T("Some squares of a board, such as those that are attacked.")
    uses: ClassVar[tuple[Use, ...]] = ("target",)
    objective: ClassVar[str] = "fen-squares"
    words: ClassVar[KindWords] = KindWords(
        one=T("list of squares"),
        many=T("lists of squares"),
        counted=T("{n} lists of squares"),
        unusable=T("None of the lists of squares can be used."),
        choose=T("Choose a file with lists of squares."),
        give=T("Give a list of squares."),
    )
    stored: ClassVar[str] = "fen_plugin.boards:StoredSquares"
    guessed: ClassVar[str] = "fen_plugin.boards:are_squares"
    fed: ClassVar[str] = "fen_plugin.feeding:Squares"

    def shape(self, found: ColumnFound | None) -> Vector:
        return Vector(64)


class FenSource(Source):
    id: ClassVar[str] = "fen-file"
    title: ClassVar[Text] = T("File of positions")
    help: ClassVar[Text] = T("A CSV file with a position, who won, and the number of the game in each row.")
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "board": ColumnPlan(id="fen-board"),
        "result": ColumnPlan(id="category", use="target"),
        "game": ColumnPlan(id="category", use="group"),
    }
    reader: ClassVar[str] = "fen_plugin.reading:FenReader"
    recognises: ClassVar[str] = "fen_plugin.reading:recognised"

    path: str = setting("", T("File"), T("The file of positions."), kind="path")


class SquaresSource(FenSource):
    id: ClassVar[str] = "fen-squares-file"
    title: ClassVar[Text] = T("File of positions with squares")
    help: ClassVar[Text] = T("A CSV file with a position and some of its squares in each row.")
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "board": ColumnPlan(id="fen-board"),
        "attacked": ColumnPlan(id="fen-squares", use="target"),
    }
    reader: ClassVar[str] = "fen_plugin.reading:SquaresReader"
    recognises: ClassVar[str] = "fen_plugin.reading:recognised_squares"


class GamesInOrder(Split):
    id: ClassVar[str] = "fen-games"
    title: ClassVar[Text] = T("Games in their order")
    help: ClassVar[Text] = T("The first games are for training, the last for the test.")
    column: ClassVar[Use] = "group"
    divides: ClassVar[str] = "fen_plugin.dividing:games_in_order"


class Signs(TokenizerKind):
    id: ClassVar[str] = "fen-signs"
    title: ClassVar[Text] = T("signs of a position")
    help: ClassVar[Text] = T("Each sign of a position is a token.")
    module: ClassVar[str] = "fen_plugin.signs"
