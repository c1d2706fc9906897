"""The network of a template fitted to the data of a project."""

from __future__ import annotations

from deepstudio.core.check import Checker
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry

MOST_FIXES = 20


def adapted(project: Project, registry: Registry) -> Project:
    """The project with the first fix of each error in its networks and training, as the window would offer it.

    What is wrong with the data is for the user to decide.
    """
    checker = Checker(registry)
    for _ in range(MOST_FIXES):
        errors = (problem for problem in checker.check(project).errors if problem.place.area != "data")
        fix = next((problem.fixes[0] for problem in errors if problem.fixes), None)
        if fix is None:
            break
        project = fix.apply(project)
    return project
