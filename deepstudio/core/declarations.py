"""What can be declared in the catalog besides layers. Each is a class whose fields are its settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from deepstudio.core.calls import Function, Module
from deepstudio.core.settings import Settings
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text

if TYPE_CHECKING:
    from deepstudio.core.analysis import Analysis
    from deepstudio.core.explained import Explained
    from deepstudio.core.graph import Node
    from deepstudio.core.problems import Problem
    from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan, Found, Project, Use
    from deepstudio.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Metric:
    """A number a run reports; `percent` tells how it is shown, `higher_is_better` which way is up.

    `in_unit` is for one in the unit of what is answered; `help` says in a sentence what it means, the entry `about`
    of the glossary more.
    """

    id: str
    title: Text
    higher_is_better: bool
    percent: bool = False
    in_unit: bool = False
    unit: str = ""
    help: Text | None = None
    about: str = ""


LEFT_OUT = T("Samples that cannot be read: {n:,}. They take no part.")


@dataclass(frozen=True, slots=True)
class KindWords:
    """What sentences call the values of a kind.

    `counted` has a place `{n}`. `unusable`, `choose` and `give` are whole sentences: that none of a scan's can be
    used, and what to bring in the window and on the command line. `left_out` has a place `{n}` for the number of
    samples that a scan had to leave out.
    """

    one: Text
    many: Text
    counted: Text
    unusable: Text
    choose: Text
    give: Text
    left_out: Text = LEFT_OUT

    def count(self, n: int | str) -> Text:
        """So many of them, such as “7 pictures”."""
        return Text(self.counted.source, {"n": n})


SAMPLE_WORDS = KindWords(
    one=T("sample"),
    many=T("samples"),
    counted=T("{n} samples"),
    unusable=T("None of the samples can be used."),
    choose=T("Choose samples of this kind."),
    give=T("Give samples of this kind."),
)


class ColumnKind(Settings):
    """A kind of thing that a sample consists of, such as a picture; decides its shape.

    It ties what the rooms know of it, as `module:name`, imported when it is needed (see `part`):

    * data: how it is `stored`, and `brought` from files for predictions; a function that says of the values of a
      table's column (`data.sources.table_values`) whether they are of this kind, where it is `guessed` before others;
    * engine: how it is `fed` to a network, `exported` with one, and `compared` by a simple method (numbers that need
      no learning, and which `methods` suit them);
    * codegen: how it is `written` into code; ui: how it is `shown`.

    What is `stored` and `fed` can be trained with and, where its rows have one shape, exported but for code; the
    others may be left out. `words` are what sentences call it. `uses` says what a column of this kind can be for, the
    usual one first. `objective` is the id of what it means to answer a column of this kind; nothing where none can.
    """

    objective: ClassVar[str] = ""
    methods: ClassVar[tuple[str, ...]] = ("linear",)
    uses: ClassVar[tuple[Use, ...]] = ("input",)
    stored: ClassVar[str] = ""
    fed: ClassVar[str] = ""
    exported: ClassVar[str] = "deepstudio.engine.export.column:ExportedColumn"
    compared: ClassVar[str] = ""
    brought: ClassVar[str] = ""
    guessed: ClassVar[str] = ""
    written: ClassVar[str] = ""
    shown: ClassVar[str] = ""
    words: ClassVar[KindWords] = SAMPLE_WORDS
    brought_as: ClassVar[Text | None] = None
    """What a person has who has such data, such as “Pictures”; kinds that say the same are offered as one."""
    sketched: ClassVar[str] = "deepstudio.data.sketches:lines"
    """In the data room, what gives a few samples for a small drawing (`data.sketch.Sketch`)."""
    proposals_stay: ClassVar[bool] = True
    """Whether settings that a source proposed for its own values stay where other data takes their place."""
    in_words: ClassVar[bool] = False
    """Whether a value is a text, which can be compared and shown beside its id as it is."""

    @property
    def joins(self) -> bool:
        """Whether several such columns can enter a network together, as one flat vector."""
        return False

    def shape(self, found: ColumnFound | None) -> Shape | None:
        """The shape of one sample, or nothing while it is not known."""
        raise NotImplementedError


class TokenizerKind(Settings):
    """A way to cut a text into tokens. `module` holds its class `Tokenizer`, which needs no other file of ours.

    The module has a function `learn` beside it (see `deepstudio.data.tokenizers`), and where the form of a text is a
    matter of its own `normal`, which gives it that form. `requires` are the packages that
    an exported project has to install for it.
    """

    module: ClassVar[str]
    requires: ClassVar[tuple[str, ...]] = ()
    tokens: ClassVar[Literal["words", "parts", "signs"]] = "signs"
    """Whole words; words or parts of them, which are told of together; or signs that each stand for themselves."""


class Finding(Settings):
    """Something doubtful that can be found in data. `columns` are the kinds of column it looks at; none means all.

    `finder` names, as `module:function`, what looks for it.
    """

    columns: ClassVar[tuple[str, ...]] = ()
    finder: ClassVar[str] = ""


class Source(Settings):
    """A place samples come from. `columns` are the column ids it offers, by name, with fitting settings.

    `reader` says which class reads it, as `module:Class`; it is imported when samples are wanted. `recognises` names
    the function that sees from names and beginnings whether something is of this source (`data.path_contents`); a
    source with it has a setting `path`. `proposes` names one that gives, of a source, the columns that its data has,
    with the kinds and uses that are guessed, and is also given the column to answer, where a person names one; a
    source without it has always the same. `keeps`
    names one that tells, of other data and the settings that were chosen before, which of these still hold.
    `diagnoses` is for a source whose reader says best what is wrong with data that
    nothing recognises, where a project has such data. `more_classes` is what to do where all samples belong to one
    class.
    """

    glyph: ClassVar[str] = "folder"
    built_in: ClassVar[bool] = False
    licence: ClassVar[Text | None] = None
    """Under which licence its samples may be used, where they come with the program."""
    reader: ClassVar[str] = ""
    recognises: ClassVar[str] = ""
    keeps: ClassVar[str] = ""
    proposes: ClassVar[str] = ""
    diagnoses: ClassVar[bool] = False
    more_classes: ClassVar[Text] = T("make one sub-folder for each class")
    columns: ClassVar[Mapping[str, ColumnPlan]]
    dividing: ClassVar[tuple[str, ...]] = ()
    """Its settings that only say how samples are divided; empty, each says nothing."""
    guessed: ClassVar[tuple[str, ...]] = ()
    """Its settings that name the column of the texts and that of the labels in a table; empty, each is guessed."""

    def offered(self) -> Mapping[str, ColumnPlan]:
        """The columns that it gives with these settings."""
        return self.columns


class Split(Settings):
    """A way to divide samples into parts. `divides` names, as `module:function`, what does it (see `data.split`).

    `column` is the use of the column that it goes by; without such a column it cannot be chosen.
    """

    column: ClassVar[Use | Literal[""]] = ""
    divides: ClassVar[str] = ""


class Objective(Settings):
    """What it means to answer a column: its numbers, which ends of a network fit, and what teaches and examines it.

    `metrics` are what training tells of each step, means over samples, beside the loss; `best` is the one that picks
    the best epoch. `examined` are those of an examination, the most telling first. `balances` says that mistakes on
    what is rare can weigh more. As `module:name` it names

    * `learned`: in the engine, a class derived from `LearnedTarget`, which judges, answers and examines,
    * `estimators`: in the engine, the simple methods beside a network, by the id that kinds name as `methods`,
    * `written`: in codegen, the pieces of an emitted project,
    * `shown`: in the window, how right answers are shown among the data and corrected, a class derived from
      `TargetLooks`; answers themselves name their own views.
    """

    metrics: ClassVar[tuple[Metric, ...]] = ()
    examined: ClassVar[tuple[Metric, ...]] = ()
    wanted: ClassVar[Text | None] = None
    """What a person wants to know whom this answers, such as “A number”; its title where nothing is said."""
    best: ClassVar[str] = ""
    balances: ClassVar[bool] = False
    learned: ClassVar[str] = ""
    estimators: ClassVar[str] = ""
    written: ClassVar[str] = ""
    earlier: ClassVar[str] = ""
    """In the catalog, what makes an `Examination` of what programs before there were any have kept."""
    shown: ClassVar[str] = ""

    def lacks(self, plan: DataPlan, found: Found, registry: Registry, column: str) -> Explained | None:
        """Why nobody could learn to answer a column from what was found, with its cause, or nothing."""
        return None

    def named(self, keys: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
        """What an examination says besides its sections, with the names that a person gave to classes."""
        return dict(keys)

    def data_problems(self, plan: DataPlan, found: Found, column: str) -> Iterable[Problem]:
        """What is doubtful in the values of a column to answer, such as uneven classes."""
        return ()

    def problems(
        self, registry: Registry, analysis: Analysis, output: Node, found: ColumnFound | None, column: str
    ) -> Iterable[Problem]:
        """What is wrong with how the network ends at an output; `column` is named where there are several.

        Nothing is found while the data was not looked at.
        """
        return ()

    def loss(self, outputs: int) -> str:
        """The id of the loss where none is chosen, for an end with so many numbers."""
        raise NotImplementedError

    def outputs(self, found: ColumnFound) -> int:
        """How many numbers the network gives for a column."""
        return 1

    def ending(self, found: ColumnFound) -> Mapping[str, Any]:
        """The settings of a Dense layer that ends a network for a column."""
        return {"units": self.outputs(found), "activation": "none"}


class Loss(Settings):
    """What training makes small: for which `objectives`, and for ends of a network with one number or several.

    One without objectives is no loss of its own: what it means is for the objective to say (`Objective.loss`).
    """

    objectives: ClassVar[tuple[str, ...]] = ("class",)
    outputs: ClassVar[Literal["one", "several", "any"]] = "any"

    def call(self, outputs: int) -> Function:
        """A function of scores in 32 bit and the right answers, which takes torch's `reduction` by name.

        For one output: scores (N,) and right answers (N,), of classes 0.0 or 1.0; else scores (N, outputs) and class
        numbers (N,).
        """
        raise NotImplementedError


class Optimizer(Settings):
    """How weights follow their gradients. `learning_rate` is a setting of each."""

    def call(self) -> Module:
        """The torch optimizer; its parameters come first."""
        raise NotImplementedError


class Schedule(Settings):
    """How the learning rate changes from step to step."""

    def call(self, steps: int, steps_per_epoch: int) -> Module | None:
        """The torch scheduler, stepped after each batch, for a run of `steps`; its optimizer comes first."""
        raise NotImplementedError


class Exporter(Settings):
    """A form in which a trained model leaves the program. `suffix` is that of its file; folders have none.

    `exported` names, as `module:function`, what writes it (see `deepstudio.engine.export`). `contents` says in lines
    what one gets, `purpose` what a person wants who needs this form; without one it is offered by its title alone.
    """

    glyph: ClassVar[str] = "export"
    suffix: ClassVar[str] = ""
    exported: ClassVar[str] = ""
    purpose: ClassVar[Text | None] = None
    contents: ClassVar[tuple[Text, ...]] = ()
    about: ClassVar[str] = ""
    """The id of the entry of the glossary that explains it."""


class Task(Settings):
    """What the network is for: its roles, metrics and which outputs and activations fit.

    As `module:function` in the engine, `learner` names what starts it at work (`engine.tasks.Start`), and `trained`
    what loads a run's networks for use (`engine.tasks.Load`).
    """

    roles: ClassVar[tuple[str, ...]] = ("model",)
    metrics: ClassVar[tuple[Metric, ...]] = ()
    best: ClassVar[str] = ""
    learner: ClassVar[str] = ""
    trained: ClassVar[str] = ""

    def metrics_of(self, project: Project, registry: Registry) -> tuple[Metric, ...]:
        """The numbers that a run of a project reports, the loss first."""
        return self.metrics

    def examined_of(self, project: Project, registry: Registry) -> tuple[Metric, ...]:
        """The numbers of an examination, those that a run reports of each step among them."""
        return self.metrics_of(project, registry)

    def best_of(self, project: Project, registry: Registry) -> str:
        """The id of the metric that picks the best epoch."""
        return self.best

    def input_shapes(
        self, project: Project, registry: Registry, role: str, before: Mapping[str, Analysis]
    ) -> dict[str, Shape | None]:
        """The shape that enters at each input node of a role's network.

        `before` are the analyses of the roles declared earlier, for a network that takes what another one gives. What
        has steps may name another input as its `origin` where both always end together.
        """
        raise NotImplementedError

    def lacks(self, plan: DataPlan, found: Found, registry: Registry) -> Explained | None:
        """Why nobody could learn this task from what was found in the data, with its cause, or nothing."""
        return None

    def check(
        self, project: Project, registry: Registry, analyses: Mapping[str, Analysis]
    ) -> Sequence[Problem]:
        """Findings that only this task can make."""
        raise NotImplementedError


class Template(Settings):
    """A ready project to start from. What enters its network and what it answers says to whom it is offered."""

    glyph: ClassVar[str] = "model"
    level: ClassVar[Text]
    keywords: ClassVar[tuple[str, ...]] = ()
    """More words to find it by, in any language."""

    def build(self, name: str) -> Project:
        """A new project called `name`."""
        raise NotImplementedError
