"""Who knows whom of a gathering or a group, and whom one could introduce: in words, beside the map of ties."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from networker.domain import introducing as rules
from networker.domain.changes import Changes
from networker.domain.ego import Joined, joined
from networker.domain.employers import employer
from networker.domain.introducing import MOST, Common
from networker.domain.path import Link
from networker.domain.shown_names import as_shown
from networker.domain.vocabulary import Introduces, PersonId, Side
from networker.services import ego
from networker.services.ego import Around, Middle
from networker.services.errors import CannotDo
from networker.services.people import named
from networker.services.today_views import Named
from networker.store import ego as ego_store
from networker.store import introducing as store
from networker.store.book import Book

SHOWN = 300  # pairs of each kind


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people. `links`: how they know each other, the surest first, in the words of the first one's page; `shared`: what they
    have in common where they do not.
    """

    one: Named
    other: Named
    links: tuple[Link, ...] = ()
    shared: tuple[Common, ...] = ()


@dataclass(frozen=True, slots=True)
class Acquainted:
    """Who of `people` know each other, the surest first, and who could be introduced, those who share most first.

    Who was introduced to each other before, or is to be by what the user has promised, is not introduced again. What is
    asked of counts for nothing: that they are in this group, were at this gathering. `known` and `strangers` are how many
    pairs there are of each kind, of which SHOWN are told. `left_out`: people beyond the MOST nearest.
    """

    middle: Middle
    title: str
    people: int
    known: int
    strangers: int
    met: tuple[Pair, ...]
    introduce: tuple[Pair, ...]
    left_out: int


def among(book: Book, middle: Middle) -> Acquainted | None:
    """Who knows whom of a gathering or a group; None where that is gone."""
    sql, group = book.reader, middle.around is Around.GROUP
    title = ego_store.title(sql, "people_group" if group else "gathering", middle.number)
    if title is None:
        return None
    everybody = ego_store.members(sql, middle.number) if group else store.asked(sql, middle.number)
    rows = ego_store.named(sql, everybody)
    order = sorted(rows, key=lambda each: (rows[each][5] or 6, each))[:MOST]
    links = ego.links(sql, order, within=order, besides=middle) if order else ()
    ties = joined(each for each in links if each[2].what != "colleague")
    ties.sort(key=lambda tie: (-tie.strength, tie.one, tie.other))
    holders: dict[Common, list[int]] = defaultdict(list)
    for name, person in store.topics(sql, order):
        holders[Common("topic", name)].append(person)
    for person in order:
        company = rows[person][4]
        if company and employer(company):
            holders[Common("employer", company)].append(person)
    seen_to = (
        {(tie.one, tie.other) for tie in ties} | store.promised(sql, order) | store.introduced(sql, order)
    )
    pairs = rules.to_introduce(holders.items(), seen_to, order)

    def who(person: int) -> Named:
        return Named(PersonId(person), as_shown(*rows[person][:4]))

    def known(tie: Joined) -> Pair:
        return Pair(who(tie.one), who(tie.other), links=tie.links)

    return Acquainted(
        middle, title, len(order), len(ties), len(pairs), tuple(known(tie) for tie in ties[:SHOWN]),
        tuple(Pair(who(each.one), who(each.other), shared=each.shared) for each in pairs[:SHOWN]),
        len(rows) - len(order),
    )  # fmt: skip


def promise(book: Book, people: Sequence[int], *, text: str, due: date, now: datetime) -> Changes:
    """Promise oneself to introduce two people to each other by a local day. Raises CannotDo where they are not two.

    Once the promise is kept the introduction is noted, and in a month it is asked what came of it.
    """
    from networker.services.follow_ups import insert

    names = [each.name or "Somebody" for each in named(book, people)]
    if len(names) != 2:
        raise CannotDo("Choose two people to introduce.")
    label = f"Promise: introduce {names[0]} and {names[1]}"
    with book.step("promise introduction", label, now=now) as step:
        insert(
            step, side=Side.ME, text=text, due=due, people=list(people), introduces=Introduces.PROMISED, now=now
        )  # fmt: skip
    return step.changes
