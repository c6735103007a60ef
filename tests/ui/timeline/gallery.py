"""The timeline with one, fifty and fifty thousand entries, long texts, other scripts and notes, to be looked at.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.timeline.gallery FOLDER

writes each in light and dark, and one that is searched. `test_gallery.py` holds that it still can.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap

from networker import app
from networker.domain.vocabulary import PersonId
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.ui.helpers import NOW

MANY = 50_000
LONG = "She takes the job from January and looks for a flat with two rooms near the river. " * 40
ENDLESS = "Donaudampfschifffahrtsgesellschaftskapitän" * 12
NOTE = (
    "# Boats\nShe **sails** and _rows_; ask @Ben Ode, or @李明.\nSecond line, [Lyon](https://lyon.example).\n\n"
    "- one thing\n- [x] done\n\n> quoted words\n\n| what | when |\n|---|---|\n| boat | May |\n\n`code @Ben`"
)
SCRIPTS = (
    "مرحبا، نلتقي يوم الثلاثاء في المقهى",
    "שלום, נדבר מחר על הדירה",
    "来週の火曜日に会いましょう。家のことも話したいです。",
    "สวัสดี เจอกันวันอังคารที่ร้านกาแฟ",
    "Привет, увидимся во вторник, Łódź & Zürich",
    "🙂 👩‍👩‍👧‍👦 \u202ereversed\u202c <b>not bold</b>",
)
NAMES = (
    "Ana Torres", "Ben Ode", "李明", "محمد عبد الرحمن", "Maria-Magdalena von und zu Hohenlohe-Waldenburg-Schillingsfürst the Younger",
)  # fmt: skip


def fill(book: Book, entries: int) -> PersonId:
    """Somebody with so many entries, the newest of them of every kind that is worth a look."""
    special = [("note", NOTE), ("mail", LONG), ("message", ENDLESS), *(("message", text) for text in SCRIPTS)]
    with book.step("fill", "Filling", now=NOW) as step:
        people = [
            step.insert(
                "person",
                name=name,
                given=name.split()[0],
                folded=name.lower(),
                created_at="2025-01-01T09:00:00+00:00",
            )
            for name in NAMES
        ]
        for n in range(entries):
            kind, text = (
                special[n] if n < min(len(special), entries // 3) else ("message", f"Talk {n}, the boat.")
            )
            day = (NOW - timedelta(days=n // 6)).date().isoformat()
            number = step.insert(
                "interaction", kind=kind, channel="signal" if kind == "message" else None, day=day, text=text,
                direction="both", depth="exchange" if kind != "note" else None, created_at="2025-01-01T09:00:00+00:00",
            )  # fmt: skip
            for person in people[: 5 if n == 1 else 1]:
                step.insert("interaction_person", interaction=number, person=person)
    return PersonId(people[0])


def pictures(out: Path, sizes: Sequence[int], looks: Sequence[str] = ("light", "dark")) -> Iterator[Path]:
    """Write them, and name each."""
    for entries in sizes:
        with tempfile.TemporaryDirectory(prefix="networker-gallery-") as place:
            book = Book(Path(place), now=NOW)
            person = fill(book, entries)
            book.close()
            application = app.build([], data_dir=Path(place), clock=lambda: NOW)
            try:
                for look in looks:
                    yield from _pictures(application, person, out, f"timeline-{entries}", look)
            finally:
                application.close()


def _pictures(application: Application, person: PersonId, out: Path, name: str, look: str) -> Iterator[Path]:
    window = application.window
    application.theme.reduced_motion = True
    application.theme.set_appearance(look)
    window.resize(1280, 800)
    window.show()
    window.complete()
    window.show_person(person)
    yield _picture(application, out / f"{name}-{look}.png")
    timeline = window.timeline
    for row in [n for n, row in enumerate(timeline.model.rows) if row.what == "talk"][:2]:
        timeline.list.toggle(row)
    yield _picture(application, out / f"{name}-unfolded-{look}.png")
    timeline.list.fold_all()
    timeline.search()
    timeline.filters.line.setText("boat")
    timeline.filters._look()
    yield _picture(application, out / f"{name}-searched-{look}.png")
    timeline.back()
    settle(application)


def _picture(application: Application, path: Path) -> Path:
    window = application.window
    settle(application)
    window.grab()  # what is painted asks for its words
    settle(application)
    shown = QPixmap(window.size())
    shown.fill(Qt.GlobalColor.transparent)
    window.render(shown, QPoint())
    assert shown.save(str(path))
    return path


if __name__ == "__main__":
    for written in pictures(Path(sys.argv[1]), (1, 50, MANY)):
        print(written)
