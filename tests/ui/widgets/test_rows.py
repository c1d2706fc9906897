"""Lists of rows: what is selected."""

from pytestqt.qtbot import QtBot

from deepstudio.ui.widgets.bars import Bar, BarModel
from deepstudio.ui.widgets.rows import RowDelegate, RowList


def listed(qtbot: QtBot, count: int) -> RowList[Bar]:
    made = RowList(BarModel(), RowDelegate())
    qtbot.addWidget(made)
    made.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
    made.set_rows([Bar(str(number), (), "") for number in range(count)])
    return made


def test_neighbours_are_selected_as_one_range(qtbot: QtBot) -> None:
    """Else Qt takes a time that grows with the square of what is selected."""
    rows = listed(qtbot, 3_000)
    keys = [str(number) for number in range(3_000) if number not in (7, 2_000)]
    rows.select(reversed(keys))
    assert rows.selected() == keys
    assert rows.selectionModel().selection().count() == 3
    rows.select(["5"])
    assert rows.selected() == ["5"]
    rows.select([])
    assert rows.selected() == []


def test_what_is_still_there_stays_selected(qtbot: QtBot) -> None:
    rows = listed(qtbot, 10)
    rows.selectAll()
    rows.set_rows([Bar(str(number), (), "") for number in range(5, 20)])
    assert rows.selected() == ["5", "6", "7", "8", "9"]
