"""The only training loop: a generator of events, whatever the task is and whoever listens."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing
from typing import Protocol

import torch

from deepstudio.catalog import registry
from deepstudio.core.check import check
from deepstudio.core.events import (
    AnyEvent,
    BatchDone,
    Continued,
    EpochDone,
    EpochStarted,
    Finished,
    Message,
    Paused,
    RunStarted,
    Snapshot,
)
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import Text
from deepstudio.engine import ranks
from deepstudio.engine.checkpointing import Checkpointing
from deepstudio.engine.checkpoints import TrainingPosition
from deepstudio.engine.device_numbers import DeviceNumbers
from deepstudio.engine.devices import DeviceInfo, choose
from deepstudio.engine.failures import diverged, failure
from deepstudio.engine.final_examination import ExaminesItself, final_examination
from deepstudio.engine.precision import prepare_backend
from deepstudio.engine.randomness import seed_for, seed_torch
from deepstudio.engine.tasks import Guesses, Learner, Measured, Prepares, Setup, start_learner
from deepstudio.engine.training_time import TrainingTime
from deepstudio.engine.trial_run import TrialRun
from deepstudio.engine.warm_start import start_from
from deepstudio.storage.run_folder import RunFolder

SAVE_EVERY = 60.0  # seconds, within a long epoch
SAVING_SHARE = 20  # a save may take at most a 20th of the time between two
PAUSE_POLL = 0.05  # seconds
MOST_SNAPSHOTS = 50  # of each title in a run

Rates = dict[str, float]  # the learning rate of each role

# A command as a number, so that ranks can tell each other cheaply.
COMMANDS = ("", "pause", "continue", "stop", "stop_keep_best")
OVER = 2 * len(COMMANDS)  # no command: work of rank 0 alone has come to its end


class Control(Protocol):
    """Where commands come from. `poll` is called between steps and never waits."""

    def poll(self) -> str | None:
        """The next of `pause`, `continue`, `stop`, `stop_keep_best` that was not obeyed yet."""


class Stop(Exception):
    """The person ended the run; with `keep_best` what was learned since the best epoch is given up."""

    def __init__(self, keep_best: bool) -> None:
        super().__init__()
        self.keep_best = keep_best


def fit(
    project: Project, run: RunFolder, control: Control, *, device: str = "auto", resume: bool = False
) -> Generator[AnyEvent, None, None]:
    """Trains `project` and yields what happens; the last event is `Finished` or `Failed`.

    Weights go to the run's folder; events are the caller's to record. With `resume` the run goes on exactly where
    its last checkpoint stands, up to the epochs of `project`. `device` is as for `devices.choose`.
    """
    try:
        with ExitStack() as stack:
            chosen, info, note = choose(ranks.local_device(device))
            stack.enter_context(ranks.joined(chosen))
            for event in _events(project, run, control, (chosen, info, note), resume):
                yield event if event.time else event.model_copy(update={"time": time.time()})
    except Exception as error:
        yield failure(error, project.training.batch_size).model_copy(update={"time": time.time()})


def _events(
    project: Project,
    run: RunFolder,
    control: Control,
    device: tuple[torch.device, DeviceInfo, Text | None],
    resume: bool,
) -> Iterator[AnyEvent]:
    report = check(project, registry())
    if report.errors:
        raise Explained(report.errors[0].message, "not_ready")
    prepare_backend(device[0])
    seed_torch(seed_for(project.training.seed, "weights"), device[0])
    asked = _AskedToStop(control)
    setup = Setup(project, run, registry(), report.analyses, device[0], asked)
    try:
        learner = yield from start_learner(setup)
    except Explained as error:
        if error.cause != "cancelled" or not asked.stopped:
            raise
        yield Finished(reason="stopped")
        return
    yield from _Session(project, run, control, device, learner).events(resume)


class _AskedToStop:
    """Whether a stop came while data was prepared; other commands have no meaning then."""

    def __init__(self, control: Control) -> None:
        self._control = control
        self.stopped = False

    def __call__(self) -> bool:
        # Every rank prepares in its own time; only the one that hears commands can stop.
        command = self._control.poll() if ranks.rank() == 0 else None
        self.stopped = self.stopped or command in ("stop", "stop_keep_best")
        return self.stopped


class _Session:
    """One run from start, or from where it stood, to its end."""

    def __init__(
        self,
        project: Project,
        run: RunFolder,
        control: Control,
        device: tuple[torch.device, DeviceInfo, Text | None],
        learner: Learner,
    ) -> None:
        self.run, self.control, self.learner, self.plan = run, control, learner, project.training
        self.project = project
        self.device, self.info, self.note = device
        self.keeper = Checkpointing(run, learner)
        self.clock = TrainingTime()
        self.readout: DeviceNumbers[tuple[int, int, int, Rates, Measured]] = DeviceNumbers(self.device)
        self.saved = time.monotonic()
        self.epoch_began = (0.0, 0)
        self.judges_start = False

    @property
    def place(self) -> TrainingPosition:
        return self.keeper.place

    def events(self, resume: bool) -> Iterator[AnyEvent]:
        yield from self._begin(resume)
        try:
            reason = yield from self._train()
        except Stop as stop:
            reason = "stopped"
            yield from self._stopped(stop)
        yield from self._finish(reason)

    def _begin(self, resume: bool) -> Iterator[AnyEvent]:
        resumed = resume and self.keeper.restore(self.plan)
        if not resumed:
            yield from start_from(self.project, self.run, self.learner)
            self.keeper.begin(self.plan)
        self.judges_start = not resumed and bool(self.plan.start_from)
        for network in self.learner.networks.values():
            ranks.share(network)
        self.clock = TrainingTime(self.place.seconds, self.place.samples)
        yield RunStarted(
            run=self.run.id,
            device=self.info.name if self.info.kind == "cpu" else f"{self.info.name} ({self.info.id})",
            device_note=Message.of(self.note) if self.note is not None else None,
            precision=self.learner.precision,
            epochs=self.plan.epochs,
            batches=self.learner.batches,
            batch_size=self.plan.batch_size,
            samples=self.learner.samples,
            parameters=_parameters(self.learner),
            floor=_floor(self.learner),
            resumed=resumed,
        )

    def _prepare(self) -> Iterator[AnyEvent]:
        """What the learner computes once counts as training."""
        if not isinstance(self.learner, Prepares) or self.place.epoch > self.plan.epochs:
            return
        self.clock.restart()
        with closing(self.learner.prepare()) as work:
            for event in work:
                self.clock.count()
                yield event
                yield from self._obey()
                self.clock.restart()
        self.clock.count()

    def _train(self) -> Generator[AnyEvent, None, str]:
        yield from self._prepare()
        if self.judges_start:
            yield from self._judge_start()
        while self.place.epoch <= self.plan.epochs and not self._waited_long_enough():
            yield EpochStarted(epoch=self.place.epoch)
            self.epoch_began = (self.clock.seconds, self.clock.samples)
            yield from self._batches()
            yield from self._epoch_done()
            yield from self._save_place()
        return "done" if self.place.epoch > self.plan.epochs else "early"

    def _judge_start(self) -> Iterator[AnyEvent]:
        """Weights of another run are the best ones until an epoch has better ones, so that nothing is lost."""
        found = yield from self._evaluated("validation")
        metrics = {f"validation.{name}": value for name, value in found.items()}
        if metrics and all(map(math.isfinite, metrics.values())):
            yield from self.keeper.save_best(metrics, epoch=0)

    def _waited_long_enough(self) -> bool:
        return 0 < self.plan.early_stopping <= self.place.stale

    # Steps

    def _batches(self) -> Iterator[AnyEvent]:
        self.clock.restart()
        with closing(self.learner.epoch(self.place.epoch, self.place.batch)) as batches:
            for batch in batches:
                yield from self._step(batch)
                yield from self._obey()
        yield from self._read(self.readout.flush())

    def _step(self, batch: object) -> Iterator[AnyEvent]:
        place, rates = self.place, self._learning_rates()
        seed_torch(seed_for(self.plan.seed, "step", place.step, ranks.rank()), self.device)
        measured = self.learner.step(batch)
        place.batch += 1
        place.step += 1
        self.clock.tick(measured.count)
        label = (place.epoch, place.batch, place.step, rates, measured)
        yield from self._read(self.readout.push(label, measured.values))

    def _read(
        self, due: list[tuple[tuple[int, int, int, Rates, Measured], list[float]]]
    ) -> Iterator[AnyEvent]:
        for (epoch, batch, step, rates, measured), values in due:
            metrics = dict(zip(measured.names, values, strict=True))
            if not all(abs(value) < float("inf") for value in values):
                raise diverged(epoch, step, _highest(rates), self.place.best_epoch)
            self.place.seen += measured.count
            for name, value in metrics.items():
                self.place.sums[name] = self.place.sums.get(name, 0.0) + value * measured.count
            yield BatchDone(
                time=time.time(),
                epoch=epoch,
                batch=batch,
                step=step,
                metrics=metrics,
                learning_rate=_first(rates),
                learning_rates=rates if len(set(rates.values())) > 1 else {},
                samples_per_second=self.clock.rate,
            )

    def _learning_rates(self) -> Rates:
        return {role: one.learning_rate for role, one in self.learner.optimizations().items()}

    # Commands

    def _obey(self) -> Iterator[AnyEvent]:
        """Looks for a command, and for whether it is time to save."""
        due = time.monotonic() - self.saved > max(SAVE_EVERY, SAVING_SHARE * self.keeper.seconds_to_save)
        command, due = self._agreed(due)
        if command == "pause":
            yield from self._pause()
        elif command in ("stop", "stop_keep_best"):
            raise Stop(command == "stop_keep_best")
        elif due:
            yield from self._read(self.readout.flush())
            yield from self._save_place()

    def _agreed(self, due: bool) -> tuple[str, bool]:
        """The command and `due` as rank 0 sees them."""
        command = (self.control.poll() or "") if ranks.rank() == 0 else ""
        known = COMMANDS.index(command) if command in COMMANDS else 0
        told = ranks.agreed(known * 2 + due, self.device)
        return COMMANDS[told // 2], bool(told % 2)

    def _pause(self) -> Iterator[AnyEvent]:
        yield from self._read(self.readout.flush())
        yield from self._save_place()
        yield Paused()
        while True:
            command, _ = self._agreed(False)
            if command in ("stop", "stop_keep_best"):
                raise Stop(command == "stop_keep_best")
            if command == "continue":
                break
            time.sleep(PAUSE_POLL)
        yield Continued()
        self.clock.restart()

    # Ends of epochs

    def _epoch_done(self) -> Iterator[AnyEvent]:
        place = self.place
        yield from self._settled()
        for network in self.learner.networks.values():
            ranks.share(network)  # statistics of normalisation differ from rank to rank
        validation = yield from self._evaluated("validation")
        train = {name: value / max(1, place.seen) for name, value in place.sums.items()}
        judged = validation or train
        if not all(abs(value) < float("inf") for value in judged.values()):
            raise diverged(place.epoch, place.step, _highest(self._learning_rates()), place.best_epoch)
        metrics = {f"train.{name}": value for name, value in train.items()}
        metrics |= {f"validation.{name}": value for name, value in validation.items()}
        better = self.keeper.is_better(metrics)
        seconds = self.clock.seconds - self.epoch_began[0]
        yield EpochDone(
            epoch=place.epoch,
            step=place.step,
            metrics=metrics,
            seconds=seconds,
            samples_per_second=(self.clock.samples - self.epoch_began[1]) / max(1e-9, seconds),
            best=better,
        )
        yield from self._snapshots()
        if better:
            yield from self.keeper.save_best(metrics)
        self.keeper.next_epoch(better, metrics)

    def _snapshots(self) -> Iterator[AnyEvent]:
        """What the task shows of this epoch; of very many epochs only some are kept."""
        if ranks.rank() != 0 or self.place.epoch % max(1, self.plan.epochs // MOST_SNAPSHOTS):
            return
        for title, section in self.learner.snapshots():
            yield Snapshot(
                epoch=self.place.epoch,
                step=self.place.step,
                title=Message.of(title),
                section=section.as_json(),
            )

    def _settled(self) -> Iterator[AnyEvent]:
        with closing(self.learner.settle()) as settling:
            for _ in settling:
                yield from self._obey()

    def _evaluated(self, part: str, final: bool = False) -> Generator[AnyEvent, None, dict[str, float]]:
        """The metrics of one part. Commands are obeyed meanwhile; the `final` one can only be stopped."""
        with closing(self.learner.evaluate(part, exact=final)) as evaluation:
            while True:
                try:
                    next(evaluation)
                except StopIteration as done:
                    metrics: dict[str, float] = done.value
                    return metrics
                if not final:
                    yield from self._obey()
                else:
                    _refuse_to_go_on(self._agreed(False)[0])

    def _save_place(self) -> Iterator[AnyEvent]:
        if not self.keeper.is_finite():
            place = self.place
            raise diverged(place.epoch, place.step, _highest(self._learning_rates()), place.best_epoch)
        self.place.seconds, self.place.samples = self.clock.seconds, self.clock.samples
        yield from self.keeper.save_place()
        self.saved = time.monotonic()
        self.clock.restart()

    # The end

    def _stopped(self, stop: Stop) -> Iterator[AnyEvent]:
        """Saves the place, unless what came after the best epoch is given up."""
        yield from self._read(self.readout.flush())
        if not stop.keep_best or not self.place.best:
            yield from self._save_place()
        if not self.place.best:
            for _ in self.learner.settle():
                pass
            yield from self.keeper.save_best({})  # not judged yet, but something to predict with

    def _finish(self, reason: str) -> Iterator[AnyEvent]:
        """Examines the best weights on the test part."""
        yield from self.keeper.secure_best()
        self.keeper.take_best()
        try:
            test = yield from self._tested()
        except Stop:
            test, reason = {}, "stopped"
        yield Finished(
            reason=reason,
            best=self.place.best,
            best_epoch=self.place.best_epoch,
            test=test,
            samples_per_second=self.clock.average,
            seconds=self.clock.seconds,
        )

    def _tested(self) -> Generator[AnyEvent, None, dict[str, float]]:
        """The metrics of the test part: those of its examination, which is kept, or else measured alone."""
        if not self.learner.samples.get("test"):
            return {}
        found = yield from self._examined()
        return found if found is not None else (yield from self._evaluated("test", final=True))

    def _examined(self) -> Generator[AnyEvent, None, dict[str, float] | None]:
        """Rank 0 examines, as only it writes. The others hear meanwhile whether to stop, and then what came of it.

        Of a run that is tried out nothing is kept, so that its numbers are enough.
        """
        if not isinstance(self.learner, ExaminesItself) or isinstance(self.run, TrialRun):
            return None
        if ranks.rank() == 0:
            found = yield from self._obeying(
                final_examination(self.learner, self.run, self._examined_epoch())
            )
            ranks.agreed(OVER, self.device)
        else:
            found = {}
            while (told := ranks.agreed(0, self.device)) != OVER:
                _refuse_to_go_on(COMMANDS[told // 2])
        failed = ranks.agreed(found is None, self.device)
        return None if failed else found

    def _examined_epoch(self) -> int:
        return self.place.best_epoch if self.place.best else self.place.epoch

    def _obeying(
        self, work: Generator[AnyEvent, None, dict[str, float] | None]
    ) -> Generator[AnyEvent, None, dict[str, float] | None]:
        """The events of work of this process alone, which can be stopped."""
        with closing(work):
            while True:
                try:
                    with ranks.alone():
                        event = next(work)
                except StopIteration as done:
                    found: dict[str, float] | None = done.value
                    return found
                yield event
                _refuse_to_go_on(self._agreed(False)[0])


def _refuse_to_go_on(command: str) -> None:
    """Raises `Stop` where a person wants no more."""
    if command in ("stop", "stop_keep_best"):
        raise Stop(keep_best=True)


def _first(rates: Rates) -> float:
    return next(iter(rates.values()), 0.0)


def _highest(rates: Rates) -> float:
    return max(rates.values(), default=0.0)


def _floor(learner: Learner) -> dict[str, float]:
    """What guessing gets, where the task knows it; a loss that is no number says nothing."""
    found = learner.floor() if isinstance(learner, Guesses) else {}
    return {f"validation.{name}": value for name, value in found.items() if math.isfinite(value)}


def _parameters(learner: Learner) -> int:
    """Trainable weights of all networks."""
    networks = learner.networks.values()
    return sum(p.numel() for network in networks for p in network.parameters() if p.requires_grad)
