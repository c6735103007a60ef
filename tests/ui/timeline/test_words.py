"""What entries, months and promises say."""

from datetime import date
from typing import Any

import pytest

from networker.domain.vocabulary import Channel, Depth, Direction, Kind, PersonId, Side
from networker.services.today_views import Named, Promise
from networker.services.views import FactView, TalkView
from networker.ui.text import isolate
from networker.ui.timeline.words import Words

TODAY = date(2026, 11, 20)
ANA, BEN = Named(PersonId(1), "Ana Torres"), Named(PersonId(2), "Ben Ode")


@pytest.fixture
def words(qapp: object) -> Words:
    return Words()


def talk(kind: Kind, **values: Any) -> TalkView:
    given: dict[str, Any] = {
        "id": 1, "channel": None, "direction": None, "depth": None, "day": TODAY, "at": None, "minutes": None,
        "subject": "", "text": "", "place": "", "turns": 1, "people": (ANA,), "topics": (),
    }  # fmt: skip
    return TalkView(kind=kind, **(given | values))


@pytest.mark.parametrize(
    ("view", "what", "hint", "icon"),
    [
        (talk(Kind.CALL, minutes=25), "Call, 25 minutes", "", "phone"),
        (talk(Kind.CALL, minutes=1), "Call, 1 minute", "", "phone"),
        (talk(Kind.VIDEO, minutes=60), "Video call, 1 hour", "", "video"),
        (talk(Kind.MEETING, minutes=150), "In person, 2 hours 30", "", "meeting"),
        (talk(Kind.MEETING, subject="Lunch", place="Harbour"), "Lunch", isolate("Harbour"), "meeting"),
        (talk(Kind.NOTE), "Note", "only for you", "note"),
        (
            talk(Kind.MESSAGE, channel=Channel.SIGNAL, direction=Direction.IN),
            f"{isolate('Ana')} wrote on Signal",
            "",
            "channel-chat",
        ),
        (
            talk(Kind.MESSAGE, direction=Direction.OUT, depth=Depth.HELLO),
            "You wrote",
            "hello only",
            "message",
        ),
        (
            talk(Kind.MAIL, subject="Re: deck", turns=14, direction=Direction.BOTH),
            "Re: deck",
            "14 mails, both ways",
            "mail",
        ),
        (talk(Kind.MAIL, subject="Re: deck", direction=Direction.OUT), "Re: deck", "you wrote", "mail"),
        (
            talk(Kind.COMMENT, channel=Channel.LINKEDIN, direction=Direction.OUT),
            "You commented on LinkedIn",
            "",
            "comment",
        ),
        (talk(Kind.MESSAGE, direction=Direction.IN, people=()), "Somebody wrote", "", "message"),
    ],
)
def test_a_head_says_what_it_was(words: Words, view: TalkView, what: str, hint: str, icon: str) -> None:
    entry = words.talk(view, whose=PersonId(1), given="Ana")
    assert (entry.what, entry.hint, entry.icon) == (what, hint, icon)


def test_alone_with_somebody_needs_no_names(words: Words) -> None:
    entry = words.talk(talk(Kind.CALL), whose=PersonId(1), given="Ana")
    assert (entry.names, entry.faces, entry.joint) == ((), (), "")


def test_in_company_the_person_is_named_by_the_first_name(words: Words) -> None:
    entry = words.talk(talk(Kind.CALL, people=(ANA, BEN)), whose=PersonId(1), given="Ana")
    assert [each.name for each in entry.names] == ["Ana", "Ben Ode"]
    assert (entry.joint, entry.faces) == ("with", (ANA, BEN))


def test_on_everybodys_timeline_everyone_is_named(words: Words) -> None:
    sent = words.talk(talk(Kind.MESSAGE, direction=Direction.OUT), whose=None)
    came = words.talk(talk(Kind.MESSAGE, direction=Direction.IN), whose=None)
    assert (sent.joint, sent.names) == ("to", (ANA,))
    assert (came.names, came.faces) == ((), (ANA,))
    assert came.what == f"{isolate('Ana Torres')} wrote"


def test_a_text_is_one_line_and_never_longer_than_it_can_be_shown(words: Words) -> None:
    entry = words.talk(talk(Kind.NOTE, text="one\r\n\ttwo" + " x" * 500_000), whose=None)
    assert entry.text.startswith("one two x")
    assert len(entry.text) <= 600


@pytest.mark.parametrize(
    ("field", "value", "detail", "said"),
    [
        ("connected", "", "", "Connected on LinkedIn"),
        ("job", "Product lead", "Delta", f"Started at {isolate('Delta')} as {isolate('Product lead')}"),
        ("job", "", "Delta", f"Started at {isolate('Delta')}"),
        ("job", "Product lead", "", f"Started as {isolate('Product lead')}"),
        ("place", "Lyon", "", f"Moved to {isolate('Lyon')}"),
        ("joined", "Divers", "", f"Joined {isolate('Divers')}"),
        ("address", "ana@x.example", "mail", f"New mail address: {isolate('ana@x.example')}"),
        ("address", "+43 1 5550123", "phone", f"New number: {isolate('+43 1 5550123')}"),
        ("address", "in/ana", "linkedin", f"On LinkedIn now: {isolate('in/ana')}"),
        ("address", "ana.example", "blog", f"New address: {isolate('ana.example')}"),
    ],
)
def test_a_fact_says_what_happened(words: Words, field: str, value: str, detail: str, said: str) -> None:
    assert words.fact(FactView(1, field, value, detail, None, None, "typed")).what == said


@pytest.mark.parametrize("kind", [Kind.MESSAGE, Kind.MAIL, Kind.COMMENT, Kind.CALL])
def test_an_entry_counts_as_its_month_does(words: Words, kind: Kind) -> None:
    entry = words.talk(talk(kind, turns=2, direction=Direction.OUT), whose=None)
    assert words.totals({kind.value: 2}) in entry.hint


def test_totals_of_a_month(words: Words) -> None:
    assert words.totals({"message": 18, "call": 1}) == "1 call, 18 messages"
    assert words.totals({}) == ""


def test_a_month_of_another_year_says_which(words: Words) -> None:
    assert words.month(date(2026, 10, 2), today=TODAY) == "October"
    assert words.month(date(2025, 10, 2), today=TODAY) == "October 2025"


def promise(side: Side, text: str, due: date | None, made: date | None = None) -> Promise:
    return Promise(1, side, text, due, None, (ANA,), made)


def test_my_promise_is_plain_and_theirs_begins_with_their_name(words: Words) -> None:
    mine = promise(Side.ME, "Send it", TODAY)
    theirs = promise(Side.THEM, "Introduces me to Carla", TODAY)
    assert words.promise(mine, whose=PersonId(1), given="Ana") == ("", "Send it")
    assert words.promise(theirs, whose=PersonId(1), given="Ana") == ("Ana", "introduces me to Carla"), (
        "it reads on"
    )


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 27), "Friday"),
        (date(2026, 12, 24), "24 Dec"),
        (date(2026, 10, 2), "2 Oct"),
        (date(2027, 1, 5), "5 Jan 2027"),
        (None, "since 2 Oct"),
    ],
)
def test_when_a_promise_is_due(words: Words, due: date | None, said: str) -> None:
    assert words.due(promise(Side.ME, "x", due, made=date(2026, 10, 2)), today=TODAY) == said


@pytest.mark.parametrize(
    ("channel", "text", "shown"),
    [
        (Channel.MAIL, "ana@torres.example", "ana@torres.example"),
        (Channel.LINKEDIN, "https://www.linkedin.com/in/ana-torres/?x=1", "ana-torres"),
        (Channel.SIGNAL, "+33 6 00 00 41 20", "Signal"),
        (Channel.PHONE, "+33 6 00 00 41 20", "+33 6 00 00 41 20"),
        (Channel.OTHER, "https://", "Web"),
        (Channel.BLOG, "https://www.ana.example/words/", "ana.example/words"),
        (Channel.MAIL, "a\u202eb@c.example", "a‹202E›b@c.example"),
        (Channel.LINKEDIN, "https://evil.example/in/ana-torres", "evil.example/in/ana-torres"),
        (Channel.LINKEDIN, "https://l\u0456nkedin.com/in/ana", "xn--lnkedin-rog.com/in/ana"),
    ],
)
def test_a_handle_is_shown_short_and_without_tricks(
    words: Words, channel: Channel, text: str, shown: str
) -> None:
    assert words.handle(channel, text) == shown


def test_every_channel_has_a_word(words: Words) -> None:
    assert all(words.channel(each) for each in Channel)


def test_whoever_a_promise_is_by_is_told_once_and_no_name_begins_small(words: Words) -> None:
    def told(text: str) -> tuple[str, str]:
        return words.promise(promise(Side.THEM, text, TODAY), whose=PersonId(1), given="Ana")

    assert told("Ana will ask her boss") == ("Ana", "will ask her boss")
    assert told(f"{ANA.name} will ask her boss") == ("Ana", "will ask her boss")
    assert told("Zoe will ask her boss") == ("Ana", "Zoe will ask her boss")


def test_a_promise_of_several_names_all_of_them(words: Words) -> None:
    def who(*names: str, whose: int = 1) -> str:
        people = tuple(Named(PersonId(n), name) for n, name in enumerate(names, start=1))
        made = Promise(1, Side.THEM, "Ask their boss", TODAY, None, people, None)
        said = words.promise(made, whose=PersonId(whose), given="Ben")[0]
        return said.replace("\u2068", "").replace("\u2069", "")

    assert who("Ben Okafor", "Carla Rossi") == "Ben and Carla Rossi"
    assert who("Carla Rossi", "Ben Okafor", whose=2) == "Ben and Carla Rossi", "whoever is shown comes first"
    assert who("Ben Okafor", "Ana Ruiz", "Carla Rossi") == "Ben, Ana Ruiz and Carla Rossi"
    assert who("Ben Okafor", "Ana Ruiz", "Eva", "Ida") == "Ben, Ana Ruiz and 2 others"
    assert who("Ben Okafor", whose=9) == "Ben Okafor"
