"""Towns by the names that people write: in any language, with what stands beside them, and which are near."""

import pytest

from networker import paths
from networker.domain.towns import Town, distance
from networker.services.towns import towns


def found(place: str) -> list[str]:
    return [town.shown for town in towns().find(place)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Köln", "Köln, North Rhine-Westphalia, Germany"),
        ("Cologne", "Köln, North Rhine-Westphalia, Germany"),
        ("Koeln", "Köln, North Rhine-Westphalia, Germany"),
        ("koln", "Köln, North Rhine-Westphalia, Germany"),
        ("München", "Munich, Bavaria, Germany"),
        ("Muenchen", "Munich, Bavaria, Germany"),
        ("MUNICH", "Munich, Bavaria, Germany"),
        ("北京", "Beijing, China"),
        ("Peking", "Beijing, China"),
        ("Москва", "Moscow, Russia"),
        ("Lyon", "Lyon, France"),
        ("12 High St, Birmingham B1 1AA, United Kingdom", "Birmingham, England, United Kingdom"),
        ("Greater London", "London, England, United Kingdom"),
        ("San Francisco Bay Area", "San Francisco, California, United States"),
        ("Wien, Österreich", "Vienna, Austria"),
    ],
)
def test_a_name_in_any_language_means_its_town(written: str, meant: str) -> None:
    assert found(written)[0] == meant


def test_several_towns_of_one_name_are_offered_the_largest_first() -> None:
    assert found("Birmingham") == [
        "Birmingham, England, United Kingdom",
        "Birmingham, Alabama, United States",
        "Birmingham, Michigan, United States",
    ]
    assert len(found("Springfield")) > 3


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NYC", "New York City, New York, United States"), ("nyc, USA", "New York City, New York, United States"),
        ("LA", "Los Angeles, California, United States"), ("L.A.", "Los Angeles, California, United States"),
        ("SF", "San Francisco, California, United States"), ("DC", "Washington, District of Columbia, United States"),
        ("HK", "Hong Kong"),
        ("Lafayette, LA", "Lafayette, Louisiana, United States"),
    ],
)  # fmt: skip
def test_short_names_mean_their_town(written: str, meant: str) -> None:
    assert found(written) == [meant]


def test_every_short_name_means_one_town_that_the_table_has() -> None:
    lines = (paths.resources() / "places" / "short_names.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            names, place, latitude, longitude = line.split("\t")
            [town] = towns().find(place)
            assert distance(town.latitude, town.longitude, float(latitude), float(longitude)) < 10, place
            for name in names.split("|"):
                assert towns().find(name) == (town,)
                assert towns().around(town.latitude, town.longitude).holds(name)


def test_who_wrote_a_short_name_is_there_and_the_state_of_that_name_is_not() -> None:
    around = towns().around(34.05, -118.24)
    assert all(around.holds(each) for each in ("LA", "L.A., USA", "la"))
    assert not any(around.holds(each) for each in ("Lafayette, LA", "Baton Rouge LA", "SF"))
    assert around.names("LA")


def test_a_town_that_is_called_so_itself_comes_before_one_of_another_language() -> None:
    assert found("Augusta")[:2] == ["Augusta, Georgia, United States", "Augusta, Italy"]
    assert "Augsburg, Bavaria, Germany" in found("Augusta")
    assert found("Reading")[:2] == [
        "Reading, England, United Kingdom",
        "Reading, Pennsylvania, United States",
    ]
    assert "Redding, California, United States" not in found("Reading")
    assert found("Sevilla")[0] == found("Seville")[0]


@pytest.mark.parametrize(
    "written", ["Birmingham, Alabama", "Birmingham AL", "Birmingham (AL)", "Birmingham/Alabama"]
)
def test_what_stands_beside_a_name_tells_which(written: str) -> None:
    assert found(written) == ["Birmingham, Alabama, United States"]


@pytest.mark.parametrize("written", ["", " ", "12345", "Deutschland", "Nowhereville", "\0", "|", "\t\n"])
def test_what_is_no_town_means_none(written: str) -> None:
    assert found(written) == []


@pytest.mark.parametrize(
    ("place", "near"),
    [
        ("Birmingham", True), ("Birmingham, England", True), ("birmingham uk", True), ("Birmingham (Selly Oak)", True),
        ("Solihull", True), ("Coventry, UK", True), ("Greater Birmingham Area", True), ("Wolverhampton, Vereinigtes Königreich", True),
        ("Birmingham, AL", False), ("Birmingham, Alabama, USA", False), ("London", False), ("Leicester", False),
        ("Warwick, Rhode Island", False), ("United Kingdom", False), ("", False),
    ],
)  # fmt: skip
def test_a_place_is_near_where_its_words_tell_so(place: str, near: bool) -> None:
    around = towns().around(52.48, -1.90)
    assert around.holds(place) is near


def test_round_a_namesake_a_bare_name_means_the_larger_town() -> None:
    alabama = towns().find("Birmingham, Alabama")[0]
    around = towns().around(alabama.latitude, alabama.longitude)
    assert not around.holds("Birmingham")
    assert around.holds("Birmingham, AL")
    assert not around.holds("Birmingham, UK")


@pytest.mark.parametrize("latitude", [-89.9, 0.0, 89.9])
def test_anywhere_on_earth_can_be_asked_about(latitude: float) -> None:
    assert isinstance(towns().around(latitude, 179.9).towns, dict)


def test_kilometres_between_two_towns() -> None:
    lyon, vienna = towns().find("Lyon")[0], towns().find("Wien")[0]
    assert 900 < distance(lyon.latitude, lyon.longitude, vienna.latitude, vienna.longitude) < 930
    assert distance(1.0, 1.0, 1.0, 1.0) == 0


def test_a_town_without_a_part_or_in_one_of_its_own_name_is_said_once() -> None:
    assert Town("Berlin", "DE", "16", "Germany", "Berlin", 0, 0, 1).shown == "Berlin, Germany"
    assert Town("Lyon", "FR", "84", "France", "", 0, 0, 1).shown == "Lyon, France"
