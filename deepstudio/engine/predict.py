"""Answers of a trained network for what a person brings, such as pictures, texts or rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from deepstudio.engine.trained import load_trained
from deepstudio.engine.use import Given, Prediction, Which
from deepstudio.storage.run_folder import RunFolder

NOTHING: Mapping[str, Mapping[str, str]] = {}


class Predictor:
    """A run's networks, loaded once. `which` is `best`, `last`, or `auto`: the last one while the run is at work."""

    def __init__(
        self, run: RunFolder, which: Which = "auto", names: Mapping[str, Mapping[str, str]] = NOTHING
    ) -> None:
        """`names` are what classes are called in answers, by column and class.

        Raises `Explained` (cause `not_trained`) where the run has no weights yet.
        """
        self.trained = load_trained(run, which)
        self._names = names
        self.which = "best" if self.trained.path == run.best_weights else "last"

    def warm(self) -> None:
        """Lets the libraries prepare what a first sample would have to wait for."""
        self.trained.warm()

    def answers(self, samples: Sequence[Given]) -> Iterator[Prediction]:
        """One answer for each sample, in order; one that cannot be read does not stop the others."""
        found = self.trained.answers(samples)
        return map(self._named, found) if self._names else found

    def _named(self, one: Prediction) -> Prediction:
        called = {column: answer.named(self._names.get(column, {})) for column, answer in one.answers.items()}
        return replace(one, answers=called)
