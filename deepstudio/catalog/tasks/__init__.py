"""Tasks: what a network is for."""

from deepstudio.catalog.tasks.classification import TASKS

__all__ = ["TASKS"]
