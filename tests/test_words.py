"""The catalogues of the translations, and how they are made from the source."""

import ast
import re
import sys
from gettext import GNUTranslations
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))
import make_words  # noqa: E402
import words_found  # noqa: E402

LANGUAGES = make_words.LANGUAGES


@pytest.fixture(scope="module")
def texts() -> list[words_found.Text]:
    return words_found.found(ROOT / "networker")


def said_in(folder: Path, source: str, *, name: str = "ui/some.py") -> dict[str, str]:
    """The texts of a made up source with their contexts."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return {each.text: each.context for each in words_found.found(folder)}


# ---- what is found


def test_texts_of_the_window_are_found(tmp_path: Path) -> None:
    found = said_in(
        tmp_path,
        """
class Rail:
    def __init__(self):
        self.tr("People" if True else "Persons")
        QCoreApplication.translate("rail", "Today")
        several(3, words.tr("1 talk"), words.tr("%n talks"))
        Door("key", "A door", "icon", also="words to look for")
        self.tr("{0}") or print("nothing of ours")
""",
    )
    assert set(found) == {"People", "Persons", "Today", "1 talk", "%n talks", "A door", "words to look for"}


def test_what_services_say_becomes_a_template(tmp_path: Path) -> None:
    found = said_in(
        tmp_path,
        '''
"""A docstring. It is not shown."""
_TAKES = "it takes files"
LABELS = {1: "{} was let go"}
def _label(name):
    return f"Win: {name}"
def verb(book, name):
    with book.step("merge", f"Merge of {name} and {name + name}", now=now):
        raise CannotDo(f"There is a group {name} already: {_TAKES}.")
    book.read("SELECT name FROM person.")
''',
        name="services/some.py",
    )
    assert set(found) == {
        "%1 was let go", "Win: %1", "Merge of %1 and %2", "There is a group %1 already: it takes files.",
    }  # fmt: skip


def test_words_of_the_circles_stand_apart(tmp_path: Path) -> None:
    source = 'def tr(text):\n    return QCoreApplication.translate("circles", text)\ntr("Close")\n'
    assert said_in(tmp_path, source) == {"Close": "circles"}


def test_a_call_that_names_its_context_stands_in_that_one(tmp_path: Path) -> None:
    source = """
def tr(text):
    return QCoreApplication.translate("ask", text)
tr("mail")
QCoreApplication.translate("of a day", "{0} of the {1}")
"""
    assert said_in(tmp_path, source) == {"mail": "", "{0} of the {1}": "of a day"}


def test_every_call_of_the_window_gives_a_text_of_its_own_or_passes_one_on() -> None:
    """What is put together before it is looked up would never be found in a catalogue."""
    bad = []
    for path in sorted((ROOT / "networker" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                if (
                    name in ("tr", "_tr")
                    and node.args
                    and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
                ):
                    bad.append(f"{path.name}:{node.lineno}")
    assert not bad


# ---- the catalogues


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_every_text_of_the_source(language: str, texts: list[words_found.Text]) -> None:
    catalogue = polib.pofile(str(make_words.FOLDER / f"{language}.po"))
    held = {(each.msgctxt or "", each.msgid) for each in catalogue if not each.obsolete}
    assert held == {(each.context, each.text) for each in texts}, "run: python3 dev.py words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_is_what_was_translated(language: str) -> None:
    catalogue = polib.pofile(str(make_words.FOLDER / f"{language}.po"))
    with (make_words.FOLDER / f"{language}.mo").open("rb") as file:
        read = {key: said for key, said in GNUTranslations(file)._catalog.items() if key}  # type: ignore[attr-defined]
    said = {
        f"{each.msgctxt}\x04{each.msgid}" if each.msgctxt else each.msgid: each.msgstr
        for each in catalogue.translated_entries()
    }
    assert read == said, "run: python3 dev.py words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_loses_a_name_or_a_number(language: str) -> None:
    assert make_words.wrong(polib.pofile(str(make_words.FOLDER / f"{language}.po"))) == []


@pytest.mark.prove
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    catalogue = polib.pofile(str(make_words.FOLDER / f"{language}.po"))
    left = [each.msgid for each in (*catalogue.untranslated_entries(), *catalogue.fuzzy_entries())]
    print(f"{language}: {len(left)} texts are not translated")
    assert left == []


@pytest.mark.parametrize(("language", "of_ties"), [("de", "Alle"), ("es", "La totalidad")])
def test_all_of_the_ties_is_no_line_of_a_menu(language: str, of_ties: str) -> None:
    """ "{0} of your ties hang on one employer" begins with it: in Spanish the menu's "Todo" would not fit there."""
    catalogue = polib.pofile(str(make_words.FOLDER / f"{language}.po"))
    said = {(each.msgctxt or "", each.msgid): each.msgstr for each in catalogue}
    assert said["a share", "All"] == of_ties


FAMILIAR = {
    "de": (r"(?<=[a-zäöüß,] )Sie\b", r"(?<=[a-zäöüß,] )Ihr(?:e[nmrs]?)?\b(?! Daten anfordern)", r"\bIhnen\b"),
    "es": (
        r"\b[Uu]sted(?:es)?\b",
        r"\blibros? (?:entero|abierto|dañado)\b",
        r"\b(?:tu|tu propio|el) libro\b",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_user_is_addressed_in_one_way_and_the_book_has_one_name(language: str) -> None:
    """docs/translating.md: German says du, Spanish tú; a libreta is no libro."""
    catalogue = polib.pofile(str(make_words.FOLDER / f"{language}.po"))
    texts = [each.msgstr for each in catalogue if not each.obsolete]
    desktop = (ROOT / "packaging/linux/networker.desktop").read_text(encoding="utf-8").splitlines()
    texts += [line.partition("=")[2] for line in desktop if f"[{language}]=" in line]
    assert len(texts) > len(desktop)
    found = [text for text in texts if any(re.search(each, text) for each in FAMILIAR[language])]
    assert found == []


def test_a_lost_place_is_told() -> None:
    catalogue = make_words.new_catalogue("de")
    catalogue.append(polib.POEntry(msgid="Merge of %1 and %2", msgstr="%1 vereint"))
    catalogue.append(polib.POEntry(msgid="{0} of {1}", msgstr="{1} und {0}"))
    assert len(make_words.wrong(catalogue)) == 1


def test_what_is_translated_stays_and_what_is_gone_is_kept_aside() -> None:
    old = make_words.new_catalogue("de")
    old.append(polib.POEntry(msgid="People", msgstr="Menschen"))
    old.append(polib.POEntry(msgid="Gone", msgstr="Weg"))
    made = make_words.merged(old, [words_found.Text("People"), words_found.Text("New")], "de")
    assert [(each.msgid, each.msgstr, bool(each.obsolete)) for each in made] == [
        ("People", "Menschen", False), ("New", "", False), ("Gone", "Weg", True),
    ]  # fmt: skip
