"""Who knows whom, in sentences."""

from PySide6.QtCore import QCoreApplication

from networker.domain.introducing import Common
from networker.services.ego import Around
from networker.services.introducing import Acquainted, Pair
from networker.ui.text import isolated, one_line, several, shortened, shown_name
from networker.ui.ties_map import words as map_words

KNOWN, STRANGERS = -1, -2  # heads
LONGEST_NAME = 40  # letters of a name within a row


def tr(text: str) -> str:
    """A sentence of this page in the language of the interface."""
    return QCoreApplication.translate("acquainted", text)


def title(found: Acquainted) -> str:
    """Of what it is told."""
    return tr("Who knows whom: {0}").replace("{0}", one_line(found.title))


def summary(found: Acquainted) -> str:
    """How many pairs know each other, and how many could be introduced."""
    said = several(found.people, tr("Of 1 person"), tr("Of %n people"))
    if found.known:
        more = several(
            found.strangers, tr("1 more has something in common"), tr("%n more have something in common")
        )
        said += " " + several(
            found.known, tr("1 pair is known to know each other"), tr("%n pairs are known to know each other")
        )
    else:
        more = several(
            found.strangers, tr("1 pair has something in common"), tr("%n pairs have something in common")
        )
        said += " " + tr("no two are known to know each other")
    if found.strangers:
        said += f"; {more}"
    said += "."
    if found.left_out:
        said += " " + several(
            found.left_out, tr("1 further from you is left out."), tr("%n further from you are left out.")
        )
    return said


def heads() -> dict[int, str]:
    """What stands over the two parts of the list."""
    return {STRANGERS: tr("Introduce them: they share something"), KNOWN: tr("They know each other")}


def names(pair: Pair) -> str:
    """ "Ana Torres and Ben Ode", both seen however long the first is called."""
    one, other = (isolated(shortened(shown_name(each.name), LONGEST_NAME)) for each in (pair.one, pair.other))
    return tr("{0} and {1}").replace("{0}", one).replace("{1}", other)


def common(what: Common) -> str:
    """One thing that both have."""
    said = tr("both: {0}") if what.what == "topic" else tr("both with {0}")
    return said.replace("{0}", one_line(what.text))


def in_common(pair: Pair) -> str:
    """What two share who do not know each other, to be written down."""
    return ", ".join(common(each) for each in pair.shared[:3])


def why(pair: Pair) -> str:
    """How they know each other, or what they share."""
    if pair.shared:
        return ", ".join(isolated(common(each)) for each in pair.shared[:3])
    return map_words.why(pair.links, isolated(shown_name(pair.other.name)))


def spoken(pair: Pair | str) -> str:
    """A row for screen readers."""
    return pair if isinstance(pair, str) else f"{names(pair)}, {why(pair)}"


def nobody(found: Acquainted) -> tuple[str, str]:
    """What is said where there is no pair to tell of."""
    if found.people < 2:
        return tr("It takes two"), tr(
            "As soon as two people are named, it is said here whether they know each other."
        )
    text = tr(
        "A talk with both, a gathering, a group, a tie, a topic or an employer that they share would tell."
    )
    return tr("Nothing tells yet who knows whom"), text


def promise(pair: Pair) -> str:
    """What is promised: "Introduce Ana Torres and Ben Ode"."""
    return tr("Introduce {0}").replace("{0}", f"{shown_name(pair.one.name)} & {shown_name(pair.other.name)}")


def is_group(found: Acquainted) -> bool:
    """Whether it is told of a group."""
    return found.middle.around is Around.GROUP
