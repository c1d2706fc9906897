"""The project as a frozen value: task, data plan, networks by role and training plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, PlainSerializer, model_validator

from deepstudio.core.graph import Chosen, Frozen, Graph, ReadOnly
from deepstudio.core.settings import Settings, setting
from deepstudio.core.shapes import AnyShape
from deepstudio.core.text import T

PROJECT_FORMAT: Final = "deepstudio-project"
PROJECT_VERSION: Final = 4
DEFAULT_ROLE = "model"

Use = Literal["input", "target", "group", "time", "weight", "unused"]
"""What a column is for: to enter, to be answered, to say what belongs together, when it was, how much it counts."""


class ColumnPlan(Chosen):
    """A kind of column from the catalog, with its settings, and what the column is used for."""

    use: Use = "input"


USUAL_SPLIT = Chosen(id="stratified")


class SplitPlan(Settings):
    """How samples are divided: by which method of the catalog, in which shares, and drawn with which `seed`."""

    method: Chosen = USUAL_SPLIT

    train: int = setting(
        70,
        T("Training"),
        T("Samples the network learns from."),
        ge=1,
        le=98,
        unit=T("%"),
        about="training_part",
    )
    validation: int = setting(
        15,
        T("Validation"),
        T("Samples that show during training how well it does."),
        ge=1,
        le=98,
        unit=T("%"),
        about="validation",
    )
    given: Literal["keep", "new"] = setting(
        "keep",
        T("Parts that the data gives"),
        T(
            "Where folders such as train and test say which part a sample is in, that can be kept or drawn anew."
        ),
        choices={"keep": T("keep them"), "new": T("draw new ones")},
    )
    seed: int = setting(
        0,
        T("Split seed"),
        T("Another number draws another split."),
        ge=0,
        le=2**31 - 1,
        advanced=True,
        about="seed",
    )

    def replace(self, **changes: Any) -> SplitPlan:
        """Returns a validated copy with `changes`."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return SplitPlan(**(kept | changes))

    @property
    def is_usual(self) -> bool:
        """Whether samples are divided by class alone."""
        return self.method == USUAL_SPLIT

    @property
    def test(self) -> int:
        """Percent kept for the final examination."""
        return 100 - self.train - self.validation

    @model_validator(mode="after")
    def _leaves_a_test(self) -> SplitPlan:
        if self.test < 1:
            raise ValueError("training and validation leave nothing for the test")
        return self


# Samples or files; more than any disk holds is damage.
Amount = Annotated[int, Field(ge=0, le=10**12)]


class ColumnFound(Frozen):
    """What a scan found in one column; what a kind of column does not know stays empty.

    `shape` is that of the values themselves, as of pictures before they are fitted; `classes` are the different
    values where these are few, each with its count; `low` and `high` are limits, of deep pictures black and white.
    `mean` is that of numbers, which may all be `whole`. `missing` counts samples without a value. The numbers have a
    `decimal_comma` where their values say so.
    """

    shape: AnyShape | None = None
    classes: tuple[str, ...] = ()
    counts: tuple[Amount, ...] = ()
    low: float | None = None
    high: float | None = None
    mean: float | None = None
    whole: bool = False
    missing: Amount = 0
    decimal_comma: bool = False

    @model_validator(mode="after")
    def _counts_each_class_once(self) -> ColumnFound:
        if len(self.counts) != len(self.classes) or len(set(self.classes)) != len(self.classes):
            raise ValueError("there must be one count for each class")
        return self


class Found(Frozen):
    """What a scan of the data found, so that checking needs no disk: how many samples, and the facts by column."""

    fingerprint: str
    samples: Amount = 0
    columns: ReadOnly[str, ColumnFound] = Field(default_factory=dict, validate_default=True)
    unreadable: tuple[str, ...] = ()
    unreadable_count: Amount = 0
    given: tuple[Amount, ...] = ()
    """Samples that the data itself gives to training, validation and test; empty where it gives no parts."""

    def column(self, name: str) -> ColumnFound:
        """What is known of a column; nothing of one that the scan did not meet."""
        return self.columns.get(name) or NOTHING_FOUND


NOTHING_FOUND = ColumnFound()


def _read_only_rows(rows: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType({id: MappingProxyType(dict(cells)) for id, cells in rows.items()})


def _plain_rows(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {id: dict(cells) for id, cells in rows.items()}


# Values by sample id and column.
Corrections = Annotated[
    Mapping[str, Mapping[str, Any]], AfterValidator(_read_only_rows), PlainSerializer(_plain_rows)
]
LONGEST_NAME: Final = 200  # characters of a class
# What classes are called, by column and class.
GivenNames = Annotated[
    Mapping[str, Mapping[str, Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]]],
    AfterValidator(_read_only_rows),
    PlainSerializer(_plain_rows),
]


class DataPlan(Frozen):
    """Where samples come from and how they are read. A sample is a row of `columns`, named cells of one kind each.

    `excluded` and `corrected` speak of sample ids (relative paths), the latter of the values of columns that somebody
    changed; the user's files are never touched. `names` are what classes are called where they are shown, by column:
    all that is stored, learned and compared speaks of classes as the data has them.
    """

    source: Chosen
    columns: ReadOnly[str, ColumnPlan] = Field(default_factory=dict, validate_default=True)
    split: SplitPlan = Field(default_factory=SplitPlan)
    excluded: tuple[str, ...] = ()
    corrected: Corrections = Field(default_factory=dict, validate_default=True)
    names: GivenNames = Field(default_factory=dict, validate_default=True)
    found: Found | None = None

    @property
    def keeps_parts(self) -> bool:
        """Whether the data itself says which part a sample is in, and that holds."""
        return self.found is not None and sum(self.found.given[:1]) > 0 and self.split.given == "keep"

    @property
    def shares(self) -> tuple[float, float, float]:
        """Percent of the samples in training, validation and test, about."""
        split = self.split
        if self.found is None or not self.keeps_parts:
            return split.train, split.validation, split.test
        train, validation, test = self.found.given
        cut = [
            0 if count else percent for count, percent in ((validation, split.validation), (test, split.test))
        ]
        each = train / (split.train + sum(cut))
        counts = (each * split.train, validation + each * cut[0], test + each * cut[1])
        train_share, validation_share, test_share = (100 * count / sum(counts) for count in counts)
        return train_share, validation_share, test_share

    @property
    def percents(self) -> tuple[int, int, int]:
        """The shares in whole percent, together 100."""
        shares = self.shares
        train, validation, test = map(int, shares)
        missing = 100 - train - validation - test
        by_rest = sorted(range(3), key=lambda part: int(shares[part]) - shares[part])[:missing]
        return train + (0 in by_rest), validation + (1 in by_rest), test + (2 in by_rest)

    def of_use(self, use: Use) -> tuple[str, ...]:
        """The names of the columns that are used for this."""
        return tuple(name for name, column in self.columns.items() if column.use == use)

    @property
    def target(self) -> str:
        """The name of the first column that is to be answered; empty where there is none."""
        return next(iter(self.of_use("target")), "")

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of the first target, as far as they were found."""
        return self.found.column(self.target).classes if self.found is not None else ()

    def corrected_in(self, column: str) -> dict[str, Any]:
        """The changed values of one column by sample id."""
        return {id: values[column] for id, values in self.corrected.items() if column in values}

    def class_names(self, column: str) -> Mapping[str, str]:
        """What the classes of a column are called, by class; those without a name of their own are left out.

        None has one where data that changed has a class that is called so, as the two could not be told apart.
        """
        given = self.names.get(column, {})
        classes = self.found.column(column).classes if self.found is not None and given else ()
        shown = [given.get(name, name) for name in classes]
        return given if len(set(shown)) == len(shown) else {}

    @property
    def given_names(self) -> Mapping[str, Mapping[str, str]]:
        """`class_names` by column, of the columns that have some."""
        return {column: names for column in self.names if (names := self.class_names(column))}

    def called(self, column: str, value: Any) -> Any:
        """A cell of a column as it is shown."""
        names = self.class_names(column)
        return names.get(value, value) if names and isinstance(value, str) else value

    def all_called(self, column: str, classes: Iterable[str]) -> list[str]:
        """Classes of a column as they are shown."""
        names = self.class_names(column)
        return [names.get(name, name) for name in classes]

    def meant(self, column: str, shown: Any) -> Any:
        """The cell of a column that is shown so."""
        return next((name for name, given in self.class_names(column).items() if given == shown), shown)

    @model_validator(mode="after")
    def _tells_classes_apart(self) -> DataPlan:
        if any(len(set(given.values())) != len(given) for given in self.names.values()):
            raise ValueError("two classes cannot have one name")
        return self

    @model_validator(mode="after")
    def _corrects_names_by_names(self) -> DataPlan:
        named = {} if self.found is None else {n: one for n, one in self.found.columns.items() if one.classes}
        for values in self.corrected.values():
            if any(name in named and not isinstance(value, str) for name, value in values.items()):
                raise ValueError("the name of a class must be a text")
        return self


class RolePlan(Frozen):
    """How the network of one role learns where that differs from the others; nothing means as they do."""

    optimizer: Chosen | None = None
    schedule: Chosen | None = None


class TargetPlan(Frozen):
    """How one of several targets is learned: with which loss, and how much its mistakes weigh beside the others'."""

    loss: str = ""
    weight: Annotated[float, Field(gt=0, le=1e6)] = 1.0


class TrainingPlan(Settings):
    """How the networks learn. The optimizer and the schedule carry their own settings.

    `roles` and `targets` hold what differs for single roles and targets.
    """

    epochs: int = setting(
        20, T("Epochs"), T("One epoch shows every training sample once."), ge=1, le=100_000, about="epoch"
    )
    batch_size: int = setting(
        32,
        T("Batch size"),
        T("Samples the network sees before it adjusts its weights."),
        ge=1,
        le=65_536,
        about="batch_size",
    )
    optimizer: Chosen = Chosen(id="adam")
    schedule: Chosen = Chosen(id="constant")
    loss: str = "auto"
    early_stopping: int = setting(
        0,
        T("Early stopping"),
        T("Stops after this many epochs without a better validation result. 0 means never."),
        ge=0,
        le=10_000,
        unit=T("epochs"),
        zero=T("off"),
        about="early_stopping",
    )
    balanced: bool = setting(
        False,
        T("Balance classes"),
        T("Mistakes on rare classes weigh more, so that each class counts the same as a whole."),
        about="balance",
    )
    augmentation: bool = setting(
        False,
        T("Augmentation"),
        T(
            "Shows samples slightly changed, such as shifted or mirrored pictures, so that the network does not "
            "memorise them."
        ),
        about="augmentation",
    )
    augmented_copies: int = setting(
        0,
        T("Changed copies"),
        T(
            "Draws so many changed copies of each sample once, which the epochs take in turn. Frozen layers are then "
            "computed once for each copy, not anew in every epoch."
        ),
        ge=0,
        le=100,
        zero=T("new in every epoch"),
        visible_when=("augmentation", (True,)),
        advanced=True,
        about="augmentation",
    )
    precision: Literal["auto", "float32", "bfloat16"] = setting(
        "auto",
        T("Numerical precision"),
        T("Mixed precision is faster and needs less memory where the processor supports it."),
        choices={"auto": T("automatic"), "float32": T("32 bit"), "bfloat16": T("mixed, bfloat16")},
        advanced=True,
        about="number_precision",
    )
    seed: int = setting(
        0,
        T("Seed"),
        T("The same seed gives the same start and order."),
        ge=0,
        le=2**31 - 1,
        advanced=True,
        about="seed",
    )
    start_from: ReadOnly[str, str] = Field(default_factory=dict, validate_default=True)
    roles: ReadOnly[str, RolePlan] = Field(default_factory=dict, validate_default=True)
    targets: ReadOnly[str, TargetPlan] = Field(default_factory=dict, validate_default=True)

    def optimizer_of(self, role: str) -> Chosen:
        """The optimizer of a role's network."""
        own = self.roles.get(role)
        return self.optimizer if own is None or own.optimizer is None else own.optimizer

    def schedule_of(self, role: str) -> Chosen:
        """The schedule of a role's network."""
        own = self.roles.get(role)
        return self.schedule if own is None or own.schedule is None else own.schedule

    def loss_of(self, target: str) -> str:
        """The id of the loss of a target, or `auto`."""
        own = self.targets.get(target)
        return self.loss if own is None or not own.loss else own.loss

    def weight_of(self, target: str) -> float:
        """How much the mistakes of a target count beside those of others."""
        own = self.targets.get(target)
        return 1.0 if own is None else own.weight

    def replace(self, **changes: Any) -> TrainingPlan:
        """Returns a validated copy with `changes`."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return TrainingPlan(**(kept | changes))


class Project(Frozen):
    """Everything a user decided. Ids refer to the catalog; nothing in it is ever executed."""

    format: Literal["deepstudio-project"] = PROJECT_FORMAT
    version: Literal[4] = PROJECT_VERSION
    name: Annotated[str, Field(min_length=1, max_length=200)]
    template: str = ""
    task: Chosen = Chosen(id="supervised")
    data: DataPlan | None = None
    models: ReadOnly[str, Graph] = Field(default_factory=dict, validate_default=True)
    training: TrainingPlan = Field(default_factory=TrainingPlan)

    def with_graph(self, role: str, graph: Graph) -> Project:
        """Returns the project with the network of one role replaced."""
        return self.replace(models={**self.models, role: graph})
