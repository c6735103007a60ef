"""A page for what lies on one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
