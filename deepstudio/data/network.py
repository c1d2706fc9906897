"""Paths on other computers. They are read only after the person at this computer has agreed."""

from __future__ import annotations

import json
import os
import posixpath
import re
import sys
from functools import cache
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.places import config_dir

FILE = "network-folders.json"
ADDRESS = re.compile(r"^(\\\\|//|[A-Za-z][A-Za-z0-9+.-]+:[/\\]{2})")
LOCAL_UNC = re.compile(r"^\\\\[?.]\\(?!UNC\\)", re.IGNORECASE)
MOUNTS = Path("/proc/self/mounts")
NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.gvfsd-fuse"}
    | {"fuse.rclone", "fuse.davfs2", "glusterfs", "fuse.glusterfs"}
)
DRIVE_REMOTE = 4


def refuse_network(path: str) -> None:
    """Raises `Explained` (`network_path`) for a path on another computer unless the person agreed to it."""
    if is_network(path) and not allowed(path):
        raise Explained(
            T(
                "{path} lies on another computer. Nothing is read from a network without your consent: "
                "agree to it, or copy the folder to this computer.",
                path=path,
            ),
            "network_path",
        )


def is_network(path: str) -> bool:
    """Whether reading `path` would go over a network, judged without touching it."""
    if ADDRESS.match(path):
        return not LOCAL_UNC.match(path)
    if sys.platform == "win32":
        return _is_remote_drive(path)
    return _file_system(os.path.abspath(os.path.expanduser(path))) in NETWORK_FILE_SYSTEMS


def allow(path: str) -> None:
    """Remembers that the person agreed to read from `path`, on this computer only, not in the project."""
    file = config_dir() / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(file, json.dumps(sorted({*_allowed(), _normal(path)}), ensure_ascii=False, indent=1))


def allowed(path: str) -> bool:
    """Whether the person agreed to this folder or one above it."""
    wanted = _normal(path)
    return any(wanted == folder or wanted.startswith(folder + "/") for folder in _allowed())


def _normal(path: str) -> str:
    here = path if ADDRESS.match(path) else os.path.abspath(os.path.expanduser(path))
    return posixpath.normpath(here.replace("\\", "/"))


def _allowed() -> list[str]:
    try:
        found = json.loads((config_dir() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []


def _file_system(path: str) -> str:
    """The type of the file system mounted nearest above `path`, by the system's own list."""
    fitting = [(len(place), kind) for place, kind in _mounts(MOUNTS) if _is_below(path, place)]
    return max(fitting, default=(0, ""))[1]


def _is_below(path: str, place: str) -> bool:
    return place == "/" or path == place or path.startswith(place + "/")


def _mounts(file: Path) -> list[tuple[str, str]]:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(_unescaped(parts[1]), parts[2]) for parts in fields if len(parts) > 2]


@cache
def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _is_remote_drive(path: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    drive = os.path.splitdrive(os.path.abspath(path))[0]
    return bool(drive) and ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == DRIVE_REMOTE
