"""How rows of numbers and categories are shown, whether one column enters or many together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from deepstudio.core.project import ColumnFound
from deepstudio.core.results import written
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.ui.kinds.looks import Looks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from deepstudio.ui.kinds.close_view import CloseView
    from deepstudio.ui.kinds.details import SampleDetails
    from deepstudio.ui.kinds.examples import ExamplesView
    from deepstudio.ui.kinds.giver import Giver, Many
    from deepstudio.ui.kinds.looks import LookAt
    from deepstudio.ui.kinds.samples_panel import SamplesPanel
    from deepstudio.ui.studio import Studio


class RowLooks(Looks):
    """A table of all rows, all cells of one, and a form to fill in."""

    reads: ClassVar[bool] = False
    together: ClassVar[bool] = True
    templates: ClassVar[tuple[str, str]] = ("table-mlp", "table-mlp")
    sample: ClassVar[str] = "iris"

    title: ClassVar[Text] = T("Rows")
    for_network: ClassVar[Text] = T("Rows for the network")
    new_project: ClassVar[Text] = T("New project from your table")
    use_sample: ClassVar[Text] = T("Use a built-in table")
    looking: ClassVar[Text] = T("Looking at your rows")
    way: ClassVar[Text] = T("Then fill in a row here, and see at once what the network makes of it.")
    simple_method: ClassVar[Text] = T(
        "Simple methods weigh the columns (logistic or ridge regression) or ask one after the other "
        "(gradient-boosted trees). They learn from the same training samples and are examined with the same others."
    )
    other_help: ClassVar[Text] = T("A table with the same columns.")

    def facts(self, found: ColumnFound) -> tuple[tuple[Text, str], ...]:
        if found.low is None or found.high is None:
            return ()
        return ((T("Range"), f"{written(found.low)} – {written(found.high)}"),)

    def samples_panel(self, parent: QWidget) -> SamplesPanel:
        from deepstudio.ui.kinds.row.samples import RowsPanel

        return RowsPanel(parent)

    def details(self, parent: QWidget) -> SampleDetails:
        from deepstudio.ui.kinds.row.samples import RowDetails

        return RowDetails(parent)

    def looked_at_by(self) -> LookAt:
        return served.look_at_pictures

    def examples(self, parent: QWidget) -> ExamplesView:
        from deepstudio.ui.kinds.row.samples import RowExamples

        return RowExamples(parent)

    def close_view(self, parent: QWidget) -> CloseView:
        from deepstudio.ui.kinds.row.samples import CloseRow

        return CloseRow(self.column, parent)

    @property
    def many(self) -> Many:
        from deepstudio.ui.kinds.giver import Many, table_suffixes

        return Many(
            button=T("A table of rows…"),
            tip=T(
                "Writes the answers for all rows of a table into a new one (CSV). You can also drop it here."
            ),
            choose=T("Choose a table"),
            working=T("Predicting the rows of a table"),
            suffixes=table_suffixes,
        )

    def giver(self, studio: Studio, columns: Sequence[str], parent: QWidget) -> Giver:
        from deepstudio.ui.kinds.row.giver import RowGiver

        return RowGiver(studio, columns, parent)
