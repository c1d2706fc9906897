"""A network that learned from examples, in use: what the task of learning from examples names as `trained`."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
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
        """Why the network answers as it does, where one column is all that enters, which can be explained."""
        name, column = self._alone()
        told: dict[str, Any] = imported(column.explains)(self, given[name], **asked).as_dict()
        return told

    def told_why(self, given: Given, why: Mapping[str, Any], called: Mapping[str, str]) -> tuple[Text, ...]:
        name, column = self._alone()
        return column.told_why(given[name], why, called)

    def drawn_why(self, given: Given, why: Mapping[str, Any]) -> bytes | None:
        name, column = self._alone()
        return column.drawn_why(given[name], why)

    def _alone(self) -> tuple[str, FedColumn]:
        """The only column that enters, which can be explained. Raises `Explained`."""
        ((name, column), *others) = self.feed.columns.items()
        if others or not column.explains or len(self.targets) != 1:
            text = T("There is no explanation for answers about data of this kind.")
            raise Explained(text, "no_explanation")
        return name, column

    def examined(
        self, run: RunFolder, split: str, data: Path | None
    ) -> Generator[AnyEvent, None, dict[str, Any]]:
        return (yield from examined(self, run, split, data)).value
