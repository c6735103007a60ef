"""The language of the window: texts are looked up in a catalogue, and what the layers below said is known again by its form.

In English nothing is installed. `resources/translations/<language>.mo` is read by the standard library's gettext.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from gettext import GNUTranslations
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from networker.ui import language_parts
from networker.ui.text import grouped

SERVICES, EVIDENCE = (
    "services",
    "evidence",
)  # the contexts of what the layers below say: whole sentences, and lists of reasons
_LITTLE = 6  # letters: within a sentence a template that says less would take hold of anything
_APART = "\x04"  # between a context and a text, as gettext has it
_PLACE = re.compile(r"%(\d)")
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+")
_QUOTING = re.compile(r"\w+(\\ \w+)*:\\ \(\?P<p1>\.\*\?\)")  # "Promise: %1", as a pattern
_COUNTED = re.compile(r"([\d,]+) (\w+)")


class Catalogue(QTranslator):
    """Every text by itself, whichever class asks for it; only words that mean two things are told apart by their context."""

    def __init__(self, texts: Mapping[str, str], parent: QObject | None = None) -> None:
        """`texts`: by English text, or by context, \\x04 and text."""
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:
        """Qt asks nothing of a translator that is empty."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The text in this language; None where it has none, so that Qt looks further."""
        found = self._texts.get(f"{context}{_APART}{text}") or self._texts.get(text)
        if found or context not in (SERVICES, EVIDENCE):
            return found
        if context == EVIDENCE:
            return self._joined(text) or self._by_form(text) or self._list(text)
        return self._by_form(text)

    # ---- what was put together before it came here

    @cached_property
    def _forms(self) -> list[tuple[re.Pattern[str], str, bool]]:
        """Templates as patterns with the translation of each, who says most first; and whether it says little."""
        templates = [
            (text, said) for text, said in self._texts.items() if "%1" in text and _APART not in text
        ]
        length = {text: len(re.sub(r"%\d|\W", "", text)) for text, _said in templates}
        templates.sort(key=lambda each: -len(_PLACE.sub("", each[0])))
        return [(_pattern(text), said, length[text] < _LITTLE) for text, said in templates]

    def _by_form(self, text: str, *, within: bool = False) -> str | None:
        """`within`: it stands in another sentence, and may as well be words of the user's."""
        for pattern, said, says_little in self._forms:
            found = None if within and says_little else pattern.fullmatch(text)
            if found is not None:
                return self._filled(
                    said, found.groupdict(), quotes=_QUOTING.fullmatch(found.re.pattern) is not None
                )
        return None

    def _filled(self, said: str, parts: Mapping[str, str], *, quotes: bool) -> str:
        return _PLACE.sub(lambda place: self._part(parts.get(f"p{place[1]}", ""), quotes=quotes), said)

    def _part(self, text: str, *, quotes: bool) -> str:
        """What was put into a sentence: a name as it is, a sentence or a reason of ours in this language, a number.

        `quotes`: it stands behind a colon, and is most likely the user's own words.
        """
        if quotes:
            return self._by_form(text, within=True) or text
        return self._ours(text) or language_parts.several(text, self._texts, self._ours) or self._list(text)

    def _ours(self, text: str) -> str | None:
        """What only the program itself says so; None for what may be anybody's words."""
        if _NUMBER.fullmatch(text):
            return grouped(int(text.replace(",", "")))
        if (counted := _COUNTED.fullmatch(text)) and (said := self._texts.get(f"%1 {counted[2]}")):
            return said.replace("%1", self._part(counted[1], quotes=False))
        return (
            language_parts.quoted(text, self._texts)
            or language_parts.day(text)
            or language_parts.more(text, self._texts)
            or (self._texts.get(text) if " " in text else None)
            or self._by_form(text, within=True)
        )

    def _joined(self, text: str) -> str | None:
        """Reasons that "but" and "and" join, each by itself; None where one of them is none of ours."""
        for joint in (", but ", ", and "):
            head, _, last = text.rpartition(joint)
            said = self._texts.get(f"%1{joint}%2")
            if not head or not said or (second := self._reasons(last)) is None:
                continue
            if (first := self._joined(head) or self._reasons(head)) is not None:
                filled = {"1": first, "2": second}
                return _PLACE.sub(lambda place: filled[place[1]], said)  # noqa: B023  (called at once)
        return None

    def _reasons(self, text: str) -> str | None:
        """One reason, or several behind each other."""
        whole = self._texts.get(text) or self._by_form(text, within=True)
        if whole is not None:
            return whole
        each = [self._texts.get(part) or self._by_form(part, within=True) for part in text.split(", ")]
        return ", ".join(filter(None, each)) if all(each) else None

    def _list(self, text: str) -> str:
        """Reasons in one line, where they are such."""
        return ", ".join(
            (self._texts.get(each) if " " in each else None) or each for each in text.split(", ")
        )


def _pattern(template: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def parts() -> Iterator[str]:
        for n, part in enumerate(_PLACE.split(template)):
            if n % 2 == 0:
                yield re.escape(part)
            elif part in seen:
                yield f"(?P=p{part})"
            else:
                seen.add(part)
                yield f"(?P<p{part}>.*?)"

    return re.compile("".join(parts()), re.DOTALL)


def texts_of(folder: Path, language: str) -> dict[str, str]:
    """The translations of a language; none where there is no catalogue. `folder`: that of the resources."""
    try:
        with (folder / "translations" / f"{language}.mo").open("rb") as file:
            read = GNUTranslations(file)
    except OSError:
        return {}
    kept: dict[str, str] = read._catalog  # type: ignore[attr-defined]
    return {text: said for text, said in kept.items() if isinstance(text, str) and text and said}


def locale_of(language: str, system: QLocale) -> QLocale:
    """How days and numbers are written: as the system does where it speaks this language, else as most who speak it do."""
    wanted = QLocale(language)
    return system if system.language() == wanted.language() else wanted


def fall_silent(program: QApplication) -> None:
    """Have it speak English again, and write days and numbers as the system does."""
    for former in program.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly):
        program.removeTranslator(former)
        former.deleteLater()
    QLocale.setDefault(QLocale.system())


def speak(language: str, resources: Path, program: QApplication) -> None:
    """Have the whole program speak a language from now on: what is built already stays as it is."""
    fall_silent(program)
    QLocale.setDefault(locale_of(language, QLocale.system()))
    of_qt = QTranslator(program)  # buttons of its dialogs, and the menu of its fields
    if of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        program.installTranslator(of_qt)
    program.installTranslator(Catalogue(texts_of(resources, language), program))
