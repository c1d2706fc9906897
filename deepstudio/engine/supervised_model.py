"""A network that learned from examples, in use: what the task of learning from examples names as `trained`."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.results import Grid
from deepstudio.core.rooms import imported
from deepstudio.core.text import T, Text
from deepstudio.engine.examined import examined
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.predictions import predictions
from deepstudio.engine.use import Given, Prediction, Which
from deepstudio.engine.weights import LoadedModel, load_run
from deepstudio.storage.run_folder import RunFolder


def load(run: RunFolder, which: Which) -> SupervisedModel:
    """A run's network, ready for use. Raises `Explained`."""
    return SupervisedModel(**vars(load_run(run, which)))


class SupervisedModel(LoadedModel):
    """A loaded model that answers, explains and is examined (`engine.use.Trained`)."""

    def warm(self) -> None:
        self.outputs(*self.feed.taken([self.feed.blank()]))
        for column in self.feed.columns.values():
            column.warm()

    def received(self, given: Mapping[str, Any]) -> Given:
        return self.feed.received(given)

    def answers(self, samples: Sequence[Given]) -> Iterator[Prediction]:
        return predictions(self, samples)

    def shown(self, given: Given, prediction: Prediction) -> dict[str, Any]:
        return {
            name: seen
            for name, row in prediction.seen.items()
            if (seen := self.feed.columns[name].seen(given.get(name), row))
        }

    def explained(self, given: Given, **asked: str) -> dict[str, Any]:
        """Why the network answers so: by its only column, where that explains itself, or by columns together."""
        name, column = self._explaining()
        path, about = (column.explains, given[name]) if name else (column.explains_together, given)
        told: dict[str, Any] = imported(path)(self, about, **asked).as_dict()
        return told

    def told_why(
        self, given: Given, why: Mapping[str, Any], called: Mapping[str, str]
    ) -> tuple[Text | Grid, ...]:
        name, column = self._explaining()
        return column.told_why(given[name] if name else given, why, called)

    def drawn_why(self, given: Given, why: Mapping[str, Any]) -> bytes | None:
        name, column = self._explaining()
        return column.drawn_why(given[name], why) if name else None

    def _explaining(self) -> tuple[str, FedColumn]:
        """The only column, where it explains itself; or one, without a name, that does so with others."""
        columns = self.feed.columns
        ((name, first), *others) = columns.items()
        if not others and first.explains and len(self.targets) == 1:
            return name, first
        together = next((one for one in columns.values() if one.explains_together), None)
        if together is None:
            text = T("There is no explanation for answers about data of this kind.")
            raise Explained(text, "no_explanation")
        return "", together

    def examined(
        self, run: RunFolder, split: str, data: Path | None
    ) -> Generator[AnyEvent, None, dict[str, Any]]:
        return (yield from examined(self, run, split, data)).value
