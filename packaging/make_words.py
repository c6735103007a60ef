"""Bring the catalogues of the translations up to the source: `dev.py words`, or this file with the checkout's Python.

`resources/translations/<language>.po` is what translators write; the `.mo` beside it is what the program reads, made here.
A new text comes in empty, one that is no longer said goes to the end as obsolete, what is translated stays.
"""

import re
import sys
from pathlib import Path

import polib
from words_found import Text, found

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "es")  # beside English, in which the program is written
_PLACES = re.compile(r"%[n\d]|\{\d\}")


def new_catalogue(language: str) -> polib.POFile:
    """An empty one. Nothing in it changes with the day it is made on."""
    made = polib.POFile(wrapwidth=120)
    made.metadata = {
        "Project-Id-Version": "Networker",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return made


def merged(old: polib.POFile, texts: list[Text], language: str) -> polib.POFile:
    """A catalogue of these texts in their order, with what is translated already; what is gone stays as obsolete."""
    said = {(each.msgctxt or "", each.msgid): each for each in old}
    made = new_catalogue(language)
    for each in texts:
        former = said.pop((each.context, each.text), None)
        made.append(
            polib.POEntry(
                msgctxt=each.context or None,
                msgid=each.text,
                msgstr=former.msgstr if former is not None else "",
                tcomment=former.tcomment if former is not None else "",
                flags=[flag for flag in former.flags if flag == "fuzzy"] if former is not None else [],
                comment=", ".join(each.where),
                occurrences=[(file, "") for file in each.files],
            )
        )
    for former in said.values():
        if former.msgstr:
            made.append(
                polib.POEntry(msgctxt=former.msgctxt, msgid=former.msgid, msgstr=former.msgstr, obsolete=True)
            )
    return made


def wrong(catalogue: polib.POFile) -> list[str]:
    """What is wrong with what is translated: a place for a name or number lost, added or said twice."""
    return [
        f"{each.msgid!r} → {each.msgstr!r}"
        for each in catalogue
        if each.msgstr
        and not each.obsolete
        and sorted(set(_PLACES.findall(each.msgid))) != sorted(set(_PLACES.findall(each.msgstr)))
    ]


def main() -> int:
    """Write every catalogue anew and say how far it is; 1 where a translation would lose a name or a number."""
    texts = found(ROOT / "networker")
    bad = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        path = FOLDER / f"{language}.po"
        old = polib.pofile(str(path)) if path.exists() else new_catalogue(language)
        catalogue = merged(old, texts, language)
        catalogue.save(str(path))
        catalogue.save_as_mofile(str(path.with_suffix(".mo")))
        left = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
        print(f"{path.name}: {len(texts) - left} of {len(texts)} texts translated")
        for each in wrong(catalogue):
            bad = 1
            print(f"  places differ: {each}")
    return bad


if __name__ == "__main__":
    sys.exit(main())
