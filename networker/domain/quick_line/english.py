"""English for the quick line."""

import re
from datetime import time
from types import MappingProxyType

from networker.domain.quick_line.lexicon import (
    SOCIAL,
    AgainWords,
    DenialWords,
    DoubtWords,
    LeadWords,
    Lexicon,
    MonthWords,
    clock,
    count,
    counted,
    either,
    months,
    repeats,
    spoken,
    words,
)
from networker.domain.quick_line.tell_words import EN_TELLS
from networker.domain.vocabulary import Kind

_HOURS = counted("one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve")
_NUMBERS = MappingProxyType(
    {**_HOURS, "a": 1, "an": 1, "a couple of": 2, "couple of": 2, "a couple": 2, "fourteen": 14, "fifteen": 15, "twenty": 20,
     "thirty": 30}
)  # fmt: skip
_ORDINALS = counted(
    "first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,"
    "sixteenth,seventeenth,eighteenth,nineteenth,twentieth"
)
_MINUTES = MappingProxyType(
    {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "fifteen": 15, "thirty": 30, "forty-five": 45}
)
_HOUR = rf"\d{{1,2}}|{either(_HOURS)}"
_UNITS = (
    r"(?P<unit>minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|fortnight|months?|mths?|mos?|years?|yrs?|y)"
)

_TIME = (
    r"\b(?:at |around |@ ?|~ ?)?(?:(?P<noon>noon|midday)|(?P<midnight>midnight)"
    rf"|(?P<part>half past|(?:a )?quarter (?:past|to|after)) (?P<ph>{_HOUR})"
    r"|(?<![£$€\d.])(?P<h>\d{1,2})[:.](?P<m>\d\d)(?! ?(?:€|euros?|quid|pounds?|dollars?|km|kg|%))\s?(?P<ap>[ap]\.?m\b\.?)?|(?P<h2>\d{1,2})\s?(?P<ap2>[ap]\.?m\b\.?))(?![\w/])"
    rf"|\b(?:at|around) half (?P<half>{_HOUR})(?!\w)"
    rf"|\b(?:at|around) (?P<mins>{either(_MINUTES)}|\d{{1,2}}) (?P<side>past|to) (?P<h4>{_HOUR})(?!\w)"
    rf"|\b(?:(?:at|around) (?P<h3>{_HOUR})(?:ish| (?P<m3>{either(_MINUTES)}))?(?: o'?clock)?|(?P<h5>{_HOUR}) o'?clock)"
    r"(?: (?P<day_part>in the morning|in the afternoon|in the evening|at night))?"
    r"(?![\w/:-]|\.\d| (?:point|time|of|stage|\w+ (?:street|road|avenue)))"
)


def _read_time(m: re.Match[str]) -> time | None:
    if m["noon"]:
        return time(12)
    if m["midnight"]:
        return time(0)
    if m["part"]:
        minutes = -15 if m["part"].endswith("to") else 15 if "quarter" in m["part"] else 30
        return spoken(_hour(m["ph"]), minutes)
    if m["half"]:
        return spoken(_hour(m["half"]), 30)
    if (m["ap"] or m["ap2"]) and not 1 <= int(m["h"] or m["h2"]) <= 12:
        return None
    if m["h"]:
        return clock(int(m["h"]), int(m["m"]), m["ap"] or "")
    if m["h2"]:
        return clock(int(m["h2"]), 0, m["ap2"])
    if m["mins"]:
        minutes = _MINUTES.get(m["mins"]) or int(m["mins"])
        return spoken(_hour(m["h4"]), minutes if m["side"] == "past" else -minutes) if minutes < 60 else None
    half_day = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}.get(
        (m["day_part"] or "").split(" ")[-1], ""
    )
    return spoken(_hour(m["h3"] or m["h5"]), _MINUTES.get(m["m3"] or "", 0), half_day)


def _hour(text: str) -> int:
    return int(text) if text.isdigit() else _HOURS[text]


_TO_ME = (
    r"remind(?: me)?(?: to)?|reminder(?: to)?|note to self|to-?do|task|(?:do not|don'?t) forget(?: to)?|need to|have to|"
    r"got to|gotta|must(?! have)|should(?! have)|remember(?: to)?|make sure to"
)
_MY_CALL = r"\b(?:declined|rejected|ignored|missed|hung up on) (?:my|our) (?:\w+ )?calls?\b"
# What puts a talk on another day, the first only with to when, or by how much.
_MOVES = "moved|pushed|shifted|slid|bumped|changed|switched|swapped"
_PUTS_OFF = "slipped|slips|delayed|deferred|put (?:off|back)|brought forward|rolled over|rearranged"
_TO_WHEN = (
    r"back|forward|out|up|on|over|again|to|until|till|by|for|into|"
    r"(?:(?:a|an|another|one|two|three|four|some|few|couple|of|\d+) )+(?:minutes?|hours?|days?|weeks?|fortnight|months?|bit|while)"
)
_BARE = (
    r"send|call|ring|phone|email|mail|text|message|ask|book|buy|bring|check|get|give|introduce|invite|lend|let|order|pay|"
    r"pick|ping|print|return|share|show|tell|thank|visit|write|forward|find|look|set|chase|nudge|follow|meet|see|help"
)
_DO = (
    rf"(?:{_BARE}) "
    r"(?:him|her|them|it|the|a|an|my|some|back|again|up|out|for|about|to|in with)"
)

EN = Lexicon(
    months=months(
        "january february march april may june july august september october november december", {"sept": 9}
    ),
    weekdays=counted(
        "monday mon mondays,tuesday tue tues,wednesday wed weds,thursday thu thur thurs,friday fri,saturday sat,sunday sun", 0
    ),
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    on="on|by|until|till|before|no later than|this|this past|on the|by the|the",
    until="by|no later than|before",
    last="last|past|this past",
    next="next",
    coming="coming|this coming",
    day_parts=r" (?:morning|afternoon|evening|night|lunchtime)",
    days_capital=True,
    day_does=r"(?:called|rang|phoned|texted|emailed|mailed|wrote|sent|said|told|has|is|will|wants|likes|\w+'s)\b",
    no_weekday=r"(?:(?<![\s\S])|(?<=\bi )|(?<=\bwe ))sat (?:with|down|next|by|(?:in|on|at) (?:the|a))\b|(?<=the )sun\b",
    the_days=(
        r"\b(?:on|by|until|till|before) (?:the )?(\d{1,2})(?:st|nd|rd|th)\b",
        rf"\b(?:on|by|until|till|before) the ({either(_ORDINALS)})(?=\s*(?:$|[,:;.@]|(?:at|with|in|about|re)\b))",
        r"\bthe (\d{1,2})(?:st|nd|rd|th)(?=\s*(?:$|[,:;.@]|(?:at|with|w/|in|about|re)\b))",
    ),
    in_month="in|last|since|during|early|late|mid|in early|in late|in mid|all",
    periods=r"(?:last|this) (?:week|month|year|weekend|spring|summer|autumn|winter)|(?:at|over) the weekend|the other day|recently|in (?:19|20)\d\d|in (?:the )?(?:spring|summer|autumn|winter)",
    last_week=r"last week",
    periods_ahead=r"next (?:month|year|weekend|spring|summer|autumn|winter)|soon|one day|some ?day|later this week",
    ago=rf"\b(?:about )?{count(_NUMBERS)}{_UNITS} ago\b",
    hence=rf"\b(?:(?:with)?in ){count(_NUMBERS)}{_UNITS}(?:'?s?'? time)?\b"
          rf"|\b{count(_NUMBERS, 'n2')}(?P<unit2>days?|weeks?|wks?|months?) from (?:now|today)\b",
    fixed_days=(
        (r"(?:the )?day before yesterday", -2),
        (r"(?:yesterday|yest|yday)(?: (?:morning|afternoon|evening|night|lunchtime))?|last (?:night|evening)", -1),
        (r"(?:the )?day after tomorrow", 2),
        (r"(?:by |until |till )?(?:tomorrow|tmrw|tmr|tomoz|2moro)(?: (?:morning|afternoon|evening|night|lunchtime))?", 1),
        (r"(?:by )?today|(?:earlier )?this (?:morning|afternoon|evening|lunchtime)|tonight|just now|earlier(?: today)?", 0),
    ),
    next_week=r"(?:by |early |sometime )?next week|(?P<after>(?:the )?week after next)",
    week_end=r"(?:by |at |before |until )*(?:the )?end of (?:(?:(?:the|this) )?week|(?P<after>next week))",
    later=rf"\b{count(_NUMBERS)}(?:weeks?|wks?) (?:from |on |from on )?$",
    week_behind=r" week\b",
    before_last=r" before last\b",
    later_today=r"later today|later on|later(?=\W*$)",
    parts=(("tonight|night|evening", "p", 18), ("afternoon", "p", 12), ("morning", "a", 0)),
    since=r"until|till?|since|from",
    not_day=r"not",
    sure_hour=r"[ap]\.?m\b|noon|midday|midnight|morning|afternoon|evening|night",
    not_on=r"after|since|from|around|\d+ days? (?:before|after)|(?:two|three|four|some|few) days (?:before|after)|the day (?:before|after)",
    feasts=r"(?:over|at|on|around|before|after|during|for) (?:christmas(?: (?:eve|day))?|xmas|easter(?: (?:sunday|monday))?|"
           r"new year'?s?(?: (?:eve|day))?|thanksgiving|pentecost|whitsun|halloween|hanukkah|diwali|ramadan|eid|passover|good friday)",
    list_of_days=r"(?:between |from )?\d{1,2}(?:st|nd|rd|th)? ?(?:or|and|to|-|–|,) ?$",
    month_end=r"(?:by |at |before |until )*(?:the )?end of (?:(?:the|this) )?month|(?:by )?month'?s end|by eom|eom",
    within_month=MonthWords(
        nth=MappingProxyType({**counted("first 1st,second 2nd,third 3rd,fourth 4th,fifth 5th"), "last": -1}),
        day="day",
        weeks="week|weekend|half|fortnight|part",
        before="in|at|by|during|around|since|until|the",
        of="of|in",
        this=r"(?:of|in)? ?(?:the|this) month",
        next=r"(?:of |in )?next month",
        last=r"(?:of |in )?last month",
        each=r"(?:(?:of|in) )?(?:each|every) month|monthly",
        parts=r"(?:very )?(?:beginning|start|middle|early|late|mid(?:-|(?= )))",
        week=r"(?:of|in)? ?(?:the|this|last) week|week",
        week_of=r"(?:(?:in|during) )?(?:the )?week (?:of|from|starting|beginning|commencing) (?:the )?",
        end="(?:very )?end",
    ),
    time=_TIME,
    range_from=r"from|between",
    range_to=r"-|–|to|until|till",
    range_and=r"and",
    noons=("noon", "midday", "midnight"),
    read_time=_read_time,
    slash_day_first=False,
    day_units=("d",), week_units=("w",), month_units=("mo", "mth"), hour_units=("h", "min"),
    kinds=(
        (Kind.COMMENT, r"comment(?:s|ed|ing)?|replied (?:to|under|on) \w+'?s? post|reply under"),
        (Kind.VIDEO, r"zoom(?:s|ed|ing)?|teams|skyp(?:e|es|ed|ing)|video(?: ?(?:call|chat)(?:s|ed|ted|ting|ing)?)?|"
                     r"facetim(?:e|es|ed|ing)|google meet|gmeet|webex|jitsi|hangouts?"),
        (Kind.CALL, r"call(?:s|ed|ing)?|tel|rang|ring|rings|ringing|vm|phon(?:e|es|ed|ing)|telephon(?:e|es|ed|ing)|voicemails?|"
                    r"(?:on|by|over) the phone|by phone|facetime audio"),
        (Kind.MAIL, r"e-?mail(?:s|ed|ing)?|mail(?:s|ed|ing)?|newsletter from"),
        (Kind.MESSAGE, r"text(?:s|ed|ing)?|txt(?:s|ed|'d)?|messag(?:e|es|ed|ing)|msg(?:s|ed|'d)?|dm(?:s|ed|'d|'ed|'ing|ing|med)?|d\.m\.|"
                       r"ping(?:s|ed|ing)?|wrote|writ(?:e|es|ing|ten)|sms|voice (?:messages?|notes?)|"
                       r"sent|wished|whats\s?app(?:s|ed|'d|'ed|ing)?|telegram|tweet(?:s|ed)?|instagram|"
                       r"linkedin message|invited|introduced(?! to)|intro'?d|congratulat(?:ed|ions)|thanked|replied|heard (?:back )?from|forwarded|"
                       r"letters?(?! of)|postcard|messenger"),
        (Kind.MEETING, r"in person|face[- ]to[- ]face|f2f|coffees?|lunch(?:es|ed|ing)?|dinners?|dined|breakfast(?:s|ed)?|brunch(?:es|ed)?|drinks?|beers?|"
                       r"pints?|wine|whisk(?:e)?y|cider|tea|cake|supper|meals?|ate|food|bite to eat|pizzas?|sushi|ramen|"
                       r"noodles|tacos?|burgers?|curry|tapas|ice[- ]?creams?|gelato|roast|"
                       r"met(?: up)?|mtg|meet(?:ing|ings|ups?| ?up)?|walk(?:ed|s)?|stroll(?:ed)?|ran into|bumped into|saw|"
                       r"visit(?:ed|s)?|hik(?:e|ed)|dropp?ed (?:by|in)|(?:came|stopped|popped) (?:by|over|round|in)|"
                       r"caught up|catch-? ?up|party|hung out|got together|cocktails?|picnic|barbecue|bbq|bike ride|swim|"
                       r"gym|yoga|concert|cinema|museum|pub(?: quiz)?|got to know|introduced to"),
        (Kind.MESSAGE, r"chat(?:s|ted|ting)?"),
        (Kind.CALL, r"talk(?:ed)?|spoke"),
        (Kind.NOTE, r"note|idea|nb|n\.b\."),
    ),
    over=r"on|via|over|by|per|through|using",
    tells=r"\b(?:introduced|intro'?d|intro)\b",
    wants=(r"(?:i(?:'d|’d| would)? )?(?:want|wish|like|would like|love)s? to (?:get to )?know ", r""),
    win=r"wins?",
    through=r"through|via|thanks to",
    perhaps_through=r"with|by|from",
    invites="invited",
    to_what="to|for|over|round",
    no_kind=r"\b(?:(?:a|an|some|this) (?:[a-z-]+ ){1,3}?|some(?:one|body) )called\b|\bcalled (?:it|off)\b|\bsaw to\b",
    no_talk=r"\b(?:is|are|was|were|been|be|['’]s) (?:now |all |sadly |completely )?off(?=\s*(?:$|[,.;)!])|\s{2}| (?:again|then|because|until|till|for)\b)|"
            r"\b(?:is|was|been|got) (?:scrapped|axed)\b|\b(?:won['’]t|isn['’]t|not) (?:happen|going ahead)|"
            r"\bcancel(?:l?ed|s)\b|\bcalled off\b|\bpostponed\b|\b(?:fell|falls) through\b|\bno.show\b|\bstood me up\b|"
            r"\bresched\w+|\b(?:moved|pushed|shifted|put off|brought forward)(?: \S+){0,5}? (?:to|until|till)(?:\s{2}|\s*$)|"
            r"\b(?:didn'?t|never) (?:happen|come|show)|\bsaw (?:\S+ ){0,2}\S*'s? (?:[a-z]+ )?"
            r"(?:posts?|photos?|pictures?|pics?|videos?|stor(?:y|ies)|profile|articles?|blog|page|book|film|talk|house|garden|car|dog|cat)\b|"
            rf"\bsaw .*\bon (?:{SOCIAL})\b",
    doubt=DoubtWords(
        denier=r"(?:did|have|has|had)(?:n['’]?t| not)|not",
        denied=r"\b(?:ignored|deleted|archived|binned|lost|forgot|overlooked|blocked|trashed)(?: all)? (?:my|our|the|_+) (?:[a-z]+ )?(?:e-?mails?|mails?|messages?|texts?|dms?|letters?|postcards?)\b|"
               r"\b(?:did|do|does|could|can|would|was|were|has|have|had|is|are|wo|should|might|need)n['’]?t\b|\bcannot\b|\bnever\b|\bno longer\b",
        denied_before=r"\bnot\b(?! only)|\b(?:no|without|instead of)(?: [\w-]+){0,2} $|\bfail(?:s|ed)? to\b|\bunable to\b",
        wished=r"\b(?:ow(?:e|es|ed|ing)|neither|hardly|barely|scarcely|let['’]?s|resched\w+|postpon\w+|agreed? to|"
               r"(?:mov(?:e|ed|ing)|push(?:ed)?|bumped|shifted|delayed|deferred|put (?:off|back)|brought forward|book(?:ed)?|arrang(?:e|ed)|schedul(?:e|ed)|set up) (?:the |our |my |an? )?(?:call|coffee|"
               r"lunch|dinner|breakfast|brunch|drinks?|meeting|walk|zoom|date|table)|invit(?:es?|ed) (?:\S+ ){0,2}(?:to|for)|tr(?:y|ies|ied|ying)|attempt(?:ed|ing)?|almost|nearly|want(?:s|ed)?|wanna|wish(?:ing)?|wish(?:es|ed) (?:i|to|we|_)|"
               r"hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|meant to|supposed to|going to|about to|forgot|forgotten|skip(?:s|ped)?|ditched|bailed on|refused to|"
               r"intend(?:s|ed)?|ask(?:s|ed)? (?:\S+ )?to|ask(?:s|ed)? (?:(?:_+|me|us|him|her|them|and|&)[, ]+)+(?:for|out|over|round|along)|offer(?:s|ed)? (?:_+|me|us|him|her|them)|told (?:\S+ )?to|offered to|invited to|maybe|perhaps|if|thinking|thought|dream(?:t|ed)?|wonder(?:s|ed|ing)?|"
               r"(?:would|'d) (?:like|love)|look(?:ing)? forward|suggest(?:s|ed)?|propos(?:e|es|ed)|missed(?! (?:\S+ ){0,3}?(?:phone |video )?calls?\b))\b",
        wished_anywhere=rf"\b(?:was|were|got|been|is) (?:moved|pushed|shifted|put off)\b|\b(?:moved|pushed|shifted|put off|brought forward)(?: back| forward| out)? (?:to|until|till)(?:\s{{2}}|\s*$)|"
                        rf"\b(?:would|might|could|should)\b|\bmay (?=(?:{_BARE}|be|come|join)\b)",
        habit=r"\b(?:(?:am|is|are|was|were|get|got|getting) )*used to\b",
        habit_undated=r"(?<!as )(?<!like )\b(?:always|often|usually|normally|regularly|frequently)\b",
        moved=rf"\b(?:(?:has|had|have|was|were|is|been|being|got|just|now|sadly) )*(?:(?:{_MOVES})(?: (?:{_TO_WHEN}))+|(?:{_PUTS_OFF})(?: (?:{_TO_WHEN}))*)(?=\s{{2}}|\s*$)|"
              r"\bslipped my mind\b",
        off=r"(?:(?:sadly|but|then|now|it|it['’]s|which|got|was|is|had to be|has been) )*(?:off|scrapped|cancell?ed|called off|postponed|rescheduled|fell through|(?:moved|pushed|shifted)(?: back)?|"
            r"put off|(?:did ?n['’]?t|never) happen(?:ed)?)(?=\s{2}|\W*$| (?:to|till|until|by|last minute|at the last minute|because|again|since)\b(?! \w+ \w))",
        question=r"(?:did|do|does|have|has|was|were|is|are|should|shall|could|can|would|when|why|who|where|how|what) (?:i|we|you|_|did|do|is|was|about)",
        unanswered=rf"{_MY_CALL}|\b(?:declined|rejected|ignored) \S+['’]s? (?:\w+ )?calls?\b|\b(?:was|were) (?:busy|engaged)\b|\b(?:busy|engaged)\W*$|\b(?:hung up|straight to voice ?mail|phone (?:was )?(?:off|dead))\b|"
                   r"\bmissed (?:\S+ ){0,3}?(?:phone |video )?calls?\b|\bunanswered\b|\bno (?:answer|reply|response)\b|"
                   r"\b(?:did|does|do)(?:n['’]?t| not) (?:answer|pick up|reply|respond)\b|\bno ?body (?:answered|picked up)\b|"
                   r"\bmissed (?:it|both|them|all)\b|\bvoice ?mail\b|\bline was busy\b|\bengaged tone\b",
        my_call=_MY_CALL,
        no_reply=r"\bno (?:answer|reply|response)\b(?! (?:needed|necessary|required|expected))|\bunanswered\b|\b(?:did|does|do|has|have)(?:n['’]?t| not) (?:answer|repl|respond|write back|written back)|"
                 r"\b(?:left on (?:read|seen)|ignored me|ghosted)\b|\bnot? (?:yet )?(?:answered|replied)\b",
        lost=r"\bbounced\b|\bundeliver(?:able|ed)\b|\breturned to sender\b|\b(?:got|was|were|is) lost\b|\blost in the (?:post|mail)\b|\b(?:came|sent) back(?=\s*$)|\bfail(?:ed|ure|s)\b|"
             r"\b(?:was|were|is) (?:a )?(?:spam|phishing|fake|scam|forged)\b|\b(?:fake|forged|phishing|spam) (?:e-?mails?|mails?|messages?|texts?|letters?)\b|\bauto(?:matic|mated)?[- ]?(?:reply|replies|response|responder|mail|message)\b|"
             r"\bout[- ]of[- ]office (?:reply|message|mail|e-?mail|note|notice)\b",
        past=r"\b(?:met|saw|rang|wrote|spoke|ran|caught|had|ate|went|was|were|got|sent|came|did|left|\w{3,}ed)\b",
        of_others=r"[\W_]*_+(?: (?:and|&) _+)* (?:had|has|have|went|ate|dined|lunched|drank|grabbed|got|walked|chatted|worked|played|met|talked|spoke|zoomed|skyped)(?: [\w-]+){0,5}? with _|"
                  r"[\W_]*_+ (?:and|&) _+ (?:met|had (?:lunch|dinner|breakfast|coffee|drinks)|talked|spoke|chatted)\b(?! (?:up )?with\b)|[\W_]*_(?:[\W_]|and\b)* (?:met|called|rang|phoned|texted|e?mailed|messaged|wrote|visited|saw|pinged|spoke to|talked to|wrote to) (?:to )?_",
        clause="because|although|though|while|whereas|but|who|whose|which|that|where|until|unless|despite",
        says="that",
        does=r"(?:was|is|were|are|has|had|could|can|did|does|will|would|won|might|may|should|cancelled|canceled|stayed|left|came|couldn|didn|wasn|isn|hasn|"
             r"wouldn|says|said|sends|was|wants|wanted|never|also|just|joined|told)(?:['’]?t)?\b",
        then="and then|then|and|after that|later",
        vows=r"(?:will|['’]ll|shall|should|must|promised|promises|has to|needs to|wants to|owes|is going to|is supposed to|agreed to|offered to|"
             r"said (?:that )?(?:he|she|they)(?:['’]d|['’]ll| will| would))\b",
        owes=r"promised|promises|owes",
        to_me=r"me|us",
    ),
    denials=DenialWords(
        openings="please|so|but|and|also|sorry|btw|ok|then",
        subjects=r"(?:i|we|he|she|they|it|you|there|that|this|everything|everyone|everybody|all|both)\b|(?:the|an?|his|her|their|our|my|your) \w+(?: \w+)?",
        fillers="really|still|just|probably|also|definitely|certainly|apparently|actually|sadly|better|best|says|said",
        begins=r"(?:refuse[sd]? to|(?:do|does|did|wo|ca|could|would|should|must|need|is|are|was|were|has|have|had|ai|sha)n['’]?t|can ?not|"
               r"(?:(?:do|does|did|will|shall|could|would|should|must|need|is|are|am|was|were|has|have|had|may|might) |['’](?:ll|m|re|s|d|ve) )?(?:not|never)|"
               r"no longer|(?:[a-z]+ )?(?:no|nothing|nobody|none|no one)|neither|nor|nobody|nothing)\b"
               r"(?!\.| (?:only|just|later|sooner|less|matter|more than|doubt|until))",
        within=r"(?!)",
        hangs=r"(?!)",
        conditions="if|unless|when|once|as soon as|in case",
        subordinate="if|unless|when|because|since|that|whether|who|which|where|why|as|but|and|so",
        but=r"n['’]?t (?:let \S+ |ever )?forget|\b(?:not|never) (?:to )?(?:forget|miss)\b",
    ),
    tells_only=EN_TELLS,
    about=r"about(?! (?:an? |\w+ )?(?:hours?|minutes?|days?|weeks?|months?) ago)|re|regarding|concerning",
    places=r"at|in",
    at_place="at",
    within="in",
    articles="the|an?|our|some",
    place_ends="to|for|because|who|where|while|when|after|before|but|so|from|since|then|about|i|we|he|she|they|and|or|on|his|her|is|was|are|were",
    no_place=r"cc|bcc|a row|last|once|all|first|least|length|person|touch|total|short|private|general|detail|advance|time|fact|a hurry|"
             r"the (?:morning|afternoon|evening|end|same time|meantime|middle)|case|english|german|spanish|french|it|that|this|my|"
             r"his|her|their|our|which|front|order|need|love|hope|charge",
    small=words("a an the on at in for by some few with i and my post s of over up had me us back again to via is was photo article person face left gave tried got place approx etc et al jr"),
    idle=words("went voice line touch say dropped exchanged"),
    open_words=words("by via on over at in with from to and for a an the of per"),
    and_words=r"and|&|\+|with|w/|plus|n",
    with_words=r"with|w/|w",
    to_words=r"to|→|->",
    from_words=r"from|by|←|<-",
    of_words="of",
    possessives="my|his|her|their|our|your",
    before_names=r"for|into|see|of|hi|dear|ask|asked|tell|told|give|gave|send|thank|help|helped|pay|both",
    name_verbs="",
    leads=LeadWords(
        relations=r"(?:brother|sister|mother|father|mum|mom|dad|son|daughter|wife|husband|partner|girlfriend|boyfriend|fiancee?|boss|friend|"
                  r"colleague|flatmate|cousin|aunt|uncle|nephew|niece|neighbou?r|grand(?:mother|father|ma|pa|son|daughter)|in-law)s?",
        somebody="someone|somebody|guy|man|woman|girl|boy|lady|chap|bloke",
        named="certain|named|called",
        motion=r"\b(?:went|go|going|gone|drove|flew|moved|travel\w*|trip|train|flight|bus|cycled) to$",
        own_works=r"(?:post|photo|picture|blog|article|story|video|page|birthday|bday)s?",
        without=r"(?:everyone|everybody|all|anyone) (?:but|minus|except)|minus|nor|no(?=\s*$)|without|instead of|rather than|except(?: for)?|but not|and not|not|"
               r"(?:films?|movies?|books?|songs?|plays?|exhibitions?|paintings?|novels?|albums?|poems?|concerts?) by|on behalf of|in place of|in memory of|"
               r"(?:on|at|by) (?:the )?(?:advice|recommendation|request|suggestion|invitation) of",
        instead=r"(?:instead of|in place of|rather than)|without(?= \w+ing\b)",
        denies="not",
        rather=r"but(?: rather| instead)?",
        away=r"(?:(?:was|is|were|are|being|still|sadly|both|all) )*(?:missing|absent|unavailable|no[- ]show|abroad|travell?ing|(?:on|in) (?:holidays?|vacation|leave|business|a (?:business )?trip|hospital|(?:maternity|parental|sick) leave)|"
             r"(?:away|ill|sick|off(?: sick)?|out|unwell|out of (?:town|(?:the )?office)|not (?:there|here|around))"
             r"(?=\s*(?:$|[,.;:)!]| (?:on|until|till|since|for|because|with|again|today|in)\b)))|"
             r"(?:(?:could|did|would|wo|ca)n['’]?t|cannot|(?:could|did|would|will|can) not) (?:make it|come|join|attend|show(?: up)?|be there|turn up)|"
             r"cancell?ed|skipped(?: it)?|bailed(?: out)?|stayed (?:at )?home|was (?:at )?home|had to (?:cancel|skip|work)|sen(?:t|ds) (?:his|her|their)? ?(?:apologies|regrets)",
        beside="on|for|at|near|by|behind|opposite|in|next to|close to|across from|in front of|because of|around",
        their="his|her|their",
        through=r"through|via|thanks to",
        either="or",
        joins="and|nor",
        no_names_after="the|an?",
        modals=words("will may"),
        bare_verb=rf"{_BARE}|be|come|go|have|join|know|want|need|like|miss|talk|speak|stay|start|leave|bill|drive|work|not",
    ),
    genitive_s=False,
    nouns_capital=False,
    name_words=words(
        "april art august bill bob carol dawn dean dot drew earl faith flora frank gene grace grant hazel heath heather holly "
        "hope iris ivy jack jade jasmine jean jewel joy june lance lily mark max may melody mercy miles nick norm olive pat "
        "patience pearl penny poppy ray reed rich rob robin rose ruby rusty sandy sky skip sonny sterling chase guy eve hunter baker bond call sue summer terry "
        "trip violet ward will willow young"
    ),
    stop=words(
        "i a an the and with at in on to from about re for of by my me his her their our your had have has was were "
        "is are been he she they we you it this that last next yesterday today tomorrow tmrw noon morning afternoon "
        "evening night week weeks month months day days ago some few quick long short good nice great lovely again "
        "also up over out off down after before both then so but or if as her him them us mr mrs ms dr prof frau herr "
        "don doña new old post article blog linkedin whatsapp telegram signal facebook instagram twitter x mail email "
        "phone zoom teams skype q1 q2 q3 q4 sir call called rang coffee lunch dinner drinks beers tea video message "
        "text note idea todo remind reminder met meeting saw sent wished happy birthday merry christmas between "
        "guy girl man woman friend friends husband wife partner sister brother mother father mum dad son daughter "
        "named called someone somebody everyone everybody no not nobody together round around else"
    ),
    states=r"(?:is|isn't|isnt|can|can't|does|doesn't|never|always|has (?:a|an|no|two|three|his|her|got)|\w{2,}(?<![sui'])s)\b",
    mutual=r"\b(?:talked|spoke|chatted)\b|\bexchanged\b|\bon the phone\b|\bback and forth\b|\beach other\b|\band (?:i|me)\b|\bi and\b",
    mine=r"^\s*(?:i|we|i've|we've|i'd|introduced|intro'?d)\b",
    theirs=r"\bmissed\b|^\s*(?:declined|rejected|ignored)\b|\bheard (?:back )?from\b|\b(?:got|received) (?:called|texted|emailed|pinged|an?|the|another|two|\S+'s?)(?!\w)|\bread \S+'s\b",
    subject_first=True,
    remind=rf"(?:i (?:still )?(?=need|have|must|should|got))?(?:{_TO_ME})",
    stands=r"(?:is|are)(?: still)?(?: on| set| planned)?(?: for)?",
    future=rf"^\s*(?:will|shall|gonna) (?:{_BARE}|have|be|go)\b|"
           r"\b(?:i'll|we'll|i will|we will|(?:i'm|i am|we're|we are) (?:going to (?!the\b|a\b)|meeting|seeing|calling))|"
           r"^\s*(?:seeing (?!\w+'s)|follow[- ]?up (?:with|on)|get back to|check in with)\b",
    wish_last=r"(?!)",
    # "Let" and "set" may have happened as well.
    order=rf"(?:please )?(?!(?:let|set)\b)(?:{_BARE})",
    objects=r"him|her|them|it|some|back|up|out|everyone|everybody",
    promise_start=r"(?:i'll|i will|i promised|i owe|i(?:'m| am) going to|i (?:need|have|want|agreed|offered) to|i said i'd|"
                  r"i (?:must|should)|we'll|we will|we agreed to|let me|"
                  r"(?:he|she|they)(?:'ll| will| promised| owes?| agreed to| offered to| (?:has|have) to| (?:is|are) going to)|"
                  r"(?:he|she|they)'s going to|(?:he|she|they) said (?:he|she|they)(?:'d|'ll| will| would)|"
                  r"promised|"
                  rf"will|{_TO_ME}|{_DO})\b",
    pronoun="she",
    told=r"(?!)",
    promise_dated=r"(?:i|we|he|she|they)(?:'m|'re|'s| am| are| is)? (?!(?:was|were|had|did|is|are|am|have|has|can|could|would|"
                  r"might|may|got|went|met|saw|came|left|told|said|gave|took|made|felt|knew|thought|lost|won|bought|sold|"
                  r"like|love|hate|live|work|\w+ed)\b)\w+|[a-z]{3,}(?<![sui'])s (?:the|an?|me|my|us|back)\b|to \w+|"
                  r"(?:send|call|ring|e?mail|text|message|ask|book|buy|bring|check|get|give|meet|ping|nudge|chase|remind|follow|return|"
                  r"pay|visit|thank|tell|invite|introduce|lend|share|forward|order)\b",
    side_them=r"(?:him|her|them):|(?:he|she|they)(?:'ll|'s|'d|\b)|(?:will|promised|owes|wants|is going)\b|"
              r"(?:his|her|their|the|my|our) (?!\w*s )\w+ (?:(?:\w+ )?(?:will|promised|wants|owes|has)|\w+s)\b|"
              r"(?!photos|slides|keys|tickets|flowers|books|documents|papers|notes|details|numbers|results|pictures|pics|thanks|"
              r"plans|news|this|always|perhaps|address|process|dress|business|files|forms|pictures|drinks|beers|invoices)"
              r"[a-z]{3,}(?<![sui])s\b",
    side_me=r"i\b|(?:will|promised)(?: (?!let|have|ask)\w+)? "
            r"(?:him|them|her(?= (?:the|an?|some|my|our|about|on|back|again|when|for)\b|\s*$))\b(?! (?:to|would|will)\b)",
    third=r"to (?!me\b|us\b|him\b|her\b|the\b)[a-z]+|will|promised|wants|owes|agreed|'ll|has to|is going|\w+(?<![sui'])s\b(?!')",
    subject=r"(?:i|we|he|she|they)(?:'ll| will| promised to| promised|'m going to| am going to)?|let me|"
            r"promised to|will|to",
    due_words=r"by|on|until|till|before|at",
    again=AgainWords(
        every="every|each",
        second="other|second",
        units=repeats("day days", "week weeks", "fortnight fortnights", "month months", "quarter quarters", "year years"),
        adverbs=repeats("daily", "weekly", "fortnightly", "monthly", "quarterly", "yearly annually"),
        # "Every day 20 minutes" is of each day
        month_day=r"(?:every|each) (?:month on )?(?:(?:the|day) )*(?P<n>\d{1,2})(?:(?:st|nd|rd|th)\b(?! (?:days?|weeks?|months?|years?|of (?!the month|each month|every month)))|(?<=day \d)(?![\d.:])|(?<=day \d\d)(?![\d.:]))"
                  r"(?: of (?:the|each|every) month)?(?! ?(?:\w+s\b|min\b|km\b|h\b|%))",
        unless=r"unless we(?: have|'ve)? (?:talk(?:ed)?|sp(?:eak|oke|oken)|me?et|chat(?:ted)?|write|written|wrote|call(?:ed)?)"
               r"(?: again)?(?: before(?: that| then)?| first| by then| until then| earlier| sooner)?",
    ),
)  # fmt: skip
