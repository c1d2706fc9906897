"""Texts as counts of words and groups of letters: what was best before networks, and still is now and then."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Any

import numpy as np

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.sources import reader
from deepstudio.data.tokenizers.lookup import WORD
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter
from deepstudio.engine.baseline.features import ComparedColumn
from deepstudio.engine.preparing import ReportingCall

MOST = 300_000  # columns of each of the two
MOST_NUMBERS = 10_000_000  # coefficients of a model in each of the two
PASSES = 2


def text_features(asked: ComparedColumn) -> Generator[AnyEvent, None, list[Any]]:
    """Sparse rows (N, features) for each part; what there is to count is learned from the first.

    The same recipe for all languages: words and pairs of neighbouring words, where a Chinese character is a word,
    beside groups of two to four letters within words (of characters, where there are no spaces). All in small
    letters; only what occurs in two texts; 1 + log of the count times the inverse document frequency, each of the
    two kinds brought to length 1 (Salton and Buckley, 1988; Joachims, 1998).
    """
    work: ReportingCall[list[Any]] = ReportingCall(lambda report, stop: _counted(asked, report, stop))
    found = yield from work.events(lambda: False)
    return found


def _counted(asked: ComparedColumn, report: OnProgress, stop: IsCancelled) -> list[Any]:
    source, ids = reader(asked.plan, registry()), asked.prepared.ids
    total = PASSES * sum(map(len, asked.parts))
    watched = _Watched(Reporter(T("Counting words and groups of letters"), total, report), stop)
    texts = [[str(source.load(ids[row], asked.name) or "") for row in rows.tolist()] for rows in asked.parts]
    most = min(MOST, MOST_NUMBERS // asked.outputs)
    counter, first = _learned(texts[0], most, watched)
    return [first, *(counter.transform(watched.passing(part)) for part in texts[1:])]


def _learned(texts: Sequence[str], most: int, watched: _Watched) -> tuple[Any, Any]:
    """What counts, and the counts of the texts it was learned from."""
    for least in (2, 1):  # what occurs once has to do where no two texts have anything in common
        counter = _counter(most, least)
        try:
            return counter, counter.fit_transform(watched.passing(texts))
        except ValueError:
            continue
    raise Explained(T("The texts of the training part hold no words. Check the column of texts."), "no_words")


def _counter(most: int, least: int) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import FeatureUnion

    shared = {"min_df": least, "max_features": most, "sublinear_tf": True, "dtype": np.float32}
    words = TfidfVectorizer(tokenizer=WORD.findall, token_pattern=None, ngram_range=(1, 2), **shared)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), **shared)
    return FeatureUnion([("words", words), ("letters", letters)])


class _Watched:
    """Counts the texts that go by, and lets none by once the work shall stop."""

    def __init__(self, report: Reporter, stop: IsCancelled) -> None:
        self._report, self._stop, self._done = report, stop, 0

    def passing(self, texts: Sequence[str]) -> _Passing:
        return _Passing(self, texts)

    def count(self) -> None:
        if self._stop():
            raise Cancelled
        self._done += 1
        self._report(self._done)


class _Passing:
    """Texts that may be gone through several times."""

    def __init__(self, watched: _Watched, texts: Sequence[str]) -> None:
        self._watched, self._texts = watched, texts

    def __iter__(self) -> Iterator[str]:
        for text in self._texts:
            self._watched.count()
            yield text
