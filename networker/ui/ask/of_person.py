"""How a question reads in the column of somebody who was asked it."""

from datetime import date

from networker.domain.vocabulary import PersonId
from networker.services.asked_before import AskView
from networker.ui import dates
from networker.ui.about.rows import Said
from networker.ui.ask import words
from networker.ui.text import one_line


def said(ask: AskView, person: PersonId, today: date) -> Said:
    """The question with the day, and below it what they answered and what came of it."""
    [mine] = [each for each in ask.people if each.person == person]
    if mine.helped:
        came = words.tr("It helped; thanks are promised.") if mine.thanks else words.tr("It helped.")
    elif mine.helped is False:
        came = words.tr("It did not help.")
    else:
        came = "" if mine.answer or ask.outcome else words.came(ask)
    answer = one_line(mine.answer) or one_line(ask.outcome)
    day = words.tr("Asked {0}").replace("{0}", dates.short(mine.day or ask.day, today))
    small = ". ".join(part.rstrip(".") for part in (day, answer, came) if part) + "."
    return Said("", ((one_line(ask.question), False), (small, True)), icon=words.OUTCOME_ICONS[ask.came])
