"""Vectors of many numbers as places in two dimensions."""

from __future__ import annotations

import numpy as np
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.engine.inside.vectors import Vectors

LEAST = 3  # samples
REDUCED = 50  # dimensions that t-SNE begins with
PERPLEXITY = 30.0  # about as many neighbours count


def pca_places(vectors: Vectors) -> tuple[Floats, tuple[float, float]]:
    """(N, 2) along the two directions in which vectors (N, F) differ most, and the share of the variance of each."""
    whole, shares = _reduced(vectors, 2)
    places = np.zeros((len(vectors), 2))
    places[:, : whole.shape[1]] = whole
    held = [*shares.tolist(), 0.0, 0.0]
    return places, (held[0], held[1])


def tsne_places(vectors: Vectors) -> Floats:
    """(N, 2) in which neighbours of the vectors (N, F) stay neighbours (van der Maaten and Hinton, 2008).

    From the first principal components, as its authors advise; the same for the same vectors.
    """
    whole, _ = _reduced(vectors, REDUCED)
    if whole.shape[1] < 2:
        whole = np.column_stack([whole, np.zeros(len(whole))])
    perplexity = min(PERPLEXITY, (len(vectors) - 1) / 3)
    made = TSNE(n_components=2, init="pca", perplexity=perplexity, random_state=0)
    places: Floats = made.fit_transform(whole).astype(np.float64)
    return places


def _reduced(vectors: Vectors, most: int) -> tuple[Floats, Floats]:
    """The first principal components, (N, at most `most`), and the share of the variance that each holds."""
    if len(vectors) < LEAST:
        raise Explained(T("A map needs at least {n} samples.", n=LEAST), "too_few")
    wide = np.asarray(vectors, np.float64)
    if not (wide.std(0) > 0).any():
        raise Explained(
            T("This node gives the same numbers for every sample, so there is nothing to draw."),
            "no_difference",
        )
    made = PCA(min(most, *wide.shape), random_state=0)
    places: Floats = made.fit_transform(wide)
    shares: Floats = made.explained_variance_ratio_
    return places, shares
