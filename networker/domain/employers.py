"""Companies as people write them: what one is compared by, and the words by which a company is told from a person."""

from networker.domain.names import fold

# What stands where a company would, and says that there is none.
_SAID = """
    self-employed; self employed; selfemployed; self; freelance; freelancer; freelancing; independent; consultant;
    independent consultant; contractor; independent contractor; own business; entrepreneur; retired; unemployed;
    student; none; n/a; na; -; private; various; confidential; stealth; stealth startup; stealth mode; home; work;
    selbstandig; selbststandig; selbstaendig; selbststaendig; selbststandige; selbstandige; freiberuflich;
    freiberufler; freiberuflerin; freischaffend; freie mitarbeit; im ruhestand; ruhestand; rentner; rentnerin; privat;
    arbeitssuchend; autonomo; autonoma; trabajador autonomo; trabajadora autonoma; por cuenta propia; cuenta propia;
    independiente; profesional independiente; jubilado; jubilada; desempleado; particular; independant; autonome;
    libero professionista
"""
_NO_EMPLOYER = frozenset(" ".join(words.split()) for words in _SAID.split(";"))
_LEGAL_FORMS = frozenset(
    (
        "inc", "llc", "llp", "lp", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "gmbh", "mbh", "ag",
        "kg", "kgaa", "ohg", "ug", "ev", "eg", "se", "sa", "sarl", "sas", "srl", "spa", "sl", "slu", "bv", "nv", "ab",
        "oy", "oyj", "as", "asa", "aps", "kk", "pty", "sro", "doo", "kft", "zrt",
    )
)  # fmt: skip
_BEFORE_THEM = frozenset(("&", "+", "and", "und", "y"))  # GmbH & Co. KG
_FIRMS = _LEGAL_FORMS | {"group", "gruppe", "holding", "bank", "usa", "uk"}


def names_a_firm(word: str) -> bool:
    """Whether a folded word without full stops belongs to a company; a family may be called Co or Sa as well."""
    return word in _FIRMS


def employer(company: str) -> str:
    """What a company is compared by, without its legal form; "" where somebody works for nobody or for themselves."""
    folded = " ".join(fold(company).strip(" .").split())
    if not folded or folded in _NO_EMPLOYER:
        return ""
    words = folded.split()
    while len(words) > 1 and words[-1].strip(".,()").replace(".", "") in _LEGAL_FORMS:
        words.pop()
        while len(words) > 1 and words[-1] in _BEFORE_THEM:
            words.pop()
    return " ".join(words).rstrip(" .,")
