"""Sections drawn by themselves, and what they ask for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.ui.icons import Icons
from networker.ui.insights.figures import Kit, Wanted
from networker.ui.insights.section import Section, SectionView
from networker.ui.theme import Theme

Drawn = Callable[[Section[Any], Any], SectionView]


@pytest.fixture
def wanted() -> list[Wanted]:
    """What was pressed."""
    return []


@pytest.fixture
def gone_to() -> list[str]:
    """The pages that were asked for."""
    return []


@pytest.fixture
def drawn(
    qtbot: QtBot, theme: Theme, icons: Icons, wanted: list[Wanted], gone_to: list[str]
) -> Iterator[Drawn]:
    """Puts a section up with an answer, 560 wide.

    Each is kept until pytest-qt has taken it down: what Python collects first is asked for keys while it falls apart.
    """
    kept: list[SectionView] = []

    def draw(section: Section[Any], found: Any) -> SectionView:
        view = SectionView(section, Kit(theme, icons, wanted.append, gone_to.append))
        view.people_wanted.connect(wanted.append)
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(560, 600)
        view.show()
        view.show_found(found)
        view.activateWindow()
        return view

    yield draw
    kept.clear()


def said(view: QWidget) -> list[str]:
    """The names of everything in a section that a screen reader is told."""
    return [each.accessibleName() for each in view.findChildren(QWidget) if each.accessibleName()]
