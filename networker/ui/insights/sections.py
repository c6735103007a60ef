"""The sections of the page in its order: one line each. A row of the page holds two of them, side by side."""

from typing import Any

from networker.ui.insights.channels import CHANNELS
from networker.ui.insights.circles import CIRCLES
from networker.ui.insights.corners import CORNERS
from networker.ui.insights.mix import MIX
from networker.ui.insights.noise import NOISE
from networker.ui.insights.real_ties import REAL_TIES
from networker.ui.insights.rhythm import RHYTHM
from networker.ui.insights.section import Section
from networker.ui.insights.wins import WINS
from networker.ui.insights.year_section import YEAR

SECTIONS: tuple[Section[Any], ...] = (
    CIRCLES,
    CHANNELS,
    REAL_TIES,
    NOISE,
    MIX,
    RHYTHM,
    CORNERS,
    WINS,
    YEAR,
)
