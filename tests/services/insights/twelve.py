"""A network of twelve people, small enough to check on paper.

| n | name | circle | company | city | groups | languages | how met | introduced by |
|---|---|---|---|---|---|---|---|---|
| 1 | Ana | inner | Acme GmbH | Lyon | Rowing, Chess | French | at work | |
| 2 | Ben | close | Acme | Lyon, France | Rowing | French, German | at work | Ana |
| 3 | Carla | close | ACME | Greater Lyon Area | Rowing | German | At work | Ana |
| 4 | David | close | Delta | Porto | Chess | | rowing | Ana |
| 5 | Eva | close | Delta Ltd | Porto | | | | |
| 6 | Finn | close | Kite | Köln | Chess | | | Eva |
| 7 | Gina | close | Orbit | Cologne | | | | |
| 8 | Hugo | close | self-employed | | | | | |
| 9 | Ines | close | Zeta | Graz | | | | |
| 10 | Jon | close | Yards | Bern | | | | |
| 11 | Kim | close | | | | | | |
| 12 | Lea | beyond | Acme | Lyon | Rowing | French | | Ana |

Ties that are noted: Ana introduced Ben, Carla, David and Lea, Eva introduced Finn; Eva and Gina are friends, Gina and Finn
colleagues; Hugo and Ines are siblings. At the supper of 1 May were David, Eva and Hugo; at the fair on the same day
were 31 people, of whom Ana and Kim are two; Jon was invited to the supper and did not come; at the party of 1 December,
which lies ahead, Jon and Kim will be.
"""

from datetime import UTC, date, datetime

from networker.domain.names import fold
from networker.store.book import Book
from networker.store.writer import Step

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
NAMES = ("Ana", "Ben", "Carla", "David", "Eva", "Finn", "Gina", "Hugo", "Ines", "Jon", "Kim", "Lea")
ANA, BEN, CARLA, DAVID, EVA, FINN, GINA, HUGO, INES, JON, KIM, LEA = range(1, 13)
_CIRCLES = (1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 5)
_COMPANIES = (
    "Acme GmbH", "Acme", "ACME", "Delta", "Delta Ltd", "Kite", "Orbit", "self-employed", "Zeta", "Yards", "", "Acme",
)  # fmt: skip
_CITIES = (
    "Lyon", "Lyon, France", "Greater Lyon Area", "Porto", "Porto", "Köln", "Cologne", "", "Graz", "Bern", "", "Lyon",
)  # fmt: skip
_GROUPS = {"Rowing": (ANA, BEN, CARLA, LEA), "Chess": (ANA, DAVID, FINN)}
_LANGUAGES = {ANA: ("French",), BEN: ("French", "German"), CARLA: ("German",), LEA: ("French",)}
_MET = {ANA: "at work", BEN: "at work", CARLA: "At  work", DAVID: "rowing"}
_TIES = (
    (BEN, ANA, "introduced by"), (CARLA, ANA, "introduced by"), (DAVID, ANA, "introduced by"), (LEA, ANA, "introduced by"),
    (FINN, EVA, "introduced by"), (EVA, GINA, "friend"), (FINN, GINA, "colleague"), (HUGO, INES, "sibling"),
)  # fmt: skip
_GATHERINGS = (
    ("Supper", "2026-05-01", {DAVID: "there", EVA: "host", HUGO: "there", JON: "invited"}),
    ("Party", "2026-12-01", {JON: "there", KIM: "there"}),
)


def people(step: Step) -> None:
    """Write the twelve, with nothing but their names and circles."""
    for name, circle in zip(NAMES, _CIRCLES, strict=True):
        step.insert(
            "person",
            name=name,
            given=name,
            folded=fold(name),
            circle=circle,
            created_at="2025-01-01T09:00:00+00:00",
        )


def known(step: Step) -> None:
    """Write what is known of them."""
    for n in range(1, 13):
        company, city = _COMPANIES[n - 1], _CITIES[n - 1]
        if company:
            step.insert("fact", person=n, field="job", detail=company, noted="2026-01-01")
        if city:
            step.insert("fact", person=n, field="place", value=city, noted="2026-01-01")
        for language in _LANGUAGES.get(n, ()):
            step.insert("fact", person=n, field="language", value=language, noted="2026-01-01")
        if n in _MET:
            step.insert("fact", person=n, field="how met", value=_MET[n], noted="2026-01-01")
    for name, members in _GROUPS.items():
        group = step.insert("people_group", name=name, folded=fold(name))
        for each in members:
            step.insert("group_member", group=group, person=each)


def ties(step: Step) -> None:
    """Write who knows whom."""
    for one, other, kind in _TIES:
        step.insert("tie", person=one, other=other, kind=kind)
    for name, day, roles in _GATHERINGS:
        gathering = step.insert("gathering", name=name, day=day)
        for each, role in roles.items():
            step.insert("gathering_person", gathering=gathering, person=each, role=role)
    fair = step.insert("gathering", name="Fair", day="2026-05-01")
    strangers = [
        step.insert(
            "person",
            name=f"Stranger {n}",
            folded=f"stranger {n}",
            state="let go",
            created_at="2025-01-01T09:00:00+00:00",
        )
        for n in range(29)
    ]
    for each in (ANA, KIM, *strangers):
        step.insert("gathering_person", gathering=fair, person=each, role="there")


def talk(step: Step, day: date, *who: int, direction: str = "both", **more: object) -> int:
    """Write one talk with some of them."""
    columns = {
        "kind": "message",
        "channel": "signal",
        "depth": "exchange",
        "created_at": "2025-01-01T09:00:00+00:00",
    } | more
    number = step.insert("interaction", direction=direction, day=day.isoformat(), **columns)
    for each in who:
        step.insert("interaction_person", interaction=number, person=each)
    return number


def book_of(folder: object) -> Book:
    """A book with the twelve, what is known of them and who knows whom, and no talk yet."""
    book = Book(folder, now=NOW)  # type: ignore[arg-type]
    with book.step("fill", "Twelve people", now=NOW) as step:
        people(step)
        known(step)
        ties(step)
    return book


def win(step: Step, day: date, text: str, channel: str | None, *through: int) -> None:
    """Write what came of some of them."""
    number = step.insert("win", day=day.isoformat(), text=text, channel=channel)
    for each in through:
        step.insert("win_person", win=number, person=each)
