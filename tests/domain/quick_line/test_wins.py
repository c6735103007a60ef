""" "Win: the contract, through Ana": who, when and the words, in three languages, and nothing guessed or lost."""

from datetime import UTC, date, datetime

import pytest

from networker.domain.quick_line import Known, Understood, understand
from networker.domain.quick_line.people import answering

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PEOPLE = (
    Known(1, "Ana Torres", "Ana", ""),
    Known(2, "Ben Ode", "Ben", ""),
    Known(3, "Ben Achterberg", "Ben", ""),
)


class Few:
    """Ana and two who are called Ben."""

    def candidates(self, *words: str) -> list[Known]:
        found = list(PEOPLE)
        for word in words:
            found = list(answering(word, found))
        return found


def read(sentence: str, lang: str = "en", context: Known | None = None) -> Understood:
    return understand(sentence, now=NOW, lang=lang, directory=Few(), context=context)


@pytest.mark.parametrize(
    ("lang", "sentence", "text", "day"),
    [
        ("en", "win: the contract with the mayor, through Ana", "the contract with the mayor", NOW.date()),
        ("en", "Win: the contract with the mayor through Ana yesterday", "the contract with the mayor", date(2026, 11, 19)),
        ("en", "win: a job yesterday, thanks to Ana Torres", "a job", date(2026, 11, 19)),
        ("en", "win Ana 12 May: a job: the first", "a job: the first", date(2026, 5, 12)),
        ("en", "win with Ana: a job #bridge", "a job #bridge", NOW.date()),
        ("de", "Erfolg: Vertrag mit der Stadt durch Ana gestern", "Vertrag mit der Stadt", date(2026, 11, 19)),
        ("de", "Erfolg mit Ana: Vertrag", "Vertrag", NOW.date()),
        ("es", "éxito: contrato con la ciudad gracias a Ana ayer", "contrato con la ciudad", date(2026, 11, 19)),
        ("es", "Éxito Ana: contrato", "contrato", NOW.date()),
    ],
)  # fmt: skip
def test_it_tells_the_words_the_day_and_through_whom(lang: str, sentence: str, text: str, day: date) -> None:
    found = read(sentence, lang)
    assert (found.win, found.kind, found.text, found.day) == (True, None, text, day)
    assert [each.name for each in found.people] == ["Ana Torres"]
    assert (found.new_people, found.unclear, found.follow_ups) == ((), (), ())
    assert not found.empty


def test_a_name_that_two_have_is_asked_and_one_that_nobody_has_is_new() -> None:
    (asked,) = read("win: a job through Ben").unclear
    assert [each.name for each in asked.options] == ["Ben Ode", "Ben Achterberg"]
    assert read("win: a job through Zed Ark").new_people == ("Zed Ark",)
    for lang, sentence in (
        ("en", "win: a job with Acme"),
        ("de", "Erfolg: Auftrag von Stadtwerken"),
        ("es", "éxito: obra de Goya"),
    ):
        found = read(sentence, lang, context=PEOPLE[0])
        assert (found.people, found.new_people, found.text) == (PEOPLE[:1], (), sentence.partition(": ")[2])


def test_where_nobody_is_named_it_is_of_whose_page_it_is() -> None:
    assert read("win: the contract with the mayor").people == ()
    assert read("win: the contract with the mayor", context=PEOPLE[0]).people == PEOPLE[:1]
    assert read("win: a job, Ana and nothing else", context=PEOPLE[0]).text == "a job, Ana and nothing else"


def test_a_week_is_no_day() -> None:
    found = read("win: a job last week through Ana")
    assert (found.day, found.vague, found.text) == (None, "last week", "a job")


@pytest.mark.parametrize(
    "sentence", ["window: open", "winner Ana: a prize", "coffee Ana: a win", "we win with Ana"]
)
def test_other_sentences_are_none(sentence: str) -> None:
    assert not read(sentence).win
