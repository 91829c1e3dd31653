"""Which post a line of a raw table speaks of: the last part of an office id, and whether the holder only acts."""

from __future__ import annotations

import re

from actor_sources.raw import FACTBOOK, OFFICIALS, WIKIDATA, Span

_ACTING = re.compile(r"\b(acting|interim|caretaker|transitional)\b", re.IGNORECASE)
_JUNIOR = re.compile(
    r"\b(vice|deputy|assistant|associate|second|under|junior|delegate|parliamentary|state|shadow|former|member|head)\b"
    r"|-delegate|^foreign secretary$"
)
_OTHER_BUSINESS = re.compile(
    r"\b(commerce|economic relations|intelligence|foreign action|institutional|civil defence|home front|materiel"
    r"|equipment|science|space|personnel|people|production|industry|gendarmerie|military cabinet|cook islands)\b"
    r"|security and defense council"
)
_MINISTERS_CALLED_SECRETARY_OF_STATE = ("GBR", "USA", "VAT")

_WIKIDATA: tuple[tuple[str, str, str], ...] = (
    ("president", r"(acting |interim |transitional )?president( of the republic of kosova)?", "president"),
    ("monarch_or_supreme_leader", r"supreme leader", "supreme_leader"),
    ("monarch_or_supreme_leader", r"(?!sultan of|emir of).*", "monarch"),
    ("party_or_collective_head", r"captain regent", "captain_regent"),
    ("party_or_collective_head", r"general secretary of the chinese communist party", "general_secretary"),
    (
        "head_of_government",
        r"prime minister( of montenegro)?|(federal )?chancellor|premier( of the state council)?|taoiseach"
        r"|chief executive|president of the council of ministers|(acting|interim|caretaker) prime minister",
        "prime_minister",
    ),
    ("foreign_minister", r".*(foreign|external|secretary of state$).*", "foreign_minister"),
    ("defence_minister", r".*(defen[cs]e|armed forces).*", "defence_minister"),
    ("national_security_adviser", r".*", "national_security_adviser"),
    ("vice_president", r"(first )?vice president", "vice_president"),
    ("unification_minister", r"minister of (re)?unification", "unification_minister"),
)
_FACTBOOK: tuple[tuple[str, str, str], ...] = (
    ("head_of_state|head_of_government", r"(acting |interim |transitional )?president", "president"),
    ("head_of_state", r"king|queen|sultan|amir|emperor|grand duke|prince|pope|co-prince", "monarch"),
    ("head_of_state", r"governor[ -]general", "governor_general"),
    (
        "head_of_government",
        r"(acting |interim |caretaker )?(prime minister|premier|chancellor|chairman|chief executive|chief minister)",
        "prime_minister",
    ),
)
_OFFICIALS: tuple[tuple[str, str, str], ...] = (
    (
        "leaders",
        r"(acting|presidents?|interim president|heads? of state|chairman of the (supreme|state|provisional|military"
        r"|national))\b(?!.*(council of ministers|executive yuan|vice)).*",
        "president",
    ),
    (
        "leaders",
        r"(prime ministers?|chancellors?|premiers?|chairmen of the council of ministers|presidents of the (council of "
        r"ministers|executive yuan)|cabinet chiefs?|heads? of government)\b.*",
        "prime_minister",
    ),
    ("leaders", r"(kings?|emirs?|emperors?|sultans?|rulers?|sovereign princes|princes).*", "monarch"),
    ("leaders", r"captains.*", "captain_regent"),
    ("leaders", r"governors-general", "governor_general"),
    (
        "government",
        r"(.*& )?(minister|secretary of state)( of state)? (of|for)( the)? foreign (affairs|relations).*",
        "foreign_minister",
    ),
    ("government", r"(.*& )?minister (of|for) external (affairs|relations).*", "foreign_minister"),
    ("government", r"(.*& )?(minister (of|for)|secretary of)( national| the)? defen[cs]e\b.*", "defence_minister"),
    ("government", r"(.*& )?permanent representative to the un, new york.*", "un_ambassador"),
    ("government", r"(.*& )?ambassador to the us\b.*", "ambassador_to_us"),
)  # fmt: skip
_RULES = {WIKIDATA: _WIKIDATA, FACTBOOK: _FACTBOOK, OFFICIALS: _OFFICIALS}
_MINISTERS = ("foreign_minister", "defence_minister", "national_security_adviser")


def post_of(span: Span) -> tuple[str, bool] | None:
    """The post and whether the holder only acts; ``None`` for posts that the tables do not keep."""
    title = span.title.casefold()
    for roles, pattern, post in _RULES[span.source]:
        if span.role in roles.split("|") and re.fullmatch(pattern, title):
            if post in _MINISTERS and span.source == WIKIDATA and not _is_the_minister(title, span.country):
                return None
            return post, bool(_ACTING.search(title))
    return None


def _is_the_minister(title: str, country: str) -> bool:
    """Not a deputy, nor a minister for some part of the business."""
    if "secretary of state for" in title and country not in _MINISTERS_CALLED_SECRETARY_OF_STATE:
        return False
    rest = title.replace("secretary of state", "")
    return not _JUNIOR.search(rest) and not _OTHER_BUSINESS.search(rest)
