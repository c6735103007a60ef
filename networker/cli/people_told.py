"""What `people` and `show` answer."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text, people_counted
from networker.cli.promises_told import follow_up, promises_text

if TYPE_CHECKING:
    from networker.services.cards import Card, Full
    from networker.services.today_views import Promise
    from networker.services.views import FactView, MeetingAhead, TalkView, TieView


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


def people_text(listed: Sequence[Object], total: int, found: Mapping[int, str] = MappingProxyType({})) -> str:
    """A list of people for people. `found`: the lines in which a search found some of them."""
    lines = []
    for each in listed:
        lines.append(
            f"{each['id']:>6}  {each['name'] or _stand_in(each)}"
            + (f"  ·  {work}" if (work := _work(each)) else "")
            + (f"  ·  last in touch {each['last_contact']}" if each["last_contact"] else "")
        )
        if each["id"] in found:
            lines.append(f"{'':>6}  {found[each['id']]}")
    lines.append(
        people_counted(total) + ("" if len(listed) == total else f", the first {len(listed):,} shown") + "."
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
    said = ", ".join(filter(None, (told["value"], when)))
    return f"  {each.field:<9} {said} ({each.source})"


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


def full(found: "Full") -> Object:
    """The object of `show`."""
    return {
        **person(found.card),
        "notes": found.notes,
        "facts": [_fact(each) for each in found.facts],
        "interactions": [_talk(each) for each in found.talks],
        "follow_ups": [follow_up(each) for each in found.promises],
        "ahead": [
            {"gathering": each.id, "name": each.name, "place": each.place, "day": each.day.isoformat()}
            for each in found.ahead
        ],
    }


def full_text(
    whole: Object,
    facts: "Sequence[FactView]" = (),
    ties: "Sequence[TieView]" = (),
    promises: "Sequence[Promise]" = (),
    ahead: "Sequence[MeetingAhead]" = (),
) -> str:
    """Everything known of a person, for people; the last four are told with more than the object holds, or in its words."""
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
    lines += [f"  promise   {each}" for each in promises_text(promises, of=whole["id"])]
    lines += [f"  ahead     {each.day}  {', '.join(filter(None, (each.name, each.place)))}" for each in ahead]
    for t in whole["interactions"][:50]:
        lines.append(f"  {t['at'][:10]}  {t['kind']:<8} {t['text']}".rstrip())
    return lines_text(lines)
