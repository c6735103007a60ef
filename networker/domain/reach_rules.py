"""The product's rules around the score: who may appear, for which places, reasons, channels, openers.

Pure functions over plain values; each names its rule of docs/reach-out.md. The list is put together in
`reach_list`, rests are in `reach_rests`. Sentences are made in `reach_words`; here are only their keys and numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from networker.domain import silence
from networker.domain.circles import ENOUGH_DAYS, RHYTHM_DAYS
from networker.domain.path import Way
from networker.domain.priors import NO_CIRCLE_DAYS
from networker.domain.reachout import Ranked
from networker.domain.silence import QUIET, Pause, Spoke, keyed, pause, ratio_of, returning_share, spoke
from networker.domain.vocabulary import Channel, Circle, PersonId, State

FIRST_WEEK = 7  # days after a first meeting in which a second talk usually happens
LONG = 4.0  # rhythms of silence after which a call or a meeting is better
OFTEN = 3.0  # contact days of the last two months, by `Ranked.d60`, that are "often of late"
EVIDENCE = 2  # answers that say where somebody answers
TURNS = ("new", "revive", "occasion", "bridge", "want")  # one of them in turn, day by day


@dataclass(frozen=True, slots=True)
class News:
    """Something new about somebody: a job since a day, a gathering ahead. `what` is a key of the reasons."""

    what: str  # "job", "title"; "job now", "title now": since when nobody said, as two exports were compared;
    # "connected", "left", "address", "number", "mail", "profile", "gathering", "meeting" of the calendar,
    # "travel", "travel day", "travel now", "travel today": they are where a trip leads,
    # "unanswered": their words wait for mine, "second word": mine for theirs
    text: str  # the company, the title, the network, the address, the gathering, the place; of a profile its channel
    day: date
    met: date | None = None  # travel: of where they are it is known alone that they were met there that day


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person as the rules see them on one day. Days are local."""

    person: PersonId
    name: str
    given: str
    company: str
    state: State = State.ACTIVE
    circle: Circle | None = None
    muted: bool = False
    want_to_know: bool = False
    ranked: Ranked | None = None  # None: no contact day at all
    last: date | None = None
    first_met: date | None = None  # the first time face to face
    planned: date | None = None  # the next thing planned with them
    meeting: date | None = None  # the next gathering of a few that they go to, or meeting with them
    perhaps_met: date | None = (
        None  # the last such day within the week before of which nobody has said that it has been
    )
    mine_unanswered: date | None = None  # my last message, where no answer came
    theirs_unanswered: date | None = None  # their last message, where I owe the answer
    news: News | None = None
    resting_until: date | None = None  # put off, or shown often enough
    shown: int = 0  # showings without action within the last 14 days
    in_vain: int = 0  # days after the first on which a suggestion made me write, and nothing came back
    last_shown: date | None = None
    strict_days: int | None = None  # the user's wish, where it is a hard date
    wish_days: int | None = None  # the user's wish, a hard date or not
    wish_by_less: bool = False  # which *Less often* worked out: they named no days
    spoken: str = ""  # what a sentence calls them, where that is not `given`
    own_rhythm: float | None = None  # days: what their contact days alone say, without a wish or a circle
    corner_is_quiet: bool = True  # of their company, if they have one, nobody else was talked with of late
    path: Way | None = None  # the best way to somebody not met yet
    spoke_last: Spoke = Spoke.BOTH  # whose words the last contact was
    only_in_vain: bool = False  # all there ever was were calls that nobody answered


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody on the list: their kind of place, and the reason as a key with its numbers."""

    candidate: Candidate
    kind: str  # rhythm, slipping, new, revive, occasion, bridge, want
    score: float
    reason: str
    numbers: Mapping[str, object] = field(default_factory=dict)
    propensity: float = 1.0  # the chance with which they were to be on the list: rule 9


def may_appear(candidate: Candidate, today: date) -> bool:
    """Rule 1: active, silent long enough, nothing planned, no message of mine waiting for its answer."""
    c = candidate
    if c.state is not State.ACTIVE or c.muted:
        return False
    if c.resting_until is not None and today < c.resting_until:
        return False
    if c.planned is not None and today <= c.planned <= today + timedelta(days=7):
        return False
    if c.mine_unanswered is not None and (today - c.mine_unanswered).days < 7:
        return False
    if c.last is None:
        return c.want_to_know or c.news is not None
    return wish_is_up(c, today) or _is_silent(c, today) or _is_new(c, today)


def wish_is_up(c: Candidate, today: date) -> bool:
    """Rule 2: whether it has been as long as the user set as a hard date, and they are not met about now anyway."""
    if c.strict_days is None or c.last is None or is_met_about_now(c, today):
        return False
    return (today - c.last).days >= c.strict_days


def is_met_about_now(c: Candidate, today: date) -> bool:
    """Rule 1: whether they are met anyway on a day ahead, or perhaps were in the week before: only an occasion may name them."""
    ahead = c.meeting is not None and c.meeting >= today
    return ahead or (c.perhaps_met is not None and 0 <= (today - c.perhaps_met).days <= QUIET)


def is_quiet(r: Ranked) -> bool:
    """Rule 1: not talked with for a week, or for half their rhythm where that is less."""
    return r.age_days >= _silence(r.rhythm_days)


def _silence(rhythm: float) -> float:
    return min(QUIET, max(rhythm / 2, 1.0))


def _is_silent(c: Candidate, today: date) -> bool:
    rhythm = c.ranked.rhythm_days if c.ranked else NO_CIRCLE_DAYS
    return c.last is not None and (today - c.last).days >= _silence(rhythm)


def _is_new(c: Candidate, today: date) -> bool:
    """Met face to face for the first time 1 to 7 days ago, and not talked with since."""
    return (
        c.first_met is not None
        and 1 <= (today - c.first_met).days <= FIRST_WEEK
        and (c.last is None or c.last <= c.first_met)
    )


def kinds_of(candidate: Candidate, today: date) -> frozenset[str]:
    """Rule 2: the places of the list that somebody could take."""
    c, r = candidate, candidate.ranked
    if is_met_about_now(c, today):  # a silence that ends on that day, or may have, is none
        return frozenset(("occasion",)) if c.news is not None else frozenset()
    found = set()
    if r is not None and (_is_silent(c, today) or wish_is_up(c, today)):
        found.add("rhythm")
        ratio = r.age_days / max(r.rhythm_days, 1.0)
        if r.gate and 2 <= ratio < 8:
            found.add("slipping")
        both = spoke(r.out, r.in_, only_in_vain=c.only_in_vain) is Spoke.BOTH
        if r.n >= 5 and both and ratio >= 8 and c.circle is not Circle.BEYOND:
            found.add("revive")
        if c.circle in (None, Circle.WIDE) and is_weak(r) and c.corner_is_quiet:
            found.add("bridge")
    if _is_new(c, today):
        found.add("new")
    if c.news is not None:
        found.add("occasion")
    if c.want_to_know and c.last is None:
        found.add("want")
    return frozenset(found)


def is_weak(r: Ranked) -> bool:
    """Rule 2: a moderately weak tie, silent for its rhythm: a bridge, where its corner is hardly touched."""
    return 2 <= r.n <= 10 and r.age_days >= r.rhythm_days


def fair_score(candidate: Candidate) -> float:
    """Rule 7: the score, halved for each showing within 14 days that led to nothing, or to words without an answer.

    The words that the user wrote of their own accord do not count here: in the seven records they keep on writing
    where no answer came, and halving for each made the list worse (docs/reach-out.md). Once it is halved for whoever
    never said anything in several tries: that costs it nothing.
    """
    base = candidate.ranked.score if candidate.ranked else 0.0
    return base * 0.5 ** min(candidate.shown + candidate.in_vain + never_answered(candidate), 60)


UNANSWERED = 5  # contact days of mine alone from which on somebody never answered


def never_answered(c: Candidate) -> bool:
    """Rule 7: whether I tried on several days, and they never said anything at all."""
    return c.ranked is not None and not c.ranked.in_ and c.ranked.out >= UNANSWERED


def told_again(c: Candidate, kind: str, today: date) -> Choice | None:
    """Why somebody of today's list is on it, where another talk was the last one by now; None where nothing is.

    Being shown once more, or met about now, takes nobody off who is on it: that is asked when a list is made.
    """
    c = replace(c, resting_until=None, planned=None, meeting=None, perhaps_met=None)
    kinds = kinds_of(c, today) if may_appear(c, today) else frozenset()
    stays = next((each for each in (kind, "rhythm", *TURNS) if each in kinds), None)
    return explained(c, stays, today) if stays else None


def explained(c: Candidate, kind: str, today: date, *, propensity: float = 1.0) -> Choice:
    """Rule 3: the reason is the largest term, with its numbers."""
    reason, numbers = _reason(c, kind, today)
    return Choice(c, kind, fair_score(c), reason, numbers, propensity)


def _reason(c: Candidate, kind: str, today: date) -> tuple[str, dict[str, object]]:
    r = c.ranked
    if kind == "rhythm" and wish_is_up(c, today) and c.last is not None:
        return _wish(c), {"rhythm": float(c.strict_days or 1), "age": (today - c.last).days}
    if kind == "new" and c.first_met is not None:
        return "new", {"day": c.first_met}
    if kind == "occasion" and c.news is not None:
        told: dict[str, object] = {"text": c.news.text, "day": c.news.day}
        if c.news.met is None:
            return c.news.what, told
        return f"{c.news.what} met", {**told, "age": (today - c.news.met).days}
    if kind == "want":
        return ("want via", {"path": c.path}) if c.path else ("want", {})
    if c.theirs_unanswered is not None:
        return "unanswered", {"day": c.theirs_unanswered}
    assert r is not None
    if kind == "revive":
        return "revive", {"day": c.last, "n": r.n}
    return _by_rhythm(c, r)


def _by_rhythm(c: Candidate, r: Ranked) -> tuple[str, dict[str, object]]:
    """A wish is named before the pair's own rhythm, and a circle's where theirs is not known yet; none before its time."""
    by = spoke(r.out, r.in_, only_in_vain=c.only_in_vain)
    # Two who never got through have no way of talking yet.
    known = r.n >= ENOUGH_DAYS and by is not Spoke.VAIN
    wish = float(c.wish_days) if c.wish_days and r.age_days / c.wish_days >= silence.EARLY else None
    circle = RHYTHM_DAYS.get(c.circle) if c.circle is not None and not c.wish_days else None
    rhythm = wish or ((c.own_rhythm or r.rhythm_days) if known else circle)
    if rhythm is None:
        return _of_late(c, r)
    ratio = ratio_of(r.age_days, rhythm)
    long = pause(ratio)
    numbers: dict[str, object] = {"rhythm": rhythm, "age": r.age_days}
    if long is Pause.EARLY:
        often = known and r.d60 >= OFTEN
        return (keyed("often", by), {"day": c.last, "age": r.age_days}) if often else _of_late(c, r)
    if wish:
        return _wish(c) if long is not Pause.ABOUT else f"{_wish(c)} now", numbers
    if not known:
        return keyed("circle", c.spoke_last), {**numbers, "circle": int(c.circle or 0)}
    if ratio >= silence.LONG and by is Spoke.BOTH:  # nobody comes back who was never there
        return "pause", {"ratio": round(ratio), "share": returning_share(ratio)}
    return keyed("about time" if long is Pause.ABOUT else "usual", by), numbers


def _wish(c: Candidate) -> str:
    return "less often" if c.wish_by_less else "wish"


OF_LATE = 30  # days within which the last talk alone is no reason to talk again
LIKELY = 0.15  # the least chance of a contact within two weeks that is worth telling


def _of_late(c: Candidate, r: Ranked) -> tuple[str, dict[str, object]]:
    """Why now, where no rhythm says it. After a long silence that is the reason; after *Done* of last week it is what
    the score rests on: the chance that they are in touch again soon, else how little has passed between them yet.
    """
    last: dict[str, object] = {"day": c.last, "age": r.age_days}
    # What *Write* began last week and nobody knows the end of is no word of that day.
    wrote = c.mine_unanswered is not None and c.mine_unanswered == c.last
    if r.age_days >= OF_LATE:
        return keyed("last", c.spoke_last), last
    by = spoke(r.out, r.in_, only_in_vain=c.only_in_vain)
    if r.n > 1 and r.p14 >= LIKELY and by is not Spoke.VAIN:
        key = "likely wrote" if wrote else keyed("likely", c.spoke_last)
        return key, {**last, "share": r.p14}
    if wrote:
        return "wrote", last
    return (keyed("so far", by), {**last, "n": r.n}) if r.n > 1 else (keyed("once", by), last)


@dataclass(frozen=True, slots=True)
class Tried:
    """What a channel has yielded with one person: attempts of mine and answers to them."""

    channel: Channel
    kind: str  # the kind of interaction
    tried: int
    answered: int
    last: date | None = None  # when they last said anything there


@dataclass(frozen=True, slots=True)
class Advice:
    """Rule 4: where to write, how, and the evidence."""

    channel: Channel
    verb: str  # write, call, meet
    best: Tried | None = None
    other: Tried | None = None  # where answers did not come
    long: bool = False  # that after so long a silence it is a call or a meeting


# A chat stays open without an address; these do not.
_OPEN_BY_ADDRESS = frozenset((Channel.MAIL, Channel.PHONE, Channel.IN_PERSON, Channel.OTHER))
_BEST = (
    Channel.SIGNAL, Channel.WHATSAPP, Channel.TELEGRAM, Channel.MAIL, Channel.PHONE, Channel.LINKEDIN,
)  # fmt: skip


def suggest(tried: Sequence[Tried], handles: Sequence[Channel], *, ratio: float, met: bool = False) -> Advice:
    """Rule 4: the channel where they answered; after a long silence a call or a meeting; else one rung up.

    One answer alone says little: then it is the next rung after the one on which they answered last. Without any
    answer where they wrote, else the best handle, else wherever a word was said. A meeting is advised only to
    who was `met`; it is asked for where they answer.
    """
    talked = [t.channel for t in tried if t.channel is not Channel.IN_PERSON]
    reachable = {*handles, *talked} - (_OPEN_BY_ADDRESS - set(handles))
    known = [t for t in tried if t.channel in reachable and t.tried > 0]
    answered = sorted(
        (t for t in known if t.answered), key=lambda t: (-(t.answered + 1) / (t.tried + 2), -t.answered)
    )
    mute = next((t for t in sorted(known, key=lambda t: -t.tried) if not t.answered), None)
    usual = _usual(tried, answered, mute, [each for each in handles if each in reachable], met=met)
    return _after_long(usual, answered, handles, met=met) if ratio >= LONG else usual


def _usual(
    tried: Sequence[Tried],
    answered: Sequence[Tried],
    mute: Tried | None,
    handles: Sequence[Channel],
    *,
    met: bool,
) -> Advice:
    if answered and answered[0].answered >= EVIDENCE:
        best = answered[0]
        runner_up = next((t for t in answered[1:] if t.channel is not best.channel), None)
        return Advice(best.channel, _verb(best.kind), best, mute or runner_up)
    if answered:
        last = max(answered, key=lambda t: t.last or date.min)
        channel, verb = _one_rung_up(last, handles)
        return Advice(channel, verb, last, mute)
    talked = [t.channel for t in tried if t.channel is not Channel.IN_PERSON]
    wrote = [
        t.channel
        for t in tried
        if not t.tried and t.kind != "comment" and (t.channel in handles or t.channel not in _OPEN_BY_ADDRESS)
    ]
    best_handles = [channel for channel in (*_BEST, *handles) if channel in handles]
    for channel in (*wrote, *best_handles, *talked):
        return Advice(channel, "call" if channel is Channel.PHONE else "write", None, mute)
    return Advice(Channel.IN_PERSON, "meet") if met else Advice(Channel.OTHER, "write")


def _after_long(usual: Advice, answered: Sequence[Tried], handles: Sequence[Channel], *, met: bool) -> Advice:
    calls = next((t for t in answered if _verb(t.kind) == "call"), None)
    if calls is not None:
        other = next((t for t in answered if t.channel is not calls.channel), None)
        return Advice(calls.channel, "call", calls, usual.other if usual.best is calls else other, long=True)
    if Channel.PHONE in handles:
        return Advice(Channel.PHONE, "call", usual.best, usual.other, long=True)
    return replace(usual, verb="meet", long=True) if met else usual


# The rungs of the ladder, by the kind of what passed: a message, a mail, a call.
_RUNGS = MappingProxyType({"comment": 1, "message": 2, "mail": 3, "call": 4, "video": 4, "meeting": 5})


def _one_rung_up(last: Tried, handles: Sequence[Channel]) -> tuple[Channel, str]:
    """The nearest rung above the one on which they answered that there is an address for; else where they did."""
    rung = _RUNGS.get(last.kind, 2)
    chats = [(2, each) for each in (*_BEST, *handles) if each in handles and each not in _OPEN_BY_ADDRESS]
    ways = [*chats, *((n, each) for n, each in ((3, Channel.MAIL), (4, Channel.PHONE)) if each in handles)]
    channel = next((each for n, each in ways if n > rung), last.channel)
    return channel, "call" if channel is Channel.PHONE else _verb(last.kind)


def _verb(kind: str) -> str:
    return "call" if kind in ("call", "video") else "write"
