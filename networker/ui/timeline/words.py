"""What the timeline says, in words: heads of talks and facts, totals of a month, due dates of promises.

Every sentence is plain text and translated here; nothing is measured or painted. Names stay apart from the
words round them, so that each keeps its own direction and can be clicked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from networker.domain.dates import PartialDate
from networker.domain.handles import is_of, shown_address
from networker.domain.markdown import bare
from networker.domain.promisers import read_on, without_promiser
from networker.domain.vocabulary import (
    Channel,
    Depth,
    Direction,
    Kind,
    PersonId,
    Side,
)
from networker.services.today_views import Named, Promise
from networker.services.views import FactView, MeetingAhead, TalkView
from networker.ui import dates
from networker.ui.again import again
from networker.ui.channels import BRANDS, CHANNEL_ICONS, FACT_ICONS, KIND_ICONS
from networker.ui.text import isolated, numbered, one_line, visible
from networker.ui.timeline.sentences import sentences

if TYPE_CHECKING:
    from networker.ui.wins.words import FruitWords

SHOWN = 600  # characters of a text that can reach the screen at all; a mail may have a million
IN_SIGHT = 90  # what stands within so many characters is on the screen anyway
BEFORE = 30  # characters shown before what was looked for
MONTH_ORDER = ("meeting", "video", "call", "message", "mail", "comment", "note")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in words: what it was, who took part, and the text under it."""

    icon: str
    what: str
    joint: str  # "with", "to", "about": stands before the names; "" without names
    names: tuple[Named, ...]  # as they are shown, best first
    hint: str  # "hello only", "14 mails, both ways"
    text: str
    faces: tuple[Named, ...] = ()  # whose avatars stand at the right


class Words(QObject):
    """The sentences of the timeline in the language of the interface."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = QLocale()
        self._fruit: FruitWords | None = None
        self.lang = "en"  # of the sentences that the quick line reads

    # ---- talks

    def talk(self, view: TalkView, *, whose: PersonId | None, given: str = "") -> Entry:
        """A talk on the timeline of `whose`, called by their `given` name; None: on everybody's."""
        names = tuple(
            Named(each.id, given or each.name) if each.id == whose else each for each in view.people
        )
        actor = names[0] if names else None
        who = isolated(actor.name or self.tr("Somebody")) if actor else self.tr("Somebody")
        icon = KIND_ICONS.get(view.kind) or (
            CHANNEL_ICONS.get(view.channel, "message") if view.channel else "message"
        )
        if view.channel in (None, Channel.OTHER) and view.kind is Kind.MESSAGE:
            icon = "message"
        joint, what = self._what(view, who)
        if view.direction is Direction.IN and joint in ("to", "comment"):
            joint, names = "with", names[1:]
        if whose is not None and len(view.people) <= 1:
            names = ()
        words = {
            "with": self.tr("with"), "to": self.tr("to"), "about": self.tr("about"),
            "comment": QCoreApplication.translate("comment to", "to"),
        }  # fmt: skip
        return Entry(
            icon=icon,
            what=what,
            joint=words[joint] if names else "",
            names=names,
            hint=self._hint(view, who),
            text=_from(*_shown(view)),
            faces=view.people if whose is None or len(view.people) > 1 else (),
        )

    def detail(self, view: TalkView) -> str:
        """When and how a talk was, for one that is unfolded."""
        parts = [dates.full(view.day, view.at)]
        if view.channel is not None:
            parts.append(self.channel(view.channel))
        if view.direction is not None:
            parts.append(self.direction(view.direction))
        if view.depth is not None:
            parts.append(self.depth(view.depth))
        parts += [f"#{one_line(topic)}" for topic in view.topics]
        return " · ".join(parts)

    def direction(self, direction: Direction | None) -> str:
        """From whom a talk came."""
        if direction is None:
            return self.tr("Not said from whom")
        return {
            Direction.OUT: self.tr("From you"),
            Direction.IN: self.tr("From them"),
            Direction.BOTH: self.tr("Both ways"),
        }[direction]

    def depth(self, depth: Depth) -> str:
        """How deep a talk went."""
        return {
            Depth.HELLO: self.tr("Hello only"),
            Depth.EXCHANGE: self.tr("An answer came"),
            Depth.CONVERSATION: self.tr("Conversation"),
            Depth.TOGETHER: self.tr("Together"),
        }[depth]

    def _what(self, view: TalkView, who: str) -> tuple[str, str]:
        """Which joint stands before the names, and the head itself."""
        subject = one_line(view.subject[:SHOWN])
        spoken = {
            Kind.MEETING: self.tr("In person"),
            Kind.CALL: self.tr("Call"),
            Kind.VIDEO: self.tr("Video call"),
        }
        if view.kind in spoken:
            said = subject or one_line(view.gathering_name) or spoken[view.kind]
            return "with", self._lasting(said, view.minutes)
        if view.kind is Kind.NOTE:
            return "about", subject or self.tr("Note")
        if view.kind is Kind.MAIL and subject:
            return "to", subject
        if view.kind is Kind.COMMENT:
            return "comment", subject or self._commented(view, who)
        return "to", subject or self._wrote(view, who)

    def _lasting(self, what: str, minutes: int | None) -> str:
        if not minutes:
            return what
        return self.tr("%1, %2").replace("%1", what).replace("%2", self.length(minutes))

    def length(self, minutes: int) -> str:
        """How long something took: minutes up to two hours, then hours."""
        if minutes == 1:
            return self.tr("1 minute")
        if minutes < 120 and minutes != 60:
            return numbered(self.tr("%n minutes"), minutes)
        hours, rest = divmod(minutes, 60)
        told = self.tr("1 hour") if hours == 1 else numbered(self.tr("%n hours"), hours)
        return f"{told} {rest}" if rest else told

    def _wrote(self, view: TalkView, who: str) -> str:
        place = BRANDS.get(view.channel, "") if view.channel else ""
        if view.kind is Kind.MAIL:
            place = ""
        if view.direction is Direction.IN:
            said = self.tr("%1 wrote on %2") if place else self.tr("%1 wrote")
        elif view.direction is Direction.OUT:
            said = self.tr("You wrote on %2") if place else self.tr("You wrote")
        elif view.kind is Kind.MAIL:
            return self.tr("Mails")
        else:
            said = self.tr("Messages on %2") if place else self.tr("Messages")
        return said.replace("%1", who).replace("%2", place)

    def _commented(self, view: TalkView, who: str) -> str:
        place = BRANDS.get(view.channel, "") if view.channel else ""
        if view.direction is Direction.IN:
            said = self.tr("%1 commented on %2") if place else self.tr("%1 commented")
        else:
            said = self.tr("You commented on %2") if place else self.tr("You commented")
        return said.replace("%1", who).replace("%2", place)

    def _hint(self, view: TalkView, who: str) -> str:
        parts = []
        if view.kind is Kind.NOTE:
            parts.append(self.tr("only for you"))
        elif view.turns > 1:
            count = self._counted(view.kind.value, view.turns)  # as the month says it
            parts.append(count + ", " + self.tr("both ways") if view.direction is Direction.BOTH else count)
        elif view.kind is Kind.MAIL and view.subject.strip():
            if view.direction is Direction.IN:
                parts.append(self.tr("%1 wrote").replace("%1", who))
            elif view.direction is Direction.OUT:
                parts.append(self.tr("you wrote"))
        if view.gathering_name and view.subject.strip() not in ("", view.gathering_name):
            parts.append(isolated(one_line(view.gathering_name)))
        if view.place:
            parts.append(isolated(one_line(view.place)))
        if view.depth is Depth.HELLO and view.kind is not Kind.NOTE:
            parts.append(self.tr("hello only"))
        return " · ".join(parts)

    def talk_in_a_line(self, view: TalkView, *, whose: PersonId | None, given: str = "") -> str:
        """What a talk was, with whom and when, in one line: "In person with Ana Torres, 12 Nov"."""
        entry = self.talk(view, whose=whose, given=given)
        names = ", ".join(isolated(each.name) for each in entry.names[:3] if each.name)
        head = " ".join(part for part in (entry.what, entry.joint if names else "", names) if part)
        return f"{head}, {dates.full(view.day)}"

    @property
    def fruit(self) -> "FruitWords":
        """The words for what came of a tie; they come with the first of it."""
        if self._fruit is None:
            from networker.ui.wins.words import FruitWords

            self._fruit = FruitWords(self)
        return self._fruit

    # ---- facts, months, promises

    def fact(self, view: FactView) -> Entry:
        """A dated fact: it happened, but nobody talked."""
        if view.field == "custom":
            return self.fruit.of_file(view)
        value, detail = isolated(one_line(view.value)), isolated(one_line(view.detail))
        said = {
            "connected": self.tr("Connected on %1"),
            "followed": self._followed(view.value, bool(detail)),
            "endorsed": self._endorsed(view.detail, bool(value)),
            "joined": self.tr("Joined %1"),
            "left": self.tr("No longer on %2") if detail else self.tr("No longer in a newer file"),
            "address": self._address(view.detail),
            "bounced": self.tr("A mail to %1 came back"),
            "job": self._job(bool(value), bool(detail)),
            "place": self.tr("Moved to %1"),
            "project": self.tr("Works on %1"),
        }.get(view.field, "%1")
        if view.field == "connected" and not value:
            value = detail or BRANDS[Channel.LINKEDIN]
        what = said.replace("%1", value).replace("%2", detail)
        icon = FACT_ICONS.get(view.field, "note")
        if view.field == "address" and view.detail in list(Channel):
            icon = CHANNEL_ICONS[Channel(view.detail)]
        return Entry(icon=icon, what=what, joint="", names=(), hint="", text="")

    def _address(self, channel: str) -> str:
        if channel == Channel.MAIL:
            return self.tr("New mail address: %1")
        if channel == Channel.PHONE:
            return self.tr("New number: %1")
        if channel in list(BRANDS):
            return self.tr("On %2 now: %1").replace("%2", BRANDS[Channel(channel)])
        return self.tr("New address: %1")

    def _followed(self, who: str, network: bool) -> str:
        if who == "me":
            return self.tr("Follows you on %2") if network else self.tr("Follows you")
        if who == "by me":
            return self.tr("You follow them on %2") if network else self.tr("You follow them")
        return self.tr("Following since then")

    def _endorsed(self, way: str, skill: bool) -> str:
        if way == "received":
            return self.tr("Endorsed you for %1") if skill else self.tr("Endorsed you")
        if way == "given":
            return self.tr("You endorsed them for %1") if skill else self.tr("You endorsed them")
        return self.tr("Endorsed for %1") if skill else self.tr("Endorsed")

    def _job(self, title: bool, company: bool) -> str:
        if title and company:
            return self.tr("Started at %2 as %1")
        return self.tr("Started at %2") if company else self.tr("Started as %1")

    def month(self, day: date, *, today: date) -> str:
        """The heading of a month, with its year unless it is this one."""
        return dates.month_heading(day.year, day.month, today)

    def talks_since(self, talks: int, first: date) -> str:
        """How much a whole timeline holds."""
        month = f"{self._locale.standaloneMonthName(first.month)} {first.year}"
        count = self.tr("1 talk") if talks == 1 else numbered(self.tr("%n talks"), talks)
        return self.tr("%1 since %2").replace("%1", count).replace("%2", month)

    def totals(self, counts: Mapping[str, int]) -> str:
        """What a month held: "1 call, 18 messages"."""
        return ", ".join(self._counted(kind, counts[kind]) for kind in MONTH_ORDER if counts.get(kind))

    def _counted(self, kind: str, n: int) -> str:
        # A sentence with a number has no singular of its own, so one is said in full.
        one = {
            "meeting": self.tr("1 meeting"),
            "video": self.tr("1 video call"),
            "call": self.tr("1 call"),
            "message": self.tr("1 message"),
            "mail": self.tr("1 mail"),
            "comment": self.tr("1 comment"),
            "note": self.tr("1 note"),
        }
        if n == 1:
            return one[kind]
        many = {
            "meeting": numbered(self.tr("%n meetings"), n),
            "video": numbered(self.tr("%n video calls"), n),
            "call": numbered(self.tr("%n calls"), n),
            "message": numbered(self.tr("%n messages"), n),
            "mail": numbered(self.tr("%n mails"), n),
            "comment": numbered(self.tr("%n comments"), n),
            "note": numbered(self.tr("%n notes"), n),
        }
        return many[kind]

    def kind(self, kind: Kind) -> str:
        """What one talk of a kind is called."""
        return {
            Kind.MEETING: self.tr("Meeting"),
            Kind.VIDEO: self.tr("Video call"),
            Kind.CALL: self.tr("Call"),
            Kind.MESSAGE: self.tr("Message"),
            Kind.MAIL: self.tr("Mail"),
            Kind.COMMENT: self.tr("Comment"),
            Kind.NOTE: self.tr("Note"),
        }[kind]

    def kinds(self, kind: Kind) -> str:
        """What talks of a kind are called together."""
        return {
            Kind.MEETING: self.tr("Meetings"),
            Kind.VIDEO: self.tr("Video calls"),
            Kind.CALL: self.tr("Calls"),
            Kind.MESSAGE: self.tr("Messages"),
            Kind.MAIL: self.tr("Mails"),
            Kind.COMMENT: self.tr("Comments"),
            Kind.NOTE: self.tr("Notes"),
        }[kind]

    def nothing_fits(self) -> tuple[str, str]:
        """What stands where a timeline was narrowed to nothing, and the next step."""
        return self.tr("Nothing here fits"), self.tr("The rest of the timeline is still there.")

    def nothing_yet(self, given: str) -> str:
        """What stands where somebody has no talks."""
        if not given:
            return self.tr("Nothing was logged yet")
        return self.tr("Nothing yet between you and %1").replace("%1", isolated(given))

    def nothing_hint(self) -> str:
        """The next step where nothing was logged."""
        return sentences(self.lang).nothing_yet

    def more(self, n: int) -> str:
        """The end of a list of names that is cut short."""
        return numbered(self.tr("and %n more"), n)

    def promise(self, promise: Promise, *, whose: PersonId | None, given: str) -> tuple[str, str]:
        """Whose promise it is where it is not mine, and what was promised."""
        text = one_line(promise.text)
        if promise.side is Side.ME:
            return "", text
        shown = [each for each in promise.people if each.id == whose]
        names = [given or each.name for each in shown]
        names += [each.name for each in promise.people if each not in shown]
        who = [one_line(each) for each in names if each]
        whole = [each.name for each in promise.people]
        told = without_promiser(without_promiser(text, whole), who)
        return self._together(who), read_on(told, self.lang) if who else told

    def _together(self, names: list[str]) -> str:
        """Several people as one says them: "Ben and Carla Rossi", "Ana, Ben and 3 others"."""
        if len(names) < 2:
            return "".join(names)
        kept = names[:-1] if len(names) <= 3 else names[:2]
        last = names[-1] if len(names) <= 3 else self.tr("%1 others").replace("%1", str(len(names) - 2))
        first = ", ".join(map(isolated, kept))
        return self.tr("%1 and %2").replace("%1", first).replace("%2", last)

    def more_of_promise(self, promise: Promise) -> str:
        """How often it comes again, and which talk it came from."""
        parts = [again(promise.repeats, promise.unless_contact)]
        if promise.talk is not None:
            said = self.tr("said on %1").replace("%1", dates.of_year(promise.talk.day, promise.talk.day))
            parts.append(said)
        return ", ".join(part for part in parts if part)

    def due(self, promise: Promise, *, today: date) -> str:
        """When a promise is due, or since when it stands."""
        if promise.due is None:
            return (
                self.tr("since %1").replace("%1", dates.of_year(promise.made, today)) if promise.made else ""
            )
        told = self._day_ahead(promise.due, today) or dates.of_year(promise.due, today)
        return f"{told} {promise.time:%H:%M}" if promise.time else told

    def meeting(self, meeting: MeetingAhead) -> str:
        """What is ahead, and where."""
        return ", ".join(filter(None, (isolated(one_line(meeting.name)), isolated(one_line(meeting.place)))))

    def ahead(self, day: date, *, today: date) -> str:
        """On which day it is."""
        return self._day_ahead(day, today) or dates.of_year(day, today)

    def _day_ahead(self, day: date, today: date) -> str | None:
        away = (day - today).days
        told = {0: self.tr("today"), 1: self.tr("tomorrow"), -1: self.tr("yesterday")}.get(away)
        return self._locale.standaloneDayName(day.isoweekday()) if told is None and 1 < away <= 7 else told

    # ---- channels and dates

    def channel(self, channel: Channel) -> str:
        """What a channel is called."""
        others = {
            Channel.MAIL: self.tr("Mail"),
            Channel.PHONE: self.tr("Phone"),
            Channel.BLOG: self.tr("Blog"),
            Channel.IN_PERSON: self.tr("In person"),
            Channel.OTHER: self.tr("Web"),
        }
        return BRANDS.get(channel) or others[channel]

    def handle(self, channel: Channel, text: str) -> str:
        """A handle as the header shows it: a name where the address is long, a number only once."""
        text = shown_address(text)
        if channel in (Channel.MAIL, Channel.PHONE):
            return visible(text)
        if channel in (Channel.BLOG, Channel.OTHER) or not is_of(channel, text):
            short = text.rpartition("://")[2].removeprefix("www.").rstrip("/")
        else:
            short = text.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
        if not any(ch.isalpha() for ch in short):
            return self.channel(channel)
        return visible(short)

    def partial(self, when: PartialDate) -> str:
        """A date of which parts may be unknown: "14 February", "March 2022", "2019"."""
        parts = []
        if when.day is not None:
            parts.append(str(when.day))
        if when.month is not None:
            parts.append(self._locale.standaloneMonthName(when.month))
        if when.year is not None:
            parts.append(str(when.year))
        return " ".join(parts)


def _shown(view: TalkView) -> tuple[str, int]:
    """A talk's text and where in it to begin; a note without its marks, unless something was found far behind them."""
    if view.kind is Kind.NOTE and view.found_at < IN_SIGHT:
        return bare(view.text[: 2 * SHOWN]), 0
    return view.text, view.found_at


def _from(text: str, place: int) -> str:
    """A text as its entry shows it: from its beginning, or from a little before what was looked for."""
    if place < IN_SIGHT:
        return one_line(text[:SHOWN])
    start = text.rfind(" ", 0, place - BEFORE) + 1
    return "… " + one_line(text[start : start + SHOWN]) if start else one_line(text[:SHOWN])
