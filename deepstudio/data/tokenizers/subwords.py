"""Cuts texts into subwords: frequent words whole, rare ones in pieces. Needs sentencepiece.

Byte-pair encoding of R. Sennrich, B. Haddow, A. Birch, "Neural Machine Translation of Rare Words with Subword
Units", 2016, as T. Kudo and J. Richardson made it work without words: "SentencePiece", 2018.
"""

from __future__ import annotations

import base64
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import sentencepiece

PADDING, UNKNOWN, FIRST = 0, 1, 2  # ids; the vocabulary begins at FIRST
COVERAGE = 0.9995  # of all characters; rarer ones are unknown
SENTENCE = 1000  # characters learned from at once
MOST = 5_000_000  # characters learned from at all, spread over the texts
QUIET = 2  # sentencepiece speaks of errors only

# White space, and control characters, which nobody sees. Those that join emoji and letters stay.
BLANK = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
SPACE_SIGN = "\u2581"  # what sentencepiece writes for a space

# Characters that nobody sees and that join nothing: soft hyphens, zero-width spaces, marks of byte order and of the
# direction of writing. The two joiners join letters of some scripts and parts of emoji; beside anything else they are
# nothing either. Each tokenizer has this rule, because it lives in a file of its own.
FORM: Final = "NFC"
INVISIBLE = re.compile("[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
LOOSE_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")


class Piece(NamedTuple):
    """A token and where it stands: `text` is what lies from `start` to `end` in the original."""

    text: str
    start: int
    end: int
    id: int


def normal(text: str) -> str:
    """The text in Unicode's composed form (NFC), without characters that nobody sees."""
    if text.isascii():
        return text
    return unicodedata.normalize(FORM, LOOSE_JOINER.sub("", INVISIBLE.sub("", text)))


def placed(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The normal form, and where what each of its characters stands for begins and ends in the text."""
    plain = normal(text)
    if plain == text:
        return text, range(len(text)), range(1, len(text) + 1)
    starts: list[int] = []
    ends: list[int] = []
    for group in _groups(text):
        composed = unicodedata.normalize(FORM, "".join(text[place] for place in group))
        starts += [group[0]] * len(composed)
        ends += [group[-1] + 1] * len(composed)
    return plain, starts, ends


def _groups(text: str) -> Iterator[list[int]]:
    """The places of the characters that one sees, those together that may become one."""
    gone = {place for match in INVISIBLE.finditer(text) for place in range(*match.span())}
    seen = [place for place in range(len(text)) if place not in gone]
    joined = "".join(text[place] for place in seen)
    loose = {place for match in LOOSE_JOINER.finditer(joined) for place in range(*match.span())}
    group: list[int] = []
    for place in (place for number, place in enumerate(seen) if number not in loose):
        # Marks join the letter before them; so do the vowels and final consonants of Korean syllables.
        joins = unicodedata.category(text[place])[0] == "M" or "\u1160" <= text[place] <= "\u11ff"
        if group and not joins:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


class Tokenizer:
    """Turns a text into ids below `size`. `state` is what `learn` returns and may be kept as JSON.

    Older states have no form: they take texts as they are.
    """

    def __init__(self, state: Mapping[str, Any]) -> None:
        self.form: str = state.get("form", "")
        self.length: int = state["length"]
        self.lowercase: bool = state["lowercase"]
        self._model = sentencepiece.SentencePieceProcessor(model_proto=base64.b64decode(state["model"]))

    @property
    def size(self) -> int:
        """How many ids there are, with padding and unknown."""
        return int(self._model.get_piece_size())

    def pieces(self, text: str, limit: int | None = None) -> list[Piece]:
        """The first `limit` tokens of a text, or all, also those behind `length`; none for a text without any."""
        plain, starts, ends = placed(text) if self.form else (text, range(len(text)), range(1, len(text) + 1))
        cleaned = _cleaned(plain, self.lowercase)
        found = self._model.encode(cleaned, return_type="offset_mapping")
        pieces: list[Piece] = []
        for id, (start, end) in zip(found["ids"], found["offsets"], strict=True):
            if len(pieces) == limit:
                break
            start = end - len(cleaned[start:end].lstrip())  # the space before a word is part of its token
            if start < end:
                first, last = starts[start], ends[end - 1]
                pieces.append(Piece(text[first:last], first, last, id))
        return pieces

    def encode(self, text: str) -> list[int]:
        """The ids of the first `length` tokens; a single unknown one for a text without any."""
        return [piece.id for piece in self.pieces(text, self.length)] or [UNKNOWN]

    def token(self, id: int) -> str:
        """What an id from 2 on stands for; empty for the space alone."""
        return str(self._model.id_to_piece(id)).lstrip(SPACE_SIGN)


def learn(
    texts: Iterable[str], *, id: str, vocabulary: int, min_count: int, length: int, lowercase: bool
) -> dict[str, Any]:
    """A tokenizer with at most `vocabulary` ids, fewer where `texts` give no more. `min_count` plays no part."""
    sentences = _sentences(texts, vocabulary, lowercase)
    model = io.BytesIO()
    sentencepiece.set_min_log_level(QUIET)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=model,
        model_type="bpe",
        vocab_size=vocabulary,
        hard_vocab_limit=False,
        character_coverage=1.0,
        normalization_rule_name="identity",
        max_sentence_length=4 * SENTENCE + 1,  # bytes
        pad_id=PADDING,
        unk_id=UNKNOWN,
        bos_id=-1,
        eos_id=-1,
        num_threads=1,
        minloglevel=QUIET,
    )
    encoded = base64.b64encode(model.getvalue()).decode()
    return {"id": id, "form": FORM, "length": length, "lowercase": lowercase, "model": encoded}


def _sentences(texts: Iterable[str], vocabulary: int, lowercase: bool) -> list[str]:
    """What to learn from, with blanks for characters that are too rare to be tokens."""
    cleaned = [_cleaned(normal(text), lowercase) for text in texts]
    every = 1 + sum(map(len, cleaned)) // MOST
    parts = [
        text[start : start + SENTENCE] for text in cleaned[::every] for start in range(0, len(text), SENTENCE)
    ]
    rare = _rare(Counter("".join(parts)), vocabulary // 2 - FIRST)
    parts = [part.translate(rare) for part in parts]
    return [part for part in parts if part.strip()] or ["?"]  # it cannot learn from nothing


def _rare(counts: Counter[str], most: int) -> dict[int, str]:
    """Blanks for all characters but the `most` frequent ones, and for those that `COVERAGE` needs not."""
    needed = COVERAGE * counts.total()
    rare, covered = {}, 0
    for rank, (character, count) in enumerate(counts.most_common()):
        if rank >= most or covered >= needed:
            rare[ord(character)] = " "
        covered += count
    return rare


def _cleaned(text: str, lowercase: bool) -> str:
    """The text as sentencepiece shall see it; each character stays in its place."""
    text = BLANK.sub(" ", text).replace(SPACE_SIGN, "_")
    if not lowercase:
        return text
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
