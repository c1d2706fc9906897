"""The pieces of a project whose network takes pictures."""

from __future__ import annotations

from dataclasses import dataclass

from deepstudio.catalog.columns import LARGEST_SIDE, PictureColumn
from deepstudio.codegen.facts import template
from deepstudio.codegen.parts import BINARY, CLASSES, ProjectParts
from deepstudio.codegen.writing import Code, block_literal, fill
from deepstudio.core.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What a run knows: classes, the column, mean and standard deviation a channel (brightness 0 to 1).

    `mirror` tells whether augmentation may turn pictures left to right, `small` that one thread is best.
    """

    classes: tuple[str, ...]
    column: PictureColumn
    mean: tuple[float, ...]
    std: tuple[float, ...]
    mirror: bool = False
    small: bool = False


def picture_parts(project: Project, facts: PictureFacts, binary: bool) -> ProjectParts:
    """Pictures from a folder with one sub-folder for each class, or the digits that come with scikit-learn."""
    digits = project.data is not None and project.data.source.id == "digits"
    augmentation, column = project.training.augmentation, facts.column
    return ProjectParts(
        files={
            "data.py": data_code(facts, digits),
            "predict.py": fill(
                template("predict_pictures"), probabilities=Code(BINARY if binary else CLASSES)
            ),
        },
        requirements=(
            "numpy",
            "pillow",
            *(["scikit-learn"] if digits else ["pillow-heif"]),
            "safetensors",
            "torch",
        ),
        usage="python train.py" if digits else "python train.py FOLDER",
        source=template("source_digits" if digits else "source_pictures"),
        batches=template("batches_pictures"),
        readme="README_pictures",
        words={
            "train": "python train.py"
            if digits
            else "python train.py FOLDER   # one sub-folder for each class",
            "size": f"{column.width} × {column.height} pixels",
            "color": "grey" if column.color == "grey" else "colour",
        },
        small=facts.small,
        augment=_augment(facts) if augmentation else "",
        augmented="augmented(x)" if augmentation else "x",
        imports=("math",) if augmentation else (),
    )


def data_code(facts: PictureFacts, digits: bool) -> str:
    """The text of data.py: how a picture becomes numbers, exactly as in the program."""
    column = facts.column
    return (
        fill(
            template("data_pictures"),
            classes=Code(block_literal(facts.classes, "CLASSES = ")),
            height=column.height,
            width=column.width,
            mode="L" if column.color == "grey" else "RGB",
            mean=Code(block_literal(facts.mean, "MEAN = ")),
            std=Code(block_literal(facts.std, "STD = ")),
            black=column.black,
            white=column.white,
            draft=LARGEST_SIDE,
            fit=Code(template(f"fit_{column.fit}").rstrip()),
            digits=Code(template("digits").rstrip("\n") if digits else ""),
        ).rstrip()
        + "\n"
    )


def _augment(facts: PictureFacts) -> str:
    flip = "1 - 2 * (torch.rand(len(x)) < 0.5).float()" if facts.mirror else "1.0"
    mirrored = ", mirrored" if facts.mirror else ""
    return fill(template("augment"), flip=Code(flip), and_mirrored=Code(mirrored))
