"""How a network leaves the program: a declaration, whose function is imported when it is wanted."""

from typing import ClassVar

from deepstudio.core.declarations import Exporter
from deepstudio.core.text import T, Text


class AnswerList(Exporter):
    id: ClassVar[str] = "fen-list"
    title: ClassVar[Text] = T("List of answers")
    help: ClassVar[Text] = T("A file with what the network can answer.")
    suffix: ClassVar[str] = ".json"
    exported: ClassVar[str] = "fen_plugin.leaving:write"
