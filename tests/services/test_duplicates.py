"""Who may be here twice: the evidence, its order, what speaks against it, and what was decided for ever."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, State
from networker.services import duplicates, facts, people
from networker.services.merge import different
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LINKEDIN = "https://www.linkedin.com/in/"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def add(
    book: Book,
    name: str,
    *,
    mail: str = "",
    phone: str = "",
    profile: str = "",
    company: str = "",
    born: str = "",
) -> PersonId:
    told = ((Channel.MAIL, mail), (Channel.PHONE, phone), (Channel.LINKEDIN, profile and LINKEDIN + profile))
    handles = [(channel, text) for channel, text in told if text]
    if name:
        person, _ = people.add(book, name=name, now=NOW, handles=handles)
    else:
        number = len(book.read("SELECT id FROM person"))
        person, _ = people.add(book, name="", now=NOW, handles=handles or [(Channel.OTHER, f"x{number}")])
    if company:
        facts.add(book, person, Fact.JOB, "Lead", detail=company, now=NOW)
    if born:
        facts.add(book, person, Fact.BIRTHDAY, born, now=NOW)
    return person


def told(book: Book) -> list[tuple[str, str, str, bool]]:
    return [(each.one.name, each.other.name, each.why, each.safe) for each in duplicates.pairs(book)]


def whys(book: Book) -> list[str]:
    return [each.why for each in duplicates.pairs(book)]


def test_an_address_and_a_name_are_the_best_evidence_and_safe(book: Book) -> None:
    for name in ("Zoë Kravčenko", "Zoe Kravcenko"):
        add(book, name, phone="+48 600 000 318")
    for _ in range(2):
        add(book, "Ana Ruiz", company="Acme")
    assert told(book) == [
        ("Zoë Kravčenko", "Zoe Kravcenko", "the same phone number, and names that differ by an accent", True),
        ("Ana Ruiz", "Ana Ruiz", "the same name, and both at Acme", False),
    ]
    assert (duplicates.count(book), len(duplicates.safe(book))) == (2, 1)
    survey = duplicates.survey(book, limit=1)
    assert (len(survey.pairs), survey.count, survey.safe, survey.people) == (1, 2, 1, 4)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jonas Keller", "Keller Jonas", "the same mail address, and the same name in another order"),
        ("Keller, Jonas", "Jonas Keller", "the same mail address, and the same name in another order"),
        ("Jonas Keller", "J. Keller", "the same mail address, and names that fit each other"),
        ("Jonas Keller", "Jonas", "the same mail address, and names that fit each other"),
        ("Jonas Keller", "Mia Keller", "the same mail address, and two names"),
        ("Jonas Keller", "", "the same mail address, and one of them has no name yet"),
        ("", "", "the same mail address, and neither has a name yet"),
        ("王小明", "王小明", "the same mail address, and the same name"),
        ("محمد علي", "علي محمد", "the same mail address, and the same name in another order"),
    ],
)
def test_how_names_are_told_of(book: Book, one: str, other: str, why: str) -> None:
    for name in (one, other):
        add(book, name, mail="k@x.example")
    assert whys(book) == [why]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Kravčenko", "Zoe Kravcenko"), ("Jonas Keller", "Keller Jonas"), ("王小明", "王小明"),
        ("Ana María Ruiz", "ANA MARIA RUIZ"),
    ],
)  # fmt: skip
def test_a_whole_name_alone_is_evidence(book: Book, one: str, other: str) -> None:
    add(book, one)
    add(book, other)
    assert len(told(book)) == 1
    assert not duplicates.safe(book), "a name alone merges nobody unasked"


@pytest.mark.parametrize("name", ["Ana", "", "🌻"])
def test_less_than_a_name_is_none(book: Book, name: str) -> None:
    add(book, name)
    add(book, name)
    assert told(book) == []


def test_what_contradicts_ends_the_doubt(book: Book) -> None:
    add(book, "Ana Ruiz", profile="ana-1")
    add(book, "Ana Ruiz", profile="ana-2")
    add(book, "Ben Ode", born="1980-03-04")
    add(book, "Ben Ode", born="1981-03-04")
    add(book, "Eva Lind", born="1980-03-04")
    add(book, "Eva Lind", born="--03-04")
    assert [(one, other) for one, other, *_ in told(book)] == [("Eva Lind", "Eva Lind")]


def test_two_profiles_with_one_address_are_asked_about_but_not_safe(book: Book) -> None:
    add(book, "Ana Ruiz", profile="ana-1", mail="ana@x.example")
    add(book, "Ana Ruiz", profile="ana-2", mail="ana@x.example")
    add(book, "Bo Lind", profile="bo", mail="family@x.example")
    add(book, "Eva Berg", profile="eva", mail="family@x.example")
    why = "the same mail address, and the same name, but two profiles on one service"
    assert told(book) == [("Ana Ruiz", "Ana Ruiz", why, False)]


def test_an_address_of_an_office_is_no_evidence(book: Book) -> None:
    names = ("Ana Ruiz", "Ben Ode", "Eva Lind", "Omar Aziz", "Mia Fjord")
    for name in names[:4]:
        add(book, name, mail="info@x.example")
    assert len(told(book)) == 6
    add(book, names[4], mail="info@x.example")
    assert told(book) == []


def test_of_a_name_that_many_have_only_colleagues_are_asked_about(book: Book) -> None:
    for n in range(6):
        add(book, "John Smith", company="Acme" if n in (1, 4) else f"Firm {n}")
    assert [(each.one.id, each.other.id) for each in duplicates.pairs(book)] == [(2, 5)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_people_are_two_for_ever_whichever_was_named_first(book: Book, order: Sequence[int]) -> None:
    ids = [add(book, "Ana Ruiz", mail="ana@x.example") for _ in range(2)]
    different(book, ids[order[0]], ids[order[1]], now=NOW)
    assert duplicates.pairs(book) == []
    assert duplicates.safe(book) == []


def test_a_doubt_of_an_import_is_asked_about_in_its_words(book: Book) -> None:
    ids = [add(book, name) for name in ("Ana Ruiz", "A. Torres", "Ben Ode")]
    with book.step("doubt", "Doubt", now=NOW) as step:
        step.insert("pair", person=ids[1], other=ids[0], why="the same address as row 4")
        step.insert("pair", person=ids[2], other=ids[0], why="no", verdict="different")
    assert told(book) == [("Ana Ruiz", "A. Torres", "the same address as row 4", False)]


def test_a_doubt_of_an_import_is_shown_whatever_contradicts_it(book: Book) -> None:
    """The preview counted the pair as waiting here, so here it is, with what speaks against it."""
    ana = add(book, "Ana Ruiz", phone="+48 600 000 318", born="1980-03-04")
    ben = add(book, "Ben Ode", phone="+48 600 000 318", born="1981-03-04")
    eva = add(book, "Eva Lind", profile="eva-1")
    lee = add(book, "Lee Lind", profile="lee-2")
    assert told(book) == []
    with book.step("doubt", "Doubt", now=NOW) as step:
        step.insert("pair", person=ben, other=ana, why="the same phone number, another name and birthday")
        step.insert("pair", person=lee, other=eva, why="the same id there, another name")
    assert told(book) == [
        ("Ana Ruiz", "Ben Ode", "the same phone number, and two names, but two birthdays", False),
        ("Eva Lind", "Lee Lind", "the same id there, another name, but two profiles on one service", False),
    ]


def test_safe_is_nobody_whose_circle_or_state_was_decided_otherwise(book: Book) -> None:
    for n in range(3):
        for _ in range(2):
            add(book, f"Ana Ruiz{n}", mail=f"ana{n}@x.example")
    people.set_circle(book, [1], Circle.CLOSE, now=NOW)
    people.set_circle(book, [2], Circle.WIDE, now=NOW)
    people.set_state(book, PersonId(3), State.DECEASED, now=NOW)
    people.set_circle(book, [5], Circle.CLOSE, now=NOW)
    assert [each.one.id for each in duplicates.safe(book)] == [5]
    assert duplicates.count(book) == 3


def test_the_user_is_nobodys_double(book: Book) -> None:
    ids = [add(book, "Ana Ruiz", mail="ana@x.example") for _ in range(2)]
    with book.step("me", "Me", now=NOW) as step:
        step.update("person", ids[0], me=True)
    assert told(book) == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Fatima Zahra, Ph.D.", "Fatima Zahra", "the same name but for a title, and both at Acme"),
        ("Dr. Anna Weber", "Anna Weber, MBA", "the same name but for a title, and both at Acme"),
        ("Zahra, Fatima, PhD", "Fatima Zahra", "the same name in another order, and both at Acme"),
        ("Mike Brown", "Michael Brown", "names that fit each other, and both at Acme"),
        ("Tom Müller", "Thomas Mueller", "names that fit each other, and both at Acme"),
        ("Hans-Peter Weber", "Hans Peter Weber", "the same name in another spelling, and both at Acme"),
        ("Jörg Müller", "Joerg Muller", "the same name in another spelling, and both at Acme"),
        ("Åse Sørensen", "Aase Soerensen", "the same name in another spelling, and both at Acme"),
        ("王小明", "小明 王", "the same name in another spelling, and both at Acme"),
        ("サトウ ﾊﾅｺ", "さとう はなこ", "the same name in another spelling, and both at Acme"),
        ("Rafael Kowal", "Rafał Kowal", "names that fit each other, and both at Acme"),
        ("Anna-Lena Weber", "Anna Weber", ""),
        ("Tom Müller", "Thomas Müller", "names that fit each other, and both at Acme"),
        ("Bob Smith", "Rob Smith", "names that fit each other, and both at Acme"),
        ("Pepe Ruiz", "José Ruiz", "names that fit each other, and both at Acme"),
        ("Juan Ode, Jr.", "Juan Ode", "names that fit each other, and both at Acme"),
        ("Juan Ode, Jr.", "Juan Ode, Sr.", ""),
        ("Mike Brown", "Mark Brown", ""),
        ("Mike Brown", "Michael Braun", ""),
    ],
)
def test_names_of_colleagues(book: Book, one: str, other: str, why: str) -> None:
    for name in (one, other):
        add(book, name, company="Acme")
    assert whys(book) == ([why] if why else [])


def test_what_speaks_against_a_name_is_said(book: Book) -> None:
    for company in ("Acme GmbH", "Kite"):
        add(book, "Hans-Peter Weber" if company == "Kite" else "Hans Peter Weber", company=company)
    for company in ("Acme", "Acme GmbH"):
        add(book, "Ana Ruiz", company=company)
    for day in ("1980-03-04", "1981-03-04"):
        add(book, "Ben Ode", mail="ode@x.example", born=day)
    assert whys(book) == [
        "the same mail address, and the same name, but two birthdays",
        "the same name, and both at Acme",
        "the same name in another spelling, but one at Acme GmbH, the other at Kite",
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("Mueller", "Muller"), ("Rafael Kowal", "Rafał Kowal"), ("Anna Weber", "Ana Weber")]
)
def test_what_may_be_a_spelling_is_asked_about_with_more_than_the_name(
    book: Book, one: str, other: str
) -> None:
    add(book, one)
    add(book, other)
    assert told(book) == []


def test_a_short_form_counts_with_an_address_or_a_company_only(book: Book) -> None:
    for name, mail in (("Bob Smith", "smith@x.example"), ("Robert Smith", "smith@x.example")):
        add(book, name, mail=mail)
    add(book, "Mike Brown")
    add(book, "Michael Brown", company="Acme")
    add(book, "Mick Brown", company="Kite")
    assert told(book) == [
        ("Bob Smith", "Robert Smith", "the same mail address, and names that fit each other", False)
    ]


def test_a_short_form_with_a_middle_name_fits(book: Book) -> None:
    for name in ("Mike Brown", "Michael J. Brown"):
        add(book, name, mail="mb@x.example")
    assert whys(book) == ["the same mail address, and names that fit each other"]


@pytest.mark.parametrize(
    "company", ["Self-employed", "Freelance", "Selbständig", "Autónomo", "  FREELANCER. "]
)
def test_who_works_for_nobody_has_no_colleagues(book: Book, company: str) -> None:
    for name in ("Ana Ruiz", "Ana Ruiz", "Mike Brown", "Michael Brown"):
        add(book, name, company=company)
    assert whys(book) == ["the same name, and nothing that speaks against it"]


def test_a_degree_makes_nobody_two_and_a_generation_makes_them_no_safe_pair(book: Book) -> None:
    for name in ("Fatima Zahra, Ph.D.", "Fatima Zahra"):
        add(book, name, mail="fz@x.example")
    for name in ("Juan Ode, Jr.", "Juan Ode"):
        add(book, name, mail="ode@x.example")
    assert [(each.one.name, each.safe) for each in duplicates.pairs(book)] == [
        ("Fatima Zahra, Ph.D.", True),
        ("Juan Ode, Jr.", False),
    ]
