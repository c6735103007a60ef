"""What can be done with the gathering shown, as the palette lists it."""

from collections.abc import Callable, Sequence

from networker.ui.gatherings import words
from networker.ui.gatherings.view import GatheringPane
from networker.ui.palette import PaletteAction
from networker.ui.text import one_line, visible


def offered(
    pane: GatheringPane, *, add: Callable[[], object], change: Callable[[], object]
) -> Sequence[PaletteAction]:
    """By the name of the gathering; nothing while none is shown."""
    if pane.view is None or not pane.isVisible():
        return ()
    name = visible(one_line(pane.view.row.name))
    listed: list[tuple[str, str, Callable[[], object], str]] = [
        (words.tr("Add somebody to {0}…"), "add", add, words.tr("guest who was there")),
        (words.tr("Change {0}…"), "gatherings", change, words.tr("rename gathering day place edit")),
        (words.tr("Delete {0}"), "close", pane.delete_requested.emit, words.tr("remove gathering")),
    ]
    if pane.map.isVisible():
        ties = words.tr("Map of ties at {0}")
        listed.insert(1, (ties, "group", pane.map_requested.emit, words.tr("who knows whom picture")))
    if pane.knows.isVisible():
        knows = words.tr("Who knows whom at {0}")
        listed.insert(1, (knows, "group", pane.acquainted_requested.emit, words.tr("introduce pairs")))
    if pane.invite.isVisible() and not pane.plan_shown:
        plan = (
            words.tr("Whom to invite to {0}…"),
            "add",
            pane.invite.click,
            words.tr("plan guests ask suggest"),
        )
        listed.insert(0, plan)
    if pane.all_there.isVisible():
        there = (
            words.tr("All were there: {0}"),
            "done",
            pane.all_there_requested.emit,
            words.tr("invited tick attended"),
        )
        listed.insert(0, there)
    if pane.log.isVisible():
        log = (
            words.tr("Log {0} with everybody"),
            "meeting",
            pane.log_requested.emit,
            words.tr("met all talk"),
        )
        listed.insert(0, log)
    return [PaletteAction(said.replace("{0}", name), "", icon, run, also) for said, icon, run, also in listed]
