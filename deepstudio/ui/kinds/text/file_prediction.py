"""A file of texts into a table."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from deepstudio.core.text import T
from deepstudio.storage.project_folder import PROJECT_FILE
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.folder_prediction import FolderPrediction
from deepstudio.ui.last_folder import last_folder
from deepstudio.ui.widgets.file_dialogs import ask_files, ask_save


class TextFilePrediction(FolderPrediction):
    """Asks for the file and for the table's place, shows how far it is, and says where the table lies."""

    def ask(self, run: RunFolder) -> None:
        """Asks which file, then where to save, then begins."""
        from deepstudio.data.tables import SUFFIXES

        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        files = self.tr("Texts ({kinds})").format(kinds=kinds)
        title = self.tr("Choose a file of texts")
        ask_files(self, title, last_folder(self._studio), files, lambda paths: self.ask_table(run, paths[0]))

    def ask_table(self, run: RunFolder, file: Path) -> None:
        """Asks where to save the answers for `file`, then begins."""
        name = self.tr("{file}-predictions.csv").format(file=file.stem)
        title, tables = self.tr("Save the answers as a table"), self.tr("Tables (*.csv)")
        proposal = last_folder(self._studio) / name
        ask_save(self, title, proposal, tables, partial(self.start, run, file), ".csv")

    def start(self, run: RunFolder, source: Path, table: Path) -> None:
        """Predicts every text in `source` and writes `table`."""
        self._begin(T("Predicting a file of texts"), run, source, table, "--out")

    def _count(self, value: dict[str, Any]) -> int:
        return int(value.get("texts", 0))

    def _words(self) -> str:
        return self.tr("The answers for {n} texts are in {path}.")


def is_text_file(path: Path) -> bool:
    from deepstudio.data.tables import SUFFIXES

    return path.suffix.lower() in SUFFIXES and path.name != PROJECT_FILE and path.is_file()
