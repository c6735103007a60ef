"""Folders on other machines and folders that are synchronised are told from a machine's own."""

from pathlib import Path

import pytest

from networker.store import places
from networker.store.places import Place, place_of

MOUNTS = """22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:30 / {home} rw shared:2 - nfs4 server:/home rw
31 30 8:2 / {home}/own\\040disk rw shared:3 - ext4 /dev/sdb1 rw
32 22 0:31 / {home}-sshfs rw - fuse.sshfs me@host: rw
33 22 0:32 / {home}-crypt rw - fuse.gocryptfs /home/x rw
a line that is none
"""


@pytest.mark.parametrize(
    ("folder", "kind", "place"),
    [
        ("home/ann", "nfs4", Place.NETWORK),
        ("home/own disk/data", "ext4", Place.OWN),
        ("home-sshfs/data", "fuse.sshfs", Place.NETWORK),
        ("home-crypt/data", "fuse.gocryptfs", Place.OWN),
        ("homework", "ext4", Place.OWN),
    ],
)
def test_the_mount_that_holds_a_folder_says_what_it_is(
    tmp_path: Path, folder: str, kind: str, place: Place
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(home=tmp_path / "home"))
    (tmp_path / folder).mkdir(parents=True)
    assert places.file_system(tmp_path / folder, mounts) == kind
    assert place_of(tmp_path / folder, mounts=mounts) is place


def test_where_nobody_lists_the_mounts_a_folder_is_the_machines_own(tmp_path: Path) -> None:
    assert place_of(tmp_path, mounts=tmp_path / "none") is Place.OWN


@pytest.mark.parametrize(
    "made",
    [
        ".stfolder/x",
        ".dropbox.cache/x",
        ".nextcloudsync.log",
        "OneDrive - Example/x",
        "Library/CloudStorage/x",
    ],
)
def test_a_folder_within_a_synchronised_one_is_synchronised(tmp_path: Path, made: str) -> None:
    (tmp_path / made).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / made).touch()
    inside = (tmp_path / made).parent if "/x" in made and not made.startswith(".") else tmp_path / "networker"
    assert place_of(inside, mounts=tmp_path / "none") is Place.SYNCED
