"""The places of the window and of its panes as text, for the settings."""

import base64

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget

from networker.ui.panes import Panes


def told(window: QWidget, panes: Panes) -> tuple[str, str]:
    """Where both are now, base64."""
    found = (window.saveGeometry(), panes.state)
    first, second = (base64.b64encode(each.data()).decode() for each in found)
    return first, second


def restore(window: QWidget, panes: QSplitter, geometry: str, state: str) -> None:
    """Put both where they were, as far as they still fit there; "" leaves one where it is."""
    if geometry:
        window.restoreGeometry(QByteArray(base64.b64decode(geometry)))
    if state:
        panes.restoreState(QByteArray(base64.b64decode(state)))
