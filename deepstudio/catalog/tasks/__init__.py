"""Tasks: what a network is for."""

from deepstudio.catalog.tasks.supervised import TASKS

__all__ = ["TASKS"]
