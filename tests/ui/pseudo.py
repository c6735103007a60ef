"""A made up language, to find what is not translated and what has no room: ⟦Þĕöþļĕ~~⟧ for "People".

Every letter has an accent, so that a plain one is either the user's or was never looked up; each text is a third longer.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from networker.domain.sentences import Sentences
from networker.services import sentences
from networker.services.sentences import spoken
from networker.ui import application, language, speaking
from networker.ui.timeline.sentences import sentences as examples
from networker.ui.widgets.heading import Heading
from tests.test_words import words_found

PACKAGE = Path(application.__file__).parent.parent
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ",
)
LONGER = 0.35
PROPERTIES = ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText", "title")
_PLACES = re.compile(r"(%[n\d]|\{\d?\})")
_FIELDS = re.compile(r"(\{\w*\})")
_BETWEEN = re.compile(r"[⟦⟧\u2068\u2069\u200e\u200f·,:;…~()“”\".\n→←«»]|  |</?p[^>]*>")


def pseudo(text: str) -> str:
    """A text in the made up language, with its places as they were."""
    parts = (part if n % 2 else part.translate(LETTERS) for n, part in enumerate(_PLACES.split(text)))
    return f"⟦{''.join(parts)}{'~' * max(1, int(len(text) * LONGER))}⟧"


@cache
def texts() -> dict[str, str]:
    """The whole catalogue."""
    return {
        f"{each.context}\x04{each.text}" if each.context else each.text: pseudo(each.text)
        for each in words_found.found(PACKAGE)
    }


@cache
def _sentences(_language: str = "") -> Sentences:
    """What is said of people."""
    said = spoken("en")
    return replace(
        said, **{f.name: _accented(getattr(said, f.name)) for f in fields(said) if f.name != "language"}
    )


def _accented(table: Mapping[str, object]) -> Mapping[str, object]:
    def letters(text: str) -> str:
        return "".join(
            part if n % 2 else part.translate(LETTERS) for n, part in enumerate(_FIELDS.split(text))
        )

    return {
        key: letters(value) if isinstance(value, str) else tuple(map(letters, cast(Sequence[str], value)))
        for key, value in table.items()
    }


def speak(patch: pytest.MonkeyPatch) -> None:
    """Have the next program speak it."""
    patch.setattr(sentences, "spoken", _sentences)
    patch.setattr(language, "texts_of", lambda _folder, _language: texts())
    patch.setattr(speaking, "spoken", lambda _chosen, _system: "xx")


class Shown:
    """All that widgets say and painters write, with where each text was seen first."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.texts: dict[str, str] = {}
        self.where = ""
        self._of_others = set(QApplication.topLevelWidgets())  # what tests before this one left
        draw = QPainter.drawText

        def noting(painter: QPainter, *given: object) -> object:
            for each in given:
                if isinstance(each, str):
                    self.texts.setdefault(each, self.where)
            return draw(painter, *given)

        patch.setattr(QPainter, "drawText", noting)

    def look(self, where: str) -> None:
        """Take in every window as it stands, painted and spoken."""
        self.where = where
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window not in self._of_others:
                window.grab()
                for widget in (window, *window.findChildren(QWidget)):
                    for name in PROPERTIES:
                        said = getattr(widget, name, None)
                        if callable(said) and isinstance(text := said(), str) and text:
                            self.texts.setdefault(text, f"{where}: {type(widget).__name__}.{name}")


def untranslated(shown: Shown, book: Path, *, also: str = "") -> list[str]:
    """What is neither of the made up language, nor out of the book or a place below it, nor a day, nor an example.

    `also`: what else is nobody's to translate, as names in a file that is looked at.
    """
    known, locale = f"{_known(book)} {also.casefold()}", QLocale()
    forms = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat
    days = {locale.monthName(n, form) for n in range(1, 13) for form in forms}
    days |= {locale.dayName(n, form) for n in range(1, 8) for form in forms}
    places = re.compile(re.escape(str(book.parent)) + r"[^\s<]*")
    found = []
    for text, where in shown.texts.items():
        for part in _BETWEEN.split(places.sub("", text)):
            words = [each for each in re.findall(r"(?!\b[A-Z]{2}\b)[A-Za-z]{2,}", part) if each not in days]
            plain = " ".join(re.sub(r"\d+", " ", part).split()).strip(" -–/+%#").casefold()
            if words and plain not in known and not _is_of_them(words, part, known):
                found.append(f"{where}: {text[:120]!r} ({' '.join(words)[:60]})")
    return found


def _is_of_them(words: list[str], part: str, known: str) -> bool:
    """Whether the plain words of a part stand beside translated ones, so that they were put into a template."""
    beside = re.search("[ȧḗīǿŭŧşƞřḓŀķħɠ]", part) is not None
    return beside and all(each.casefold() in known for each in words)


def _known(book: Path) -> str:
    told = [str(value) for value in _values(book)]
    told += examples("en")
    return re.sub(r"\d+", " ", " ".join("\n".join(told).casefold().split()))


def _values(book: Path) -> Iterator[str]:
    sql = sqlite3.connect(book)
    tables = [
        name
        for (name,) in sql.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        )
    ]
    for table in tables:
        for row in sql.execute(f'SELECT * FROM "{table}"'):
            yield from (value for value in row if isinstance(value, str))
    sql.close()


def clipped(window: QWidget, where: str) -> list[str]:
    """Labels of one line that are wider than their place, and such of several that are higher."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or label.visibleRegion().isEmpty():
            continue
        room = label.contentsRect()
        if isinstance(
            label, Heading
        ):  # which breaks its lines itself, and says in its tooltip what has no room
            if label.toolTip():
                found.append(f"{where}: {label.text()[:100]!r} has no room")
        elif label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + 2:
                found.append(
                    f"{where}: {label.text()[:100]!r} needs {label.heightForWidth(label.width())} of {label.height()}"
                )
        elif label.fontMetrics().horizontalAdvance(label.text()) > room.width() + 1:
            found.append(f"{where}: {label.text()[:100]!r} is wider than {room.width()}")
    return found
