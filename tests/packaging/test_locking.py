"""The parts of a release by their hashes: a list is read as it was written, and holds all that the program depends on."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.packaging_scripts import PACKAGING, ROOT, script

build, locking = script("build"), script("locking")
HASH = "a" * 64


def _said(name: str, version: str, **got: object) -> dict[str, object]:
    return {
        "metadata": {"name": name, "version": version},
        "download_info": {"url": "https://x.example/y.whl", **got},
    }


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    got = {"archive_info": {"hashes": {"sha256": HASH}}}
    told = locking.text(
        {
            "install": [
                _said("Zeta_One", "1.0", **got),
                _said("networker", "9"),
                _said("alpha", "2.post0", **got),
            ]
        }
    )
    assert "example" not in told, "no place to get them from"
    file = tmp_path / "locked.txt"
    file.write_text(told, encoding="ascii")
    assert locking.read(file) == {"alpha": ("2.post0", HASH), "zeta-one": ("1.0", HASH)}
    file.write_text(told + "zeta\n", encoding="ascii")
    with pytest.raises(ValueError, match="zeta"):
        locking.read(file)
    with pytest.raises(ValueError, match="no hash of alpha 1"):
        locking.text({"install": [_said("alpha", "1")]})


@pytest.mark.parametrize("file", sorted(PACKAGING.glob("locked-*.txt")), ids=lambda path: path.name)
def test_the_lists_hold_what_the_program_depends_on(file: Path) -> None:
    text = file.read_text(encoding="ascii")
    assert "://" not in text
    assert "--index" not in text
    found = locking.read(file)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"][locking.EXTRA]]
    assert len(wanted) > len(project["dependencies"])
    named = re.fullmatch(r"locked-(\w+)-cp3(\d+)\.txt", file.name)
    assert named is not None
    system, python = named.groups()
    for each in wanted:
        name, _, marker = each.partition(";")
        if marker and not eval(marker, {"sys_platform": system, "python_version": f"3.{python}"}):
            continue
        asked = re.match(r"[\w-]+", name)
        assert asked is not None
        assert asked[0].lower() in found, each


def test_pip_is_asked_for_the_program_with_what_encrypts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ran(words: list[str], *, check: bool) -> None:
        asked.extend(words)
        Path(words[words.index("--report") + 1]).write_text('{"install": []}', encoding="utf-8")

    monkeypatch.setattr(locking.subprocess, "run", ran)
    assert locking.ask(Path("python"), tmp_path) == {"install": []}
    assert asked[-1] == f"{tmp_path}[encrypted]"


def test_both_environments_hold_what_encrypts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is made of the one, its papers and the list of its parts of the other."""
    ran: list[list[str]] = []
    made = tmp_path / "networker-1.whl"
    made.touch()
    monkeypatch.setattr(build, "BUILD", tmp_path)
    monkeypatch.setattr(build, "wheel", lambda: made)
    monkeypatch.setattr(build, "run", lambda *words: ran.append([str(each) for each in words]))
    monkeypatch.setattr(build.venv, "create", lambda folder, **_: folder.mkdir())
    monkeypatch.setattr(build, "install_locked", lambda *_: False)
    build.tools()
    assert ran[-1][-1] == f"{ROOT}[encrypted,release]"
    monkeypatch.setattr(build, "tools", lambda: tmp_path)
    build.clean()
    assert ran[-1][-1] == f"{made}[encrypted]"


def test_what_is_made_of_something_newer_is_made_anew(tmp_path: Path) -> None:
    made, source, missing = tmp_path / "made", tmp_path / "source", tmp_path / "missing"
    source.touch()
    assert build.is_older(made, source)
    made.touch()
    os.utime(source, (1, 1))
    assert not build.is_older(made, source, missing)
    os.utime(source)
    os.utime(made, (1, 1))
    assert build.is_older(made, missing, source)


def test_parts_are_installed_by_their_hashes_and_it_is_said_where_none_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[object, ...]] = []
    monkeypatch.setattr(build, "run", lambda *words: ran.append(words))
    listed = tmp_path / "locked.txt"
    monkeypatch.setattr(locking, "path", lambda: listed)
    assert not build.install_locked(Path("python"))
    assert "by no hash" in capsys.readouterr().out
    assert not ran
    listed.touch()
    assert build.install_locked(Path("python"), "--python", "there")
    assert {"--require-hashes", "--no-deps", listed, "there"} <= set(ran[0])
