"""What a verb changed: the one message that every pane, the tray and the command line understand."""

from dataclasses import dataclass, field

from networker.domain.vocabulary import StepId


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that one transaction touched, so that a pane drops just those.

    `everything` is set where the rows are too many to name (an import, its undo): panes then ask anew.
    `step` is None where nothing was written that could be undone.
    """

    step: StepId | None = None
    label: str = ""
    people: frozenset[int] = field(default_factory=frozenset)
    interactions: frozenset[int] = field(default_factory=frozenset)
    follow_ups: frozenset[int] = field(default_factory=frozenset)
    today: bool = False
    everything: bool = False
    searches: bool = False  # those that are kept

    def __bool__(self) -> bool:
        return bool(
            self.step or self.people or self.interactions or self.follow_ups or self.today or self.everything
        )

    def touches_person(self, person: int) -> bool:
        """Whether what is shown of this person may have changed."""
        return self.everything or person in self.people
