"""Templates for rows of tables: small networks, as tables seldom have many rows."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.catalog.table_samples import DiabetesSource, PenguinsSource
from deepstudio.catalog.templates.graphs import BEGINNER, OneNetwork, sequential
from deepstudio.core.binding import REST
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.core.text import T, Text


class TableMlp(OneNetwork):
    id: ClassVar[str] = "table-mlp"
    keywords: ClassVar[tuple[str, ...]] = ("csv", "excel", "spreadsheet", "企鹅", "表格")
    title: ClassVar[Text] = T("Classes from a table")
    help: ClassVar[Text] = T(
        "Numbers and categories of a row tell its class, here the penguin’s species. Bring any table."
    )
    glyph: ClassVar[str] = "grid"
    level: ClassVar[Text] = BEGINNER

    def data(self) -> DataPlan:
        return DataPlan(source=Chosen(id=PenguinsSource.id), columns=dict(PenguinsSource.columns))

    def graph(self) -> Graph:
        return sequential(
            ("input", {"column": REST}),
            ("dense", {"units": 32}),
            ("dropout", {"rate": 0.2}),
            ("dense", {"units": 16}),
            ("dense", {"units": 3, "activation": "softmax"}),
            "output",
        )

    def training(self) -> TrainingPlan:
        optimizer = Chosen(id="adamw", settings={"learning_rate": 0.003, "weight_decay": 0.05})
        return TrainingPlan(epochs=60, batch_size=32, optimizer=optimizer, early_stopping=15)


class TableRegression(OneNetwork):
    id: ClassVar[str] = "table-regression"
    keywords: ClassVar[tuple[str, ...]] = (
        "csv",
        "excel",
        "spreadsheet",
        "regression",
        "回归",
        "表格",
        "糖尿病",
    )
    title: ClassVar[Text] = T("A number from a table")
    help: ClassVar[Text] = T(
        "Numbers and categories of a row tell a number, here how diabetes progresses. Bring any table."
    )
    glyph: ClassVar[str] = "grid"
    level: ClassVar[Text] = BEGINNER

    def data(self) -> DataPlan:
        return DataPlan(source=Chosen(id=DiabetesSource.id), columns=dict(DiabetesSource.columns))

    def graph(self) -> Graph:
        return sequential(
            ("input", {"column": REST}),
            ("dense", {"units": 32}),
            ("dropout", {"rate": 0.3}),
            ("dense", {"units": 16}),
            ("dense", {"units": 1, "activation": "none"}),
            "output",
        )

    def training(self) -> TrainingPlan:
        optimizer = Chosen(id="adamw", settings={"learning_rate": 0.003, "weight_decay": 1.0})
        return TrainingPlan(epochs=60, batch_size=64, optimizer=optimizer, early_stopping=15)


TEMPLATES = (TableMlp, TableRegression)
