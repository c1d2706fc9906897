"""How rows of numbers and categories are shown, whether one column enters or many together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Literal

from deepstudio.core.declarations import KindWords
from deepstudio.core.project import ColumnFound
from deepstudio.core.results import written
from deepstudio.core.text import T, Text
from deepstudio.ui.kinds.looks import Looks


class RowLooks(Looks):
    """A table of all rows, all cells of one, and a form to fill in."""

    samples_shown: ClassVar[str] = "deepstudio.ui.kinds.row.samples:RowsPanel"
    sample_shown: ClassVar[str] = "deepstudio.ui.kinds.row.samples:RowDetails"
    examples_shown: ClassVar[str] = "deepstudio.ui.kinds.row.samples:RowExamples"
    example_shown: ClassVar[str] = "deepstudio.ui.kinds.row.samples:CloseRow"
    given: ClassVar[str] = "deepstudio.ui.kinds.row.giver:RowGiver"
    looked_at: ClassVar[str] = "deepstudio.data.served:look_at_pictures"
    many: ClassVar[Literal["", "folder", "file"]] = "file"
    reads: ClassVar[bool] = False
    together: ClassVar[bool] = True
    templates: ClassVar[tuple[str, str]] = ("table-mlp", "table-mlp")
    sample: ClassVar[str] = "iris"

    use_sample: ClassVar[Text] = T("Use a built-in table")
    way: ClassVar[Text] = T("Then fill in a row here, and see at once what the network makes of it.")
    simple_method: ClassVar[Text] = T(
        "Simple methods weigh the columns (logistic or ridge regression) or ask one after the other "
        "(gradient-boosted trees). They learn from the same training samples and are examined with the same others."
    )
    other_help: ClassVar[Text] = T("A table with the same columns.")

    @property
    def words(self) -> KindWords:
        return replace(super().words, one=T("row"), many=T("rows"), counted=T("{n} rows"))

    def facts(self, found: ColumnFound) -> tuple[tuple[Text, str], ...]:
        if found.low is None or found.high is None:
            return ()
        return ((T("Range"), f"{written(found.low)} – {written(found.high)}"),)

    def snippet(self, exporter: str, path: Path) -> str:
        from deepstudio.codegen.snippets.rows import SNIPPETS

        made = SNIPPETS.get(exporter)
        return made(path) if made is not None else ""
