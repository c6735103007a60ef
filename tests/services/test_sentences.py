"""The sentences of every language: whole, alike in their fields, warm, and said right with every number."""

import ast
import re
import string
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker import paths, settings
from networker.domain import reach_rules as rules
from networker.domain import reach_words as words
from networker.domain.path import Link, Way
from networker.domain.reach_rules import Advice, Candidate, Choice, News, Tried
from networker.domain.sentences import Sentences, number_of
from networker.domain.vocabulary import Channel, PersonId, State
from networker.services import quick_log, reach_out, why
from networker.services.sentences import LANGUAGES, spoken
from networker.store.book import Book

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
SOURCE = Path(reach_out.__file__).parent.parent

# What look.md never says, what blames, what counts as owed, what hurries; whole words.
NEVER = {
    "en": (
        r"overdue|scores?|streaks?|leads?|pipeline|churn\w*|archived?|contact owner|are you sure\??"
        r"|ow(e|es|ed|ing)|debts?|backlog|behind|neglect\w*|ignor\w+|forgot|late|missed|fail\w*|must|should|finally"
        r"|your turn|at last|sorry|guilt\w*|shame|only \{n|congrat\w*|happy birthday"
    ),
    "de": (
        r"überfällig\w*|punktzahl|serie|archiv\w*|schuld\w*|schulde\w*|rückstand|versäum\w*|vernachlässig\w*|ignorier\w*"
        r"|vergessen hast|zu spät|verpasst\w*|musst|müsstest|solltest|hättest|endlich|mahn\w*|gratul\w*|glückwunsch\w*"
        r"|du bist dran|bist du sicher\??|ausstehend\w*|leider|sie haben|ihnen"
    ),
    "es": (
        r"atrasad\w*|vencid\w*|punt(os|uación)|racha|archiv\w*|culpa\w*|deuda|deb(o|es|e|emos|en|ías|erías)|descuid\w*"
        r"|ignor\w*|olvidaste|has olvidado|tarde ya|perdiste|tienes que|por fin|finalmente|te toca|estás seguro\??"
        r"|pendientes?|lo siento|felicidades|enhorabuena|usted(es)?"
    ),
}  # fmt: skip
OF_PROMISES = re.compile(r"promise|versprech|unanswered|unbeantwortet|waiting|warten", re.IGNORECASE)


def every(said: Sentences) -> Iterator[tuple[str, str]]:
    """(where it stands, the text) of everything a language says."""
    for f in fields(Sentences):
        table = getattr(said, f.name)
        if f.name != "language":
            for key, value in table.items():
                for n, text in enumerate((value,) if isinstance(value, str) else value):
                    yield f"{f.name}/{key}/{n}", text


def fields_of(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_in_every_language_with_the_same_fields(language: str) -> None:
    ours = {where: fields_of(text) for where, text in every(spoken("en"))}
    theirs = {where: fields_of(text) for where, text in every(spoken(language))}
    assert theirs == ours
    assert spoken(language).language == language


def test_every_file_of_sentences_is_a_language_that_is_offered() -> None:
    assert {path.stem for path in (paths.resources() / "sentences").iterdir()} == set(LANGUAGES)
    assert set(LANGUAGES) <= set(settings.LANGUAGES)
    assert spoken("fr") == spoken("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_blames_hurries_shouts_or_congratulates(language: str) -> None:
    never = re.compile(rf"\b(?:{NEVER[language]})\b", re.IGNORECASE)
    for where, text in every(spoken(language)):
        assert not never.search(text), where
        assert not set(text) & set("!¡…"), where
        assert text == text.strip(), where


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_counts_what_is_promised_or_unanswered(language: str) -> None:
    for where, text in every(spoken(language)):
        if OF_PROMISES.search(text + where):
            assert not fields_of(text) & {"n", "number", "tried"}, where


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_and_openers_are_whole_sentences(language: str) -> None:
    said = spoken(language)
    for text in said.reasons.values():
        assert text.endswith(".")
        assert not text.startswith("{name}'s")
    for text in said.openers.values():
        assert text.startswith("{greeting}, ")
        assert text[-1] in "?."


def told_in_the_window() -> Iterator[tuple[str, str]]:
    """Every word that the pane of today, triage and the tray hand to translation, and where it stands."""
    folders = [SOURCE / "ui" / name for name in ("reach_out", "triage")]
    files = [path for folder in folders for path in sorted(folder.glob("*.py"))]
    for path in (*files, SOURCE / "ui" / "in_tray.py", SOURCE / "desktop" / "tray.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name in ("tr", "_tr"):
                    yield f"{path.name}:{node.lineno}", str(node.args[0].value)


def test_the_window_says_nothing_of_todays_people_that_blames_hurries_or_shouts() -> None:
    never = re.compile(rf"\b(?:{NEVER['en']})\b", re.IGNORECASE)
    told = list(told_in_the_window())
    assert len(told) > 50
    for where, text in told:
        assert not never.search(text), (where, text)
        assert "!" not in text, (where, text)


def somebody(**values: object) -> Candidate:
    plain = Candidate(PersonId(1), "Ana Ruiz", "Ana", "", last=date(2026, 9, 30))
    return replace(plain, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", ["Ana", ""])
def test_every_reason_can_be_said_with_and_without_a_name(language: str, given: str) -> None:
    said = spoken(language)
    numbers = {
        "rhythm": 21.0, "age": 49, "day": date(2026, 11, 17), "ratio": 3, "share": 0.52, "circle": 2, "n": 12, "text": "linkedin",
        "path": Way(2, "Ben", Link("introduced", "Delta", n=2), 0.5),
    }  # fmt: skip
    for key in said.reasons:
        choice = Choice(somebody(given=given, name=given), "rhythm", 0.5, key, numbers)
        told = words.reason(choice, TODAY, said)
        assert told[0].isupper()
        assert "{" not in told
        assert "None" not in told


@pytest.mark.parametrize(
    ("reason", "numbers", "told"),
    [
        ("usual", {"rhythm": 21.0, "age": 49}, "Du und Ana sprecht sonst alle 3 Wochen miteinander; jetzt sind es 7."),
        (
            "usual",
            {"rhythm": 1.0, "age": 7},
            "Du und Ana sprecht sonst jeden Tag miteinander; das letzte Mal ist eine Woche her.",
        ),
        (
            "wish",
            {"rhythm": 7.0, "age": 31},
            "Du wolltest Ana jede Woche sprechen; das letzte Mal ist 4 Wochen her.",
        ),
        (
            "wish",
            {"rhythm": 28.0, "age": 365},
            "Du wolltest Ana alle 4 Wochen sprechen; das letzte Mal ist ein Jahr her.",
        ),
        (
            "pause",
            {"ratio": 3, "share": 0.52},
            "Dreimal so lange Pause wie sonst: von zehn Menschen melden sich dann etwa fünf von selbst wieder.",
        ),
        ("last", {"day": date(2026, 11, 19), "age": 1}, "Zuletzt hast du Ana am Donnerstag gesprochen, vor einem Tag."),
        ("last", {"day": date(2025, 3, 2), "age": 628}, "Zuletzt hast du Ana am 2. März 2025 gesprochen, vor 21 Monaten."),
        ("profile", {"text": "linkedin", "day": TODAY}, "Ana ist jetzt auf LinkedIn."),
    ],
)  # fmt: skip
def test_german_says_its_numbers_and_cases_right(reason: str, numbers: dict[str, object], told: str) -> None:
    assert words.reason(Choice(somebody(), "rhythm", 0.5, reason, numbers), TODAY, spoken("de")) == told


@pytest.mark.parametrize(
    ("rhythm", "age", "told"),
    [
        (1.0, 9, "You and Ana usually talk every day; it has been 9 days."),
        (7.0, 14, "You and Ana usually talk every week; it has been 2 weeks."),
        (30.0, 91, "You and Ana usually talk every 4 weeks; it has been 3 months."),
        (30.4 * 3, 200, "You and Ana usually talk every 3 months; it has been 7."),
        (200.0, 365, "You and Ana usually talk every 7 months; it has been a year."),
        (19.0, 24, "You and Ana usually talk every 3 weeks; that is about now."),
    ],
)
def test_a_unit_is_said_once_where_both_are_several_of_it(rhythm: float, age: int, told: str) -> None:
    choice = Choice(somebody(), "rhythm", 0.5, "usual", {"rhythm": rhythm, "age": age})
    assert words.reason(choice, TODAY, spoken()) == told


@pytest.mark.parametrize(
    ("days", "told"), [(730, "2 years"), (943, "2½ years"), (1096, "3 years"), (1700, "4½ years"), (2750, "7 years")]
)  # fmt: skip
def test_of_a_few_years_the_halves_are_told(days: int, told: str) -> None:
    assert words.period(days, spoken().since) == told


_UNITS = {
    "day": 1, "week": 7, "month": 30.44, "year": 365.25, "Tag": 1, "Woche": 7, "Monat": 30.44, "Jahr": 365.25,
    "día": 1, "semana": 7, "mes": 30.44, "año": 365.25,
}  # fmt: skip


def days_told(said: str) -> float:
    """The days that "3 weeks ago" and "vor einem Monat" stand for."""
    number = re.search(r"(\d+)(½?)", said)
    n = 1.0 if number is None else int(number[1]) + bool(number[2]) / 2
    return n * next(size for word, size in _UNITS.items() if re.search(rf"\b{word}", said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_longer_ago_is_never_told_as_shorter_and_an_age_is_true(language: str) -> None:
    before = 0.0
    for days in range(2, 36525):
        told = days_told(words.ago(days, spoken(language)))
        assert told >= before, days
        assert abs(told - days) <= max(days * 0.21, 3.5), days  # 5 full years may be nearly six
        before = told


def test_an_age_in_years_is_that_of_the_last_anniversary() -> None:
    first = date(2020, 5, 1)
    for on, told in (
        (date(2025, 5, 1), "5 years ago"), (date(2026, 4, 30), "5 years ago"), (date(2026, 5, 1), "6 years ago"),
        (date(2026, 12, 1), "6 years ago"), (date(2027, 5, 1), "7 years ago"), (date(2030, 4, 30), "9 years ago"),
    ):  # fmt: skip
        assert words.ago((on - first).days, spoken()) == told
    assert [words.ago(days, spoken()) for days in (73, 74, 75, 80, 81)] == [
        "10 weeks ago", "11 weeks ago", "11 weeks ago", "11 weeks ago", "3 months ago",
    ]  # fmt: skip


def test_a_number_of_one_is_said_in_the_singular_at_every_age_up_to_a_century() -> None:
    one = re.compile(r"\b1 (days|weeks|months|years|Tagen?|Wochen|Monaten?|Jahren?)\b")
    for days in [*range(1, 1000), *range(1000, 36525, 30)]:
        for said in (spoken("en"), spoken("de")):
            for spans in (said.since, said.ago, said.every):
                assert not one.search(words.period(days, spans)), days


def test_somebody_without_a_name_is_spoken_of_in_a_whole_sentence() -> None:
    nameless = Choice(somebody(given="", name=""), "want", 0.5, "unanswered", {"day": date(2026, 5, 12)})
    assert (
        words.reason(nameless, TODAY, spoken()) == "This person wrote last, on 12 May, and has no answer yet."
    )
    assert words.reason(nameless, TODAY, spoken("de")).startswith(
        "Diese Person hat zuletzt geschrieben, am 12. Mai"
    )
    lower = replace(nameless, candidate=somebody(given="danah"))
    assert words.reason(lower, TODAY, spoken()).startswith("danah wrote last")


def test_advice_in_german() -> None:
    best, other = Tried(Channel.SIGNAL, "message", 5, 4), Tried(Channel.LINKEDIN, "message", 3, 0)
    said = words.advice(Advice(Channel.PHONE, "call", best, other, long=True), spoken("de"))
    assert said == (
        "Hat auf Signal 4 von 5 Mal geantwortet, auf LinkedIn 0 von 3."
        " Nach so langer Zeit sagt ein Anruf mehr als eine Nachricht."
    )


def test_what_people_wrote_themselves_is_never_taken_for_a_field() -> None:
    choice = rules.explained(somebody(news=News("job", "{name} & Söhne {0}", TODAY)), "occasion", TODAY)
    assert words.reason(choice, TODAY, spoken()) == "Ana started at {name} & Söhne {0} in November."
    assert "{braces}" in words.opener("topic", spoken(), name="Ana", words={"text": "{braces}"})


def test_the_list_speaks_the_language_that_was_chosen_and_else_english(tmp_path: Path) -> None:
    with closing(Book(tmp_path, now=NOW)) as book:
        quick_log.log(book, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        [card] = reach_out.today(book, now=NOW).cards
        assert card.reason.startswith("You last talked with Ana on 1 March")
        settings.save(tmp_path, settings.Settings(language="de"))
        [card] = reach_out.today(book, now=NOW + timedelta(days=1)).cards
        assert card.reason == "Zuletzt hast du Ana am 1. März gesprochen, vor 9 Monaten."
        assert card.opener.startswith("Hallo Ana, ")
        [told, *_] = why.why(book, card.person, day=NOW.date() + timedelta(days=1))
        assert told == "Zu wenig, um einen Rhythmus zu kennen: Du und Ana hattet an 1 Tag Kontakt."
        reach_out.act(book, card.person, "later", now=NOW + timedelta(days=1), until=date(2026, 12, 24))
        assert [row.what for row in reach_out.today(book, now=NOW + timedelta(days=1)).done] == ["später"]


def test_there_is_a_word_for_every_channel_state_and_action() -> None:
    for language in LANGUAGES:
        said = spoken(language)
        assert set(said.where) == {each.value for each in Channel}
        assert {*reach_out.ACTIONS, *(each.value for each in State if each is not State.ACTIVE)} <= set(
            said.done
        )


@pytest.mark.parametrize(
    ("what", "text", "number"),
    [("meeting", "Room 5", "3"), ("gathering", "Web 3 Day", "3"), ("job", "Studio 54", "")],
)
def test_the_number_of_a_reason_is_none_of_a_name(what: str, text: str, number: str) -> None:
    """So the card emboldens the day."""
    choice = rules.explained(somebody(news=News(what, text, date(2026, 12, 3))), "occasion", TODAY)
    told, at = number_of(words.marked_reason(choice, TODAY, spoken()))
    assert told == words.reason(choice, TODAY, spoken())
    assert (told[at[0] : sum(at)] if at else "") == number
    if at:
        assert at[0] == told.index("3 December")
