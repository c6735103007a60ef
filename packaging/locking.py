"""What a release is made of, each part by its hash: `python3 packaging/build.py lock` writes it, the other commands install by it.

A list holds for one system and one Python, since their wheels differ: `locked-linux-cp311.txt` is that of Python 3.11 on Linux.
It names no place to get them from: pip decides that, and what it gets must have the hash.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
EXTRA = "encrypted"  # who has the packaged program has no pip to add it by
HEAD = "# Made by `python3 packaging/build.py lock`, for the release on {0} with Python {1}.{2}. Not to be edited by hand.\n"
_LINE = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+) --hash=sha256:(?P<hash>[0-9a-f]{64})")


def path(folder: Path = HERE) -> Path:
    """The list for this system and this Python."""
    return folder / f"locked-{sys.platform}-cp{sys.version_info[0]}{sys.version_info[1]}.txt"


def text(report: dict[str, Any]) -> str:
    """The list, out of what pip says that it would install. Raises ValueError for what has no hash."""
    lines = []
    for each in report["install"]:
        named, got = each["metadata"], each["download_info"]
        name = re.sub(r"[-_.]+", "-", named["name"]).lower()
        if name == "networker":
            continue
        found = got.get("archive_info", {}).get("hashes", {}).get("sha256")
        if not found:
            raise ValueError(f"pip tells no hash of {name} {named['version']}.")
        lines.append(f"{name}=={named['version']} --hash=sha256:{found}\n")
    return HEAD.format(sys.platform, *sys.version_info[:2]) + "".join(sorted(lines))


def read(file: Path) -> dict[str, tuple[str, str]]:
    """Of each part its version and its hash; raises ValueError for a line that is none of these, and OSError."""
    found = {}
    for line in file.read_text(encoding="ascii").splitlines():
        if line.startswith("#"):
            continue
        said = _LINE.fullmatch(line)
        if said is None:
            raise ValueError(f"This is no line of a list of parts: {line}")
        found[said["name"]] = (said["version"], said["hash"])
    return found


def ask(python: Path, root: Path) -> dict[str, Any]:
    """What pip would install for the program, as it says itself. Raises subprocess.CalledProcessError."""
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.json"
        words = [
            "install",
            "-q",
            "--dry-run",
            "--ignore-installed",
            "--only-binary",
            ":all:",
            "--report",
            str(report),
        ]
        subprocess.run([str(python), "-m", "pip", *words, f"{root}[{EXTRA}]"], check=True)
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found
