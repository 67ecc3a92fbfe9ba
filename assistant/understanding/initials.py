"""The capital abbreviations that an organ's name may go by ("KS", "BUN"). Pure."""

from __future__ import annotations

import re

from assistant.wording import fold
from corpus.stopwords import STOP_WORDS

_ORGAN_SUFFIXES = (
    "nämnd",
    "styrelse",
    "fullmäktige",
    "förvaltning",
    "utskott",
    "bolag",
    "kontor",
    "enhet",
    "beredning",
)
_JOINED_FIRST = ("kommun", "region", "barn", "gymnasie", "kultur", "samhälls", "stads", "över", "arbetsmarknads")


def initials(name: str) -> frozenset[str]:
    """Return the capital abbreviations an organ's name may go by.

    "Barn- och utbildningsnämnden" -> BUN, "Kommunstyrelsen" -> KS, "Tekniska nämnden" -> TN,
    "Kommunledningsförvaltningen" -> KLF. A name that is itself short and in capitals is its own.
    """
    if re.fullmatch(r"[A-ZÅÄÖ]{2,6}", name.strip()):
        return frozenset({name.strip()})
    parts = (part.strip(".,()") for part in fold(name).replace("-", " ").split())
    words = [part for part in parts if part not in STOP_WORDS["sv"]]
    if not words:
        return frozenset()
    last = words[-1]
    suffix = next((one for one in _ORGAN_SUFFIXES if one in last), "")
    before = last.partition(suffix)[0] if suffix else ""
    heads = "".join(word[:1] for word in words[:-1])
    if not suffix or not before:
        return frozenset({(heads + last[:1]).upper()} if len(words) > 1 else ())
    inner = next((one for one in _JOINED_FIRST if before.startswith(one) and len(before) - len(one) > 3), "")
    middle = before[len(inner)] if inner else ""
    return frozenset({(heads + before[0] + middle + suffix[0]).upper()})
