"""What simple methods achieve on the same samples: the yardstick that a network has to beat.

They learn in seconds from numbers that need no learning, which a kind of column names as `compared` (`texts`,
`pictures`, `rows`), with estimators that an objective names as `estimators` (`classes`, `numbers`). Guessing without
a look at the sample is one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from deepstudio.core.events import AnyEvent, Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.engine.baseline.compared import ComparedAnswer, compared_answers, refuse_unknown
from deepstudio.engine.baseline.samples import compared_samples
from deepstudio.engine.evaluate import kept
from deepstudio.engine.own_samples import NEW, refuse_unknown_part, state_of
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder


def baseline(run: RunFolder, split: str = "test") -> Iterator[AnyEvent]:
    """Trains simple methods on the training samples of a run and examines them on a part of the run's data.

    The samples are exactly those of the run: its parts, its exclusions and corrected labels. Ends with a `Result`:
    `metrics` as `evaluate` gives them, of the `method` that told the validation part best, and of one answer its
    other keys, such as `accuracy` and `confusion`; `methods` by id, each with `title`, `metrics`, those of the
    `validation` part, `settings`, and `seconds` from reading to answers. Of several answers, `method` and all metrics
    and settings are by answer. `seconds` are those of the method, `network_seconds` what the run took, `features` the
    number of columns. The same is saved as `baseline-<split>.json` in the run's folder. Raises `Explained`,
    `no_baseline` among its causes.
    """
    refuse_unknown_part(split)
    if split == NEW:
        raise Explained(
            T("A simple method is compared on the run's own parts. Choose test, validation or train."),
            "split",
        )
    model = load_trained(run, "best")
    if not isinstance(model, LoadedModel):
        raise Explained(
            T("There is no simple method to compare the network of this run with."), "no_baseline"
        )
    refuse_unknown(model)
    samples = yield from compared_samples(run, split, model)
    found = yield from compared_answers(samples, model)
    value = {
        "run": run.id,
        "split": split,
        "samples": len(samples.rows),
        "trained_on": len(samples.parts[0]),
        "features": found[0].features,
        "seconds": sum(one.standing.seconds for one in found),
        "network_seconds": run.state().seconds,
        **(_of_one(found[0]) if len(found) == 1 else _of_several(found)),
        "state": state_of(samples.ids, samples.truths),
    }
    yield from kept(run, f"baseline-{split}.json", value)


def _of_one(answer: ComparedAnswer) -> dict[str, Any]:
    standing = answer.standing
    return {
        "method": standing.id,
        **standing.settings,
        **standing.examined.keys,
        "metrics": standing.examined.metrics,
        "methods": {one.id: one.as_dict() for one in answer.tried},
    }


def _of_several(answers: Sequence[ComparedAnswer]) -> dict[str, Any]:
    ids = dict.fromkeys(each.id for one in answers for each in one.tried)
    return {
        "method": {one.name: one.standing.id for one in answers},
        "metrics": {one.name: one.standing.examined.metrics for one in answers},
        "methods": {id: _by_answer(id, answers) for id in ids},
    }


def _by_answer(id: str, answers: Sequence[ComparedAnswer]) -> dict[str, Any]:
    """A method as it is told of several answers; it may be called otherwise for each."""
    own = {one.name: each for one in answers for each in one.tried if each.id == id}
    told = {name: each.as_dict() for name, each in own.items()}
    return {
        "title": Message.of(_together([each.title for each in own.values()])).model_dump(mode="json"),
        **{
            key: {name: one[key] for name, one in told.items()}
            for key in ("metrics", "validation", "settings")
        },
        "seconds": sum(each.seconds for each in own.values()),
    }


def _together(titles: Sequence[Text]) -> Text:
    first, *others = {title.source: title for title in titles}.values()
    for other in others:
        first = T("{title} / {other}", title=first, other=other)
    return first
