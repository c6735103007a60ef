"""The licences of what is shipped along, as one text: run by the Python of an environment that holds the program and no more.

`python papers.py FILE.txt` writes it, and `python papers.py LIST.cdx.json` completes the CycloneDX list of the same environment
with what no distribution tells of: the interpreter, its SQLite and OpenSSL, Qt and its ICU, SQLCipher. Each distribution is named with its version, its licence and the texts that it brings.
"""

import json
import re
import sqlite3
import ssl
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, NamedTuple

NOT_SHIPPED = frozenset({"pip", "setuptools", "wheel", "networker"})
# Read in the text that it brings, since its metadata do not tell.
READ = {"peewee": "MIT", "sqlcipher3": "Zlib"}
READ_WITHIN = {"openssl": "Apache-2.0"}
HEAD = """\
What comes along with Networker, and under which licences
==========================================================

Networker itself is under the MIT licence. The packaged program brings these along. The libraries of Qt and PySide
are files of their own in the program's folder and may be exchanged for another version; with another version of
anything else packaging/build.py makes the program anew from its source.

Python {python}: PSF-2.0, https://docs.python.org/3/license.html
Qt, as it comes with PySide6: LGPL-3.0-only (its text is below, at recurring-ical-events), source at https://download.qt.io and https://code.qt.io
SQLite: in the public domain. OpenSSL's libcrypto: Apache-2.0. ICU: Unicode-3.0.
SQLCipher, within sqlcipher3: BSD-3-Clause, Copyright (c) 2008-2025, ZETETIC LLC, all rights reserved. Its conditions are
those of the text below at secretstorage, and its disclaimer is the same, with ZETETIC LLC in the place of those who give it
there; https://www.zetetic.net/sqlcipher/license. It holds an SQLite and OpenSSL's libcrypto of its own.
The bootloader of PyInstaller: GPL-2.0-or-later with an exception that allows it in any program.
Towns: data of GeoNames, https://www.geonames.org, CC BY 4.0.

"""


def licence_of(distribution: Distribution) -> str:
    """The licence as the distribution's own metadata tell it, or as its text was read; empty where neither does."""
    told = distribution.metadata
    if read := READ.get(told["Name"].lower()):
        return read
    if expression := told.get("License-Expression"):
        return expression
    classes = [each for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    short = (told.get("License") or "").strip()
    if short and "\n" not in short and len(short) < 100:
        return short
    return "; ".join(each.rpartition(" :: ")[2] for each in classes)


def texts_of(distribution: Distribution) -> list[str]:
    """The licence texts that it brings."""
    found = []
    for file in distribution.files or []:
        name = file.name.upper()
        if ".dist-info" in str(file) and name.startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS")):
            path = Path(str(distribution.locate_file(file)))
            if path.is_file():
                found.append(path.read_text(encoding="utf-8", errors="replace").strip())
    return found


def paper(among: Iterable[Distribution]) -> str:
    """The whole text. Raises ValueError where a distribution tells no licence at all."""
    parts = [HEAD.format(python=sys.version.split()[0])]
    shipped = {each.metadata["Name"].lower(): each for each in among}
    for name, each in sorted(shipped.items()):
        if name in NOT_SHIPPED:
            continue
        licence = licence_of(each)
        if not licence:
            raise ValueError(f"{name} tells no licence: look, and write it down here")
        title = f"{each.metadata['Name']} {each.version}: {licence}"
        parts += [title, "-" * len(title), "", *(f"{text}\n" for text in texts_of(each)), ""]
        if held := [f"{one.name} {one.version}: {one.licence}" for one in told_within([each])]:
            parts += [f"Compiled into {each.metadata['Name']}:", *held, "", ""]
    return "\n".join(parts)


ICU = re.compile(r"libicudata\.so\.(\d+)$")  # which Qt brings along on Linux


class Within(NamedTuple):
    """What is shipped without being a distribution. `holder` is the one that it is compiled into, "" for none."""

    name: str
    version: str
    licence: str
    holder: str = ""
    address: str = ""  # by which advisories know it, a package URL

    @property
    def listed(self) -> dict[str, Any]:
        """As CycloneDX has it. OpenSSL comes three times, and an advisory may be for one of them alone."""
        is_one = " " not in self.licence
        return {
            "type": "framework" if self.name == "Qt" else "library",
            "name": self.name,
            "version": self.version,
            "bom-ref": self.name.lower() + (f"-{self.version}-in-{self.holder}" if self.holder else ""),
            **({"description": f"compiled into {self.holder}"} if self.holder else {}),
            **({"purl": self.address} if self.address else {}),
            "licenses": [{"license": {"id": self.licence}} if is_one else {"expression": self.licence}],
        }


def told_within(among: Iterable[Distribution]) -> list[Within]:
    """What distributions are compiled with, by the lists that they bring (PEP 770); cryptography does. Raises ValueError."""
    found = []
    for each in among:
        for file in each.files or []:
            if not re.search(r"\.dist-info[/\\]sboms[/\\].+\.json$", str(file)):
                continue
            listed = json.loads(Path(str(each.locate_file(file))).read_text(encoding="utf-8"))
            for part in listed.get("components", ()):
                if part.get("scope") == "excluded":  # it helped to build, and is not in there
                    continue
                told = part.get("licenses") or [{"expression": READ_WITHIN.get(part["name"], "")}]
                licence = told[0].get("expression") or told[0].get("license", {}).get("id", "")
                if not licence:
                    raise ValueError(f"{part['name']} tells no licence: look, and write it down here")
                address = "" if "file:" in part.get("purl", "file:") else part["purl"].partition("?")[0]
                found.append(Within(part["name"], part["version"], licence, each.metadata["Name"], address))
    return found


def sqlcipher() -> list[Within]:
    """What sqlcipher3 is compiled with, as it says itself. Raises ImportError where it is not there."""
    from sqlcipher3 import dbapi2

    sql = dbapi2.connect(":memory:")
    sql.execute("PRAGMA key = 'none'")
    cipher, provider = (
        sql.execute(f"PRAGMA {each}").fetchone()[0] for each in ("cipher_version", "cipher_provider_version")
    )
    sql.close()
    return [
        Within("SQLCipher", cipher.split()[0], "BSD-3-Clause", "sqlcipher3"),
        Within("SQLite", dbapi2.sqlite_version, "blessing", "sqlcipher3"),
        Within("OpenSSL", provider.split()[1], "Apache-2.0", "sqlcipher3"),
    ]


def complete(
    listed: dict[str, Any], among: Iterable[Distribution], within: Iterable[Within] = ()
) -> dict[str, Any]:
    """The list with the version of the program itself, without it as a part of its own, and with every licence that is known."""
    found = {each.metadata["Name"].lower(): each for each in among}
    listed["metadata"]["component"]["version"] = found["networker"].version
    qt = found["pyside6_essentials"]
    further = [
        Within("Python", sys.version.split()[0], "PSF-2.0"),
        Within("SQLite", sqlite3.sqlite_version, "blessing"),
        Within("OpenSSL", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0"),
        Within("Qt", qt.version, "LGPL-3.0-only"),
        *(
            Within("ICU", brought[1], "Unicode-3.0")
            for each in qt.files or []
            if (brought := ICU.search(each.name))
        ),
    ]
    components = [each for each in listed["components"] if each["name"] != "networker"]
    for each in components:
        if not each.get("licenses") and each["name"].lower() in READ:
            each["licenses"] = [{"license": {"id": READ[each["name"].lower()]}}]
    listed["components"] = components + [each.listed for each in (*further, *within)]
    return listed


def main(file: Path) -> None:
    if file.suffix == ".json":
        within = [*sqlcipher(), *told_within(distributions())]
        listed = complete(json.loads(file.read_text(encoding="utf-8")), distributions(), within)
        file.write_text(json.dumps(listed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    else:
        file.write_text(paper(distributions()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
