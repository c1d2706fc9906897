"""Sections where there is little room: nothing of a table is cut off."""

from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from deepstudio.core.events import Message
from deepstudio.core.results import Examination, Heading, Matrix, Table
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.results.base import ResultContext
from deepstudio.ui.results.examination import ExaminationView
from deepstudio.ui.studio import Studio


def test_a_table_that_does_not_fit_beside_a_matrix_stands_below_it(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    words = Message(source="A rather long title")
    names = ("Adelie", "Chinstrap")
    columns = (Heading(title=words), *(Heading(title=words, form="percent", bar=True) for _ in range(3)))
    sections = (
        Matrix(heading=words, names=names, counts=((1, 2), (3, 4))),
        Table(heading=words, columns=columns, rows=tuple((name, 0.5, 0.5, 0.5) for name in names)),
    )
    context = ResultContext(studio, RunFolder(tmp_path), None, Looks())
    view = ExaminationView(Examination(target="", objective="class", metrics={}, sections=sections), context)
    qtbot.addWidget(view)
    view.show()
    matrix, table = view.views

    def stands_below() -> bool:
        return table.mapTo(view, QPoint()).y() >= matrix.mapTo(view, QPoint(0, matrix.height())).y()

    for wide, below in ((1200, False), (660, True), (1200, False)):
        view.resize(wide, 700)
        qtbot.waitUntil(lambda below=below: stands_below() == below)
        head, seen = table.view.horizontalHeader(), table.view.viewport()
        qtbot.waitUntil(lambda head=head, seen=seen: head.length() <= seen.width())
