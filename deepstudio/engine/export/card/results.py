"""The part of a card about numbers: on the test part, beside simple methods, and where it is weak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deepstudio.core.results import Grid, Quantity, Table, written
from deepstudio.core.text import T, Text, verbatim
from deepstudio.engine.export.card.facts import CardFacts
from deepstudio.engine.export.card.markdown import CardBlock, CardParagraph, CardTable, CardTitle
from deepstudio.engine.objectives.target import LearnedTarget

MOST_ROWS = 20  # of a table of single classes


def result_blocks(facts: CardFacts) -> Iterator[CardBlock]:
    yield CardTitle(T("Numbers"))
    if not facts.examinations:
        yield CardParagraph(
            T(
                "These weights were not examined on the test part. “Evaluate” does that; export again afterwards to "
                "have the numbers here."
            )
        )
        yield from _measured(facts)
        return
    yield CardParagraph(
        T(
            "Measured on the {n:,} samples of the test part, which took no part in training or in choosing weights.",
            n=facts.samples,
        )
    )
    for target in facts.model.targets:
        if target.name in facts.examinations:
            yield from _of(facts, target)


def _measured(facts: CardFacts) -> Iterator[CardBlock]:
    """What training told of the test part at its end."""
    test = facts.run.state().test
    for target in facts.model.targets:
        front = f"{target.name}." if len(facts.model.targets) > 1 else ""
        found = {id.removeprefix(front): value for id, value in test.items() if id.startswith(front)}
        rows = [[one.title.text(), verbatim(one.words())] for one in _quantities(target, found)]
        if rows:
            yield CardParagraph(
                T(
                    "At the end of training this was measured on the test part for “{column}”:",
                    column=target.name,
                )
            )
            yield CardTable([T("Metric"), T("Network")], rows, right=(1,))


def _of(facts: CardFacts, target: LearnedTarget) -> Iterator[CardBlock]:
    examination, methods = facts.examinations[target.name], facts.methods(target.name)
    if len(facts.model.targets) > 1:
        yield CardTitle(T("“{column}”", column=target.name), 3)
    titles = [T("Metric"), T("Network"), *(one.title for one in methods)]
    rows = [
        [
            one.title.text(),
            verbatim(one.words()),
            *(_cell(one, method.metrics) for method in methods),
        ]
        for one in _quantities(target, examination.metrics)
    ]
    yield CardTable(titles, rows, right=range(1, len(titles)))
    if not methods:
        yield CardParagraph(T("It was not compared with a simple method."))
    table = examination.section(Table)
    if table is not None:
        yield CardParagraph(table.heading.text())
        yield from _table(table)


def _quantities(target: LearnedTarget, metrics: Mapping[str, float]) -> tuple[Quantity, ...]:
    return target.quantities(metrics, str(getattr(target.kind, "unit", "")))


def _cell(one: Quantity, metrics: Mapping[str, float]) -> Text:
    value = metrics.get(one.id)
    return verbatim(written(value, one.form, one.unit) if value is not None else "–")


def _table(table: Table) -> Iterator[CardTable]:
    """The table as a terminal shows it."""
    for grid in table.told():
        if isinstance(grid, Grid):
            rows = [[verbatim(cell) for cell in row] for row in grid.rows[:MOST_ROWS]]
            yield CardTable([title.text() for title in grid.titles], rows, grid.right)
