"""What the texts of a plan are like: their tokens and lengths, and which words tell the classes apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from deepstudio.catalog.columns import TextColumn, entering
from deepstudio.catalog.tokenizers import Segments
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import UNKNOWN
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats, Ints
from deepstudio.data.columns import columns_of, input_name
from deepstudio.data.scan import Scan
from deepstudio.data.sources import reader
from deepstudio.data.tokenizers import Tokenizer, learn_tokenizer, tokenizer
from deepstudio.data.whole_words import has_parts_of_words
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter, never, quietly

TELLING = 12  # words shown of each class
PRIOR = 500.0  # occurrences that the prior is worth
UNCUT = 2**31
LOOKED_AT, SEEN = 200, 400  # texts and characters of each, to see whether tokens are words
MOST_WORDS, RARE = 100_000, 2  # different words, and how often one has to be there to be counted


@dataclass(frozen=True)
class TextStatistics:
    """`lengths` are tokens by sample, uncut, in the order of the scan. Shares are of 1.

    `cut` is the maximum length and `share_cut` the part of the texts that are longer. `unknown_share` is that of the
    tokens of validation and test. `vocabulary_used` counts the ids there are, at most the chosen vocabulary.
    `frequent` has the most telling tokens of each class in the training part, and how often they occur there.
    """

    lengths: Ints
    cut: int
    share_cut: float
    unknown_share: float
    vocabulary_used: int
    frequent: Mapping[str, tuple[tuple[str, int], ...]]
    tokenizer: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TextToken:
    """A token of a text: `text` goes from `start` to `end`; `cut` says that it stands behind the maximum length."""

    text: str
    start: int
    end: int
    known: bool
    cut: bool


@dataclass(frozen=True)
class _Encoded:
    """The ids of all texts, one after the other, and how many each has."""

    ids: Ints
    lengths: Ints

    def of(self, rows: npt.NDArray[np.bool_]) -> Ints:
        """The ids of the texts that are chosen, bool (N,)."""
        return self.ids[np.repeat(rows, self.lengths)]


def text_statistics(
    plan: DataPlan,
    registry: Registry,
    scan: Scan,
    cancelled: IsCancelled = never,
    texts: Sequence[str] | None = None,
) -> TextStatistics:
    """Tokens of all texts, with a vocabulary of the training part. Raises `Explained` (`no_texts`, `cancelled`).

    `texts` are those of the scan, in its order, where they are known already; they are read otherwise.
    """
    _, column = text_column(plan, registry)
    if texts is None:
        texts = list(load_texts(plan, registry, scan, cancelled=cancelled))
    state, encoded = learned_lengths(column, plan, scan, texts, cancelled)
    made = tokenizer(state)
    train = np.zeros(len(texts), bool)
    train[scan.split(plan.split)["train"]] = True
    return TextStatistics(
        lengths=encoded.lengths,
        cut=column.length,
        share_cut=float((encoded.lengths > column.length).mean()),
        unknown_share=float((encoded.of(~train) == UNKNOWN).mean()),
        vocabulary_used=made.size,
        frequent={
            plan.called(scan.target, name): words
            for name, words in _telling(
                *_in_words(column, texts, made, encoded, cancelled), scan, train
            ).items()
        },
        tokenizer=state,
    )


def token_chips(text: str, made: Tokenizer, limit: int | None = None) -> list[TextToken]:
    """The tokens of a text in order, the first `limit` or all."""
    pieces = made.pieces(text, limit)
    return [
        TextToken(piece.text, piece.start, piece.end, piece.id != UNKNOWN, place >= made.length)
        for place, piece in enumerate(pieces)
    ]


def text_column(plan: DataPlan, registry: Registry) -> tuple[str, TextColumn]:
    """The first text that enters the network, and its name. Raises `Explained` (`no_texts`) if there is none."""
    for name, column in entering(plan, registry):
        if isinstance(column, TextColumn):
            return name, column
    columns_of(plan, registry)  # raises where one cannot be made
    raise Explained(T("This data has no texts."), "no_texts")


def load_texts(
    plan: DataPlan,
    registry: Registry,
    scan: Scan,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
) -> Iterator[str]:
    """The texts in the order of the scan; an empty one where a text cannot be read. Raises `Explained`."""
    from deepstudio.data.unreadable import UnreadableSample  # brings a library for pictures

    source: Any = reader(plan, registry)
    report = Reporter(T("Reading the texts"), len(scan.ids), on_progress)
    column = input_name(plan, registry)
    for done, id in enumerate(_until(cancelled, scan.ids), 1):
        try:
            text: str = source.load(id, column)
        except UnreadableSample:
            text = ""
        yield text
        report(done)


def learned_lengths(
    column: TextColumn, plan: DataPlan, scan: Scan, texts: Sequence[str], cancelled: IsCancelled
) -> tuple[dict[str, Any], _Encoded]:
    """The state of the tokenizer that the training part teaches, and all texts as uncut ids."""
    train = scan.split(plan.split)["train"].tolist()
    state = learn_tokenizer(column, (texts[row] for row in _until(cancelled, train)))
    return state, _encoded(tokenizer(state | {"length": UNCUT}), texts, cancelled)


def _until(cancelled: IsCancelled, items: Sequence[Any]) -> Iterator[Any]:
    for item in items:
        if cancelled():
            raise Cancelled
        yield item


def _in_words(
    column: TextColumn, texts: Sequence[str], made: Tokenizer, encoded: _Encoded, cancelled: IsCancelled
) -> tuple[_Encoded, Tokenizer]:
    """The texts as whole words, where the tokens are often parts of them, such as Chinese characters."""
    some = texts[:: max(1, len(texts) // LOOKED_AT)]
    if not has_parts_of_words((text[:SEEN] for text in some), made, column.tokenizer):
        return encoded, made
    whole = TextColumn(
        tokenizer=Segments.id, vocabulary=MOST_WORDS, min_count=RARE, lowercase=column.lowercase
    )
    words = tokenizer(learn_tokenizer(whole, _until(cancelled, texts)) | {"length": UNCUT})
    return _encoded(words, texts, cancelled), words


def _encoded(made: Tokenizer, texts: Sequence[str], cancelled: IsCancelled) -> _Encoded:
    found = [np.asarray(made.encode(text), np.int64) for text in _until(cancelled, texts)]
    return _Encoded(np.concatenate(found), np.fromiter(map(len, found), np.int64, len(found)))


def _telling(
    encoded: _Encoded, made: Tokenizer, scan: Scan, rows: npt.NDArray[np.bool_]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The words that speak most for each class in some rows, bool (N,), best first, and how often they occur."""
    if not scan.classes:
        return {}
    classes = np.repeat(scan.labels[rows], encoded.lengths[rows])
    ids = encoded.of(rows)[np.argsort(classes, kind="stable")]
    ends = np.cumsum(np.bincount(classes, minlength=len(scan.classes)))
    everywhere = _counts(ids, made.size)
    of_class = (_counts(part, made.size) for part in np.split(ids, ends[:-1]))
    words = {}
    for name, here in zip(scan.classes, of_class, strict=True):
        named = ((made.token(id), int(here[id])) for id in _strongest(here, everywhere))
        words[name] = tuple(islice((pair for pair in named if _says_something(pair[0])), TELLING))
    return words


def _says_something(token: str) -> bool:
    """Not for punctuation and space."""
    return any(unicodedata.category(character)[0] in "LNS" for character in token)


def _counts(ids: Ints, size: int) -> Ints:
    """How often each known token occurs, shape (size,)."""
    counts = np.bincount(ids, minlength=size)
    counts[: UNKNOWN + 1] = 0
    return counts


def _strongest(here: Ints, everywhere: Ints) -> list[int]:
    """The ids of the tokens that speak for a class, best first."""
    seen = np.flatnonzero(everywhere)
    if len(seen) < 2:
        return []
    scores = log_odds(here[seen], everywhere[seen])
    best = np.argsort(-scores, kind="stable")
    return [int(seen[place]) for place in best if scores[place] > 0]


def log_odds(here: Ints, everywhere: Ints) -> Floats:
    """How strongly each token speaks for a class: z scores (V,), from its counts there and in all classes, above 0.

    Log-odds ratio with an informative Dirichlet prior (B. Monroe, M. Colaresi, K. Quinn, "Fightin' Words", 2008): the
    class against the others, both drawn towards the frequencies of all texts, divided by its standard deviation. So
    words that are frequent everywhere weigh little, and rare ones do not win by chance.
    """
    prior = PRIOR * everywhere / everywhere.sum()
    mine, others = here + prior, everywhere - here + prior
    ratio: Floats = np.log(mine / (mine.sum() - mine)) - np.log(others / (others.sum() - others))
    scores: Floats = ratio / np.sqrt(1 / mine + 1 / others)
    return scores
