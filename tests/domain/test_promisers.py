"""Whoever a promise is by is not told twice."""

import pytest

from networker.domain.promisers import without_promiser


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("Ben will ask his boss", ["Ben Okafor"], "will ask his boss"),
        ("Ben Okafor will ask", ["Ben Okafor"], "will ask"),
        ("ben will ask", ["Ben"], "will ask"),
        ("Carla will ask", ["Ben Okafor"], "Carla will ask"),
        ("Benno will ask", ["Ben Okafor"], "Benno will ask"),
        ("Ben's boss will ask", ["Ben Okafor"], "Ben's boss will ask"),
        ("Ben will ask Carla", ["Ben Okafor", "Carla Rossi"], "Ben will ask Carla"),
        ("Ben and his boss will ask", ["Ben Okafor"], "Ben and his boss will ask"),
        ("Ben", ["Ben Okafor"], "Ben"),
        ("will ask", [""], "will ask"),
    ],
)
def test_the_name_goes_where_it_is_told_beside_it(text: str, names: list[str], left: str) -> None:
    assert without_promiser(text, names) == left
