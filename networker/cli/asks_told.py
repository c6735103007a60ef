"""What `asks` answers: questions that were asked, of whom, and what came of each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object

if TYPE_CHECKING:
    from networker.services.asked_before import AskedOne, AskView


def ask(each: "AskView") -> Object:
    """One question."""
    return {
        "id": each.id,
        "question": each.question,
        "day": each.day.isoformat(),
        "came": each.came.value,
        "outcome": each.outcome,
        "closed": each.closed.isoformat() if each.closed else None,
        "people": [_person(one) for one in each.people],
    }


def _person(one: "AskedOne") -> Object:
    return {
        "person": one.person,
        "name": one.name,
        "day": one.day.isoformat() if one.day else None,
        "channel": one.channel.value if one.channel else None,
        "answer": one.answer,
        "helped": one.helped,
        "thanks": one.thanks,  # the promise to thank them, as long as it is open
        "thanked": one.thanked.isoformat() if one.thanked else None,
    }


def asks_text(listed: Sequence[Object], total: int) -> str:
    """The same for people."""
    if not listed:
        return "Nothing was asked yet. Find whom to ask with: networker ask QUESTION."
    lines = [f"{each['day']}  {each['question']}  {_whom(each)}: {_came(each)}" for each in listed]
    if total > len(listed):
        lines.append(f"and {total - len(listed):,} more")
    return "\n".join(lines)


def _whom(each: Object) -> str:
    names = [one["name"] or "somebody" for one in each["people"]]
    return f"asked {', '.join(names)}" if names else "nobody asked"


def _came(each: Object) -> str:
    said = " ".join(filter(None, (each["outcome"], *(one["answer"] for one in each["people"]))))
    word = "no answer yet" if each["came"] == "waits" else str(each["came"])
    return f"{word}. {said}" if said else word
