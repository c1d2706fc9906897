"""What kind of data a file or folder is: which source reads it, and the plan for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deepstudio.catalog.columns import entering
from deepstudio.core.blame import blamed
from deepstudio.core.declarations import Source
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T, Text
from deepstudio.data import pictures
from deepstudio.data.changed_columns import answered_as_before, proposed_by
from deepstudio.data.network import refuse_network
from deepstudio.data.path_contents import TXT, PathContents, Recognised
from deepstudio.data.plans import with_source
from deepstudio.data.text_files import missing
from deepstudio.storage.error_log import record_error

OUTWEIGHS = 10  # so many times more files of one kind than of another leave no doubt
PACKED = (".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz")


@dataclass(frozen=True, slots=True)
class FittingSource:
    """A source that could read what lies at a path, and why."""

    source: type[Source]
    found: Recognised


def recognise(path: Path, registry: Registry) -> str:
    """The id of the source that reads `path`, judged by the names of at most 5,000 files.

    Raises `Explained` where none does, or several could: `data_missing`, `network_path`, `data_unreadable`,
    `not_data`, `empty`, `mixed`.
    """
    return _clearest(path, _fitting(path, registry)).id


def plan_for(path: Path, registry: Registry, kept: DataPlan | None = None) -> DataPlan:
    """The plan for a file or folder. The split of `kept` stays, and its columns as `kept_columns` says.

    What could be of several kinds, such as pictures as well as texts, is what `kept` has; one whose columns enter
    together takes a table as it is. What cannot be recognised is left to a source of the kind that `kept` has, if
    there is one whose reader says best what is wrong. Raises `Explained` as `recognise` does.
    """
    fitting, kind, derives = _fitting(path, registry), _kind_of(kept), registry.columns.derives
    best = next(
        (cls for cls in registry.sources if cls.diagnoses and kind and derives(kind, _enters(cls))), None
    )
    if not fitting and best is not None:
        source = best
    else:
        alike = [one for one in fitting if kept is not None and one.source.id == kept.source.id]
        alike = alike or [one for one in fitting if kind and derives(kind, _enters(one.source))]
        if _takes_rows(kept, registry):
            alike = alike or [one for one in fitting if has_part(one.source, "proposes")]
        source = _clearest(path, alike or fitting)
    settings = {"path": os.path.abspath(path), **_kept_settings(path, source, kept)}
    chosen = Chosen(id=source.id, settings=settings)
    proposed = proposed_by(source(**settings)) if has_part(source, "proposes") else None
    if proposed is not None and kept is not None:
        proposed = answered_as_before(proposed, DataPlan(source=chosen), kept, registry)
    return with_source(chosen, registry, kept, proposed)


def _kept_settings(path: Path, source: type[Source], kept: DataPlan | None) -> Mapping[str, Any]:
    """What was chosen before for data of this source and holds for the other data too."""
    if kept is None or source.id != kept.source.id or not has_part(source, "keeps"):
        return {}
    keeps: Callable[[Path, Mapping[str, Any]], Mapping[str, Any]] = part(source, "keeps")
    return keeps(path, kept.source.settings)


def _kind_of(plan: DataPlan | None) -> str:
    """The kind of the first column that enters."""
    return next((plan.columns[name].id for name in plan.of_use("input")), "") if plan is not None else ""


def _takes_rows(plan: DataPlan | None, registry: Registry) -> bool:
    """Whether all that enters is of kinds that enter together, as the cells of a row do."""
    kinds = [kind for _, kind in entering(plan, registry)] if plan is not None else []
    return bool(kinds) and all(kind.joins for kind in kinds)


def _enters(source: type[Source]) -> str:
    """The kind of the first column that enters, as a source offers it."""
    return next((column.id for column in source.columns.values() if column.use == "input"), "")


def _fitting(path: Path, registry: Registry) -> Sequence[FittingSource]:
    refuse_network(str(path))
    there = PathContents(path.expanduser())
    fitting, failed = [], []
    for cls in registry.sources:
        if has_part(cls, "recognises"):
            try:
                found: Recognised | None = part(cls, "recognises")(there)
            except Exception as error:
                failed.append(_passed_over(error))
                continue
            if found is not None and found.count:
                fitting.append(FittingSource(cls, found))
    if failed and not fitting:
        raise Explained(failed[0], "plugin")
    return [one for one in fitting if one.found.sure] or fitting


def _passed_over(error: Exception) -> Text:
    """What a plugin failed at must not keep the others from being asked; raises errors of our own."""
    text = error.text if isinstance(error, Explained) and error.cause == "missing_part" else blamed(error)
    if text is None:
        raise error
    record_error(error, str(text))
    return text


def _clearest(path: Path, fitting: Sequence[FittingSource]) -> type[Source]:
    if not fitting:
        raise _nothing_fits(path.expanduser())
    fitting = [one for one in fitting if not one.found.at_need] or fitting
    ordered = sorted(fitting, key=lambda one: -one.found.count)
    if len(ordered) > 1 and ordered[0].found.count < OUTWEIGHS * ordered[1].found.count:
        words = {"path": str(path), "kinds": [one.found.what for one in ordered]}
        raise Explained(
            T("{path} holds different things: {kinds}. Choose a folder with one of them.", **words), "mixed"
        )
    return ordered[0].source


def _nothing_fits(path: Path) -> Explained:
    if not path.exists():
        return missing(path)
    if not path.is_file():
        text = T(
            "There is nothing in {path} to learn from. Choose a folder with one sub-folder of pictures or .txt files "
            "for each class, or a table of texts (.csv, .tsv, .xlsx, .jsonl).",
            path=str(path),
        )
        return Explained(text, "empty")
    return Explained(_no_data(path), "not_data")


def _no_data(file: Path) -> Text:
    suffix = file.suffix.lower()
    if suffix in PACKED:
        return T("{name} is packed. Unpack it, then choose what was in it.", name=file.name)
    if suffix in pictures.SUFFIXES:
        return T(
            "{name} is a single picture. Choose the folder with one sub-folder of pictures for each class.",
            name=file.name,
        )
    if suffix == TXT:
        return T(
            "{name} does not say which class its texts belong to. Choose a table with a column for the label, or a "
            "folder with one .txt file for each class.",
            name=file.name,
        )
    return T(
        "{name} is nothing to learn from. Choose a table (.csv, .tsv, .xlsx, .jsonl), or a folder such as of "
        "pictures or texts.",
        name=file.name,
    )
