"""Build hook: puts resources/ with freshly compiled translations into the wheel as deepstudio/resources."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels only: an editable install reads the checkout's resources."""

    _compiled: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles the translations, then lists every resource for the wheel; raises if compiling fails."""
        if version == "editable":
            return
        root = Path(self.root)
        self._compiled = tempfile.TemporaryDirectory()
        script = root / "packaging" / "translations.py"
        subprocess.run([sys.executable, str(script), "compile", "--into", self._compiled.name], check=True)
        compiled = Path(self._compiled.name).glob("*.qm")
        build_data["force_include"].update(_resources(root))
        build_data["force_include"].update(
            {str(path): f"deepstudio/resources/i18n/{path.name}" for path in compiled}
        )

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was compiled: the wheel has it now."""
        if self._compiled is not None:
            self._compiled.cleanup()


def _resources(root: Path) -> dict[str, str]:
    """Source path to path in the wheel, with the guide, without what belongs to the translations' making."""
    files = (path for path in (root / "resources").rglob("*") if path.is_file())
    wanted = (path for path in files if path.suffix not in (".ts", ".qm") and not path.name.startswith("."))
    guides = {
        str(path): f"deepstudio/resources/guide/{path.name}" for path in (root / "docs").glob("guide*.md")
    }
    return {str(path): f"deepstudio/{path.relative_to(root).as_posix()}" for path in wanted} | guides
