"""Which of several jobs, places and birthdays that were told is the present one."""

import pytest

from networker.domain.told import Judged, Told, Value, go_together, says_no_more, together


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
    told.take_job("linkedin", beside)
    assert (told.present, told.by, dict(told.main)) == (BOTH, "linkedin", {"linkedin": BOTH})
    typed = of(("linkedin", OTHER), ("vcard", BOTH), ("", ("Baker", "Yard")))
    assert typed.judge_job("linkedin", BOTH, again=True) is None, "the user's own word stays"


def test_who_is_back_at_a_job_of_before_by_another_source_has_it_again() -> None:
    told = of(("vcard", BOTH), ("linkedin", OTHER))
    assert told.judge_job("linkedin", BOTH, again=True) == Judged(BOTH, news=True)


def test_a_job_told_in_full_takes_the_place_of_its_part() -> None:
    told = of(("vcard", ACME))
    told.take_job("google", Judged(BOTH, aside=True, whole_of=ACME))
    assert (list(told.values()), told.present, told.by) == ([BOTH], BOTH, "google")


def test_a_part_beside_the_present_job_stays_there_in_full() -> None:
    told = of(("vcard", OTHER))
    told.take("google", ACME, aside=True)
    told.take_job("hubspot", Judged(BOTH, aside=True, whole_of=ACME))
    assert (told.present, told.by) == (OTHER, "vcard")
    assert sorted(told.values()) == [OTHER, BOTH]


def test_birthdays_and_jobs_that_agree() -> None:
    assert says_no_more(("--05-03", ""), ("1990-05-03", ""))
    assert not says_no_more(("1990-05-03", ""), ("--05-03", ""))
    assert go_together(LEAD, ACME)
    assert not go_together(("Lead", "Acme"), ("Lead", "Inn"))
    assert together(("lead", ""), ("Lead", "Acme")) == BOTH
