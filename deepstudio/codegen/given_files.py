"""What projects have in common whose network takes a file at a time, such as pictures."""

from __future__ import annotations

from dataclasses import dataclass

from deepstudio.codegen.facts import template
from deepstudio.codegen.writing import Code, fill

README = "README_files"


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """What files of a kind are called in emitted code: “picture”, “pictures”, and “PICTURE” where one is given.

    Their `data.py` has `read(path)`, a row of NumPy, and `to_tensor(rows)`.
    """

    one: str
    many: str
    file: str

    @property
    def words(self) -> dict[str, str]:
        return {"one": self.one, "many": self.many, "FILE": self.file}

    @property
    def prediction(self) -> str:
        """The text of predict.py."""
        return self._filled("predict_files", many=self.many, FILE=self.file)

    @property
    def from_folder(self) -> str:
        """`load` of a folder with one sub-folder for each class; it needs `SUFFIXES`."""
        return self._filled("load_folder", many=self.many)

    def source(self, place: str) -> str:
        """`load_data` of train.py, which is told where the files are."""
        return self._filled("source_files", many=self.many, place=place)

    def _filled(self, name: str, **words: str) -> str:
        return fill(template(name), **{key: Code(word) for key, word in words.items()})
