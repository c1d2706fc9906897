"""Brings weights that layers come with to this computer: over the network, or from a file that a person has."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from pathlib import Path
from typing import IO

from deepstudio.core.amounts import size_words
from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.lent import LentWeights
from deepstudio.core.text import T, Text
from deepstudio.storage.lent_files import lent_dir, lent_path, sha256_of

CHUNK = 1 << 18  # bytes
SECONDS = 30.0  # without an answer

Open = Callable[[], IO[bytes]]


def fetched(weights: LentWeights, layer: Text) -> Generator[AnyEvent, None, Path]:
    """Fetches the weights of `layer` from their address; yields progress. Raises `Explained`."""

    def opened() -> IO[bytes]:
        found: IO[bytes] = urllib.request.urlopen(weights.address, timeout=SECONDS)
        return found

    try:
        return (yield from _kept(weights, layer, opened, T("Fetching the weights of {layer}", layer=layer)))
    except urllib.error.URLError as error:
        raise Explained(
            T(
                "The weights of {layer} could not be fetched ({reason}). Try again later, or bring the file "
                "{file} from another computer and import it.",
                layer=layer,
                reason=str(error.reason)[:120],
                file=weights.file,
            ),
            "not_fetched",
        ) from error


def imported(weights: LentWeights, layer: Text, file: Path) -> Generator[AnyEvent, None, Path]:
    """Takes over a file that a person has; yields progress. Raises `Explained`, also for another file."""

    def opened() -> IO[bytes]:
        return file.open("rb")

    return (yield from _kept(weights, layer, opened, T("Importing the weights of {layer}", layer=layer)))


def _kept(weights: LentWeights, layer: Text, opened: Open, what: Text) -> Generator[AnyEvent, None, Path]:
    """Writes what comes beside its place, and puts it there only when it is whole and right."""
    if weights.package:
        text = T("The weights of {layer} come with a package and are here.", layer=layer)
        raise Explained(text, "no_weights")
    target = lent_path(weights)
    assert target is not None
    part = target.with_suffix(".part")
    try:
        lent_dir().mkdir(parents=True, exist_ok=True)
        with opened() as source, part.open("wb") as file:
            done = 0
            while chunk := source.read(CHUNK):
                file.write(chunk)
                done += len(chunk)
                yield Progress(what=Message.of(what), done=done, total=max(done, weights.bytes))
        _prove(part, weights, layer, done)
        part.replace(target)
    except urllib.error.URLError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        text = T("The weights of {layer} could not be brought here: {reason}", layer=layer, reason=reason)
        raise Explained(text, "write_failed") from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _prove(file: Path, weights: LentWeights, layer: Text, size: int) -> None:
    if sha256_of(file).startswith(weights.sha256):
        return
    raise Explained(
        T(
            "What came ({size}) is not the weights of {layer}. Nothing was kept; it should be the file {file}.",
            size=size_words(size),
            layer=layer,
            file=weights.file,
        ),
        "broken_weights",
    )
