"""What a language is to the quick line: its words and patterns as data, and what all languages share.

All words are folded letter by letter (lower case, no accents, ß stays). The reader knows rules, never sentences.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time as clock_time
from types import MappingProxyType

from networker.domain.quick_line.patterns import fullmatch
from networker.domain.quick_line.tell_words import TellWords
from networker.domain.repeat import Repeat, Unit
from networker.domain.vocabulary import Channel, Kind

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class AgainWords:
    """How a language says how often something comes again."""

    every: str
    second: str  # every other one
    units: Mapping[str, Repeat]
    adverbs: Mapping[str, Repeat]
    month_day: str  # on one day of each month, its number the group n: "every 15th"
    unless: str  # unless we talk before


@dataclass(frozen=True, slots=True)
class MonthWords:
    """How a language counts within a month: "the first monday of october", "mid may"."""

    nth: Mapping[str, int]  # the last is -1
    day: str
    weeks: str  # what is counted, too, and is no day
    before: str  # what may stand before all this
    of: str  # before a month's name
    this: str  # "of the month"
    next: str
    last: str
    each: str  # "of every month"
    parts: str  # "beginning of"
    week: str  # "of the week", behind such a part
    week_of: str  # before a day: its week is meant
    end: str


@dataclass(frozen=True, slots=True)
class LeadWords:
    """What leads to a name in a language, or tells that somebody who is named was not there."""

    relations: str  # "brother"
    somebody: str  # "guy"
    named: str  # besides these and titles, what leads to names and to nothing else
    motion: str  # behind these it is where to, though somebody bears the name
    own_works: str  # "commented on Ana's post" is Ana
    without: str  # before who was not there: "without Ben", "a film by Ben", "on behalf of Ben"
    instead: str  # before a talk that did not take place: "instead of lunch with Ben", "without calling Ben"
    denies: str  # of these, what says of a talk with nobody else that there was none: "not with Ben"
    rather: str  # behind a talk that is denied, before the one that took place: "but", "sondern"
    away: str  # behind who was not there: "missing", "was sick"
    beside: str  # leads to what is somebody's, who need not be there: "for Ben's birthday"
    their: str  # before a relation: whose they are, of who is named before
    through: str  # before who brought two together: "through Ben"
    either: str  # between two of whom one is meant
    joins: str  # between two who are named in one breath; "with" is none
    no_names_after: str  # "the Frost museum"
    modals: Words  # words that are no names before one of these
    bare_verb: str

    def is_relation(self, folded: str) -> bool:
        """Whether a word says what somebody is to somebody else."""
        return fullmatch(self.relations, folded) is not None

    @property
    def to_names(self) -> str:
        """What leads to a name, and to nothing else."""
        return f"{TITLES}|{self.somebody}|{self.named}"


@dataclass(frozen=True, slots=True)
class DenialWords:
    """How a language denies in a clause: "he won't come". In the clause names are signs, and its days are gone."""

    openings: str  # "please", "so"
    subjects: str  # who does not, besides names
    fillers: str  # between who and not: "probably"
    begins: str  # what denies behind them, or first of all
    within: str  # what denies anywhere in the main clause
    subordinate: str  # what begins another clause
    but: str  # what denies nothing: "don't forget"
    hangs: str  # behind a comma, what hangs on what is told before it: "ich weigere mich, zu zahlen"
    conditions: str  # of those that begin another clause: "if", "when"


@dataclass(frozen=True, slots=True)
class DoubtWords:
    """What tells in a language that no talk took place, that it is not over, or where another story begins.

    They are looked for in a head in which a sign stands for each letter of a name.
    """

    denier: str  # what denies the first of two talks: "didn't call Ana but Ben"
    denied: str  # wherever it stands
    denied_before: str  # before the words for the kind
    wished: str  # the same: tried, wished, only possible; with a day to come it is a plan
    wished_anywhere: str
    habit: str  # what it was that went on for long and was over: "I used to call Ben"
    habit_undated: str  # the same before the words for the kind, unless one day is said: "often"
    moved: str  # behind who is named: the talk was put on another day, or forgotten
    off: str  # how a clause begins that says it of the talk before it: "lunch with Ben, cancelled"
    question: str  # how a question begins
    unanswered: str  # of a call: nobody answered
    my_call: str  # of these, what tells that the call was mine: "declined my call"
    no_reply: str  # of a message or a mail of mine
    lost: str  # of a message or a mail: it did not arrive, or no person wrote it
    # What says that it is over; the text itself in small letters, for in Spanish the accent decides.
    past: str
    of_others: str  # how a talk of others among themselves begins: "Ben met Ana"
    clause: str  # words with which a clause of its own begins
    says: str  # of these, what begins what somebody says
    does: str  # what stands behind a name that a comma cuts off, where it begins one
    then: str  # leads from one talk to the next
    vows: str  # behind who begins the sentence: what they are going to do
    owes: str  # of these, those with which it is done to me whatever it is
    to_me: str


@dataclass(frozen=True, slots=True, eq=False)  # each is itself alone: what is made of one is made once
class Lexicon:
    """One language. Patterns are regular expressions over folded text."""

    # Days and times
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]  # days of a month in words
    on: str  # words that may stand before a day
    until: str  # those of them after which a day lies ahead
    last: str
    next: str  # may be this week's or next week's
    coming: str  # the first from now on
    day_parts: str  # behind a weekday: "friday night"
    days_capital: bool  # a capital letter makes no name of a day's word
    day_does: str  # behind a day's word that begins a sentence: what shows that it is somebody's name
    no_weekday: str  # where a weekday's word is another word
    the_days: tuple[str, ...]  # a day of a month alone; its number is the first group
    in_month: str
    periods: str  # what gives no day: "last week", "the other day"
    last_week: str  # of those before it, the week before this one
    periods_ahead: str  # the same ahead: "next month"
    ago: str
    hence: str
    fixed_days: tuple[tuple[str, int], ...]
    next_week: str
    week_end: str  # its group `after` is next week's
    later: str  # what counts n weeks from a day that follows; "": said otherwise
    week_behind: str  # behind a weekday: a week later; "": not said so
    before_last: str  # behind a weekday: not the last one
    later_today: str
    parts: tuple[tuple[str, str, int], ...]  # of a day: its words, a or p for its hours, when it begins
    since: str  # before a day or a month from which on, or until which, something was
    not_day: str  # right before a day on which it was not
    sure_hour: str  # in a time that tells the half of its day by itself
    not_on: str  # before a day: it was not on it
    feasts: str  # give no day that could be known
    list_of_days: str  # behind a number and before a date: there are two of them
    month_end: str
    within_month: MonthWords
    time: str
    range_from: str
    range_to: str
    range_and: str  # the same where range_from leads
    noons: tuple[str, ...]
    read_time: Callable[["re.Match[str]"], clock_time | None]
    slash_day_first: bool
    day_units: tuple[str, ...]
    week_units: tuple[str, ...]
    month_units: tuple[str, ...]
    hour_units: tuple[str, ...]

    # Kind, place and note
    kinds: tuple[tuple[Kind, str], ...]  # the first that fits
    over: str  # words before a service
    tells: str  # words for a kind that tell more than the kind, of several people
    wants: tuple[str, str]  # a wish to know somebody: what stands before the names, and behind them
    win: str  # begins the telling of something good
    through: str  # leads to those by whom it came, and to nobody else
    perhaps_through: str  # leads to them where they are known: else to what it is about
    invites: str  # the kind's word where what stands behind it says to what
    to_what: str  # leads there
    no_kind: str  # where a kind's word is another word
    no_talk: str  # what tells that people did not meet: it was cancelled, only their post was seen
    doubt: DoubtWords
    denials: DenialWords
    tells_only: TellWords
    about: str  # words after which the note begins
    places: str  # words before a place
    at_place: str  # those of them behind which nothing but a place stands
    within: str  # before a town, whoever may bear its name: "coffee in London"
    articles: str
    place_ends: str  # words at which a place ends
    no_place: str  # what follows a place's word and is none
    small: Words  # words that make no note of their own
    idle: Words  # words of a turn of phrase, which tell nothing of their own
    open_words: Words  # words that never end a note

    # People
    and_words: str
    with_words: str
    to_words: str
    from_words: str
    of_words: str  # between a relation and whose it is: "the brother of Ana"
    possessives: str
    before_names: str  # words, other than these, behind which a name in small letters may stand
    name_verbs: str  # behind an unknown name that begins a sentence; "": any kind's word
    leads: LeadWords
    genitive_s: bool  # "Heikes Sohn"
    nouns_capital: bool  # a capital letter makes no name
    name_words: Words  # names that are words as well, where they begin a sentence in small letters
    stop: Words  # words that are no names, capital letter or not

    # Direction
    states: str  # behind who begins the sentence: what they are like, no talk
    mutual: str
    mine: str
    theirs: str
    subject_first: bool  # who stands before the verb does it

    # Plans and promises
    remind: str
    future: str
    # How a head, or what it was about, ends that is a plan; the text itself, since case decides.
    stands: str  # at the end of a head, before its day: "lunch with Ben is still on for friday"
    wish_last: str
    order: str  # what I tell myself to do, at the beginning of a head that is no talk: "send Frank the book today"
    objects: str  # what may stand behind it but for names and articles
    promise_start: str  # how a later sentence begins that promises
    pronoun: str  # for somebody named who promises
    told: str  # and how one does that only tells; the text itself, for in Spanish the accent decides
    promise_dated: str  # and one that does so only with a day
    side_them: str
    side_me: str  # stronger than side_them
    third: str  # a verb of the third person behind a name
    subject: str  # left out of a promise's text
    due_words: str
    again: AgainWords


CHANNELS: tuple[tuple[Channel, str], ...] = (
    (Channel.LINKEDIN, r"linkedin"), (Channel.WHATSAPP, r"whats\s?app(?:s|t|te|ed|'d|'ed|ing|nachricht)?|gewhatsappt|whatsappte|wa|wasap"),
    (Channel.TELEGRAM, r"telegram(?:s|med|ming|te)?"),
    (Channel.SIGNAL, r"signal(?:s|l?ed|l?ing)?"), (Channel.INSTAGRAM, r"insta(?:gram)?|ig"), (Channel.FACEBOOK, r"facebook|fb|messenger"),
    (Channel.MASTODON, r"mastodon"), (Channel.BLUESKY, r"bluesky|bsky"), (Channel.X, r"twitter|tweet(?:s|ed)?|x"),
    (Channel.MEETUP, r"meetup"), (Channel.BLOG, r"blog(?:post|beitrag|eintrag)?"), (Channel.PHONE, r"sms"),
)  # fmt: skip
# Where people are seen without being met.
SOCIAL = r"linkedin|insta(?:gram)?|ig|facebook|fb|twitter|x|mastodon|bluesky|tv|tiktok|youtube"
# What stands before a name, with a dot or without.
TITLES = (
    r"dr|dra|doctora?|prof|profa|profesora?|mr|mrs|ms|mx|miss|st|frau|fr|frl|herrn?|hr|hrn|senora?|srt?a?|don|dona|sir|dame|"
    r"capt|sgt|lt|rev|jr|sres|sras"
)
# Signs that need no space around them.
SIGNS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MEETING: "☕🍷🍺🍻🥂🍸🍹🍽🍕🍝🍜🚶🥾",
        Kind.CALL: "📞☎",
        Kind.MAIL: "📧✉📨📩",
        Kind.MESSAGE: "💬",
        Kind.VIDEO: "🎥📹",
    }
)


def count(numbers: Mapping[str, int], name: str = "n") -> str:
    """A pattern for a number before a unit: "10d", "2 wks", "three weeks"; the number is the group `name`."""
    return rf"(?P<{name}>\d+(?= ?[a-z])|(?:{either(numbers)})(?= )) ?"


def words(text: str) -> Words:
    """The words of a text."""
    return frozenset(text.split())


def either(forms: Mapping[str, int]) -> str:
    """A pattern for any of the forms, the longest first."""
    return "|".join(sorted(forms, key=len, reverse=True))


def counted(text: str, start: int = 1) -> Mapping[str, int]:
    """Groups of forms, separated by commas, counted from `start`: months, weekdays (Monday 0), numbers."""
    return MappingProxyType(
        {form: n for n, group in enumerate(text.split(","), start) for form in group.split()}
    )


def repeats(
    days: str, weeks: str, fortnights: str, months_: str, quarters: str, years: str
) -> Mapping[str, Repeat]:
    """Forms of each length, separated by spaces."""
    lengths = (
        (days, Repeat(Unit.DAY)), (weeks, Repeat(Unit.WEEK)), (fortnights, Repeat(Unit.WEEK, 2)),
        (months_, Repeat(Unit.MONTH)), (quarters, Repeat(Unit.MONTH, 3)), (years, Repeat(Unit.YEAR)),
    )  # fmt: skip
    return MappingProxyType({form: repeat for forms, repeat in lengths for form in forms.split()})


def months(text: str, more: Mapping[str, int]) -> Mapping[str, int]:
    """The twelve months with their first three letters, and usual other forms."""
    names = counted(text.replace(" ", ","))
    return MappingProxyType({**names, **{name[:3]: n for name, n in names.items()}, **more})


def clock(hour: int, minute: int, half_day: str = "") -> clock_time | None:
    """The time of a clock; `half_day` begins with a or p. None where there is no such time."""
    if half_day.startswith("p") and hour < 12:
        hour += 12
    elif half_day.startswith("a") and hour == 12:
        hour = 0
    return clock_time(hour, minute) if 0 <= hour <= 23 and 0 <= minute <= 59 else None


def spoken(hour: int, minutes: int = 0, half_day: str = "") -> clock_time | None:
    """A spoken hour from 1 to 6 is in the afternoon, from 7 to 12 as said, unless the part of the day is said."""
    if not 1 <= hour <= 12:
        return clock(hour, minutes)
    total = hour * 60 + minutes
    if half_day.startswith("p"):
        total += 12 * 60 if hour < 12 else 0
    elif not half_day and hour <= 6:
        total += 12 * 60
    return clock_time(total // 60 % 24, total % 60)
