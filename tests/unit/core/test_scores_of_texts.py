"""What the checker says of the end of a network for texts, and what a summary counts for a whole text."""

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.objectives.heads import head
from deepstudio.catalog.templates.graphs import Step, sequential
from deepstudio.catalog.templates.texts import sentences
from deepstudio.core.analysis import Analyser
from deepstudio.core.check import check
from deepstudio.core.project import ColumnFound, Found, Project
from deepstudio.core.shapes import Sequence, Tokens
from deepstudio.core.summary import summarise

TWO = Found(
    fingerprint="x",
    samples=sum((400, 400)),
    columns={"label": ColumnFound(classes=("negative", "positive"), counts=(400, 400))},
)


def project(*steps: Step) -> Project:
    data = sentences(neutral=False).replace(found=TWO)
    return Project(name="x", data=data, models={"model": sequential("input", *steps, "output")})


SCORES = ("dense", {"units": 1, "activation": "sigmoid"})


@pytest.mark.parametrize("between", [(), ("dropout",)])
def test_steps_are_pooled_before_scores_are_made_of_them(between):
    wrong = project("embedding", "conv1d", SCORES, *between)
    (problem,) = check(wrong, registry()).errors
    assert problem.id == "output-shape"
    for fix in problem.fixes:
        report = check(fix.apply(wrong), registry())
        assert not report.errors
        order = [node.layer for node in report.analyses["model"].graph.order()]
        assert order.index("conv1d") < order.index("dense")
        assert order[order.index("dense") - 1] != "conv1d"
        if not between:
            assert head(report.analyses["model"]).activation == "sigmoid"


def test_a_sigmoid_that_is_not_the_end_is_doubted():
    wrong = project("embedding", "global_avg_pool1d", SCORES, "dropout")
    (problem,) = check(wrong, registry()).problems
    assert problem.id == "hidden-activation"
    fixed = problem.fixes[0].apply(wrong)
    assert "hidden-activation" not in {one.id for one in check(fixed, registry()).problems}


def counted(tokens: int, *steps: Step) -> dict[str, int]:
    graph = sequential("input", *steps, "output")
    analysis = Analyser(registry()).analyse("model", graph, {"input": Tokens(None, 50)})
    return {row.node: row.multiply_adds for row in summarise(analysis, 1, tokens=tokens).rows}


def fixed(layer: str, settings: dict[str, object], *shape: object) -> int:
    made = registry().layers.get(layer)(**settings)
    return made.cost(*shape).multiply_adds


def test_multiply_adds_of_an_open_length_are_those_of_a_text_of_that_length():
    conv, attention = {"filters": 8, "stride": 2}, {"heads": 2}
    found = counted(
        21,
        ("embedding", {"size": 8}),
        ("conv1d", conv),
        ("multi_head_attention", attention),
        "global_avg_pool1d",
    )
    assert found["conv1d"] == fixed("conv1d", conv, Sequence(21, 8))
    assert found["multi_head_attention"] == fixed("multi_head_attention", attention, Sequence(11, 8))
    longer = counted(42, ("embedding", {"size": 8}), ("multi_head_attention", attention), "last_step")
    shorter = counted(21, ("embedding", {"size": 8}), ("multi_head_attention", attention), "last_step")
    assert longer["multi_head_attention"] > 2 * shorter["multi_head_attention"]
