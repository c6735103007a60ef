"""Addresses that Google gathered by itself ("Other Contacts"): they come in like others, unless the user leaves them out.

Only of whom nothing else is known: who is in the book, has another row in the drop or was talked with is a person.
"""

from networker.services.imports.planned import Plan, Verdict

GROUP = "other contacts"  # the only group of such a row, as its reader calls it


def find(plan: Plan) -> None:
    """Note who of the newcomers was gathered; who was left out stays so."""
    told_of = {entry.of_entry for entry in plan.entries} | set(plan.parties.values())
    told_of |= {entry.doubt.entry for entry in plan.entries if entry.doubt is not None}
    plan.gathered = frozenset(
        n
        for n, entry in enumerate(plan.entries)
        if entry.verdict is Verdict.NEW
        and entry.of_entry < 0
        and [each.casefold() for each in entry.record.groups] == [GROUP]
        and n not in told_of
    )
    leave_out(plan, out=plan.without_gathered)


def leave_out(plan: Plan, *, out: bool) -> None:
    """Leave them out, or let them come along again."""
    plan.without_gathered = out
    for n in plan.gathered:
        plan.entries[n].verdict = Verdict.OFFERED if out else Verdict.NEW
