"""Learning from examples: one network, columns of a sample in, and an answer out for each column to tell."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from typing import Any

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.amounts import size_words
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import entering_at
from deepstudio.core.events import AnyEvent, Message, Note, Progress
from deepstudio.core.freezing import front, multiply_adds_behind
from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.core.results import Section
from deepstudio.core.text import T, Text, verbatim
from deepstudio.data.prepared import Prepared
from deepstudio.engine import ranks
from deepstudio.engine.batch_statistics import estimating, lagging
from deepstudio.engine.computed_once import ComputedOnce, copies_of, most_bytes, varying
from deepstudio.engine.examined import examined, measured, usual_loss
from deepstudio.engine.final_examination import TestFindings
from deepstudio.engine.frozen import FrozenFront
from deepstudio.engine.inputs.feed import Feed, Part
from deepstudio.engine.lent import lend
from deepstudio.engine.network import Network, build_network, move_network
from deepstudio.engine.objectives.guessing import floor_of
from deepstudio.engine.objectives.making import learned_targets
from deepstudio.engine.objectives.tally import Tally
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.optimization import Optimization
from deepstudio.engine.precision import choose_precision, computing_in
from deepstudio.engine.run_data import training_data
from deepstudio.engine.shards import Shards, Tensors, shares_of
from deepstudio.engine.tasks import Measured, Setup
from deepstudio.engine.threads import all_threads, use_threads
from deepstudio.engine.weights import LoadedModel

MOST_KEPT = 256  # samples of the validation part, to be looked at after each epoch


def start(setup: Setup) -> Generator[AnyEvent, None, SupervisedLearner]:
    """Yields progress while data is prepared, and returns the task at work."""
    with ranks.one_after_another():
        prepared = yield from training_data(setup.project, setup.run, setup.cancelled)
    return SupervisedLearner(setup, prepared)


class SupervisedLearner:
    """The network of the only role, its batches by part, and what it learns to answer."""

    def __init__(self, setup: Setup, prepared: Prepared) -> None:
        analysis = setup.analyses[DEFAULT_ROLE]
        plan = setup.project.training
        self._setup, self._plan, self._prepared = setup, plan, prepared
        data = setup.project.data
        self.targets = learned_targets(analysis, plan, prepared, setup.registry, data)
        for target in self.targets:
            target.to(setup.device)
        self._tally = Tally(self.targets)
        entering = tuple(entering_at(analysis.graph, data).values())
        self._feed = Feed.of(prepared, entering).to(setup.device)
        multiply_adds = analysis.multiply_adds * self._feed.steps(prepared) * plan.batch_size
        self.precision = choose_precision(plan.precision, setup.device, multiply_adds)
        self._parts = self._divided()
        use_threads(multiply_adds)  # before the first weights, which another number would round otherwise
        self.network = build_network(analysis.graph, analysis)
        lend(self.network, analysis)
        move_network(self.network, setup.device)
        self._multiply_adds = multiply_adds
        self._before = multiply_adds
        self._once, self._told = self._computed_once(analysis)
        if self._once is not None:
            self.precision = choose_precision(plan.precision, setup.device, self._multiply_adds)
        self._shares = self._sharing()
        self._shards: Shards | None = None
        self.networks: dict[str, Network] = {DEFAULT_ROLE: self.network}
        self.samples = {part: batches.samples for part, batches in self._parts.items()}
        self.batches = len(self._parts["train"])
        self._optimization: Optimization | None = None
        self._rates = {node.name: node.rate for node in analysis.graph.nodes}
        self._sizes: list[int] = []
        self._kept: list[tuple[Tensors, Tensors]] = []

    def begin(self, precision: str, done: int) -> None:
        self.precision = "bfloat16" if precision == "bfloat16" else "float32"
        self._optimization = Optimization(
            self.network, self._plan, self._setup.registry, self.batches, done, rates=self._rates
        )

    def optimizations(self) -> Mapping[str, Optimization]:
        return {DEFAULT_ROLE: self._optimization} if self._optimization else {}

    def _computed_once(self, analysis: Analysis) -> tuple[ComputedOnce | None, Text | None]:
        """What of the network need not be computed in every epoch, or why it must be after all."""
        project, feed = self._setup.project, self._feed
        found = front(self.network.program, analysis, varying(analysis, feed, project))
        if found is None or any(one.tells_lengths for one in feed.columns.values()):
            return None, None
        copies = copies_of(feed, self._plan)
        divided = FrozenFront(self.network, found)
        once = ComputedOnce(divided, feed, self._prepared, self._setup.device, self._plan.seed, copies)
        samples = self._samples_once(copies)
        words = {"n": samples, "size": size_words(once.bytes_for(samples))}
        if once.bytes_for(samples) > most_bytes():
            text = T(
                "What the frozen layers give for {n:,} samples takes {size}, too much to be kept. It is computed "
                "anew in every epoch.",
                **words,
            )
            return None, text
        self._multiply_adds = multiply_adds_behind(found, analysis) * self._plan.batch_size
        text = T(
            "What the frozen layers give for {n:,} samples was computed once ({size}); epochs begin from there.",
            **words,
        )
        return once, text

    def _samples_once(self, copies: int) -> int:
        rows = self._prepared.splits
        return len(rows["train"]) * max(1, copies) + len(rows["validation"])

    def prepare(self) -> Generator[AnyEvent, None, None]:
        """Computes what the frozen layers give, once the network has its weights."""
        if self._once is not None:
            self.network.train()
            use_threads(self._before)
            rows = {part: self._prepared.splits[part] for part in ("train", "validation")}
            total = self._samples_once(self._once.copies)
            what = Message.of(T("Computing what the frozen layers give"))
            for done in self._once.compute(rows, self._plan.batch_size, "train"):
                yield Progress(what=what, done=done, total=total)
            use_threads(self._multiply_adds)
        if self._told is not None:
            yield Note(message=Message.of(self._told), aside=self._once is not None)

    def _batches(self, part: str, exact: bool = False) -> Generator[dict[str, Tensor], None, None]:
        """Every sample of a part once; `exact` computes all of the network."""
        if self._once is not None and part in self._once and not exact:
            return self._once.in_order(part)
        return self._parts[part].in_order()

    def _shuffled(self, number: int, start: int = 0) -> Generator[dict[str, Tensor], None, None]:
        """Every sample to learn from once, in the order of an epoch."""
        if self._once is not None and "train" in self._once:
            return self._once.shuffled("train", number, start)
        return self._parts["train"].shuffled(number, start)

    def _begins(self, batch: dict[str, Tensor]) -> bool:
        """Whether a batch holds what the frozen layers gave."""
        return self._once is not None and self._once.holds(batch)

    def _entering(self, batch: dict[str, Tensor], augmented: bool = False) -> Tensors:
        """What the network takes, or goes on from."""
        if self._once is not None and self._begins(batch):
            return self._once.features(batch)
        return self._feed.inputs(batch, augmented=augmented)

    def epoch(self, number: int, start: int) -> Generator[dict[str, Tensor], None, None]:
        self.network.train()
        with ExitStack() as stack:
            batches = stack.enter_context(closing(self._shuffled(number, start)))
            self._shards = stack.enter_context(Shards(self._shares)) if self._shares > 1 else None
            yield from batches

    def step(self, batch: dict[str, Tensor]) -> Measured:
        assert self._optimization is not None
        inputs = self._entering(batch, self._plan.augmentation)
        labels = self._labels(batch)
        begun = self._begins(batch)
        count = self._global_count(labels[0])
        parameters = self._optimization.parameters

        def computed(inputs: Tensors, labels: Tensors) -> tuple[Tensor, Tensor]:
            losses, sums = self._judged(self._logits(inputs, self.precision, begun), labels)
            return losses / count, sums.detach()

        if self._shards is not None:
            # Random numbers follow from torch's, which the loop seeds before each step.
            seed = int(torch.randint(2**62, ()).item())
            gradients, sums = self._shards.gradients(parameters, computed, inputs, labels, seed)
            for parameter, gradient in zip(parameters, gradients, strict=True):
                parameter.grad = gradient
        else:
            self._optimization.clear()
            loss, sums = computed(inputs, labels)
            loss.backward()
        ranks.add_gradients(parameters)
        self._optimization.step()
        return Measured(self._tally.names, self._tally.of(ranks.total(sums)) / count, count)

    def settle(self) -> Generator[None, None, None]:
        layers = lagging(self.network, self.batches)
        if not layers:
            return
        with estimating(self.network, layers), closing(self._shuffled(0)) as batches:
            for batch in batches:
                with torch.no_grad():
                    self._logits(self._entering(batch), self.precision, self._begins(batch))
                yield

    def evaluate(self, part: str, exact: bool = False) -> Generator[None, None, dict[str, float]]:
        batches = self._parts[part]
        if not batches.samples:
            return {}
        precision = "float32" if exact else self.precision
        self.network.eval()
        light, whole = [], []
        self._kept = [] if part == "validation" else self._kept
        with closing(self._batches(part, exact)) as ordered:
            for batch in ordered:
                scores, labels = self._answered(batch, precision)
                light.append(self._judged(scores, labels)[1])
                if part == "validation":
                    self._keep(scores, labels)
                whole += [self._sums(scores, labels)] if exact else []
                yield
        told = self._added(light)
        found = {name: value / batches.samples for name, value in self._tally.named(told).items()}
        return found | (self._examined(self._added(whole), batches.samples) if exact else {})

    def test_findings(self) -> Generator[AnyEvent, None, TestFindings]:
        self.network.eval()
        outcome = yield from examined(self._as_trained(), self._setup.run, "test", None, self._loss_of)
        return TestFindings(outcome.value, measured(self.targets, outcome))

    def _loss_of(self, target: LearnedTarget, scores: Tensor, truths: Sequence[Any]) -> float | None:
        """As training counts it: to the bit as it is told of every network, where both are the same loss."""
        if target.learns_usual_loss:
            return usual_loss(target, scores, truths)
        column = self._feed.answers[target.name]
        rows = torch.from_numpy(np.stack([column.read(value) for value in truths])).to(scores.device)
        return float(target.judged(scores, column.answer(rows))[0].sum())

    def _as_trained(self) -> LoadedModel:
        """The network as it is used once it is trained, but where it lies now."""
        return LoadedModel(
            network=self.network,
            project=self._setup.project,
            analysis=self._setup.analyses[DEFAULT_ROLE],
            feed=self._feed,
            targets=tuple(self.targets),
            device=self._setup.device,
        )

    def _keep(self, scores: Tensors, labels: Tensors) -> None:
        """Some samples of the validation part, to be looked at."""
        room = MOST_KEPT - sum(len(own[0]) for _, own in self._kept)
        if room > 0:
            self._kept.append((tuple(s[:room].cpu() for s in scores), tuple(r[:room].cpu() for r in labels)))

    def snapshots(self) -> Iterator[tuple[Text, Section]]:
        if not self._kept:
            return
        for place, target in enumerate(self.targets):
            scores = torch.cat([own[place] for own, _ in self._kept])
            section = target.snapshot(scores, torch.cat([right[place] for _, right in self._kept]))
            if section is not None:
                yield verbatim(target.name), section

    def floor(self) -> dict[str, float]:
        return floor_of(self.targets, self._prepared, "validation", self._setup.device)

    def _added(self, sums: list[Tensor]) -> Tensor:
        """The sums of all batches and ranks, float64."""
        told = torch.stack(sums).cpu().double().sum(0)
        return ranks.total(told.to(self._setup.device)) if ranks.world_size() > 1 else told

    def _examined(self, sums: Tensor, count: int) -> dict[str, float]:
        """What only the whole part tells of each answer, such as the mean F1 over classes."""
        found: dict[str, float] = {}
        rest = sums.tolist()
        for target, size in zip(self.targets, self._sizes, strict=True):
            own, rest = rest[:size], rest[size:]
            front = f"{target.name}." if len(self.targets) > 1 else ""
            found |= {front + name: value for name, value in target.examined_by(own, count).items()}
        return found

    @torch.inference_mode()
    def _sums(self, scores: Tensors, labels: Tensors) -> Tensor:
        own = [t.sums(one, right) for t, one, right in zip(self.targets, scores, labels, strict=True)]
        self._sizes = [len(one) for one in own]
        return torch.cat(own)

    @torch.inference_mode()
    def _answered(self, batch: dict[str, Tensor], precision: str) -> tuple[Tensors, Tensors]:
        return self._logits(self._entering(batch), precision, self._begins(batch)), self._labels(batch)

    def score(self, metrics: Mapping[str, float]) -> tuple[float, ...]:
        several = len(self.targets) > 1
        weight = sum(target.weight for target in self.targets)
        scores = (
            target.score(_of_target(metrics, target.name) if several else metrics) * target.weight / weight
            for target in self.targets
        )
        return sum(scores), -metrics.get("loss", float("inf"))

    def about(self) -> dict[str, Any]:
        known = {target.name: target.about() for target in self.targets}
        return {"task": "supervised", **self._feed.about(), "targets": known}

    def _divided(self) -> dict[str, Part]:
        size, device, seed = self._plan.batch_size, self._setup.device, self._plan.seed
        return {
            part: self._feed.part(self._prepared, rows, size, device, seed)
            for part, rows in self._prepared.splits.items()
        }

    def _sharing(self) -> int:
        """Into how many shares a batch goes, each with a thread; 1 where threads for each operation are faster."""
        alone = ranks.world_size() == 1 and any(p.requires_grad for p in self.network.parameters())
        shares = shares_of(self.network, self._setup.device, self._plan.batch_size, all_threads())
        if not alone or shares == 1:
            return 1
        use_threads(0)  # one for each operation
        return shares

    def _labels(self, batch: dict[str, Tensor]) -> Tensors:
        """The right answers of a batch by target, each (N, …)."""
        answers = self._feed.targets(batch)
        return tuple(answers[target.name] for target in self.targets)

    def _logits(self, inputs: Tensors, precision: str, begun: bool = False) -> Tensors:
        """Scores (N, outputs) by target in 32 bit, before a last sigmoid or softmax.

        Where it is `begun`, the inputs are what the frozen layers gave.
        """
        with computing_in("bfloat16" if precision == "bfloat16" else "float32", self._setup.device):
            begins = self._once.logits if begun and self._once is not None else None
            scores = self.network.logits(*inputs) if begins is None else begins(inputs)
        return tuple(one.float() for one in scores)

    def _judged(self, scores: Tensors, labels: Tensors) -> tuple[Tensor, Tensor]:
        """What training makes small, and by answer the summed losses and metrics, one after the other."""
        whole, sums = None, []
        for target, own, right in zip(self.targets, scores, labels, strict=True):
            losses, measured = target.judged(own, right)
            loss = losses.sum()
            sums += [loss.detach(), *measured.detach().sum(0)]
            part = loss if target.weight == 1 else loss * target.weight
            whole = part if whole is None else whole + part
        assert whole is not None
        return whole, torch.stack(sums)

    def _global_count(self, labels: Tensor) -> int:
        if ranks.world_size() == 1:
            return len(labels)
        return int(ranks.total(torch.tensor(len(labels), device=labels.device)).item())


def _of_target(metrics: Mapping[str, float], name: str) -> dict[str, float]:
    front = f"{name}."
    return {id.removeprefix(front): value for id, value in metrics.items() if id.startswith(front)}
