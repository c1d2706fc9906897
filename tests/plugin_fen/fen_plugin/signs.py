"""Each sign is a token. Needs only the standard library."""

from typing import NamedTuple


class Piece(NamedTuple):
    text: str
    start: int
    end: int
    id: int


class Tokenizer:
    def __init__(self, state):
        self.length = state["length"]
        self._ids = {sign: number for number, sign in enumerate(state["tokens"], 2)}
        self.size = len(self._ids) + 2

    def pieces(self, text, limit=None):
        return [Piece(s, i, i + 1, self._ids.get(s, 1)) for i, s in enumerate(text[:limit])]

    def encode(self, text):
        return [piece.id for piece in self.pieces(text, self.length)] or [1]

    def token(self, id):
        return next(sign for sign, number in self._ids.items() if number == id)


def learn(texts, id, vocabulary, min_count, length, lowercase):
    signs = sorted({sign for text in texts for sign in text})[: vocabulary - 2]
    return {"id": id, "tokens": signs, "length": length}
