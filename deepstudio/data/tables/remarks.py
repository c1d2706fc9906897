"""What is said of a table whose columns, or their names, were guessed."""

from __future__ import annotations

from collections.abc import Sequence

from deepstudio.catalog.tables import FIRST, NONE
from deepstudio.core.data_edits import set_source
from deepstudio.core.text import T
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.tables.guess import TableColumn, may_be_label, may_be_text
from deepstudio.data.tables.names import is_telling, label_rank, text_rank
from deepstudio.data.tables.table import three

SAYS_TEXT, SAYS_LABEL = 2, 3  # ranks of names that leave no doubt
MOST_OFFERED = 2


def names_remarks(name: str, names: Sequence[str], start: int | None, again: int) -> tuple[Evidence, ...]:
    """Where the names of columns stand, as far as that could be otherwise; `start` is their row, counted from 0.

    `again` counts rows that repeat the names.
    """
    said = []
    no_names = set_source({"names": NONE}, T("Read the first row as data"))
    if start is None:
        text = T("{name} has no names of columns; its first row is read as data.", name=name)
        fix = set_source({"names": FIRST}, T("Take the first row as names"))
        said.append(remark("names-missing", text, 1, (fix,), "--names"))
    elif start:
        words = {"n": start, "name": name, "names": three(names)}
        text = T("{n} rows at the top of {name} are titles and left out; its columns are {names}.", **words)
        said.append(remark("titles-left-out", text, start, (no_names,), "--names"))
    elif not any(map(is_telling, names)):
        text = T(
            "The first row of {name} is taken as names of columns: {names}.", name=name, names=three(names)
        )
        said.append(remark("names-guessed", text, 1, (no_names,), "--names"))
    if again:
        text = T(
            "{n} rows of {name} only repeat the names of its columns and are left out.", n=again, name=name
        )
        said.append(remark("names-again", text, again))
    return tuple(said)


def columns_remark(
    columns: Sequence[TableColumn], taken: tuple[str, str], chosen: tuple[str, str]
) -> tuple[Evidence, ...]:
    """Which columns were taken for texts and labels, where others could be meant and nobody chose."""
    text, label = taken
    texts = [] if chosen[0] else [c for c in columns if c.name not in taken and may_be_text(c)]
    labels = [] if chosen[1] else [c for c in columns if c.name not in taken and may_be_label(c)]
    if text_rank(text) == SAYS_TEXT:
        texts = [column for column in texts if text_rank(column.name) == SAYS_TEXT]
    if label_rank(label) == SAYS_LABEL:
        labels = [column for column in labels if label_rank(column.name) == SAYS_LABEL]
    if not texts and not labels:
        return ()
    fixes = (
        *(
            set_source({"label": column.name}, T("Take the labels from “{name}”", name=column.name))
            for column in labels[:MOST_OFFERED]
        ),
        *(
            set_source({"text": column.name}, T("Take the texts from “{name}”", name=column.name))
            for column in texts[:MOST_OFFERED]
        ),
    )
    told = T(
        "The texts are taken from “{text}” and the labels from “{label}”; {others} could be meant as well.",
        text=text,
        label=label,
        others=three(list(dict.fromkeys(column.name for column in (*labels, *texts)))),
    )
    return (remark("columns-guessed", told, len(texts) + len(labels), fixes, "--input, --target"),)
