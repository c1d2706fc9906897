"""Where samples can come from. `reader` names the class in the data room that reads a source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from deepstudio.catalog.encodings import ENCODINGS, Encoding
from deepstudio.catalog.table_samples import TABLE_SAMPLES
from deepstudio.catalog.tables import DELIMITER_WORDS, Delimiter, NamesIn
from deepstudio.core.declarations import Source
from deepstudio.core.project import ColumnPlan
from deepstudio.core.settings import setting
from deepstudio.core.text import T, Text

TEXT_AND_LABEL: Mapping[str, ColumnPlan] = {
    "text": ColumnPlan(id="text"),
    "label": ColumnPlan(id="category", use="target"),
}


GROUP, TIME = "group", "time"
OF_GROUP = ColumnPlan(id="id", use="group")
OF_TIME = ColumnPlan(id="time", use="time")
PART: str = setting(  # of every source whose table can give the parts
    "",
    T("Part column"),
    T("The name of the column that says train, validation or test for each row. Empty: none."),
    advanced=True,
)


class NamedClasses(Source):
    """A source whose classes are called as somebody wrote them, in cells of a table or as names of folders."""

    apart: bool = setting(
        False,
        T("Keep spellings apart"),
        T("Cat and cat, or 0 and 0.0, are classes of their own. Otherwise they are one, and that is told."),
        advanced=True,
    )


class GroupedFiles(NamedClasses):
    """A source of files, of which some may belong together."""

    dividing: ClassVar[tuple[str, ...]] = ("group",)

    group: Literal["", "folder", "name"] = setting(
        "",
        T("Belonging together"),
        T(
            "Which files show the same person, patient or place. Divided by group, they come into the same part, so "
            "that the test does not ask for somebody who was learned by heart."
        ),
        choices={
            "": T("Nothing is known"),
            "folder": T("Files of one folder in that of the class, with all that lies in it"),
            "name": T("Names that begin alike, up to _ or -"),
        },
        advanced=True,
        about="leak",
    )

    def offered(self) -> Mapping[str, ColumnPlan]:
        return {**self.columns, **({GROUP: OF_GROUP} if self.group else {})}


class SavedTexts(NamedClasses):
    """A source of texts in files that somebody saved in some encoding."""

    encoding: Encoding = setting(
        "auto",
        T("Encoding"),
        T(
            "How letters are stored in the files. Found out by itself; choose it where the texts look garbled."
        ),
        choices={"auto": T("Found out"), **ENCODINGS},
        advanced=True,
    )


class DigitsSource(Source):
    """1,797 scans of handwritten digits, 8 × 8 pixels with 17 levels of grey.

    Source: E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository,
    1998, as it comes with scikit-learn.
    """

    licence: ClassVar[Text | None] = T("CC BY 4.0, from the UCI Machine Learning Repository")
    id: ClassVar[str] = "digits"
    title: ClassVar[Text] = T("Handwritten digits")
    help: ClassVar[Text] = T("1,797 small scans of the digits 0 to 9. They come with the program.")
    glyph: ClassVar[str] = "data"
    built_in: ClassVar[bool] = True
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "picture": ColumnPlan(id="picture", settings={"height": 8, "width": 8, "color": "grey"}),
        "label": ColumnPlan(id="category", use="target"),
    }
    reader: ClassVar[str] = "deepstudio.data.sources.digits:DigitsReader"


class DotsSource(Source):
    """1,000 pictures of up to 15 dots, drawn from a seed."""

    id: ClassVar[str] = "dots"
    title: ClassVar[Text] = T("Dots to count")
    help: ClassVar[Text] = T(
        "A toy: 1,000 drawn pictures with 0 to 15 dots of several sizes and shades. How many are there? Counting "
        "cells or parts works alike."
    )
    glyph: ClassVar[str] = "data"
    built_in: ClassVar[bool] = True
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "picture": ColumnPlan(id="picture", settings={"height": 48, "width": 48, "color": "grey"}),
        "dots": ColumnPlan(id="number", use="target"),
    }
    reader: ClassVar[str] = "deepstudio.data.sources.dots:DotsReader"


class PictureFolderSource(GroupedFiles):
    """A folder with one sub-folder of pictures for each class."""

    id: ClassVar[str] = "picture-folder"
    title: ClassVar[Text] = T("Folder of pictures")
    help: ClassVar[Text] = T("Your own pictures: a folder with one sub-folder for each class.")
    glyph: ClassVar[str] = "folder"
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "picture": ColumnPlan(id="picture", settings={"height": 128, "width": 128}),
        "label": ColumnPlan(id="category", use="target"),
    }
    reader: ClassVar[str] = "deepstudio.data.sources.picture_folder:PictureFolderReader"
    recognises: ClassVar[str] = "deepstudio.data.path_contents:picture_folder"
    diagnoses: ClassVar[bool] = True

    path: str = setting(
        "", T("Folder"), T("The folder that holds one sub-folder of pictures for each class."), kind="path"
    )


class TableFiles(SavedTexts):
    """A source of tables."""

    names: NamesIn = setting(
        "auto",
        T("Names of columns"),
        T("Whether a row names the columns. Found out by itself, also where titles stand above."),
        choices={"auto": T("Found out"), "first": T("In the first row"), "none": T("Nowhere")},
        advanced=True,
    )
    delimiter: Delimiter = setting(
        "auto",
        T("Divided by"),
        T("The sign between the columns of a text file."),
        choices={"auto": T("Found out"), **DELIMITER_WORDS},
        advanced=True,
    )


class TextTableSource(TableFiles):
    """A table with a text and a label in each row, or a folder of such tables with the same columns."""

    id: ClassVar[str] = "text-table"
    title: ClassVar[Text] = T("Table of texts")
    help: ClassVar[Text] = T(
        "Your own texts: a CSV, TSV, Excel or JSON lines file with a text and a label in each row."
    )
    glyph: ClassVar[str] = "grid"
    columns: ClassVar[Mapping[str, ColumnPlan]] = TEXT_AND_LABEL
    reader: ClassVar[str] = "deepstudio.data.sources.text_table:TextTableReader"
    recognises: ClassVar[str] = "deepstudio.data.path_contents:text_table"
    keeps: ClassVar[str] = "deepstudio.data.sources.text_table:kept_names"
    dividing: ClassVar[tuple[str, ...]] = ("group", "time", "part")
    guessed: ClassVar[tuple[str, ...]] = ("text", "label")
    more_classes: ClassVar[Text] = T("choose another column for the label, or another table")

    path: str = setting(
        "", T("Table"), T("The file, or a folder of tables with the same columns."), kind="path"
    )
    text: str = setting(
        "", T("Text column"), T("The name of the column that holds the texts. Empty: it is guessed.")
    )
    label: str = setting(
        "",
        T("Label column"),
        T("The name of the column that holds the classes. Empty: it is guessed."),
        about="label",
    )
    group: str = setting(
        "",
        T("Group column"),
        T(
            "The name of the column that says what belongs together, such as the patient. Divided by group, its rows "
            "come into the same part. Empty: none."
        ),
        advanced=True,
    )
    time: str = setting(
        "",
        T("Time column"),
        T("The name of the column of dates or years. Divided in time, the newest are the test. Empty: none."),
        advanced=True,
    )
    part: str = PART
    sheet: str = setting(
        "",
        T("Sheet"),
        T("The sheet of an Excel file. Empty: the first that looks like a table of texts and labels."),
        advanced=True,
    )
    keep_missing: bool = setting(
        False,
        T("Missing is a class"),
        T(
            "Rows whose label is nan, NA, none or the like make a class of their own. Otherwise they are left out."
        ),
        advanced=True,
    )

    def offered(self) -> Mapping[str, ColumnPlan]:
        more = {GROUP: OF_GROUP} if self.group else {}
        return {**self.columns, **more, **({TIME: OF_TIME} if self.time else {})}


class TableSource(TableFiles):
    """Any table, or a folder of such tables with the same columns. Its columns are those of the file."""

    id: ClassVar[str] = "table"
    title: ClassVar[Text] = T("Table")
    help: ClassVar[Text] = T(
        "Your own table: a CSV, TSV, Excel or JSON lines file with a sample in each row, and a column that is to be "
        "answered."
    )
    glyph: ClassVar[str] = "grid"
    columns: ClassVar[Mapping[str, ColumnPlan]] = {}
    reader: ClassVar[str] = "deepstudio.data.sources.table:TableReader"
    recognises: ClassVar[str] = "deepstudio.data.path_contents:table"
    proposes: ClassVar[str] = "deepstudio.data.sources.table_guess:proposed"
    dividing: ClassVar[tuple[str, ...]] = ("part",)
    more_classes: ClassVar[Text] = T("choose another column to answer, or another table")

    path: str = setting(
        "", T("Table"), T("The file, or a folder of tables with the same columns."), kind="path"
    )
    part: str = PART
    sheet: str = setting(
        "",
        T("Sheet"),
        T("The sheet of an Excel file. Empty: the first that looks like a table."),
        advanced=True,
    )
    keep_missing: bool = setting(
        False,
        T("Missing is a value"),
        T(
            "Cells that hold nan, NA, none or the like are values of their own. Otherwise they count as missing."
        ),
        advanced=True,
    )


class TextFolderSource(SavedTexts, GroupedFiles):
    """A folder with one sub-folder of text files for each class."""

    id: ClassVar[str] = "text-folder"
    title: ClassVar[Text] = T("Folder of texts")
    help: ClassVar[Text] = T("Your own texts: a folder with one sub-folder of .txt files for each class.")
    glyph: ClassVar[str] = "folder"
    columns: ClassVar[Mapping[str, ColumnPlan]] = TEXT_AND_LABEL
    reader: ClassVar[str] = "deepstudio.data.sources.text_folder:TextFolderReader"
    recognises: ClassVar[str] = "deepstudio.data.path_contents:text_folder"

    path: str = setting(
        "", T("Folder"), T("The folder that holds one sub-folder of text files for each class."), kind="path"
    )


class TextLinesSource(SavedTexts):
    """A folder in which each text file is a class and each of its lines a sample."""

    id: ClassVar[str] = "text-lines"
    title: ClassVar[Text] = T("Files of lines")
    help: ClassVar[Text] = T(
        "Your own texts: a folder with one .txt file for each class, such as pos.txt and neg.txt. "
        "Each line is a text."
    )
    glyph: ClassVar[str] = "list"
    columns: ClassVar[Mapping[str, ColumnPlan]] = TEXT_AND_LABEL
    reader: ClassVar[str] = "deepstudio.data.sources.text_lines:TextLinesReader"
    recognises: ClassVar[str] = "deepstudio.data.path_contents:text_lines"
    more_classes: ClassVar[Text] = T("make one .txt file for each class")

    path: str = setting(
        "", T("Folder"), T("The folder that holds one .txt file for each class."), kind="path"
    )


class ToySentimentSource(Source):
    """2,700 sentences written for this program: 450 of each of three classes in English, and as many in Chinese."""

    licence: ClassVar[Text | None] = T("Apache License 2.0, as DeepStudio itself")
    id: ClassVar[str] = "toy-sentiment"
    title: ClassVar[Text] = T("Toy sentences")
    help: ClassVar[Text] = T(
        "A toy: 2,700 short sentences in English and Chinese, written for this program. Are they positive, neutral "
        "or negative? Good for trying things out, but too few and too simple for real use."
    )
    glyph: ClassVar[str] = "list"
    built_in: ClassVar[bool] = True
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "text": ColumnPlan(id="text", settings={"vocabulary": 2000, "length": 60, "min_count": 1}),
        "label": ColumnPlan(id="category", use="target"),
    }
    reader: ClassVar[str] = "deepstudio.data.sources.toy_sentiment:ToySentimentReader"

    neutral: bool = setting(
        True,
        T("Neutral sentences"),
        T("Without them there are two classes, positive and negative: a single output can tell them apart."),
    )


SOURCES: tuple[type[Source], ...] = (
    DigitsSource,
    DotsSource,
    PictureFolderSource,
    TextTableSource,
    TableSource,
    TextFolderSource,
    TextLinesSource,
    ToySentimentSource,
    *TABLE_SAMPLES,
)
