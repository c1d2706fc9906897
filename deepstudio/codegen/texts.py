"""The pieces of a project whose network takes texts."""

from __future__ import annotations

from deepstudio.catalog import registry
from deepstudio.catalog.columns import TextColumn
from deepstudio.codegen.facts import CodeFacts, template
from deepstudio.codegen.parts import EndingParts, ProjectParts, in_markdown
from deepstudio.codegen.writing import Code, fill, literal
from deepstudio.core.project import Project
from deepstudio.core.resources import resource

TOY, SENTENCES = "toy-sentiment", "toy-sentiment.tsv"
FOLDERS = ("text-folder", "text-lines")
FOLDERS_READ = """\
* a folder of such tables;
* a folder with one sub-folder of .txt files for each class;
* a folder with one .txt file for each class and a text on each line."""
TABLES_READ = "* a folder of such tables."


def text_parts(project: Project, facts: CodeFacts, ending: EndingParts) -> ProjectParts:
    """Texts from a table or a folder; the toy sentences come along."""
    column = facts.only.kind
    assert isinstance(column, TextColumn)
    source = project.data.source if project.data is not None else None
    toy = source is not None and source.id == TOY
    place = "FOLDER" if source is not None and source.id in FOLDERS else "TABLE.csv"
    usage = "python train.py" if toy else f"python train.py {place}"
    tokenizer = registry().tokenizers.get(column.tokenizer)
    needs = tokenizer.requires if tokenizer is not None else ()
    names = facts.in_table(facts.only), facts.in_table(facts.answer)
    return ProjectParts(
        files={
            "data.py": data_code(names, ending),
            "predict.py": template("predict_texts"),
            **facts.carried,
            **({SENTENCES: resource("samples", SENTENCES).read_text(encoding="utf-8")} if toy else {}),
        },
        requirements=tuple(sorted({"numpy", "safetensors", "torch", *needs})),
        usage=usage,
        source=template("source_toy") if toy else fill(template("source_texts"), place=Code(place)),
        batches=template("batches_texts"),
        readme="README_texts",
        words={
            "train": usage,
            "tokenizer": column.tokenizer,
            "length": f"{column.length:,}",
            "table": f"| `{SENTENCES}` | the toy sentences, to try `train.py` with |\n" if toy else "",
            "columns": " and ".join(map(in_markdown, names)),
            "folders": FOLDERS_READ if ending.classes else TABLES_READ,
        },
    )


def data_code(names: tuple[str, str], ending: EndingParts) -> str:
    """The text of data.py: how a text becomes numbers, exactly as in the program."""
    text, label = names
    return fill(
        template("data_texts"),
        text=Code(literal(text)),
        label=Code(literal(label)),
        an_answer=Code("one of the classes {answer.CLASSES}" if ending.classes else "a number"),
        from_folder=Code(template("from_folder" if ending.classes else "from_tables").rstrip()),
    )
