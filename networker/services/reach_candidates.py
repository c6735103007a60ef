"""Gathering what the rules of today's list need to know, for the few hundred people it can concern."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import inf

from networker.domain import occasions
from networker.domain import reach_rests as rests
from networker.domain import reach_rules as rules
from networker.domain.employers import employer
from networker.domain.occasions import WAITING_DAYS, Said
from networker.domain.priors import NO_CIRCLE_DAYS, prior
from networker.domain.promised import gives_something
from networker.domain.reach_openers import Ground
from networker.domain.reachout import Ranked, place, placed
from networker.domain.silence import QUIET
from networker.domain.turned_names import called, in_a_sentence
from networker.domain.vocabulary import Channel, Circle, Kind, PersonId, Side, State
from networker.services import paths
from networker.services.news import news_of
from networker.services.occasions import AHEAD_DAYS, last_words, only_in_vain
from networker.services.promises import moved_by_talks, open_promises
from networker.store import meetings as met_at
from networker.store import people as people_store
from networker.store import reach as store
from networker.store import rhythm
from networker.store import timeline as timeline_store
from networker.store.reached import only_tried, writing_before

BY_SCORE = 80  # people looked at in detail for the places by score, and for each other kind of place
PER_KIND = 30
# People of the inner three circles and with a hard date looked at, those first who are due first.
IN_SIGHT = 100
# Nobody of a company talked with for so long: a corner of the network that is hardly touched.
CORNER_DAYS = 90
SEEN = timedelta(days=180)  # so long a gathering is common ground; its day can then be said without the year
A_FEW = 20  # people: whoever goes to a gathering of no more of them will be met there


def candidates(sql: sqlite3.Connection, day: date, *, also: Sequence[int] = ()) -> list[rules.Candidate]:
    """Everybody whom the rules may choose from on a day, and `also` these people, with what the rules look at."""
    met, news = met_lately(sql, day), news_of(sql, day)
    standing = {row[0]: row[1:] for row in store.standing(sql)}
    near = {
        person
        for person, row in standing.items()
        if row[_ALLOWED] and (row[_STRICT] or row[_CIRCLE] in (1, 2, 3))
    }
    best, told = _shortlist(sql, standing, day, {*met, *news, *near})
    due = _kept_in_sight(sql, [r for r in told if r.person in near], standing, day)
    ranked = {r.person: r for r in (*best, *(r for r in told if r.person not in near or r.person in due))}
    ids = dict.fromkeys([*ranked, *met, *news, *store.wanted(sql), *also])
    return _looked_at(sql, list(ids), list(ranked.values()), day, met=met, news=news)


_TWICE, _EIGHT = 0.69, 2.07  # a little less than the logarithms of 2 and 8 rhythms
# What `store.standing` says of somebody, after their id.
_CIRCLE, _WISH, _STRICT, _ALLOWED = range(4)


def candidates_of(sql: sqlite3.Connection, ids: Sequence[int], day: date) -> list[rules.Candidate]:
    """These people, with what the rules look at."""
    usual = rhythm.usual(sql)
    ranked = [found for each in ids if (found := ranked_of(sql, each, day, usual=usual))]
    return _looked_at(sql, ids, ranked, day, met=met_lately(sql, day), news=news_of(sql, day))


def ranked_of(
    sql: sqlite3.Connection, person: int, day: date, *, usual: float | None = None
) -> Ranked | None:
    """The score of one person; None without any contact day. `usual` is `rhythm.usual`, where it is known already."""
    row = people_store.person(sql, person)
    state = rhythm.state(sql, person)
    if row is None or state is None:
        return None
    own = prior(row.circle, row.wish_days, learnt=state.w > 0 or rhythm.learnt(sql))
    return place(person, state, today=day.toordinal(), usual=usual or rhythm.usual(sql), prior=own)


def _kept_in_sight(
    sql: sqlite3.Connection, near: Sequence[Ranked], standing: Mapping[int, store.Row], day: date
) -> set[int]:
    """Rules 2 and 7: of those near, whose hard date is up and who may come back: those first whose turn it is."""
    last_shown = store.last_shown(sql, [r.person for r in near])
    found: list[tuple[int, tuple[float, float], int]] = []
    for r in near:
        circle, wish, strict, _ = standing[r.person]
        last = day - timedelta(days=r.age_days)
        seen = max(last, _day(last_shown.get(r.person)) or last)
        stands = rests.unseen(Circle(circle) if circle else None, r.rhythm_days, seen, day)
        if strict and wish and r.age_days >= wish:
            found.append((-1, (0, -r.age_days / wish), r.person))
        elif stands is not None and stands.back:
            found.append((0, stands.order, r.person))
    return {person for *_, person in sorted(found)[:IN_SIGHT]}


def met_lately(sql: sqlite3.Connection, day: date) -> dict[int, str]:
    """The day of the first meeting of those met for the first time within the week before, and not known until then."""
    since, until = day - timedelta(days=rules.FIRST_WEEK), day - timedelta(days=1)
    met = store.newly_met(sql, since=_iso(since), until=_iso(until))
    known = store.known_before(sql, met)
    return {person: when for person, when in met.items() if person not in known}


def _looked_at(
    sql: sqlite3.Connection,
    ids: Sequence[int],
    ranked: Sequence[Ranked],
    day: date,
    *,
    met: Mapping[int, str],
    news: Mapping[int, rules.News],
) -> list[rules.Candidate]:
    by_person = {r.person: r for r in ranked}
    # The user's own entry has news and gatherings as well.
    people = {number: row for number, row in store.people(sql, ids).items() if not row.me}
    meetings, perhaps_met = _meetings(sql, ids, day), _perhaps_met(sql, ids, day)
    planned = _planned(sql, ids, day, meetings)
    actions, showings = store.actions(sql, ids), store.showings(sql, ids)
    to_know = [person for person, row in people.items() if row.want_to_know and row.last_contact is None]
    ways = paths.best(sql, to_know, day)
    tried = only_tried(sql, ids, since=_iso(day))
    last_two = last_words(sql, ids, tried=tried, day=day)
    in_vain = only_in_vain(sql, last_two)
    open_ = {person: said for person, each in last_two.items() if (said := occasions.open_words(each))}
    vain = store.unanswered_days(sql, [person for person, said in open_.items() if said.side == "out"])
    wishes, own_rhythms = store.wishes(sql, ids), rhythm.own_days(sql, ids)
    by_less = store.wishes_by_less_often(sql, list(wishes))
    strict = {person: days for person, (days, hard) in wishes.items() if hard}
    touched = _touched(sql, people, by_person, day)
    a_week = _iso(day - timedelta(days=QUIET))
    begun = writing_before(sql, ids, since=a_week, before=_iso(day))
    found = []
    for person in ids:
        if person not in people:
            continue
        who = people[person]
        last_day = tried.get(person, who.last_contact)  # a call in vain on that day is no talk
        last_contact = _day(last_day)
        mine, theirs = _waits(open_.get(person), day)
        if person in begun:  # it may have reached them: yesterday's answer takes nobody off today's list
            mine = max(date.fromisoformat(begun[person]), mine or date.min)
        idle = _idle_showings(showings.get(person, ()), actions.get(person, ()), last_day)
        ranked_ = by_person.get(person)
        if ranked_ is not None and person in tried and last_contact is not None:
            ranked_ = ranked_._replace(age_days=(day - last_contact).days)
        rest = _rest_until(idle, actions.get(person, ()), who.circle, ranked_, strict.get(person))
        seen = showings.get(person, ())
        own = bool(last_contact and (day - last_contact).days <= CORNER_DAYS)
        found.append(
            rules.Candidate(
                person=PersonId(person), name=who.name, given=called(who.given, who.name),
                spoken=in_a_sentence(who.given, who.name), company=who.company,
                state=State(who.state), circle=Circle(who.circle) if who.circle else None, muted=bool(who.muted),
                want_to_know=bool(who.want_to_know), ranked=ranked_, last=last_contact,
                first_met=_day(met.get(person)), planned=planned.get(person),
                meeting=meetings.get(person), perhaps_met=perhaps_met.get(person),
                mine_unanswered=mine, theirs_unanswered=theirs, news=news.get(person),
                resting_until=rest,
                shown=sum((day - date.fromisoformat(each)).days <= 14 for each in idle),
                in_vain=_in_vain(vain.get(person, ()), actions.get(person, ())),
                last_shown=_day(seen[0]) if seen else None, strict_days=strict.get(person),
                wish_days=wishes.get(person, (None,))[0], wish_by_less=person in by_less,
                spoke_last=occasions.spoke_last(last_two.get(person, ())), own_rhythm=own_rhythms.get(person),
                only_in_vain=person in in_vain,
                corner_is_quiet=bool(employer(who.company)) and touched.get(employer(who.company), 0) <= own, path=ways.get(person),
            )
        )  # fmt: skip
    return found


def _touched(
    sql: sqlite3.Connection, people: Mapping[int, store.Person], ranked: Mapping[int, Ranked], day: date
) -> Mapping[str, int]:
    """How many of each employer were talked with of late: of those alone to which a weak tie could be a bridge."""
    weak = [row for person, row in people.items() if person in ranked and rules.is_weak(ranked[person])]
    firms = {employer(row.company): row.company for row in weak}
    # As it is compared, and as it is written; behind a name of two letters stands its legal form.
    begin = {
        text[:3]
        for firm, company in firms.items()
        for text in (firm, company.lower(), f"{firm} ", f"{firm},")
        if firm
    }
    found: Counter[str] = Counter()
    if begin:
        since = _iso(day - timedelta(days=CORNER_DAYS))
        for company, n in store.companies_touched(sql, begin, since=since):
            found[employer(company)] += n
    return found


def _meetings(sql: sqlite3.Connection, ids: Sequence[int], day: date) -> dict[int, date]:
    """The next day from today on, of some weeks, on which each person is met: at a gathering of a few, by the calendar."""
    until = _iso(day + timedelta(days=AHEAD_DAYS))
    ahead = met_at.meeting_at_gatherings(sql, ids, since=_iso(day), until=until, crowd=A_FEW)
    return {person: date.fromisoformat(when) for person, when in ahead.items()}


def _perhaps_met(sql: sqlite3.Connection, ids: Sequence[int], day: date) -> dict[int, date]:
    """The last day within the week before on which each was to be met at a gathering of a few, and is in no talk of it."""
    met = met_at.perhaps_met(sql, ids, since=_iso(day - timedelta(days=QUIET)), before=_iso(day), crowd=A_FEW)
    return {person: date.fromisoformat(when) for person, when in met.items()}


def _planned(
    sql: sqlite3.Connection, ids: Sequence[int], day: date, meetings: Mapping[int, date]
) -> dict[int, date]:
    """The next day from today on that is planned with each person: a promise, or a meeting."""
    due = store.planned(sql, ids, today=_iso(day))
    found = {person: date.fromisoformat(when) for person, when in due.items()}
    for person, met in meetings.items():
        found[person] = min(met, found.get(person, met))
    for promise in moved_by_talks(sql):
        if promise.due is not None and promise.due >= day:
            for each in promise.people:
                found[each.id] = min(promise.due, found.get(each.id, promise.due))
    return found


def _iso(day: date) -> str:
    return day.isoformat()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class _Best:
    """The best of many by a key, the others dropped on the way."""

    def __init__(self, limit: int) -> None:
        self._limit, self.floor = limit, -inf
        self._found: list[tuple[float, int, Ranked]] = []

    def add(self, key: float, r: Ranked) -> None:
        """`floor` is what a key has to reach from now on."""
        if key >= self.floor:
            self._found.append((-key, r.person, r))
            if len(self._found) > 3 * self._limit:
                self.floor = -self._cut()[-1][0]

    def _cut(self) -> list[tuple[float, int, Ranked]]:
        self._found.sort()
        del self._found[self._limit :]
        return self._found

    def all(self) -> list[Ranked]:
        """The best first."""
        return [r for *_, r in self._cut()]


def _shortlist(
    sql: sqlite3.Connection, standing: Mapping[int, store.Row], day: date, others: Collection[int]
) -> tuple[list[Ranked], list[Ranked]]:
    """The best by score and of each other kind, some of them twice; and those who may be wanted for another reason.

    Everybody is scored straight out of the table, and nobody is held longer than needed.
    """
    unlearnt = prior(None, None, learnt=rhythm.learnt(sql))
    priors = {person: prior(row[_CIRCLE], row[_WISH]) or unlearnt for person, row in standing.items()}
    best, loud = _Best(BY_SCORE), _Best(1)
    slipping, revive, bridge = _Best(PER_KIND), _Best(PER_KIND), _Best(PER_KIND)

    def wanted(days: int, most: float, silence: float) -> bool:
        """Whether any of these could take them; the loud are asked for only where there is nobody else."""
        return (
            most >= best.floor
            or (most >= bridge.floor and days <= 10)
            or (
                silence > _TWICE and ((most >= slipping.floor) or (silence > _EIGHT and days >= revive.floor))
            )
        )

    scored = placed(
        rhythm.rows(sql), today=day.toordinal(), usual=rhythm.usual(sql), otherwise=unlearnt,
        priors={person: own for person, own in priors.items() if own is not None},
        without={person for person, row in standing.items() if not row[_ALLOWED]}, always=others, wanted=wanted,
    )  # fmt: skip
    told = []
    for r in scored:
        person, score, _, m, age, _, _, n, _, _, gate, _, out, in_ = r
        if person in others:
            told.append(r)
        if age < 7 and not rules.is_quiet(r):
            loud.add(score, r)
            continue
        best.add(score, r)
        if gate and age >= 2 * m:
            slipping.add(score, r)
        elif n >= 5 and age >= 8 * m and out and in_:
            revive.add(n, r)
        if n <= 10 and rules.is_weak(r):
            bridge.add(score, r)
    return [*best.all(), *slipping.all(), *revive.all(), *bridge.all()] or loud.all(), told


def _waits(said: Said | None, day: date) -> tuple[date | None, date | None]:
    """(my last words without answer, theirs without mine): theirs as long as they are worth naming."""
    if said is None or said.side == "out":
        return (said.day if said else None), None
    return None, said.day if (day - said.day).days <= WAITING_DAYS else None


def _in_vain(alone: Collection[str], actions: Sequence[store.Row]) -> int:
    """Rule 7: on how many days after the first one a suggestion made me write, and nothing came back.

    `alone`: days on which I wrote since they last said anything.
    """
    led = {day for day, action, _ in actions if action in ("done", "wrote")}
    return max(len(led.intersection(alone)) - 1, 0)


def _idle_showings(
    showings: Sequence[str], actions: Sequence[store.Row], last_contact: str | None
) -> list[str]:
    """Showings after the last action or contact: they led to nothing."""
    since = max([last_contact or "", *(action[0] for action in actions[:1])])
    return [each for each in showings if each > since]


def _rest_until(
    idle: Sequence[str],
    actions: Sequence[store.Row],
    circle: int | None,
    ranked: Ranked | None,
    strict_days: int | None,
) -> date | None:
    """Put off by the user, or shown so often without action that they rest (rule 7); the later of both."""
    rhythm = ranked.rhythm_days if ranked else NO_CIRCLE_DAYS
    longest = rests.longest_rest(Circle(circle) if circle else None, rhythm, strict_days)
    rest = rests.resting_until([date.fromisoformat(each) for each in idle], longest)
    put_off = _day(actions[0][2]) if actions and actions[0][2] else None
    return max((each for each in (rest, put_off) if each is not None), default=None)


def tried_by_channel(sql: sqlite3.Connection, person: int) -> list[rules.Tried]:
    """Attempts and answers by channel, meetings left out: they are no way to write."""
    found: dict[str, rules.Tried] = {}
    for _, channel, kind, tried, answered, last in timeline_store.answers(sql, [person]):
        if not channel or kind == "meeting":
            continue
        before = found.get(channel)
        here = rules.Tried(Channel(channel), kind, tried or 0, answered or 0, _day(last))
        if before is not None:
            days = [each for each in (before.last, here.last) if each is not None]
            here = replace(
                here,
                tried=before.tried + here.tried,
                answered=before.answered + here.answered,
                last=max(days, default=None),
            )
        found[channel] = here
    return list(found.values())


def _promised(sql: sqlite3.Connection, person: int) -> bool:
    """Whether something was promised to somebody in a talk with them, once, and still is."""
    found = (
        each.talk.id
        for each in open_promises(sql, person=person)
        if each.side is Side.ME
        and each.talk is not None
        and each.talk.kind is not Kind.NOTE
        and not (each.repeats or each.unless_contact)
        and gives_something(each.text)
    )
    return any(store.took_part(sql, person, talk) for talk in found)


def ground(
    sql: sqlite3.Connection, c: rules.Candidate, day: date, *, just_met: bool, address: str = ""
) -> Ground:
    """What an opener can be built from (rule 5). `address`: the one that is written to or called."""
    one = [c.person]
    return Ground(
        address=address,
        promised=_promised(sql, c.person),
        news=c.news,
        theirs_unanswered=c.theirs_unanswered is not None,
        last_topic=store.last_topics(sql, one).get(c.person, ""),
        common=store.own_topics(sql, one).get(c.person, ""),
        just_met=just_met,
        saw_at=_day(met_at.seen_at_gathering(sql, c.person, since=_iso(day - SEEN), before=_iso(day))),
        silence_days=(day - c.last).days if c.last else None,
        unmet=c.last is None and c.want_to_know,
    )
