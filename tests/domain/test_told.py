"""Which of several jobs, places and birthdays that were told is the present one."""

import pytest

from networker.domain.told import Judged, Told, Value, Words, go_together, says_no_more, together


def of(*told: tuple[str, Value], aside: bool = False) -> Told:
    found = Told()
    for kind, value in told:
        found.take(kind, value, aside=aside)
    return found


LEAD, ACME, BOTH, OTHER = ("Lead", ""), ("", "Acme"), ("Lead", "Acme"), ("Cook", "Inn")


@pytest.mark.parametrize(
    ("told", "kind", "value", "judged"),
    [
        (of(), "vcard", BOTH, Judged(BOTH)),
        (of(), "vcard", ("", ""), None),
        (of(("vcard", BOTH)), "google", ACME, None),
        (of(("vcard", OTHER)), "google", BOTH, Judged(BOTH, aside=True)),
        (of(("vcard", OTHER)), "linkedin", BOTH, Judged(BOTH)),
        (of(("vcard", OTHER)), "vcard", BOTH, Judged(BOTH, news=True)),
        (of(("vcard", ACME)), "vcard", BOTH, Judged(BOTH, news=True)),
        (of(("", OTHER)), "linkedin", BOTH, Judged(BOTH, aside=True)),
        (of(("vcard", ACME)), "google", BOTH, Judged(BOTH, whole_of=ACME)),
        (of(("vcard", ACME)), "google", LEAD, Judged(BOTH, aside=True, whole_of=ACME)),
        (of(("vcard", LEAD)), "google", ACME, Judged(BOTH, aside=True, whole_of=LEAD)),
        (of(("", ACME)), "google", LEAD, Judged(LEAD, aside=True)),
        (of(("google", ACME), ("vcard", ("", "Inn"))), "hubspot", LEAD, Judged(LEAD, aside=True)),
    ],
)
def test_what_becomes_of_a_job(told: Told, kind: str, value: Value, judged: Judged | None) -> None:
    assert told.judge_job(kind, value, again=False) == judged


def test_a_source_that_comes_to_say_what_another_told_first_changes_the_job() -> None:
    told = of(("linkedin", OTHER))
    told.take("vcard", BOTH, aside=True)
    beside = Judged(BOTH, news=True, whole_of=BOTH)
    assert told.judge_job("linkedin", BOTH, again=True) == beside
    assert told.judge_job("linkedin", ACME, again=True) == beside
    assert told.judge_job("google", BOTH, again=True) is None, "nobody knows that it said otherwise"
    assert told.judge_job("linkedin", ("Cook", ""), again=True) is None, "which is no other word"
    assert told.judge_job("vcard", OTHER, again=True) is None, "which is the present one"
    assert told.judge_job("google", BOTH, again=True, before=OTHER) == beside, "by what it only repeated"
    typed = of(("linkedin", OTHER), ("vcard", BOTH), ("", ("Baker", "Yard")))
    assert typed.judge_job("linkedin", BOTH, again=True) is None, "the user's own word stays"


def test_who_is_back_at_a_job_of_before_by_another_source_has_it_again() -> None:
    told = of(("vcard", BOTH), ("linkedin", OTHER))
    assert told.judge_job("linkedin", BOTH, again=True) == Judged(BOTH, news=True)


def test_less_is_no_other_word() -> None:
    words = Words()
    words.take(1, "vcard", BOTH)
    words.take(1, "vcard", ACME)
    assert words.has(1, BOTH)
    words.take(1, "vcard", OTHER)
    assert not words.has(1, BOTH)
    assert not words.has(2, OTHER)
    assert words.before(2, "vcard") == OTHER, "which another record of its kind said"


def test_birthdays_and_jobs_that_agree() -> None:
    assert says_no_more(("--05-03", ""), ("1990-05-03", ""))
    assert not says_no_more(("1990-05-03", ""), ("--05-03", ""))
    assert go_together(LEAD, ACME)
    assert not go_together(("Lead", "Acme"), ("Lead", "Inn"))
    assert together(("lead", ""), ("Lead", "Acme")) == BOTH
