"""Swedish abbreviations, one table: what ends no sentence, is one token, means nothing, is short for what.

Used by `corpus.sentences` and `corpus.swedish`. Written without their last full stop, those inside kept.
"""

from __future__ import annotations

_EMPTY = """
bl.a bl d.v.s dvs d.s e.g enl ev exkl f.d f.n fr.o.m i.e i.o.m i.s i.st.f inkl jfr jmf m.a.o m.a.p m.fl m.h.t m.m mfl mm
n.b o.d o.dyl o.s.v osv p.g.a pga p.s.s resp s.k s.a.s st.f t.ex t.o.m t.v u.a vs approx cf est
"""
_CLOSING = "m.m mm m.fl mfl osv o.s.v etc o.d o.dyl dyl e.d d.y a.a"
_OTHERS = """
adj adv ang anm art bil ca dir dr ex fig forts följ inv kl kr kv lat max med milj min mom motsv mån obs ordf org.nr par
pers prop prot pst red ref sekr skr s st t.h tab tim tf t.f u.å v vol ä.k ö.h övr
dept incl no p pp sec mr mrs ms
"""

EXPANSIONS = {
    "avd": "avdelning",
    "dnr": "diarienummer",
    "kap": "kapitel",
    "nr": "nummer",
    "pkt": "punkt",
    "sid": "sida",
    "tel": "telefon",
    "tfn": "telefon",
}
"""What is short for one word and for nothing else in a plan; "s" (sida, a party) and "bil" (bilaga, car) stay as they
are."""

EMPTY = frozenset(_EMPTY.split())
"""Abbreviations that carry no meaning in a search."""

CLOSING = frozenset(_CLOSING.split())
"""Abbreviations that often stand last: a capital letter after them begins a new sentence."""

ABBREVIATIONS = (EMPTY | frozenset(_OTHERS.split()) | EXPANSIONS.keys()) - CLOSING
"""Words before a full stop that does not end the sentence."""

DOTTED = tuple(sorted((name for name in ABBREVIATIONS | CLOSING if "." in name), key=lambda name: (-len(name), name)))
"""Abbreviations with a full stop inside, longest first: each is one token."""
