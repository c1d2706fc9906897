"""A project and what its run knows as the files of a small Python project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from deepstudio.catalog.columns import LARGEST_SIDE
from deepstudio.catalog.tasks.classification import head
from deepstudio.codegen.facts import Facts, template
from deepstudio.codegen.model import ModelCode, model_code
from deepstudio.codegen.names import BLOCKS
from deepstudio.codegen.training import training_code
from deepstudio.codegen.writing import Code, block_literal, fill, literal
from deepstudio.core.analysis import Analysis
from deepstudio.core.project import DEFAULT_ROLE, Project
from deepstudio.core.registry import Registry

_REQUIREMENTS = ("numpy", "pillow", "safetensors", "torch")
_BINARY = """\
    p = torch.sigmoid(logits)
    return torch.cat([1 - p, p], dim=1)"""
_CLASSES = "    return torch.softmax(logits, dim=1)"


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


def python_project(project: Project, facts: Facts, analysis: Analysis, registry: Registry) -> PythonProject:
    """The emitted project for a classifier whose network was checked. `analysis` is that of its model."""
    end = head(analysis)
    assert end is not None
    model = model_code(analysis, end.node if end.activation != "none" else "")
    frozen = [
        model.attributes[n.name] for n in analysis.graph.nodes if n.frozen and n.name in model.attributes
    ]
    facts = replace(facts, binary=end.outputs == 1, frozen=tuple(frozen))
    digits = project.data is not None and project.data.source.id == "digits"
    files = {
        "README.md": _readme(project, facts, model, digits),
        "requirements.txt": "\n".join([*_REQUIREMENTS, *(["scikit-learn"] if digits else [])]) + "\n",
        "model.py": model.source,
        "data.py": data_code(facts, digits),
        "train.py": training_code(project, facts, registry),
        "predict.py": predict_code(facts),
        **{f"{BLOCKS}/{name}.py": text for name, text in model.blocks.items()},
    }
    assert analysis.role == DEFAULT_ROLE
    return PythonProject(files, model.attributes)


def data_code(facts: Facts, digits: bool) -> str:
    """The text of data.py: how a picture becomes numbers, exactly as in the program."""
    column = facts.column
    return (
        fill(
            template("data"),
            classes=Code(block_literal(facts.classes, "CLASSES = ")),
            height=column.height,
            width=column.width,
            mode="L" if column.color == "grey" else "RGB",
            mean=Code(block_literal(facts.mean, "MEAN = ")),
            std=Code(block_literal(facts.std, "STD = ")),
            draft=LARGEST_SIDE,
            fit=Code(template(f"fit_{column.fit}").rstrip()),
            digits=Code(template("digits").rstrip("\n") if digits else ""),
        ).rstrip()
        + "\n"
    )


def predict_code(facts: Facts) -> str:
    """The text of predict.py."""
    return fill(template("predict"), probabilities=Code(_BINARY if facts.binary else _CLASSES))


def _readme(project: Project, facts: Facts, model: ModelCode, digits: bool) -> str:
    column = facts.column
    return fill(
        template("README"),
        name=Code(_in_markdown(project.name)),
        train=Code(
            "python train.py" if digits else "python train.py FOLDER   # one sub-folder for each class"
        ),
        size=Code(f"{column.width} × {column.height} pixels"),
        color=Code("grey" if column.color == "grey" else "colour"),
        blocks=Code("| `blocks/` | parts that PyTorch does not have |\n" if model.blocks else ""),
        classes=Code("\n".join(f"* {_in_markdown(name)}" for name in facts.classes)),
    )


def _in_markdown(name: str) -> str:
    """A user's words as code, on one line, whatever they hold."""
    return f"`{literal(name)[1:-1].replace('`', chr(39))}`"
