"""What is tried with which samples, one training after the other, and kept after each."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field

from deepstudio.core.declarations import Metric
from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project, TrainingPlan
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared
from deepstudio.data.training_share import training_share
from deepstudio.engine.data_curve.simple import simple_scores
from deepstudio.engine.data_curve.training import TRYING, of_equal_length, steps_of, tried
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.amounts_tried import AmountPoint, AmountsTried, write_amounts
from deepstudio.storage.run_folder import RunFolder

SIMPLE = 0.1  # of the steps of a training: what a simple method takes beside it, about
WHOLE = 100  # percent


@dataclass
class Experiment:
    """`found` is what there is so far. Without a `model` there is no simple method."""

    run: RunFolder
    project: Project
    plan: DataPlan
    prepared: Prepared
    groups: Indices | None
    metrics: Mapping[str, Metric]
    model: LoadedModel | None
    device: str
    found: AmountsTried
    is_kept: bool = True
    failure: Explained | None = None
    told: set[str] = field(default_factory=set)

    def events(self) -> Iterator[AnyEvent]:
        """Yields progress and a note for each amount; ends with a `Result`. Raises `Explained` where nothing came."""
        missing = self.found.missing
        lengths = [self._length(share, seed) for share, seed in missing]
        total, done, before = sum(lengths), 0, len(self.found.points)
        for (share, seed), length in zip(missing, lengths, strict=True):
            yield Progress(time=time.time(), what=TRYING, done=done, total=total)
            try:
                yield from self._one(share, seed, (done, total))
            except Explained as error:
                self.failure = error
                yield from self._say(
                    T(
                        "{share} % of the samples, seed {seed}: this training is left out. {reason}",
                        share=share,
                        seed=seed,
                        reason=error.text,
                    )
                )
            done += length
        if missing:
            yield Progress(time=time.time(), what=TRYING, done=total, total=total)
        if self.failure is not None and len(self.found.points) == before:
            raise self.failure
        yield Result(time=time.time(), value=self.found.model_dump(mode="json") | {"kept": self.is_kept})

    def _length(self, share: int, seed: int) -> int:
        """How long one amount takes, in steps of the network."""
        rows = self._rows(share, seed)
        steps = steps_of(self._training(len(rows), seed), len(rows))
        return round(steps * (1 + SIMPLE * (self.model is not None)))

    def _rows(self, share: int, seed: int) -> Indices:
        return training_share(self.prepared, share, seed, self.groups)

    def _training(self, count: int, seed: int) -> TrainingPlan:
        samples = len(self.prepared.splits["train"])
        return of_equal_length(self.project.training, samples, count).replace(seed=seed)

    def _one(self, share: int, seed: int, place: tuple[int, int]) -> Iterator[AnyEvent]:
        began, rows = time.monotonic(), self._rows(share, seed)
        fewer = self.prepared.with_training(rows)
        project = self.project.replace(training=self._training(len(rows), seed))
        metrics = yield from tried(project, self.run, fewer, self.found.part, self.device, place)
        network = _scores(metrics, self.metrics)
        trained = min(place[1], place[0] + steps_of(project.training, len(rows)))
        simple = yield from self._simple(share, fewer, (trained, place[1]))
        point = AmountPoint(
            share=share,
            samples=len(rows),
            seed=seed,
            network=network,
            simple=simple,
            seconds=time.monotonic() - began,
        )
        yield from self._keep(point)

    def _simple(
        self, share: int, fewer: Prepared, place: tuple[int, int]
    ) -> Generator[AnyEvent, None, dict[str, float]]:
        """Of all samples a simple method makes the same each time, so that once is enough."""
        known = next(
            (one.simple for one in self.found.points if one.share == share == WHOLE and one.simple), None
        )
        if known is not None or self.model is None:
            return dict(known or {})
        events = simple_scores(self.model, self.plan, fewer, self.found.part, self.metrics)
        while True:
            try:
                event = next(events)
            except StopIteration as ended:
                scores: dict[str, float] = ended.value
                return scores
            except Explained as error:
                yield from self._say(
                    T(
                        "The simple method is left out for {share} % of the samples. {reason}",
                        share=share,
                        reason=error.text,
                    )
                )
                return {}
            if isinstance(event, Note) and not event.aside:
                yield from self._say(event.message.text())
            else:
                yield Progress(time=time.time(), what=TRYING, done=place[0], total=place[1])

    def _keep(self, point: AmountPoint) -> Iterator[AnyEvent]:
        self.found = self.found.with_point(point)
        try:
            write_amounts(self.run, self.found)
            self.is_kept = True
        except Explained as error:
            self.is_kept = False
            yield from self._say(T("The result is shown, but could not be kept. {reason}", reason=error.text))
        yield Note(message=Message.of(self._told(point)))

    def _told(self, point: AmountPoint) -> Text:
        """What came of an amount, in the first answer."""
        curve, target = self.found.curves[0], self.found.metrics[0].target
        words = {
            "share": point.share,
            "n": f"{point.samples:,}",
            "seed": point.seed,
            "network": curve.words(point.network[target]),
        }
        if target not in point.simple:
            return T("{share} % ({n} samples), seed {seed}: {network}", **words)
        simple = curve.words(point.simple[target])
        return T(
            "{share} % ({n} samples), seed {seed}: {network}; simple method {simple}", simple=simple, **words
        )

    def _say(self, text: Text) -> Iterator[AnyEvent]:
        """Once, however often it happens."""
        if str(text) not in self.told:
            self.told.add(str(text))
            yield Note(message=Message.of(text))


def _scores(metrics: Mapping[str, float], wanted: Mapping[str, Metric]) -> dict[str, float]:
    """The main number of each answer. Raises `Explained` where a training does not say it."""
    found = {}
    for target, metric in wanted.items():
        value = metrics.get(f"{target}.{metric.id}", metrics.get(metric.id))
        if value is None:
            raise Explained(
                T("A training does not tell “{metric}” of this part.", metric=metric.title), "no_result"
            )
        found[target] = value
    return found
