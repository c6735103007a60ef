"""Where a name is expected in a head: behind which words, in front of which, and who is only said to be whose.

It looks at the words alone, and knows of no people.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from networker.domain.names import fold
from networker.domain.quick_line.lexicon import CHANNELS, SIGNS, Lexicon, either
from networker.domain.quick_line.patterns import compiled, fullmatch, match, search
from networker.domain.quick_line.text import fold_same

_SIGNS = "".join(SIGNS.values()) + "\ufe0f"
_ONE = re.compile(r"(?<=\w) (?:one|some)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word that may be a name, or a mail address."""

    text: str
    start: int
    stop: int
    owner: bool  # "Ana's"
    shouted: bool  # all of the text is in capitals

    @property
    def folded(self) -> str:
        """The word as it is looked up."""
        return fold(self.text).strip(".")

    @property
    def capital(self) -> bool:
        """Whether its capital letter tells a name; scripts without capitals are taken for such."""
        return not self.shouted and not self.text[:1].islower()

    @property
    def as_name(self) -> bool:
        """Whether it is written as a name is: with a capital letter, or in a script that has none."""
        return self.text[:1].isupper() or unicodedata.category(self.text[0]) == "Lo"


class Leads:
    """What leads to names in one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words, self._lead = lexicon, lexicon.leads
        kinds = [pattern for _, pattern in lexicon.kinds]
        either = "|".join((*kinds, *(pattern for _, pattern in CHANNELS)))
        self._kind, self._kind_here = compiled(rf"(?:{either})$"), compiled(rf"(?:{either})(?!\w)")
        self._kind_before = compiled(rf"(?<![\w'])(?:{either})\.?$")  # may be of several words: "ran into"

    def stands_as_name(self, text: str, tokens: Sequence[Token], at: int, before: int) -> bool:
        """Whether a known name is meant by a word in small letters: "the gas bill" and "a rose" are no people.

        A name follows a verb or a word that leads to people, another name, or stands at the beginning.
        """
        token = tokens[at]
        also_a_word = token.folded in self._words.name_words or self.is_kind(token)
        between = text[before : token.start] if before >= 0 else "no"
        if self._is_modal(text, tokens, at):
            return False
        if token.owner or "@" in token.text:
            return True
        if not between.strip(" ,&+/") and (between.strip() or token.capital or not also_a_word):
            return True
        before_it = fold_same(text[: token.start]).rstrip()
        last = re.split(r"[\s,]+", before_it)[-1].strip(".")
        if fullmatch(self._lead.no_names_after, last) or search(self._lead.motion, before_it):
            return False
        if token.capital:
            return True
        if not text[: token.start].strip():
            joins = rf"\s*(?:[,&+/→←]|->|<-|(?:{self._words.and_words})(?!\w))"
            joined = match(joins, fold_same(text[token.stop :])) is not None
            follows = self._does if also_a_word else self._verb_follows
            return not also_a_word or len(tokens) == 1 or joined or follows(text, tokens, at)
        if at == 1 and tokens[0].folded not in self._words.stop and not also_a_word:
            return True
        if self.expected(text, tokens, at):
            return True
        words = self._words
        leads = fullmatch(f"{words.before_names}|{words.to_words}|{words.from_words}", last) is not None
        return leads and not (also_a_word and last in self._words.stop)

    def _is_modal(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """ "Will call May", "June may come": a verb behind the word tells that it is one itself."""
        token, verb = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if verb is None or token.folded not in self._lead.modals or text[token.stop : verb.start] != " ":
            return False
        if fullmatch(self._lead.bare_verb, verb.text) is None:
            return False
        behind = tokens[at + 2] if at + 2 < len(tokens) else None
        begins = not text[: token.start].strip()
        return token.text.islower() or (
            begins and behind is not None and text[verb.stop : behind.start] == " "
        )

    def is_verb_before(self, token: Token, following: Token, text: str) -> bool:
        """ "Bill Bill for the art", "ping Ping": in small letters and before a name the word is what is done."""
        also_a_word = token.folded in self._words.name_words or self.is_kind(token)
        beside = text[token.stop : following.start] == " "
        return also_a_word and token.text.islower() and beside and following.text[:1].isupper()

    def _does(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word that may be a name does something: "mark called", not "frank talk with Ben"."""
        behind = text[tokens[at].stop :].lstrip().lower()
        said = f"{self._words.day_does}|{self._words.doubt.past}"
        return match(said, behind) is not None or match(said, fold_same(behind)) is not None

    def day_is_name(self, text: str, start: int, stop: int) -> bool:
        """Whether a word for a day or month, which somebody bears, stands where a name does and not where a day does."""
        before, behind, words = fold_same(text[:start]).rstrip(), text[stop:], self._words
        if search(rf"(?:\d(?:st|nd|rd|th|\.|º)?|\b(?:{either(words.ordinals)}))(?: (?:of|de))?$", before):
            return False
        if not before:
            colon = re.match(r":\s+(\w+)", behind)
            if colon is not None:
                return text[start].isupper() and self._kind.match(fold_same(colon[1])) is None
            return match(rf" {words.day_does}", behind.lower()) is not None
        last = re.split(r"[\s,]+", before)[-1].strip(".")
        if fullmatch(rf"{words.with_words}|{self._lead.to_names}", last) and last not in (
            "fr",
            "mo",
            "so",
        ):
            return not re.match(r"\.? ?\d", behind) or last in words.stop
        capital = text[start].isupper()
        if fullmatch(rf"{words.to_words}|{words.from_words}", last) and not fullmatch(words.on, last):
            led = capital or self._kind_here.search(before) is not None
            return led and not re.match(r"\.? ?\d", behind)
        if words.days_capital or not capital:
            return False
        return fullmatch(rf"{words.on}|{words.articles}|{words.last}|{words.next}|de|del", last) is None

    def is_kind(self, token: Token) -> bool:
        """Whether a word says what happened, or over what."""
        return bool(self._kind.match(token.folded))

    def expected(self, text: str, tokens: Sequence[Token], at: int, *, others: bool = False) -> bool:
        """Whether a name is expected here: after with, and, met, a comma, a relation, an arrow, or at the start.

        `others`: somebody has been named before, and "from Leeds" only says from where.
        """
        before = fold_same(text[: tokens[at].start]).rstrip()
        if not before:
            return self._verb_follows(text, tokens, at)
        if before.endswith(","):
            return self._listed(text, tokens, at)
        if before.endswith(("→", "←", "->", "<-", "&", "+", "/")):
            return True
        if before[-1] in _SIGNS:
            return True
        words = self._words
        before = _ONE.sub("", before)  # "met one Peter Falk"
        last = re.split(r"[\s,]+", before)[-1].strip(".")
        leads = f"{words.and_words}|{words.with_words}|{self._lead.to_names}|{self._lead.either}"
        if fullmatch(leads, last) or self._lead.is_relation(last) or self._kind_before.search(before):
            return True
        if fullmatch(words.from_words, last) and (
            others or search(rf"\b(?:{self._lead.somebody}) \S+$", before)
        ):
            return False
        if fullmatch(f"{words.to_words}|{words.from_words}", last):
            return self._any_kind(text, tokens[:at])  # not "Emma moved to Leeds"
        led = search(rf"(?<!\w)(?:{words.possessives})\s+(\w+)$", before)
        return led is not None and led[1] not in words.stop

    def of_company(self, between: str) -> bool:
        """Whether what stands behind the last person leads to where they work: "Sam (Whitlock Maps)", "from Okafor Motors"."""
        led = fold_same(between).strip()
        return led == "(" or fullmatch(f"{self._words.from_words}|{self._words.places}", led) is not None

    def _listed(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word behind a comma goes on a list of people: "Ana, Zora and Ben", not "Ana, Traffic was awful"."""
        words = self._words
        leads = compiled(rf"(?:{words.with_words}|{self._lead.relations})$")
        if not (self._any_kind(text, tokens[:at]) or any(leads.match(each.folded) for each in tokens[:at])):
            return False
        following = next((each for each in tokens[at + 1 :] if not each.as_name), None)
        if following is None or re.search(r"[,(&+\d]|\s{2}", text[tokens[at].stop : following.start]):
            return True
        goes_on = f"{words.and_words}|{words.with_words}|{words.places}|{words.before_names}"
        return fullmatch(goes_on, following.folded) is not None or self.is_kind(following)

    def _verb_follows(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """At the start of a sentence a capital letter says nothing; a verb soon after it does.

        Where nouns have capitals too ("Film gesehen"), the verb has to be one of people, or two capitals a name.
        """
        behind = tokens[at + 1 : at + 4]
        if not self._words.name_verbs:
            return self._any_kind(text, behind)
        if behind and behind[0].text[:1].isupper() and not self.is_kind(behind[0]):
            return self._any_kind(text, tokens[at + 2 :])
        return bool(behind) and fullmatch(self._words.name_verbs, behind[0].folded) is not None

    def _any_kind(self, text: str, tokens: Sequence[Token]) -> bool:
        folded = fold_same(text)
        return any(self._kind_here.match(folded, each.start) for each in tokens)

    def owned(self, text: str, tokens: Sequence[Token], at: int) -> int:
        """How many words behind an owner only say who comes next: "Ana's brother Pedro", "Kitty's agent Lorna".

        0 where the owner is meant: "commented on Ana's post".
        """
        if not tokens[at].owner or at + 1 >= len(tokens):
            return 0
        for n in range(at + 1, min(at + 4, len(tokens))):
            noun = tokens[n]
            if (
                text[tokens[n - 1].stop : noun.start] != " "
                or fullmatch(self._lead.own_works, noun.folded)
                or self.is_kind(noun)
            ):
                return 0
            if self._lead.is_relation(noun.folded):
                return n - at
            behind = tokens[n + 1] if n + 1 < len(tokens) else None
            if behind is None or not (noun.text[:1].islower() or self._words.genitive_s):
                return 0
            if self._lead.is_relation(behind.folded):
                continue
            if behind.text[:1].isupper() and text[noun.stop : behind.start] == " ":
                return 0 if behind.folded in self._words.stop or self.is_kind(behind) else n - at
        return 0

    def is_object(self, text: str, tokens: Sequence[Token], at: int) -> bool:
        """Whether a German noun belongs to the verb behind it: "Frank Tennis gespielt", "Frank Buch zurückgeben"."""
        verb = tokens[at + 1] if at + 1 < len(tokens) else None
        if verb is None or text[tokens[at].stop : verb.start] != " ":
            return False
        if self.is_kind(verb) and not re.match(r"(?:zu|ab)?(?:ge)?schick", verb.folded):
            return False
        return verb.text[:1].islower() and re.search(r"(?:en|ern|eln|^\w*ge\w+t)$", verb.folded) is not None

    def of_relation(self, text: str, token: Token) -> int:
        """Where "the brother of Ana" begins, in which Ana only says whose brother; -1 where she is meant herself."""
        found = search(rf"(\w+)\s+(?:{self._words.of_words})\s+$", fold_same(text[: token.start]))
        return found.start() if found is not None and self._lead.is_relation(found[1]) else -1
