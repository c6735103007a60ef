"""What the packaged program needs of a Debian system: read from the files themselves, so that the .deb promises nothing else.

Which package holds a library is known from dev.py's tables, by which a checkout is set up too, and from one of what only the
bundled Python needs. A library that neither knows stops the build.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import dev

LIBC = re.compile(r"^(lib(c|m|pthread|dl|rt|util|resolv)\.so\.\d+|ld-linux.*)$")
PACKAGES: Mapping[str, tuple[str, ...]] = {
    **{library.soname: library.apt for library in (*dev.OFFSCREEN, *dev.WINDOW)},
    "libgcc_s.so.1": ("libgcc-s1",),
    "libz.so.1": ("zlib1g",),
    "libbz2.so.1.0": ("libbz2-1.0",),
    "liblzma.so.5": ("liblzma5",),
    "libffi.so.8": ("libffi8",),
    "libuuid.so.1": ("libuuid1",),
    "libxcb.so.1": ("libxcb1",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libbrotlicommon.so.1": ("libbrotli1",),
}
# Plugins that Qt passes over where their libraries are missing, and the package that brings those: nice to have, no more.
OPTIONAL: Mapping[str, tuple[str, ...]] = {"libqgtk3.so": ("libgtk-3-0t64", "libgtk-3-0")}


class Binary(NamedTuple):
    """What a file asks of the dynamic loader."""

    name: str
    needed: frozenset[str]
    libc: tuple[int, ...]  # the newest GLIBC_ version that it asks for, () for none


class Needs(NamedTuple):
    """The two fields of the control file, each entry with its alternatives."""

    depends: tuple[str, ...]
    recommends: tuple[str, ...]


def parsed(name: str, text: str) -> Binary:
    """From what `objdump -p` says of a file."""
    needed = frozenset(re.findall(r"^\s+NEEDED\s+(\S+)", text, re.MULTILINE))
    versions = [tuple(map(int, each.split("."))) for each in re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)\b", text)]
    return Binary(name, needed, max(versions, default=()))


def read(folder: Path) -> list[Binary]:
    """Every ELF file under the folder; needs binutils."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        said = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True)
        found.append(parsed(path.name, said.stdout))
    return found


def needs(binaries: Iterable[Binary], packages: Mapping[str, tuple[str, ...]] = PACKAGES) -> Needs:
    """What must be there and what is nice to have. Raises ValueError with the libraries of which no package is known."""
    binaries = list(binaries)
    inside = {each.name for each in binaries}
    needed = {soname for each in binaries if each.name not in OPTIONAL for soname in each.needed - inside}
    outside = {soname for soname in needed if not LIBC.match(soname)}
    if unknown := sorted(outside - set(packages)):
        raise ValueError(f"No package is known that holds {', '.join(unknown)}: add it to needs.py")
    libc = ".".join(map(str, max((each.libc for each in binaries), default=(2, 17))))
    depends = {" | ".join(packages[each]) for each in outside}
    recommends = {" | ".join(OPTIONAL[each]) for each in inside & set(OPTIONAL)}
    return Needs((f"libc6 (>= {libc})", *sorted(depends)), tuple(sorted(recommends - depends)))
