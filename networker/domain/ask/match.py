"""How well a line that is known of somebody answers what is sought, word by word, and where in it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from networker.domain.ask.fields import Part
from networker.domain.ask.grammar import IT, STOP, language_of
from networker.domain.ask.lexicon import Lexicon
from networker.domain.ask.relations import third_person
from networker.domain.ask.seek import Concept, Sought, Target, Way
from networker.domain.ask.words import Token, related, same_noun, tokens
from networker.domain.names import fold

# What a word is worth where it stands: by what it is (the word itself, a who-word, a what-word, a kind of house).
_ITSELF = {
    "title": 1.2,
    "company": 0.9,
    "topic": 1.15,
    "talk": 0.9,
    "former company": 0.6,
    "former title": 0.9,
}
_WHO = {"title": 1.2, "company": 0.85, "topic": 1.0, "talk": 0.6, "former company": 0.5, "former title": 0.9}
_WHAT = {
    "title": 1.2,
    "company": 0.95,
    "topic": 1.15,
    "talk": 0.85,
    "former company": 0.5,
    "former title": 0.8,
}
_AT = {"title": 0.6, "company": 1.0, "talk": 0.35, "former company": 0.5, "topic": 0.5}
_OF_WORK = frozenset(("title", "company", "former title", "former company"))  # written in any language
MORE = 0.16  # what each further word of its field adds
LONE_DOUBT, OTHER_FIELD, IN_OTHER_PHRASE = 0.45, 0.25, 0.4
OVER = 0.55  # what is over: "gave up", "no longer"
FOREIGN = 0.55  # of a word of another language in what the user wrote: it may look like one alone
ELSEWHERE = 0.25  # of a kind of house that is named beside their work
PLAIN = 0.4  # from here on a word of the field tells by itself
# Where a word of the very field says surely that they do it: what they chose to call themselves, or what talks are about.
_SURE_OF: Mapping[Part | None, tuple[str, ...]] = {
    Part.WHO: ("title", "company", "topic"),
    Part.WHAT: ("title", "topic"),
    Part.AT: ("title", "company"),
}
VIA, DIRECT_OF_HOP, IS_ONE = 0.45, 0.5, 0.9
_OVER = re.compile(
    r"\b(?:no longer|not any ?more|given up|gave up|quit|nicht mehr|aufgehort|ya no|dejo de)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known of somebody. `behind`: from where on the text is of `second`, as the company behind a title."""

    source: str
    text: str
    talk: int | None = None
    day: str = ""
    behind: int = 0
    second: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A target in a line."""

    target: Target
    start: int
    end: int
    value: float
    sure: bool


@dataclass(slots=True)
class Match:
    """How a line answers: a value and whether it is sure for each concept, where, and of whom it tells."""

    line: Line
    values: dict[int, float] = field(default_factory=dict)
    sure: dict[int, bool] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)
    third: str = ""
    itself: bool = False  # a word of the question itself stands in it

    def worth(self, concepts: Sequence[Concept]) -> float:
        """All of it as one number: 1 where every word of the question is answered by itself."""
        whole = sum(each.weight for each in concepts) or 1.0
        return sum(concepts[n].weight * value for n, value in self.values.items()) / whole


def match(
    line: Line, sought: Sought, lexicon: Lexicon, *, hop: bool, leave_out: frozenset[str] = frozenset()
) -> Match | None:
    """How a line answers; None where it does not. `leave_out`: folded words that tell nothing, as their own names."""
    every = tokens(line.text)
    words = [each for each in every if each.word not in STOP]
    hits = _hits(words, _wholes(every, line, sought), line, sought, lexicon, leave_out)
    if not hits:
        return None
    found = Match(line)
    by_concept: dict[int, list[Hit]] = {}
    for hit in hits:
        by_concept.setdefault(hit.target.concept, []).append(hit)
    for concept, those in by_concept.items():
        those.sort(key=lambda each: -each.value)
        different = {each.target.words: each for each in reversed(those)}
        more = sum(min(each.value, 1.0) for each in different.values()) - min(those[0].value, 1.0)
        found.values[concept] = those[0].value + MORE * min(more, 2.0)
        found.sure[concept] = any(each.sure for each in those) or _several_of_field(those)
    if line.source == "talk" and len({each.start for each in hits}) == 1 and len(sought.concepts) > 1:
        found.sure = dict.fromkeys(found.sure, False)  # one word said in passing may be of something else
    found.spans = _merged([(each.start, each.end) for each in hits])
    found.itself = any(each.target.way is Way.SAME and each.target.strength == 1.0 for each in hits)
    _judge_teller(found, hop)
    return found


def _several_of_field(hits: Sequence[Hit]) -> bool:
    """Whether two different words of one field that is asked for stand there: a trout and a dry fly are no accident."""
    ends: dict[str, tuple[int, set[str]]] = {}
    for each in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if each.target.way is Way.FIELD and each.value >= PLAIN:
            end, words = ends.get(each.target.field, (0, set()))
            if each.start >= end:  # what stands within a phrase is no second word
                words.add(each.target.words[0])
                ends[each.target.field] = each.end, words
    return any(len(words) > 1 for _, words in ends.values())


def _judge_teller(found: Match, hop: bool) -> None:
    """Whether it tells of a third person, and whether it is over."""
    folded = fold(found.line.text)
    factor = OVER if _OVER.search(folded) else 1.0
    if found.line.source in ("talk", "note", "fact"):
        found.third = third_person(folded, found.spans[0][0], widely=hop)
    if found.third:
        factor *= 1.25 if hop else VIA
        if not hop:
            found.sure = dict.fromkeys(found.sure, False)
    elif hop:
        # Who is one is better than who may know one, if nothing was said of that.
        factor *= IS_ONE if found.itself and found.line.source == "title" else DIRECT_OF_HOP
    found.values = {n: value * factor for n, value in found.values.items()}


def _wholes(every: Sequence[Token], line: Line, sought: Sought) -> list[tuple[int, int, Target]]:
    """(from, to, target) among the words that tell something, of the targets whose small words count: "IT manager"."""
    those = [each for token in every for each in sought.wholes.get(token.word[:3], ())]
    if not those:
        return []
    if line.source not in _OF_WORK:  # "made it, manager at last"
        every = [each for each in every if each.word != fold(IT) or line.text[each.start : each.end] == IT]
    before = list(accumulate((each.word not in STOP for each in every), initial=0))
    return [
        (before[n], before[n + len(target.whole)], target)
        for target in dict.fromkeys(those)
        for n in range(len(every) - len(target.whole) + 1)
        if all(
            here.word == there or (there not in STOP and _form(here.word, there, target))
            for here, there in zip(every[n:], target.whole, strict=False)
        )
    ]


def _form(here: str, there: str, target: Target) -> bool:
    return same_noun(here, there) if target.part is Part.WHO else related(here, there)


def _hits(
    words: Sequence[Token],
    wholes: Sequence[tuple[int, int, Target]],
    line: Line,
    sought: Sought,
    lexicon: Lexicon,
    leave_out: frozenset[str],
) -> list[Hit]:
    plain = [each.word for each in words]
    raw: list[tuple[int, int, Target]] = list(wholes)
    for n, word in enumerate(plain):
        source = line.second if line.second and words[n].start >= line.behind else line.source
        if word in leave_out and source in ("company", "former company"):
            continue
        for target in (*sought.begun_by(word), *(sought.houses_in(word) if source == "company" else ())):
            many = len(target.words)
            if (
                not target.whole
                and n + many <= len(plain)
                and all(
                    related(here, there)
                    for here, there in zip(plain[n + 1 : n + many], target.words[1:], strict=True)
                )
            ):
                raw.append((n, n + many, target))
        if n + 1 < len(plain):  # bee keeping is beekeeping
            raw += [
                (n, n + 2, target)
                for target in sought.begun_by(word + plain[n + 1])
                if target.way <= Way.SPELT and len(target.words) == 1
            ]
    of_field: dict[str, set[int]] = {}
    for start, _, target in raw:
        if target.field:
            of_field.setdefault(target.field, set()).add(start)
    language = language_of(line.text) if any(target.foreign for *_, target in raw) else ""
    hits = []
    for start, end, target in raw:
        at = words[start].start
        source = line.second if line.second and at >= line.behind else line.source
        value, sure = _value(target, start, end, source, plain, of_field, sought, lexicon)
        if target.foreign and target.foreign != language and source not in _OF_WORK:
            value *= FOREIGN
        hits.append(Hit(target, at, words[end - 1].end, value, sure))
    return hits


def _value(
    target: Target, start: int, end: int, source: str, plain: Sequence[str],
    of_field: Mapping[str, set[int]], sought: Sought, lexicon: Lexicon,
) -> tuple[float, bool]:  # fmt: skip
    concept = sought.concepts[target.concept]
    by = {Part.WHO: _WHO, Part.WHAT: _WHAT, Part.AT: _AT}[target.part] if target.part else _ITSELF
    value = target.strength * by.get(source, 0.95)
    if concept.house and source not in _OF_WORK:
        value *= ELSEWHERE
    sure = target.way is Way.SAME or (target.way is Way.FIELD and source in _SURE_OF.get(target.part, ()))
    if target.part is Part.AT and not concept.house:
        sure = False
    meant = concept.votes
    beside = any(any(not start <= at < end for at in of_field.get(name, ())) for name in meant)
    if target.part is None:
        if other := _other_field(plain, start, end, concept, lexicon):
            if not beside:
                return value * (OTHER_FIELD if other > 1 else 0.5), False
        elif target.doubtful and not beside and len(meant) and len(sought.concepts) > 1:
            return value * LONE_DOUBT, False
    elif (
        target.part is Part.WHO
        and end == start + 1
        and _in_other_phrase(plain, start, end, _round(concept, lexicon), lexicon)
    ):
        return value * IN_OTHER_PHRASE, False
    elif target.doubtful and not any(not start <= at < end for at in of_field.get(target.field, ())):
        return value * LONE_DOUBT, False
    return value, sure


def _other_field(plain: Sequence[str], start: int, end: int, concept: Concept, lexicon: Lexicon) -> int:
    """Whether the words round a hit say that it means something else: 2 surely, 1 perhaps, 0 not."""
    if not concept.votes:
        return 0
    near = _round(concept, lexicon)
    if _in_other_phrase(plain, start, end, near, lexicon):
        return 2
    # A word of several fields, beside another word of one that is not meant: fencing and gates.
    others = {each.field for each in lexicon.begun_by(plain[start]) if len(each.words) == 1} - near
    if others and any(
        each.field in others and len(each.words) == 1
        for n, word in enumerate(plain)
        if not start <= n < end
        for each in lexicon.begun_by(word)
    ):
        return 2
    return 0


def _round(concept: Concept, lexicon: Lexicon) -> set[str]:
    """The fields that are meant, and those near them."""
    near = set(concept.votes)
    for name in concept.votes:
        known = lexicon.field(name)
        if known:
            near |= {known.parent, *lexicon.kin(name), *lexicon.children(name)}
    return near


def _in_other_phrase(
    plain: Sequence[str], start: int, end: int, near: Collection[str], lexicon: Lexicon
) -> bool:
    """Whether a hit stands in a phrase of another field: a crane operator, a tree surgeon."""
    return any(
        len(each.words) > 1 and at <= start < at + len(each.words) and each.field not in near
        for at in range(max(0, start - 2), end)
        for each in lexicon.at(plain, at)
    )


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
