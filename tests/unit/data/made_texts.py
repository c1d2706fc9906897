"""A source of texts for tests: a JSON file with pairs of text and class."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from deepstudio.core.declarations import Source
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, SplitPlan
from deepstudio.core.settings import setting
from deepstudio.core.text import T, Text
from deepstudio.data.listing import Listing, Unreadable, listed_classes
from deepstudio.data.work import IsCancelled, OnProgress


class MadeTexts(Source):
    id: ClassVar[str] = "made-texts"
    title: ClassVar[Text] = T("Made texts")
    help: ClassVar[Text] = T("Texts that a test made.")
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "text": ColumnPlan(id="text"),
        "label": ColumnPlan(id="category", use="target"),
    }
    reader: ClassVar[str] = "tests.unit.data.made_texts:MadeReader"

    path: str = setting("", T("File"), T("A JSON file."), kind="path")


class MadeReader:
    """Ids are the numbers of the texts, from 1."""

    def __init__(self, source: MadeTexts) -> None:
        self.path = Path(source.path)
        self.pairs: list[list[str]] = json.loads(self.path.read_text(encoding="utf-8"))

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        rows = [(f"{row:07}", text, label) for row, (text, label) in enumerate(self.pairs, 1)]
        pairs = [(id, label) for id, text, label in rows if text.strip()]
        empty = tuple(Unreadable(id, T("the text is empty")) for id, text, _ in rows if not text.strip())
        return listed_classes(pairs, f"made-{self.path.stat().st_mtime_ns}", unreadable=empty)

    def load(self, sample_id: str, column: str) -> str:
        return self.pairs[int(sample_id) - 1][0]

    def reject(self, sample_id: str, reason: Text) -> None:
        raise AssertionError(sample_id)

    def version(self, sample_id: str) -> str:
        return ""

    def thumbnail(self, sample_id: str, size: int) -> Any:
        raise AssertionError("texts have no pictures")


def text_plan(folder: Path, pairs: Iterable[tuple[str, str]], **settings: Any) -> DataPlan:
    """A plan for these pairs of text and class; `settings` are those of the text column."""
    path = folder / "texts.json"
    path.write_text(json.dumps(list(pairs)), encoding="utf-8")
    return DataPlan(
        source=Chosen(id="made-texts", settings={"path": str(path)}),
        columns={
            "text": ColumnPlan(id="text", settings=settings),
            "label": ColumnPlan(id="category", use="target"),
        },
        split=SplitPlan(),
    )
