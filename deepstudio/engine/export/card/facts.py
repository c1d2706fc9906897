"""What a model card is written from: the run, its network, and what was measured of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deepstudio.catalog import registry
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.results import Examination
from deepstudio.core.text import T, Text, verbatim
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.given_names import given_names
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_parts import PartName, RunParts, read_parts

Metrics = Mapping[str, float]


@dataclass(frozen=True)
class ComparedMethod:
    """What a method without a network achieves on the same samples."""

    title: Text
    metrics: Metrics


@dataclass
class CardFacts:
    """All that a card says is taken from here; what was not noted or measured is missing."""

    model: LoadedModel
    leaving: ExportedModel
    run: RunFolder

    @cached_property
    def parts(self) -> RunParts | None:
        try:
            return read_parts(self.run)
        except Explained:
            return None

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """What classes are called that a person gave a name, by column and class."""
        return given_names(self.run)

    @cached_property
    def counts(self) -> Mapping[str, Mapping[PartName, int]]:
        """How many samples of each class the parts have; nothing where it is not one class that is answered."""
        parts = self.parts
        if parts is None or len(self.model.targets) != 1 or "classes" not in self.model.target.state:
            return {}
        names = self.names.get(self.model.target.name, {})
        counted = {name: Counter(part.labels) for name, part in parts.parts.items()}
        return {
            names.get(str(label), str(label)): {name: counts[number] for name, counts in counted.items()}
            for number, label in enumerate(parts.classes)
        }

    @cached_property
    def evaluation(self) -> Mapping[str, Any]:
        """The examination on the test part, if it was one of these weights."""
        found = _object(self.run.path / "evaluation-test.json")
        return found if found.get("epoch") == self.model.epoch and self.examinations_of(found) else {}

    @cached_property
    def examinations(self) -> Mapping[str, Examination]:
        found = self.examinations_of(self.evaluation)
        return {column: one.named(self.names.get(column, {})) for column, one in found.items()}

    def examinations_of(self, found: Mapping[str, Any]) -> Mapping[str, Examination]:
        """By the column that was answered."""
        listed = found.get("examinations")
        read = map(Examination.read, listed if isinstance(listed, list) else [])
        return {one.target: one for one in read if one is not None}

    @cached_property
    def samples(self) -> int:
        """How many samples it was examined on."""
        count = self.evaluation.get("samples")
        return count if isinstance(count, int) else 0

    def methods(self, target: str) -> list[ComparedMethod]:
        """Those that were tried on the samples of the examination."""
        found = _object(self.run.path / "baseline-test.json")
        if not found or found.get("state") != self.evaluation.get("state"):
            return []
        answer = target if len(self.model.targets) > 1 else ""
        methods = found.get("methods")
        if isinstance(methods, Mapping) and methods:
            return _methods(methods, answer)
        return _methods({"": {"metrics": found.get("metrics") or found}}, answer)  # of earlier versions

    @property
    def source_title(self) -> Text:
        """Where the samples come from: a source of the program, or the name of a file or folder, without its way."""
        plan = self.model.project.data
        if plan is None:
            return verbatim("–")
        source = registry().sources.get(plan.source.id)
        path = str(plan.source.settings.get("path") or "")
        if path:
            return verbatim(Path(path.replace("\\", "/")).name or path)
        return source.title if source is not None else verbatim(plan.source.id)


def _methods(found: Mapping[str, Any], answer: str) -> list[ComparedMethod]:
    """The methods by id; `answer` is named where metrics stand by answer."""
    made = []
    for id, one in found.items():
        metrics = one.get("metrics") if isinstance(one, Mapping) else None
        metrics = metrics.get(answer) if answer and isinstance(metrics, Mapping) else metrics
        if isinstance(metrics, Mapping):
            numbers = {name: value for name, value in metrics.items() if isinstance(value, int | float)}
            made.append(ComparedMethod(_titled(one.get("title"), id), numbers))
    return made


def _titled(title: Any, id: str) -> Text:
    try:
        return Message.model_validate(title).text()
    except ValidationError:
        return verbatim(id) if id else T("Simple method")


def _object(path: Path) -> Mapping[str, Any]:
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
