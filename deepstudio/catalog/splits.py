"""Ways to divide samples into training, validation and test."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.core.declarations import Split
from deepstudio.core.project import Use
from deepstudio.core.text import T, Text


class Stratified(Split):
    """Each class by itself."""

    id: ClassVar[str] = "stratified"
    title: ClassVar[Text] = T("By class")
    help: ClassVar[Text] = T(
        "Drawn by chance, with the same share of each class in every part. The usual choice."
    )
    divides: ClassVar[str] = "deepstudio.data.split:stratified"


class Random(Split):
    id: ClassVar[str] = "random"
    title: ClassVar[Text] = T("By chance")
    help: ClassVar[Text] = T("Drawn by chance alone. A rare class may be missing in a part.")
    divides: ClassVar[str] = "deepstudio.data.split:random"


class ByGroup(Split):
    id: ClassVar[str] = "group"
    title: ClassVar[Text] = T("By group")
    help: ClassVar[Text] = T(
        "All samples of a group, such as a patient or a person, come into the same part. Otherwise the test may ask "
        "for what was learned by heart."
    )
    column: ClassVar[Use] = "group"
    divides: ClassVar[str] = "deepstudio.data.split:by_group"


class InTime(Split):
    id: ClassVar[str] = "time"
    title: ClassVar[Text] = T("In time")
    help: ClassVar[Text] = T(
        "The oldest samples are for training, the newest for the test, as when the network is used later on."
    )
    column: ClassVar[Use] = "time"
    divides: ClassVar[str] = "deepstudio.data.split:in_time"


SPLITS: tuple[type[Split], ...] = (Stratified, Random, ByGroup, InTime)
