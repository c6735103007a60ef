"""What `log` answers."""

from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text
from networker.cli.promises_told import due, promise_text

if TYPE_CHECKING:
    from networker.services.quick_log import Logged


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
                "due": due(each),
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
        **({"win": done.win} if understood.win else {}),
        **({"question": done.question} if done.question else {}),
    }


def logged_text(done: "Logged") -> str:
    """What was logged, or understood, for people."""
    found = logged(done)
    if found["kind"] is None and done.understood.empty:
        return ""
    other = "want to know" if done.understood.wants else "win" if done.understood.win else "plan"
    parts = [found["kind"] or other]
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
    lines += [f"  promise   {promise_text(each)}" for each in found["follow_ups"]]
    return lines_text(lines)
