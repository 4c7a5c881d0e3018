from pathlib import Path

import pytest

from qwen_studio.state.library_drive import is_network, look_at


@pytest.mark.parametrize(
    "kind",
    [
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs", "ceph", "glusterfs", "afs", "drvfs"),
        *("fuse.rclone", "vboxsf", "CIFS"),
    ],
)
def test_file_systems_that_others_may_write_to_are_known(kind: str) -> None:
    assert is_network(kind)


@pytest.mark.parametrize(
    "kind", ["ext4", "btrfs", "xfs", "zfs", "apfs", "NTFS", "tmpfs", "overlay", "fuseblk", "vfat", ""]
)
def test_drives_of_this_computer_are_not(kind: str) -> None:
    assert not is_network(kind, "/dev/sda1")


def test_windows_names_a_network_drive_by_its_device() -> None:
    assert is_network("NTFS", r"\\server\share")


def test_the_facts_of_a_real_drive(tmp_path: Path) -> None:
    facts = look_at(tmp_path)
    assert not facts.is_network
    assert facts.free_bytes is not None
    assert facts.free_bytes > 0


def test_a_folder_that_is_gone_has_no_room_and_is_no_error(tmp_path: Path) -> None:
    facts = look_at(tmp_path / "gone" / "for good")
    assert not facts.is_network
