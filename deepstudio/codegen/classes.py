"""The pieces of a project that answers with a class."""

from __future__ import annotations

from deepstudio.codegen.facts import CodeColumn, template
from deepstudio.codegen.parts import EndingParts, in_markdown
from deepstudio.codegen.writing import Code, block_literal, fill

BINARY = """\
    p = torch.sigmoid(logits)
    return torch.cat([1 - p, p], dim=1)"""
SEVERAL = "    return torch.softmax(logits, dim=1)"


def class_ending(answer: CodeColumn, outputs: int, balanced: bool) -> EndingParts:
    """One score for the second of two classes, or one for each; `balanced` lets rare classes count more."""
    classes, binary = tuple(answer.state["classes"]), outputs == 1
    called = answer.called or classes
    named = called != classes

    def source(loss: str, imports: str) -> str:
        return (
            fill(
                template("answer_classes"),
                classes=Code(block_literal(classes, "CLASSES = ")),
                labels=Code(f"\n\nLABELS = {block_literal(called, 'LABELS = ')}" if named else ""),
                names=Code("LABELS" if named else "CLASSES"),
                probabilities=Code(BINARY if binary else SEVERAL),
                imports=Code(imports),
                loss=Code(f"({loss} * weights[y]).mean()" if balanced else loss),
                and_weights=Code(", weights" if balanced else ""),
                score_note=Code(
                    "    # One number a sample: the logit of the second class.\n" if binary else ""
                ),
                right=Code("(logits[:, 0] > 0).long()" if binary else "logits.argmax(1)"),
                weights=Code("\n\n\n" + template("weights").rstrip() if balanced else ""),
            ).rstrip()
            + "\n"
        )

    listed = "\n".join(
        f"* {in_markdown(name)}" + (f", in the data {in_markdown(own)}" if name != own else "")
        for name, own in zip(called, classes, strict=True)
    )
    return EndingParts(
        source=source,
        scores=("logits[:, 0]", "y.float()") if binary else ("logits", "y"),
        readme=f"The classes are, in this order:\n\n{listed}",
        tells=f"tells {in_markdown(answer.name)}, one of {len(classes)} classes,",
        classes=classes,
        weighs=balanced,
    )
