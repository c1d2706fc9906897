"""The data of a run as its project has it now: where it lies, and what was corrected since."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan
from deepstudio.data.network import refuse_network
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

PATH = "path"


def corrected(run: RunFolder, plan: DataPlan) -> DataPlan:
    """The data of a run with the labels and exclusions that the project has for it now."""
    plan, now = located(run, plan), _present(run)
    if now is None or now.source != plan.source:
        return plan
    return plan.replace(excluded=now.excluded, corrected=now.corrected)


def located(run: RunFolder, plan: DataPlan) -> DataPlan:
    """The data of a run, at the place that the project says now if it is not at its own any more."""
    now = _present(run)
    if now is None or now.source == plan.source or not _is_moved(plan.source, now.source):
        return plan
    return plan.replace(source=now.source)


def edits_of(plan: DataPlan) -> str:
    """Equal for plans that correct the same values and exclude the same samples.

    Runs keep it: corrections of the first target alone give what they gave before other columns could be corrected.
    """
    others = {
        id: {name: value for name, value in values.items() if name != plan.target}
        for id, values in plan.corrected.items()
    }
    others = {id: values for id, values in others.items() if values}
    edits = [sorted(plan.excluded), sorted(plan.corrected_in(plan.target).items())]
    told = json.dumps([*edits, others] if others else edits, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _present(run: RunFolder) -> DataPlan | None:
    with suppress(Explained):
        return ProjectFolder(run.project_folder).load().data
    return None


def _is_moved(then: Chosen, now: Chosen) -> bool:
    places = [str(source.settings.get(PATH) or "") for source in (then, now)]
    others = [{k: v for k, v in source.settings.items() if k != PATH} for source in (then, now)]
    if then.id != now.id or others[0] != others[1] or not all(places):
        return False
    with suppress(Explained, OSError):
        for place in places:
            refuse_network(place)
        return not Path(places[0]).expanduser().exists() and Path(places[1]).expanduser().exists()
    return False
