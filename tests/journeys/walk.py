"""Through the whole program: each page, behind each of its doors, and what opens over them."""

from collections.abc import Iterator
from pathlib import Path

from networker.domain.vocabulary import GatheringId, PersonId
from networker.ui.application import Application
from networker.ui.page_table import ACQUAINTED, IMPORT, PAGES
from networker.ui.settling import settle

ASKS_THE_DESKTOP = ("calendar",)  # doors behind which a window of the desktop's chooses a file
IN_A_FILE = "Cem Odo somebody.vcf vCards"  # and what such a file is called
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Cem Odo\nTEL:+34600000001\nEND:VCARD\n"


def everywhere(program: Application) -> Iterator[str]:
    """Where the window stands now, in a word or two, one place after the other."""
    window = program.window
    window.show_person(
        PersonId(program.session.book.read("SELECT id FROM person WHERE name = 'Ana Torres'")[0][0])
    )
    settle(program)
    yield "people"
    for entry in PAGES:
        page = window.open_page(entry)
        if entry is IMPORT:
            window.start_import([_card(program.session.book.folder)])
        elif entry is ACQUAINTED and program.session.book.read("SELECT 1 FROM gathering"):
            page.show_gathering(GatheringId(1))
        settle(program)
        yield entry.key
        for door in entry.doors:
            if door.then is not None and door.key not in ASKS_THE_DESKTOP:
                door.then(window.pages[entry])
                settle(program)
                yield f"{entry.key}, {door.key}"
    window.imports.stop()
    window.show_people()
    settle(program)
    yield from _over(program)


def _over(program: Application) -> Iterator[str]:
    """Cards and menus over the pages."""
    window = program.window
    window.export()
    settle(program)
    yield "export"
    window.exporting.stop()
    window.open_palette()
    settle(program)
    yield "palette"
    window.palette_.dismiss()


def _card(folder: Path) -> Path:
    file = folder / "somebody.vcf"
    file.write_text(CARD, encoding="utf-8")
    return file
