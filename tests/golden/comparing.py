"""What became of what was expected."""

from __future__ import annotations

import math
from typing import Any


def differences(expected: Any, found: Any, rounding: float, samples: float, path: str = "") -> list[str]:
    """Where something expected is missing or has become something else. So many samples make an accuracy."""
    if isinstance(expected, dict):
        lacking = [f"{path}.{key} is not there" for key in expected if key not in found]
        both = [key for key in expected if key in found]
        return lacking + [
            line
            for key in both
            for line in differences(expected[key], found[key], rounding, samples, f"{path}.{key}")
        ]
    if isinstance(expected, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [line for n, (a, b) in pairs for line in differences(a, b, rounding, samples, f"{path}[{n}]")]
    if isinstance(expected, float):
        one = 1.01 / samples if path.endswith("accuracy") else 0.0
        same = math.isclose(expected, found, rel_tol=rounding, abs_tol=one)
    else:
        same = bool(expected == found)
    return [] if same else [f"{path}: {expected} became {found}"]
