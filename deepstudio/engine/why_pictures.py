"""Why a network answers a picture as it does: which parts of the picture speak for an answer, and which against."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.picture_fit import ShareBox, box_seen, upright_size
from deepstudio.engine.weights import LoadedModel

GRAD_CAM, OCCLUSION = "grad-cam", "occlusion"
MOST = 150  # answers that occlusion asks the network for
ELEMENTS = 2_000_000  # numbers of one batch of covered pictures
FAINT = (
    0.01  # of a probability, or of the deviation of a number: smaller changes are not drawn as strong ones
)

Asked = Callable[[Tensor], Tensor]
"""What is asked about, (N,), of pictures (N, C, H, W)."""


@dataclass(frozen=True, slots=True)
class PictureExplanation:
    """`map` are rows of weights from -1 to 1 over all that the network sees; positive ones speak for `label`.

    `value` is the probability of that class, or the number that is answered; without the `hottest` part, which is
    covered with the mean colour of the training pictures, it is `without`, and `largest` is how much it changes. Of
    all classes, the `labels`, the network answers with `said`; for a number these are empty. Boxes are left, top,
    right and bottom as shares: `hottest` of what the network sees, `box` is where that lies in the picture that was
    given. `methods` are those that can be had, the usual one first.
    """

    method: str
    methods: tuple[str, ...]
    label: str
    labels: tuple[str, ...]
    said: str
    unit: str
    value: float
    without: float
    largest: float
    map: tuple[tuple[float, ...], ...]
    hottest: ShareBox
    box: ShareBox
    milliseconds: float

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def explained_picture(
    model: LoadedModel, picture: Any, method: str = "", label: str = ""
) -> PictureExplanation:
    """By Grad-CAM or by occlusion, for one class or the number; by default the usual method and the class answered.

    Raises `Explained` for a method or a class that is not there, and for what is no picture.
    """
    started = time.perf_counter()
    inputs = model.inputs
    row = inputs.read(picture)
    entering = inputs.collated([row])
    asked = _Asked(model, entering, label)
    maps = _last_map(asked, entering)
    methods = (OCCLUSION,) if maps is None else (GRAD_CAM, OCCLUSION)
    chosen = _known(method or methods[0], methods)
    patch, stride = patch_and_stride(*entering.shape[2:])
    if chosen == GRAD_CAM and maps is not None:
        found = grad_cam(*maps, signed=not asked.label)
    else:
        found = occluded(asked.value, entering, patch, stride, asked.spread)
    place = _hottest(found, entering, patch)
    value, without = asked.value(torch.cat([entering, _covered(entering, place, patch)])).tolist()
    high, wide = entering.shape[2:]
    top, left = place
    return PictureExplanation(
        chosen,
        methods,
        asked.label,
        asked.labels,
        asked.said,
        str(getattr(model.target, "unit", "")),
        value,
        without,
        abs(value - without),
        tuple(tuple(round(one, 3) for one in line) for line in found.tolist()),
        (left / wide, top / high, (left + patch[1]) / wide, (top + patch[0]) / high),
        box_seen(upright_size(picture), inputs.column),
        (time.perf_counter() - started) * 1000,
    )


class _Asked:
    """What is asked about: the probability and the score of one class, or the number that is answered."""

    def __init__(self, model: LoadedModel, entering: Tensor, label: str) -> None:
        self._model = model
        names = model.target.output_names
        self.labels = tuple(names) if len(names) > 1 else ()
        self.spread = 1.0 if self.labels else model.target.spread
        if label and label not in self.labels:
            text = T("The network does not know the class “{label}”.", label=label[:60])
            raise Explained(text, "unknown_class")
        first = int(model.outputs(entering)[0][0].argmax())
        self.said = self.labels[first] if self.labels else ""
        self._place = self.labels.index(label) if label else first
        self.label = self.labels[self._place] if self.labels else ""

    @torch.inference_mode()
    def value(self, pictures: Tensor) -> Tensor:
        """The probability or the number, (N,)."""
        return self._model.target.outputs(self._model.scores(pictures)[0])[:, self._place]

    def scored(self, pictures: Tensor) -> tuple[Tensor, list[Tensor]]:
        """The score (N,) before sigmoid or softmax, with gradients, and what each learned step gives on the way."""
        network = self._model.network
        program = network.program
        heads = {head.node for head in program.heads.values()}
        wanted = [*self._learned()]
        values, raw = network.computed(network.named((pictures,)), network.steps, heads, wanted)
        ((name, end),) = program.outputs.items()
        scores = raw[program.heads[name].node] if name in program.heads else values[end]
        if scores.shape[1] == len(self.labels) or not self.labels:
            score = scores[:, self._place]
        else:
            score = scores[:, 0] if self._place else -scores[:, 0]  # one score for the second of two classes
        return score.float(), [values[one] for one in wanted]

    def _learned(self) -> Iterator[tuple[str, str]]:
        """Values on which weights have worked."""
        network, there = self._model.network, set[tuple[str, str]]()
        for step, _ in network.steps:
            weights = any(one.dim() > 1 for one in network.child(step.node).parameters())
            if weights or there.intersection(step.sources):
                there.update(step.results)
                yield from step.results


def _last_map(asked: _Asked, entering: Tensor) -> tuple[Tensor, Tensor] | None:
    """The last feature map of more than one pixel on the way to the answer, and the gradient of the score by it.

    Nothing where the network has none, such as one of dense layers alone.
    """
    with torch.enable_grad():
        # Frozen layers have no gradients of their own: they come from what enters.
        score, values = asked.scored(entering.clone().requires_grad_())
        for value in reversed(values):
            if value is None or value.dim() != 4 or value[0, 0].numel() < 2 or not value.requires_grad:
                continue
            (gradient,) = torch.autograd.grad(score.sum(), value, retain_graph=True, allow_unused=True)
            if gradient is not None:
                return value.detach()[0].float(), gradient[0].float()
    return None


def grad_cam(maps: Tensor, gradient: Tensor, signed: bool = False) -> Tensor:
    """Weights (h, w) from -1 to 1, of feature maps and the gradient of a score by them, both (C, h, w).

    Grad-CAM (Selvaraju et al., 2017) with the gradient at each place instead of its mean over a channel (HiResCAM,
    Draelos and Carin, 2020): the same where the mean over the map follows, and where dense layers follow, which
    tell places apart, the only one that is true. Of a class only what speaks for it is kept, as in Grad-CAM; of a
    number, `signed`, also what lowers it.
    """
    found = (gradient * maps).sum(0)
    found = found if signed else found.clamp(min=0)
    return found / found.abs().max().clamp(min=torch.finfo(found.dtype).tiny)


def patch_and_stride(height: int, width: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The smallest patch, and half of it as stride, that needs at most `MOST` places in a picture."""
    for stride in range(1, max(height, width) + 1):
        patch = min(2 * stride, height), min(2 * stride, width)
        places = (-(-(height - patch[0]) // stride) + 1) * (-(-(width - patch[1]) // stride) + 1)
        if places <= MOST:
            return patch, (min(stride, patch[0]), min(stride, patch[1]))
    return (height, width), (height, width)


def occluded(
    answer: Asked, entering: Tensor, patch: tuple[int, int], stride: tuple[int, int], spread: float
) -> Tensor:
    """Weights (h, w) from -1 to 1: how much the answer falls where a patch of a picture (1, C, H, W) is covered.

    Covered means: put as the mean colour of the training pictures, which enters as 0. Occlusion as in Zeiler and
    Fergus, 2014; computed by captum. `spread` is a large difference of answers.
    """
    from captum.attr import Occlusion

    channels, high, wide = entering.shape[1:]
    found: Tensor = Occlusion(answer).attribute(
        entering,
        sliding_window_shapes=(channels, *patch),
        strides=(channels, *stride),
        perturbations_per_eval=max(1, min(64, ELEMENTS // entering.numel())),
    )
    size = (-(-high // stride[0]), -(-wide // stride[1]))
    falls = F.adaptive_avg_pool2d(found[0].mean(0)[None, None].float(), size)[0, 0]
    return falls / falls.abs().max().clamp(min=FAINT * spread)


def _hottest(found: Tensor, entering: Tensor, patch: tuple[int, int]) -> tuple[int, int]:
    """Where a patch covers most of what speaks for the answer; of what speaks at all, where nothing speaks for it."""
    whole = F.interpolate(found[None, None], entering.shape[2:], mode="bilinear", align_corners=False)
    sums = F.avg_pool2d(whole if bool((found > 0).any()) else whole.abs(), patch, stride=1)[0, 0]
    place = int(sums.argmax())
    return place // sums.shape[1], place % sums.shape[1]


def _covered(entering: Tensor, place: tuple[int, int], patch: tuple[int, int]) -> Tensor:
    """The picture behind a patch at `place`, row and column."""
    other = entering.clone()
    other[:, :, place[0] : place[0] + patch[0], place[1] : place[1] + patch[1]] = 0
    return other


def _known(method: str, methods: tuple[str, ...]) -> str:
    if method == GRAD_CAM not in methods:
        text = T("This network has no feature maps, which Grad-CAM needs. Choose occlusion.")
        raise Explained(text, "no_feature_map")
    if method not in methods:
        text = T("There is no method “{method}”. There are: {known}.", method=method[:40], known=methods)
        raise Explained(text, "unknown_method")
    return method
