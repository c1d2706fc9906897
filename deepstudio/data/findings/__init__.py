"""Looks for what is doubtful in data, before anybody trains with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from deepstudio.catalog.columns import entering
from deepstudio.core.blame import blamed
from deepstudio.core.declarations import Finding
from deepstudio.core.explained import Explained
from deepstudio.core.problems import Severity
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import part
from deepstudio.data.arrays import Ints
from deepstudio.data.columns import input_column
from deepstudio.data.evidence import Evidence
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.given_parts import remarks_of
from deepstudio.data.scan import Scan
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, never, quietly

GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.REMARK)


def find_all(
    plan: DataPlan,
    registry: Registry,
    scan: Scan,
    on_progress: OnProgress = quietly,
    cancelled: IsCancelled = never,
    training: TrainingPlan | None = None,
    texts: Sequence[str] | None = None,
    lengths: Ints | None = None,
) -> tuple[Evidence, ...]:
    """What all findings that look at this kind of data have to say and what the scan remarked, the gravest first.

    With `training`, what the way of training makes up for is not told. `texts`, and their `lengths` in tokens, are
    those of the scan in its order, where they are known already. Raises `Explained`.
    """
    input_column(plan, registry)  # raises where nothing enters
    kinds = [kind.id for _, kind in entering(plan, registry)]
    looked = Looked(plan, registry, scan, training, on_progress, cancelled, texts, lengths)
    found: list[Evidence] = list(remarks_of(scan, plan))
    for finding in registry.findings:
        if cancelled():
            raise Cancelled
        if not finding.columns or any(
            registry.columns.derives(kind, id) for kind in kinds for id in finding.columns
        ):
            found += _found_by(finding, looked)
    return tuple(sorted(found, key=lambda evidence: GRAVEST.index(evidence.severity)))


def _found_by(finding: type[Finding], looked: Looked) -> Sequence[Evidence]:
    """What a finding has to say; of one of a plugin that fails, that it failed."""
    try:
        return tuple(_finder(finding)(looked))
    except (Explained, Cancelled, MemoryError):
        raise
    except Exception as error:
        text = blamed(error)
        if text is None:
            raise
        return (Evidence(finding.id, Severity.WARNING, text, 0),)


def _finder(finding: type[Finding]) -> Callable[[Looked], Iterator[Evidence]]:
    finder: Callable[[Looked], Iterator[Evidence]] = part(finding, "finder")
    return finder
