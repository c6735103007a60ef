"""The invented network of the first start, of the tour and of tests: about 120 people over eight years.

Pure: the same seed and day give the same network, and everything is placed relative to that day.
Names, phrases and the hand-written cast are data in resources/sample; nobody in them exists.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from networker import paths
from networker.domain.dates import PartialDate
from networker.domain.names import fold
from networker.domain.vocabulary import Channel, Circle, Fact, FollowUpState, Kind, Side, State
from networker.formats.records import FactValue, HandleValue
from networker.services import sample_fruit
from networker.services.sample_history import Historian, Json, Tie, Told, loglogistic, ways_open
from networker.services.sample_network import (
    SampleAsk,
    SampleFollowUp,
    SampleGathering,
    SampleGroup,
    SampleNetwork,
    SamplePerson,
    SampleRelation,
    SampleWin,
)

YEARS = 8
_EARLIEST = YEARS * 365 - 20
_LINKEDIN = "https://www.linkedin.com/in/"
# Numbers that the regulators keep for fiction, or that nobody can be given.
_PHONES = {
    "44": lambda n: f"+44 7700 900{n:03d}",
    "1": lambda n: f"+1 {(503, 312, 617, 206)[n // 100 % 4]} 555 01{n % 100:02d}",
    "49": lambda n: f"+49 30 0000 {1000 + n:04d}",
    "33": lambda n: f"+33 6 00 00 {n // 100:02d} {n % 100:02d}",
}


def generate(today: date, seed: int = 7, people: int = 120, *, folder: Path | None = None) -> SampleNetwork:
    """An invented network as of `today`.

    The hand-written cast comes first, the rest is composed; follow-ups, birthdays and one gathering
    lie ahead, nothing else. `folder` is where people.json lies, the program's resources unless told.
    Raises ValueError for less than one person, OSError where the resource is missing.
    """
    if people < 1:
        raise ValueError("a network needs at least one person")
    source: Json = json.loads(
        (folder or paths.resources() / "sample").joinpath("people.json").read_text("utf-8")
    )
    rng = Random(seed)
    entries: list[Json] = list(source["cast"][:people])
    entries += _composed(rng, source, entries, people - len(entries))
    numbers = {entry["key"]: number for number, entry in enumerate(entries)}
    ties = [_tie(entry, number, source) for number, entry in enumerate(entries)]
    groups = [_group(rng, each, entries, numbers) for each in source["groups"]]
    _acquaint(ties, groups)
    historian = Historian(seed, today, ties, source)
    for tie in ties:
        historian.tell(tie)
    gatherings = _gatherings(rng, today, source, ties, numbers, historian)
    told = historian.finish()
    met = {number for each in told if each.what.kind is Kind.MEETING for number in each.what.people}
    return SampleNetwork(
        today=today,
        people=tuple(_person(e, today, numbers, met=n in met) for n, e in enumerate(entries)),
        interactions=tuple(each.what for each in told),
        follow_ups=tuple(_follow_ups(source, today, numbers, told)),
        groups=tuple(groups),
        gatherings=gatherings,
        wins=tuple(
            SampleWin(
                _ago(today, each["ago"]),
                each["text"],
                _numbers(each["people"], numbers),
                Channel(each["channel"]),
            )
            for each in source["wins"]
            if _numbers(each["people"], numbers)
        ),
        asks=tuple(
            SampleAsk(_ago(today, each["ago"]), each["question"], whom, each["outcome"], each["end"])
            for each in source["asks"]
            if (whom := _numbers(each["whom"], numbers)) or not each["whom"]
        ),
        relations=tuple(_relations(source, today, entries, numbers)),
        introductions=sample_fruit.introductions(source, today, numbers),
        letters=sample_fruit.letters(source, today, numbers),
    )


# -- people -----------------------------------------------------------------------------------------


def _composed(rng: Random, source: Json, cast: Sequence[Json], count: int) -> list[Json]:
    """Entries like those of the cast, put together from the pools. No name is used twice."""
    pools = source["pools"]
    free = {int(circle): room for circle, room in source["quotas"].items()}
    for entry in cast:
        if entry["circle"]:
            free[entry["circle"]] -= 1
    circles: list[int] = [circle for circle, room in free.items() for _ in range(max(room, 0))]
    rng.shuffle(circles)
    used = {entry["key"] for entry in cast} | {h["text"] for entry in cast for h in _phones_of(entry)}
    made: list[Json] = []
    for number in range(count):
        culture = pools["cultures"][number % len(pools["cultures"])]
        given, family = rng.choice(culture["given"]), rng.choice(culture["family"])
        key, again = _slug(given, family), 1
        while key in used:
            again += 1
            given, family = rng.choice(culture["given"]), rng.choice(culture["family"])
            key = _slug(given, family) if again < 40 else f"{_slug(given, family)}-{again}"
        used.add(key)
        circle = circles[number] if number < len(circles) else 0
        made.append(_compose(rng, source, culture, key, given, family, circle, used, cast))
    return made


def _compose(
    rng: Random, source: Json, culture: Json, key: str, given: str, family: str, circle: int, used: set[str],
    cast: Sequence[Json],
) -> Json:  # fmt: skip
    pools = source["pools"]
    low, high = source["circles"][str(circle)]["rhythm"]
    rhythm = low * (high / low) ** rng.random()
    known = int(_EARLIEST * (1 - rng.random() * (0.5 if 0 < circle <= 2 else 0.85)))
    wanted = circle == 0 and rng.random() < 0.3
    ended = circle not in (1, 2) and rng.random() < (0.12 if circle == 3 else 0.4)
    silence = rng.uniform(3 * rhythm, known) if ended else loglogistic(rng, rhythm, 1.4) * rng.random()
    company = rng.choice(pools["companies"])
    domain = "".join(ch for ch in fold(company) if ch.isalnum())
    months = rng.randint(4, 90)
    jobs = [[rng.choice(pools["titles"]), company, months]]
    if rng.random() < 0.5:
        jobs.append(
            [rng.choice(pools["titles"]), rng.choice(pools["companies"]), months + rng.randint(12, 60)]
        )
    entry: dict[str, Any] = {
        "key": key, "given": given, "family": family, "circle": circle or None, "known": known,
        "last": None if circle == 0 and not wanted and rng.random() < 0.6 else min(int(silence) + 1, known),
        "rhythm": rhythm, "shape": rng.uniform(0.8, 0.95), "want": wanted,
        "met": not wanted and rng.random() < 0.85,
        "how": rng.choice(pools["hows"]), "jobs": jobs,
        "places": [[rng.choice(culture["cities"]), rng.randint(8, 120)]],
        "topics": rng.sample(pools["topics"], rng.randint(2, 4)), "facts": _facts(rng, pools),
        "notes": rng.choice(pools["notes"]) if rng.random() < 0.25 else "",
    }  # fmt: skip
    older = [
        each["key"] for each in cast if each["known"] > known and not each.get("want") and each["family"]
    ]
    if older and rng.random() < 0.2:
        entry["through"] = rng.choice(older)
    if rng.random() < 0.55:
        day = date(2001, 1, 1) + timedelta(days=rng.randrange(365))
        entry["born"] = f"--{day:%m-%d}" if rng.random() < 0.4 else f"{rng.randint(1952, 1999)}-{day:%m-%d}"
    if wanted or rng.random() < 0.75:
        entry["connected"] = {"ago": max(known - rng.randint(1, 40), 0)}
    if wanted:
        entry["ways"] = ["comment"]
    if not wanted and ("connected" not in entry or rng.random() < 0.8):
        entry["mail"] = f"{key.replace('-', '.')}@{domain}.example"
    if 0 < circle <= 3 or rng.random() < 0.3:
        entry["phone"] = _phone(rng, culture["phone"], used)
        if circle and rng.random() < 0.6:
            entry["handles"] = [[rng.choice(("signal", "whatsapp", "telegram")), entry["phone"]]]
    return entry


def _facts(rng: Random, pools: Json) -> list[list[Any]]:
    facts: list[list[Any]] = []
    if rng.random() < 0.35:
        facts.append(["project", rng.choice(pools["projects"]), "", rng.randint(2, 30)])
    if rng.random() < 0.4:
        facts.append(["like", rng.choice(pools["likes"]), "", rng.randint(2, 70)])
    if rng.random() < 0.3:
        facts.append(["family", *rng.choice(pools["families"]), rng.randint(2, 70)])
    return facts


def _phone(rng: Random, country: str, used: set[str]) -> str:
    for _ in range(60):
        text = _PHONES[country](rng.randrange(1000))
        if text not in used:
            break
    used.add(text)
    return text


def _phones_of(entry: Json) -> list[dict[str, str]]:
    return [{"text": entry["phone"]}] if "phone" in entry else []


def _slug(given: str, family: str) -> str:
    return "-".join("".join(ch if ch.isalnum() else " " for ch in fold(f"{given} {family}")).split())


def _handles(entry: Json) -> tuple[HandleValue, ...]:
    handles = []
    if mail := entry.get("mail"):
        handles.append(HandleValue(Channel.MAIL, mail, "work", primary=True))
    if phone := entry.get("phone"):
        handles.append(HandleValue(Channel.PHONE, phone, "mobile"))
    if entry.get("connected") is not None:
        handles.append(HandleValue(Channel.LINKEDIN, _LINKEDIN + entry["key"]))
    handles += [HandleValue(Channel(channel), text) for channel, text in entry.get("handles", ())]
    return tuple(handles)


def _person(entry: Json, today: date, numbers: dict[str, int], *, met: bool) -> SamplePerson:
    title, company, _ = (entry["jobs"] or [["", "", 0]])[0]
    circle = entry["circle"]
    return SamplePerson(
        key=entry["key"],
        given=entry["given"],
        family=entry["family"],
        full_name=entry.get("full", ""),
        nickname=entry.get("nick", ""),
        company=company,
        title=title,
        city=entry["places"][0][0] if entry["places"] else "",
        circle=Circle(circle) if circle else None,
        state=State(entry.get("state", "active")),
        want_to_know=entry.get("want", False),
        met_in_person=met,
        known_since=_ago(today, entry["known"]),
        how_met=entry["how"],
        met_through=numbers.get(entry.get("through", "")),
        birthday=_birthday(entry.get("born"), today),
        handles=_handles(entry),
        topics=tuple(entry["topics"]),
        facts=tuple(_dated_facts(entry, today)),
        notes=entry.get("notes", ""),
    )


def _history(field: Fact, newest_first: Sequence[tuple[str, str, int]], today: date) -> list[FactValue]:
    """One fact after the other, the oldest first, each until the next; the last one holds."""
    until, facts = "", []
    for value, detail, months in newest_first:
        since = _month(today, months)
        facts.append(FactValue(field, value, detail, since, until))
        until = since
    return facts[::-1]


def _dated_facts(entry: Json, today: date) -> Iterable[FactValue]:
    yield from _history(
        Fact.JOB, [(title, company, months) for title, company, months in entry["jobs"]], today
    )
    yield from _history(Fact.PLACE, [(city, "", months) for city, months in entry["places"]], today)
    for name, value, detail, months in entry.get("facts", ()):
        yield FactValue(Fact(name), value, detail, _month(today, months))
    connected = entry.get("connected")
    if isinstance(connected, str) and connected and connected <= today.isoformat():
        yield FactValue(Fact.CONNECTED, "", "", connected)
    elif isinstance(connected, dict):
        yield FactValue(Fact.CONNECTED, "", "", _ago(today, connected["ago"]).isoformat())


def _birthday(born: str | Json | None, today: date) -> PartialDate | None:
    """A fixed day, or one that returns in so many days with the number of years it then completes."""
    if born is None or isinstance(born, str):
        return PartialDate.parse(born) if born else None
    day = today + timedelta(days=born["in"])
    try:
        return PartialDate(day.year - born["turns"], day.month, day.day)
    except ValueError:  # 29 February of a year that had none
        return PartialDate(None, day.month, day.day)


# -- ties, groups, gatherings -----------------------------------------------------------------------


def _tie(entry: Json, number: int, source: Json) -> Tie:
    wants = entry.get("want", False)
    tie = Tie(
        number=number,
        key=entry["key"],
        name=entry.get("nick") or entry["given"],
        city=entry["places"][0][0] if entry["places"] else "",
        circle=entry["circle"] or 0,
        known=entry["known"],
        last=entry["last"],
        rhythm=entry["rhythm"],
        shape=entry.get("shape", 0.88),
        meets=entry.get("met", True) and not wants,
        steady=bool(entry.get("fixed") or entry.get("steady")) or entry.get("state", "active") != "active",
        channels=frozenset(handle.channel for handle in _handles(entry)),
        share={},
        topics=entry["topics"],
        lines=source["lines"].get(entry.get("lines", ""), ()),
        story=entry.get("story", ()),
        told=entry.get("fixed", False),
    )
    return ways_open(tie, source["circles"][str(tie.circle)]["share"], entry.get("ways"))


def _group(rng: Random, each: Json, entries: Sequence[Json], numbers: dict[str, int]) -> SampleGroup:
    """The named members, then others from the place (or anywhere) until the group has its size."""
    members = list(_numbers(each["members"], numbers))
    room = min(each["size"], len(entries)) - len(members)
    if each["kind"] not in ("company team", "friends") and room > 0:
        others = [
            n for n, entry in enumerate(entries) if n not in members and entry["circle"] and entry["family"]
        ]
        others = [n for n in others if entries[n].get("state", "active") == "active"]
        rng.shuffle(others)
        others.sort(key=lambda n: not entries[n]["places"] or entries[n]["places"][0][0] != each["place"])
        members += others[:room]
    elif each["kind"] == "company team":
        members += [
            n
            for n, entry in enumerate(entries)
            if n not in members and entry["jobs"] and entry["jobs"][0][1] == each["name"]
        ]
    return SampleGroup(each["name"], each["kind"], each["place"], tuple(members))


def _acquaint(ties: Sequence[Tie], groups: Sequence[SampleGroup]) -> None:
    """Who turns up together: near people of one town, and members of one group."""
    for tie in ties:
        near = [
            each
            for each in ties
            if each is not tie and each.meets and 0 < each.circle <= 3 and not each.steady
        ]
        together = {n for group in groups if tie.number in group.members for n in group.members}
        tie.friends = [each for each in near if each.city == tie.city or each.number in together]


def _gatherings(
    rng: Random, today: date, source: Json, ties: Sequence[Tie], numbers: dict[str, int], historian: Historian
) -> tuple[SampleGathering, ...]:
    made = []
    for number, each in enumerate(source["gatherings"]):
        ago = each["ago"]
        there = list(_numbers(each["people"], numbers))
        able = [
            tie.number
            for tie in ties
            if tie.number not in there and tie.circle and tie.open_on(max(ago, tie.last or 0))
        ]
        there += rng.sample(able, max(0, min(each["size"] - len(there), len(able))))
        day = _ago(today, ago)
        made.append(
            SampleGathering(
                each["name"],
                each["place"],
                day,
                day + timedelta(days=each["days"] - 1),
                tuple(there),
                each.get("text", ""),
            )
        )
        if ago > 0 and not each.get("quiet"):
            historian.gather(number, each, [ties[n] for n in there])
    return tuple(made)


# -- promises and the rest --------------------------------------------------------------------------


def _follow_ups(
    source: Json, today: date, numbers: dict[str, int], told: Sequence[Told]
) -> Iterable[SampleFollowUp]:
    named = {each.name: place for place, each in enumerate(told) if each.name}
    for each in source["follow_ups"]:
        people = _numbers(each["people"], numbers)
        if not people:
            continue
        state, closed = FollowUpState.OPEN, None
        if "done" in each:
            state, closed = FollowUpState.DONE, _ago(today, each["done"])
        elif "dropped" in each:
            state, closed = FollowUpState.DROPPED, _ago(today, each["dropped"])
        due: date | None = None
        if each["due"] == "friday":
            due = today + timedelta(days=(4 - today.weekday() - 1) % 7 + 1)
        elif each["due"] is not None:
            due = today + timedelta(days=each["due"])
        yield SampleFollowUp(
            side=Side(each["side"]),
            text=each["text"],
            people=people,
            made=_ago(today, each["made"]),
            due=due,
            state=state,
            closed=closed,
            interaction=named.get(each["from"] or ""),
        )


def _relations(
    source: Json, today: date, entries: Sequence[Json], numbers: dict[str, int]
) -> Iterable[SampleRelation]:
    for kind, one, other in source["relations"]:
        if one in numbers and other in numbers:
            yield SampleRelation(kind, numbers[one], numbers[other])
    for number, entry in enumerate(entries):
        if entry.get("through") in numbers and not entry.get("want"):
            yield SampleRelation(
                "introduced by", number, numbers[entry["through"]], _ago(today, entry["known"])
            )


def _numbers(keys: Iterable[str], numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple(numbers[key] for key in keys if key in numbers)


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _month(today: date, months: int) -> str:
    """So many months ago: a month, or its first day where it is so near that the day would be known."""
    whole = today.year * 12 + today.month - 1 - months
    month = f"{whole // 12:04d}-{whole % 12 + 1:02d}"
    return month if months > 3 else f"{month}-01"
