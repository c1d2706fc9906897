"""A project and what its run knows as the files of a small Python project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deepstudio.catalog.columns import objective_of
from deepstudio.catalog.objectives.heads import Head, head
from deepstudio.codegen.facts import CodeFacts, template
from deepstudio.codegen.model import model_code
from deepstudio.codegen.names import BLOCKS
from deepstudio.codegen.parts import EndingParts, ProjectParts, in_markdown
from deepstudio.codegen.starting import starting
from deepstudio.codegen.training import answer_code, training_code
from deepstudio.codegen.writing import Code, fill
from deepstudio.core.analysis import Analysis
from deepstudio.core.explained import Explained
from deepstudio.core.project import DEFAULT_ROLE, Project
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import part
from deepstudio.core.text import T


@dataclass(frozen=True, slots=True)
class PythonProject:
    """Text `files` by path, with forward slashes; `attributes` says which one holds each node's weights."""

    files: Mapping[str, str]
    attributes: Mapping[str, str]

    def weight_name(self, key: str) -> str:
        """The name of a weight in the emitted model for its name in a run: `lambda.bias` → `lambda2.bias`."""
        node, dot, rest = key.partition(".")
        return self.attributes[node] + dot + rest

    def has_weight(self, key: str) -> bool:
        """Whether the emitted model has this weight; parts that lead nowhere are left out."""
        return key.partition(".")[0] in self.attributes


def python_project(
    project: Project, facts: CodeFacts, analysis: Analysis, registry: Registry
) -> PythonProject:
    """The emitted project for a network that was checked. `analysis` is that of its model.

    Raises `Explained`: `missing_part` where the kind of what enters, or the answer, has no code; `no_export` where
    several columns enter that no code is written for together.
    """
    assert analysis.role == DEFAULT_ROLE
    end = head(analysis)
    assert end is not None
    model = model_code(analysis, end.node if end.activation != "none" else "")
    start = starting(analysis, model.attributes)
    ending = _ending(project, facts, end, registry)
    parts = _parts(project, facts, ending)
    answered = answer_code(project, facts, ending, end, registry, model.blocks)
    files = {
        "README.md": _readme(project, ending, parts, bool(answered.blocks)),
        "requirements.txt": "\n".join(parts.requirements) + "\n",
        "model.py": model.source,
        "answer.py": answered.source,
        "train.py": training_code(project, parts, ending, registry, start, facts.small),
        **parts.files,
        **{f"{BLOCKS}/{name}.py": text for name, text in answered.blocks.items()},
    }
    return PythonProject(files, model.attributes)


def _ending(project: Project, facts: CodeFacts, end: Head, registry: Registry) -> EndingParts:
    objective = objective_of(facts.answer.kind, registry)
    assert objective is not None
    made: EndingParts = part(objective, "written")(facts.answer, end.outputs, project.training.balanced)
    return made


def _parts(project: Project, facts: CodeFacts, ending: EndingParts) -> ProjectParts:
    if not can_be_written(facts):
        raise not_written()
    made: ProjectParts = part(facts.columns[0].kind, "written")(project, facts, ending)
    return made


def not_written() -> Explained:
    """There is no code for several things at once."""
    text = T(
        "A Python project is written for one answer from a picture, a text or the row of a table, not for several "
        "of them at once. Choose “weights”, “onnx” or “pt2” for this network."
    )
    return Explained(text, "no_export")


def can_be_written(facts: CodeFacts) -> bool:
    """Whether one text of code is there for all columns that enter: one alone, or several that are joined."""
    written = {getattr(column.kind, "written", "") for column in facts.columns}
    joined = all(column.kind.joins for column in facts.columns)
    return len(facts.columns) == 1 or (len(written) == 1 and joined)


def _readme(project: Project, ending: EndingParts, parts: ProjectParts, has_blocks: bool) -> str:
    return fill(
        template(parts.readme),
        name=Code(in_markdown(project.name)),
        blocks=Code("| `blocks/` | parts that PyTorch does not have |\n" if has_blocks else ""),
        answers=Code(ending.readme),
        tells=Code(ending.tells),
        **{name: Code(words) for name, words in parts.words.items()},
    )
