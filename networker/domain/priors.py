"""What a wish or a circle suggests for a rhythm before contact days tell of one."""

from networker.domain.circles import RHYTHM_DAYS
from networker.domain.reachout import Prior
from networker.domain.vocabulary import Circle

NO_CIRCLE_DAYS = 90.0


def prior(circle: int | None, wish_days: int | None, *, learnt: bool = True) -> Prior | None:
    """Rule 8: what the user's wish, else the circle, suggests for a rhythm; None: the user's own mean does.

    `learnt`: there is such a mean, as somebody was talked with twice; else it is 90 days.
    """
    if wish_days:
        return Prior(float(wish_days), wish=True)
    suggested = RHYTHM_DAYS.get(Circle(circle)) if circle else None
    if suggested is None and not learnt:
        suggested = NO_CIRCLE_DAYS
    return Prior(suggested) if suggested else None
