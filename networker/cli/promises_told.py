"""How promises and follow-ups look, in every answer that holds some."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text
from networker.domain.repeat import Repeat, start_and_rule
from networker.domain.vocabulary import Side

if TYPE_CHECKING:
    from networker.domain.quick_line import Promise as SaidPromise
    from networker.services.today_views import Promise


def due(each: "Promise | SaidPromise") -> str | None:
    """The day, and the time where one was said: "2026-12-04T17:00"."""
    if each.due is None:
        return None
    return each.due.isoformat() + (f"T{each.time:%H:%M}" if each.time else "")


def follow_up(each: "Promise") -> Object:
    """One entry of `due`, and of the promises elsewhere."""
    return {
        "id": each.id,
        "due": due(each),
        "side": each.side.value,
        "text": each.text,
        "people": [p.id for p in each.people],
        "from": each.talk.id if each.talk else None,
        "since": each.made.isoformat() if each.made else None,
        "repeats": start_and_rule(each.repeats)[1] or None,
        "unless_talk": each.unless_contact,
    }


def promise_text(each: Object, names: Sequence[str] = ()) -> str:
    """One of them in a line. `names`: of those whom it concerns: who owe it, or to whom the user does."""
    mine, those = each["side"] == "me", " and ".join(filter(None, names))
    who = "I" if mine else those or "they"
    what = f"{each['text']} ({those})" if mine and those else each["text"]
    due = (each["due"] or "").replace("T", " ")
    parts = [f"{who}: {what}", due, _repeat_text(each["repeats"] or "")]
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
        day = f"{_NTH[repeat.nth]} {'day' if repeat.weekday is None else _WEEKDAYS[repeat.weekday]}"
        return f"every {day} of the month" if repeat.every == 1 else f"the {day}, every {repeat.every} months"
    return f"every {repeat.unit}" if repeat.every == 1 else f"every {repeat.every} {repeat.unit}s"


def promises_text(found: "Sequence[Promise]", *, of: int | None = None) -> list[str]:
    """Promises for people, each with the talk it came from. `of`: whose page it is, who need not be named in the user's own."""
    return [
        promise_text(
            follow_up(each),
            [person.name for person in each.people if each.side is Side.THEM or person.id != of],
        )
        + (f" (from the {each.talk.kind} on {each.talk.day})" if each.talk else "")
        for each in found
    ]


def follow_ups_text(found: "Sequence[Promise]") -> str:
    """All of them for people."""
    return lines_text(promises_text(found)) or "No open promises, in either direction."
