"""The pictures of the guide are those that the command makes, and few colours show what many did."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from networker import app
from networker.ui import tour
from tests.packaging_scripts import ROOT, script


@pytest.fixture(scope="module")
def made() -> ModuleType:
    return script("make_pictures")


def test_the_folders_hold_what_the_command_writes(made: ModuleType) -> None:
    assert sorted(each.stem for each in (ROOT / "docs" / "pictures").iterdir()) == sorted(made.SHOWN)
    assert sorted(each.stem for each in (ROOT / "resources" / "screenshots").iterdir()) == sorted(
        made.OF_README
    )


@pytest.mark.parametrize("folder", ["docs/pictures", "resources/screenshots"])
def test_each_is_a_whole_window(folder: str) -> None:
    for each in (ROOT / folder).iterdir():
        picture = QImage(str(each))
        assert (picture.width(), picture.height()) == (tour.SIZE.width(), tour.SIZE.height()), each.name


def test_the_frequent_colours_stay_as_they_are(made: ModuleType) -> None:
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    for n in range(64 * 64):
        rare = QColor(n % 64 * 4, n // 64 * 4, 90)
        picture.setPixelColor(n % 64, n // 64, QColor("#1f6b54") if n % 3 else rare)
    small = made.small(picture)
    assert small.format() is QImage.Format.Format_Indexed8
    assert len(small.colorTable()) <= made.COLOURS
    seen = Counter(small.pixelColor(n % 64, n // 64).name() for n in range(64 * 64))
    assert seen["#1f6b54"] >= 64 * 64 * 2 // 3


@pytest.mark.prove
@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_the_tour_leads_past_all_of_them(
    made: ModuleType, language: str, tmp_path: Path, qapp: QApplication
) -> None:
    out = tmp_path / "pictures"
    out.mkdir()
    now = datetime.fromisoformat(made.MOMENT)
    written = tour.take_tour(out, place=tmp_path, clock=lambda: now, build=app.build, language=language)
    assert sorted(written) == sorted(out.iterdir())
    names = {each.stem for each in written}
    assert {f"{name}-light" for name in made.SHOWN} | {f"{name}-dark" for name in made.SHOWN} <= names
    assert set(made.OF_README) <= names
