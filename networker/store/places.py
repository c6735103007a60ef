"""Where a book lies: folders on other machines and folders that a program copies away, both of which may damage it.

SQLite's log beside the book (WAL) shares memory between processes, which no network file system has, and a program that
synchronises files takes the book without its log. On such a folder the book is kept without one (decision 0031).
"""

import os
import sys
from enum import StrEnum
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "glusterfs", "vboxsf", "vmhgfs", "virtiofs", "lustre")
)  # fmt: skip
_NETWORK_FUSE = (
    "sshfs", "rclone", "gvfsd-fuse", "davfs", "glusterfs", "s3fs", "google-drive-ocamlfuse", "onedriver", "vmhgfs-fuse", "kio-fuse",
)  # fmt: skip
# What the programs that synchronise a folder leave at its top.
_MARKS = (
    ".stfolder", ".dropbox", ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log", ".tmp.drivedownload", ".megaignore",
)  # fmt: skip
_NAMES = (
    "OneDrive",
    "Mobile Documents",
    "CloudStorage",
)  # of folders, by which the systems' own ones are known


class Place(StrEnum):
    """What kind of folder it is."""

    OWN = ""  # of this machine alone
    NETWORK = "network"
    SYNCED = "synced"


def place_of(folder: Path, *, mounts: Path = _MOUNTS) -> Place:
    """What kind of folder it is, as far as can be told; OWN where nothing says otherwise. Raises nothing."""
    folder = folder.absolute()
    if is_network(file_system(folder, mounts), folder):
        return Place.NETWORK
    return Place.SYNCED if _is_synced(folder) else Place.OWN


def file_system(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The type of the file system that holds a folder, as Linux calls it; "" where nobody says."""
    try:
        listed = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        real = os.path.realpath(folder)
    except OSError:
        return ""
    best, found = -1, ""
    for line in listed:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        at = _plain(fields[4])
        if (real == at or real.startswith(at.rstrip("/") + "/")) and len(at) >= best:
            best, found = len(at), after.split(" ")[0]
    return found


def _plain(mounted: str) -> str:
    """A path of the list of mounts, in which blanks are written as octal numbers."""
    for code in ("040", "011", "012", "134"):
        mounted = mounted.replace(f"\\{code}", chr(int(code, 8)))
    return mounted


def is_network(kind: str, folder: Path) -> bool:
    """Whether a type of file system, or the form of a path, means another machine."""
    name, _, fuse = kind.partition(".")
    if name in _NETWORK or (name == "fuse" and fuse in _NETWORK_FUSE) or kind in _NETWORK_FUSE:
        return True
    return sys.platform == "win32" and str(folder).startswith("\\\\")


def _is_synced(folder: Path) -> bool:
    for each in (folder, *folder.parents):
        if any(each.name == name or each.name.startswith(f"{name} - ") for name in _NAMES):
            return True
        if any((each / mark).exists() for mark in _MARKS):
            return True
    return False
