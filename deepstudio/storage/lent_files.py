"""Where the files of weights lie that layers come with: in an installed package, or in a folder of their own."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.lent import LentWeights
from deepstudio.core.text import T, Text
from deepstudio.storage.places import home


def lent_dir() -> Path:
    """Where fetched weights are kept. They are no cache: a room without internet could not get them again."""
    return home() / "weights"


def lent_path(weights: LentWeights) -> Path | None:
    """Where the file is, or where it would be kept; nothing where its package is not installed."""
    if not weights.package:
        return lent_dir() / weights.file
    spec = find_spec(weights.package)
    places = (spec.submodule_search_locations if spec is not None else None) or ()
    return next((Path(place) / weights.file for place in places), None)


def lent_file(weights: LentWeights, layer: Text) -> Path:
    """The file of the weights that `layer` comes with, its content proved.

    Raises `Explained`: `no_weights` where it is not there, `broken_weights` where it holds something else.
    """
    path = lent_path(weights)
    if path is None or not path.is_file():
        raise Explained(_missing(weights, layer), "no_weights")
    try:
        found = sha256_of(path)
    except OSError as error:
        text = T("{path} cannot be read: {reason}", path=path, reason=error.strerror or str(error))
        raise Explained(text, "read_failed") from error
    if not found.startswith(weights.sha256):
        raise Explained(
            T(
                "{path} does not hold the weights of {layer}. Install or fetch them again.",
                path=path,
                layer=layer,
            ),
            "broken_weights",
        )
    return path


def sha256_of(path: Path) -> str:
    """The sum of a file's content, in hexadecimal digits. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _missing(weights: LentWeights, layer: Text) -> Text:
    if weights.package:
        return T(
            "The weights of {layer} are missing. Install the package “{package}”.",
            layer=layer,
            package=weights.package.replace("_", "-"),
        )
    return T(
        "The weights of {layer} are not here yet. Fetch them on the Model page, or import their file.",
        layer=layer,
    )
