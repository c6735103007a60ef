"""A trip as people say it."""

from datetime import date, timedelta

import pytest

from networker.domain.said_trips import read, wrong

TODAY = date(2026, 11, 30)
FEBRUARY = (date(2027, 2, 3), date(2027, 2, 5))


@pytest.mark.parametrize(
    "said",
    [
        "Birmingham 3-5 Feb", "Birmingham, 3–5 February", "I will be in Birmingham from 3 to 5 February 2027",
        "Birmingham Feb 3-5", "Birmingham Feb 3 to 5, 2027", "Ich bin in Birmingham vom 3. bis 5. Februar",
        "Birmingham 3.2.-5.2.", "Birmingham 3.-5.2.2027", "2027-02-03 - 2027-02-05 Birmingham",
        "in Birmingham 3 February - 5 February", "Birmingham del 3 al 5 de febrero", "trip to Birmingham 3rd to 5th of Feb",
        "I'll be in Birmingham on 3-5 Feb", "Birmingham 2027-02-03/2027-02-05", "Birmingham 2027-02-03 2027-02-05",
        "Birmingham 3-5 Feb '27", "Birmingham Feb 3-5 ’27", "Ich bin vom 3. bis 5. Februar in Birmingham",
        "I am flying to Birmingham 3-5 Feb", "We will be in Birmingham 3-5 Feb", "We're in Birmingham 3-5 Feb",
        "Wir fliegen nach Birmingham, 3.-5. Februar", "I'm going to Birmingham 3-5 Feb",
    ],
)  # fmt: skip
def test_place_and_days_are_read(said: str) -> None:
    found = read(said, TODAY)
    assert (found.place, found.since, found.until) == ("Birmingham", *FEBRUARY)
    assert wrong(found, TODAY) == ""


def test_a_trip_over_the_new_year_and_one_that_has_begun() -> None:
    over = read("Lyon 30 December to 2 January", TODAY)
    assert (over.since, over.until) == (date(2026, 12, 30), date(2027, 1, 2))
    said = read("Paris 31 Dec 2026 - 1 Jan", TODAY)
    assert (said.place, said.since, said.until) == ("Paris", date(2026, 12, 31), date(2027, 1, 1))
    begun = read("Berlin 29 Nov - 2 Dec", TODAY)
    assert (begun.since, begun.until) == (date(2026, 11, 29), date(2026, 12, 2))


def test_one_day_alone_and_a_place_in_any_script() -> None:
    assert read("北京 12 December", TODAY).place == "北京"
    day = read("St. Gallen on 12 December", TODAY)
    assert (day.place, day.since, day.until) == ("St. Gallen", date(2026, 12, 12), date(2026, 12, 12))


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("Berlin", "From when until when?"), ("3-5 Feb", "Where to?"), ("", "Where to?"), ("Berlin 31 Feb", "From when"),
        ("Berlin 5-3 Feb", "would end before it begins"), ("Berlin 2026-01-03 - 2026-01-05", "have passed"),
        ("Paris 3-5 Feb; Lyon 6-8 Feb", "One trip at a time"),
        ("Berlin 3 Feb 2027 - 5 Feb 2029", "longer than a year"),
    ],
)  # fmt: skip
def test_what_is_missing_is_one_sentence(said: str, missing: str) -> None:
    assert missing in wrong(read(said, TODAY), TODAY)


@pytest.mark.parametrize(
    ("said", "place", "since", "until"),
    [
        ("Lyon tomorrow", "Lyon", (12, 1), (12, 1)), ("Ich bin morgen in Lyon", "Lyon", (12, 1), (12, 1)),
        ("Lyon mañana", "Lyon", (12, 1), (12, 1)), ("Lyon the day after tomorrow", "Lyon", (12, 2), (12, 2)),
        ("NYC next week", "NYC", (12, 7), (12, 13)), ("nächste Woche in Lyon", "Lyon", (12, 7), (12, 13)),
        ("Lyon la próxima semana", "Lyon", (12, 7), (12, 13)), ("Lyon this week", "Lyon", (11, 30), (12, 6)),
        ("Lyon this weekend", "Lyon", (12, 5), (12, 6)), ("Lyon am Wochenende", "Lyon", (12, 5), (12, 6)),
        ("Lyon este fin de semana", "Lyon", (12, 5), (12, 6)), ("Lyon next weekend", "Lyon", (12, 12), (12, 13)),
        ("Lyon until Friday", "Lyon", (11, 30), (12, 4)), ("Lyon bis Freitag", "Lyon", (11, 30), (12, 4)),
        ("Lyon hasta el viernes", "Lyon", (11, 30), (12, 4)), ("Lyon until 5 December", "Lyon", (11, 30), (12, 5)),
        ("Lyon tomorrow until Friday", "Lyon", (12, 1), (12, 4)), ("Lyon Friday to Sunday", "Lyon", (12, 4), (12, 6)),
        ("Lyon tuesday to thursday", "Lyon", (12, 1), (12, 3)), ("Lyon from wednesday to friday", "Lyon", (12, 2), (12, 4)),
        ("Lyon Monday to Friday", "Lyon", (12, 7), (12, 11)), ("Lyon Montag bis Mittwoch", "Lyon", (12, 7), (12, 9)),
        ("Lyon von Montag bis Mittwoch", "Lyon", (12, 7), (12, 9)), ("Lyon this Monday to Friday", "Lyon", (12, 7), (12, 11)),
        ("Lyon de lunes a miércoles", "Lyon", (12, 7), (12, 9)), ("Lyon del lunes al miércoles", "Lyon", (12, 7), (12, 9)),
        ("Lyon Monday through Wednesday", "Lyon", (12, 7), (12, 9)), ("Lyon between Monday and Wednesday", "Lyon", (12, 7), (12, 9)),
        ("Lyon Friday until Monday", "Lyon", (12, 4), (12, 7)), ("Monday to Wednesday in Lyon", "Lyon", (12, 7), (12, 9)),
        ("Lyon Mon-Wed", "Lyon", (12, 7), (12, 9)), ("Lyon from tomorrow to 5 Dec", "Lyon", (12, 1), (12, 5)),
        ("Lyon tomorrow for 3 days", "Lyon", (12, 1), (12, 3)), ("Lyon 5 Dec for two nights", "Lyon", (12, 5), (12, 7)),
        ("Lyon in December", "Lyon", (11 + 1, 1), (12, 31)), ("Lyon next month", "Lyon", (12, 1), (12, 31)),
        ("Lyon 13/12", "Lyon", (12, 13), (12, 13)), ("Lyon 12/13", "Lyon", (12, 13), (12, 13)),
        ("May tomorrow", "May", (12, 1), (12, 1)), ("I will be in May 3-5 Dec", "May", (12, 3), (12, 5)),
        ("May 3–5 December", "May", (12, 3), (12, 5)), ("March 3-5 Dec", "March", (12, 3), (12, 5)),
        ("Nice in December", "Nice", (12, 1), (12, 31)), ("Mobile next week", "Mobile", (12, 7), (12, 13)),
        ("I will be in Reading until Friday", "Reading", (11, 30), (12, 4)),
        ("Friday Harbor tomorrow", "Friday Harbor", (12, 1), (12, 1)), ("Sun Valley 3-5 Dec", "Sun Valley", (12, 3), (12, 5)),
    ],
)  # fmt: skip
def test_days_by_where_they_lie_and_towns_with_the_name_of_one(
    said: str, place: str, since: tuple[int, int], until: tuple[int, int]
) -> None:
    found = read(said, TODAY)
    assert (found.place, found.since, found.until) == (place, date(2026, *since), date(2026, *until))
    assert wrong(found, TODAY) == ""


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Lyon 3/2", "3/2 may be 3 February or 2 March: write the month as a word."),
        ("Lyon 3/2-5/2", "3/2 may be 3 February or 2 March: write the month as a word."),
        ("Lyon next Friday to Sunday", "That may be 4 December or 11 December: write the date, please."),
        ("Lyon from tomorrow", "Until when?"), ("Lyon ab morgen", "Until when?"), ("Lyon desde mañana", "Until when?"),
        ("Lyon three days in January", "From when until when?"), ("three days in January in Lyon", "From when until when?"),
        ("Lyon in February for two days", "From when until when?"), ("Lyon im Februar für zwei Tage", "From when until when?"),
        ("Lyon a week in January", "From when until when?"), ("Lyon a few days next week", "From when until when?"),
        ("Lyon next Friday", "That may be 4 December or 11 December: write the date, please."),
        ("I will be in May", "From when until when?"), ("I will be in May 3-5", "Where to?"),
    ],
)  # fmt: skip
def test_what_may_be_meant_in_two_ways_is_asked_and_never_guessed(said: str, asks: str) -> None:
    assert wrong(read(said, TODAY), TODAY).startswith(asks)
    assert wrong(read("Lyon 3/3", TODAY), TODAY) == ""
    assert wrong(read("Lyon next Friday", date(2026, 12, 4)), TODAY) == "", (
        "this week's is today, so there is one"
    )


@pytest.mark.parametrize(
    ("said", "place", "since", "until"),
    [
        ("Lyon for 3 days from 3 March", "Lyon", (3, 3), (3, 5)), ("Lyon 3 days from 3 March", "Lyon", (3, 3), (3, 5)),
        ("for two nights in Lyon from 3 March", "Lyon", (3, 3), (3, 5)),
        ("Ich bin für 3 Tage ab 3. März in Lyon", "Lyon", (3, 3), (3, 5)), ("Lyon 3 March for 3 days", "Lyon", (3, 3), (3, 5)),
        ("meet me in Lyon 3 March", "Lyon", (3, 3), (3, 3)), ("wir sehen uns am 3. März in Lyon", "Lyon", (3, 3), (3, 3)),
        ("meet me in Zzyzzx 3 March", "meet me in Zzyzzx", (3, 3), (3, 3)),
    ],
)  # fmt: skip
def test_a_length_before_the_day_and_words_before_a_town_are_no_part_of_its_name(
    said: str, place: str, since: tuple[int, int], until: tuple[int, int]
) -> None:
    found = read(said, TODAY, {"Lyon"}.__contains__)
    assert (found.place, found.since, found.until) == (place, date(2027, *since), date(2027, *until))


def test_a_town_with_its_land_behind_it_stays_that_town() -> None:
    known = {"Cambridge", "Cambridge, England", "England"}.__contains__
    assert read("Cambridge in England 3 March", TODAY, known).place == "Cambridge, England"


def test_words_before_a_town_do_not_say_a_trip() -> None:
    """So the line of a timeline offers none beside "coffee with Ana in Lyon 3 March"."""
    assert not read("coffee with Ana in Lyon 3 March", TODAY, {"Lyon"}.__contains__).led


def test_a_weekday_is_a_name_where_a_town_is_called_so() -> None:
    known = {"Sunday River", "River"}.__contains__
    assert read("Sunday River", TODAY).place == "River"
    assert read("Sunday Lyon", TODAY, {"Lyon"}.__contains__).place == "Lyon"
    named = read("Sunday River 3 Dec", TODAY, known)
    assert (named.place, named.since) == ("Sunday River", date(2026, 12, 3))


def test_days_left_in_a_place_that_nobody_knows_are_asked_about() -> None:
    known = {"Lyon", "Friday Harbor"}.__contains__
    for said in (
        "Zzyzzx Monday tomorrow",
        "Lyon Monday noon 3-5 Dec",
        "Lyon 2 weekend 3-5 Dec",
        "Blue Friday 3-5 Dec",
    ):
        assert wrong(read(said, TODAY, known), TODAY), said
    assert wrong(read("Blue Friday 3-5 Dec", TODAY, known), TODAY).startswith("Which words are the place?")
    for said, place in (
        ("Friday Harbor tomorrow", "Friday Harbor"), ("Blue Friday, 3-5 Dec", "Blue Friday"), ("Zzyzzx Monday to Friday", "Zzyzzx"),
    ):  # fmt: skip
        found = read(said, TODAY, known)
        assert (found.place, wrong(found, TODAY)) == (place, "")


@pytest.mark.parametrize(
    "said", ["three days in January in Lyon", "Lyon in February for two days", "Lyon a week in May"]
)
def test_how_long_within_a_month_is_no_part_of_the_town(said: str) -> None:
    assert read(said, TODAY, {"Lyon"}.__contains__).place == "Lyon"


def test_the_weekend_that_has_begun_is_what_is_left_of_it() -> None:
    sunday = date(2026, 12, 6)
    left = read("Lyon this weekend", sunday)
    assert (left.since, left.until) == (sunday, sunday)


def test_any_text_is_read_without_a_fault() -> None:
    for text in (
        "0000-00-00",
        "99.99.9999 - 1.1.",
        "3-5-7-9 Feb",
        "Feb",
        "\0" * 20,
        "3 Feb to " * 50,
        "until " * 30,
        "next weekend this week",
        "99/99/9999 13/13",
        "in May 0000",
        "may" * 40,
        "for 999 weeks",
    ):
        found = read(text, TODAY)
        assert (found.since is None) == (found.until is None)
        assert found.since is None or found.since - TODAY < timedelta(days=4_000_000)
