"""What others made and the program is built on: few parts, each with a reason and a hash, and none with a known flaw."""

import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.packaging_scripts import ROOT, script
from tests.prove.figures import Measure

build, locking = script("build"), script("locking")
MOST = 14


def _needed() -> set[str]:
    """What the program itself needs, on any system."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = (re.match(r"[\w-]+", each) for each in project["dependencies"])
    return {each[0] for each in found if each is not None}


def test_few_parts_and_each_with_a_reason(figure: Measure) -> None:
    needed = _needed()
    decided = "\n".join(
        each.read_text(encoding="utf-8") for each in (ROOT / "docs" / "decisions").glob("*.md")
    )
    untold = sorted(
        name for name in needed if not re.search(rf"\b{re.escape(name)}\b", decided, re.IGNORECASE)
    )
    figure(
        "dependencies", met=len(needed) <= MOST and not untold, sums={"needed": len(needed), "without a line": len(untold)},
        said=", ".join(untold),
    )  # fmt: skip
    assert not untold, "docs/decisions does not say why"
    assert len(needed) <= MOST


def _all_that_comes_along() -> set[str]:
    """The installed parts that the program needs, and those they need themselves."""
    todo, found = sorted(_needed()), set()
    while todo:
        name = re.sub(r"[-_.]+", "-", todo.pop()).lower()
        try:
            told = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # of another system
        if name in found:
            continue
        found.add(name)
        for each in told.requires or ():
            asked = re.match(r"[\w.-]+", each)
            if asked is not None and "extra ==" not in each:
                todo.append(asked[0])
    return found


def test_each_part_of_a_release_has_a_hash(figure: Measure) -> None:
    if not locking.path().exists():
        pytest.skip(f"there is no {locking.path().name}: packaging/build.py lock")
    listed = locking.read(locking.path())
    along = _all_that_comes_along()
    without = sorted(along - listed.keys())
    assert len(along) > 8, "it was looked for in vain"
    figure(
        "hashes",
        met=not without,
        sums={"parts": len(listed), "without a hash": len(without)},
        said=locking.path().name,
    )
    assert not without


@pytest.mark.prove
def test_no_flaw_is_known(tmp_path: Path, figure: Measure) -> None:
    """As `packaging/build.py audit` asks; where nobody answers, nothing is known either way."""
    beside = Path(sys.executable).with_name("pip-audit")
    tool = next(
        (str(each) for each in (beside, build.in_venv(build.BUILD / "tools", "pip-audit")) if each.exists()),
        None,
    )
    tool = tool or shutil.which("pip-audit")
    if tool is None or not locking.path().exists():
        pytest.skip("no pip-audit here: packaging/build.py audit brings it")
    listed, asked = locking.read(locking.path()), tmp_path / "shipped.txt"
    asked.write_text(
        "".join(f"{name}=={version}\n" for name, (version, _) in listed.items()), encoding="ascii"
    )
    command = [
        tool,
        "--no-deps",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "-f",
        "json",
        "-r",
        str(asked),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    status, sentence = build.audit_result(done.stdout, done.stderr)
    if status == build.NOT_LOOKED:
        pytest.skip(sentence)
    figure("advisories", met=status == 0, said=sentence)
    assert status == 0, sentence
