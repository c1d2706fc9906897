"""All declared classes by family and id, and the typed instances made from what a project names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from deepstudio.core.declarations import (
    ColumnKind,
    Exporter,
    Finding,
    Loss,
    Objective,
    Optimizer,
    Schedule,
    Source,
    Split,
    Task,
    Template,
    TokenizerKind,
)
from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.graph import Chosen, Node
from deepstudio.core.layer import Layer
from deepstudio.core.results import Answer, Section
from deepstudio.core.settings import Choice, SettingError, Settings, SettingSpec, settings_errors
from deepstudio.core.text import T

Declared = TypeVar("Declared", bound=Settings)


@dataclass(frozen=True, slots=True)
class UnknownId:
    """Nothing with this id is declared; perhaps a plugin is missing."""

    id: str


@dataclass(frozen=True, slots=True)
class InvalidSettings:
    """The class exists, but these values do not fit its settings."""

    cls: type[Settings]
    errors: tuple[SettingError, ...]


class Family(Generic[Declared]):
    """The declared classes of one kind, in order of registration, and a cache of their instances.

    `families` are all of the registry, which the settings of a class may choose from.
    """

    def __init__(self, base: type[Declared]) -> None:
        self.base = base
        self.families: Mapping[str, Family[Any]] = {}
        self._classes: dict[str, type[Declared]] = {}
        self._replaced: dict[str, str] = {}
        self._made: dict[str, Declared | UnknownId | InvalidSettings] = {}

    def copy(self) -> Family[Declared]:
        """The same classes in a family of its own."""
        made = Family(self.base)
        made._classes.update(self._classes)
        made._replaced.update(self._replaced)
        return made

    def register(self, cls: type[Declared]) -> None:
        if not cls.id:
            raise ValueError(f"{cls.__name__} declares no id")
        if cls.id in self._classes:
            raise ValueError(
                f"{cls.__name__}: the id {cls.id!r} is taken by {self._classes[cls.id].__name__}"
            )
        self._classes[cls.id] = cls
        self._replaced |= dict.fromkeys(cls.replaces, cls.id)

    def __iter__(self) -> Any:
        return iter(self._classes.values())

    def __len__(self) -> int:
        return len(self._classes)

    def get(self, id: str) -> type[Declared] | None:
        return self._classes.get(id) or self._classes.get(self._replaced.get(id, ""))

    def derives(self, id: str, base: str) -> bool:
        """Whether `id` is that of `base` or of a class derived from it."""
        cls, other = self.get(id), self.get(base)
        return id == base or (cls is not None and other is not None and issubclass(cls, other))

    def resolve(
        self, id: str, settings: Mapping[str, Any], key: str
    ) -> Declared | UnknownId | InvalidSettings:
        """The typed instance, made once per `key`, or why there is none."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(id, settings)
        return made

    def _make(self, id: str, settings: Mapping[str, Any]) -> Declared | UnknownId | InvalidSettings:
        cls = self.get(id)
        if cls is None:
            return UnknownId(id)
        try:
            made = cls(**settings)
        except ValidationError as error:
            return InvalidSettings(cls, tuple(settings_errors(cls, error)))
        strange = tuple(self._strangers(made))
        return InvalidSettings(cls, strange) if strange else made

    def _strangers(self, made: Declared) -> Iterator[SettingError]:
        """What is chosen from a family and not declared there; perhaps a plugin is missing.

        A registry without any of a family, as one of layers alone, cannot tell.
        """
        for spec in made.specs():
            family = self.families.get(spec.family)
            value = getattr(made, spec.name)
            if family and family.get(value) is None:
                words = {"title": spec.title, "id": str(value)[:40], "all": [cls.title for cls in family]}
                message = T(
                    "{title}: “{id}” is not known here; perhaps a plugin is missing. Choose one of: {all}.",
                    **words,
                )
                yield SettingError(spec.name, message, spec.default)


class CatalogError(Exception):
    """A project names something that cannot be made; checking says so with a fix before anything runs."""

    def __init__(self, found: UnknownId | InvalidSettings) -> None:
        super().__init__(str(found))
        self.found = found


@dataclass
class Registry:
    """Everything a user can choose. Plugins register through the same `register` as the built-in catalog."""

    layers: Family[Layer] = field(default_factory=lambda: Family(Layer))
    columns: Family[ColumnKind] = field(default_factory=lambda: Family(ColumnKind))
    tokenizers: Family[TokenizerKind] = field(default_factory=lambda: Family(TokenizerKind))
    findings: Family[Finding] = field(default_factory=lambda: Family(Finding))
    sources: Family[Source] = field(default_factory=lambda: Family(Source))
    splits: Family[Split] = field(default_factory=lambda: Family(Split))
    tasks: Family[Task] = field(default_factory=lambda: Family(Task))
    objectives: Family[Objective] = field(default_factory=lambda: Family(Objective))
    answers: Family[Answer] = field(default_factory=lambda: Family(Answer))
    sections: Family[Section] = field(default_factory=lambda: Family(Section))
    losses: Family[Loss] = field(default_factory=lambda: Family(Loss))
    optimizers: Family[Optimizer] = field(default_factory=lambda: Family(Optimizer))
    schedules: Family[Schedule] = field(default_factory=lambda: Family(Schedule))
    exporters: Family[Exporter] = field(default_factory=lambda: Family(Exporter))
    templates: Family[Template] = field(default_factory=lambda: Family(Template))
    glossary: dict[str, GlossaryEntry] = field(default_factory=dict)
    """Words and what they mean, by id."""
    failed: dict[str, BaseException] = field(default_factory=dict)
    """Plugins that could not be loaded, by name."""

    def __post_init__(self) -> None:
        for family in self.families().values():
            family.families = self.families()

    def families(self) -> dict[str, Family[Any]]:
        return {name: family for name, family in vars(self).items() if isinstance(family, Family)}

    def copy(self) -> Registry:
        """The same classes in families of their own, so that a plugin which fails half-way adds nothing."""
        made = Registry(glossary=dict(self.glossary), failed=self.failed)
        for name, family in self.families().items():
            setattr(made, name, family.copy())
        made.__post_init__()
        return made

    def choices(self, spec: SettingSpec) -> tuple[Choice, ...]:
        """The values that a setting offers: its own, or what the family it chooses from has."""
        family = self.families().get(spec.family, ())
        return tuple(Choice(cls.id, cls.title) for cls in family) or spec.choices

    def register(self, *declared: type[Settings] | GlossaryEntry) -> None:
        """Adds classes, each to the family of its base, and words. Raises `ValueError` on a taken id."""
        for cls in declared:
            if isinstance(cls, GlossaryEntry):
                self._explain(cls)
                continue
            family = next((f for f in self.families().values() if issubclass(cls, f.base)), None)
            if family is None:
                raise ValueError(f"{cls.__name__} is none of the kinds that can be declared")
            family.register(cls)

    def _explain(self, entry: GlossaryEntry) -> None:
        if entry.id in self.glossary:
            raise ValueError(f"the word {entry.id!r} is explained already")
        self.glossary[entry.id] = entry

    def layer(self, node: Node) -> Layer | UnknownId | InvalidSettings:
        return self.layers.resolve(node.layer, node.settings, node.key)

    def make(self, family: Family[Declared], chosen: Chosen) -> Declared:
        """The typed instance of a choice. Raises `CatalogError`."""
        made = family.resolve(chosen.id, chosen.settings, chosen.key)
        if isinstance(made, UnknownId | InvalidSettings):
            raise CatalogError(made)
        return made
