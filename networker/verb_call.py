"""A verb of the command line on its way to the window that holds the book, and what comes back of it.

The command line and the window know each other not; both know this. What is written in it came from another process: it
is looked at, and never believed further than its kinds.
"""

from dataclasses import dataclass, field
from pathlib import Path

from networker.domain.changes import Changes

LONGEST = 1 << 20  # bytes of one message either way but for what an answer prints


@dataclass(frozen=True, slots=True)
class VerbCall:
    """The words typed, with `--now` among them; the folder in which they were; one line of standard input where it is read."""

    words: tuple[str, ...]
    folder: Path
    line: str = ""

    def as_json(self) -> object:
        """As JSON has a form for it."""
        return {"words": self.words, "folder": str(self.folder), "line": self.line}


@dataclass(frozen=True, slots=True)
class VerbAnswer:
    """What the verb would have printed, and its exit status.

    `changes` stay in the process that wrote; `back` says that they are an "undo" or a "redo", which is no step of its own.
    """

    status: int
    out: str = ""
    err: str = ""
    changes: Changes = field(default_factory=Changes)
    back: str = ""

    def as_line(self) -> bytes:
        """As it goes over the socket."""
        import json

        return json.dumps({"status": self.status, "out": self.out, "err": self.err}).encode() + b"\n"


NOT_HERE = b"{}\n"  # instead of an answer: nothing was done, and another may be asked


def call_of(told: object) -> VerbCall | None:
    """The call that JSON tells; None where it is none."""
    match told:
        case {"words": [*words], "folder": str(folder), "line": str(line)} if (
            all(isinstance(each, str) for each in words) and Path(folder).is_absolute() and "\0" not in folder
        ):
            return VerbCall(tuple(map(str, words)), Path(folder), line)
    return None


def answer_of(line: bytes) -> VerbAnswer | None:
    """The answer that a line tells; None for NOT_HERE. Raises ValueError for anything else."""
    import json

    match json.loads(line):
        case {"status": int(status), "out": str(out), "err": str(err)}:
            return VerbAnswer(status, out, err)
        case {} as told if not told:
            return None
    raise ValueError("no answer of a verb")
