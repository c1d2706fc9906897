"""Chess positions in FEN, as a package of somebody else would bring them: what its entry point calls."""

from deepstudio.core.registry import Registry
from fen_plugin.answering import BoardErrors, SquareLoss, SquaresAnswer, SquaresObjective
from fen_plugin.kinds import BoardColumn, FenSource, GamesInOrder, Signs, SquaresColumn, SquaresSource
from fen_plugin.networks import AttackedSquares, Lines
from fen_plugin.outside import AnswerList


def register(registry: Registry) -> None:
    registry.register(BoardColumn, SquaresColumn, FenSource, SquaresSource, GamesInOrder, Signs)
    registry.register(SquaresObjective, SquaresAnswer, BoardErrors, SquareLoss)
    registry.register(Lines, AttackedSquares, AnswerList)
