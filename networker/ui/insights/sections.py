"""The sections of the page in its order: one line each. A row of the page holds two of them, side by side."""

from typing import Any

from networker.ui.insights.section import Section

SECTIONS: tuple[Section[Any], ...] = ()
