"""The Debian package: what it depends on is what its files ask for, and it holds nothing but the program."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import dev
from networker.cli import phrase
from tests.packaging_scripts import PACKAGING, ROOT, script

needs = script("linux/needs")
deb = script("linux/deb")
OBJDUMP = """
program:     file format elf64-x86-64

Dynamic Section:
  NEEDED               libGL.so.1
  NEEDED               libc.so.6
  RUNPATH              $ORIGIN
Version References:
  required from libc.so.6:
    0x09691a75 0x00 03 GLIBC_2.2.5
    0x069691b4 0x00 02 GLIBC_2.34
"""


def binary(name: str, *needed: str, libc: tuple[int, ...] = (2, 34)) -> object:
    return needs.Binary(name, frozenset(needed), libc)


def test_a_file_tells_what_it_needs() -> None:
    assert needs.parsed("program", OBJDUMP) == binary("program", "libGL.so.1", "libc.so.6")


def test_what_lies_inside_is_not_asked_of_the_system() -> None:
    found = needs.needs([
        binary("networker", "libc.so.6", "libQt6Gui.so.6"),
        binary("libQt6Gui.so.6", "libGL.so.1", "libglib-2.0.so.0", libc=(2, 9)),
        binary("libqgtk3.so", "libgtk-3.so.0", "libnobody-knows.so.1"),
    ])  # fmt: skip
    assert found.depends == ("libc6 (>= 2.34)", "libgl1", "libglib2.0-0t64 | libglib2.0-0")
    assert found.recommends == ("libgtk-3-0t64 | libgtk-3-0",), "a plugin that Qt passes over is no need"


def test_a_library_nobody_knows_stops_the_build() -> None:
    with pytest.raises(ValueError, match=r"libnew\.so\.1"):
        needs.needs([binary("networker", "libnew.so.1")])


def test_the_tables_of_a_checkout_are_used() -> None:
    assert all(needs.PACKAGES[each.soname] == each.apt for each in (*dev.OFFSCREEN, *dev.WINDOW))


def test_the_proof_types_what_the_palette_offers_and_reads_what_is_said() -> None:
    """It runs for a release only: a name that was changed since must be seen before."""
    proof = (PACKAGING / "linux" / "prove_deb.sh").read_text(encoding="utf-8")
    keeping = (ROOT / "networker" / "ui" / "encryption" / "keeping.py").read_text(encoding="utf-8")
    asked = re.search(r'letters "(Encrypt[^"]+)"', proof)
    assert asked is not None
    assert f'PaletteAction(self.tr("{asked[1]}…")' in keeping
    assert phrase.FILE in proof
    said = re.search(r'grep -q "(This book [^"]+)"', proof)
    assert said is not None
    assert phrase.NOT_HERE.startswith(said[1])


def test_the_control_file() -> None:
    text = deb.control("1.2.3", "amd64", 120, needs.Needs(("libc6 (>= 2.34)",), ()))
    lines = text.splitlines()
    assert "Version: 1.2.3" in lines
    assert "Depends: libc6 (>= 2.34), tzdata" in lines
    body = lines[next(at for at, line in enumerate(lines) if line.startswith("Description")) + 1 :]
    assert all(line.startswith(" ") for line in body)
    assert all(len(line) <= 80 for line in lines if line.startswith(" "))


@pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("objdump")), reason="dpkg and binutils are not here"
)
def test_a_package_holds_the_program_and_touches_no_folder_of_the_user(tmp_path: Path) -> None:
    program, icons, papers = tmp_path / "program", tmp_path / "icons", tmp_path / "third-party.txt"
    (program / "_internal").mkdir(parents=True)
    shutil.copy(shutil.which("true") or "/bin/true", program / "networker")
    (program / "_internal" / "data.txt").write_text("data", encoding="utf-8")
    icons.mkdir()
    (icons / "networker-16.png").write_bytes(b"png")
    papers.write_text("licences", encoding="utf-8")
    before = os.umask(0o077)
    try:
        made = deb.build(
            program,
            tmp_path / "out",
            version="1.2.3",
            icons=icons,
            metainfo=b"<x/>",
            papers=papers,
            work=tmp_path,
        )
    finally:
        os.umask(before)
    listed = subprocess.check_output(["dpkg-deb", "-c", str(made)], text=True).splitlines()
    modes = {line.split()[5]: (line.split()[0], line.split()[1]) for line in listed}
    assert modes["./usr/lib/networker/networker"] == ("-rwxr-xr-x", "root/root")
    assert modes["./usr/lib/networker/_internal/data.txt"] == ("-rw-r--r--", "root/root")
    assert any(line.endswith("./usr/bin/networker -> ../lib/networker/networker") for line in listed)
    for path in (
        "applications/networker.desktop", "metainfo/networker.metainfo.xml", "doc/networker/copyright",
        "doc/networker/third-party.txt.gz", "icons/hicolor/16x16/apps/networker.png",
        "icons/hicolor/scalable/apps/networker.svg",
    ):  # fmt: skip
        assert f"./usr/share/{path}" in modes
    assert all(path.startswith("./usr/") or path == "./" for path in modes)
    control = tmp_path / "control"
    subprocess.run(["dpkg-deb", "-e", str(made), str(control)], check=True)
    assert {each.name for each in control.iterdir()} == {"control", "md5sums"}, "no scripts run as root"
    tree = tmp_path / "tree"
    subprocess.run(["dpkg-deb", "-x", str(made), str(tree)], check=True)
    subprocess.run(["md5sum", "--quiet", "-c", str(control / "md5sums")], cwd=tree, check=True)
