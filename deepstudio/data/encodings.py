"""Which encoding bytes that are no UTF-8 were written in, judged by the letters they would give.

charset-normalizer tells which encodings give writing at all. Which of them it is, it often misses for short texts:
it takes KOI8-R for Shift_JIS, Shift_JIS for Korean. So these are ordered by how well they fit a language.
"""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes
from charset_normalizer.constant import FREQUENCIES

from deepstudio.catalog.encodings import AUTO, ENCODINGS, PARTS_OF

SAMPLE = 1 << 14  # bytes of lines that hold more than ASCII
CHUNK = 256
DAMAGED = 0.02  # of the characters beyond ASCII, in a text that is of this encoding all the same
CLEARLY = 1.25  # so many times better than the next reading leaves no doubt
WORTH_A_LOOK, MOST_OTHERS = 0.3, 3  # of the best reading's score, and how many other readings are offered
ENOUGH = 8  # characters beyond ASCII, fewer leave a doubt
WORD = re.compile(r"[^\W\d_]+")
KANA = "".join(map(chr, range(0x3041, 0x30FF)))
FULL_WIDTH = "，。！？；：、（）「」『』《》“”‘’…—"
TRADITIONAL = (
    "的一是不了在有人我他這個們中來上大為和國地到以說時要就出會可"
    "也你對生能而子那得於著下自之年過發後很好看還沒點長無開裡間店房服務"
)
SIMPLIFIED = "".join(FREQUENCIES["Chinese"]) + "很好看还没点长无开里间店房服务"

# Of each encoding, the letters beyond ASCII that each of its languages is made of.
WESTERN = (
    *("àâæçèéêëîïôœùûüÿ«»", "äöüß„“–", "áéíóúüñ¿¡ºª", "áâãàçéêíóôõúü", "àèéìíîòóùú", "éëïóöü", "åäöé"),
    *("æøåéö", "áðéíóúýþæö", "éí½¼¾°£€§©®™²³µ±×÷’‘“”–—…•·\xa0«»"),
)
CENTRAL = (
    "áčďéěíňóřšťúůýž",
    "áäčďéíĺľňóôŕšťúýž",
    "ąćęłńóśźż",
    "áéíóöőúüű",
    "ăâîşţ",
    "čćđšž",
    "äöüß",
)
LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "cp1252": WESTERN,
    "mac_roman": WESTERN,
    "cp1250": CENTRAL,
    "iso8859_2": CENTRAL,
    "cp1254": ("çğıöşüâîû",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
}
# Of languages with thousands of characters, the frequent ones and how much of a text these make up at least.
CHARACTERS: Mapping[str, tuple[str, float]] = {
    "gb18030": (SIMPLIFIED, 0.3),
    "big5hkscs": (TRADITIONAL, 0.3),
    "cp932": (KANA, 0.5),
    "euc_jp": (KANA, 0.5),
    "cp949": ("".join(FREQUENCIES["Korean"]) + "어요습니아", 0.3),
}
# Languages with an alphabet of their own.
ALPHABETS: Mapping[str, tuple[str, ...]] = {
    "cp1251": ("Russian", "Ukrainian", "Bulgarian", "Serbian"),
    "koi8_r": ("Russian",),
    "cp866": ("Russian",),
    "iso8859_5": ("Russian", "Bulgarian", "Serbian"),
    "cp1253": ("Greek",),
    "cp1255": ("Hebrew",),
    "cp1256": ("Arabic", "Farsi"),
    "cp874": ("Thai",),
}
CANDIDATES = (*CHARACTERS, *LANGUAGES, *ALPHABETS)  # of equally good ones the first
# What Hebrew letters are in its encoding are small Cyrillic ones in another, but some of these would be missing.
HEBREW = frozenset(map(chr, range(0x5D0, 0x5EB))).__contains__
FINAL_INSIDE = re.compile("[ךםןףץ][א-ת]")
MANY = 40
DECAY = 8.0  # ranks in which the frequency of a letter falls to a third
RARE, CAPITAL = 0.004, 0.12  # how frequent other letters are, and capitals compared with small letters


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding by its name in Python, whether it is beyond doubt, and other readings, best first."""

    encoding: str
    sure: bool = True
    others: tuple[str, ...] = ()


def guess_encoding(content: bytes) -> Guess:
    """The encoding of bytes that are no UTF-8 and hold no zero bytes."""
    sample = foreign_lines(content)
    scores = {name: score for name in CANDIDATES if (score := _score(sample, name)) > 0}
    plausible = _plausible(sample, tuple(scores))
    ranked = sorted(scores, key=lambda name: -scores[name] * (1.0 if name in plausible else 0.8))
    readings: dict[str, str] = {}
    for name in ranked or [_western(content)]:
        readings.setdefault(decoded(sample, name, whole=False), name)
    best, *rest = readings.values()
    foreign = sum(not character.isascii() for character in decoded(sample, best, whole=False))
    score, rival = scores.get(best, 0.0), max((scores.get(name, 0.0) for name in rest), default=0.0)
    others = [name for name in rest if scores.get(name, 0.0) > WORTH_A_LOOK * score][:MOST_OTHERS]
    return Guess(best, score > CLEARLY * rival and foreign >= ENOUGH, tuple(others))


def known_encoding(name: str) -> str | None:
    """The encoding that a person means by any of its usual names; nothing for one that cannot be chosen."""
    if name.strip().lower() == AUTO:
        return AUTO
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    same = {codecs.lookup(id).name: id for id in ENCODINGS}
    return same.get(found) or PARTS_OF.get(found)


def foreign_lines(content: bytes, most: int = SAMPLE) -> bytes:
    """The lines that hold more than ASCII, as far as they tell the encoding."""
    lines: list[bytes] = []
    size = 0
    for line in content.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > most:
                break
    return b"".join(lines)


def decoded(content: bytes, encoding: str, whole: bool = True) -> str:
    return codecs.getincrementaldecoder(encoding)("replace").decode(content, whole)


def is_hardly_damaged(text: str) -> bool:
    damaged = text.count("\ufffd")
    return not damaged or damaged <= DAMAGED * (len(text) - len(text.encode("ascii", "ignore")))


def _western(content: bytes) -> str:
    """Windows' form of Latin-1 where all its bytes have a meaning there."""
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _plausible(sample: bytes, names: tuple[str, ...]) -> frozenset[str]:
    """Those that charset-normalizer does not find messy."""
    if not names:
        return frozenset()
    found = from_bytes(sample, cp_isolation=list(names), chunk_size=CHUNK)
    return frozenset(name for match in found for name in (match.encoding, *match.could_be_from_charset))


def _score(sample: bytes, encoding: str) -> float:
    """How well the characters beyond ASCII fit the language that suits them best, about 1 for a good text."""
    text = decoded(sample, encoding, whole=False)
    foreign = [character for character in text if not character.isascii()]
    if not foreign or not is_hardly_damaged(text):
        return 0.0
    strange = sum(unicodedata.category(character) in ("Cc", "Co", "Cn") for character in foreign)
    if strange > DAMAGED * len(foreign):
        return 0.0
    if encoding in CHARACTERS:
        letters, expected = CHARACTERS[encoding]
        return min(_share([c for c in foreign if c not in FULL_WIDTH], letters) / expected, 1.5)
    mixed = _foreign_share_of_words(text)
    if encoding in LANGUAGES:
        fits = max(_share(foreign, letters + letters.upper()) for letters in LANGUAGES[encoding])
        return fits * min(1.0, 1.5 - mixed)
    fitting = _as_hebrew(text, foreign) if encoding == "cp1255" else 1.0
    return fitting * mixed * max(_likeness(foreign, language) for language in ALPHABETS[encoding])


def _as_hebrew(text: str, foreign: list[str]) -> float:
    """More than 1 where many letters are Hebrew, less where some that end a word stand in the middle of it."""
    if FINAL_INSIDE.search(text):
        return 0.3
    return 1.5 if len(foreign) >= MANY and all(map(HEBREW, foreign)) else 1.0


def _share(characters: list[str], letters: str) -> float:
    if not characters:
        return 0.1
    return sum(character in letters for character in characters) / len(characters)


def _foreign_share_of_words(text: str) -> float:
    """How many letters of words with letters beyond ASCII are such: few in Latin writing, all in others."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    letters = sum(map(len, words))
    return sum(not c.isascii() for word in words for c in word) / letters if letters else 0.5


def _likeness(foreign: list[str], language: str) -> float:
    """How likely the letters are in a language, compared with what is usual there (geometric mean)."""
    frequency = _frequency(language)
    usual = sum(share * math.log(share) for share in frequency.values())
    found = sum(math.log(_frequency_of(letter, frequency)) for letter in foreign) / len(foreign)
    return min(math.exp(found - usual), 1.2)


def _frequency_of(letter: str, frequency: Mapping[str, float]) -> float:
    small = letter.lower()
    share = frequency.get(small, RARE)
    return share if small == letter else share * CAPITAL


@cache
def _frequency(language: str) -> Mapping[str, float]:
    ranks = {letter: math.exp(-rank / DECAY) for rank, letter in enumerate(FREQUENCIES[language])}
    total = sum(ranks.values())
    return {letter: max(share / total, RARE) for letter, share in ranks.items()}
