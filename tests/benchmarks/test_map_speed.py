"""A map of 150 people out of 100,000 with a million talks: read, laid out and painted within a third of a second."""

import json
import statistics
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from networker import paths
from networker.services.ego import ME, Around, Middle, ego
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.ties_map.canvas import TieMap
from tests.benchmarks.large_book import NOW, PEOPLE, TODAY, fill

MOST_S, FLOOR_RATIO = 0.3, 20.0


def tie_up(book: Book) -> None:
    """Twenty thousand ties, four thousand groups of twelve and five thousand talks of four."""
    chance = Random(2)
    with book.step("tie", "Tying", now=NOW) as step:
        pairs = {(n, chance.randint(1, 3000)) for n in range(1, 3000) for _ in range(7)}
        step.insert_many(
            "tie", ("person_id", "other_id"), [pair for pair in pairs if pair[0] != pair[1]],
            same={"kind": "friend", "inverse": "", "notes": ""},
        )  # fmt: skip
        step.insert_many(
            "people_group", ("name", "folded"), [(f"Group {n}", f"group {n}") for n in range(4000)],
            same={"kind": "", "notes": ""},
        )  # fmt: skip
        seats = {(group, chance.randint(1, PEOPLE // 10)) for group in range(1, 4001) for _ in range(12)}
        step.insert_many("group_member", ("group_id", "person_id"), sorted(seats))
        guests = {(talk, chance.randint(1, 2000)) for talk in range(1, 5001) for _ in range(3)}
        there = set(
            book.read("SELECT interaction_id, person_id FROM interaction_person WHERE interaction_id <= 5000")
        )
        step.insert_many("interaction_person", ("interaction_id", "person_id"), sorted(guests - there))


@pytest.mark.prove
def test_a_map_is_drawn_in_time(data_dir: Path, qtbot: QtBot) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        fill(book)
        tie_up(book)
        theme = Theme(appearance="light", reduced_motion=True)
        canvas = TieMap(theme, Icons(paths.resources() / "icons"))
        qtbot.addWidget(canvas)
        canvas.resize(1000, 700)
        image = QImage(canvas.size(), QImage.Format.Format_RGB32)
        begun = time.perf_counter()
        sum(range(1_000_000))
        floor = time.perf_counter() - begun
        took: dict[str, list[float]] = {}
        for name, middle in (
            ("mine", ME),
            ("somebody", Middle(Around.PERSON, 7)),
            ("group", Middle(Around.GROUP, 5)),
        ):
            for _ in range(5):
                begun = time.perf_counter()
                found = ego(book, middle, today=TODAY)
                assert found is not None
                read = time.perf_counter() - begun
                canvas.show_ego(found)
                canvas.render(image, QPoint())
                took.setdefault(f"{name}, whole", []).append(time.perf_counter() - begun)
                took.setdefault(f"{name}, read", []).append(read)
                if middle.around is not Around.GROUP:
                    assert len(found.nodes) >= 149
        told = {name: round(1000 * statistics.median(each)) for name, each in took.items()}
        print(json.dumps(told | {"a million numbers added": round(1000 * floor)}))
        worst = max(statistics.median(each) for each in took.values())
        assert worst < max(MOST_S, FLOOR_RATIO * floor)
