"""Which class a file's folders say it belongs to, and which part of the split."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from deepstudio.core.problems import Severity
from deepstudio.core.text import T, legible
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.sources.unused import NAMED, named
from deepstudio.data.spelling import key
from deepstudio.data.split import PARTS

MOST_LOOSE = 0.02  # of the files of a data set: lists and notes that lie beside its class folders
UNLABELLED = "unlabelled"  # a folder of samples to ask for, such as that of a competition
WORDS: Mapping[str, Sequence[str]] = {
    "train": ("train", "training", "trn", "训练"),
    "validation": (
        "val",
        "valid",
        "validation",
        "validate",
        "dev",
        "development",
        "eval",
        "evaluation",
        "验证",
    ),
    "test": ("test", "testing", "tests", "tst", "holdout", "测试"),
    UNLABELLED: (
        "pred",
        "predict",
        "prediction",
        "predictions",
        "unlabeled",
        "unlabelled",
        "submission",
        "预测",
    ),
}
PART_OF = {word: part for part, words in WORDS.items() for word in words}
BEHIND = re.compile(
    r"(sets?|data|datasets?|images?|imgs?|pics|pictures|photos|files|folder|split|集|集合|数据)$"
)
PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[\u4e00-\u9fff]+")
Folders = list[str]


@dataclass(frozen=True)
class Layout:
    """By the id of a file: its class, and its part where folders give the parts. Others have no class."""

    classes: Mapping[str, str]
    parts: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Evidence, ...] = ()


def layout_of(files: Sequence[SampleFile]) -> Layout:
    """A class is a folder below the root, however deep its files lie.

    One folder that only wraps others is looked through. Folders such as `train` and `test`, in any usual spelling,
    give the parts, whether they hold the classes or lie in each of them.
    """
    folders = {file.id: file.parts for file in files}
    level = 0
    while True:
        tops = _tops(folders.values(), level)
        given = _parts_given(folders, level, tops)
        if given:
            return _divided(folders, level, given)
        if len(tops) != 1 or not _only_wraps(folders.values(), level):
            break
        level += 1
    classes = {id: names[level] for id, names in folders.items() if len(names) > level + 1}
    parts = _parts_inside(folders, classes, level + 1)
    return Layout(classes, parts, loose_files([file.id for file in files if file.id not in classes]))


def part_named(name: str) -> str:
    """The part that a folder is called after: `seg_train`, `TrainingSet`, `val2017`, `测试集`; empty if none."""
    pieces = [piece.casefold() for piece in PIECE.findall(name)]
    found = {PART_OF.get(piece) or PART_OF.get(BEHIND.sub("", piece), "") for piece in pieces} - {""}
    return found.pop() if len(found) == 1 else ""


def parts_of_files(names: Iterable[str]) -> dict[str, str]:
    """The part of each file, by its name, where all are called after parts, such as `train.csv` and `test.csv`."""
    given = {name: part_named(name.rpartition(".")[0] or name) for name in names}
    found = set(given.values())
    return given if found <= set(PARTS) and "train" in found and len(found) > 1 else {}


def _tops(folders: Iterable[Folders], level: int) -> set[str]:
    return {names[level] for names in folders if len(names) > level + 1}


def _only_wraps(folders: Iterable[Folders], level: int) -> bool:
    """Whether hardly anything lies beside the folders of the next level."""
    shallow = [len(names) <= level + 2 for names in folders]
    return sum(shallow) <= MOST_LOOSE * len(shallow)


def _parts_given(folders: Mapping[str, Folders], level: int, tops: set[str]) -> dict[str, str]:
    """The part of each folder of this level, if that is what they are.

    At least one of them has to hold classes. Where other folders lie beside them, two have to hold the same
    classes; else those called so may be classes themselves, such as `train` and `bus`.
    """
    given = {top: part for top in tops if (part := part_named(top))}
    if len(given) < 2 or (len(set(given.values())) == 1 and len(given) < len(tops)):
        return {}
    inside = [classes for top in given if (classes := _class_keys(folders, level, top))]
    shared = any(one & other for number, one in enumerate(inside) for other in inside[:number])
    fits = shared if len(given) < len(tops) or len(set(given.values())) == 1 else bool(inside)
    return given if fits else {}


def _class_keys(folders: Mapping[str, Folders], level: int, top: str) -> set[str]:
    """What the classes in one folder are called, if there are two at least."""
    own = [names for names in folders.values() if len(names) > level + 1 and names[level] == top]
    start = _class_level(own, level + 1, frozenset())
    return set() if start is None else {key(name) for name in _tops(own, start)}


def _class_level(folders: Sequence[Folders], level: int, known: frozenset[str]) -> int | None:
    """Where the names of the classes stand; none where the files have no folders of classes.

    A single folder is a class only if it is called like a known one.
    """
    while tops := _tops(folders, level):
        if len(tops) > 1 or key(next(iter(tops))) in known:
            return level
        level += 1
    return None


def _divided(folders: Mapping[str, Folders], level: int, given: Mapping[str, str]) -> Layout:
    """The layout where the folders of `level` are parts, each with class folders of its own."""
    by_folder: dict[str, dict[str, Folders]] = {top: {} for top in given}
    loose: list[str] = []
    for id, names in folders.items():
        if len(names) > level + 1 and names[level] in given:
            by_folder[names[level]][id] = names
        else:
            loose.append(id)
    trained = [top for top, part in given.items() if part == "train"] or list(given)
    known = frozenset(name for top in trained for name in _class_keys(folders, level, top))
    classes: dict[str, str] = {}
    parts: dict[str, str] = {}
    bare: dict[str, int] = {}
    for top, own in sorted(by_folder.items()):
        start = _class_level(list(own.values()), level + 1, known)
        if start is None:
            bare[top] = len(own)
            continue
        for id, names in own.items():
            if len(names) > start + 1:
                classes[id] = names[start]
                parts[id] = "test" if given[top] == UNLABELLED else given[top]
            else:
                loose.append(id)
    remarks = (*loose_files(loose), *_bare(bare))
    several = len(set(parts.values())) > 1 and "train" in parts.values()
    return Layout(
        classes, parts if several else {}, remarks if several else (*remarks, *_joined(given, bare))
    )


def _parts_inside(folders: Mapping[str, Folders], classes: Mapping[str, str], level: int) -> dict[str, str]:
    """The parts where each class has folders such as `train` and `test`; nothing where that is not so."""
    if any(len(folders[id]) <= level + 1 for id in classes):
        return {}
    names = {folders[id][level] for id in classes}
    given = {name: part_named(name) for name in names}
    found = set(given.values())
    if not found <= set(PARTS) or "train" not in found or len(found) < 2:
        return {}
    return {id: given[folders[id][level]] for id in classes}


def loose_files(ids: Sequence[str]) -> tuple[Evidence, ...]:
    """Files that say no class."""
    if not ids:
        return ()
    names = named([legible(id) for id in sorted(ids)[:NAMED]], len(ids))
    text = T("Files outside of the class folders are left out ({n}): {names}.", n=len(ids), names=names)
    return (remark("loose-files", text, len(ids)),)


def _bare(counts: Mapping[str, int]) -> tuple[Evidence, ...]:
    """Parts without folders of classes."""
    if not counts:
        return ()
    count = sum(counts.values())
    text = T(
        "Files in {names} do not say which class they belong to ({n}), so they are left out. Put those of each class "
        "into a folder of its own, or ask the trained network about them.",
        names=named([legible(name) for name in sorted(counts)], len(counts)),
        n=count,
    )
    return (Evidence("no-labels", Severity.WARNING, text, count),)


def _joined(given: Mapping[str, str], bare: Mapping[str, int]) -> tuple[Evidence, ...]:
    names = sorted(top for top in given if top not in bare)
    if len(names) < 2:
        return ()
    text = T("The folders {names} are taken together; the split is made by the program.", names=names)
    return (remark("folders-joined", text, len(names)),)
