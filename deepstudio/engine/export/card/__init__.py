"""A model card: what a network is for, what it learned from, how good it is and where it ends.

After M. Mitchell et al., "Model Cards for Model Reporting", 2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from deepstudio import __version__
from deepstudio.core.text import T, Text, Translate, verbatim
from deepstudio.engine.export.card.data import data_blocks
from deepstudio.engine.export.card.facts import CardFacts
from deepstudio.engine.export.card.limits import limit_blocks
from deepstudio.engine.export.card.markdown import CardBlock, CardParagraph, CardPoints, CardTitle, markdown
from deepstudio.engine.export.card.network import network_blocks
from deepstudio.engine.export.card.results import result_blocks
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

MOST_INPUTS = 8


def model_card(model: LoadedModel, run: RunFolder, translate: Translate | None = None) -> str:
    """The card of a run's network as Markdown, in the language of `translate`."""
    facts = CardFacts(model, ExportedModel(model), run)
    return markdown(_blocks(facts), translate)


def _blocks(facts: CardFacts) -> Iterator[CardBlock]:
    yield CardTitle(T("Model card: {name}", name=facts.model.project.name), 1)
    yield from _purpose(facts)
    yield from data_blocks(facts)
    yield from network_blocks(facts)
    yield from result_blocks(facts)
    yield from limit_blocks(facts)
    yield from _origin(facts)


def _purpose(facts: CardFacts) -> Iterator[CardBlock]:
    names: list[Text | str] = [
        T("“{name}” ({kind})", name=name, kind=column.fed.column.title)
        for name, column in facts.leaving.columns.items()
    ]
    if len(names) > MOST_INPUTS:
        names = [*names[:MOST_INPUTS], T("{n} more columns", n=len(names) - MOST_INPUTS)]
    yield CardTitle(T("What it is for"))
    texts = [T("It takes {inputs}.", inputs=names)]
    texts += [target.purpose() for target in facts.model.targets]
    texts.append(
        T(
            "It was not made for decisions about people, health or safety, and nobody has examined it for them "
            "unless somebody says so here."
        )
    )
    yield CardPoints(texts)


def _origin(facts: CardFacts) -> Iterator[CardBlock]:
    made = facts.run.environment()
    packages = made.get("packages")
    torch = packages.get("torch", "–") if isinstance(packages, dict) else "–"
    yield CardTitle(T("Origin"))
    yield CardPoints(
        (
            T(
                "Trained as {run} with DeepStudio {deepstudio}, PyTorch {torch} and Python {python}.",
                run=facts.run.title,
                deepstudio=str(made.get("deepstudio", "–")),
                torch=str(torch),
                python=str(made.get("python", "–")),
            ),
            T(
                "Exported with DeepStudio {version} on {day}.",
                version=__version__,
                day=f"{datetime.now(UTC):%Y-%m-%d}",
            ),
        )
    )
    yield CardParagraph(
        T(
            "This card was written by the program from what it knows. Add what it cannot know: who made the network, "
            "for whom, and where the data comes from. Its form follows {paper}.",
            paper=verbatim("M. Mitchell et al., “Model Cards for Model Reporting”, 2019"),
        )
    )
