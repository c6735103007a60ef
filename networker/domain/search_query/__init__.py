"""The search language: what somebody types, as a frozen query, and back as text. Pure; nothing typed is ever refused."""

from networker.domain.search_query.letters import expression, indexed, is_unspaced, spaced, stands_in, tokens
from networker.domain.search_query.parse import Parsed, Remark, Why, parse
from networker.domain.search_query.query import (
    EVERYBODY,
    Ago,
    All,
    Any,
    Choice,
    Condition,
    Field,
    MonthDay,
    Not,
    Query,
    Text,
    Value,
    When,
    Words,
    both,
    leaves,
)
from networker.domain.search_query.words import choices
from networker.domain.search_query.write import written

__all__ = [
    "EVERYBODY", "Ago", "All", "Any", "Choice", "Condition", "Field", "MonthDay", "Not", "Parsed", "Query", "Remark",
    "Text", "Value", "When", "Why", "Words", "both", "choices", "expression", "indexed", "is_unspaced", "leaves",
    "parse", "spaced", "stands_in", "tokens", "written",
]  # fmt: skip
