"""What cards say. Names and texts of the user's stay away where they are to be hidden from whoever looks on."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from networker.desktop.notify.port import OPEN, Action, Notification
from networker.services.reminders import Notice, NoticeKind
from networker.services.today_views import Promise, Question, TodayCard
from networker.ui import dates
from networker.ui.reach_out import words
from networker.ui.text import grouped, isolate, one_line, sentence, shortened
from networker.ui.tray_words import counted

DONE, LATER = "done", "later"
MOST = 3  # promises of several that are named
LONGEST = 120  # characters of a promise


def _tr(text: str) -> str:
    return QCoreApplication.translate("reminders", text)


def card(notice: Notice, tag: str, *, today: date, hidden: bool) -> Notification:
    """The card of a notice. `today`: the local day. `hidden`: without names, and without what was promised."""
    if notice.kind is NoticeKind.FOLLOW_UP and len(notice.promises) == 1:
        return _promise(notice.promises[0], tag, today, hidden=hidden)
    open_ = Action(OPEN, _tr("Open Today"))
    if notice.kind is NoticeKind.DIGEST:
        return Notification(tag, _digest(notice), "" if hidden else _named(notice), (open_,), calm=True)
    several = counted(len(notice.promises), _tr("One promise came due"), _tr("%n promises came due"))
    text = "" if hidden else "\n".join(_first(notice.promises, MOST))
    return Notification(tag, _capital(several), text, (open_,))


def _promise(promise: Promise, tag: str, day: date, *, hidden: bool) -> Notification:
    actions = (Action(DONE, _tr("Done")), Action(LATER, _tr("Later")), Action(OPEN, _tr("Open")))
    if hidden:
        return Notification(tag, _tr("A promise is due"), "", actions)
    more = words.more_of_promise(promise)
    due = dates.due(promise.due, promise.time, day)
    text = f"{due}  ·  {more}" if more else due
    return Notification(tag, _short(promise), sentence(_capital(text)), actions)


def _short(promise: Promise) -> str:
    return sentence(shortened(one_line(words.promise(promise)), LONGEST))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _digest(notice: Notice) -> str:
    """ "Today: five people, two promises"."""
    people, promises = len(notice.people), len(notice.promises)
    parts = [counted(people, _tr("one person"), _tr("%n people"))] if people else []
    if promises:
        parts.append(counted(promises, _tr("one promise"), _tr("%n promises")))
    return _tr("Today: {0}").replace("{0}", ", ".join(parts))


def _named(notice: Notice) -> str:
    """Who is on the list, and what was promised."""
    names = ", ".join(map(isolate, _called(notice.people)))
    return "\n".join([*([sentence(names)] if names else []), *_first(notice.promises, MOST)])


def _called(people: tuple[TodayCard, ...]) -> list[str]:
    """What each is called by: the whole name of several who share one."""
    given = [one_line(each.given) for each in people]
    names = [
        name if name and given.count(name) == 1 else one_line(card.shown)
        for name, card in zip(given, people, strict=True)
    ]
    return [shortened(name, 40) or _tr("somebody") for name in names]


def _first(promises: tuple[Promise, ...], most: int) -> list[str]:
    said = [_short(each) for each in promises[:most]]
    if len(promises) > most:
        said.append(_tr("and {0} more").replace("{0}", grouped(len(promises) - most)))
    return said


def question(asked: Question, tag: str, *, hidden: bool) -> Notification:
    """Whether somebody was reached, to whom the user began to write."""
    name = "" if hidden else shortened(one_line(asked.given or asked.name), 40)
    actions = (
        Action("yes", _tr("Yes")),
        Action("not yet", _tr("Not yet")),
        Action("later", _tr("Ask tomorrow")),
        Action(OPEN, _tr("Open Today")),
    )
    return Notification(tag, words.question_about(name), _tr("One press is enough."), actions, calm=True)
