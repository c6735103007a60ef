"""What the desktop is told of the program, and the package that tells it."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from networker import paths
from tests.packaging_scripts import PACKAGING, script

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENTRY = PACKAGING / "linux" / "networker.desktop"
MIME = {
    "text/csv", "text/vcard", "text/x-vcard", "text/calendar", "text/ldif", "text/x-ldif",
    "application/zip", "application/mbox", "application/json", "message/rfc822", "x-scheme-handler/networker",
}  # fmt: skip

metainfo, icons = script("metainfo"), script("icons")
LANGUAGES = sorted(each.stem for each in (paths.resources() / "translations").glob("*.po"))


def entry() -> configparser.SectionProxy:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(ENTRY, encoding="utf-8")
    return parsed["Desktop Entry"]


def test_the_desktop_entry_opens_files_and_links() -> None:
    said = entry()
    assert said["Exec"] == "networker %U"
    assert set(said["MimeType"].rstrip(";").split(";")) >= MIME
    assert f"scalable/apps/{said['Icon']}.svg" in (PACKAGING / "README.md").read_text(encoding="utf-8")
    assert "Version" not in said, "it would be the version of the standard, which validators then hold it to"
    assert (paths.resources() / "icons" / "app.svg").exists()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not here")
def test_the_desktop_entry_is_valid() -> None:
    said = subprocess.run(["desktop-file-validate", str(ENTRY)], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "")


CHANGES = (
    "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2027-01-31\n\n### Added\n\n## [0.1.0] - 2026-12-24\n"
)


def test_the_description_is_completed_with_releases_and_address() -> None:
    bare = ElementTree.fromstring(metainfo.described("## [Unreleased]\n\nBecomes 0.1.0, the first.\n"))
    assert bare.findtext("id") == "networker"
    assert bare.find("releases") is None
    assert bare.find("screenshots") is None
    whole = ElementTree.fromstring(
        metainfo.described(
            CHANGES, site="https://example.org/some-one/networker", pictures="https://example.org/p/"
        )
    )
    assert whole.findtext("id") == "org.example.some_one.networker"
    told = [(each.get("version"), each.get("date")) for each in whole.iterfind("releases/release")]
    assert told == [("0.2.0", "2027-01-31"), ("0.1.0", "2026-12-24")]
    pictures = [each.text for each in whole.iterfind("screenshots/screenshot/image")]
    assert pictures == ["https://example.org/p/people-light.png", "https://example.org/p/people-dark.png"]
    assert all((paths.resources() / "screenshots" / name).exists() for name in metainfo.PICTURES)
    assert metainfo.name_of("https://www.github.com/Ana/networker") == "io.github.ana.networker"


def test_the_description_and_the_entry_agree() -> None:
    told = ElementTree.parse(metainfo.SOURCE).getroot()
    said = entry()
    assert told.findtext("launchable") == ENTRY.name
    assert told.findtext("name") == said["Name"]
    assert told.findtext("icon") == said["Icon"]
    opened = {
        each for each in said["MimeType"].split(";") if each and not each.startswith("x-scheme-handler/")
    }
    assert {each.text for each in told.iterfind("provides/mediatype")} == opened
    assert {each.text for each in told.iterfind("categories/category")} <= set(said["Categories"].split(";"))


def test_shops_and_menus_speak_every_language_of_the_window() -> None:
    told, said = ElementTree.parse(metainfo.SOURCE).getroot(), entry()
    for language in LANGUAGES:
        assert all(f"{key}[{language}]" in said for key in ("GenericName", "Comment", "Keywords"))
        for tag in ("summary", "p", "li"):
            texts = [each.get(LANG) for each in told.iter(tag)]
            assert texts.count(language) == texts.count(None) > 0, (tag, language)


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstream is not here")
@pytest.mark.parametrize("site", ["", "https://github.com/ana/networker"])
def test_the_description_is_valid(tmp_path: Path, site: str) -> None:
    file = tmp_path / "networker.metainfo.xml"
    file.write_bytes(metainfo.described(CHANGES, site=site, pictures=f"{site}/raw" if site else ""))
    # the one thing amiss without an address: a name that is none
    allowed = [] if site else ["--override=cid-desktopapp-is-not-rdns=info"]
    command = ["appstreamcli", "validate", "--no-net", *allowed, str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout


@pytest.mark.usefixtures("qapp")
def test_the_icon_is_drawn_in_every_size_and_for_every_system(tmp_path: Path) -> None:
    icons.main(tmp_path)
    for size in icons.SIZES:
        image = QImage(str(tmp_path / f"networker-{size}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0, "the corners are round"
        assert image.pixelColor(size // 2, size // 2).alpha() == 255
    assert not QImage(str(tmp_path / "networker.ico")).isNull()
    content = (tmp_path / "networker.icns").read_bytes()
    assert content[:4] == b"icns"
    assert int.from_bytes(content[4:8], "big") == len(content)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone")
def test_the_proof_is_a_script_that_can_be_read() -> None:
    proof = PACKAGING / "linux" / "prove_deb.sh"
    assert proof.stat().st_mode & 0o111
    said = subprocess.run(["bash", "-n", str(proof)], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
