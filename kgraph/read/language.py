"""Is a text English? By the share of function words, so that no model is needed."""

from __future__ import annotations

import re
from itertools import islice

from kgraph.read.cues import Cues

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_FEWEST = 80
"""Words below which a text in Latin letters that shows no other language gets the benefit of the doubt: headlines and
lists of names have few function words of any language."""
_ENGLISH_SHARE = 0.1
"""English news has .35 to .50; French, Spanish, German and Indonesian have .02 to .08 of the same words."""
_FEWEST_FOREIGN = 3
_FOREIGN_SHARE = 0.1


def why_not_english(text: str, cues: Cues) -> str | None:
    """What speaks against English, or None where nothing does."""
    words = [m.group().lower() for m in islice(_WORD.finditer(text), _SAMPLE)]
    if not words:
        return "no words in it"
    latin = sum(w[0] < "ɐ" for w in words)
    if latin < len(words) / 2:
        return "not in Latin letters"
    english = sum(w in cues.english_words for w in words)
    foreign = sum(w in cues.foreign_words for w in words)
    if foreign >= _FEWEST_FOREIGN and foreign >= _FOREIGN_SHARE * len(words) and foreign > english:
        return "its function words are those of another language"
    if len(words) >= _FEWEST and english < _ENGLISH_SHARE * len(words):
        return f"{english / len(words):.0%} of its words are function words of English"
    return None
