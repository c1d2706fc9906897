"""The pieces of a project whose network takes texts."""

from __future__ import annotations

from dataclasses import dataclass

from deepstudio.catalog import registry
from deepstudio.catalog.columns import TextColumn
from deepstudio.codegen.facts import template
from deepstudio.codegen.parts import BINARY, CLASSES, ProjectParts, in_markdown
from deepstudio.codegen.writing import Code, block_literal, fill, literal
from deepstudio.core.project import Project
from deepstudio.core.resources import resource

TOY, SENTENCES = "toy-sentiment", "toy-sentiment.tsv"
FOLDERS = ("text-folder", "text-lines")
# For tokenizers that say nothing of the form of texts.
NORMAL = '''\
def normal(text):
    """The text in Unicode's composed form."""
    return unicodedata.normalize("NFC", text)


'''


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What a run knows: classes, the column, and its `tokenizer` as JSON with the file that understands it.

    `columns` are what a table's columns of texts and of labels are called, empty where that is not known. `small`
    tells that one thread is best.
    """

    classes: tuple[str, ...]
    column: TextColumn
    tokenizer: str
    tokenizer_code: str
    columns: tuple[str, str] = ("", "")
    small: bool = False


def text_parts(project: Project, facts: TextFacts, binary: bool) -> ProjectParts:
    """Texts from a table or a folder; the toy sentences come along."""
    source = project.data.source if project.data is not None else None
    toy = source is not None and source.id == TOY
    place = "FOLDER" if source is not None and source.id in FOLDERS else "TABLE.csv"
    usage = "python train.py" if toy else f"python train.py {place}"
    tokenizer = registry().tokenizers.get(facts.column.tokenizer)
    needs = tokenizer.requires if tokenizer is not None else ()
    names = facts.columns[0] or "text", facts.columns[1] or "label"
    return ProjectParts(
        files={
            "data.py": data_code(facts, names),
            "predict.py": fill(template("predict_texts"), probabilities=Code(BINARY if binary else CLASSES)),
            "tokenizer.py": facts.tokenizer_code,
            "tokenizer.json": facts.tokenizer,
            **({SENTENCES: resource("samples", SENTENCES).read_text(encoding="utf-8")} if toy else {}),
        },
        requirements=tuple(sorted({"numpy", "safetensors", "torch", *needs})),
        usage=usage,
        source=template("source_toy") if toy else fill(template("source_texts"), place=Code(place)),
        batches=template("batches_texts"),
        readme="README_texts",
        words={
            "train": usage,
            "tokenizer": facts.column.tokenizer,
            "length": f"{facts.column.length:,}",
            "table": f"| `{SENTENCES}` | the toy sentences, to try `train.py` with |\n" if toy else "",
            "columns": " and ".join(map(in_markdown, names)),
        },
        small=facts.small,
    )


def data_code(facts: TextFacts, names: tuple[str, str]) -> str:
    """The text of data.py: how a text becomes numbers, exactly as in the program."""
    text, label = names
    own = "def normal(" in facts.tokenizer_code
    return fill(
        template("data_texts"),
        classes=Code(block_literal(facts.classes, "CLASSES = ")),
        names=Code("Tokenizer, normal" if own else "Tokenizer"),
        normal=Code("" if own else NORMAL),
        text=Code(literal(text)),
        label=Code(literal(label)),
    )
