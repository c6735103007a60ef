"""The AppStream description as it is shipped: with the releases of CHANGELOG.md, and the project's address where it is told.

The address belongs to whoever releases, so the file in the checkout has none: without one the description has no pictures and
keeps the name `networker`; with one it is named by the address, as shops of programs want it.
"""

import re
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree

SOURCE = Path(__file__).with_name("linux") / "networker.metainfo.xml"
PICTURES = {
    "people-light.png": "The People page: contacts, a timeline and today's list",
    "people-dark.png": "The same in the dark",
}
HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\d{4}-\d\d-\d\d))?\s*$", re.MULTILINE)
BECOMES = re.compile(r"\bBecomes (?P<version>\d+\.\d+\.\d+)\b")


class Release(NamedTuple):
    """A release as CHANGELOG.md has it; `day` is empty before it is out."""

    version: str
    day: str


def releases(changelog: str) -> list[Release]:
    """The releases, newest first. What is not released counts by the version that it says it becomes.

    Raises ValueError where the newest heading tells no version.
    """
    found = []
    headings = list(HEADING.finditer(changelog))
    for heading, after in zip_longest(headings, headings[1:]):
        version, day = heading["version"], heading["day"] or ""
        if version == "Unreleased":
            text = changelog[heading.end() : after.start() if after else None]
            said = BECOMES.search(text)
            if said is None and (text.strip() or after is None):
                raise ValueError("CHANGELOG.md does not say which version [Unreleased] becomes")
            if said is None:
                continue
            version = said["version"]
        found.append(Release(version, day))
    if not found:
        raise ValueError("CHANGELOG.md has no release")
    return found


def name_of(site: str) -> str:
    """The component's name by the project's address: io.github.someone.networker for https://github.com/someone/networker."""
    parts = urlsplit(site)
    host = (parts.hostname or "").removeprefix("www.").split(".")
    if host[-2:] == ["github", "com"]:
        host[-1] = "io"
    path = [re.sub(r"[^A-Za-z0-9]", "_", each) for each in parts.path.split("/") if each]
    return ".".join([*reversed(host), *path]).lower()


def described(changelog: str, *, site: str = "", pictures: str = "", source: Path = SOURCE) -> bytes:
    """The whole file. `site`: the project's address; `pictures`: the address of the folder of its screenshots."""
    root = ElementTree.fromstring(source.read_text(encoding="utf-8"))
    if site:
        _named(root, site)
    if pictures:
        root.append(_screenshots(pictures))
    listed = [each for each in releases(changelog) if each.day]
    if listed:
        releases_ = ElementTree.SubElement(root, "releases")
        for each in listed:
            ElementTree.SubElement(releases_, "release", version=each.version, date=each.day)
    ElementTree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="utf-8") + b"\n"


def _named(root: ElementTree.Element, site: str) -> None:
    identity = root.find("id")
    if identity is None:
        raise ValueError(f"{SOURCE.name} has no id")
    identity.text = name_of(site)
    for kind, address in (("homepage", site), ("bugtracker", f"{site.rstrip('/')}/issues")):
        ElementTree.SubElement(root, "url", type=kind).text = address


def _screenshots(pictures: str) -> ElementTree.Element:
    whole = ElementTree.Element("screenshots")
    for number, (file, caption) in enumerate(PICTURES.items()):
        each = ElementTree.SubElement(whole, "screenshot", {"type": "default"} if number == 0 else {})
        ElementTree.SubElement(each, "caption").text = caption
        ElementTree.SubElement(each, "image").text = f"{pictures.rstrip('/')}/{file}"
    return whole
