"""A project and what its run knows as the files of a small Python project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deepstudio.catalog.objectives.heads import head
from deepstudio.codegen.facts import CodeFacts, Ending, template
from deepstudio.codegen.model import model_code
from deepstudio.codegen.names import BLOCKS
from deepstudio.codegen.parts import ProjectParts, in_markdown
from deepstudio.codegen.training import training_code
from deepstudio.codegen.writing import Code, fill
from deepstudio.core.analysis import Analysis
from deepstudio.core.project import DEFAULT_ROLE, Project
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import part


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
    """The emitted project for a classifier whose network was checked. `analysis` is that of its model.

    Raises `Explained` (`missing_part`) where the kind of what enters has no code.
    """
    assert analysis.role == DEFAULT_ROLE
    end = head(analysis)
    assert end is not None
    model = model_code(analysis, end.node if end.activation != "none" else "")
    frozen = [
        model.attributes[n.name] for n in analysis.graph.nodes if n.frozen and n.name in model.attributes
    ]
    ending = Ending(binary=end.outputs == 1, frozen=tuple(frozen))
    parts = _parts(project, facts, ending)
    train, blocks = training_code(project, parts, ending, registry, model.blocks)
    files = {
        "README.md": _readme(project, facts, parts, bool(blocks)),
        "requirements.txt": "\n".join(parts.requirements) + "\n",
        "model.py": model.source,
        "train.py": train,
        **parts.files,
        **{f"{BLOCKS}/{name}.py": text for name, text in blocks.items()},
    }
    return PythonProject(files, model.attributes)


def _parts(project: Project, facts: CodeFacts, ending: Ending) -> ProjectParts:
    made: ProjectParts = part(facts.column, "written")(project, facts, ending.binary)
    return made


def _readme(project: Project, facts: CodeFacts, parts: ProjectParts, has_blocks: bool) -> str:
    return fill(
        template(parts.readme),
        name=Code(in_markdown(project.name)),
        blocks=Code("| `blocks/` | parts that PyTorch does not have |\n" if has_blocks else ""),
        classes=Code("\n".join(f"* {in_markdown(name)}" for name in facts.classes)),
        **{name: Code(words) for name, words in parts.words.items()},
    )
