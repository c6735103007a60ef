"""What an older export says of a suggestion is taken apart as the tables have it now."""

import pytest

from networker.store.whole_values import of_today, wrong


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"action": "wrote mail", "until": "2026-11-21"},
         {"action": "wrote", "channel": "mail", "until": None, "ask_from": "2026-11-21"}),
        ({"action": "wrote google+"}, {"action": "wrote", "channel": "google+", "until": None}),
        ({"action": "circle stay", "until": "2027-05-20"}, {"about": "circle", "action": "stay", "until": "2027-05-20"}),
        ({"action": "not now", "until": "2026-12-01"}, {"action": "not now", "until": "2026-12-01"}),
        ({"action": "wrote", "channel": "mail"}, {"action": "wrote", "channel": "mail"}),
        ({"action": 7}, {"action": 7}),
    ],
)  # fmt: skip
def test_words_within_an_action_become_values_of_their_own(
    told: dict[str, object], kept: dict[str, object]
) -> None:
    assert of_today("reach_action", told) == kept
    assert of_today("person", told) == told


def test_a_channel_that_is_none_is_named() -> None:
    from networker.store.whole import fields

    row = of_today(
        "reach_action", {"id": 1, "person_id": 1, "day": "2026-11-20", "action": "wrote somewhere"}
    )
    assert wrong("reach_action", fields("reach_action"), row) == "channel cannot be read"
