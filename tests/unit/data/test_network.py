"""Nothing is read from another computer without consent, and consent does not travel with a project."""

from pathlib import Path

import pytest

from deepstudio.core.explained import Explained
from deepstudio.core.registry import Registry
from deepstudio.data import network
from deepstudio.data.scanning import scan
from tests.unit.data.conftest import PlanOf

REMOTE = [r"\\server\share\cats", "//server/share", "smb://server/a", "nfs://server/a", "https://server/a"]
REMOTE_MORE = [r"\\?\UNC\server\share", "sftp://server/a", "file://server/a"]


@pytest.mark.parametrize("path", REMOTE + REMOTE_MORE)
def test_addresses_are_asked_first(path: str, registry: Registry, plan_of: PlanOf) -> None:
    with pytest.raises(Explained) as refused:
        scan(plan_of(path), registry)
    assert refused.value.cause == "network_path"
    assert path in str(refused.value)


@pytest.mark.parametrize(
    "path", ["/home/me/猫", "C:\\pictures", "D:/pictures", "pictures", r"\\?\C:\long", "~/a"]
)
def test_local_paths_are_not(path: str) -> None:
    assert not network.is_network(path)


@pytest.mark.skipif(not network.MOUNTS.exists(), reason="this system lists its mounts otherwise")
def test_mounted_network_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/my\\040disk nfs4 rw 0 0\n"
        "/dev/sdb1 /mnt/my\\040disk/usb vfat rw 0 0\n"
        "//nas/x /mnt/nas cifs rw 0 0\n"
    )
    monkeypatch.setattr(network, "MOUNTS", mounts)
    assert network.is_network("/mnt/my disk/cats")
    assert network.is_network("/mnt/nas")
    assert not network.is_network("/mnt/nas2")
    assert not network.is_network("/mnt/my disk/usb/cats")


def test_consent_holds_for_the_folder_and_below() -> None:
    network.allow(r"\\server\share")
    network.refuse_network(r"\\server\share\cats")
    network.refuse_network("//server/share")
    for other in (r"\\server\share2", r"\\server\share\..\private", "//other/share"):
        with pytest.raises(Explained):
            network.refuse_network(other)


def test_consent_is_remembered_beside_others() -> None:
    network.allow("//server/a")
    network.allow("//server/b")
    assert network.allowed("//server/a/x")
    assert network.allowed("//server/b")
