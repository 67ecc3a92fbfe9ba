"""Verbs for what is done to make something exist or change, in the forms that plans and accounts use. Pure.

Regular verbs are given by their infinitive ("lansera"); the others by infinitive, present, present passive and supine.
A particle verb is written with its particle ("ta fram").
"""

from __future__ import annotations

from collections.abc import Iterable

_REGULAR = (
    "aktualisera", "anordna", "anpassa", "arrangera", "asfaltera", "automatisera", "avveckla", "bilda",
    "digitalisera", "etablera", "implementera", "införskaffa", "initiera", "inrätta", "installera", "inventera",
    "lansera", "modernisera", "montera", "omorganisera", "organisera", "påbörja", "projektera", "pröva", "rekrytera",
    "renovera", "revidera", "rusta", "sanera", "starta", "testa", "uppdatera", "uppgradera", "upphandla", "upprätta",
    "utarbeta", "utbilda", "utforma", "utvidga", "utöka", "utvärdera", "öppna",
)  # fmt: skip
_PARTICLES = ("arbeta fram", "rusta upp", "starta upp", "öppna upp")
_OTHERS = (
    ("anlägga", "anlägger", "anläggs", "anlagt"),
    ("anställa", "anställer", "anställs", "anställt"),
    ("bygga", "bygger", "byggs", "byggt"),
    ("bygga om", "bygger om", "byggs om", "byggt om"),
    ("bygga ut", "bygger ut", "byggs ut", "byggt ut"),
    ("byta ut", "byter ut", "byts ut", "bytt ut"),
    ("ersätta", "ersätter", "ersätts", "ersatt"),
    ("förbereda", "förbereder", "förbereds", "förberett"),
    ("genomföra", "genomför", "genomförs", "genomfört"),
    ("inleda", "inleder", "inleds", "inlett"),
    ("införa", "inför", "införs", "infört"),
    ("kartlägga", "kartlägger", "kartläggs", "kartlagt"),
    ("köpa in", "köper in", "köps in", "köpt in"),
    ("riva", "river", "rivs", "rivit"),
    ("se över", "ser över", "ses över", "sett över"),
    ("slå samman", "slår samman", "slås samman", "slagit samman"),
    ("sätta upp", "sätter upp", "sätts upp", "satt upp"),
    ("ta fram", "tar fram", "tas fram", "tagit fram"),
    ("ta i bruk", "tar i bruk", "tas i bruk", "tagit i bruk"),
    ("ta över", "tar över", "tas över", "tagit över"),
    ("utreda", "utreder", "utreds", "utrett"),
)


def _regular(infinitive: str) -> tuple[str, str, str, str]:
    verb, _, particle = infinitive.partition(" ")
    rest = f" {particle}" if particle else ""
    return infinitive, f"{verb}r{rest}", f"{verb}s{rest}", f"{verb}t{rest}"


def _passive(form: str) -> str:
    verb, _, particle = form.partition(" ")
    return f"{verb}s {particle}".strip()


def _any_of(forms: Iterable[str]) -> str:
    """Return a pattern of the forms, the longest first; between verb and particle a word or two may stand."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    spaced = (form.replace(" ", r"\s(?:\w+\s){0,2}?", 1).replace(" ", r"\s") for form in ordered)
    return f"(?:{'|'.join(spaced)})(?!\\supp\\b)"


_VERBS = (*map(_regular, (*_REGULAR, *_PARTICLES)), *_OTHERS)

DO = _any_of(infinitive for infinitive, _, _, _ in _VERBS)
DOES = _any_of(present for _, present, _, _ in _VERBS)
IS_DONE = _any_of(passive for _, _, passive, _ in _VERBS)
HAS_DONE = _any_of(supine for _, _, _, supine in _VERBS)
HAS_BEEN_DONE = _any_of(_passive(supine) for _, _, _, supine in _VERBS)
TO_BE_DONE = _any_of(_passive(infinitive) for infinitive, _, _, _ in _VERBS)
