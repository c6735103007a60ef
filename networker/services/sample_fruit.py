"""Introductions and recommendations of the sample people, as the source tells them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from networker.domain.fruit import Letter, asked_from
from networker.domain.vocabulary import Side
from networker.services.sample_network import SampleIntroduction, SampleLetter, SampleNetwork
from networker.store.writer import Step


def introductions(
    source: Mapping[str, Any], today: date, numbers: Mapping[str, int]
) -> tuple[SampleIntroduction, ...]:
    """Those of whom both are among the people."""
    return tuple(
        SampleIntroduction(
            today - timedelta(days=each["ago"]), Side(each["side"]), numbers[each["people"][0]],
            numbers[each["people"][1]], each["words"], each["came"],
        )
        for each in source["introductions"]
        if all(key in numbers for key in each["people"])
    )  # fmt: skip


def letters(source: Mapping[str, Any], today: date, numbers: Mapping[str, int]) -> tuple[SampleLetter, ...]:
    """Those of whoever is among the people."""
    return tuple(
        SampleLetter(
            today - timedelta(days=each["ago"]), Side(each["side"]), numbers[each["person"]], each["kind"],
            each["text"],
        )
        for each in source["letters"]
        if each["person"] in numbers
    )  # fmt: skip


def write(step: Step, network: SampleNetwork, people: Sequence[int]) -> None:
    """Write them within the caller's step. `people`: the ids of the book, by the number in the network."""
    for each in network.introductions:
        step.insert(
            "introduction", person=people[each.person], other=people[each.other], side=each.side.value,
            day=each.day.isoformat(), words=each.words, came=each.came,
            ask_from=asked_from(each.day).isoformat() if each.side is Side.ME else None,
        )  # fmt: skip
    for letter in network.letters:
        step.insert(
            "recommendation", person=people[letter.person], side=letter.side.value, state=Letter.GIVEN.value,
            kind=letter.kind, day=letter.day.isoformat(), text=letter.text,
        )  # fmt: skip
