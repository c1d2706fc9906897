"""What can be doubtful in data, each with what looks for it."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.core.declarations import Finding
from deepstudio.core.text import T, Text


class ContradictoryLabels(Finding):
    id: ClassVar[str] = "contradictory-labels"
    title: ClassVar[Text] = T("Contradictory labels")
    help: ClassVar[Text] = T(
        "The same text or picture stands in several classes. Nobody can learn which one is right."
    )
    columns: ClassVar[tuple[str, ...]] = ("text", "picture")
    finder: ClassVar[str] = "deepstudio.data.findings.duplicates:contradictory"


class DuplicatesAcross(Finding):
    id: ClassVar[str] = "duplicates-across"
    title: ClassVar[Text] = T("Copies in several parts")
    help: ClassVar[Text] = T(
        "The network is examined with samples that it has learned from, so it seems better than it is."
    )
    columns: ClassVar[tuple[str, ...]] = ("text", "picture")
    finder: ClassVar[str] = "deepstudio.data.findings.duplicates:across"


class DuplicatesWithin(Finding):
    id: ClassVar[str] = "duplicates-within"
    title: ClassVar[Text] = T("Copies in the same part")
    help: ClassVar[Text] = T("A sample that occurs several times counts several times.")
    columns: ClassVar[tuple[str, ...]] = ("text", "picture")
    finder: ClassVar[str] = "deepstudio.data.findings.duplicates:within"


class LeftOut(Finding):
    id: ClassVar[str] = "left-out"
    title: ClassVar[Text] = T("Samples left out")
    help: ClassVar[Text] = T("A text without a single visible character, or a file that cannot be read.")
    finder: ClassVar[str] = "deepstudio.data.findings.left_out:find"


class LongTexts(Finding):
    id: ClassVar[str] = "long-texts"
    title: ClassVar[Text] = T("Very long texts")
    help: ClassVar[Text] = T(
        "More than one text in twenty is longer than the maximum length, so its end is cut off."
    )
    columns: ClassVar[tuple[str, ...]] = ("text",)
    finder: ClassVar[str] = "deepstudio.data.findings.long_texts:find"


class Imbalance(Finding):
    """Of any kind of column."""

    id: ClassVar[str] = "imbalance"
    title: ClassVar[Text] = T("Imbalance")
    help: ClassVar[Text] = T(
        "The largest class has more than three times as many samples as the smallest; "
        "a network then likes to answer the larger one."
    )
    finder: ClassVar[str] = "deepstudio.data.findings.imbalance:find"


ROW = ("number", "category")


class Leak(Finding):
    id: ClassVar[str] = "leak"
    title: ClassVar[Text] = T("The answer in disguise")
    help: ClassVar[Text] = T(
        "One column alone tells the answer, as when it is only known afterwards. The network learns to look there."
    )
    columns: ClassVar[tuple[str, ...]] = ROW
    finder: ClassVar[str] = "deepstudio.data.findings.leaks:find"


class IdColumns(Finding):
    id: ClassVar[str] = "id-column"
    title: ClassVar[Text] = T("Names of samples")
    help: ClassVar[Text] = T("A column that is different for each sample, such as a number of a row, enters.")
    columns: ClassVar[tuple[str, ...]] = ROW
    finder: ClassVar[str] = "deepstudio.data.findings.idle_columns:names"


class ConstantColumn(Finding):
    id: ClassVar[str] = "constant-column"
    title: ClassVar[Text] = T("Columns with one value")
    help: ClassVar[Text] = T("A column that is the same for all samples tells nothing.")
    columns: ClassVar[tuple[str, ...]] = ROW
    finder: ClassVar[str] = "deepstudio.data.findings.idle_columns:constants"


class CopiedColumn(Finding):
    id: ClassVar[str] = "copied-column"
    title: ClassVar[Text] = T("Columns that say the same")
    help: ClassVar[Text] = T("Each value of one column goes with one of another, so that one is enough.")
    columns: ClassVar[tuple[str, ...]] = ROW
    finder: ClassVar[str] = "deepstudio.data.findings.idle_columns:copies"


class UnseenValues(Finding):
    id: ClassVar[str] = "unseen-values"
    title: ClassVar[Text] = T("Values that training lacks")
    help: ClassVar[Text] = T("Of such a value the network can learn nothing; it enters as zeros.")
    columns: ClassVar[tuple[str, ...]] = ROW
    finder: ClassVar[str] = "deepstudio.data.findings.idle_columns:unseen"


class GuessedAnswer(Finding):
    """Of any kind of column."""

    id: ClassVar[str] = "answer-guessed"
    title: ClassVar[Text] = T("The answer was guessed")
    help: ClassVar[Text] = T("Several columns of a table could be the one to answer.")
    finder: ClassVar[str] = "deepstudio.data.findings.guessed_answer:find"


class BareClasses(Finding):
    """Of any kind of column."""

    id: ClassVar[str] = "bare-classes"
    title: ClassVar[Text] = T("Classes without names")
    help: ClassVar[Text] = T(
        "The classes are mere numbers or codes, so that nobody sees what an answer means."
    )
    finder: ClassVar[str] = "deepstudio.data.findings.bare_classes:find"


FINDINGS: tuple[type[Finding], ...] = (
    ContradictoryLabels,
    DuplicatesAcross,
    DuplicatesWithin,
    LeftOut,
    LongTexts,
    Imbalance,
    Leak,
    IdColumns,
    ConstantColumn,
    CopiedColumn,
    UnseenValues,
    GuessedAnswer,
    BareClasses,
)
