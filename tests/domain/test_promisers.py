"""Whoever a promise is by is not told twice."""

import pytest

from networker.domain.promisers import read_on, without_promiser


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


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("en", "Introduces me to her editor", "introduces me to her editor"),
        ("en", "Will send the map", "will send the map"),
        ("en", "Sends James the map", "sends James the map"),
        ("en", "sends the map", "sends the map"),
        ("en", "Frances sends the map", "Frances sends the map"),
        ("en", "James will call", "James will call"),
        ("en", "Zoe and her boss will call", "Zoe and her boss will call"),
        ("en", "Slides", "Slides"),
        ("en", "NDA signed", "NDA signed"),
        ("de", "Schickt mir die Karte", "schickt mir die Karte"),
        ("de", "Überweist das Geld", "überweist das Geld"),
        ("de", "Angebot bis Freitag", "Angebot bis Freitag"),
        ("de", "Haus zeigen", "Haus zeigen"),
        ("es", "Me manda las fotos", "me manda las fotos"),
        ("es", "Firma el contrato", "firma el contrato"),
        ("es", "Clara me manda las fotos", "Clara me manda las fotos"),
        ("fr", "Envoie la carte", "Envoie la carte"),
        ("en", "", ""),
    ],
)
def test_a_promise_reads_on_behind_the_name_and_names_and_nouns_keep_their_capitals(
    lang: str, text: str, shown: str
) -> None:
    assert read_on(text, lang) == shown
