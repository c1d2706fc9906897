"""How texts are shown."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Literal

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.text import T, Text
from deepstudio.ui.kinds.looks import Looks


class TextLooks(Looks):
    """Texts with their tokens, how long they are and what tells them apart, and a box to write in."""

    samples_shown: ClassVar[str] = "deepstudio.ui.kinds.text.texts_panel:TextsPanel"
    sample_shown: ClassVar[str] = "deepstudio.ui.kinds.text.details:TextDetails"
    example_shown: ClassVar[str] = "deepstudio.ui.kinds.text.details:CloseText"
    given: ClassVar[str] = "deepstudio.ui.kinds.text.giver:TextGiver"
    looked_at: ClassVar[str] = "deepstudio.data.served:look_at_texts"
    many: ClassVar[Literal["", "folder", "file"]] = "file"
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
        from deepstudio.codegen.snippets.texts import SNIPPETS

        made = SNIPPETS.get(exporter)
        return made(path) if made is not None else ""
