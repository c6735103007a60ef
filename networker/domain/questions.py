"""What somebody types: a question to people, something to pass on, or words to look for. Pure; English, German and Spanish."""

import re
import unicodedata

from networker.domain.shared_links import read

_MARKS = "?？؟"
# A word that begins a question about people, with a word behind it: "who", alone, may yet become a name. Wen is a name, too.
_WHO = re.compile(
    r"\s*(?:(?:who(?:m|se)?|which of|(?:do|does) (?:i|any\w+|some\w+)|any(?:one|body) who|some(?:one|body) who"
    r"|wer|wessen|kenn[et] (?:ich|jemand)|jemand,? de[rn]"
    r"|(?:a )?qui[ée]n(?:es)?|conozco a|alguien que)\s+\S"
    r"|we[nm]\s+(?:kenn|frag|kann|soll|hab|gehört))",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\s*(?:i have|i've got|i offer|i am offering|offering|to give away|for sale|"
    r"ich habe|ich biete|biete|zu verschenken|zu verkaufen|"
    r"tengo|ofrezco|regalo|vendo)\s+\S",
    re.IGNORECASE,
)

# How questions to people begin in the languages that are asked for most and not read. A name begins with none of these words.
_UNREAD = re.compile(
    r"\W*(?:qui\s+(?:conna|sait|peut|a|est|parle)|est-ce que|connais|chi\s+(?:conosce|sa|può|puo|ha|è)|conosci|quem|algu[ée]m"
    r"|wie\s+(?:kent|weet|kan me)|ken(?:t|nen)? (?:je|iemand)|iemand|vem|hvem|kto|kdo|tko|kuka|cine|kim(?:i|in)?\s+(?:tan|bil)"
    r"|ki\s+ismer)\w*\s+\S",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether it is a question to people: it ends as one, or begins with who, wer or quién."""
    text = text.strip()
    return bool(_WHO.match(text)) or (text[-1:] in _MARKS and any(each.isalpha() for each in text))


def unread(text: str) -> bool:
    """Whether it is a question in a language whose grammar nobody here knows: only its words, as they stand, can be looked for."""
    letters = [each for each in text if each.isalpha()]
    foreign = sum(
        not unicodedata.name(each, "LATIN").startswith(("LATIN", "FEMININE", "MASCULINE")) for each in letters
    )
    if foreign * 2 > len(letters):
        return asks(text)  # a name in another script is no question
    return bool(_UNREAD.match(text))


def offers(text: str) -> bool:
    """Whether it is something that others may care about: a link, or words like "I have two tickets for"."""
    return not asks(text) and bool(links(text) or _OFFER.match(text))


def links(text: str) -> bool:
    """Whether there is a link in it."""
    return bool(read(text).link)


def tidy(text: str) -> str:
    """A question as it is kept and told: in one line, with a capital and its mark; "" for no words.

    Words that are no question stay as they are: "snorkelling near Lisbon".
    """
    said = " ".join(text.split()).strip(" ")
    if not any(each.isalnum() for each in said):
        return ""
    said = said[:1].upper() + said[1:]
    return said + "?" if _WHO.match(said) and said[-1] not in _MARKS + ".!…" else said
