"""A link, or a text, that somebody may care about: which words it holds, and by what it is known again. No network."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from networker.domain.names import fold

MOST = 8  # words looked for
LONGEST = 2000  # characters of what is shared
SHARED = "Shared:"  # before it, in the note that it was
_URL = re.compile(r"(?:https?://|www\.)\S+|\b(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_TRAILING = ".,;:!?)]}»”’'\""
_FOLLOWED = re.compile(r"(?:^|&)(?:utm_[^&=]*|fbclid|gclid|igshid|mc_[ce]id|ref|source)=[^&]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGNS = re.compile(r"[\u2e80-\ud7af\uf900-\ufaff]+")  # scripts that part no words
# What says nothing of what something is about.
_STOP = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "from",
        "that",
        "this",
        "these",
        "those",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "not",
        "but",
        "you",
        "your",
        "our",
        "their",
        "his",
        "her",
        "its",
        "they",
        "them",
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "can",
        "will",
        "would",
        "could",
        "should",
        "about",
        "into",
        "over",
        "under",
        "than",
        "then",
        "there",
        "here",
        "just",
        "more",
        "most",
        "some",
        "any",
        "all",
        "one",
        "two",
        "new",
        "best",
        "top",
        "big",
        "get",
        "got",
        "make",
        "made",
        "use",
        "using",
        "may",
        "also",
        "only",
        "very",
        "much",
        "many",
        "such",
        "out",
        "off",
        "per",
        "via",
        "www",
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "http",
        "https",
        "html",
        "htm",
        "php",
        "asp",
        "aspx",
        "index",
        "blog",
        "blogs",
        "post",
        "posts",
        "article",
        "articles",
        "page",
        "pages",
        "news",
        "story",
        "stories",
        "watch",
        "video",
        "videos",
        "youtube",
        "youtu",
        "medium",
        "substack",
        "github",
        "wiki",
        "wikipedia",
        "link",
        "links",
        "amp",
        "share",
        "read",
        "status",
        "der",
        "die",
        "das",
        "und",
        "oder",
        "mit",
        "von",
        "vom",
        "zum",
        "zur",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "ist",
        "sind",
        "war",
        "nicht",
        "auch",
        "auf",
        "aus",
        "bei",
        "fur",
        "uber",
        "unter",
        "nach",
        "vor",
        "wie",
        "was",
        "wer",
        "wann",
        "warum",
        "ich",
        "wir",
        "ihr",
        "sie",
        "man",
        "mehr",
        "sehr",
        "nur",
        "noch",
        "schon",
        "hier",
        "dort",
        "wird",
        "werden",
        "artikel",
        "seite",
        "los",
        "las",
        "una",
        "uno",
        "unos",
        "unas",
        "del",
        "con",
        "por",
        "para",
        "que",
        "como",
        "mas",
        "este",
        "esta",
    ]
)
_ENDINGS = ("ings", "ing", "ers", "er", "ies", "es", "en", "ed", "s", "e", "n", "y")


@dataclass(frozen=True, slots=True)
class Shared:
    """What is to be shared. `stems`: folded beginnings of its words, those of the user's own text first; `words`: the same, whole."""

    text: str  # as it was given
    link: str  # the address in it; "" where there is none
    key: str  # by which an address is known again; of words, their beginning
    stems: tuple[str, ...]
    words: tuple[str, ...] = ()


def read(text: str) -> Shared:
    """What a text, or an address, is about by its words."""
    text = text.strip()[:LONGEST]
    found = _URL.search(text)
    link = found[0].rstrip(_TRAILING) if found else ""
    own = text.replace(link, " ") if link else text
    stems: dict[str, str] = {}
    for word in (*_words(own), *_words(_spoken(link))):
        stems.setdefault(stem(word), word)
    key = _key(link) if link else " ".join(text.split())[:120]
    return Shared(text, link, key, tuple(stems)[:MOST], tuple(stems.values())[:MOST])


def _spoken(link: str) -> str:
    """The words of an address: its path, and its host without what every host has."""
    bare = re.sub(r"^https?://", "", link, flags=re.IGNORECASE)
    host, _, path = bare.partition("/")
    way, _, query = path.partition("#")[0].partition("?")
    named = host.rpartition(".")[0] or host
    return " ".join(re.split(r"[^\w]+|_", unquote(f"{way} {_FOLLOWED.sub('', query)} {named}")))


def _key(link: str) -> str:
    """An address without its scheme, what follows the reader about, and a stroke at its end; its host in small letters."""
    bare = re.sub(r"^https?://", "", link, flags=re.IGNORECASE).partition("#")[0]
    bare = re.sub(r"^www\.", "", bare, flags=re.IGNORECASE)
    way, sign, query = bare.partition("?")
    left = _FOLLOWED.sub("", query).strip("&")
    host, stroke, path = way.rstrip("/").partition("/")
    return host.lower() + stroke + path + (f"{sign}{left}" if left else "")


def passed_in(shared: Shared, text: str) -> bool:
    """Whether this very address stands in a text; of words without one, whether they are what was shared in it."""
    if shared.link:
        return any(_key(found[0].rstrip(_TRAILING)) == shared.key for found in _URL.finditer(text))
    return fold(" ".join(text.split())) == fold(f"{SHARED} {' '.join(shared.text.split())}")


def _words(text: str) -> list[str]:
    folded = fold(text)
    words = [*_WORD.findall(_SIGNS.sub(" ", folded)), *_SIGNS.findall(folded)]
    return [word for word in words if word not in _STOP]


def stem(word: str) -> str:
    """The beginning that a folded word shares with its other forms: housing and house, snorkelling and snorkel."""
    return _without_ending(_without_ending(word))


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= 4:
            doubled = len(left) > 4 and left[-1] == left[-2] and left[-1] != "s"
            return left[:-1] if doubled else left
    return word


def fitting(text: str, stems: tuple[str, ...]) -> frozenset[str]:
    """Which of some stems begin a word of a text."""
    folded = fold(text)
    return frozenset(
        each for each in stems if each in folded and re.search(rf"(?<![^\W\d_]){re.escape(each)}", folded)
    ) | frozenset(each for each in stems if _SIGNS.fullmatch(each) and each in folded)


def line_of(text: str, stems: frozenset[str], *, most: int = 120) -> str:
    """The line of a longer text in which most of some words stand, cut to what can be read at a glance."""
    lines = [line for each in re.split(r"\n|(?<=[.!?])\s", text) if (line := " ".join(each.split()))]
    best = max(lines, key=lambda line: len(fitting(line, tuple(stems))), default="")
    if len(best) <= most:
        return best
    folded = fold(best)
    first = min((at for each in stems if (at := folded.find(each)) >= 0), default=0)
    start = max(min(first - most // 3, len(best) - most), 0)
    cut = best[start : start + most].strip()
    return ("…" if start else "") + cut + ("…" if start + most < len(best) else "")
