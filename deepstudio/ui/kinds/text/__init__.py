"""How texts are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.ui.kinds.looks import Looks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from deepstudio.ui.kinds.close_view import CloseView
    from deepstudio.ui.kinds.details import SampleDetails
    from deepstudio.ui.kinds.giver import Giver, Many
    from deepstudio.ui.kinds.looks import LookAt
    from deepstudio.ui.kinds.samples_panel import SamplesPanel
    from deepstudio.ui.studio import Studio


class TextLooks(Looks):
    """Texts with their tokens, how long they are and what tells them apart, and a box to write in."""

    templates: ClassVar[tuple[str, str]] = ("sentiment-lstm", "sentiment-lstm-3")
    sample: ClassVar[str] = "toy-sentiment"

    use_sample: ClassVar[Text] = T("Use toy sentences")
    way: ClassVar[Text] = T(
        "Then type a sentence here, and see at once what the network makes of it, and which words decided."
    )
    simple_method: ClassVar[Text] = T(
        "The simple method counts words and groups of letters and gives each a weight (TF-IDF with logistic "
        "regression). It learns from the same training samples and is examined with the same others."
    )
    other_help: ClassVar[Text] = T("Texts with labels, as on the page Data; the labels have the same names.")

    @property
    def longest(self) -> int:
        return self.kind.length if isinstance(self.kind, TextColumn) else 1

    def snippet(self, exporter: str, path: Path) -> str:
        from deepstudio.ui.kinds.text.snippets import SNIPPETS

        made = SNIPPETS.get(exporter)
        return made(path) if made is not None else ""

    def samples_panel(self, parent: QWidget) -> SamplesPanel:
        from deepstudio.ui.kinds.text.texts_panel import TextsPanel

        return TextsPanel(self.words, parent)

    def details(self, parent: QWidget) -> SampleDetails:
        from deepstudio.ui.kinds.text.details import TextDetails

        return TextDetails(parent)

    def looked_at_by(self) -> LookAt:
        return served.look_at_texts

    def close_view(self, parent: QWidget) -> CloseView:
        from deepstudio.ui.kinds.text.close_view import CloseText

        return CloseText(self.column, parent)

    @property
    def many(self) -> Many:
        from deepstudio.ui.kinds.giver import Many, table_suffixes

        return Many(
            button=T("A file of texts…"),
            tip=T(
                "Writes the answers for all texts of a file into a table (CSV). You can also drop it here."
            ),
            choose=T("Choose a file of texts"),
            working=T("Predicting a file of texts"),
            suffixes=table_suffixes,
        )

    def giver(self, studio: Studio, columns: Sequence[str], parent: QWidget) -> Giver:
        from deepstudio.ui.kinds.text.giver import TextGiver

        return TextGiver(studio, columns, parent)
