"""What `today` and `want` answer."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text, people_counted
from networker.cli.promises_told import follow_up, promises_text

if TYPE_CHECKING:
    from networker.domain.sentences import Sentences
    from networker.services.reach_log import LogRow
    from networker.services.today_views import Birthday, Path, Question, Today, TodayCard


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
        return "There is nobody marked whom you have not heard from yet. Mark somebody with: networker want NAME."
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
        "questions": [_question(each) for each in found.questions],
        "done": len(found.done),
    }


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def today_text(found: "Today", said: "Sentences") -> str:
    """Today's list for people; `said` is the language of its sentences."""
    from networker.domain.sentences import where as said_where
    from networker.domain.vocabulary import Channel

    lines = [f"Today, {_day(found.day)}"]
    lines += [f"  {each}" for each in promises_text(found.promises)]
    if found.questions:
        lines += [f"  {_question_text(question)}" for question in found.questions]
        lines.append("  Answer with one key in the window.")
    for each in found.birthdays:
        turns = f" turns {each.turns}" if each.turns else " has a birthday"
        lines.append(f"  {each.name}{turns}, {_day(each.day)}")
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


def _to_sort(people: int) -> str:
    """The other way to a first list, which the window has."""
    who = "the one without" if people == 1 else f"the {people:,} without"
    return f"\nOr open the window and give {who} a circle, one key each." if people else ""


def _question(each: "Question") -> Object:
    """Something asked about somebody: whether they were reached, met at a gathering, or came closer to another."""
    meeting = each.meeting
    about = "introduced" if each.introduced else "met" if meeting else "reached"
    return {
        "person": each.person,
        "name": each.name,
        "about": about,
        "date": each.day.isoformat(),
        "gathering": meeting.id if meeting else None,
        "with": each.introduced.other if each.introduced else None,
    }


def _question_text(each: "Question") -> str:
    meeting, who = each.meeting, each.given or each.name or "them"
    if each.introduced is not None:
        other = each.introduced.other_given or each.introduced.other_name or "somebody"
        return f"Did anything come of {who} and {other}?"
    if meeting is None:
        return f"Did you reach {who}? You wrote on {each.day:%A}."
    if len(meeting.people) == 1:
        return f"Did you meet {who} on {each.day:%A}?"
    return f"Did “{meeting.name}” with {', '.join(meeting.people)} take place on {each.day:%A}?"


def _empty_today(found: "Today") -> str:
    if found.done:
        return "That's everyone for today."
    if not found.people:
        return "Your book is empty. Bring your people in with: networker import FILE"
    if not found.talks:
        return (
            f"Your book holds {people_counted(found.people)} and no talk yet, so nobody has a rhythm. "
            'Log one with: networker log "coffee Ana yesterday"' + _to_sort(found.to_sort)
        )
    return "Nobody has been quiet for longer than usual. Enjoy the day."
