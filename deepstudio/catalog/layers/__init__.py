"""Layers, one module a family, in the order of the palette."""

from deepstudio.catalog.layers import (
    activation,
    blocks,
    convolution,
    dense,
    io,
    merge,
    normalisation,
    pooling,
    regularisation,
    shape,
)

LAYERS = (
    *io.LAYERS,
    *convolution.LAYERS,
    *pooling.LAYERS,
    *dense.LAYERS,
    *activation.LAYERS,
    *normalisation.LAYERS,
    *regularisation.LAYERS,
    *shape.LAYERS,
    *merge.LAYERS,
    *blocks.LAYERS,
)
