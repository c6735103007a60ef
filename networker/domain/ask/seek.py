"""What is looked for: the subject of a question as weighed words, each with all that may answer it instead.

A word is answered by itself and its forms, by the words of its fields, less by those of their kin, and least by near
words of a dictionary. A word of several fields means the one that most of the question's words have in common.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from networker.domain.ask.fields import Part
from networker.domain.ask.grammar import GENERAL, IT, STOP
from networker.domain.ask.lexicon import Entry, Lexicon
from networker.domain.ask.words import part_of, parts_of, related, same_noun, unspaced
from networker.domain.names import fold

# How well each kind of word answers, next to the word itself.
WHO, WHAT, AT = 0.92, 0.62, 0.75
CHILD, PARENT, KIN, LOOSE = 0.88, 0.45, 0.38, 0.35  # times the above, by how the field is related
WORD_OF_PHRASE = 0.42
PART_OF_WORD = 0.75
MISSPELT = 0.85
DOUBTFUL = 0.5
LEAST_VOTE = 0.3
GENERAL_WEIGHT = 0.28

Spelled = Callable[
    [str], str
]  # the right spelling of a folded word that nobody knows; "" where there is none
Near = Callable[
    [str], Iterable[tuple[tuple[str, ...], float]]
]  # near words of a folded one, with how near they are


class Way(IntEnum):
    """How a word answers another, the surest first."""

    SAME = 0  # the word itself, or a form of it
    SPELT = 1  # the same but for its spelling
    FIELD = 2  # a word of its very field
    PART = 3  # a part of it
    KIN = 4  # of a field near it
    NEAR = 5  # near it in a dictionary


@dataclass(frozen=True, slots=True)
class Target:
    """A word or phrase that answers. `strength`: 1 for the word itself."""

    words: tuple[str, ...]
    concept: int
    strength: float
    way: Way
    part: Part | None  # what it is in its field
    field: str
    doubtful: bool
    german: bool
    foreign: str = ""  # its language, where it is another one than the question's
    whole: tuple[str, ...] = ()  # what has to stand in a line, where its words are but a part of that


@dataclass(slots=True)
class Concept:
    """A word of the subject, or a phrase that the fields know."""

    words: tuple[str, ...]
    weight: float
    house: bool = False  # a kind of house at which they should work
    spelled: bool = False  # the question had it misspelt
    entries: list[Entry] = field(default_factory=list)
    votes: dict[str, float] = field(default_factory=dict)  # how far each field is meant
    loose: frozenset[str] = frozenset()  # fields of the single words of a phrase

    @property
    def told(self) -> float:
        """How much it says of what is asked: half of its weight where it is only known within phrases."""
        within = all(each.doubtful and len(each.words) > len(self.words) for each in self.entries)
        return self.weight * (0.5 if self.entries and within else 1.0)

    @property
    def doubtful(self) -> bool:
        """Whether no field surely has it."""
        return all(each.doubtful for each in self.entries)

    @property
    def general(self) -> bool:
        """Whether many a question has it beside its subject."""
        return all(word in GENERAL for word in self.words)


class Sought:
    """Concepts and their targets, found by the first letters of a word."""

    def __init__(self, concepts: Sequence[Concept], compound: Callable[[str], bool]) -> None:
        """`compound`: whether a folded word may be a German compound."""
        self.concepts, self._compound = concepts, compound
        self.targets: dict[tuple[int, tuple[str, ...], Part | None], Target] = {}
        # Those of which a line has to have more than their words, by the beginning of these.
        self.wholes: dict[str, list[Target]] = {}
        self._begin: dict[str, list[Target]] = defaultdict(list)
        self._german: dict[str, list[Target]] = {}
        self._houses: list[Target] = []
        self._known_houses: dict[str, tuple[Target, ...]] = {}
        self._known: dict[str, tuple[Target, ...]] = {}
        self.fields = frozenset(name for each in concepts for name in each.votes)

    def add(self, target: Target) -> None:
        """Take a target in, unless a stronger one of the same words is known."""
        key = (target.concept, target.whole or target.words, target.part)
        before = self.targets.get(key)
        if before is None or (target.strength, -target.way) > (before.strength, -before.way):
            self.targets[key] = target

    def finish(self) -> None:
        """Make ready to be asked."""
        self._begin.clear()
        self._known.clear()
        self._german = defaultdict(list)
        for each in self.targets.values():
            if each.german and len(each.words) == 1 and not each.whole:
                self._german[each.words[0]].append(each)
        self._houses = [
            each
            for each in self.targets.values()
            if self.concepts[each.concept].house and each.way <= Way.FIELD and len(each.words) == 1 and each.part is not Part.WHAT
        ]  # fmt: skip
        self.wholes = {}
        for each in self.targets.values():
            self._begin[each.words[0][:3]].append(each)
            if each.whole:
                self.wholes.setdefault(each.words[0][:3], []).append(each)

    def houses_in(self, word: str) -> tuple[Target, ...]:
        """The kinds of house that a company's word ends in: Fjellbanken is a bank."""
        found = self._known_houses.get(word)
        if found is None:
            found = self._known_houses[word] = tuple(
                each
                for each in self._houses
                if part_of(each.words[0], word) and not word.startswith(each.words[0])
            )
        return found

    def begun_by(self, word: str) -> tuple[Target, ...]:
        """The targets whose first word is a form of this one."""
        found = self._known.get(word)
        if found is None:
            hits = [each for each in self._begin.get(word[:3], ()) if _answers(word, each)]
            if self._compound(word):
                hits += [each for part in parts_of(word) & self._german.keys() for each in self._german[part]]
            if unspaced(word):
                hits += [
                    each
                    for each in self.targets.values()
                    if unspaced(each.words[0]) and each.words[0] in word
                ]
            found = self._known[word] = tuple(hits)
        return found


def _answers(word: str, target: Target) -> bool:
    """Whether a word of a line is the first one of a target. Who does it is named by a noun: fencing is no fencer.

    So is what another language than the question's says: a brand is no surf, which is Brandung.
    """
    if len(target.words) == 1 and (target.part is Part.WHO or target.foreign):
        return same_noun(word, target.words[0])
    return related(word, target.words[0])


def seek(
    subject: Sequence[str], houses: Sequence[str], lexicon: Lexicon, *, near: Near | None, spelled: Spelled, language: str
) -> Sought:  # fmt: skip
    """What a subject, and kinds of house, look for. `near`: a dictionary's near words, where there is one.

    `language`: of the question, "en", "de" or "es".
    """
    concepts = _concepts([fold(word) for word in subject], lexicon, spelled, house=False)
    for house in houses:
        concepts += _concepts(fold(house).split(), lexicon, spelled, house=True)
    _phrases(concepts, lexicon)
    _even(concepts)
    _vote(concepts)
    sought, german = Sought(concepts, lexicon.compound), language == "de"
    for n, concept in enumerate(concepts):
        _itself(sought, n, concept, german)
        for name, vote in concept.votes.items():
            _of_field(sought, n, concept, lexicon, name, vote, language)
        for name in concept.loose - concept.votes.keys():
            _add(sought, n, lexicon.entries(name), LOOSE, Way.KIN, language)
        if near is not None:
            _near(sought, n, concept, near)
    sought.finish()
    return sought


def _concepts(words: Sequence[str], lexicon: Lexicon, spelled: Spelled, *, house: bool) -> list[Concept]:
    words = [word.replace("'", "") for word in words if word not in STOP or word == fold(IT)] or list(words)
    typed = [part for word in words for part in word.replace("-", " ").split()]
    words = [_right(word, lexicon, spelled) for word in typed]
    found: list[Concept] = []
    at = 0
    while at < len(words):
        entries = lexicon.at(words, at)
        many = max((len(each.words) for each in entries), default=1)
        those = tuple(words[at : at + many])
        own = [each for each in entries if len(each.words) == many]
        if many == 1:
            exact = [each for each in own if each.words == those]
            own = exact or own or list(lexicon.parts(those[0]))
        general = all(word in GENERAL for word in those)
        misspelt = list(those) != typed[at : at + many]
        found.append(
            Concept(
                those, GENERAL_WEIGHT if general else 1.0, house, misspelt, own, loose=_loose(those, lexicon)
            )
        )
        at += many
    return found


def _loose(words: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """The fields of the words of a phrase, each for itself: who knows of sign language may be among those of languages."""
    if len(words) == 1:
        return frozenset()
    return frozenset(
        each.field
        for word in words
        if word not in GENERAL
        for each in lexicon.begun_by(word)
        if each.words == (word,) and not each.doubtful
    )


def _phrases(concepts: Sequence[Concept], lexicon: Lexicon) -> None:
    """Words that a phrase of a field has in another order: "the tap is dripping" holds a dripping tap.

    A word that stands in no list but in phrases tells a little of their fields.
    """
    every = [word for each in concepts for word in each.words]
    for concept in concepts:
        if len(concept.words) > 1 or concept.general:
            continue
        held = lexicon.holding(concept.words[0])
        whole = [
            each for each in held if all(any(related(word, other) for other in every) for word in each.words)
        ]
        if whole:
            concept.entries = [
                *whole,
                *(each for each in concept.entries if each.field not in {one.field for one in whole}),
            ]
        elif not concept.entries:
            concept.entries = [
                each._replace(doubtful=True, part=Part.WHAT) for each in held if len(each.words) == 2
            ]


def _right(word: str, lexicon: Lexicon, spelled: Spelled) -> str:
    if word in GENERAL or len(word) < 5 or lexicon.begun_by(word):
        return word
    return spelled(word) or word


def _even(concepts: Sequence[Concept]) -> None:
    """Where nothing but general words is asked, they are the subject."""
    if all(each.weight < 1 for each in concepts):
        for each in concepts:
            each.weight = 1.0


def _vote(concepts: Sequence[Concept]) -> None:
    """Which fields are meant: those that most of the words share."""
    total: dict[str, float] = defaultdict(float)
    voices: dict[str, int] = defaultdict(int)
    for concept in concepts:
        for name in {each.field for each in concept.entries}:
            sure = any(not each.doubtful for each in concept.entries if each.field == name)
            total[name] += concept.weight * (1.0 if sure else DOUBTFUL)
            voices[name] += 1
    for concept in concepts:
        most = max((total[each.field] for each in concept.entries), default=0.0)
        for each in concept.entries:
            base = DOUBTFUL + 0.15 if each.doubtful and voices[each.field] < 2 else 1.0
            vote = base * (total[each.field] / most) ** 1.7
            if vote >= LEAST_VOTE:
                concept.votes[each.field] = max(vote, concept.votes.get(each.field, 0.0))


def _itself(sought: Sought, n: int, concept: Concept, german: bool) -> None:
    small = [word for word in concept.words if word in STOP]
    if (
        small
    ):  # of "IT consultant" a line has to have both; IT alone is a small word, which its phrases answer
        if told := tuple(word for word in concept.words if word not in STOP):
            whole = concept.words
            sought.add(Target(told, n, 1.0, Way.SAME, None, "", False, False, whole=whole))
        return
    doubtful = bool(concept.entries) and all(each.doubtful for each in concept.entries)
    guessed = concept.spelled and not concept.entries and len(concept.words[0]) < 7
    way, strength = (Way.SPELT, MISSPELT) if guessed else (Way.SAME, 1.0)
    sought.add(Target(concept.words, n, strength, way, None, "", doubtful, german))
    _in_one(sought, n, concept.words, strength, way)
    if n + 1 < len(sought.concepts) and not concept.house:
        _in_one(sought, n, (*concept.words, *sought.concepts[n + 1].words), strength, way)
        _in_one(sought, n + 1, (*concept.words, *sought.concepts[n + 1].words), strength, way)
    if len(concept.words) > 1:
        for word in concept.words:
            if word not in GENERAL:
                sought.add(Target((word,), n, WORD_OF_PHRASE, Way.PART, None, "", True, german))


def _in_one(sought: Sought, n: int, words: tuple[str, ...], strength: float, way: Way) -> None:
    """Several words written as one, as in a tag: #employmentlaw."""
    if len(words) > 1:
        sought.add(Target(("".join(words),), n, strength, way, None, "", False, False))


def _of_field(sought: Sought, n: int, concept: Concept, lexicon: Lexicon, name: str, vote: float, language: str) -> None:  # fmt: skip
    asked = {each.part for each in concept.entries if each.field == name}
    _add(sought, n, lexicon.entries(name), vote, Way.FIELD, language)
    field_ = lexicon.field(name)
    if field_ is None:
        return
    # Whoever asks for a doctor is served by every kind of doctor; whoever asks for medicine, less.
    below = CHILD if Part.WHO in asked or Part.AT in asked else CHILD * 0.8
    for child in lexicon.children(name):
        _add(
            sought,
            n,
            lexicon.entries(child),
            vote * below,
            Way.FIELD if Part.WHO in asked else Way.KIN,
            language,
        )
    if field_.parent:
        _add(sought, n, lexicon.entries(field_.parent), vote * PARENT, Way.KIN, language)
    for other in lexicon.kin(name):
        _add(sought, n, lexicon.entries(other), vote * KIN, Way.KIN, language)


_SCIENCES = (
    ("ologist", "ology"), ("ographer", "ography"), ("iatrist", "iatry"), ("ometrist", "ometry"),
    ("ologe", "ologie"), ("ologin", "ologie"), ("ologo", "ologia"), ("ologa", "ologia"),
)  # fmt: skip


def _science(word: str) -> str:
    """What somebody of a learned trade does: endocrinology of an endocrinologist; "" of any other word."""
    return next((word.removesuffix(who) + what for who, what in _SCIENCES if word.endswith(who)), "")


_PARTS: Mapping[Part, float] = {Part.WHO: WHO, Part.WHAT: WHAT, Part.AT: AT}


def _add(sought: Sought, n: int, entries: Iterable[Entry], vote: float, way: Way, language: str) -> None:
    for each in entries:
        if len(each.words) == 1 and each.words[0] in GENERAL and not each.whole:
            continue
        strength = vote * _PARTS[each.part]
        foreign = each.language if each.language != language else ""
        strength -= 0.001 * bool(foreign)  # a word of both languages is one of the question's
        sought.add(
            Target(
                each.words,
                n,
                strength,
                way,
                each.part,
                each.field,
                each.doubtful,
                each.german,
                foreign,
                each.whole,
            )
        )
        if each.part is Part.WHO and len(each.words) == 1 and (science := _science(each.words[0])):
            sought.add(
                Target((science,), n, vote * WHAT, way, Part.WHAT, each.field, each.doubtful, False, foreign)
            )
        if len(each.whole or each.words) > 1:
            joined = ("".join(each.whole or each.words),)
            sought.add(Target(joined, n, strength, way, each.part, each.field, False, False, foreign))


def _near(sought: Sought, n: int, concept: Concept, near: Near) -> None:
    asked = [" ".join(concept.words)] if len(concept.words) > 1 else list(concept.words)
    for word in asked:
        for words, strength in near(word):
            if not all(each in GENERAL or each in STOP for each in words):
                sought.add(Target(words, n, strength, Way.NEAR, None, "", False, False))
