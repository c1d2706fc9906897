"""What a plan corrects in its data, as one word."""

from __future__ import annotations

import hashlib
import json

from deepstudio.core.project import DataPlan


def edits_of(plan: DataPlan) -> str:
    """Equal for plans that change the same labels and exclude the same samples."""
    edits = json.dumps([sorted(plan.excluded), sorted(plan.relabelled.items())])
    return hashlib.sha256(edits.encode()).hexdigest()[:32]
