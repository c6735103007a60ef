"""One function a verb: asks or changes the book and says the answer twice, as an object and as text."""

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from networker.cli import (
    ask_told,
    fruit_told,
    imports_told,
    offers,
    people_told,
    promises_told,
    steps_told,
    talks_told,
    today_told,
)
from networker.domain.changes import Changes
from networker.domain.vocabulary import Channel, ImportId, PersonId, State
from networker.services.errors import CannotDo, NeedsAnswer
from networker.store.book import Book

if TYPE_CHECKING:
    from networker.services.backups import Places


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb answers. `object` None: it has printed line by line itself.

    `changes` is what it wrote, `back` "undo" or "redo" where that was no step of its own.
    """

    object: dict[str, Any] | None
    text: str = ""
    status: int = 0
    complaint: str = ""
    changes: Changes = field(default_factory=Changes)
    back: str = ""


def import_(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker import settings
    from networker.formats.records import DateOrder
    from networker.services import backups, imports
    from networker.services.imports import gathered

    if given.first_row and not given.map:
        raise CannotDo("--first-row goes with --map, which says what the columns hold.")
    region = settings.load(book.folder).region
    plan = imports.plan(
        book,
        given.files,
        mapping=dict(given.map) or None,
        headed=given.first_row == "heading" if given.first_row else None,
        region=region,
        owner_names=given.owner,
        date_order=DateOrder(given.date_order) if given.date_order else None,
        now=now,
    )
    plan.with_offered = given.everybody
    gathered.leave_out(plan, out=given.without_other_contacts)
    if not given.dry_run:
        backups.before_import(book, now=now)
    report = imports.preview(book, plan) if given.dry_run else imports.apply(book, plan, now=now)
    told = imports_told.report(report), imports_told.report_text(report, dry=given.dry_run)
    return Answer(*told, changes=report.changes)


def imports_(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import imports

    past = imports.past(book)
    return Answer(
        {"imports": [imports_told.past_import(each) for each in past]}, imports_told.past_text(past)
    )


def people(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.cli import search_told
    from networker.domain.search_query import parse
    from networker.services import cards, search
    from networker.services.listing import Filter

    text = " ".join(given.query)
    if (remark := parse(text).said) is not None:
        raise CannotDo(search_told.sentence(remark))
    everybody = tuple(state.value for state in State)
    found = search.everywhere(book, Filter(query=text, states=everybody), order="name", today=now.date())
    ids = list(found.ids[: given.limit])
    listed = [people_told.person(card) for card in cards.cards(book, ids)]
    told = people_told.people_text(listed, len(found.ids), search_told.lines(book, ids, found.wanted))
    if found.near is not None:
        told = search_told.near(found.near) + "\n" + told
    return Answer({"total": len(found.ids), "people": listed}, told)


def show(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import cards
    from networker.services.called import only_one

    who = " ".join(given.who)
    person = PersonId(int(who)) if who.isdecimal() else only_one(book, who)
    found = cards.full(book, person, today=now.date())
    if found is None:
        raise CannotDo(f"There is nobody with the id {person}. Find ids with: networker people NAME.")
    whole = people_told.full(found)
    return Answer(whole, people_told.full_text(whole, found.facts, found.ties, found.promises, found.ahead))


def log(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    if given.sentence == ["-"]:
        return _log_lines(book, given, now)
    from networker.services import quick_log

    logged = quick_log.log(
        book, " ".join(given.sentence), now=now, lang=given.lang, new=given.new, dry_run=given.dry_run
    )
    status = 3 if logged.question and not given.dry_run else 0
    told = talks_told.logged(logged), talks_told.logged_text(logged)
    return Answer(*told, status, logged.question, logged.changes)


def _log_lines(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    """Print an answer for each line, in order, as soon as it is known; a bad line is answered too and stops nobody."""
    status, changes = 0, Changes()
    for line in filter(str.strip, given.lines):
        answer, written = _log_line(book, given, line, now)
        print(json.dumps(answer, ensure_ascii=False), file=given.out, flush=True)
        asks = "question" in answer and not given.dry_run
        status = 3 if asks else status or int("error" in answer)
        if written:
            changes = replace(written, everything=True) if changes else written
    return Answer(None, status=status, changes=changes)


def _log_line(
    book: Book, given: argparse.Namespace, line: str, now: datetime
) -> tuple[dict[str, Any], Changes]:
    from networker.services import quick_log

    try:
        wish = json.loads(line)
        say, at = wish["say"], datetime.fromisoformat(wish.get("now") or now.isoformat())
        lang = wish.get("lang", given.lang)
        if not isinstance(say, str) or lang not in ("en", "de", "es") or at.tzinfo is None:
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        said = 'not a line such as {"say": "coffee Ana", "now": "2026-11-24T09:00+01:00"}'
        return {"error": said}, Changes()
    logged = quick_log.log(book, say, now=at, lang=lang, new=given.new, dry_run=given.dry_run)
    return talks_told.logged(logged), logged.changes


def today(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker import settings
    from networker.services import reach_log, reach_out, sentences

    if given.log:
        rows = reach_log.log(book, today=now.date())
        return Answer(today_told.reach_log(rows), today_told.reach_log_text(rows))
    found = reach_out.today(book, now=now, size=settings.load(book.folder).list_length)
    return Answer(today_told.today(found), today_told.today_text(found, sentences.chosen(book)))


def trip(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import trip_views, trips

    day, number, changes = now.date(), given.show, Changes()
    if given.remove is not None:
        if given.words:
            raise CannotDo("Either a trip to note, or --remove with the id of one: not both at once.")
        gone = trips.remove(book, trips.TripId(given.remove), now=now)
        return Answer({"removed": given.remove, "label": gone.label}, gone.label, changes=gone)
    if given.words:
        said = trips.understand(book, " ".join(given.words), today=day)
        if said.wrong:
            raise CannotDo(said.wrong)
        assert said.since is not None
        assert said.until is not None
        towns = said.towns
        if len(towns) > 1:
            which = "; ".join(each.shown for each in towns)
            raise NeedsAnswer(f"Several towns are called {said.place}: write which one it is. {which}.")
        town = towns[0] if towns else None
        number, changes = trips.add(book, said.place, said.since, said.until, town=town, now=now)
    if number is None:
        lines = trip_views.ahead(book, day=day)
        return Answer({"trips": [offers.trip(each) for each in lines]}, offers.trips_text(lines))
    view = trip_views.view(book, trips.TripId(number), day=day)
    if view is None:
        raise CannotDo(f"There is no trip with the id {number}. Find ids with: networker trip.")
    return Answer(offers.trip_view(view), offers.trip_view_text(view), changes=changes)


def share(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import shares

    text = " ".join(given.words)
    if given.person is not None:
        person = PersonId(given.person)
        where = shares.channel_of(book, person, day=now.date())
        done = shares.share(book, person, text, channel=where, now=now)
        told = {"shared": done.label, "person": given.person, "channel": where.value}
        return Answer(told, done.label, changes=done)
    found = shares.who_cares(book, text, day=now.date())
    return Answer(offers.caring(found), offers.caring_text(found))


def ask(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    if given.teach is not None or given.forget is not None or given.taught:
        return _field_words(book, given, now)
    from networker.services import ask as asking

    question = " ".join(given.question).strip()
    if not question:
        raise CannotDo('Ask something, such as: networker ask "who knows about bees?"')
    found = asking.answers(book, question, now=now)
    return Answer(ask_told.answers(found), ask_told.answers_text(found))


def _field_words(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    """Words of the user's own for fields of knowledge: added, taken out, and listed."""
    from networker.domain.ask.fields import Part
    from networker.services import field_words

    changes = Changes()
    if given.forget is not None:
        changes = field_words.remove(book, given.forget, now=now)
    elif given.teach is not None:
        if not given.question:
            raise CannotDo("Say the words as well: networker ask --teach beekeeping varroa.")
        part = Part.WHO if given.who else Part.WHAT
        changes = field_words.add(book, given.teach, *given.question, part=part.value, now=now)
    listed = field_words.listed(book)
    return Answer(ask_told.own_words(listed), ask_told.own_words_text(listed), changes=changes)


def want(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import paths
    from networker.services.people import named

    changes = Changes()
    if given.person:
        changes = paths.want(book, [_one(book, " ".join(given.person))], not given.no_longer, now=now)
    elif given.no_longer:
        raise CannotDo("Say whom you know by now: networker want NAME --no-longer.")
    listed = [
        today_told.wanted(each.id, each.name, paths.path(book, each.id, day=now.date()))
        for each in named(book, paths.wanted(book))
    ]
    return Answer({"want": listed}, today_told.wanted_text(listed), changes=changes)


def asks(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.cli import asks_told
    from networker.services import asked_before

    found = asked_before.listing(book, limit=given.limit)
    listed = [asks_told.ask(each) for each in found.asks]
    return Answer({"total": found.total, "asks": listed}, asks_told.asks_text(listed, found.total))


def _one(book: Book, said: str) -> PersonId:
    """Whom an id or a name means. Raises CannotDo where it is nobody, or several."""
    from networker.services.listing import Filter, Listing, rows

    if said.isdecimal() and len(said) < 18:
        found = [int(said)] if rows(book, [int(said)]) else []
    else:
        everybody = tuple(state.value for state in State)
        found = list(Listing(book).ids(Filter(text=said, states=everybody), order="name").ids[:6])
    if not found:
        raise CannotDo(f"There is nobody called {said}. Find people with: networker people NAME.")
    if len(found) > 1:
        named = [f"{row.shown} ({number})" for number, row in rows(book, found[:5]).items()]
        more = " and others" if len(found) > 5 else ""
        raise CannotDo(f"{said} may be {', '.join(named)}{more}: say the id.")
    return PersonId(found[0])


def win(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import wins
    from networker.services.wins import WinSaid

    people = tuple(_one(book, each) for each in given.people)
    day = _day(given.on, now)
    channel = _channel(given.channel) if given.channel else wins.offer(book, people, day=day).channel
    said = WinSaid(text=" ".join(given.words), day=day, people=people, channel=channel)
    number, changes = wins.add(book, said, now=now)
    noted = wins.one(book, number)
    assert noted is not None
    return Answer(fruit_told.win(noted), fruit_told.win_text(noted), changes=changes)


def wins_(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.domain.fruit import WinId
    from networker.services import fruit, wins

    if given.delete is not None:
        gone = wins.delete(book, WinId(given.delete), now=now)
        return Answer({"removed": given.delete, "label": gone.label}, gone.label, changes=gone)
    keys = [(row.what, row.id) for row in fruit.index(book, text=" ".join(given.query))]
    views = fruit.fetch(book, keys)
    listed = [views[key] for key in keys if key in views]
    return Answer(fruit_told.listed(listed, wins.by_channel(book)), fruit_told.listed_text(listed))


def introduce(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.domain.vocabulary import Side
    from networker.services import introductions
    from networker.services.introductions import IntroductionSaid

    said = IntroductionSaid(
        side=Side.THEM if given.by else Side.ME, person=_one(book, given.one), other=_one(book, given.other),
        day=_day(given.on, now), words=given.words,
    )  # fmt: skip
    number, changes = introductions.add(book, said, now=now)
    noted = introductions.one(book, number)
    assert noted is not None
    return Answer(fruit_told.introduction(noted), changes.label, changes=changes)


def _day(said: str | None, now: datetime) -> date:
    if not said:
        return now.date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise CannotDo(f"{said!r} is no day such as 2026-12-03.") from None


def _channel(said: str) -> Channel:
    try:
        return Channel(said.lower())
    except ValueError:
        known = ", ".join(Channel)
        raise CannotDo(f"{said!r} is no channel. Known are: {known}.") from None


def due(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import follow_ups

    until = None
    if given.until:
        try:
            until = date.fromisoformat(given.until)
        except ValueError:
            raise CannotDo(f"{given.until!r} is no day such as 2026-12-03.") from None
    found = follow_ups.due(book, until=until)
    return Answer(
        {"follow_ups": [promises_told.follow_up(each) for each in found]},
        promises_told.follow_ups_text(found),
    )


def tidy(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.cli import tidy_told
    from networker.services.tidy import lists

    found = lists.all_counts(book, today=now.date())
    return Answer(tidy_told.tidy(found), tidy_told.tidy_text(found))


def undo_(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import undo

    if given.import_id is not None:
        done, back = undo.undo_import(book, ImportId(given.import_id), now=now), ""
    else:
        done, back = undo.undo(book, now=now), "undo"
    told = steps_told.undone(done), steps_told.undone_text(done, "Undone")
    return Answer(*told, changes=done.changes, back=back)


def redo(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import undo

    done = undo.redo(book, now=now)
    told = steps_told.undone(done), steps_told.undone_text(done, "Done again")
    return Answer(*told, changes=done.changes, back="redo")


def insights(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.cli import insights_told
    from networker.domain.spans import Span, days_of
    from networker.services.insights import (
        channels,
        circles,
        corners,
        counted,
        mix,
        noise,
        real_ties,
        rhythm,
        wins,
        year,
    )  # fmt: skip

    since, until = days_of(insights_told.SPANS[given.span], now.date())
    always, today = days_of(Span.EVERYTHING, now.date())
    found = {
        "counted": counted.read(book, today=until, since=since),
        "circles": circles.read(book, today=today, since=always),
        "realTies": real_ties.read(book, today=today, since=always),
        "channels": channels.read(book, today=until, since=since),
        "noise": noise.read(book, today=until, since=since),
        "mix": mix.read(book, today=today, since=always),
        "rhythm": rhythm.read(book, today=until, since=since),
        "corners": corners.read(book, today=today, since=always),
        "wins": wins.read(book, today=until, since=since),
        "year": year.read(book, today=until, since=since),
    }
    return Answer(
        insights_told.insights(found, since=since, until=until),
        insights_told.insights_text(found, since=since, until=until),
    )


def merge_(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import merge
    from networker.services.somebody import name_of

    done = merge.merge(book, given.keep, given.gone, now=now)
    name = name_of(book, given.keep)
    told = {"merged": done.label, "person": given.keep, "name": name}
    return Answer(told, f"{done.label}: {name} (id {given.keep})", changes=done)


def forget(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.cli import forgetting_told
    from networker.services import forgetting
    from networker.services.called import only_one

    where = _places(book)
    ids = [int(who) if who.isdecimal() else only_one(book, who) for who in given.who]
    found = forgetting.look(book, ids, where)
    if not given.yes or (found.copies and given.backups is None):
        raise NeedsAnswer(forgetting_told.question(found, backups=given.backups is not None))
    done = forgetting.forget(book, ids, where, now=now, remove_copies=given.backups == "remove")
    told = forgetting_told.forgotten_text(done, found.unreachable)
    return Answer(forgetting_told.forgotten(done), told, changes=done.changes)


def export(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import exports

    done = exports.export(book, given.path, format=given.format, now=now)
    return Answer(steps_told.exported(done), steps_told.exported_text(done))


def backup(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import backup as backups

    done = backups.write(book, given.folder, now=now)
    return Answer(
        {"ok": True, "written": str(done.path), "sha256": done.sha256}, f"Written and checked: {done.path}"
    )


def backups_(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.cli import backups_told
    from networker.services import backups

    found = backups.listed(_places(book))
    return Answer(backups_told.listed(found), backups_told.listed_text(found, now))


def restore(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.cli import backups_told
    from networker.services import backups, restoring

    where, path = _places(book), given.file
    if not path.is_absolute():  # no file where the words were typed
        path = next((each.path for each in backups.listed(where) if each.path.name == path.name), path)
    done = restoring.restore_from(book, path, where, now=now)
    return Answer(backups_told.restored(done), backups_told.restored_text(done, now), changes=done.changes)


def _places(book: Book) -> "Places":
    from networker import settings
    from networker.services import backups

    return backups.places(book, settings.load(book.folder).backup_folder)


def check(book: Book, given: argparse.Namespace, now: datetime) -> Answer:
    from networker.services import backup as backups

    problems = backups.check(book)
    return Answer(
        {"ok": not problems, "problems": problems},
        "\n".join(problems) or "All is well.",
        1 if problems else 0,
        "The book is damaged; put back a backup, or keep this file aside." if problems else "",
    )


VERBS: MappingProxyType[str, Callable[[Book, argparse.Namespace, datetime], Answer]] = MappingProxyType(
    {
        "import": import_,
        "imports": imports_,
        "people": people,
        "show": show,
        "log": log,
        "today": today,
        "trip": trip,
        "share": share,
        "ask": ask,
        "want": want,
        "asks": asks,
        "win": win,
        "wins": wins_,
        "introduce": introduce,
        "due": due,
        "insights": insights,
        "tidy": tidy,
        "undo": undo_,
        "redo": redo,
        "merge": merge_,
        "forget": forget,
        "export": export,
        "backup": backup,
        "backups": backups_,
        "restore": restore,
        "check": check,
    }
)
