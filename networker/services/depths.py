"""The depth of what was written and logged by hand: an answer within days makes an exchange of both, as in a chat.

Imports fold whole threads and know it from them; typed by hand, each message is an entry of its own.
"""

from collections.abc import Collection
from datetime import date

from networker.domain.depth import SPELL_DAYS, depth_of_spell, is_bare
from networker.domain.vocabulary import Depth, Kind
from networker.store.writer import Row, Step

WRITTEN = (Kind.MESSAGE, Kind.MAIL, Kind.COMMENT)
_WHO = "(SELECT group_concat(person_id) FROM (SELECT person_id FROM interaction_person WHERE interaction_id = {} ORDER BY 1))"


def spell(step: Step, talk: int) -> list[Row]:
    """(id, day, direction, text, depth, by hand) of what was typed in of one exchange of words with a talk, in order.

    With the same people, of one kind and channel, nothing apart for longer than SPELL_DAYS.
    """
    found = step.rows(
        "SELECT kind, channel FROM interaction WHERE id = ? AND origin = '' AND turns = 1", (talk,)
    )
    if not found or found[0][0] not in WRITTEN:
        return []
    rows = step.rows(
        "SELECT i.id, i.day, i.direction, i.text, i.depth, i.depth_by_hand FROM interaction_person p"
        " JOIN interaction i ON i.id = p.interaction_id WHERE i.kind = ? AND i.channel IS ? AND i.origin = ''"
        " AND i.turns = 1 AND p.person_id = (SELECT min(person_id) FROM interaction_person WHERE interaction_id = ?)"
        f" AND {_WHO.format('i.id')} = {_WHO.format('?')} ORDER BY i.day, coalesce(i.at, ''), i.id",
        (*found[0], talk, talk),
    )
    spells: list[list[Row]] = []
    before: date | None = None
    for row in rows:
        day = date.fromisoformat(row[1])
        if before is None or (day - before).days > SPELL_DAYS:
            spells.append([])
        spells[-1].append(row)
        before = day
    return next((each for each in spells if any(row[0] == talk for row in each)), [])


def settle(step: Step, talks: Collection[int]) -> None:
    """Work the depth of these talks out anew, and of what they belong to; what was said by hand stays."""
    done: set[int] = set()
    for talk in talks:
        rows = [] if talk in done else spell(step, talk)
        done.update(row[0] for row in rows)
        turns: list[tuple[bool, bool]] = []
        for _, _, direction, text, *_ in rows:
            bare = is_bare(text)
            sides = {"in": (False,), "both": (True, False)}.get(direction or "out", (True,))
            turns += [(mine, bare) for mine in sides]
        depth = depth_of_spell(Kind.MESSAGE, turns)
        for number, _, _, text, was, by_hand in rows:
            now = Depth.HELLO if is_bare(text) else depth
            if not by_hand and now is not None and now.value != was:
                step.update("interaction", number, depth=now.value)
