"""How answers look: the objects of the public surface, and the same as text for people."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from networker.domain.repeat import Repeat, start_and_rule

if TYPE_CHECKING:
    from networker.domain.quick_line import Promise as SaidPromise
    from networker.domain.sentences import Sentences
    from networker.services.cards import Card, Full
    from networker.services.exports import Exported
    from networker.services.imports import PastImport, Report
    from networker.services.quick_log import Logged
    from networker.services.reach_log import LogRow
    from networker.services.views import (
        Birthday,
        FactView,
        Kept,
        Path,
        Promise,
        TalkView,
        TieView,
        Today,
        TodayCard,
        Undone,
    )

Object = dict[str, Any]


# A name may hold line breaks, colours for a terminal and signs that turn its direction: none of them may act.
_SILENT = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ") | dict.fromkeys(
    (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None
)


def lines_text(lines: Iterable[str]) -> str:
    """Lines as they are printed."""
    return "\n".join(line.translate(_SILENT) for line in lines)


def _people(n: int) -> str:
    return "1 person" if n == 1 else f"{n:,} people"


def report(done: "Report") -> Object:
    """The object of `import`. What is seldom there is named only where it is."""
    more: Object = {
        "offered": done.offered,
        "left": [{"name": name, "network": network} for name, network in done.left],
        "remarks": list(done.remarks),
        "noted": list(done.noted),
    }
    return {
        "import": done.import_id,
        "formats": list(done.formats),
        "read": done.read,
        "new": done.new,
        "updated": done.updated,
        "unchanged": done.unchanged + done.again,
        "doubtful": [
            {"file": d.file, "row": d.row, "person": d.person or None, "maybe": d.maybe or None, "why": d.why}
            for d in done.doubtful
        ],
        "skipped": [
            {"file": s.file, "row": s.row, "why": s.why} | ({"more": s.more} if s.more else {})
            for s in done.skipped
        ],
        "interactions": done.interactions,
        "people": done.people,
    } | {name: value for name, value in more.items() if value}


def report_text(done: "Report", *, dry: bool) -> str:
    """The report of an import for people."""
    skipped = sum(1 + each.more for each in done.skipped)
    same = (
        f"{done.again:,} {'row of the same person' if done.again == 1 else 'rows of the same people'}, "
        if done.again
        else ""
    )
    lines = [
        f"{', '.join(done.files)}: {done.new:,} new, {done.updated:,} updated, {done.unchanged:,} unchanged, {same}"
        f"{len(done.doubtful):,} doubtful, {skipped:,} {'row' if skipped == 1 else 'rows'} skipped."
    ]
    if done.interactions:
        lines.append(
            f"{done.interactions:,} {'talk' if done.interactions == 1 else 'talks'} for the timeline."
        )
    lines += [*done.remarks, *done.noted]
    if done.left:
        shown = ", ".join(f"{name} ({network})" for name, network in done.left[:20])
        lines.append(f"No longer there: {shown}{' …' if len(done.left) > 20 else ''}")
    if done.offered:
        lines.append(
            f"{_people(done.offered)} only came by (a mail that was never answered, a mention): left out. "
            "--everybody brings them in too."
        )
    lines += [f"  doubtful  {_place(d.file, d.row)}: {d.why}" for d in done.doubtful[:20]]
    lines += [
        f"  skipped   {_place(s.file, s.row)}: {s.why}" + (f", and {s.more:,} more" if s.more else "")
        for s in done.skipped[:20]
    ]
    if len(done.skipped) > 20:
        lines.append(f"  … and {len(done.skipped) - 20:,} more; --json names them all")
    if done.import_id is None and not dry:
        lines.append("Nothing changed, so nothing was written.")
    elif not dry:
        lines.append(f"Take it back with: networker undo --import {done.import_id}")
    are = "would be" if dry else "is" if done.people == 1 else "are"
    lines.append(f"{_people(done.people)} {are} in your book {'then' if dry else 'now'}.")
    return lines_text(lines)


def _place(file: str, row: int) -> str:
    """The file and the line; who takes part in talks stands in no line of its own."""
    return f"{file}, {row}" if row else file


def past_import(each: "PastImport") -> Object:
    """One entry of `imports`."""
    found: Object = {
        "import": each.id,
        "at": each.at.isoformat(),
        "files": list(each.files),
        "new": each.new,
        "updated": each.updated,
        "undone": each.undone,
    }
    if each.part:
        found["part_of_whole_book"] = True
    if each.kept:
        found |= {"kept": [kept.name for kept in each.kept], "why": [_why_kept(kept) for kept in each.kept]}
    return found


def _standing(each: "PastImport") -> str:
    if each.part:
        return "  (came back with a whole book, and goes with it)"
    return "  (undone)" if each.undone else ""


def past_text(past: "Sequence[PastImport]") -> str:
    """Past imports for people."""
    lines: list[str] = []
    for each in past:
        lines.append(
            f"{each.id:>4}  {each.at:%Y-%m-%d %H:%M}  {each.new:>7,} new  {each.updated:>7,} updated  "
            f"{', '.join(each.files)}{_standing(each)}"
        )
        lines += ["    " + line for line in _kept_lines(each.kept)]
    return lines_text(lines) or "No import yet. Begin with: networker import FILE"


def person(card: "Card") -> Object:
    """One entry of `people`."""
    return {
        "id": card.id,
        "name": card.name,
        "company": card.company,
        "title": card.title,
        "city": card.city,
        "circle": card.circle.word if card.circle else None,
        "state": card.state.value,
        "emails": list(card.emails),
        "phones": list(card.phones),
        "profiles": list(card.profiles),
        "groups": list(card.groups),
        "topics": list(card.topics),
        "last_contact": card.last_contact,
        "met_in_person": card.met_in_person,
    }


def people_text(listed: Sequence[Object], total: int) -> str:
    """A list of people for people."""
    lines = [
        f"{each['id']:>6}  {each['name'] or _stand_in(each)}"
        + (f"  ·  {work}" if (work := _work(each)) else "")
        + (f"  ·  last talk {each['last_contact']}" if each["last_contact"] else "")
        for each in listed
    ]
    lines.append(
        _people(total) + ("" if len(listed) == total else f", the first {len(listed):,} shown") + "."
    )
    return lines_text(lines)


def _stand_in(each: Object) -> str:
    known = [*each["emails"], *each["phones"], *each["profiles"]]
    return f"No name yet ({known[0]})" if known else "No name yet"


def _work(each: Object) -> str:
    return ", ".join(filter(None, (each["title"], each["company"])))


def _fact(each: "FactView") -> Object:
    parts = (each.value, each.detail) if each.field == "job" else (each.detail, each.value)
    return {
        "field": each.field,
        "value": ", ".join(filter(None, parts)),
        "since": each.since.iso if each.since else None,
        "source": each.source,
    }


def _fact_text(each: "FactView") -> str:
    told = _fact(each)
    held = [f"since {each.since}" if each.since else "", f"until {each.until}" if each.until else ""]
    when = ", ".join(filter(None, held))
    return f"  {each.field:<9} {told['value']}{', ' if when else ''}{when} ({each.source})"


def _talk(each: "TalkView") -> Object:
    return {
        "id": each.id,
        "at": each.at.isoformat() if each.at else each.day.isoformat(),
        "kind": each.kind.value,
        "channel": each.channel.value if each.channel else None,
        "direction": each.direction.value if each.direction else None,
        "depth": each.depth.value if each.depth else None,
        "text": each.text,
        "people": [p.id for p in each.people],
    }


def _due(each: "Promise | SaidPromise") -> str | None:
    """The day, and the time where one was said: "2026-12-04T17:00"."""
    if each.due is None:
        return None
    return each.due.isoformat() + (f"T{each.time:%H:%M}" if each.time else "")


def follow_up(each: "Promise") -> Object:
    """One entry of `due`, and of the promises elsewhere."""
    return {
        "id": each.id,
        "due": _due(each),
        "side": each.side.value,
        "text": each.text,
        "people": [p.id for p in each.people],
        "from": each.talk.id if each.talk else None,
        "since": each.made.isoformat() if each.made else None,
        "repeats": start_and_rule(each.repeats)[1] or None,
        "unless_talk": each.unless_contact,
    }


def full(found: "Full") -> Object:
    """The object of `show`."""
    return {
        **person(found.card),
        "notes": found.notes,
        "facts": [_fact(each) for each in found.facts],
        "interactions": [_talk(each) for each in found.talks],
        "follow_ups": [follow_up(each) for each in found.promises],
    }


def full_text(
    whole: Object,
    facts: "Sequence[FactView]" = (),
    ties: "Sequence[TieView]" = (),
    promises: "Sequence[Promise]" = (),
) -> str:
    """Everything known of a person, for people; these three are told with more than the object holds."""
    lines = [whole["name"] or _stand_in(whole)]
    for label, value in (
        ("work", _work(whole)),
        ("place", whole["city"]),
        ("circle", whole["circle"]),
        ("state", whole["state"] if whole["state"] != "active" else ""),
        ("mail", ", ".join(whole["emails"])),
        ("phone", ", ".join(whole["phones"])),
        ("profiles", ", ".join(whole["profiles"])),
        ("groups", ", ".join(whole["groups"])),
        ("topics", ", ".join(whole["topics"])),
        ("notes", whole["notes"]),
    ):
        if value:
            first, *more = value.splitlines() or [""]
            lines.append(f"  {label:<9} {first}")
            lines += [f"  {'':<9} {line}".rstrip() for line in more]
    lines += [_fact_text(each) for each in facts]
    lines += [f"  tie       {each.word} {each.other.name or 'somebody without a name'}" for each in ties]
    lines += [f"  promise   {each}" for each in promises_text(promises)]
    for t in whole["interactions"][:50]:
        lines.append(f"  {t['at'][:10]}  {t['kind']:<8} {t['text']}".rstrip())
    return lines_text(lines)


def _promise_text(each: Object) -> str:
    who = "I" if each["side"] == "me" else "they"
    due = (each["due"] or "").replace("T", " ")
    parts = [f"{who}: {each['text']}", due, _repeat_text(each["repeats"] or "")]
    if each["unless_talk"]:
        parts.append("unless we talk before")
    return ", ".join(filter(None, parts))


_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _repeat_text(rule: str) -> str:
    repeat = Repeat.of(rule)
    if repeat is None:
        return f"repeats ({rule})" if rule else ""
    if repeat.nth:
        day = f"{_NTH[repeat.nth]} {_WEEKDAYS[repeat.weekday]}"
        return f"every {day} of the month" if repeat.every == 1 else f"the {day}, every {repeat.every} months"
    return f"every {repeat.unit}" if repeat.every == 1 else f"every {repeat.every} {repeat.unit}s"


def promises_text(found: "Sequence[Promise]") -> list[str]:
    """Promises for people, each with the talk it came from."""
    return [
        _promise_text(follow_up(each))
        + (f" (from the {each.talk.kind} on {each.talk.day})" if each.talk else "")
        for each in found
    ]


def follow_ups_text(found: "Sequence[Promise]") -> str:
    """All of them for people."""
    return lines_text(promises_text(found)) or "No open promises, in either direction."


def logged(done: "Logged") -> Object:
    """The object of `log`."""
    understood = done.understood
    moment = None
    if understood.day is not None:
        moment = understood.day.isoformat()
        if understood.time is not None:
            moment += "T" + understood.time.isoformat("minutes")
    return {
        "interaction": done.interaction,
        "people": [{"id": each.id, "name": each.name} for each in done.people],
        "new_people": list(understood.new_people),
        "kind": understood.kind.value if understood.kind else None,
        "channel": understood.channel.value if understood.channel else None,
        "direction": understood.direction.value if understood.direction else None,
        "at": done.at.isoformat() if done.at else moment,
        "day": understood.day.isoformat() if understood.day else None,
        "time": understood.time.isoformat("minutes") if understood.time else None,
        "place": understood.place,
        "topics": list(understood.topics),
        "text": understood.text,
        "follow_ups": [
            {
                "id": number,
                "due": _due(each),
                "side": each.side.value,
                "text": each.text,
                "repeats": each.repeat.rule if each.repeat else None,
                "unless_talk": each.unless_contact,
            }
            for number, each in zip(done.follow_ups, understood.follow_ups, strict=True)
        ],
        "unclear": [each.word for each in understood.unclear],
        **({"vague": understood.vague} if understood.vague else {}),
        **({"want_to_know": True} if understood.wants else {}),
        **({"question": done.question} if done.question else {}),
    }


def logged_text(done: "Logged") -> str:
    """What was logged, or understood, for people."""
    found = logged(done)
    if found["kind"] is None and done.understood.empty:
        return ""
    parts = [found["kind"] or ("want to know" if done.understood.wants else "plan")]
    new = set(found["new_people"])
    names = [each["name"] for each in found["people"] if each["name"] not in new] + [
        f"{name} (new)" for name in found["new_people"]
    ]
    if names:
        parts.append(("" if done.understood.wants else "with ") + ", ".join(names))
    parts += [str(found[key]) for key in ("day", "time", "place") if found[key]]
    parts += [f"#{topic}" for topic in found["topics"]]
    lines = [("Logged: " if done.label else "Understood: ") + ", ".join(parts)]
    if found["text"]:
        lines.append(f"  {found['text']}")
    lines += [f"  promise   {_promise_text(each)}" for each in found["follow_ups"]]
    return lines_text(lines)


def wanted(person: int, name: str, found: "Path | None") -> Object:
    """Somebody whom the user wants to know, with the path to them."""
    return {
        "id": person,
        "name": name,
        "path": [
            {
                "person": way.person,
                "name": way.name,
                "why": way.sentence,
                "asked": way.asked.isoformat() if way.asked else None,
            }
            for way in (found.ways if found else ())
        ],
        "nobody": found.nobody if found else "",
    }


def wanted_text(listed: list[Object]) -> str:
    """Those whom the user wants to know, for people."""
    if not listed:
        return "You have marked nobody yet. Mark somebody with: networker want NAME."
    lines = []
    for each in listed:
        lines.append(f"{each['name']} ({each['id']})")
        for way in each["path"]:
            asked = f" (asked {way['asked']})" if way["asked"] else ""
            lines.append(f"  {way['why']}{asked}")
        if each["nobody"]:
            lines.append(f"  {each['nobody']}")
    return lines_text(lines)


def _card(each: "TodayCard") -> Object:
    return {
        "person": each.person,
        "name": each.name,
        "kind": each.kind,
        "reason": each.reason,
        "channel": each.channel.value,
        "opener": each.opener,
        "score": each.score,
    }


def _birthday(each: "Birthday") -> Object:
    return {"person": each.person, "name": each.name, "date": each.day.isoformat(), "turns": each.turns}


def today(found: "Today") -> Object:
    """The object of `today`."""
    return {
        "date": found.day.isoformat(),
        "list": [_card(each) for each in found.cards],
        "promises": [follow_up(each) for each in found.promises],
        "birthdays": [_birthday(each) for each in found.birthdays],
        "done": len(found.done),
    }


def today_text(found: "Today", said: "Sentences") -> str:
    """Today's list for people; `said` is the language of its sentences."""
    from networker.domain.reach_words import where as said_where
    from networker.domain.vocabulary import Channel

    lines = [f"Today, {found.day:%A %d %B}"]
    lines += [f"  {each}" for each in promises_text(found.promises)]
    for each in found.birthdays:
        turns = f" turns {each.turns}" if each.turns else " has a birthday"
        lines.append(f"  {each.name}{turns}, {each.day:%A %d %B}")
    for card in found.cards:
        lines += ["", f"{card.name}" + (f"  ·  {card.company}" if card.company else ""), f"  {card.reason}"]
        where = (
            "write" if card.channel is Channel.OTHER and not card.handle else said_where(card.channel, said)
        )
        lines.append(f"  {where[0].upper()}{where[1:]}." + (f" {card.advice}" if card.advice else ""))
        if card.opener:
            lines.append(f"  “{card.opener}”")
    if not found.cards:
        lines += ["", _empty_today(found)]
    return lines_text(lines)


def reach_log(rows: "Sequence[LogRow]") -> Object:
    """The object of `today --log`."""
    return {"log": [{**asdict(row), "day": row.day.isoformat()} for row in rows]}


def reach_log_text(rows: "Sequence[LogRow]") -> str:
    """What came of past lists, in figures."""
    from networker.services.reach_log import shares

    found = shares(rows)
    if not found:
        return "No list was shown more than two weeks ago, so nothing can be said yet."
    return (
        f"Of {found['shown']:.0f} suggestions shown: {found['acted']:.0%} acted upon, {found['contacted']:.0%}"
        f" contacted within two weeks, {found['answered']:.0%} heard from."
    )


def _empty_today(found: "Today") -> str:
    if found.done:
        return "That's everyone for today."
    if not found.people:
        return "Your book is empty. Bring your people in with: networker import FILE"
    if not found.talks:
        return (
            f"Your book holds {_people(found.people)} and no talk yet, so nobody has a rhythm. "
            'Log one with: networker log "coffee Ana yesterday"'
        )
    return "Nobody has been quiet for longer than usual. Enjoy the day."


def undone(done: "Undone") -> Object:
    """The object of `undo` and `redo`."""
    found: Object = {"undone": done.label, "kept": [each.name for each in done.kept], "left": done.left}
    if done.kept:
        found["why"] = [_why_kept(each) for each in done.kept]
    return found


def undone_text(done: "Undone", verb: str) -> str:
    """What was undone, for people."""
    lines = [f"{verb}: {done.label}"]
    return lines_text([*lines, *_kept_lines(done.kept)])


def _kept_lines(kept: "Sequence[Kept]") -> list[str]:
    return [f"  stays, {_why_kept(each)}: {each.name}" for each in kept]


def _why_kept(kept: "Kept") -> str:
    return "edited since" if kept.by_hand else "another import tells of them too"


def exported(done: "Exported") -> Object:
    """The object of `export`."""
    return {"written": str(done.written), "people": done.people, "interactions": done.interactions}


def exported_text(done: "Exported") -> str:
    """What was exported, for people."""
    talks = f" and {done.interactions:,} {'talk' if done.interactions == 1 else 'talks'}"
    return lines_text([f"{_people(done.people)}{talks if done.interactions else ''}: {done.written}"])
