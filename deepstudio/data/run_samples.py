"""Which samples a run has in its parts, for whoever shows or tries some of them."""

from __future__ import annotations

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.data.parts import part_names
from deepstudio.data.scan import Scan
from deepstudio.data.standing import standing
from deepstudio.data.work import IsCancelled, OnProgress, never, quietly
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_parts import RunParts, read_parts


def known_parts(run: RunFolder) -> tuple[RunParts | None, Text]:
    """The parts that a run has noted, or the sentence to say where it has none that can be used."""
    computed = T(
        "It is not known with which samples {run} was trained, as it has not noted them: today's data is divided "
        "anew. If the data has changed since, the test may hold samples that the network has learned.",
        run=run.id,
    )
    try:
        return read_parts(run), computed
    except Explained as error:
        return None, T("{problem} {text}", problem=error.text, text=computed)


def unseen_samples(
    run: RunFolder,
    found: Scan,
    plan: DataPlan,
    registry: Registry,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
) -> list[str]:
    """The ids of those that were `found` and are in the test part of the run; never one that it has learned.

    A run that has not noted its parts has them as the data is divided today. Raises `Explained` (`empty_part`) where
    none is left.
    """
    parts, _ = known_parts(run)
    if parts is None:
        return [found.ids[row] for row in found.split(plan.split)["test"].tolist()]
    names = part_names(parts)
    origin = standing(parts, found, plan, registry, on_progress, cancelled).origin
    left = [id for id in found.ids if id in origin and names[origin[id]] == "test"]
    if not left:
        text = T("None of the test samples of {run} is there any more as it was.", run=run.id)
        raise Explained(text, "empty_part")
    return left
