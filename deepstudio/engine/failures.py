"""What went wrong in training, as a sentence with cause and action."""

from __future__ import annotations

import errno
import traceback

import torch

from deepstudio.core.blame import blamed
from deepstudio.core.events import Failed, Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text

OUT_OF_MEMORY = ("can't allocate memory", "out of memory", "not enough memory", "alloc_failed", "bad_alloc")


def failure(error: BaseException, batch_size: int) -> Failed:
    """The event that ends work which `error` stopped; details are for the log."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, Explained):
        return Failed(message=Message.of(error.text), cause=error.cause or "failed", details=details)
    text, cause = _told(error, batch_size)
    return Failed(message=Message.of(text), cause=cause, details=details)


def diverged(epoch: int, step: int, learning_rate: float, kept_epoch: int) -> Explained:
    """The loss or the weights are no numbers any more."""
    words = {"epoch": epoch, "step": step, "rate": f"{learning_rate:g}", "lower": f"{learning_rate / 10:g}"}
    if kept_epoch:
        text = T(
            "Training diverged in epoch {epoch} (step {step}): the loss is not a number any more. The learning rate "
            "of {rate} is probably too high; try {lower}. The weights of epoch {kept} are kept.",
            kept=kept_epoch,
            **words,
        )
    else:
        text = T(
            "Training diverged in epoch {epoch} (step {step}): the loss is not a number any more. The learning rate "
            "of {rate} is probably too high; try {lower}.",
            **words,
        )
    return Explained(text, "diverged")


def _told(error: BaseException, batch_size: int) -> tuple[Text, str]:
    if _is_out_of_memory(error):
        return _memory(batch_size), "out_of_memory"
    if isinstance(error, FileNotFoundError):
        return T(
            "The file {path} is gone. Choose the data again on the Data page, then train again.",
            path=str(error.filename or ""),
        ), "data_missing"
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return T("The disk is full. Free some space, then train again."), "disk_full"
    if isinstance(error, ValueError) and "more than 1 value per channel" in str(error):
        return T(
            "Batch normalisation needs at least two samples in a batch. Choose a larger batch size, or add data."
        ), "batch_too_small"
    plugin = blamed(error)
    if plugin is not None:
        return T("Training stopped; earlier weights are kept. {reason}", reason=plugin), "plugin"
    reason = str(error).strip().splitlines()[0][:300] if str(error).strip() else type(error).__name__
    return T(
        "Training stopped because of an unexpected error ({reason}). The details are in the run's log; earlier "
        "weights are kept.",
        reason=reason,
    ), "unexpected"


def _is_out_of_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in OUT_OF_MEMORY)


def _memory(batch_size: int) -> Text:
    if batch_size > 1:
        return T(
            "Memory ran out with a batch size of {size}. Set the batch size to {smaller}, or choose shorter texts "
            "or smaller pictures.",
            size=batch_size,
            smaller=batch_size // 2,
        )
    return T("Memory ran out. Choose shorter texts or smaller pictures, or a network with fewer parameters.")
