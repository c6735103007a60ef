"""A theme and the project's icons for every test of a widget."""

import pytest
from PySide6.QtWidgets import QApplication

from networker import paths
from networker.ui.icons import Icons
from networker.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(appearance="light", reduced_motion=True)


@pytest.fixture
def icons() -> Icons:
    return Icons(paths.resources() / "icons")
