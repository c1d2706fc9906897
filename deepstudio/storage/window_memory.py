"""What the window remembers of each project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

KEPT = 30  # projects


class WindowMemory:
    """Kept in the preferences as JSON; damaged content counts as nothing."""

    def __init__(self, state: str) -> None:
        self._projects = _parsed(state)

    def text(self) -> str:
        """All of it, to be kept."""
        return json.dumps(self._projects, ensure_ascii=False)

    def page(self, path: Path) -> str:
        """The page that was in front last; empty for a project that is new here."""
        return str(self._projects.get(str(path), {}).get("page", ""))

    def used(self, path: Path) -> frozenset[str]:
        """Steps that were used, such as `predict`."""
        found = self._projects.get(str(path), {}).get("used", [])
        return frozenset(map(str, found)) if isinstance(found, list) else frozenset()

    def set_page(self, path: Path, page: str) -> None:
        self._entry(path)["page"] = page

    def add_used(self, path: Path, step: str) -> None:
        self._entry(path)["used"] = sorted({*self.used(path), step})

    def _entry(self, path: Path) -> dict[str, Any]:
        """The entry of a project, moved to the end; the oldest goes when there are too many."""
        entry = self._projects.pop(str(path), {})
        self._projects[str(path)] = entry
        while len(self._projects) > KEPT:
            self._projects.pop(next(iter(self._projects)))
        return entry


def _parsed(state: str) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(state) if state else {}
    except (ValueError, RecursionError):
        return {}
    kept = found.items() if isinstance(found, dict) else ()
    return {str(path): entry for path, entry in kept if isinstance(entry, dict)}
