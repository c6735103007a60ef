"""Whether somebody who looks at the window can see a part of it."""

from PySide6.QtWidgets import QWidget

ENOUGH = 100  # pixels of a tall part from its top: who it is, and why
NEARLY = 4  # pixels at an edge that hide nothing


def in_sight(part: QWidget) -> bool:
    """Whether the window is up and the part, or the top of a tall one, lies in what is scrolled into view."""
    if not part.isVisible() or part.window().isMinimized():
        return False
    seen = part.visibleRegion().boundingRect()
    needed = min(part.height(), ENOUGH) - NEARLY
    return not seen.isEmpty() and seen.top() <= NEARLY and seen.bottom() + 1 >= needed
