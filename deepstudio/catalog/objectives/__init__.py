"""What it means to answer a column: one module for each objective."""

from deepstudio.catalog.objectives.classes import ClassObjective
from deepstudio.catalog.objectives.numbers import NumberObjective
from deepstudio.core.declarations import Objective

OBJECTIVES: tuple[type[Objective], ...] = (ClassObjective, NumberObjective)
