"""The pieces of a project that answers with a number."""

from __future__ import annotations

from deepstudio.codegen.facts import CodeColumn, template
from deepstudio.codegen.parts import EndingParts, in_markdown
from deepstudio.codegen.writing import Code, fill


def number_ending(answer: CodeColumn, outputs: int, balanced: bool) -> EndingParts:
    """One score: how many deviations of the training part the number lies above its mean."""
    unit = str(getattr(answer.kind, "unit", ""))
    state = {name: float(answer.state[name]) for name in ("mean", "std", "low", "high")}

    def source(loss: str, imports: str) -> str:
        return fill(
            template("answer_number"),
            **state,
            unit=unit,
            decimal_comma=getattr(answer.kind, "decimal", "") == "comma",
            imports=Code(imports),
            loss=Code(loss),
            numeral=Code(fill(template("numeral")).rstrip()),
        )

    in_unit = f" in {in_markdown(unit)}" if unit else ""
    return EndingParts(
        source=source,
        scores=("logits[:, 0]", "y"),
        readme=(
            f"The answer is the number {in_markdown(answer.name)}{in_unit}. The network learned from "
            f"{state['low']:g} to {state['high']:g}."
        ),
        tells=f"tells the number {in_markdown(answer.name)}{in_unit}",
    )
