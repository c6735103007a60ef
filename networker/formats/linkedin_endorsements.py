"""LinkedIn's Endorsement_Received_Info.csv and its counterpart: skills that one of two says of the other.

They come by the click, so they are facts of somebody and no talk. Addresses lack the scheme, or are missing.
"""

from functools import partial

from networker.domain.vocabulary import Fact
from networker.formats import values
from networker.formats.linkedin_profiles import KIND, Row, day, find, items_of, name_of, profile
from networker.formats.records import FactValue, Item, PersonRecord, Recognised, SkippedRow, Standing
from networker.formats.source import Source

NOT_ACCEPTED = "an endorsement that is hidden or not accepted"
NO_SKILL = "no skill is named"

_OF_PERSON = ("first name", "last name", "public url")
_COLUMNS = frozenset(
    (
        "endorsement date", "skill name", "endorsement status",
        *(f"{who} {part}" for who in ("endorser", "endorsee") for part in _OF_PERSON),
    )
)  # fmt: skip
_SIDES = (("received", "endorser"), ("given", "endorsee"))


def recognise(source: Source) -> Recognised | str:
    """The endorsements in a file, or why it holds none."""
    for side, who in _SIDES:
        needed = frozenset(("endorsement date", "skill name", f"{who} first name", f"{who} last name"))
        table = find(source, needed)
        if table is not None:
            title, read = f"LinkedIn endorsements {side}", partial(_item, side=side, who=who)
            return Recognised("linkedin-endorsements", title, source.name, partial(items_of, table, read))
    return "no row with Endorsement Date, Skill Name and the name of an endorser or endorsee"


def _item(row: Row, side: str, who: str) -> Item | str:
    if row.get("endorsement status").upper() != "ACCEPTED":
        return NOT_ACCEPTED
    skill = name_of(row.get("skill name"))
    if not skill:
        return SkippedRow(row.line, NO_SKILL)
    given, family = name_of(row.get(f"{who} first name")), name_of(row.get(f"{who} last name"))
    page = profile(row.get(f"{who} public url"))
    if not (given or family or page):
        return SkippedRow(row.line, values.NO_PERSON)
    return values.within_limits(
        PersonRecord(
            KIND, page.slug if page else "", row.line, given, family, handles=page.handles if page else (),
            facts=(
                FactValue(Fact.ENDORSED, skill, side, day(row.get("endorsement date"))), *row.others(_COLUMNS),
            ),
            raw=row.raw,
            standing=Standing.MENTIONED,
        )
    )  # fmt: skip
