"""What is new about people, the occasions of today's list: out of exports, trips, gatherings and meetings ahead, words that wait."""

import sqlite3
from datetime import date, timedelta

from networker.domain.reach_rules import News
from networker.domain.reach_words import news_of_address
from networker.services import trips
from networker.services.occasions import AHEAD_DAYS, words_waiting
from networker.store import meetings
from networker.store import reach as store

NEWS_DAYS = 60  # how long a new job is news
NEWS = 200  # so much of it is looked at, the latest first: a whole network's worth may come at once


def news_of(sql: sqlite3.Connection, day: date) -> dict[int, News]:
    """By person what is new on a local day; the better reason takes the place."""
    found = _of_exports(sql, day) | trips.news(sql, day)
    waiting = words_waiting(sql, day)
    ahead = meetings.gatherings_ahead(
        sql, since=day.isoformat(), until=(day + timedelta(days=AHEAD_DAYS)).isoformat()
    )
    for person, gathering, place, when, of_calendar in ahead:
        if of_calendar and person in waiting:
            continue  # an answer need not wait for the day
        text = ", ".join(filter(None, (gathering, place if of_calendar else "")))
        found[person] = News("meeting" if of_calendar else "gathering", text, date.fromisoformat(when))
    return waiting | found


def _of_exports(sql: sqlite3.Connection, day: date) -> dict[int, News]:
    """What exports told of the last weeks, the latest first where it is a whole network's worth."""
    found: dict[int, News] = {}
    begin, today = (day - timedelta(days=NEWS_DAYS)).isoformat(), day.isoformat()
    facts = store.new_facts(sql, since=begin, until=today)
    for wanted in ("address", "left", "connected"):
        for person, field, value, detail, since in facts:
            if field == wanted:
                what, text = field, detail or "LinkedIn"
                if field == "address":
                    what, text = news_of_address(detail, value)
                found[person] = News(what, text, date.fromisoformat(since))
    for person, company, title, moved, told, since in store.new_jobs(sql, since=begin, until=today):
        what, text = ("job", company) if moved else ("title", title)
        what += "" if told else " now"
        if text:
            found[person] = News(what, text, date.fromisoformat(since))
    if len(found) <= NEWS:
        return found
    return dict(sorted(found.items(), key=lambda each: each[1].day, reverse=True)[:NEWS])
