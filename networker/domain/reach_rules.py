"""The product's rules around the score: who may appear, the mix of the list, reasons, channels, openers.

Pure functions over plain values; each names its rule of docs/reach-out.md. Sentences are made in
`reach_words`; here are only their keys and numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from networker.domain.reachout import Ranked
from networker.domain.vocabulary import Channel, Circle, PersonId, State

QUIET = 7  # days of silence before somebody may appear
FIRST_WEEK = 7  # days after a first meeting in which a second talk usually happens
NO_CIRCLE_DAYS = 90.0
TURNS = ("new", "revive", "occasion", "bridge", "want")  # one of them in turn, day by day


@dataclass(frozen=True, slots=True)
class News:
    """Something new about somebody: a job since a day, a gathering ahead. `what` is a key of the reasons."""

    what: str  # "job", "title", "connected", "left", "address", "number", "mail", "profile", "gathering"
    text: str  # the company, the title, the network ("profile": "on LinkedIn"), the address, the gathering
    day: date


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
    mine_unanswered: date | None = None  # my last message, where no answer came
    theirs_unanswered: date | None = None  # their last message, where I owe the answer
    news: News | None = None
    resting_until: date | None = None  # put off, or shown often enough
    shown: int = 0  # showings without action within the last 14 days
    via: str = ""  # who could introduce somebody not met yet


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody on the list: their kind of place, and the reason as a key with its numbers."""

    candidate: Candidate
    kind: str  # rhythm, slipping, new, revive, occasion, bridge, want
    score: float
    reason: str
    numbers: Mapping[str, object] = field(default_factory=dict)


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
    return _is_silent(c, today) or _is_new(c, today)


def _is_silent(c: Candidate, today: date) -> bool:
    """Not talked with for a week, or for half their rhythm where that is less."""
    rhythm = c.ranked.rhythm_days if c.ranked else NO_CIRCLE_DAYS
    return c.last is not None and (today - c.last).days >= min(QUIET, max(rhythm / 2, 1.0))


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
    found = set()
    if r is not None and _is_silent(c, today):
        found.add("rhythm")
        ratio = r.age_days / max(r.rhythm_days, 1.0)
        if r.gate and 2 <= ratio < 8:
            found.add("slipping")
        if r.n >= 5 and ratio >= 8 and c.circle is not Circle.BEYOND:
            found.add("revive")
        if c.circle is Circle.WIDE and 2 <= r.n <= 10 and ratio >= 1:
            found.add("bridge")
    if _is_new(c, today):
        found.add("new")
    if c.news is not None:
        found.add("occasion")
    if c.want_to_know and c.last is None:
        found.add("want")
    return frozenset(found)


def fair_score(candidate: Candidate) -> float:
    """Rule 7: the score, halved for each showing within 14 days that led to nothing."""
    base = candidate.ranked.score if candidate.ranked else 0.0
    return base * 0.5**candidate.shown


def choose(candidates: Sequence[Candidate], today: date, *, seed: str, size: int = 5) -> list[Choice]:
    """Rule 2: one slipping, one in turn, the rest by score; at most two of one company; best first.

    The same candidates, day and seed give the same list. Places that nobody can take go by score.
    """
    able = [(c, kinds_of(c, today)) for c in candidates if may_appear(c, today)]
    able.sort(key=lambda pair: (-fair_score(pair[0]), pair[0].person))
    chosen: list[tuple[Candidate, str]] = []
    companies: dict[str, int] = {}

    def take(kind: str) -> bool:
        for c, kinds in able:
            taken = any(c.person == each.person for each, _ in chosen)
            if kind in kinds and not taken and (not c.company or companies.get(c.company, 0) < 2):
                chosen.append((c, kind))
                companies[c.company] = companies.get(c.company, 0) + 1
                return True
        return False

    turn = Random(f"{seed}:{today.isoformat()}").randrange(len(TURNS))
    for _ in range(max(size - 2, 1)):
        take("rhythm")
    if size > 1:
        take("slipping")
    if size > 2:
        any(take(TURNS[(turn + n) % len(TURNS)]) for n in range(len(TURNS)))
    while len(chosen) < size and any(take(kind) for kind in ("rhythm", *TURNS)):
        pass
    listed = [explained(c, kind, today) for c, kind in chosen]
    listed.sort(key=lambda each: (-each.score, each.candidate.person))
    return listed


def told_again(c: Candidate, kind: str, today: date) -> Choice | None:
    """Why somebody of today's list is on it, where another talk was the last one by now; None where nothing is.

    Being shown once more, or planned to be met, takes nobody off who is on it: that is asked when a list is made.
    """
    c = replace(c, resting_until=None, planned=None)
    kinds = kinds_of(c, today) if may_appear(c, today) else frozenset()
    stays = next((each for each in (kind, "rhythm", *TURNS) if each in kinds), None)
    return explained(c, stays, today) if stays else None


def explained(c: Candidate, kind: str, today: date) -> Choice:
    """Rule 3: the reason is the largest term, with its numbers."""
    reason, numbers = _reason(c, kind, today)
    return Choice(c, kind, fair_score(c), reason, numbers)


def _reason(c: Candidate, kind: str, today: date) -> tuple[str, dict[str, object]]:
    r = c.ranked
    if kind == "new" and c.first_met is not None:
        return "new", {"day": c.first_met}
    if kind == "occasion" and c.news is not None:
        return c.news.what, {"text": c.news.text, "day": c.news.day}
    if kind == "want":
        return ("want via", {"via": c.via}) if c.via else ("want", {})
    if c.theirs_unanswered is not None:
        return "unanswered", {"day": c.theirs_unanswered}
    assert r is not None
    ratio = r.age_days / max(r.rhythm_days, 1.0)
    numbers: dict[str, object] = {"rhythm": r.rhythm_days, "age": r.age_days}
    if r.n < 5:
        return "last", {"day": c.last, "age": r.age_days}
    if kind == "revive":
        return "revive", {"day": c.last, "n": r.n}
    if kind == "slipping" and ratio >= 3:
        return "pause", {"ratio": round(ratio), "share": returning_share(ratio)}
    if ratio < 1.25:
        return "about time", numbers
    return "usual", numbers


# Return within 30 days by silence over rhythm, measured: docs/reach-out.md.
_RETURN = ((1.0, 0.76), (2.0, 0.67), (3.0, 0.61), (5.0, 0.52), (8.0, 0.44), (15.0, 0.32))


def returning_share(ratio: float) -> float:
    """Of ties silent for `ratio` of their rhythms, the share that came back by themselves within 30 days."""
    return next((share for limit, share in _RETURN if ratio < limit), 0.17)


@dataclass(frozen=True, slots=True)
class Tried:
    """What a channel has yielded with one person: attempts of mine and answers to them."""

    channel: Channel
    kind: str  # the kind of interaction
    tried: int
    answered: int


@dataclass(frozen=True, slots=True)
class Advice:
    """Rule 4: where to write, how, and the evidence."""

    channel: Channel
    verb: str  # write, call, meet
    best: Tried | None = None
    other: Tried | None = None  # where answers did not come


# A chat stays open without an address; these do not.
_OPEN_BY_ADDRESS = frozenset((Channel.MAIL, Channel.PHONE, Channel.IN_PERSON, Channel.OTHER))
_BEST = (
    Channel.SIGNAL, Channel.WHATSAPP, Channel.TELEGRAM, Channel.MAIL, Channel.PHONE, Channel.LINKEDIN,
)  # fmt: skip


def suggest(tried: Sequence[Tried], handles: Sequence[Channel], *, ratio: float, met: bool = False) -> Advice:
    """Rule 4: the channel where they answered; a long silence suggests a call.

    Without an answer where they wrote, else the best handle, else wherever a word was said. A meeting is advised
    only where there is nothing of it and they have `met`.
    """
    talked = [t.channel for t in tried if t.channel is not Channel.IN_PERSON]
    reachable = {*handles, *talked} - (_OPEN_BY_ADDRESS - set(handles))
    known = [t for t in tried if t.channel in reachable and t.tried > 0]
    answered = sorted(
        (t for t in known if t.answered), key=lambda t: (-(t.answered + 1) / (t.tried + 2), -t.answered)
    )
    mute = next((t for t in sorted(known, key=lambda t: -t.tried) if not t.answered), None)
    if answered:
        best = answered[0]
        calls = next((t for t in answered if t.kind in ("call", "video")), None)
        if ratio >= 4 and calls is not None:
            best = calls
        verb = "call" if best.kind in ("call", "video") else "write"
        runner_up = next((t for t in answered if t is not best and t.channel is not best.channel), None)
        return Advice(best.channel, verb, best, mute or runner_up)
    wrote = [t.channel for t in tried if not t.tried and t.kind != "comment" and t.channel in reachable]
    best_handles = [channel for channel in (*_BEST, *handles) if channel in handles]
    for channel in (*wrote, *best_handles, *talked):
        return Advice(channel, "call" if channel is Channel.PHONE else "write", None, mute)
    return Advice(Channel.IN_PERSON, "meet") if met else Advice(Channel.OTHER, "write")


@dataclass(frozen=True, slots=True)
class Ground:
    """What an opener can be built from, in the order in which it is used."""

    given: str
    promise: str = ""  # an open promise of mine, in the user's words
    news: News | None = None
    theirs_unanswered: bool = False
    last_topic: str = ""
    last_subject: str = ""
    common: str = ""  # a topic of theirs
    gathering: str = ""
    just_met: bool = False


def opener_of(ground: Ground) -> tuple[str, dict[str, str]]:
    """Rule 5: open promise, their news, unanswered question, last topic, common ground, shared gathering, first meeting."""
    if ground.promise:
        return "promise", {"text": ground.promise}
    if ground.news is not None:
        return f"news {ground.news.what}", {"text": ground.news.text}
    if ground.theirs_unanswered:
        return "answer", {}
    if ground.last_topic:
        return "topic", {"text": ground.last_topic}
    if ground.last_subject:
        return "subject", {"text": ground.last_subject}
    if ground.common:
        return "common", {"text": ground.common}
    if ground.gathering:
        return "gathering", {"text": ground.gathering}
    return "just met" if ground.just_met else "plain", {}


def rest_days(idle_showings: int) -> int:
    """Rule 7: how long somebody rests after being shown so often without action; 0: not at all."""
    if idle_showings < 5:
        return 0
    return int(14 * 2 ** (idle_showings // 5 - 1))


def longest_rest(circle: Circle | None, rhythm: float) -> float | None:
    """Rule 7: for inner, close and good a rest never exceeds four rhythms, in days; None: no limit."""
    return 4 * rhythm if circle in (Circle.INNER, Circle.CLOSE, Circle.GOOD) else None


def not_now_days(rhythm: float) -> int:
    """Rule 6, *Not now*: half a rhythm, at least 7 days."""
    return max(7, round(rhythm / 2))
