"""How many meetings of a calendar lie ahead, and what becomes of them, in words."""

from dataclasses import dataclass


@dataclass(slots=True)
class MeetingsCount:
    """How many meetings ahead a plan would note, move, call off, or change in who comes, place or name."""

    new: int = 0
    moved: int = 0
    off: int = 0
    changed: int = 0
    past: int = 0  # that were to be within the last fortnight: noted, for the user to say whether they were
    strangers: int = 0  # with nobody of the book: left out

    @property
    def written(self) -> int:
        """How many of them are written."""
        return self.new + self.past + self.moved + self.off + self.changed

    @property
    def sentences(self) -> tuple[str, ...]:
        """What becomes of them, for the preview and the report."""
        counts = (
            (self.new, "noted"), (self.moved, "moved"), (self.changed, "changed"), (self.off, "called off"),
        )  # fmt: skip
        told = ", ".join(f"{n:,} {what}" for n, what in counts if n)
        left_out = f"{self.strangers:,} ahead with nobody of the book, left out."
        of_late = (
            f"Meetings of late: {self.past:,} noted. The calendar was written before, so say whether you met."
        )
        return (
            *((f"Meetings ahead: {told}.",) if told else ()),
            *((of_late,) if self.past else ()),
            *((left_out,) if self.strangers else ()),
        )
