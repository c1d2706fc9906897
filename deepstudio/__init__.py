"""DeepStudio: build, train, understand and use neural networks without programming."""

__version__ = "0.1.0"
