"""The template for those who want to build everything themselves."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.catalog.templates.graphs import OneNetwork
from deepstudio.core.graph import Graph
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text


class Empty(OneNetwork):
    id: ClassVar[str] = "empty"
    title: ClassVar[Text] = T("Empty canvas")
    help: ClassVar[Text] = T("Nothing but room for your own ideas.")
    glyph: ClassVar[str] = "plus"
    level: ClassVar[Text] = T("from scratch")

    def data(self) -> DataPlan | None:
        return None

    def graph(self) -> Graph:
        return Graph()
