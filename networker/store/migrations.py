"""How older books become today's: a copy aside, then one IMMEDIATE transaction for each change.

A migration is plain SQL over the tables as they were then; it never uses the live models. Its record and
`user_version` are written in the same transaction, so a file is always before it or after it.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import peewee as pw

from networker.domain.shown_names import order_key
from networker.store import backup, connection, contact_days, derive, full_text, keys_anew, tie_turns
from networker.store.cipher import Cipher, connect
from networker.store.errors import BookError, OldBook
from networker.store.over import over

Change = Callable[[pw.SqliteDatabase], None]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from `version - 1` to `version`."""

    version: int
    name: str
    change: Change


def _facts_beside(database: pw.SqliteDatabase) -> None:
    """Which jobs and places stand beside a main one was not told before: all of them count as main."""
    database.execute_sql("ALTER TABLE fact ADD COLUMN aside INTEGER NOT NULL DEFAULT 0")
    database.execute_sql(
        "CREATE INDEX person_unlisted ON person (id) WHERE state NOT IN ('active', 'paused') OR me <> 0"
    )


def _folded_messages(database: pw.SqliteDatabase) -> None:
    """Nothing was folded before: who began follows from the direction."""
    database.execute_sql("ALTER TABLE interaction ADD COLUMN started TEXT")
    database.execute_sql("ALTER TABLE interaction ADD COLUMN marks TEXT NOT NULL DEFAULT ''")


def _records_with_names(database: pw.SqliteDatabase) -> None:
    """By which record somebody took part in a talk is plain where one alone of its kind tells of them."""
    database.execute_sql("ALTER TABLE source ADD COLUMN name TEXT NOT NULL DEFAULT ''")
    database.execute_sql("ALTER TABLE interaction_person ADD COLUMN source_id INTEGER")
    database.execute_sql("ALTER TABLE follow_up_person ADD COLUMN source_id INTEGER")
    database.execute_sql(
        "UPDATE source SET name = (SELECT p.name FROM person p WHERE p.id = source.person_id)"
        " WHERE id IN (SELECT source_id FROM person)"
    )
    database.execute_sql(
        "UPDATE interaction_person SET source_id = (SELECT min(s.id) FROM source s JOIN interaction i"
        " ON i.id = interaction_person.interaction_id AND i.origin = s.kind"
        " WHERE s.person_id = interaction_person.person_id HAVING count(*) = 1)"
    )


def _texts_with_mentions(database: pw.SqliteDatabase) -> None:
    """Texts in which somebody may be mentioned are found by indexes of their own."""
    sign = "(' ' || {}) GLOB '*[^0-9A-Za-z_.@/+-]@[^ 0-9]*'"
    database.execute_sql(f"CREATE INDEX person_mentions ON person (id) WHERE {sign.format('notes')}")
    database.execute_sql(
        "CREATE INDEX interaction_mentions ON interaction (day, id)"
        f" WHERE (kind = 'note' OR origin = '') AND {sign.format('text')}"
    )


def _own_words(database: pw.SqliteDatabase) -> None:
    """Nobody could say what a field of their own holds, or what the other one is in a tie of a kind of their own."""
    database.execute_sql("ALTER TABLE fact ADD COLUMN type TEXT NOT NULL DEFAULT ''")
    database.execute_sql("ALTER TABLE tie ADD COLUMN inverse TEXT NOT NULL DEFAULT ''")
    database.execute_sql("CREATE INDEX fact_own ON fact (detail, type) WHERE field = 'custom'")


def _records_with_jobs(database: pw.SqliteDatabase) -> None:
    """What a record says of the job stood among the facts alone, and not there where another one had said it."""
    database.execute_sql("ALTER TABLE source ADD COLUMN title TEXT")
    database.execute_sql("ALTER TABLE source ADD COLUMN company TEXT")


def _order_as_shown(database: pw.SqliteDatabase) -> None:
    """Lists were in the order of the given names where the family stands first: of Chinese, Japanese, Korean names."""
    database.execute_sql("ALTER TABLE person ADD COLUMN order_key TEXT NOT NULL DEFAULT ''")
    database.execute_sql("UPDATE person SET order_key = folded")
    eastern = database.execute_sql(
        "SELECT id, name, given, family FROM person WHERE name = given || ' ' || family AND unicode(given) >= 4352"
    )
    for number, *name in eastern.fetchall():
        database.execute_sql("UPDATE person SET order_key = ? WHERE id = ?", (order_key(*name), number))
    for index in ("person_by_name", "person_by_talk"):
        database.execute_sql(f"DROP INDEX {index}")
    database.execute_sql("CREATE INDEX person_in_order ON person (order_key, id, state, me)")
    database.execute_sql(
        "CREATE INDEX person_by_talk ON person (last_contact DESC, order_key, id, state, me)"
    )
    database.execute_sql("CREATE INDEX person_by_name ON person (folded, me)")


def _looked_up_daily(database: pw.SqliteDatabase) -> None:
    """Today's list went through all the talks of two months for those that wait, and of a week for meetings."""
    database.execute_sql(
        "CREATE INDEX interaction_one_sided ON interaction (day) WHERE kind IN ('message', 'mail', 'comment')"
        " AND direction IN ('in', 'out') AND coalesce(depth, '') NOT IN ('exchange', 'conversation')"
    )
    database.execute_sql("CREATE INDEX interaction_meetings ON interaction (day) WHERE kind = 'meeting'")
    database.execute_sql("DROP INDEX person_by_talk")
    database.execute_sql(
        "CREATE INDEX person_by_talk ON person (last_contact DESC, order_key, id, state, me, company)"
    )


_ACTION_IN_PARTS = """
    UPDATE reach_action SET about = 'circle', action = substr(action, 8) WHERE action LIKE 'circle %';
    UPDATE reach_action SET channel = nullif(substr(action, 7), ''), action = 'wrote', ask_from = until, until = NULL
     WHERE action LIKE 'wrote%';
    UPDATE change SET before = json_set(before, '$.about', 'circle', '$.action',
      substr(json_extract(before, '$.action'), 8), '$.channel', NULL, '$.ask_from', NULL)
     WHERE tbl = 'reach_action' AND json_extract(before, '$.action') LIKE 'circle %';
    UPDATE change SET before = json_set(before, '$.about', '', '$.action', 'wrote', '$.channel',
      nullif(substr(json_extract(before, '$.action'), 7), ''), '$.ask_from', json_extract(before, '$.until'), '$.until', NULL)
     WHERE tbl = 'reach_action' AND json_extract(before, '$.action') LIKE 'wrote%';
    UPDATE change SET before = json_set(before, '$.about', '', '$.channel', NULL, '$.ask_from', NULL)
     WHERE tbl = 'reach_action' AND before IS NOT NULL AND json_extract(before, '$.about') IS NULL
"""


def _actions_in_parts(database: pw.SqliteDatabase) -> None:
    """Channels and circles were words of the action, and a question put off stood where a suggestion does.

    The journal's rows are brought along: undo puts them back as they are.
    """
    database.execute_sql("ALTER TABLE reach_action ADD COLUMN about TEXT NOT NULL DEFAULT ''")
    database.execute_sql("ALTER TABLE reach_action ADD COLUMN channel TEXT")
    database.execute_sql("ALTER TABLE reach_action ADD COLUMN ask_from TEXT")
    for statement in _ACTION_IN_PARTS.split(";"):
        database.execute_sql(statement)


def _trips(database: pw.SqliteDatabase) -> None:
    """Nobody could say where they will be."""
    database.execute_sql(
        "CREATE TABLE trip (id INTEGER NOT NULL PRIMARY KEY, import_id INTEGER, place TEXT NOT NULL, town TEXT NOT NULL,"
        " latitude INTEGER, longitude INTEGER, since TEXT NOT NULL, until TEXT NOT NULL)"
    )
    database.execute_sql("CREATE INDEX fact_place ON fact (value) WHERE field = 'place'")
    database.execute_sql("CREATE INDEX interaction_place ON interaction (place) WHERE place <> ''")


def _words_written(database: pw.SqliteDatabase) -> None:
    """With which words somebody was written to was known to nobody who asks whether they were reached."""
    database.execute_sql("ALTER TABLE reach_action ADD COLUMN words TEXT NOT NULL DEFAULT ''")
    database.execute_sql(
        "UPDATE change SET before = json_set(before, '$.words', '') WHERE tbl = 'reach_action' AND before IS NOT NULL"
    )


def _user_names_apart(database: pw.SqliteDatabase) -> None:
    """The digits of a user name counted as a number, so two people of `ina.42` and `sam.42` were one.

    The journal's rows are brought along.
    """
    keys_anew.give_keys_anew(database.connection())
    keys_anew.give_keys_anew_in_journal(database.connection())


def _calls_in_vain(database: pw.SqliteDatabase) -> None:
    """A call that nobody answered counted as a talk of both sides, and was not among those of one side alone."""
    database.execute_sql("DROP INDEX interaction_one_sided")
    database.execute_sql(
        "CREATE INDEX interaction_one_sided ON interaction (day) WHERE direction IN ('in', 'out')"
        " AND (kind IN ('message', 'mail', 'comment') AND coalesce(depth, '') NOT IN ('exchange', 'conversation')"
        " OR kind IN ('call', 'video') AND depth IS 'hello')"
    )


def _accounts_whole(database: pw.SqliteDatabase) -> None:
    """An account at a host had the host alone for its key, so two people with Jabber at one host were one.

    The journal's rows are brought along.
    """
    keys_anew.give_keys_anew(database.connection())
    keys_anew.give_keys_anew_in_journal(database.connection())


_FOLLOW_UPS_ANEW = """
    CREATE TEMP TABLE kept_person AS SELECT * FROM follow_up_person;
    CREATE TEMP TABLE kept AS SELECT * FROM follow_up;
    DELETE FROM follow_up_person;
    DROP TABLE follow_up;
    CREATE TABLE follow_up (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, import_id INTEGER, side TEXT NOT NULL,
     text TEXT NOT NULL, due TEXT, time TEXT, zone TEXT NOT NULL, repeats TEXT NOT NULL, unless_contact INTEGER NOT NULL,
     state TEXT NOT NULL, done_at TEXT, created_at TEXT NOT NULL, interaction_id INTEGER, place TEXT NOT NULL,
     source_id INTEGER);
    CREATE INDEX "follow_up_state_due" ON "follow_up" ("state", "due");
    CREATE INDEX "follow_up_interaction_id" ON "follow_up" ("interaction_id");
    INSERT INTO follow_up SELECT id, import_id, side, text, due, time, zone, repeats, unless_contact, state, done_at,
     created_at, interaction_id, place, source_id FROM kept;
    INSERT INTO follow_up_person SELECT * FROM kept_person;
    DELETE FROM sqlite_sequence WHERE name = 'follow_up';
    INSERT INTO sqlite_sequence (name, seq) SELECT 'follow_up', max((SELECT coalesce(max(id), 0) FROM follow_up),
     (SELECT coalesce(max(row_id), 0) FROM change WHERE tbl = 'follow_up'));
    DROP TABLE kept;
    DROP TABLE kept_person
"""


def _notifications(database: pw.SqliteDatabase) -> None:
    """Nothing was told beside the window. An id of a follow-up could be given again when its first owner was undone.

    Those who point at the table are taken out while it is made anew: dropping it would take them along.
    """
    database.execute_sql(
        "CREATE TABLE notification (id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, subject INTEGER NOT NULL,"
        " moment TEXT NOT NULL, tag TEXT NOT NULL, claimed_at TEXT NOT NULL, shown_at TEXT)"
    )
    database.execute_sql(
        'CREATE UNIQUE INDEX "notification_kind_subject_moment" ON "notification" ("kind", "subject", "moment")'
    )
    database.execute_sql(
        "CREATE INDEX notification_unshown ON notification (claimed_at) WHERE shown_at IS NULL"
    )
    for statement in _FOLLOW_UPS_ANEW.split(";"):
        database.execute_sql(statement)


_WORDS_ANEW = """
    DROP TABLE person_text;
    CREATE VIRTUAL TABLE person_text USING fts5(name, company, title, city, reach, note, more,
     tokenize='unicode61 remove_diacritics 2', prefix='2', columnsize=0);
    INSERT INTO person_text (person_text, rank) VALUES ('hashsize', 8388608);
    CREATE VIRTUAL TABLE said_text USING fts5(said, content='', tokenize='unicode61 remove_diacritics 2', columnsize=0);
    INSERT INTO said_text (said_text, rank) VALUES ('hashsize', 8388608);
    CREATE VIRTUAL TABLE person_word USING fts5vocab(person_text, 'row');
    CREATE VIRTUAL TABLE said_word USING fts5vocab(said_text, 'row');
    CREATE TABLE saved_search (id INTEGER NOT NULL PRIMARY KEY, import_id INTEGER, name TEXT NOT NULL,
     folded TEXT NOT NULL, query TEXT NOT NULL);
    CREATE UNIQUE INDEX "saved_search_folded" ON "saved_search" ("folded");
    CREATE INDEX person_by_circle ON person (circle) WHERE circle IS NOT NULL
"""


def _search_everywhere(database: pw.SqliteDatabase) -> None:
    """Words were found in what is known of people, not in what was said; of unspaced scripts only first words."""
    for statement in _WORDS_ANEW.split(";"):
        database.execute_sql(statement.strip())
    sql = database.connection()
    derive.write_text(sql, "person")
    full_text.fill_said(sql)


def _contact_days(database: pw.SqliteDatabase) -> None:
    """What passed on each day was gathered anew for every question; now it is kept, with its sums.

    Nothing in it but what follows from talks: one that is there already is made anew.
    """
    for table in ("contact_day", "contact_channel", "contact_tally", "contact_wait"):
        database.execute_sql(f"DROP TABLE IF EXISTS {table}")
    database.execute_sql(
        "CREATE TABLE contact_day (person_id INTEGER NOT NULL, channel TEXT NOT NULL, day INTEGER NOT NULL,"
        " depth INTEGER NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL, met INTEGER NOT NULL, wait INTEGER,"
        " richer INTEGER NOT NULL, promotes INTEGER NOT NULL, mark INTEGER, first INTEGER NOT NULL,"
        " PRIMARY KEY (person_id, channel, day)) WITHOUT ROWID"
    )
    database.execute_sql(
        "CREATE TABLE contact_channel (person_id INTEGER NOT NULL, channel TEXT NOT NULL, days INTEGER NOT NULL,"
        " depth INTEGER NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL, met INTEGER NOT NULL,"
        " richer INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (person_id, channel)) WITHOUT ROWID"
    )
    database.execute_sql(
        "CREATE TABLE contact_tally (channel TEXT NOT NULL, day INTEGER NOT NULL, days INTEGER NOT NULL,"
        " firsts INTEGER NOT NULL, talks INTEGER NOT NULL, answers INTEGER NOT NULL, hellos INTEGER NOT NULL,"
        " one_way INTEGER NOT NULL, sent INTEGER NOT NULL, alone INTEGER NOT NULL, promotes INTEGER NOT NULL,"
        " PRIMARY KEY (channel, day)) WITHOUT ROWID"
    )
    database.execute_sql(
        "CREATE TABLE contact_wait (channel TEXT NOT NULL, day INTEGER NOT NULL, wait INTEGER NOT NULL,"
        " letters INTEGER NOT NULL, PRIMARY KEY (channel, day, wait)) WITHOUT ROWID"
    )
    sql = database.connection()
    contact_days.prepare(sql)
    contact_days.write(sql, "SELECT id FROM person", [])
    contact_days.sum_up(sql)
    database.execute_sql(
        "CREATE INDEX contact_day_mark ON contact_day (mark, day, promotes) WHERE mark IS NOT NULL"
    )
    database.execute_sql("CREATE INDEX contact_day_met ON contact_day (person_id, day) WHERE met")
    database.execute_sql(
        "CREATE INDEX IF NOT EXISTS fact_linked ON fact (person_id, field, value, until) WHERE field IN ('connected', 'followed')"
    )


def _looked_up_in_tidy(database: pw.SqliteDatabase) -> None:
    """Tidy's lists went through all talks for those that never went beyond hello, and through all facts for a few."""
    database.execute_sql(
        "CREATE INDEX interaction_deeper ON interaction (id) WHERE kind <> 'note' AND coalesce(depth,"
        " CASE WHEN kind IN ('call', 'video', 'meeting') THEN 'together' ELSE 'hello' END)"
        " IN ('exchange', 'conversation', 'together')"
    )
    database.execute_sql(
        "CREATE INDEX fact_few ON fact (field, person_id, value) WHERE field IN ('birthday', 'followed', 'bounced')"
    )
    database.execute_sql("CREATE INDEX fact_beside ON fact (field, person_id) WHERE aside = 1")


def _own_words_of_fields(database: pw.SqliteDatabase) -> None:
    """Nobody could say which words belong to a field of knowledge."""
    database.execute_sql(
        "CREATE TABLE field_word (id INTEGER NOT NULL PRIMARY KEY, import_id INTEGER, field TEXT NOT NULL,"
        " part TEXT NOT NULL, word TEXT NOT NULL, folded TEXT NOT NULL)"
    )
    database.execute_sql(
        'CREATE UNIQUE INDEX "field_word_field_part_folded" ON "field_word" ("field", "part", "folded")'
    )


_FRUIT = """
    CREATE TABLE introduction (id INTEGER NOT NULL PRIMARY KEY, import_id INTEGER, person_id INTEGER NOT NULL,
     other_id INTEGER NOT NULL, side TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL, came TEXT NOT NULL,
     ask_from TEXT, tie_id INTEGER, FOREIGN KEY (person_id) REFERENCES person (id),
     FOREIGN KEY (other_id) REFERENCES person (id), FOREIGN KEY (tie_id) REFERENCES tie (id) ON DELETE SET NULL);
    CREATE INDEX "introduction_person_id" ON "introduction" ("person_id");
    CREATE INDEX "introduction_other_id" ON "introduction" ("other_id");
    CREATE INDEX "introduction_ask_from" ON "introduction" ("ask_from");
    CREATE INDEX "introduction_tie_id" ON "introduction" ("tie_id");
    CREATE TABLE recommendation (id INTEGER NOT NULL PRIMARY KEY, import_id INTEGER, person_id INTEGER NOT NULL,
     side TEXT NOT NULL, state TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, text TEXT NOT NULL,
     follow_up_id INTEGER, FOREIGN KEY (person_id) REFERENCES person (id),
     FOREIGN KEY (follow_up_id) REFERENCES follow_up (id) ON DELETE SET NULL);
    CREATE INDEX "recommendation_person_id" ON "recommendation" ("person_id");
    CREATE INDEX "recommendation_follow_up_id" ON "recommendation" ("follow_up_id");
    ALTER TABLE win ADD COLUMN interaction_id INTEGER REFERENCES interaction (id) ON DELETE SET NULL;
    ALTER TABLE win ADD COLUMN ask_id INTEGER REFERENCES ask (id) ON DELETE SET NULL;
    ALTER TABLE win ADD COLUMN introduction_id INTEGER REFERENCES introduction (id) ON DELETE SET NULL;
    CREATE INDEX "win_day" ON "win" ("day");
    CREATE INDEX "win_interaction_id" ON "win" ("interaction_id");
    CREATE INDEX "win_ask_id" ON "win" ("ask_id");
    CREATE INDEX "win_introduction_id" ON "win" ("introduction_id");
    UPDATE change SET before = json_set(before, '$.interaction_id', NULL, '$.ask_id', NULL, '$.introduction_id', NULL)
     WHERE tbl = 'win' AND before IS NOT NULL
"""


def _wins_and_introductions(database: pw.SqliteDatabase) -> None:
    """Wins had no way back to what they came of, and who brought whom together was a tie at most.

    The journal's rows are brought along: undo puts them back as they are.
    """
    for statement in _FRUIT.split(";"):
        database.execute_sql(statement)


def _asked_where(database: pw.SqliteDatabase) -> None:
    """Nobody knew on which channel somebody was asked, nor by which promise they are to be thanked.

    The journal's rows are brought along: undo puts them back as they are.
    """
    database.execute_sql("ALTER TABLE ask_person ADD COLUMN channel TEXT")
    database.execute_sql("ALTER TABLE ask_person ADD COLUMN thanks_id INTEGER")
    database.execute_sql("CREATE INDEX ask_person_thanks ON ask_person (thanks_id) WHERE thanks_id NOT NULL")
    database.execute_sql(
        "UPDATE change SET before = json_set(before, '$.channel', NULL, '$.thanks_id', NULL)"
        " WHERE tbl = 'ask_person' AND before IS NOT NULL"
    )


def _tie_turns(database: pw.SqliteDatabase) -> None:
    """When a tie was gained or fell silent was nowhere to be read without all contact days."""
    database.execute_sql("DROP TABLE IF EXISTS tie_turn")
    database.execute_sql(
        "CREATE TABLE tie_turn (person_id INTEGER NOT NULL, day INTEGER NOT NULL, what TEXT NOT NULL,"
        " PRIMARY KEY (person_id, day, what)) WITHOUT ROWID"
    )
    tie_turns.write_everybodys(database.connection())


def _since_when(database: pw.SqliteDatabase) -> None:
    """The first talk with each was looked for among all talks.

    A table in which nothing stands but what follows from `contact_day` is made anew, as its columns stand in a new book.
    """
    database.execute_sql("ALTER TABLE contact_channel RENAME TO former")
    database.execute_sql(
        "CREATE TABLE contact_channel (person_id INTEGER NOT NULL, channel TEXT NOT NULL, days INTEGER NOT NULL,"
        " depth INTEGER NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL, met INTEGER NOT NULL,"
        " richer INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (person_id, channel)) WITHOUT ROWID"
    )
    database.execute_sql(
        "INSERT INTO contact_channel SELECT person_id, channel, days, depth, sent, received, met, richer, (SELECT min(d.day)"
        " FROM contact_day d WHERE d.person_id = former.person_id AND d.channel = former.channel) FROM former"
    )
    database.execute_sql("DROP TABLE former")


_INTRODUCES = """
    ALTER TABLE follow_up ADD COLUMN introduces TEXT NOT NULL DEFAULT '';
    CREATE TEMP TABLE noted AS SELECT c.row_id AS row_id, c.id AS id, s.undone AS undone,
     CASE s.verb WHEN 'ask for introduction' THEN 'asked' ELSE 'promised' END AS what
     FROM step s JOIN change c ON c.step_id = s.id AND c.tbl = 'follow_up' AND c.before IS NULL
     WHERE s.verb IN ('ask for introduction', 'promise introduction') AND s.undoes IS NULL;
    UPDATE follow_up SET introduces = coalesce((SELECT n.what FROM noted n WHERE n.row_id = follow_up.id
     AND n.undone = 0 ORDER BY n.id DESC LIMIT 1), '');
    UPDATE change SET before = json_set(before, '$.introduces', coalesce((SELECT n.what FROM noted n
     WHERE n.row_id = change.row_id AND n.id < change.id ORDER BY n.id DESC LIMIT 1), ''))
     WHERE tbl = 'follow_up' AND before IS NOT NULL;
    DROP TABLE noted
"""


def _introduces(database: pw.SqliteDatabase) -> None:
    """That a promise is an introduction, asked for or promised, stood in the journal alone, which no export holds.

    The journal's rows are brought along, also those of a step that is undone: it may be done again.
    """
    for statement in _INTRODUCES.split(";"):
        database.execute_sql(statement)


def _employers(database: pw.SqliteDatabase) -> None:
    """Which companies there are was read from all that is known of everybody."""
    database.execute_sql("CREATE INDEX fact_employer ON fact (detail) WHERE field = 'job'")


# Oldest first. The first schema is version 1 and has no migration.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(2, "jobs and places beside the main one", _facts_beside),
    Migration(3, "messages folded into one entry", _folded_messages),
    Migration(4, "by which record somebody took part", _records_with_names),
    Migration(5, "texts that may mention somebody", _texts_with_mentions),
    Migration(6, "types of own fields and inverses of own ties", _own_words),
    Migration(7, "what each record says of the job", _records_with_jobs),
    Migration(8, "lists in the order in which names are shown", _order_as_shown),
    Migration(9, "talks that today's list looks up", _looked_up_daily),
    Migration(10, "what was done with a suggestion, in its parts", _actions_in_parts),
    Migration(11, "trips", _trips),
    Migration(12, "the words with which somebody was written to", _words_written),
    Migration(13, "user names beside numbers", _user_names_apart),
    Migration(14, "calls that nobody answered among talks of one side", _calls_in_vain),
    Migration(15, "accounts by their whole name", _accounts_whole),
    Migration(16, "what notifications told, and promises whose numbers are their own", _notifications),
    Migration(17, "words of everything that was said, and saved searches", _search_everywhere),
    Migration(18, "wins with what they came of, introductions and recommendations", _wins_and_introductions),
    Migration(19, "words of the user's own for fields of knowledge", _own_words_of_fields),
    Migration(20, "what Tidy looks up", _looked_up_in_tidy),
    Migration(21, "contact days by channel, and their sums", _contact_days),
    Migration(22, "where somebody was asked, and the promise to thank them", _asked_where),
    Migration(23, "when ties were gained, lost and revived", _tie_turns),
    Migration(24, "since when somebody is talked with over a channel", _since_when),
    Migration(25, "promises that are introductions", _introduces),
    Migration(26, "companies without a look at everything known", _employers),
)


def newest(migrations: tuple[Migration, ...] = MIGRATIONS) -> int:
    """The version that this program writes."""
    return migrations[-1].version if migrations else 1


def bring_up_to_date(path: Path, *, now: datetime, cipher: Cipher | None = None) -> list[str]:
    """Migrate the book at `path` on a connection of its own; see `migrate`.

    Not on the writer's: its triggers name columns that an older book has not got yet.
    """
    with contextlib.closing(connect(path, cipher, timeout=5)) as sql:
        for pragma in connection.WRITER:
            sql.execute(pragma)
        return migrate(over(sql), path=path, now=now, cipher=cipher)


def migrate(
    database: pw.SqliteDatabase,
    *,
    path: Path,
    now: datetime,
    migrations: tuple[Migration, ...] = MIGRATIONS,
    cipher: Cipher | None = None,
) -> list[str]:
    """Bring an open book up to date and name what was done; raises BookError, the book as it was.

    The copy lies in `backups/` beside the book before the first statement runs.
    """
    version = int(database.execute_sql("PRAGMA user_version").fetchone()[0])
    due = [each for each in migrations if each.version > version]
    if not due:
        return []
    backup.write(path, path.parent / "backups", now=now, label="before-migration", cipher=cipher)
    for each in due:
        try:
            with database.atomic("IMMEDIATE"):
                each.change(database)
                database.execute_sql(
                    "INSERT INTO migration (version, name, at) VALUES (?, ?, ?)",
                    (each.version, each.name, now.isoformat()),
                )
                database.execute_sql(f"PRAGMA user_version = {each.version}")
                broken = database.execute_sql("PRAGMA foreign_key_check").fetchone()
                if broken is not None:
                    raise BookError(f"a row of {broken[0]} lost what it belongs to")
        except Exception as error:
            raise OldBook(
                f"The book could not be brought up to date ({each.name}): nothing was changed, "
                f"and a copy of it lies in {path.parent / 'backups'}."
            ) from error
    return [each.name for each in due]
