"""What makes an empty file a book: the tables, the full text and the indices of the newest schema."""

from functools import cache

import peewee as pw

from networker.store.deeper import deeper
from networker.store.few_facts import few
from networker.store.full_text import FULL_TEXT
from networker.store.notes import NOTES_WITH_SIGNS, TALKS_WITH_SIGNS
from networker.store.one_sided import one_sided
from networker.store.schema import JOURNALLED, KEPT

CONTACT_DAYS = (
    # The same words to many, and whoever was met, are found without reading the other days.
    "CREATE INDEX contact_day_mark ON contact_day (mark, day, promotes) WHERE mark IS NOT NULL",
    "CREATE INDEX contact_day_met ON contact_day (person_id, day) WHERE met",
    # Whoever follows or is connected, without a look at everything else that is known.
    "CREATE INDEX fact_linked ON fact (person_id, field, value, until) WHERE field IN ('connected', 'followed')",
)


INDEXES = (
    # The two orders of the people list, whole in the index: 100,000 ids without touching a row.
    "CREATE INDEX person_in_order ON person (order_key, id, state, me)",
    # Which companies one talks with is in the second one, too.
    "CREATE INDEX person_by_talk ON person (last_contact DESC, order_key, id, state, me, company)",
    "CREATE INDEX person_by_name ON person (folded, me)",
    # Who is in a circle are few of a large book.
    "CREATE INDEX person_by_circle ON person (circle) WHERE circle IS NOT NULL",
    # Those whom the list leaves out are few: everybody less them is counted in no time.
    "CREATE INDEX person_unlisted ON person (id) WHERE state NOT IN ('active', 'paused') OR me <> 0",
    # Which fields of the user's own there are, without a look at the facts.
    "CREATE INDEX fact_own ON fact (detail, type) WHERE field = 'custom'",
    # Which places there are, without a look at everything else that is known.
    "CREATE INDEX fact_place ON fact (value) WHERE field = 'place'",
    # So with the companies at which somebody works, or did: a question may name each of them.
    "CREATE INDEX fact_employer ON fact (detail) WHERE field = 'job'",
    "CREATE INDEX interaction_place ON interaction (place) WHERE place <> ''",
    "CREATE UNIQUE INDEX handle_key ON handle (channel, key) WHERE shared = 0",
    "CREATE INDEX handle_shared ON handle (channel, key) WHERE shared = 1",
    # Who mentions somebody is found without reading a million talks.
    f"CREATE INDEX person_mentions ON person (id) WHERE {NOTES_WITH_SIGNS}",
    f"CREATE INDEX interaction_mentions ON interaction (day, id) WHERE {TALKS_WITH_SIGNS}",
    # Today's list asks who wrote last, and who was met of late: a few of all the talks of these days.
    f"CREATE INDEX interaction_one_sided ON interaction (day) WHERE {one_sided()}",
    "CREATE INDEX interaction_meetings ON interaction (day) WHERE kind = 'meeting'",
    *CONTACT_DAYS,
    # Tidy asks for ties that never went beyond hello, and for facts that few people have or that stand beside others.
    f"CREATE INDEX interaction_deeper ON interaction (id) WHERE {deeper()}",
    f"CREATE INDEX fact_few ON fact (field, person_id, value) WHERE {few()}",
    "CREATE INDEX fact_beside ON fact (field, person_id) WHERE aside = 1",
    # Every minute it is asked what a kill came before: mostly nothing.
    "CREATE INDEX ask_person_thanks ON ask_person (thanks_id) WHERE thanks_id NOT NULL",
    "CREATE INDEX notification_unshown ON notification (claimed_at) WHERE shown_at IS NULL",
)


class _Listed(pw.SqliteDatabase):
    """Lists what it is asked to execute."""

    def __init__(self) -> None:
        super().__init__(None)
        self.statements: list[str] = []

    def execute_sql(self, sql: str, params: object = None) -> None:
        assert not params, sql
        self.statements.append(sql)


@cache
def _statements() -> tuple[str, ...]:
    """What makes an empty file, worked out once: peewee takes longer to find the words than SQLite to do what they say."""
    listed = _Listed()
    for model in (*JOURNALLED, *KEPT):
        pw.SchemaManager(model, database=listed).create_all(safe=False)
    return (*listed.statements, *FULL_TEXT, *INDEXES)


def create(database: pw.SqliteDatabase) -> None:
    """Create every table, index and trigger of the newest schema in an empty file."""
    for statement in _statements():
        database.execute_sql(statement)
    database.execute_sql("INSERT INTO open_step (id, step_id) VALUES (1, NULL)")
