"""What window, tray and small windows work on together: one book, its lanes, and whoever asks it in the name of all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.services.first_page import FirstPage
from networker.ui.drafts import Drafts
from networker.ui.today_feed import TodayFeed
from networker.ui.verbs import Verbs


@dataclass(frozen=True, slots=True)
class Session:
    """One book while it is open. All that is made here goes with its lanes."""

    book: Book
    jobs: Jobs
    clock: Clock
    drafts: Drafts
    verbs: Verbs
    today: TodayFeed


def begin(
    book: Book, first: FirstPage, clock: Clock, *, list_length: Callable[[], int], parent: QObject
) -> Session:
    """Work on a book. `list_length`: how many people a day are named, whenever that is asked."""
    jobs = Jobs(parent)
    return Session(
        book=book,
        jobs=jobs,
        clock=clock,
        drafts=Drafts(book, jobs, jobs, found=first.begun),
        verbs=Verbs(book, jobs, clock, jobs),
        today=TodayFeed(book, jobs, clock, list_length=list_length),
    )
