"""More data, or a better network? The network of a run and a simple method, trained with shares of its samples.

Each share is drawn several times: the seed decides which samples are taken and how the network begins. All are
judged by the same part of the run's data. A training makes as many steps as the run's own, whatever it learns from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from deepstudio.catalog import registry
from deepstudio.catalog.main_metrics import main_metrics
from deepstudio.core.declarations import Metric
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Indices
from deepstudio.data.corrections import located
from deepstudio.data.prepared import Prepared
from deepstudio.data.run_samples import known_parts
from deepstudio.data.training_share import fewest, training_share
from deepstudio.engine.data_curve.experiment import Experiment
from deepstudio.engine.data_curve.groups import groups_of
from deepstudio.engine.data_curve.simple import comparable
from deepstudio.engine.preparing import prepared_data
from deepstudio.engine.run_data import own_data
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.amounts_tried import AmountMetric, AmountsTried, read_amounts
from deepstudio.storage.run_folder import RunFolder

SHARES, SEEDS = (10, 20, 50, 100), 3
MOST_SEED = 2**31  # those of a plan are smaller


def data_curve(
    run: RunFolder,
    part: str = "test",
    shares: Sequence[int] = SHARES,
    seeds: int = SEEDS,
    device: str = "auto",
) -> Iterator[AnyEvent]:
    """Tries `shares` (percent) of the training part of a run with as many `seeds`, the first that of the run.

    What was tried before with the same samples and settings is not tried again: it goes on. Each amount is written
    to `amounts-<part>.json` in the run's folder at once. Ends with a `Result` that holds an `AmountsTried` as plain
    values, and `kept`. Raises `Explained`, `too_few` among its causes.
    """
    with _alone(run):
        experiment = yield from _begun(run, part, tuple(sorted({*shares})), seeds, device)
        yield from experiment.events()


def _begun(
    run: RunFolder, part: str, shares: tuple[int, ...], seeds: int, device: str
) -> Generator[AnyEvent, None, Experiment]:
    project = run.project()
    plan, prepared = yield from _data(run, project)
    groups = yield from groups_of(plan, prepared)
    drawn = tuple((project.training.seed + number) % MOST_SEED for number in range(seeds))
    left_out, notes = _too_small(prepared, shares, drawn, groups)
    model, alone = _compared(run)
    notes += [*alone, *_fresh(project)]
    for text in notes:
        yield Note(message=Message.of(text))
    metrics = main_metrics(project, registry())
    asked = AmountsTried(
        run=run.id,
        part=part,
        state=_state(project, prepared),
        examined=len(prepared.splits[part]),
        shares=shares,
        seeds=drawn,
        left_out=left_out,
        metrics=tuple(_described(target, metric) for target, metric in metrics.items()),
        notes=tuple(map(Message.of, notes)),
    )
    found = yield from _continued(run, asked)
    return Experiment(run, project, plan, prepared, groups, metrics, model, device, found)


def _data(run: RunFolder, project: Project) -> Generator[AnyEvent, None, tuple[DataPlan, Prepared]]:
    """The run's own samples in their parts, where they lie now."""
    if project.data is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    plan = located(run, project.data)
    parts, unknown = known_parts(run)
    if parts is not None:
        prepared = yield from own_data(project, run, parts, lambda: False)
    else:
        yield Note(message=Message.of(unknown))
        prepared = yield from prepared_data(project.replace(data=plan), registry(), lambda: False)
    return plan, prepared


def _too_small(
    prepared: Prepared, shares: Sequence[int], seeds: Sequence[int], groups: Indices | None
) -> tuple[tuple[int, ...], list[Text]]:
    """The shares with too few samples, and the sentences on them. Raises `Explained` where one or none is left."""
    least, left_out, notes = fewest(prepared), [], []
    for share in shares:
        count = min(len(training_share(prepared, share, seed, groups)) for seed in seeds)
        if count < least:
            left_out.append(share)
            notes.append(
                T(
                    "{share} % of the training samples are only {n}, and at least {least} are needed; this amount is "
                    "left out.",
                    share=share,
                    n=count,
                    least=least,
                )
            )
    if len(shares) - len(left_out) < 2:
        text = T("At least two amounts are needed. Add samples, or choose larger amounts.")
        for note in reversed(notes):
            text = T("{text} {message}", text=note, message=text)
        raise Explained(text, "too_few")
    return tuple(left_out), notes


def _compared(run: RunFolder) -> tuple[LoadedModel | None, list[Text]]:
    """The network whose answers a simple method can give, or why there is none."""
    try:
        return comparable(run), []
    except Explained as error:
        if error.cause != "no_baseline":
            raise
        return None, [T("{reason} The network is tried alone.", reason=error.text)]


def _fresh(project: Project) -> list[Text]:
    if not project.training.start_from:
        return []
    return [
        T(
            "The run began with the weights of {runs}, which have seen all samples; here each training begins anew.",
            runs=sorted({*project.training.start_from.values()}),
        )
    ]


def _state(project: Project, prepared: Prepared) -> str:
    """Equal for trainings that may stand in one picture."""
    words = f"{project.model_dump_json()} {prepared.folder.name}"
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _described(target: str, metric: Metric) -> AmountMetric:
    return AmountMetric(
        target=target,
        id=metric.id,
        title=Message.of(metric.title),
        form="percent" if metric.percent else "number",
        unit=metric.unit,
        higher_is_better=metric.higher_is_better,
    )


def _continued(run: RunFolder, asked: AmountsTried) -> Generator[AnyEvent, None, AmountsTried]:
    """With what was tried before, where it may stand in the same picture."""
    earlier = read_amounts(run, asked.part)
    if earlier is None or not earlier.points:
        return asked
    if earlier.state == asked.state:
        return asked.model_copy(update={"points": earlier.points})
    text = T(
        "The data or the plan of this run has changed since its amounts were tried. They are tried anew."
    )
    yield Note(message=Message.of(text))
    return asked


@contextmanager
def _alone(run: RunFolder) -> Iterator[None]:
    """Two at once would each write over what the other has found."""
    from filelock import FileLock, Timeout

    run.refuse_if_gone()
    lock = FileLock(run.path / "amounts.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise Explained(
            T("Amounts of data are being tried for {run} already. Wait for that, or cancel it.", run=run.id),
            "busy",
        ) from error
    try:
        yield
    finally:
        lock.release()
