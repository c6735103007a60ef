"""Where the names on a map of ties stand: beside their people, and none over another name or over somebody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

GAP = 3.0  # pixels between somebody and their name


class Disc(NamedTuple):
    """Somebody on the map, in pixels."""

    x: float
    y: float
    radius: float


class Box(NamedTuple):
    """The room of a name, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether two share some room."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class _Taken:
    """The room that is taken, in cells: a box is held against those near it alone."""

    CELL = 64

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)

    def _of(self, box: Box) -> Iterator[tuple[int, int]]:
        for x in range(int(box.x // self.CELL), int((box.x + box.width) // self.CELL) + 1):
            for y in range(int(box.y // self.CELL), int((box.y + box.height) // self.CELL) + 1):
                yield x, y

    def take(self, box: Box, n: int) -> None:
        """`n`: whose it is; -1 for a name."""
        for cell in self._of(box):
            self._cells[cell].append((box, n))

    def is_free(self, box: Box, n: int) -> bool:
        """Whether nobody but `n` has any of it."""
        return not any(
            box.meets(other)
            for cell in self._of(box)
            if cell in self._cells
            for other, of in self._cells[cell]
            if of != n
        )


def place(
    discs: Sequence[Disc], widths: Sequence[float], height: float, *, order: Iterable[int], room: Box
) -> dict[int, Box]:
    """Boxes for as many names as find room within `room`, by their place in `discs`; `order`: who may choose first.

    A name stands below, else at the outer side, else above. Whoever finds no room has none: the list beside the map names them.
    """
    taken, placed = _Taken(), dict[int, Box]()
    for n, disc in enumerate(discs):
        taken.take(_around(disc), n)
    middle = room.x + room.width / 2
    for n in order:
        disc, width = discs[n], widths[n]
        below = Box(disc.x - width / 2, disc.y + disc.radius + GAP, width, height)
        above = Box(below.x, disc.y - disc.radius - GAP - height, width, height)
        right = Box(disc.x + disc.radius + GAP, disc.y - height / 2, width, height)
        left = Box(disc.x - disc.radius - GAP - width, right.y, width, height)
        sides = (right, left) if disc.x >= middle else (left, right)
        for box in (below, sides[0], above, sides[1]):
            if _inside(box, room) and taken.is_free(box, n):
                placed[n] = box
                taken.take(box, -1)
                break
    return placed


def _around(disc: Disc) -> Box:
    return Box(disc.x - disc.radius, disc.y - disc.radius, 2 * disc.radius, 2 * disc.radius)


def _inside(box: Box, room: Box) -> bool:
    return (
        box.x >= room.x
        and box.y >= room.y
        and box.x + box.width <= room.x + room.width
        and box.y + box.height <= room.y + room.height
    )
