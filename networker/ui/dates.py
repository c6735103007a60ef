"""Days as people read them: relative under a week, then shorter the longer ago; whole in the tooltip.

Pure: `today` is always given, words come from the locale.
"""

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from networker.domain.dates import PartialDate


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("dates", text, None, n)


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


_SHORT = "d MMM"
FORM = "form of a day"  # in which a translator is asked whether a form is written in figures


def said(day: date | QDate, form: str) -> str:
    """A day in a form of Qt's as it is written in English, "d MMM yyyy": in figures where that was chosen, else in words."""
    figures = QCoreApplication.translate(FORM, form)
    if figures != form:
        return QLocale().toString(day if isinstance(day, QDate) else _q(day), figures)
    return _written(day, form)


def _written(day: date | QDate, form: str) -> str:
    """In this form, with the points and words of the language."""
    locale = QLocale()
    if locale.language() is QLocale.Language.German:
        form = "d." if form == "d" else form.replace("d M", "d. M").replace("dddd d.", "dddd, d.")
    elif locale.language() is QLocale.Language.Spanish:
        form = form.replace("d MMMM", "d 'de' MMMM").replace("MMMM yyyy", "MMMM 'de' yyyy")
    return locale.toString(day if isinstance(day, QDate) else _q(day), form)


def due(day: date | None, at: time | None, today: date) -> str:
    """When a promise is due: its day as `short` says it, and the time where one was said; "since 25 Nov" where it is past.

    The days that have gone by are not counted.
    """
    if day is not None and day < today:
        near = day.year == today.year or (today - day).days < 300
        since = said(day, "d MMM" if near else "MMM yyyy")
        return _tr("since {0}").replace("{0}", since)
    return (
        f"{short(day, today)} {at:%H:%M}".strip() if day is not None and at is not None else short(day, today)
    )


def short(day: date | None, today: date) -> str:
    """ "today", "3 days", "12 Nov", "Nov 2025", "2019"; "" for no day. Ahead: "tomorrow", "Friday", "12 Dec"."""
    if day is None:
        return ""
    ago = (today - day).days
    if ago == 0:
        return _tr("today")
    if 0 < ago < 7:
        return _tr("1 day") if ago == 1 else _tr("{0} days").replace("{0}", str(ago))
    if ago == -1:
        return _tr("tomorrow")
    if -7 < ago < 0:
        return said(day, "dddd")
    if -300 < ago < 300 and (ago < 0 or day.year == today.year):
        return said(day, "d MMM")
    if abs(ago) < 730:
        return said(day, "MMM yyyy")
    return str(day.year)


def full(day: date, at: datetime | None = None) -> str:
    """The whole day, and the time where it is known, for tooltips and screen readers."""
    words = (
        said(day, "dddd d MMMM yyyy")
        if in_figures()
        else QLocale().toString(_q(day), QLocale.FormatType.LongFormat)
    )
    return f"{words}, {at:%H:%M}" if at is not None else words


def headings(day: date) -> tuple[str, ...]:
    """ "Friday 20 November", for the head of today; then shorter ones for less room."""
    return tuple(said(day, form) for form in ("dddd d MMMM", "ddd d MMM", "d MMM"))


def of_year(day: date, today: date) -> str:
    """ "12 Nov", or "12 Nov 2025" where that is not this year."""
    return said(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def with_year(day: date) -> str:
    """ "12 Nov 2025"."""
    return said(day, "d MMM yyyy")


def in_words(day: date) -> str:
    """ "12 November 2025", within a sentence, whose dates are words also where others are in figures."""
    return _written(day, "d MMMM yyyy")


def in_figures() -> bool:
    """Whether dates were chosen to be in figures: two of them then have no month in common that could be left out."""
    return QCoreApplication.translate(FORM, _SHORT) != _SHORT


def month(year: int, month_: int, today: date) -> str:
    """A month's name, with its year where that is not this one."""
    return said(QDate(year, month_, 1), "MMMM" if year == today.year else "MMMM yyyy")


def month_heading(year: int, month_: int, today: date) -> str:
    """The same above a part of a list: with a capital, also where the language writes months small within a sentence."""
    name = month(year, month_, today)
    return name[:1].upper() + name[1:]


def weekday(day: date) -> str:
    """ "Fri"."""
    return said(day, "ddd")


def day_of_month(day: date) -> str:
    """ "20", as the first of two days whose month is named once, or below the name of its month."""
    return said(day, "d")


def month_short(day: date) -> str:
    """ "Nov"."""
    return said(day, "MMM")


def span(days: int) -> str:
    """A silence in words: "3 days", "7 weeks", "5 months", "2 years"; a longer one is never told as a shorter one."""
    for size, above, one, many in (
        (30.44, 81, _tr("1 month"), _tr("{0} months")),
        (7.0, 14, _tr("1 week"), _tr("{0} weeks")),
        (1.0, 0, _tr("1 day"), _tr("{0} days")),
    ):
        if above <= days < 700:
            n = max(round(days / size), 1)
            return one if n == 1 else many.replace("{0}", str(n))
    if days < 0:
        return _tr("today")
    # Full years, as anniversaries count them: up to three quarters of a day before so many years of 365.25 days.
    return _tr("{0} years").replace("{0}", str(max(int((days + 0.75) / 365.25), 2)))


def often(days: float) -> str:
    """A rhythm in words: "every day", "every 3 weeks", "every 2 years"."""
    n = max(round(days), 1)
    for size, above, one, many in (
        (365.25, 700, "", _tr("every {0} years")),
        (30.44, 81, _tr("every month"), _tr("every {0} months")),
        (7.0, 14, _tr("every week"), _tr("every {0} weeks")),
        (1.0, 0, _tr("every day"), _tr("every {0} days")),
    ):
        if n >= above:
            times = max(round(n / size), 1)
            return one if times == 1 and one else many.replace("{0}", str(times))
    return ""


def birthday(text: str) -> str:
    """A partial date (ISO, the year may be missing) as "3 May 1980" or "3 May"; other text as it is."""
    try:
        born = PartialDate.parse(text)
    except ValueError:
        return text
    if not born.month or not born.day:
        return text
    form = "d MMMM yyyy" if born.year else "d MMMM"
    return said(QDate(born.year or 2000, born.month, born.day), form)
