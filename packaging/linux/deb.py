"""The Debian package: the packaged program, what the desktop is told of it, and a control file that names only what it needs.

There are no maintainer scripts: what the desktop keeps (icons, kinds of files) is renewed by dpkg's own triggers, and nothing
here knows the folder of the user's data, so no removal can touch it.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import textwrap
from collections.abc import Mapping
from pathlib import Path

import needs

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# For what is read by name and not by the loader: time zones, and the tool that opens links and mail.
FURTHER = ("tzdata",)
NICE = ("xdg-utils", "fonts-noto-color-emoji", "fonts-inter")
DESCRIPTION = """\
private contact manager that names whom to reach out to
Networker keeps everybody you know in one place on your own computer, shows
what passed between you, and names each day the few people to reach out to:
why, on which channel, and with which words to start.
.
There is no account and no server, and it never uses the network. It brings
its own Python and Qt."""


def control(version: str, architecture: str, size: int, wanted: needs.Needs) -> str:
    """The text of the control file; `size` in kB as installed."""
    first, *rest = DESCRIPTION.splitlines()
    fields = {
        "Package": "networker",
        "Version": version,
        "Section": "misc",
        "Priority": "optional",
        "Architecture": architecture,
        "Installed-Size": str(size),
        "Depends": ", ".join((*wanted.depends, *FURTHER)),
        "Recommends": ", ".join((*NICE, *wanted.recommends)),
        "Maintainer": "The Networker authors <networker@localhost>",
        "Description": "\n".join([first, *(f" {line}" for line in rest)]),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def build(
    program: Path, out: Path, *, version: str, icons: Path, metainfo: bytes, papers: Path, work: Path
) -> Path:
    """Make the .deb of the packaged `program` in the folder `out`; `papers` is the text of the licences. Gives its path."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lib = tree / "usr/lib/networker"
    shutil.copytree(program, lib, symlinks=True)
    link = tree / "usr/bin/networker"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/networker/networker")
    share = tree / "usr/share"
    for icon in icons.glob("networker-*.png"):
        side = icon.stem.partition("-")[2]
        _put(icon.read_bytes(), share / f"icons/hicolor/{side}x{side}/apps/networker.png")
    _put((ROOT / "resources/icons/app.svg").read_bytes(), share / "icons/hicolor/scalable/apps/networker.svg")
    _put((HERE / "networker.desktop").read_bytes(), share / "applications/networker.desktop")
    _put(metainfo, share / "metainfo/networker.metainfo.xml")
    documents = share / "doc/networker"
    _put(_zipped((ROOT / "CHANGELOG.md").read_bytes()), documents / "changelog.gz")
    _put(_copyright(papers.name).encode(), documents / "copyright")
    _put(_zipped(papers.read_bytes()), documents / f"{papers.name}.gz")
    for page in sorted((*HERE.glob("*.1"), *(ROOT / "docs/man").glob("*.1"))):
        _put(_zipped(page.read_bytes()), share / f"man/man1/{page.name}.gz")
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    _seal(tree, control(version, architecture, _size(tree) // 1024, needs.needs(needs.read(lib))))
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"networker_{version}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)]
    subprocess.run(command, check=True, env={**os.environ, **_same_times()})
    shutil.rmtree(tree)
    return made


def _put(content: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _size(tree: Path) -> int:
    return sum(each.lstat().st_size for each in tree.rglob("*") if not each.is_dir())


def _seal(tree: Path, text: str) -> None:
    """Modes whatever the umask was, the sums of all files, and the control file."""
    sums = ""
    for each in sorted(tree.rglob("*")):
        if each.is_symlink():
            continue
        if each.is_dir():
            each.chmod(0o755)
            continue
        runs = each == tree / "usr/lib/networker/networker"
        each.chmod(0o755 if runs else 0o644)
        sums += (
            f"{hashlib.md5(each.read_bytes(), usedforsecurity=False).hexdigest()}  {each.relative_to(tree)}\n"
        )
    tree.chmod(0o755)
    debian = tree / "DEBIAN"
    debian.mkdir()
    debian.chmod(0o755)
    for name, content in (("control", text), ("md5sums", sums)):
        (debian / name).write_text(content, encoding="utf-8")
        (debian / name).chmod(0o644)


def _same_times() -> Mapping[str, str]:
    """The time of the last commit, so that the same commit makes the same package; nothing outside of a checkout."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)
    return {"SOURCE_DATE_EPOCH": said.stdout.strip()} if said.returncode == 0 else {}


def _copyright(papers: str) -> str:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    body = textwrap.indent(licence.strip(), " ", lambda _line: True)
    body = "\n".join(line if line.strip() else " ." for line in body.splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Networker\n"
        f"Comment: Python, Qt and the libraries that come along, with their licences: {papers}.gz beside this file.\n"
        " The table of towns is made of data of GeoNames (https://www.geonames.org), CC BY 4.0.\n\n"
        "Files: *\nCopyright: 2026 The Networker authors\nLicense: Expat\n"
        f"{body}\n"
    )
