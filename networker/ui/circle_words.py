"""What the circles are called, and how much room is in each: said once for menus, rows and sentences."""

from PySide6.QtCore import QCoreApplication

from networker.domain.vocabulary import Circle
from networker.ui.text import grouped


def _tr(text: str) -> str:
    return QCoreApplication.translate("circles", text)


def circle_name(circle: Circle) -> str:
    """The name of a circle, by itself."""
    return {
        Circle.INNER: _tr("Inner"),
        Circle.CLOSE: _tr("Close"),
        Circle.GOOD: _tr("Good"),
        Circle.WIDE: _tr("Wide"),
        Circle.BEYOND: _tr("Beyond"),
    }[circle]


def within_a_sentence(circle: Circle) -> str:
    """The same behind "your": in "like your close circle"."""
    return {
        Circle.INNER: _tr("inner"),
        Circle.CLOSE: _tr("close"),
        Circle.GOOD: _tr("good"),
        Circle.WIDE: _tr("wide"),
        Circle.BEYOND: _tr("beyond"),
    }[circle]


def room(circle: Circle, people: int) -> str:
    """ "13 of 15"; beyond has no limit."""
    if circle.capacity is None:
        return _tr("no limit")
    return _tr("{0} of {1}").replace("{0}", grouped(people)).replace("{1}", grouped(circle.capacity))
