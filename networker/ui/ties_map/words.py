"""The map of ties in words: its head, why somebody is on it, and what is said of whoever has the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from networker.domain.path import Link
from networker.domain.ties import INTRODUCED, INTRODUCED_BY
from networker.services.ego import Around, Ego, Node
from networker.ui.text import isolated, several, shown_name
from networker.ui.tie_words import tie_word


def tr(text: str) -> str:
    return QCoreApplication.translate("TiesMap", text)


def title(ego: Ego) -> str:
    """Whose map it is."""
    return tr("Your ties") if ego.middle.around is Around.ME else shown_name(ego.title)


def summary(ego: Ego) -> str:
    """How many are on it, and how many more there would be."""
    steps = [sum(1 for node in ego.nodes if node.step == step) for step in (1, 2)]
    if ego.middle.around is Around.ME:
        said = several(steps[0], tr("1 person near you"), tr("%n people near you"))
    elif ego.middle.around is Around.PERSON:
        said = several(steps[0], tr("1 person they know"), tr("%n people they know"))
    else:
        said = several(steps[0], tr("1 person in it"), tr("%n people in it"))
    if steps[1]:
        said += tr(", and ") + several(steps[1], tr("1 whom those know"), tr("%n whom those know"))
    if ego.left_out:
        more = several(
            ego.left_out, tr("1 more is left out: whose tie is less sure"),
            tr("%n more are left out: those whose ties are less sure"),
        )  # fmt: skip
        said += f". {more}"
    return said


def why(links: Sequence[Link], of: str) -> str:
    """The surest things that tie somebody to `of`, in a few words: "friend of Ana, both in Divers"."""
    said = [link_in_words(link, of) for link in links[:2]]
    if len(links) > 2:
        said.append(several(len(links) - 2, tr("1 thing more"), tr("%n things more")))
    return ", ".join(said)


def link_in_words(link: Link, of: str) -> str:
    """One thing that ties somebody to `of`."""
    if link.what == "talk":
        return several(link.n, tr("at 1 talk together"), tr("at %n talks together"))
    if link.what in ("gathering", "group"):
        said = tr("both at %1") if link.what == "gathering" else tr("both in %1")
        return said.replace("%1", isolated(link.text))
    if link.what == "colleague":
        return tr("both with %1").replace("%1", isolated(link.text))
    if link.text == INTRODUCED_BY:
        return tr("introduced %1").replace("%1", of)
    if link.text == INTRODUCED:
        return tr("introduced by %1").replace("%1", of)
    return tr("%1 of %2").replace("%1", tie_word(link.text)).replace("%2", of)


def row(node: Node, names: dict[int, str], middle: str) -> str:
    """The second line of somebody in the list: why they are here."""
    if node.step == 2 and node.via is not None:
        return why(node.why, names.get(node.via, ""))
    if node.why:
        return why(node.why, middle)
    return node.company


def said(node: Node, ties: int) -> str:
    """What is said of somebody on the map to whoever does not see it."""
    name = shown_name(node.shown)
    return f"{name}, {several(ties, tr('1 tie here'), tr('%n ties here'))}"
