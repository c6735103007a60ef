"""The jobs of somebody, as they follow from all that was told, typed and taken out."""

from dataclasses import replace

from networker.domain.jobs import Event, Gone, Job, Telling, There, by_age, jobs_of, present_of
from networker.domain.told import Value


def telling(step: int, kind: str, value: Value, *, held: bool = False) -> Telling:
    return Telling(
        step, {"vcard": 1, "google": 2, "hubspot": 3}[kind], kind, value, step, f"2026-01-0{step}", held
    )


def found(*events: Event) -> list[tuple[Value, str | None, bool]]:
    return [(job.value, job.since, job.aside) for job in jobs_of(events)]


ACME, KITE = ("", "Acme"), ("", "Kite")


def test_the_order_is_that_of_the_steps() -> None:
    both = [((*KITE,), "2026-01-03", False)]
    events = [telling(3, "vcard", KITE), telling(2, "google", ("Cook", "Inn")), telling(1, "vcard", ACME)]
    assert found(*events) == [(ACME, None, False), (("Cook", "Inn"), None, True), *both]


def test_what_an_older_list_tells_counts_for_nothing_but_that_it_was_there() -> None:
    assert found(telling(1, "vcard", ACME), telling(2, "vcard", KITE, held=True)) == [(ACME, None, False)]
    late = [telling(1, "vcard", ACME), telling(2, "google", ("", ""), held=True), telling(3, "google", KITE)]
    assert found(*late)[1] == (KITE, "2026-01-03", False), "its record said otherwise before, so it is news"


def test_what_an_older_file_tells_comes_before_what_a_newer_one_of_its_kind_told() -> None:
    newer, older = telling(1, "vcard", KITE), telling(2, "vcard", ACME)
    dated = [replace(newer, changed=500.0), replace(older, changed=400.0)]
    assert [(job.value, job.noted) for job in jobs_of(by_age(dated))] == [
        (ACME, "2026-01-01"),
        (KITE, "2026-01-01"),
    ], "and is no newer by the day on which it came"
    assert present_of(dated) == KITE
    at_once = [dated[0], replace(older, changed=499.0)]
    other_kind = [dated[0], replace(telling(2, "google", ACME), changed=400.0)]
    for events in (at_once, other_kind, [newer, dated[1]], [dated[0], older]):
        assert by_age(events) == events, "nobody knows which is older"


def test_a_job_told_in_parts_is_one_of_the_record_that_told_it_last() -> None:
    [job] = jobs_of([telling(1, "vcard", ACME), telling(2, "google", ("Lead", ""))])
    assert (job.value, job.source, job.import_id, job.noted) == (("Lead", "Acme"), 2, 2, "2026-01-01")


def test_what_was_typed_stays_the_present_one_from_then_on() -> None:
    typed = There(2, Job(("Lead", "Yard"), "2026-01-02", row=7))
    assert found(telling(1, "vcard", ACME), typed, telling(3, "google", KITE)) == [
        (ACME, None, False),
        (("Lead", "Yard"), None, False),
        (KITE, None, True),
    ]


def test_what_the_user_took_out_comes_back_with_a_record_that_said_otherwise() -> None:
    told = [telling(1, "vcard", ACME), Gone(2, ACME, 1)]
    assert found(*told) == []
    assert found(*told, telling(3, "vcard", ACME)) == []
    assert found(*told, telling(3, "google", ACME)) == []
    assert found(*told, telling(3, "vcard", KITE), telling(4, "vcard", ACME))[-1][0] == ACME


def test_a_source_that_repeated_a_job_and_changes_its_word_tells_the_present_one() -> None:
    told = [telling(1, "google", ACME), telling(2, "vcard", ACME), telling(3, "hubspot", KITE)]
    assert found(*told)[1:] == [(KITE, None, True)]
    assert found(*told, telling(4, "vcard", KITE)) == [(ACME, None, False), (KITE, "2026-01-04", False)]


def test_each_of_two_records_of_a_kind_keeps_to_its_word() -> None:
    cards = [telling(1, "vcard", ACME), replace(telling(2, "vcard", KITE), source=5)]
    again = telling(3, "vcard", ACME)
    assert found(*cards, again) == found(*cards)


def test_a_record_keeps_to_what_it_told_in_a_book_that_came_back() -> None:
    rows = [There(0, Job(job, "2026-01-01", "vcard", n, 9, row=n)) for n, job in ((1, ACME), (5, KITE))]
    assert found(*rows, telling(3, "vcard", ACME)) == [(ACME, None, False), (KITE, None, False)]


def test_in_one_drop_the_order_is_that_of_the_files() -> None:
    first, second = telling(1, "google", ACME), replace(telling(1, "vcard", KITE), nth=-1)
    assert [value for value, *_ in found(first, second)] == [KITE, ACME]
