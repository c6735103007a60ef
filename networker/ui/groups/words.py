"""The sentences of the Groups page: sizes, how the user and a group keep in touch, what stands beside a member."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from networker.domain.group_rhythm import LATELY
from networker.services.groups import FOLLOW_UP, OTHERS, GroupRow, GroupView, Member
from networker.ui import dates
from networker.ui.circle_words import circle_name
from networker.ui.text import grouped, isolated, numbered, one_line, several, shortened, shown_name

CALLED = 60  # letters of a gathering within a sentence


def tr(text: str) -> str:
    """A sentence of this page in the language of the interface."""
    return QCoreApplication.translate("groups", text)


def heads() -> dict[int, str]:
    """What stands over the parts of the list of members."""
    return {FOLLOW_UP: tr("Dear to you, and long silent"), OTHERS: tr("Everybody else")}


def people(n: int) -> str:
    """How many people, in words."""
    return several(n, tr("1 person"), tr("%n people"))


def row_words(row: GroupRow | str) -> str:
    """A line of the list for screen readers."""
    return row if isinstance(row, str) else f"{one_line(row.name)}, {people(row.size)}"


def lately(view: GroupView, today: date) -> str:
    """With how many there was contact of late; "" where nobody is in it, or what they were together at was not logged."""
    size, n = view.row.size, view.lately
    gathered = view.together is not None and (today - view.together.day).days <= LATELY
    if not size or (not n and gathered):
        return ""
    if (
        not n and view.row.last is None and view.together is None
    ):  # "not of late" would say that there was something before
        return several(size, tr("You have not talked yet."), tr("You have talked with none of them yet."))
    if size == 1:
        return tr("In touch in the last three months.") if n else tr("Not in touch in the last three months.")
    if not n:
        return tr("In touch with none of them in the last three months.")
    if n == size:
        return tr("In touch with all of them in the last three months.")
    said = tr("In touch with {0} of {1} in the last three months.")
    return said.replace("{0}", grouped(n)).replace("{1}", grouped(size))


def together(view: GroupView, today: date) -> str:
    """When some of them were together last; "" where nobody is in it."""
    met = view.together
    if met is None:
        return tr("Not yet together with two of them at once.") if view.row.size > 1 else ""
    ago = (today - met.day).days
    when = tr("today") if not ago else dates.of_year(met.day, today)
    said = tr("Last together {0} with {1}").replace("{0}", when).replace("{1}", of_them(met.people))
    if met.called:
        said += tr(" ({0})").replace("{0}", isolated(shortened(one_line(met.called), CALLED)))
    return said + "."


def of_them(n: int) -> str:
    """How many of a group."""
    return several(n, tr("1 of them"), tr("%n of them"))


def months(view: GroupView) -> str:
    """The strip of months for screen readers."""
    return tr("With how many there was a talk, by month, this one last: {0}").replace(
        "{0}", ", ".join(grouped(n) for n in view.months)
    )


def last(member: Member, today: date) -> str:
    """How long ago the last contact was."""
    return dates.short(member.last, today) if member.last else tr("never talked")


def second(member: Member, today: date) -> str:
    """What stands behind the name of a member: the employer, and since when they are in the group."""
    parts = [one_line(member.company)]
    if member.since is not None:
        whole = member.since.whole
        since = dates.of_year(whole, today) if whole else str(member.since.year or member.since.iso)
        parts.append(tr("in it since {0}").replace("{0}", since))
    return " · ".join(part for part in parts if part)


def member_words(member: Member | str, today: date, *, chosen: bool) -> str:
    """A member for screen readers."""
    if isinstance(member, str):
        return member
    parts = [
        shown_name(member.person.name),
        second(member, today),
        circle_name(member.circle) if member.circle else "",
        last(member, today),
        tr("chosen") if chosen else "",
    ]
    return ", ".join(part for part in parts if part)


def promise(n: int) -> str:
    """What the button says that promises to write to so many, within the week."""
    return several(n, tr("Promise to write to 1"), tr("Promise to write to %n"))


def chosen(n: int) -> str:
    """How many are chosen."""
    return numbered(tr("%n chosen"), n)
