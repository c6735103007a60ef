"""The desktop entry names what the file manager needs to open exports with the program."""

import configparser
from pathlib import Path

from networker import paths

ENTRY = Path(__file__).parents[1] / "packaging" / "linux" / "networker.desktop"
MIME = {
    "text/csv", "text/vcard", "text/x-vcard", "text/calendar", "text/ldif", "text/x-ldif",
    "application/zip", "application/mbox", "application/json", "message/rfc822", "x-scheme-handler/networker",
}  # fmt: skip


def test_the_desktop_entry_opens_files_and_links() -> None:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(ENTRY, encoding="utf-8")
    entry = parsed["Desktop Entry"]
    assert entry["Exec"] == "networker %U"
    assert set(entry["MimeType"].rstrip(";").split(";")) >= MIME
    assert f"scalable/apps/{entry['Icon']}.svg" in (ENTRY.parents[1] / "README.md").read_text(
        encoding="utf-8"
    )
    assert "Version" not in entry, "it would be the version of the standard, which validators then hold it to"
    assert (paths.resources() / "icons" / "app.svg").exists()
