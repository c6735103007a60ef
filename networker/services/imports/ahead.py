"""Birthdays that lie ahead in a file: nobody is born yet on such a day, so it is a slip, said and left out. The person stays."""

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Fact
from networker.formats.records import FactValue, PersonRecord
from networker.services.imports.planned import Plan


def leave_out(plan: Plan, until: str) -> None:
    """Take birthdays after a day (ISO; "" for no limit) out of the records, and say so in one sentence."""
    if not until:
        return
    found: list[tuple[PersonRecord, FactValue]] = []
    for entry in plan.entries:
        wrong = [fact for fact in entry.record.facts if _is_ahead(fact, until)]
        if wrong:
            found.append((entry.record, wrong[0]))
            stay = tuple(fact for fact in entry.record.facts if fact not in wrong)
            entry.record = entry.record._replace(facts=stay)
    if found:
        plan.lasting.append(_sentence(found))


def _is_ahead(fact: FactValue, until: str) -> bool:
    """Whether it is later, as far as it is known: of a year alone, the year."""
    return (
        fact.field == Fact.BIRTHDAY
        and not fact.value.startswith("-")
        and fact.value > until[: len(fact.value)]
    )


def _sentence(found: list[tuple[PersonRecord, FactValue]]) -> str:
    record, fact = found[0]
    name = (
        record.full_name or " ".join(filter(None, (record.given, record.family))) or "somebody without a name"
    )
    who = f"{name}, {PartialDate.parse(fact.value).words}"
    if len(found) == 1:
        return f"A birthday lies ahead and is left out: {who}. Write the year of birth by hand."
    return f"{len(found):,} birthdays lie ahead and are left out, the first of {who}. Write the years of birth by hand."
