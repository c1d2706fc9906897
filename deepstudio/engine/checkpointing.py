"""Keeps a run's place and its best weights on disk, and finds the place again."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from torch import Tensor

from deepstudio.core.events import AnyEvent, CheckpointSaved, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import TrainingPlan
from deepstudio.core.text import T
from deepstudio.engine import ranks
from deepstudio.engine.checkpoints import (
    TrainingPosition,
    all_finite,
    broken_weights,
    fill_network,
    load_checkpoint,
    save_checkpoint,
)
from deepstudio.engine.inputs.feed import understands
from deepstudio.engine.tasks import Learner
from deepstudio.engine.trial_run import TrialRun
from deepstudio.storage.run_folder import RunFolder

States = dict[str, dict[str, Tensor]]


class Checkpointing:
    """Saves what a learner knows. `place` is where the run is. A disk that fails costs nothing saved before."""

    def __init__(self, run: RunFolder, learner: Learner) -> None:
        self.run = run
        self.learner = learner
        self.place = TrainingPosition()
        self.seconds_to_save = 0.0
        self._unsaved: tuple[States, dict[str, float], int] | None = None
        self._latest: dict[str, float] = {}

    def begin(self, plan: TrainingPlan) -> None:
        """A fresh start."""
        self.place = TrainingPosition(
            epochs=plan.epochs, batches=self.learner.batches, optimizers=self._memory_keys(plan)
        )
        self.learner.begin(self.learner.precision, 0)

    def restore(self, plan: TrainingPlan) -> bool:
        """Goes back to the last checkpoint, if there is one. Raises `Explained` where it cannot be used."""
        path = self.run.last_weights
        if not path.is_file():
            return False
        saved = load_checkpoint(path, training=True)
        if saved.place is None:
            return False
        if differs(saved.about, self.learner):
            raise Explained(
                T(
                    "The data has changed since {run} began, so that it cannot go on. Start a new run.",
                    run=self.run.title,
                ),
                "data_changed",
            )
        self.place = place = saved.place
        networks = self.learner.networks
        for role, network in networks.items():
            fill_network(network, saved.network(role, tuple(networks)), path)
        self._adapt(plan)
        self.learner.begin(self.learner.precision, place.step)
        keys = self._memory_keys(plan)
        for role, optimization in self.learner.optimizations().items():
            if place.optimizers.get(role, place.optimizer) != keys[role]:
                continue
            try:
                optimization.restore(saved.training(role))
            except (ValueError, LookupError, TypeError, RuntimeError) as error:
                raise broken_weights(path) from error
        place.optimizers = keys
        self._trust_file()
        return True

    def _memory_keys(self, plan: TrainingPlan) -> dict[str, str]:
        return {role: memory_key(plan.optimizer_of(role)) for role in self.learner.networks}

    def _adapt(self, plan: TrainingPlan) -> None:
        """A run that goes on with other settings: batches of another size begin the epoch anew."""
        place = self.place
        if place.batches != self.learner.batches:
            place.batch, place.seen, place.sums, place.batches = 0, 0, {}, self.learner.batches
        if plan.epochs > place.epochs:
            place.stale = 0
        place.epochs = plan.epochs

    def _trust_file(self) -> None:
        """The best weights on disk count where the place speaks of better ones that could not be saved."""
        place, path = self.place, self.run.best_weights
        try:
            about = load_checkpoint(path).about if path.is_file() else {}
        except Explained:
            about = {}
        epoch = int(about.get("epoch", 0)) if about.get("metrics") else 0
        if epoch < place.best_epoch:
            place.best, place.best_epoch = dict(about.get("metrics", {})), epoch

    def is_better(self, metrics: Mapping[str, float]) -> bool:
        """Whether an epoch's metrics beat the best so far."""
        if not self.place.best:
            return True
        return self.learner.score(judged(metrics)) > self.learner.score(judged(self.place.best))

    def next_epoch(self, better: bool, metrics: dict[str, float]) -> None:
        """The epoch is done and judged."""
        place, self._latest = self.place, metrics
        place.stale = 0 if better else place.stale + 1
        place.epoch, place.batch, place.seen, place.sums = place.epoch + 1, 0, 0, {}

    def is_finite(self) -> bool:
        return all(all_finite(network) for network in self.learner.networks.values())

    def save_best(self, metrics: dict[str, float], epoch: int | None = None) -> Iterator[AnyEvent]:
        """Keeps the present weights as the best ones; without metrics they were not judged yet.

        They are those of the present epoch, or of `epoch`; 0 is before the first.
        """
        states, epoch = self._states(), self.place.epoch if epoch is None else epoch
        if metrics:
            self.place.best, self.place.best_epoch = dict(metrics), epoch
        try:
            self._write_best(states, metrics, epoch)
        except Explained as error:
            self.run.refuse_if_gone()
            copies = {
                role: {key: v.detach().clone() for key, v in state.items()} for role, state in states.items()
            }
            self._unsaved = copies, metrics, epoch
            yield _not_saved(error)
            return
        self._unsaved = None
        yield CheckpointSaved(epoch=epoch, step=self.place.step, file=self.run.best_weights.name)

    def secure_best(self) -> Iterator[AnyEvent]:
        """Saves best weights that could not be saved before. Raises `Explained` if they still cannot."""
        if self._unsaved is not None:
            self._write_best(*self._unsaved)
            epoch, self._unsaved = self._unsaved[2], None
            yield CheckpointSaved(epoch=epoch, step=self.place.step, file=self.run.best_weights.name)

    def take_best(self) -> None:
        """Puts the best weights into the networks."""
        if ranks.rank() == 0:
            path = self.run.best_weights
            saved = load_checkpoint(path)
            for role, network in self.learner.networks.items():
                fill_network(network, saved.network(role, tuple(self.learner.networks)), path)
        for network in self.learner.networks.values():
            ranks.share(network)

    def save_place(self) -> Iterator[AnyEvent]:
        """Saves everything that going on needs. A disk that fails is told in a note; the old place stays.

        A run that is tried out never goes on.
        """
        if isinstance(self.run, TrialRun):
            return
        started = time.monotonic()
        place = self.place
        training = {role: one.state() for role, one in self.learner.optimizations().items()}
        try:
            yield from self.secure_best()
            if ranks.rank() == 0:
                self.run.refuse_if_gone()
                with suppress(OSError):
                    self.run.checkpoints_dir.mkdir(exist_ok=True)
                ended = place.batch == 0
                about = self._about(self._latest if ended else {}, place.epoch - ended)
                save_checkpoint(self.run.last_weights, self._states(), about, place, training)
        except Explained as error:
            self.run.refuse_if_gone()
            yield _not_saved(error)
            return
        self.seconds_to_save = time.monotonic() - started
        file = self.run.last_weights.relative_to(self.run.path).as_posix()
        yield CheckpointSaved(epoch=place.epoch, step=place.step, file=file)

    def _states(self) -> States:
        return {role: dict(network.state_dict()) for role, network in self.learner.networks.items()}

    def _write_best(self, states: States, metrics: dict[str, float], epoch: int) -> None:
        if ranks.rank() == 0:
            self.run.refuse_if_gone()
            save_checkpoint(self.run.best_weights, states, self._about(metrics, epoch))

    def _about(self, metrics: Mapping[str, float], epoch: int) -> dict[str, object]:
        return {**self.learner.about(), "run": self.run.id, "epoch": epoch, "metrics": dict(metrics)}


def judged(metrics: Mapping[str, float]) -> dict[str, float]:
    """The metrics that decide: those of the validation part, or of training where there is none."""
    parts = {
        part: {
            name.removeprefix(f"{part}."): value
            for name, value in metrics.items()
            if name.startswith(f"{part}.")
        }
        for part in ("validation", "train")
    }
    return parts["validation"] or parts["train"]


def differs(about: Mapping[str, Any], learner: Learner) -> bool:
    """Whether weights were learned for other classes, or for words with other numbers, than the learner has."""
    own = learner.about()
    return _answers_differ(about, own) or not understands(about, own)


def _answers_differ(about: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Whether the answers of weights are not those of a learner: other columns, or other classes of them."""
    there, here = _taught(about), _taught(own)
    if len(there) == len(here) == 1:  # older weights do not name a single answer
        return not _agree(*there.values(), *here.values())
    return there.keys() != here.keys() or not all(_agree(there[name], here[name]) for name in here)


def _taught(about: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """What the training part taught of each answer."""
    if "targets" in about:
        return dict(about["targets"])
    return {"": {"classes": about["classes"]}} if "classes" in about else {}


def _agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    known = (one.keys() & other.keys()) - {"column", "objective", "head"}
    return all(one[name] == other[name] for name in known)


def memory_key(optimizer: Chosen) -> str:
    """Equal for optimizers that can use each other's memory: the learning rate may differ."""
    kept = {name: value for name, value in optimizer.settings.items() if name != "learning_rate"}
    return optimizer.id + json.dumps(kept, sort_keys=True)


def _not_saved(error: Explained) -> Note:
    text = T("Training goes on, but the weights could not be saved. {reason}", reason=error.text)
    return Note(message=Message.of(text))
