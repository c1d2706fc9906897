"""The part of a card about the network and its training."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from deepstudio.catalog import registry
from deepstudio.catalog.columns import objective_of
from deepstudio.core.freezing import is_frozen
from deepstudio.core.graph import Chosen
from deepstudio.core.registry import CatalogError, Family
from deepstudio.core.text import T, Text, verbatim
from deepstudio.engine.export.card.facts import CardFacts
from deepstudio.engine.export.card.markdown import CardBlock, CardPoints, CardTitle

ENDS = ("input", "output")


def network_blocks(facts: CardFacts) -> Iterator[CardBlock]:
    yield CardTitle(T("Network and training"))
    yield CardPoints((*_network(facts), *_training(facts)))


def _network(facts: CardFacts) -> Iterator[Text]:
    analysis = facts.model.analysis
    counts = Counter(node.layer for node in analysis.graph.order() if node.layer not in ENDS)
    layers = [
        T("{n} × {layer}", n=count, layer=_title(registry().layers, id)) for id, count in counts.items()
    ]
    yield T("Layers: {layers}.", layers=layers)
    yield T("It has {n:,} parameters.", n=analysis.parameters)
    for name, layer in analysis.layers.items():
        if layer.lent is not None:
            words = {"layer": layer.title, "source": layer.lent.learned_from, "licence": layer.lent.licence}
            if is_frozen(analysis.graph.by_name[name], layer):
                yield T(
                    "{layer} has the weights that were learned from {source} (licence: {licence}).", **words
                )
            else:
                yield T("{layer} began with weights learned from {source} (licence: {licence}).", **words)


def _training(facts: CardFacts) -> Iterator[Text]:
    plan, state = facts.model.project.training, facts.run.state()
    yield T(
        "Trained for {done} of {planned} epochs of batches of {size}; the weights are those of epoch {epoch}.",
        done=state.epoch,
        planned=plan.epochs,
        size=plan.batch_size,
        epoch=facts.model.epoch,
    )
    for target in facts.model.targets:
        objective = objective_of(target.kind, registry())
        chosen = plan.loss_of(target.name)
        loss = registry().losses.get(chosen)
        if objective is not None and (loss is None or not loss.objectives):
            chosen = objective.loss(target.head.outputs)
        yield T("Loss of “{column}”: {loss}.", column=target.name, loss=_title(registry().losses, chosen))
    yield T(
        "Optimizer: {optimizer}, learning rate {rate}; schedule: {schedule}.",
        optimizer=_title(registry().optimizers, plan.optimizer.id),
        rate=_rate(plan.optimizer),
        schedule=_title(registry().schedules, plan.schedule.id),
    )
    if plan.augmentation:
        yield T("Training samples were changed at random (augmentation).")
    if plan.balanced:
        yield T("Rare classes counted more, so that all classes counted the same.")
    yield T("Seed {seed}. Another seed gives slightly other numbers.", seed=plan.seed)


def _title(family: Family[Any], id: str) -> Text:
    found = family.get(id)
    return found.title if found is not None else verbatim(id)


def _rate(optimizer: Chosen) -> str:
    try:
        made = registry().make(registry().optimizers, optimizer)
    except CatalogError:
        return "–"
    return f"{getattr(made, 'learning_rate', 0):g}"
