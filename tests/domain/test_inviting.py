"""Who has a reason to be asked to a gathering, and a table that is a mix of circles."""

from datetime import date, timedelta

from networker.domain.inviting import Candidate, Reason, mix, reasons, worth

TODAY = date(2026, 11, 20)


def one(person: int = 1, circle: int | None = 2, place: str = "", met: bool = True, ago: int | None = 5, role: str = "") -> Candidate:  # fmt: skip
    return Candidate(
        person, circle, place, met, TODAY - timedelta(days=ago) if ago is not None else None, role
    )


def why(each: Candidate, last: str = "") -> list[str]:
    return [reason.what for reason in reasons(each, TODAY, last=last)]


def test_every_reason_is_told_the_weightiest_first() -> None:
    found = reasons(one(place="Porto", met=False, ago=100), TODAY, last="Supper")
    assert found == (
        Reason("silent", days=100), Reason("new"), Reason("near", "Porto"), Reason("absent", "Supper"),
    )  # fmt: skip


def test_a_silence_counts_by_the_circle_and_of_the_dear_alone() -> None:
    assert why(one(ago=60)) == ["silent"]
    assert why(one(ago=59)) == []
    assert why(one(circle=3, ago=119)) == []
    assert why(one(circle=4, ago=900)) == []
    assert why(one(circle=None, ago=900)) == []


def test_what_the_last_one_says() -> None:
    assert why(one(role="there"), "Supper") == []
    assert why(one(role="host"), "Supper") == []
    assert why(one(role="invited"), "Supper") == ["missed"]
    assert why(one(role="declined"), "Supper") == ["missed"]
    assert why(one(), "Supper") == ["absent"]
    assert why(one(circle=5), "Supper") == [], "who has never been near it does not miss it"
    assert why(one(), "") == []


def test_whoever_was_there_waits_for_whoever_was_not() -> None:
    was, missed = one(place="Porto", role="there"), one(2, place="Porto", role="invited")
    last = "Supper"
    assert worth(was, reasons(was, TODAY, last=last)) + 0.8 < worth(missed, reasons(missed, TODAY, last=last))


def test_a_longer_silence_says_more_up_to_a_measure() -> None:
    told = [
        worth(each, reasons(each, TODAY, last=""))
        for each in (one(ago=60), one(ago=120), one(ago=180), one(ago=900))
    ]
    assert told[0] < told[1] < told[2] == told[3]


def test_a_table_is_a_mix_of_circles() -> None:
    found = [(1.5, one(n, circle=1)) for n in range(1, 6)] + [(1.2, one(n, circle=3)) for n in range(6, 9)]
    table, others = mix(found, room=4)
    assert table == [1, 6, 2, 7]
    assert others == [3, 4, 5, 8], "the worthiest first"
    assert mix(found, room=2, asked=[1, 1])[0] == [6, 7]


def test_a_full_table_offers_the_others_alone() -> None:
    assert mix([(1.0, one(1)), (2.0, one(2))], room=0) == ([], [2, 1])
    assert mix([], room=8) == ([], [])
