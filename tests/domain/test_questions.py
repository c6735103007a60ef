"""What is typed: a question to people, something to pass on, or words to look for."""

import pytest

from networker.domain import questions


@pytest.mark.parametrize(
    "text",
    [
        "who knows snorkelling", "Who k", "whom do I ask about wine", "does anybody have a boat", "any way into Acme?",
        "wer kennt einen Imker", "Wen kenne ich in Bern", "kenne ich jemanden bei Acme",
        "quién sabe de vinos", "quien vive en Lima", "¿Quién sabe de vinos?", "snorkelling?", "谁会潜水？",
    ],
)  # fmt: skip
def test_a_question_to_people_is_known_by_how_it_begins_or_ends(text: str) -> None:
    assert questions.asks(text)
    assert not questions.offers(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "who",
        "who ",
        "Whoopi Goldberg",
        "Wen Li",
        "Wen Kexin",
        "Werner Herzog",
        "Ana Torres",
        "wer",
        "circle:close last:>90d",
    ],
)
def test_a_name_a_search_and_a_beginning_are_none(text: str) -> None:
    assert not questions.asks(text)


@pytest.mark.parametrize(
    ("text", "offers", "links"),
    [
        ("https://reef.example/best-bays", True, True),
        ("look: www.reef.example/best-bays", True, True),
        ("I have two tickets for Friday", True, False),
        ("ich biete ein Zimmer in Bern", True, False),
        ("regalo un piano", True, False),
        ("snorkelling near Lisbon", False, False),
        ("who has a boat", False, False),
    ],
)
def test_a_link_or_an_offer_is_something_to_pass_on(text: str, offers: bool, links: bool) -> None:
    assert (questions.offers(text), questions.links(text)) == (offers, links)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  who knows\n a notary ", "Who knows a notary?"),
        ("who knows a notary?", "Who knows a notary?"),
        ("snorkelling near Lisbon", "Snorkelling near Lisbon"),
        ("who has been to Dahab. Or near it.", "Who has been to Dahab. Or near it."),
        ("谁会潜水？", "谁会潜水？"),
        ("  ?! ", ""),
        ("", ""),
    ],
)
def test_a_question_is_kept_in_one_line_with_a_capital_and_its_mark(typed: str, kept: str) -> None:
    assert questions.tidy(typed) == kept
    assert questions.tidy(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "Qui connaît un notaire à Lyon ?", "qui sait plonger", "Chi conosce un notaio?", "Quem conhece um advogado?",
        "wie kent een notaris?", "Hvem kender en advokat?", "Kto zna prawnika?", "Kuka tuntee asianajajan?",
        "кто знает адвоката?", "谁认识律师？", "誰が弁護士を知っていますか？", "ใครรู้จักทนายความ?", "من يعرف محاميا؟",
    ],
)  # fmt: skip
def test_a_question_of_another_language_is_known_as_one_that_is_not_read(text: str) -> None:
    assert questions.unread(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "who knows snorkelling", "Wie heißt die Notarin in Lyon?", "wie kann ich sie erreichen?", "wer kennt einen Imker?",
        "¿quién sabe de buceo?", "snorkelling in Lyon?", "who knows 李小明?", "who knows Юля Иванова well?", "李小明", "Юля",
        "Kim Novak", "Qui Nguyen", "Chi Nguyen at Acme?", "Quentin", "Ken Adams", "Ki Sung", "Connaissance",
    ],
)  # fmt: skip
def test_a_question_that_is_read_and_a_name_are_not(text: str) -> None:
    assert not questions.unread(text)
