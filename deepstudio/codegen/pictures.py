"""The pieces of a project whose network takes pictures."""

from __future__ import annotations

from deepstudio.catalog.columns import LARGEST_SIDE, PictureColumn
from deepstudio.codegen.facts import CodeFacts, template
from deepstudio.codegen.given_files import README, GivenFiles
from deepstudio.codegen.parts import EndingParts, ProjectParts, in_markdown
from deepstudio.codegen.writing import Code, block_literal, fill, literal
from deepstudio.core.project import Project

FILES = GivenFiles("picture", "pictures", "PICTURE")


def picture_parts(project: Project, facts: CodeFacts, ending: EndingParts) -> ProjectParts:
    """Pictures from a folder with one sub-folder for each class, from a table, or scikit-learn's digits."""
    digits = project.data is not None and project.data.source.id == "digits"
    column = _column(facts)
    place = "FOLDER" if ending.classes else "TABLE.csv"
    what = "one sub-folder for each class" if ending.classes else "names of files and their numbers"
    return ProjectParts(
        files={"data.py": data_code(facts, ending, digits), "predict.py": FILES.prediction},
        requirements=(
            "numpy",
            "pillow",
            *(["scikit-learn"] if digits else ["pillow-heif"]),
            "safetensors",
            "torch",
        ),
        usage="python train.py" if digits else f"python train.py {place}",
        source=template("source_digits") if digits else FILES.source(place),
        batches=template("batches"),
        readme=README,
        words={
            **FILES.words,
            "train": "python train.py" if digits else f"python train.py {place}   # {what}",
            "how": f"{column.width} × {column.height} pixels, {'grey' if column.color == 'grey' else 'colour'}",
            "table": "" if ending.classes else _table_read(facts),
        },
        augment=_augment(column) if project.training.augmentation else "",
        augmented="augmented(x)" if project.training.augmentation else "x",
        imports=("math",) if project.training.augmentation else (),
    )


def _table_read(facts: CodeFacts) -> str:
    picture, answered = (in_markdown(facts.in_table(one)) for one in (facts.only, facts.answer))
    return (
        f"\n`train.py` reads a table in UTF-8 (.csv) with the columns {picture} (the file of each picture, seen from "
        f"the table) and {answered}.\n"
    )


def _column(facts: CodeFacts) -> PictureColumn:
    column = facts.only.kind
    assert isinstance(column, PictureColumn)
    return column


def data_code(facts: CodeFacts, ending: EndingParts, digits: bool) -> str:
    """The text of data.py: how a picture becomes numbers, exactly as in the program."""
    column, state = _column(facts), facts.only.state
    standard = column.normalise == "standard"
    mean = tuple(map(float, state["mean"])) if standard else (0.0,) * column.channels
    std = tuple(max(1e-6, float(value)) for value in state["std"]) if standard else (1.0,) * column.channels
    loading = FILES.from_folder if ending.classes else _loading(facts)
    return (
        fill(
            template("data_pictures"),
            height=column.height,
            width=column.width,
            mode="L" if column.color == "grey" else "RGB",
            mean=Code(block_literal(mean, "MEAN = ")),
            std=Code(block_literal(std, "STD = ")),
            black=column.black,
            white=column.white,
            draft=LARGEST_SIDE,
            fit=Code(template(f"fit_{column.fit}").rstrip()),
            imports=Code("" if ending.classes else "import csv\n"),
            suffixes=Code(template("suffixes") if ending.classes else ""),
            loading=Code(loading.rstrip()),
            digits=Code(template("digits").rstrip("\n") if digits else ""),
        ).rstrip()
        + "\n"
    )


def _loading(facts: CodeFacts) -> str:
    names = {"picture": facts.in_table(facts.only), "answered": facts.in_table(facts.answer)}
    return fill(template("load_pictures"), **{key: Code(literal(name)) for key, name in names.items()})


def _augment(column: PictureColumn) -> str:
    mirror = column.color == "rgb"
    flip = "1 - 2 * (torch.rand(len(x)) < 0.5).float()" if mirror else "1.0"
    return fill(template("augment"), flip=Code(flip), and_mirrored=Code(", mirrored" if mirror else ""))
