"""What `tidy` answers: how much there is in each list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text

if TYPE_CHECKING:
    from networker.services.tidy import Count

_SAID = {
    "duplicates": "One person, twice", "no circle": "No circle yet", "drifted": "Circles that drifted",
    "not people": "Not people", "followers": "They follow, never wrote", "hello only": "Hello only",
    "silent": "Silent over five years", "doubtful": "Doubtful values", "bounced": "Addresses that bounce",
    "unreachable": "No way to reach", "nameless": "No name",
}  # fmt: skip


def tidy(found: "Sequence[Count]") -> Object:
    """The object of `tidy`; `more` where there may be more than were counted."""
    return {
        "lists": [
            {"list": each.key, "count": each.number, **({"more": True} if each.more else {})}
            for each in found
        ]
    }


def tidy_text(found: "Sequence[Count]") -> str:
    """The same for people: the lists that hold something."""
    filled = [each for each in found if each.number]
    if not filled:
        return "There is nothing to tidy."
    counts = {each.key: f"{each.number:,}{'+' if each.more else ''}" for each in filled}
    wide = max(map(len, counts.values()))
    lines = [f"{counts[each.key]:>{wide}}  {_SAID[each.key]}" for each in filled]
    return lines_text(
        [*lines, "", "Nothing here is urgent. Tidy in the window goes through them, one key each."]
    )
