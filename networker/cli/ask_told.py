"""How a question is answered: the object of the public surface, and the same as text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text
from networker.domain import questions

if TYPE_CHECKING:
    from networker.services.ask_views import Answer, Answers
    from networker.services.field_words import OwnWord


def _cited(each: "Answer") -> str:
    evidence = each.evidence
    return f"{evidence.text} ({evidence.day})" if evidence.day else evidence.text


def _why(each: "Answer") -> str:
    """Why they are named, in words."""
    source = "what you wrote of a talk" if each.evidence.source == "talk" else each.evidence.source
    told = (
        f"by their {source}"
        if each.evidence.source in ("title", "company", "former company", "former title")
        else f"by {source}"
    )
    if each.via:
        told = f"they may lead you on ({each.via.name}), {told}"
    return told if each.sure else f"a guess, {told}"


def answers(found: "Answers") -> Object:
    """The object of `ask`."""
    return {
        "answers": [
            {
                "person": each.person,
                "name": each.name,
                "why": _why(each),
                "evidence": _cited(each),
                "score": each.score,
                "sure": each.sure,
            }
            for each in found.list
        ]
    }


def answers_text(found: "Answers") -> str:
    """The answers for people."""
    lines = []
    for each in found.list:
        lines.append(
            f"{each.shown or each.name or 'No name yet'}"
            + (f", {each.company}" if each.company else "")
            + f" (id {each.person})"
        )
        lines.append(f"  {_cited(each)}")
        told = [_why(each)]
        if each.of:
            told.append(f"answered {each.answered} of {each.of} times")
        lines.append(f"  {'; '.join(told)}")
    said = "" if lines else "Nobody comes to mind: nothing that you have noted answers this."
    if questions.unread(found.asked.question):
        lines.append(
            "Questions are understood in English, German and Spanish only; of this one the words were looked for."
        )
    return "\n".join(filter(None, (said, lines_text(lines))))


def own_words(listed: "Sequence[OwnWord]") -> Object:
    """The object of `ask --taught`."""
    return {
        "words": [
            {"id": each.id, "field": each.field, "part": each.part, "word": each.word} for each in listed
        ]
    }


def own_words_text(listed: "Sequence[OwnWord]") -> str:
    """The user's own words of fields for people."""
    lines = [f"{each.field}: {each.word} ({each.part}, id {each.id})" for each in listed]
    return lines_text(lines) or "No word of your own yet. Add one with: networker ask --teach FIELD WORD"
