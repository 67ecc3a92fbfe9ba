"""Verbs for what is done to make something exist or change, in the forms that plans and accounts use. Pure.

Regular verbs are given by their infinitive ("lansera"); the others by infinitive, present, present passive,
supine and past. A particle verb is written with its particle ("ta fram").
"""

from __future__ import annotations

from collections.abc import Iterable

_REGULAR = (
    "aktualisera", "anordna", "anpassa", "arrangera", "asfaltera", "automatisera", "avsluta", "avveckla", "bemanna",
    "bilda", "certifiera", "digitalisera", "effektivisera", "energieffektivisera", "etablera", "flytta",
    "implementera", "införskaffa", "initiera", "inrätta", "installera", "inventera", "investera", "komplettera",
    "lansera", "modernisera", "montera", "omorganisera", "organisera", "plantera", "projektera", "pröva", "publicera",
    "påbörja", "rekrytera", "renovera", "restaurera", "revidera", "rusta", "samlokalisera", "samordna", "sanera",
    "starta", "teckna", "testa", "uppdatera", "uppgradera", "upphandla", "upprätta", "utarbeta", "utbilda", "utforma",
    "utvidga", "utvärdera", "utöka", "vidareutveckla", "öppna",
)  # fmt: skip
_PARTICLES = ("arbeta fram", "rusta upp", "starta upp", "öppna upp")
_OTHERS = (
    ("anlägga", "anlägger", "anläggs", "anlagt", "anlade"),
    ("anställa", "anställer", "anställs", "anställt", "anställde"),
    ("bygga", "bygger", "byggs", "byggt", "byggde"),
    ("bygga om", "bygger om", "byggs om", "byggt om", "byggde om"),
    ("bygga ut", "bygger ut", "byggs ut", "byggt ut", "byggde ut"),
    ("byta ut", "byter ut", "byts ut", "bytt ut", "bytte ut"),
    ("erbjuda", "erbjuder", "erbjuds", "erbjudit", "erbjöd"),
    ("ersätta", "ersätter", "ersätts", "ersatt", "ersatte"),
    ("färdigställa", "färdigställer", "färdigställs", "färdigställt", "färdigställde"),
    ("förbereda", "förbereder", "förbereds", "förberett", "förberedde"),
    ("genomföra", "genomför", "genomförs", "genomfört", "genomförde"),
    ("inleda", "inleder", "inleds", "inlett", "inledde"),
    ("införa", "inför", "införs", "infört", "införde"),
    ("kartlägga", "kartlägger", "kartläggs", "kartlagt", "kartlade"),
    ("köpa in", "köper in", "köps in", "köpt in", "köpte in"),
    ("riva", "river", "rivs", "rivit", "rev"),
    ("se över", "ser över", "ses över", "sett över", "såg över"),
    ("slå samman", "slår samman", "slås samman", "slagit samman", "slog samman"),
    ("slutföra", "slutför", "slutförs", "slutfört", "slutförde"),
    ("tillsätta", "tillsätter", "tillsätts", "tillsatt", "tillsatte"),
    ("sätta upp", "sätter upp", "sätts upp", "satt upp", "satte upp"),
    ("ta fram", "tar fram", "tas fram", "tagit fram", "tog fram"),
    ("ta i bruk", "tar i bruk", "tas i bruk", "tagit i bruk", "tog i bruk"),
    ("ta över", "tar över", "tas över", "tagit över", "tog över"),
    ("utreda", "utreder", "utreds", "utrett", "utredde"),
)


_Forms = tuple[str, str, str, str, str]


def _regular(infinitive: str) -> _Forms:
    verb, _, particle = infinitive.partition(" ")
    rest = f" {particle}" if particle else ""
    return infinitive, f"{verb}r{rest}", f"{verb}s{rest}", f"{verb}t{rest}", f"{verb}de{rest}"


def _passive(form: str) -> str:
    verb, _, particle = form.partition(" ")
    return f"{verb}s {particle}".strip()


def _any_of(forms: Iterable[str]) -> str:
    """Return a pattern of the forms, the longest first; between verb and particle a word or two may stand."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    spaced = (form.replace(" ", r"\s(?:\w+\s){0,2}?", 1).replace(" ", r"\s") for form in ordered)
    return f"(?:{'|'.join(spaced)})(?!\\supp\\b)"


_VERBS = (*map(_regular, (*_REGULAR, *_PARTICLES)), *_OTHERS)

DO = _any_of(infinitive for infinitive, *_ in _VERBS)
DOES = _any_of(present for _, present, *_ in _VERBS)
IS_DONE = _any_of(passive for _, _, passive, *_ in _VERBS)
HAS_DONE = _any_of(supine for *_, supine, _ in _VERBS)
HAS_BEEN_DONE = _any_of(_passive(supine) for *_, supine, _ in _VERBS)
TO_BE_DONE = _any_of(_passive(infinitive) for infinitive, *_ in _VERBS)
DID = _any_of(past for *_, past in _VERBS)
WAS_DONE = _any_of(_passive(past) for *_, past in _VERBS)
FIRST_WORDS = frozenset(
    form.partition(" ")[0]
    for infinitive, present, passive, supine, past in _VERBS
    for form in (present, passive, supine, past, *map(_passive, (infinitive, supine, past)))
)
"""The verbs of all forms but the plain infinitive, without particles: a clause without any tells of no deed done."""
