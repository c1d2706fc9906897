"""The part of a card about data: where it is from, how it was divided, what its columns hold, and how they enter."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.catalog import registry
from deepstudio.core.project import DataPlan, Found
from deepstudio.core.results import written
from deepstudio.core.text import T, Text, verbatim
from deepstudio.data.cells import NO_CLASS
from deepstudio.data.columns import planned_columns
from deepstudio.engine.export.card.facts import CardFacts
from deepstudio.engine.export.card.markdown import CardBlock, CardParagraph, CardPoints, CardTable, CardTitle
from deepstudio.storage.run_parts import PartName

MOST_CLASSES = 20  # that a table lists
MOST_COLUMNS, MOST_PREPARED = 20, 12
PARTS: dict[PartName, Text] = {"train": T("Training"), "validation": T("Validation"), "test": T("Test")}
USES = {
    "input": T("enters"),
    "target": T("is answered"),
    "group": T("groups samples"),
    "time": T("tells the order"),
    "weight": T("tells how much a sample counts"),
    "unused": T("not used"),
}


def data_blocks(facts: CardFacts) -> Iterator[CardBlock]:
    plan = facts.model.project.data
    yield CardTitle(T("Data"))
    if plan is None:
        yield CardParagraph(T("It is not known what the network learned from."))
        return
    yield CardPoints(tuple(_about(facts, plan)))
    yield from _divided(facts)
    yield from _columns(facts, plan)
    yield CardTitle(T("How a sample becomes numbers"))
    yield CardPoints(tuple(_prepared(facts)))


def _prepared(facts: CardFacts) -> Iterator[Text]:
    columns = list(facts.leaving.columns.values())
    for column in columns[:MOST_PREPARED]:
        yield T("{name}: {how}", name=column.name, how=column.prepared())
    if len(columns) > MOST_PREPARED:
        yield T("{n} more columns; the export itself says how.", n=len(columns) - MOST_PREPARED)


def _about(facts: CardFacts, plan: DataPlan) -> Iterator[Text]:
    source, found = registry().sources.get(plan.source.id), plan.found
    yield T("Samples are from {source}.", source=facts.source_title)
    if source is not None and source.built_in:
        yield source.help
    if source is not None and source.licence is not None:
        yield T("Their licence: {licence}.", licence=source.licence)
    else:
        yield T("The program does not know under which licence they may be used.")
    if found is not None:
        yield T("There are {n:,} samples.", n=found.samples)
    yield from _left_out(plan, found)
    yield _division(facts, plan)


def _left_out(plan: DataPlan, found: Found | None) -> Iterator[Text]:
    if found is not None and found.unreadable_count:
        yield T("Left out, as they cannot be read or have no answer: {n:,}.", n=found.unreadable_count)
    if plan.excluded:
        yield T("Left out by a person: {n:,}.", n=len(plan.excluded))
    if plan.corrected:
        yield T("Corrected by a person: {n:,}.", n=len(plan.corrected))


def _division(facts: CardFacts, plan: DataPlan) -> Text:
    if plan.keeps_parts:
        return T("The data itself says which samples are for training, validation and test.")
    method = registry().splits.get(plan.split.method.id)
    return T(
        "Divided: {method}, {train} % training, {validation} % validation, {test} % test, split seed {seed}.",
        method=method.title if method is not None else verbatim(plan.split.method.id),
        train=plan.split.train,
        validation=plan.split.validation,
        test=plan.split.test,
        seed=plan.split.seed,
    )


def _divided(facts: CardFacts) -> Iterator[CardBlock]:
    """How many samples each part has, by class where these are few."""
    parts = facts.parts
    if parts is None:
        yield CardParagraph(T("The run has not noted which samples it learned from."))
        return
    names = [name for name in PARTS if name in parts.parts]
    titles = [T("Samples"), *(PARTS[name] for name in names)]
    rows = [[T("All"), *(_count(len(parts.parts[name].ids)) for name in names)]]
    if len(facts.counts) <= MOST_CLASSES:
        rows += [
            [verbatim(label), *(_count(counts[name]) for name in names)]
            for label, counts in facts.counts.items()
        ]
    yield CardTable(titles, rows, right=range(1, len(titles)))


def _columns(facts: CardFacts, plan: DataPlan) -> Iterator[CardBlock]:
    found = plan.found
    kinds = planned_columns(plan, registry())
    rows = []
    for name, (chosen, kind) in list(kinds.items())[:MOST_COLUMNS]:
        known = found.column(name) if found is not None else None
        unit = str(getattr(kind, "unit", ""))
        holds = verbatim("–")
        if known is not None and known.classes:
            holds = T("{n:,} different values", n=len([one for one in known.classes if one != NO_CLASS]))
        elif known is not None and known.low is not None and known.high is not None:
            holds = T("{low} to {high}", low=written(known.low), high=written(known.high, "number", unit))
        missing = _count(known.missing) if known is not None else verbatim("–")
        rows.append([verbatim(name), kind.title, USES[chosen.use], holds, missing])
    yield CardTable([T("Column"), T("Kind"), T("Use"), T("Values"), T("Missing")], rows, right=(4,))
    if len(kinds) > MOST_COLUMNS:
        yield CardParagraph(T("And {n:,} more columns.", n=len(kinds) - MOST_COLUMNS))


def _count(n: int) -> Text:
    return verbatim(f"{n:,}")
