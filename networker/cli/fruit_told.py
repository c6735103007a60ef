"""How what came of ties is answered: objects of the public surface, and the same as text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text

if TYPE_CHECKING:
    from networker.services.fruit_views import (
        AskedFor,
        Counted,
        Fruit,
        IntroductionView,
        PromisedTo,
        RecommendationView,
        WinView,
    )
    from networker.services.today_views import Named


def win(view: "WinView") -> Object:
    """The object of `win`."""
    root = view.root
    return {
        "win": view.id,
        "day": view.day.isoformat(),
        "text": view.text,
        "channel": view.channel.value if view.channel else None,
        "people": [_named(each) for each in view.people],
        "of": {"what": root.of.what, "id": root.of.id} if root else None,
    }


def _named(each: "Named") -> Object:
    return {"id": each.id, "name": each.name}


def introduction(view: "IntroductionView") -> Object:
    """The object of `introduce`: with `by` the second introduced the user to the first."""
    return {
        "introduction": view.id,
        "day": view.day.isoformat(),
        "by": view.side.value == "them",
        "people": [_named(each) for each in view.people],
        "text": view.words,
        "came": view.came.value or None,
    }


def _asked(view: "AskedFor") -> Object:
    return {
        "asked": view.promise,
        "day": view.since.isoformat(),
        "due": view.due.isoformat() if view.due else None,
        "people": [_named(each) for each in view.people],
    }


def _promised(view: "PromisedTo") -> Object:
    return {
        "promised": view.promise,
        "day": view.since.isoformat(),
        "due": view.due.isoformat() if view.due else None,
        "people": [_named(each) for each in view.people],
    }


def _letter(view: "RecommendationView") -> Object:
    return {
        "recommendation": view.id,
        "day": view.day.isoformat() if view.day else None,
        "side": view.side.value if view.side else None,
        "state": view.state.value,
        "kind": view.kind,
        "text": view.text,
        "due": view.due.isoformat() if view.due else None,
        "person": _named(view.person),
    }


def listed(views: "Sequence[Fruit]", channels: "Sequence[Counted]") -> Object:
    """The object of `wins`: what came of ties, each kind by itself, the newest first, and the wins of each channel."""
    from networker.services.fruit_views import (
        AskedFor,
        IntroductionView,
        PromisedTo,
        RecommendationView,
        WinView,
    )

    return {
        "wins": [win(each) for each in views if isinstance(each, WinView)],
        "introductions": [introduction(each) for each in views if isinstance(each, IntroductionView)],
        "asked": [_asked(each) for each in views if isinstance(each, AskedFor)],
        "promised": [_promised(each) for each in views if isinstance(each, PromisedTo)],
        "recommendations": [_letter(each) for each in views if isinstance(each, RecommendationView)],
        "by_channel": {each.key: each.wins for each in channels},
    }


def win_text(view: "WinView") -> str:
    """A win for people."""
    return lines_text([_line(view)])


def listed_text(views: "Sequence[Fruit]") -> str:
    """All of them for people."""
    return lines_text(map(_line, views)) or "Nothing is noted. Note a win: networker win WORDS --with NAME."


def _line(view: "Fruit") -> str:
    from networker.services.fruit_views import AskedFor, IntroductionView, PromisedTo, WinView

    names = [each.name or "Somebody" for each in view.people]
    if isinstance(view, WinView):
        channel = f", {view.channel.value}" if view.channel else ""
        return f"{view.day}  win {view.id}: {view.text} ({', '.join(names)}{channel})"
    if isinstance(view, AskedFor):
        return f"{view.since}  {names[1]} is asked to introduce you to {names[0]}"
    if isinstance(view, PromisedTo):
        return f"{view.since}  you promised to introduce {' and '.join(names)}"
    if isinstance(view, IntroductionView):
        made = view.side.value == "me"
        said = f"you introduced {' and '.join(names)}" if made else f"{names[1]} introduced you to {names[0]}"
        told = ". ".join(part for part in (said, view.words, view.came.value) if part)
        return f"{view.day}  {told}"
    side = {"me": "by you of", "them": "of you by"}.get(view.side.value if view.side else "", "with")
    kind = f" ({view.kind})" if view.kind else ""
    day = view.day.isoformat() if view.day else " " * 10
    return f"{day}  recommendation {side} {names[0]}, {view.state.value}{kind}"
