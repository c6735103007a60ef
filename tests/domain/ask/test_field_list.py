"""The list of fields that the program brings: whole in three languages, even, and honest about words of two meanings."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from networker import paths
from networker.domain.ask.fields import LANGUAGES, Fields, Part, read_fields
from networker.domain.names import fold

# These belong to so many fields that each alone says nothing.
GENERAL = """
    design manager water play run work help make good child people new big small house home use show talk team
    group head time day year world life man woman line point part place course form set start end open close
    turn move change test check plan sheet table paper card board light sound air fire power market service
    system process project problem company business office shop training development research quality safety
    industry technology production arbeit hilfe gut kind leute neu haus zeit tag jahr welt leben mann frau platz
    kurs anfang ende karte licht luft wasser feuer kraft markt dienst firma projekt leiter berater spiel
    forschung industrie technologie produktion trabajo ayuda bueno gente nuevo casa tiempo dia mundo vida hombre
    mujer parte lugar curso fin mesa papel luz aire agua fuego fuerza mercado servicio sistema proceso proyecto
    problema empresa oficina tienda calidad industria tecnologia
"""


def texts() -> dict[str, str]:
    """The files of the list by their names."""
    folder = paths.resources() / "fields"
    return {each.name: each.read_text(encoding="utf-8") for each in sorted(folder.glob("*.txt"))}


@cache
def fields() -> Fields:
    return read_fields("\n\n".join(texts().values()))


@cache
def near(name: str) -> frozenset[str]:
    """The fields round one: kin, what it is part of, its parts."""
    own = fields().by_name[name]
    parts = {each.name for each in fields().by_name.values() if each.parent == name}
    return frozenset({own.parent, *own.kin, *parts} - {""})


def listed() -> Iterator[tuple[str, str, str]]:
    """Every word as it is written: its field, its language, the word."""
    for text in texts().values():
        for block in text.split("\n\n"):
            lines = [line for line in block.split("\n") if line and not line.startswith("#")]
            for line in lines[1:]:
                for language, words in zip(LANGUAGES, line.partition(":")[2].split("|"), strict=True):
                    for word in words.split(","):
                        yield lines[0], language, fold(word.strip().rstrip("?").rstrip())


def test_it_is_wide() -> None:
    assert len(fields().by_name) >= 550
    assert len(fields().words) >= 23_000


def test_every_field_stands_once_and_has_who_and_what_in_all_languages() -> None:
    told = {(each.field, each.part, each.language) for some in fields().words.values() for each in some}
    lacking = [
        (name, part, language)
        for name in fields().by_name
        for part in (Part.WHO, Part.WHAT, Part.AT)
        for language in LANGUAGES
        if (name, part, language) not in told
    ]
    assert lacking == []
    blocks = sum(text.count("\nwho:") for text in texts().values())
    assert blocks == len(fields().by_name)


def test_no_field_is_thin_or_swallows_the_others() -> None:
    count = Counter(each.field for some in fields().words.values() for each in some)
    assert [name for name, n in count.items() if not 14 <= n <= 130] == []


def test_parents_and_kin_exist_and_lead_to_a_root() -> None:
    by_name = fields().by_name
    for each in by_name.values():
        assert set(each.kin) | {each.parent} <= set(by_name) | {""}, each.name
        assert each.name not in each.kin
        seen, above = {each.name}, each.parent
        while above:
            assert above not in seen, f"{each.name} is part of itself"
            seen.add(above)
            above = by_name[above].parent


def test_every_field_has_somebody_near() -> None:
    assert [name for name in fields().by_name if not near(name)] == []


def test_no_word_stands_twice_in_a_field() -> None:
    assert [each for each, n in Counter(listed()).items() if n > 1] == []


def test_no_word_is_shorter_than_three_letters_or_a_sentence() -> None:
    assert [word for word in fields().words if len(word) < 3] == []
    assert max(word.count(" ") for word in fields().words) < 7
    assert not any("gmbh" in word.split() for word in fields().words)


def test_a_word_of_fields_that_are_not_near_is_marked_in_each() -> None:
    wrong = []
    for word, some in fields().words.items():
        for language in LANGUAGES:
            here = [each for each in some if each.language == language]
            for each in here:
                far = {other.field for other in here} - near(each.field) - {each.field}
                if far and not each.doubtful:
                    wrong.append((word, each.field, far))
    assert wrong == []


def test_general_words_are_nowhere_alone_without_a_mark() -> None:
    assert [
        (word, each.field)
        for word in GENERAL.split()
        for each in fields().words.get(word, ())
        if not each.doubtful
    ] == []


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("toothache", "dentistry"), ("Zahnschmerzen", "dentistry"), ("muela", "dentistry"),
        ("Hebamme", "midwifery"), ("comadrona", "midwifery"), ("wine", "wine"), ("lamb", "cooking"),
        ("slow database", "databases"), ("boiler", "heating"), ("landlord", "tenancy"), ("Betriebsrat", "works councils"),
        ("airline", "flying"), ("despido", "employment law"), ("snorkelling", "snorkelling"), ("abejas", "bees"),
        ("Fördermittel", "grants"), ("lighting technician", "stage lighting and sound"), ("grief", "grief"),
    ],
)  # fmt: skip
def test_everyday_words_lead_to_their_field(word: str, field: str) -> None:
    assert field in {each.field for each in fields().words[fold(word)] if not each.doubtful}


def test_who_is_doubtful_is_so_in_either_gender() -> None:
    """Forms of one noun answer each other, so a sure Makerin would make every maker one."""
    words = fields().words
    wrong = [
        (word, each.field)
        for word, some in words.items()
        for each in some
        if each.part is Part.WHO
        and not each.doubtful
        and any(
            other.field == each.field and other.part is Part.WHO and other.doubtful
            for woman, man in (("in", ""), ("a", "o"), ("a", ""))
            if word.endswith(woman)
            for other in words.get(word.removesuffix(woman) + man, ())
        )
    ]
    assert wrong == []


def test_titles_stand_in_both_genders() -> None:
    """Every -ista aside: where a Spanish -ero or a German -er of one word stands, so does mostly its -era or -erin."""
    lone = 0
    pairs = 0
    for man, woman, language in (("er", "erin", "de"), ("ero", "era", "es"), ("ologe", "ologin", "de")):
        for word, some in fields().words.items():
            for each in some:
                if (
                    each.part is Part.WHO
                    and each.language == language
                    and " " not in word
                    and word.endswith(man)
                ):
                    pairs += 1
                    both = fields().words.get(word.removesuffix(man) + woman, ())
                    lone += each.field not in {other.field for other in both}
    assert pairs > 800
    assert lone / pairs < 0.3
