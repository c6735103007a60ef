"""What a disk may hold after the power went: the log of a use case's system calls, cut off anywhere and played again.

The model is ours, not a device's: what a file was given since it was last synced is there, is missing or is there in
part, in pieces of 512 bytes; names made, taken away or changed since their folder was synced are there up to any one of
them. Nothing that was synced is lost. The file that SQLite's readers share goes, since SQLite makes it anew.
"""

import copy
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.use_cases import ACKNOWLEDGED

SECTOR = 512  # bytes that a disk writes at once or not at all
LOST = "networker.db-shm"
_CALL = re.compile(r"^(\w+)\((.*)\) = (\d+)(?:<([^>]*)>)?$")
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Op:
    """One thing done to the disk; paths are those below the book's folder, "" is that folder itself."""

    what: str  # create, write, truncate, sync, unlink, rename, acknowledged
    path: str = ""
    at: int = 0  # the offset of a write, the size after a truncate
    data: bytes = b""
    to: str = ""


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def parse(log: str, folder: Path) -> list[Op]:
    """What the log of strace (with -xx and -y) says was done below `folder`, in order."""
    ops: list[Op] = []
    open_at: dict[
        str, tuple[str, int]
    ] = {}  # by the number of the file: its path, and where it is written next
    for line in log.splitlines():
        match = _CALL.match(line)
        if match is None:
            continue  # it failed, or it is no call
        ops += _ops(match, open_at, str(folder.resolve()))
    return ops


def _ops(match: "re.Match[str]", open_at: dict[str, tuple[str, int]], root: str) -> list[Op]:
    call, said, result = match[1], match[2], match[3]
    texts = [_bytes(each) for each in _QUOTED.findall(said)]
    if call in ("openat", "mkdir", "unlink", "rename"):
        paths = [_below(each.decode(), root) for each in texts]
        if call == "openat":
            open_at[result] = (paths[0] or "", 0) if paths[0] is not None else ("/", 0)
        if paths[0] is None:
            return []
        if call == "openat":
            made = [Op("create", paths[0])] if "O_CREAT" in said else []
            return made + ([Op("truncate", paths[0])] if "O_TRUNC" in said else [])
        if call == "mkdir":
            return [Op("acknowledged")] if paths[0] == ACKNOWLEDGED else []
        return [Op("unlink", paths[0])] if call == "unlink" else [Op("rename", paths[0], to=paths[1] or "")]
    number = said.split("<", 1)[0].split(",", 1)[0]
    path, position = open_at.get(number, ("/", 0))
    if path == "/":
        return []
    if call in ("fsync", "fdatasync"):
        return [Op("sync", path)]
    if call == "ftruncate":
        return [Op("truncate", path, int(said.rsplit(", ", 1)[1]))]
    data = texts[0][: int(result)]
    if call == "pwrite64":
        return [Op("write", path, int(said.rsplit(", ", 1)[1]), data)]
    open_at[number] = (path, position + len(data))
    return [Op("write", path, position, data)]


def _below(path: str, root: str) -> str | None:
    """The path below the folder; "" for itself, None for one that lies elsewhere."""
    if path == root:
        return ""
    return path[len(root) + 1 :] if path.startswith(root + "/") else None


@dataclass
class File:
    """What is safe of a file, and what it was given since."""

    safe: bytes
    since: list[Op] = field(default_factory=list)


class Disk:
    """Files and the names that lead to them, as they are for sure and as the program believes them to be."""

    def __init__(self, start: Path) -> None:
        files = [each for each in start.rglob("*") if each.is_file()]
        self.now = {str(each.relative_to(start)): File(each.read_bytes()) for each in files}
        self.safe = dict(self.now)
        self.renamed: list[dict[str, File]] = []  # the names after each change since their folder was synced

    def do(self, op: Op) -> None:
        """Do it, and keep what is safe by now."""
        if op.what == "create" and op.path not in self.now:
            self._name({**self.now, op.path: File(b"")})
        elif op.what in ("write", "truncate"):
            self.now[op.path].since.append(op)
        elif op.what == "sync":
            self._sync(op.path)
        elif op.what == "unlink":
            self._name({name: file for name, file in self.now.items() if name != op.path})
        elif op.what == "rename":
            others = {name: file for name, file in self.now.items() if name != op.path}
            self._name({**others, op.to: self.now[op.path]})

    def _name(self, names: dict[str, File]) -> None:
        self.now = names
        self.renamed.append(names)

    def _sync(self, path: str) -> None:
        if path in self.now:
            file = self.now[path]
            file.safe, file.since = _after(file.safe, file.since), []
            # A new file's name is kept with it, and with that all that was named before, in the order of a log.
            made = next((n for n, names in enumerate(self.renamed) if path in names), None)
            if made is not None and path not in self.safe:
                self.safe, self.renamed = self.renamed[made], self.renamed[made + 1 :]
        else:  # a folder
            self.safe, self.renamed = self.now, []

    def lose_power(self, chance: random.Random, place: Path) -> None:
        """Write what may be left of it into a new folder."""
        names = chance.choice([self.safe, *self.renamed])
        kept = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for name, file in names.items():
            if name == LOST:
                continue
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_left(file, kept, chance))


def _after(data: bytes, ops: list[Op]) -> bytes:
    found = bytearray(data)
    for op in ops:
        if op.what == "truncate":
            found = found[: op.at].ljust(op.at, b"\0")
        else:
            found = found.ljust(op.at, b"\0")
            found[op.at : op.at + len(op.data)] = op.data
    return bytes(found)


def _left(file: File, kept: float, chance: random.Random) -> bytes:
    arrived: list[Op] = []
    for op in file.since:
        if chance.random() < kept:
            arrived.append(op)
        elif op.what == "write" and chance.random() < 0.3:
            arrived += [each for each in _sectors(op) if chance.random() < 0.5]
    return _after(file.safe, arrived)


def _sectors(op: Op) -> list[Op]:
    """A write in the pieces in which a disk does it."""
    ends = range(op.at - op.at % SECTOR + SECTOR, op.at + len(op.data) + SECTOR, SECTOR)
    pieces, begun = [], op.at
    for end in ends:
        pieces.append(Op("write", op.path, begun, op.data[begun - op.at : end - op.at]))
        begun = end
    return pieces


def crashes(ops: list[Op], start: Path, place: Path, *, times: int, seed: int) -> "list[tuple[int, Path]]":
    """So many folders as a loss of power may leave them, each with the number of calls that had come back."""
    chance = random.Random(seed)
    wanted = sorted(chance.randrange(len(ops) + 1) for _ in range(times))
    disk, acknowledged, found = Disk(start), False, []
    for done in range(len(ops) + 1):
        while wanted and wanted[0] == done:
            wanted.pop(0)
            left = place / f"loss-{len(found)}"
            left.mkdir()
            copy.deepcopy(disk).lose_power(chance, left)
            if acknowledged:
                (left / ACKNOWLEDGED).mkdir()
            found.append((done, left))
        if done < len(ops):
            acknowledged = acknowledged or ops[done].what == "acknowledged"
            disk.do(ops[done])
    return found
