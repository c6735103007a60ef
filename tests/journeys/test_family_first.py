"""Chinese, Japanese and Korean names on every page: the family first and without a space, as they are written."""

from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.names import sort_key
from networker.domain.vocabulary import PersonId, Side
from networker.services import follow_ups
from networker.store.book import Book
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, opened
from tests.journeys.walk import everywhere
from tests.ui.pseudo import Shown

# Whom the pages of the samples speak of most, and what they are called instead: given name and family.
OTHERS = {
    "Ben Ode": ("小明", "李"), "Noor Haddad": ("花子", "佐藤"), "Hana Sato": ("하늘", "김"), "Tomás Rey": ("伟", "王"),
    "Lucía Prado": ("芳", "张"), "Ines Duarte": ("太郎", "鈴木"), "Carla Wu": ("敏", "刘"), "Rosa Vidal": ("民準", "朴"),
}  # fmt: skip


def _called_so(folder: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        samples.fill(book, now=NOW)
        numbers = [
            PersonId(book.read("SELECT id FROM person WHERE name = ?", (name,))[0][0]) for name in OTHERS
        ]
        for number, (given, family) in zip(numbers, OTHERS.values(), strict=True):
            name = f"{given} {family}"  # as sources have it whose parts are known
            with book.step("rename", "", now=NOW) as step:
                step.update("person", number, name=name, given=given, family=family, folded=sort_key(name))
        follow_ups.add(book, side=Side.ME, text="Send the map", due=NOW.date(), people=numbers[:2], now=NOW)


def test_the_family_stands_first_wherever_somebody_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _called_so(tmp_path)
    shown = Shown(monkeypatch)
    with opened(tmp_path) as program:
        program.window.resize(1280, 800)
        settle(program)
        for where in everywhere(program):
            shown.look(where)
    told = {text.replace("\u2068", "").replace("\u2069", ""): where for text, where in shown.texts.items()}
    turned = [
        f"{where}: {text[:100]!r}"
        for text, where in told.items()
        for given, family in OTHERS.values()
        if f"{given} {family}" in text
    ]
    assert not turned, "\n".join(turned)
    for given, family in OTHERS.values():
        places = {where.partition(":")[0] for text, where in told.items() if family + given in text}
        assert len(places) > 1, (family + given, places)
    everywhere_named = {
        where.partition(":")[0].partition(",")[0]
        for text, where in told.items()
        if any(f + g in text for g, f in OTHERS.values())
    }
    assert len(everywhere_named) > 8, everywhere_named
