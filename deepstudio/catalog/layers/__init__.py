"""Layers, one module a family, in the order of the palette."""

from deepstudio.catalog.layers import (
    activation,
    attention,
    backbones,
    blocks,
    convolution,
    dense,
    embedding,
    io,
    merge,
    normalisation,
    pooling,
    recurrent,
    regularisation,
    sequence,
    shape,
)

LAYERS = (
    *io.LAYERS,
    *convolution.LAYERS,
    *pooling.LAYERS,
    *sequence.LAYERS,
    *dense.LAYERS,
    *embedding.LAYERS,
    *recurrent.LAYERS,
    *attention.LAYERS,
    *activation.LAYERS,
    *normalisation.LAYERS,
    *regularisation.LAYERS,
    *shape.LAYERS,
    *merge.LAYERS,
    *blocks.LAYERS,
    *backbones.LAYERS,
)
