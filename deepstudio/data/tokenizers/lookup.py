"""Cuts texts into words or characters and looks each one up in a vocabulary.

Needs only the standard library, and `rjieba` where Chinese is cut into words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

PADDING, UNKNOWN, FIRST = 0, 1, 2  # ids; the vocabulary begins at FIRST

# Inside square brackets of a regular expression: control and format characters, which nobody sees.
UNSEEN = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
# Accents and vowel signs belong to the letter before them; Python counts them neither as letters nor as marks.
ACCENTS = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")
# Chinese characters and Japanese kana: scripts that put no spaces between words.
CJK = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
LETTERS = rf"(?:[^\W_{CJK}][{ACCENTS}]*)+"
SIGN = rf"[^\w\s{UNSEEN}]|_"
FLAG = r"[\U0001f1e6-\U0001f1ff]{2}"
KEYCAP = r"[0-9#*]\ufe0f?\u20e3"
DRESS = rf"[{ACCENTS}\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"  # skin tones and the like
EMOJI = rf"(?:{SIGN}){DRESS}(?:\u200d(?:{SIGN}){DRESS})*"

# In this order: a Chinese character; letters and digits, also with an apostrophe inside; anything else one sees.
WORD = re.compile(rf"{KEYCAP}|[{CJK}][{ACCENTS}]*|{LETTERS}(?:['’\u200c\u200d]{LETTERS})*|{FLAG}|{EMOJI}")
CHINESE_RUN = re.compile(rf"(?:[{CJK}][{ACCENTS}]*)+")
MIXED = re.compile(rf"{KEYCAP}|{CHINESE_RUN.pattern}|{LETTERS}(?:['’\u200c\u200d]{LETTERS})*|{FLAG}|{EMOJI}")
GAP = re.compile(rf"[\s{UNSEEN}]+")
CHARACTER = re.compile(rf"([^\s{UNSEEN}])|{GAP.pattern}")

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
        self.kind: str = state["id"]
        self.length: int = state["length"]
        self.lowercase: bool = state["lowercase"]
        self.tokens: list[str] = list(state["tokens"])
        self._ids = {token: id for id, token in enumerate(self.tokens, FIRST)}

    @property
    def size(self) -> int:
        """How many ids there are, with padding and unknown."""
        return FIRST + len(self.tokens)

    def pieces(self, text: str, limit: int | None = None) -> list[Piece]:
        """The first `limit` tokens of a text, or all, also those behind `length`; none for a text without any."""
        plain, starts, ends = placed(text) if self.form else (text, range(len(text)), range(1, len(text) + 1))
        spans = islice(SPANS[self.kind](plain), limit)
        places = ((token, starts[start], ends[end - 1]) for token, start, end in spans)
        return [Piece(text[start:end], start, end, self._id(token)) for token, start, end in places]

    def encode(self, text: str) -> list[int]:
        """The ids of the first `length` tokens; a single unknown one for a text without any."""
        plain = normal(text) if self.form else text
        return [self._id(token) for token in _cut(plain, self.kind)[: self.length]] or [UNKNOWN]

    def token(self, id: int) -> str:
        """What an id from 2 on stands for."""
        return self.tokens[id - FIRST]

    def _id(self, token: str) -> int:
        return self._ids.get(token.lower() if self.lowercase else token, UNKNOWN)


def learn(
    texts: Iterable[str], *, id: str, vocabulary: int, min_count: int, length: int, lowercase: bool
) -> dict[str, Any]:
    """A tokenizer of the kind `id` with the most frequent tokens of `texts`, at most `vocabulary` ids in all."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(_cut(normal(text), id))
    counts: Counter[str] = Counter()
    for token, count in seen.items():
        counts[token.lower() if lowercase else token] += count
    frequent = sorted((-count, token) for token, count in counts.items() if count >= min_count)
    tokens = [token for _, token in frequent[: max(0, vocabulary - FIRST)]]
    return {"id": id, "form": FORM, "length": length, "lowercase": lowercase, "tokens": tokens}


def _cut(text: str, kind: str) -> list[str]:
    """The tokens of `pieces`, faster."""
    if kind == "characters":
        return list(GAP.sub(_blank, text).strip())
    if kind == "segments":
        return [word for word, _, _ in word_spans(text)]
    return WORD.findall(text)


def word_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Words and signs, with their places; Chinese, which puts no spaces, is cut with a dictionary.

    jieba's: the likeliest path through a prefix dictionary, and a hidden Markov model for words that it lacks.
    """
    for match in WORD.finditer(text) if not CHINESE_RUN.search(text) else MIXED.finditer(text):
        start, end = match.span()
        if CHINESE_RUN.match(text, start):
            yield from _segments(text[start:end], start)
        else:
            yield match.group(), start, end


def _segments(run: str, start: int) -> Iterator[tuple[str, int, int]]:
    import rjieba

    for word in rjieba.cut(run):
        yield word, start, start + len(word)
        start += len(word)


def _word_spans(text: str) -> Iterator[tuple[str, int, int]]:
    return ((match.group(), *match.span()) for match in WORD.finditer(text))


def _character_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Any white space between two characters is one " "."""
    for match in CHARACTER.finditer(text):
        token, (start, end) = match.group(), match.span()
        if match.lastindex is None:
            token = _blank(match) if start > 0 and end < len(text) else ""
        if token:
            yield token, start, end


SPANS: Final[Mapping[str, Callable[[str], Iterator[tuple[str, int, int]]]]] = {
    "words": _word_spans,
    "characters": _character_spans,
    "segments": word_spans,
}


def _blank(gap: re.Match[str]) -> str:
    return " " if any(map(str.isspace, gap.group())) else ""
