"""The pieces of a project whose network takes rows of a table: numbers and categories that are joined."""

from __future__ import annotations

import json
from typing import Any

from deepstudio.catalog.columns import CategoryColumn, NumberColumn
from deepstudio.codegen.facts import CodeColumn, CodeFacts, template
from deepstudio.codegen.parts import EndingParts, ProjectParts, in_markdown
from deepstudio.codegen.writing import Code, fill, literal
from deepstudio.core.project import Project

LEARNED = ("mean", "std", "low", "high", "fill", "marked")
MOST_VALUES = 12


def row_parts(project: Project, facts: CodeFacts, ending: EndingParts) -> ProjectParts:
    """Rows from a table in CSV or TSV, read with the standard library alone."""
    about = {"columns": [_column(column) for column in facts.columns]}
    return ProjectParts(
        files={
            "data.py": data_code(facts),
            "predict.py": fill(template("predict_rows")),
            "preprocessing.json": json.dumps(about, ensure_ascii=True, indent=2) + "\n",
        },
        requirements=("numpy", "safetensors", "torch"),
        usage="python train.py TABLE.csv",
        source=template("source_rows"),
        batches=template("batches"),
        readme="README_rows",
        words={
            "train": "python train.py TABLE.csv",
            "example": in_markdown(", ".join(map(_example, facts.columns[:2])))[1:-1].replace("'", ""),
            "columns": "\n".join(map(_told, facts.columns)),
            "answered": in_markdown(facts.answer.name),
        },
    )


def data_code(facts: CodeFacts) -> str:
    """The text of data.py: how a row becomes numbers, exactly as in the program."""
    indexed = any(getattr(column.kind, "enters", "") == "index" for column in facts.columns)
    return fill(
        template("data_rows"),
        answered=Code(literal(facts.answer.name)),
        numeral=Code(fill(template("numeral")).rstrip()),
        dtype=Code("torch.int64" if indexed else "torch.float32"),
    )


def _column(column: CodeColumn) -> dict[str, Any]:
    if isinstance(column.kind, NumberColumn):
        learned = {name: column.state[name] for name in LEARNED}
        return {
            "name": column.name,
            "kind": "number",
            "unit": column.kind.unit,
            "scaling": column.kind.scaling,
            "decimal_comma": column.kind.decimal == "comma",
            **learned,
        }
    assert isinstance(column.kind, CategoryColumn)
    values = list(column.state["classes"])
    known = list(column.state.get("known", range(len(values))))
    about = {"name": column.name, "kind": "category", "enters": column.kind.enters}
    return {**about, "values": values, "known": known}


def _told(column: CodeColumn) -> str:
    if isinstance(column.kind, NumberColumn):
        unit = f" in {in_markdown(column.kind.unit)}" if column.kind.unit else ""
        low, high = (float(column.state[name]) for name in ("low", "high"))
        return f"* {in_markdown(column.name)}: a number{unit}, in training from {low:g} to {high:g}"
    values = [value for value in column.state["classes"] if value]
    more = ", …" if len(values) > MOST_VALUES else ""
    return f"* {in_markdown(column.name)}: {', '.join(map(in_markdown, values[:MOST_VALUES]))}{more}"


def _example(column: CodeColumn) -> str:
    if isinstance(column.kind, NumberColumn):
        return f"{column.name}={float(column.state['mean']):.3g}"
    return f"{column.name}={next((value for value in column.state['classes'] if value), '')}"
