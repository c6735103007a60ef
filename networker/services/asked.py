"""Introductions that were asked for or promised, and what ends them besides being made: a death, or the two becoming one."""

from collections.abc import Collection

from networker.store import introductions
from networker.store import reached as store
from networker.store.writer import Step


def end(step: Step, people: Collection[int], *, of_all: bool = False) -> None:
    """Take out, within the caller's step, the open introductions that one of these people takes part in.

    `of_all`: only those in which all of them do. Whoever was to be met rests no longer for it.
    """
    least = len(people) if of_all else 1
    for promise, action in store.introductions(step.connection, people, least=least):
        take_out_promise(step, promise)
        if action is not None:
            step.delete("reach_action", action)
    for promise in introductions.promised_of(step.connection, people, least=least):
        take_out_promise(step, promise)


def take_out_promise(step: Step, promise: int) -> None:
    """Delete a promise with whom it concerns, within the caller's step."""
    for (link,) in step.rows("SELECT id FROM follow_up_person WHERE follow_up_id = ?", (promise,)):
        step.delete("follow_up_person", link)
    step.delete("follow_up", promise)
