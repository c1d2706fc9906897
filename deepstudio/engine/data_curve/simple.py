"""The simple method that stands for all beside the network, with the same samples."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from deepstudio.core.declarations import Metric
from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.engine.baseline.compared import compared_answers, refuse_unknown
from deepstudio.engine.baseline.samples import ComparedSamples
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

ALONE = T("There is no simple method to compare the network of this run with.")


def comparable(run: RunFolder) -> LoadedModel:
    """The network of a run, whose answers simple methods can give as well. Raises `Explained` (`no_baseline`)."""
    model = load_trained(run, "best")
    if not isinstance(model, LoadedModel) or not model.targets:
        raise Explained(ALONE, "no_baseline")
    refuse_unknown(model)
    return model


def simple_scores(
    model: LoadedModel, plan: DataPlan, prepared: Prepared, part: str, metrics: Mapping[str, Metric]
) -> Generator[AnyEvent, None, dict[str, float]]:
    """Yields progress and notes; returns a score for each answer.

    The same methods as `engine.baseline` compares with; the validation part chooses among them anew for each amount.
    Raises `Explained`.
    """
    answers = yield from compared_answers(ComparedSamples(plan, prepared, prepared.splits[part]), model)
    found = {one.name: one.standing.examined.metrics for one in answers}
    return {name: found[name][one.id] for name, one in metrics.items() if one.id in found.get(name, {})}
