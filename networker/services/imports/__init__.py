"""Bringing everybody in: plan what files would change, show it, then apply it whole or not at all.

`plan` only reads. `apply` writes one transaction, which is one step of the undo history.
"""

from networker.domain.going_on import Cancelled
from networker.services.imports.apply import apply, is_stale, preview
from networker.services.imports.history import PastImport, past, report_lines, report_of
from networker.services.imports.plan import plan
from networker.services.imports.planned import (
    DatesUnclear,
    Doubt,
    Entry,
    ImportRefused,
    OwnerUnknown,
    Pasted,
    Plan,
    Progress,
    Unmapped,
    Unreadable,
    Verdict,
)
from networker.services.imports.report import Report

__all__ = [
    "Cancelled",
    "DatesUnclear",
    "Doubt",
    "Entry",
    "ImportRefused",
    "OwnerUnknown",
    "PastImport",
    "Pasted",
    "Plan",
    "Progress",
    "Report",
    "Unmapped",
    "Unreadable",
    "Verdict",
    "apply",
    "is_stale",
    "past",
    "plan",
    "preview",
    "report_lines",
    "report_of",
]
