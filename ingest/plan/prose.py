"""Sentences of running prose that name an activity: a doer or a deliverable, in a main clause. Pure.

"Under året planerar förvaltningen att rusta upp torget, vilket väntas leda till …" is one; its words end with its
main clause. Wishes ("Det är viktigt att …"), needs and standing tasks ("Nämnden ansvarar för …") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.swedish import sentences

MAX_CHARACTERS = 700
"""A longer sentence is not looked into."""
MIN_WORDS = 4

_NAMES = (
    r"(?i:[\w-]{0,40}(?:nämnden|nämnd|styrelsen|förvaltningen|enheten|avdelningen|kontoret|bolaget|utskottet"
    r"|beredningen|gruppen"
    r"|ledningen|ledning|ledningsgrupp(?:en)?|kommunen|regionen|huvudmannen|biblioteket|verksamheten"
    r"|verksamheterna|medarbetarna|rektorerna))"
)
_DOER = (
    r"(?:(?:[\w-]{1,40}s\s)?(?i:[\w-]{0,40}(?:nämnden|styrelsen|förvaltningen|enheten"
    r"|avdelningen))\sför\s[a-zåäö]{3,30}"
    r"(?:(?:,\s|\s(?:och|samt)\s)[a-zåäö-]{3,30}){0,4}"
    rf"|(?:[A-ZÅÄÖa-zåäö-]{{1,40}}s\s)?{_NAMES}|(?:[A-ZÅÄÖ][\w-]{{1,40}}\s){{1,3}}AB)"
)
_ADVERB = (
    r"(?:(?:nu|också|även|redan|därför|dessutom|sedan|i|under|inom|vid|för|ska|\w+en|\w+et|våras|höstas|året"
    r"|20\d\d|tillsammans|med|aktivt|\w+igt)\s){0,5}?"
)
_PLANNED = (
    r"(?:ska(?:ll)?|kommer\s(?:också\s|även\s|nu\s)?att|planerar\s(?:också\s|även\s|nu\s)?(?:att|för\satt)|avser\satt"
    r"|(?:har|fick)\s(?:beslutat|fått\si\suppdrag|i\suppdrag)\satt|(?:får|ges)\si\suppdrag\satt|beslutade?\satt"
    r"|beslutar\satt"
    rf"|arbetar\s{_ADVERB}(?:med|för)\satt|(?:har\s)?påbörja[rt]\sarbetet\smed\satt"
    r"|fortsätter\s(?:samtidigt\s|också\s|även\s)?(?:med\s)?att)"
)
_DIRECT = re.compile(rf"(?P<doer>{_DOER})\s(?P<how>{_PLANNED})\s(?P<what>\S+)")
_INVERTED = re.compile(
    rf"\b(?P<how>ska(?:ll)?|kommer|planerar|avser|har|fick|får|beslutade|beslutar|fortsätter)\s(?P<doer>{_DOER})\s"
    r"(?:också\s|även\s|nu\s)?(?:(?:att|i\suppdrag\satt|fått\si\suppdrag\satt|beslutat\satt|för\satt"
    r"|med\satt)\s)?(?P<what>\S+)"
)
_DELIVERED = (
    r"(?:infört|genomfört|tagit\s(?:fram|emot|över)|startat|bildat|byggt|utbildat|anställt|inlett|påbörjat"
    r"|upprättat|upphandlat"
    r"|initierat|anordnat|arrangerat|implementerat|köpt\sin|installerat|öppnat|skapat|lanserat|specificerat"
    r"|arbetat\sfram"
    r"|reviderat|sett\söver|kartlagt|rustat|renoverat|inrättat|förbättrat|varit\smed\soch\s\w+|rekryterat"
    r"|tecknat|arbetat\s(?:med|för)|jobbat\smed)"
)
_DELIVERS = (
    r"(?:genomför|tar\s(?:\w+\s)?fram|inför|bygger|startar|inrättar|ser\söver|kartlägger|rustar|upphandlar"
    r"|förbereder|anställer)"
)
_DONE_BY = (
    re.compile(rf"(?P<doer>{_DOER})\shar\s{_ADVERB}{_DELIVERED}\b"),
    re.compile(rf"\bhar\s(?P<doer>{_DOER})\s{_ADVERB}{_DELIVERED}\b"),
    re.compile(rf"(?P<doer>{_DOER})\s{_DELIVERS}\b"),
    re.compile(rf"\b{_DELIVERS}\s(?P<doer>{_DOER})\b"),
)
_HAS_BEEN = re.compile(
    r"\b(?:har|hade)\b.{0,200}?\b(?:införts|genomförts|bildats|startats|startat\supp|startats?\supp|initierats"
    r"|implementerats"
    r"|tagits\sfram|arbetats\sfram|utbildats|förbättrats|anställts|rekryterats|upprättats|påbörjats|inletts"
    r"|installerats"
    r"|byggts|upphandlats|inrättats|lanserats|reviderats|setts\söver|kartlagts|rustats|renoverats|öppnats)\b"
)
_IS_DONE = re.compile(
    r"\b(?:genomförs|införs|tas\s(?:\w+\s)?fram|startas|inleds|planeras|påbörjas|byggs|upphandlas|inrättas"
    r"|anställs|rekryteras"
    r"|pågår|sker|görs)\b"
)
_IS_TO_BE_DONE = re.compile(
    r"\b(?:ska\s(?:ses\söver|tas\sfram|införas|genomföras|startas|byggas|inrättas|upphandlas|kartläggas"
    r"|revideras)|kommer\satt\s(?:gås\sigenom|ses\söver|tas\sfram|införas|genomföras|startas|byggas|inrättas"
    r"|upphandlas|kartläggas|revideras)|[Aa]rbetet\smed\s.{3,200}\s(?:fortskrider|fortsätter)"
    r"|satsning(?:en|ar)?\b.{3,200}\sfortsätter)\b"
)
_THING = re.compile(
    r"\b(?:en|ett|två|tre|fyra|fem|ny|nytt|nya)\s(?:[\w-]{1,40}\s){0,4}?[\w-]{0,40}(?:plan|kartläggning|översyn"
    r"|utbildning|workshop|rutin|modell|modul|system"
    r"|strategi|utredning|insats|satsning|upphandling|funktion|grupp|projekt|utvecklingsarbete|arbete|rutiner"
    r"|mall|mallar|policy|program"
    r"|riktlinje|riktlinjer|handbok|webbplats|e-tjänst|enkät|kampanj|pilot|försök|analys|förstudie|samordnare"
    r"|ramverk|nätverk)\b"
    r"|\b(?:insatser|satsningar|uppföljningar|utbildningar|workshops|kartläggningar|utvecklingsarbeten)\b",
    re.IGNORECASE,
)
_STATES = frozenset(
    [
        "vara",
        "ha",
        "präglas",
        "kännas",
        "verka",
        "bidra",
        "leda",
        "omfatta",
        "innehålla",
        "ansvara",
        "kunna",
        "få",
        "finnas",
        "bli",
        "bestå",
        "ge",
        "stå",
        "utgå",
        "syfta",
        "utgöra",
        "känna",
        "följa",
        "följas",
        "ses",
        "gälla",
        "behöva",
        "medverka",
        "sträva",
        "säkerställa",
        "främja",
        "värna",
        "alla",
        "det",
        "den",
        "de",
        "sig",
        "inte",
        "ej",
        "ofta",
        "upplevas",
        "uppgå",
        "redovisa",
        "redovisas",
        "följa",
        "återrapportera",
        "rapportera",
        "besluta",
    ]
)
"""What "ska" is followed by where no activity is meant: a state, a standing task, a sentence about something else."""
_GIVEN = frozenset({"ge", "få"})
"""Words for states that are things done once they have been decided."""
_NO_ACTIVITY = re.compile(
    r"^(?:det\s(?:är|har|finns|krävs|behövs|kan)|om\s|när\s|vid\s|varje\s|behov|forskning|lagstiftning|syftet"
    r"|målet|enligt"
    r"|detta\s|denna?\s|för\satt\s(?:kunna|vi)\b|trots|eftersom|då\s|kommunen\sska\svara)|"
    r"\b(?:regeringen|riksdagen|boverkets?|skolverkets?|socialstyrelsen|lagen|förordningen|direktivet|eu-|avslå"
    r"|återremitter\w+"
    r"|bordlägg\w+|yrkar|ingen|inte|inga)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r",\s(?:göras|tydliggöras|förtydligas|tas|ses|följas|utvecklas)\s"
    r"|,\s(?:vilket|vilka|vilken|något\ssom|som|och\sdet\b|men|där|däribland|därigenom|för\satt|medan|i\svilken"
    r"|i\svilket|samtidigt|vars|då|med\sutgångspunkt|tillsammans\smed)\b"
    r"|,?\soch\s(?:(?:[\w-]{1,40}\s){0,8}?(?:har|ska|kommer|är|kan|blir|bidrar|fokuserar|utgör|väntas|bedöms"
    r"|omfattar|leder|visar|planeras|genomförs|pågår)|(?:ser|tar|genomför|arbetar)\s)\b"
    r"|\s(?:som\s(?:syftar|ska|bidrar|innebär|stärker|möjliggör|skapar))\s|\s[–—-]\s|;\s|\sför\satt\s|\sså\satt\s|(?<=\w)\sdär\s"
)
_UNSAID = re.compile(
    r"(?<!iska\s)(?<!nya\s)\b(?:insatser|åtgärder|satsningar|arbete|aktiviteter|en workshop)\Z", re.IGNORECASE
)
"""A clause that ends here says nothing yet: what follows belongs to it, but for examples of what it names."""
_EXAMPLES = re.compile(r",\s(?:däribland|där)\b")
_OPEN_CLAUSE = re.compile(r"\b(?:hur|vad|vilka|vilken)\s(?P<said>[^,]*)\Z")
"""An indirect question; it is open until its own verb stands."""
_GENERIC = frozenset(
    {
        "nämnden",
        "förvaltningen",
        "styrelsen",
        "enheten",
        "avdelningen",
        "kontoret",
        "bolaget",
        "verksamheten",
        "vi",
        "gruppen",
    }
)


@dataclass(frozen=True, slots=True)
class Doing:
    """A sentence that names an activity: where its main clause stands in the text, and who does it if named."""

    start: int
    end: int
    organ: str | None


def doings(text: str) -> tuple[Doing, ...]:
    """Return the activities of a paragraph, in order; linear in the length of the text."""
    found = []
    for start, end in sentences(text):
        if end - start > MAX_CHARACTERS:
            continue
        doing = _doing(text[start:end])
        if doing is not None:
            found.append(Doing(start, start + doing.end, doing.organ))
    return tuple(found)


def _doing(sentence: str) -> Doing | None:
    if _NO_ACTIVITY.search(sentence) or sentence.rstrip().endswith((":", "?")) or len(sentence.split()) < MIN_WORDS:
        return None
    end = _main_clause(sentence)
    clause = sentence[:end]
    match = _planned(clause) or next((found for form in _DONE_BY if (found := form.search(clause))), None)
    if match is not None:
        return Doing(0, end, _organ(match["doer"]))
    made = (
        _HAS_BEEN.search(clause) or _IS_TO_BE_DONE.search(clause) or (_IS_DONE.search(clause) and _THING.search(clause))
    )
    return Doing(0, end, None) if made else None


def _planned(clause: str) -> re.Match[str] | None:
    """Return who is to do something and how it is said; None for a state or a standing task."""
    for form in (_DIRECT, _INVERTED):
        match = form.search(clause)
        if match is None:
            continue
        what = match["what"].casefold().strip(" ,.")
        passive = what.endswith("s") and len(what) > 3
        state = what in _STATES and not (match["how"].startswith("beslut") and what in _GIVEN)
        if not state and not passive and (match["how"] not in ("har", "får") or " att " in match[0]):
            return match
    return None


def _main_clause(sentence: str) -> int:
    """Return where the main clause of a sentence ends, its full stop left out."""
    whole = len(sentence.rstrip(" .!"))
    for match in _CLAUSE_END.finditer(sentence):
        before = sentence[: match.start()]
        unsaid = _UNSAID.search(before) is not None and _EXAMPLES.match(match[0]) is None
        if len(before.split()) >= MIN_WORDS and _has_verb(before) and not unsaid and not _is_open(before, match[0]):
            return match.start()
    return whole


_VERB = re.compile(
    rf"\b(?:har|ska|kommer|planerar|avser|arbetar|fortsätter|beslutade?r?)\b|{_IS_DONE.pattern}|\b{_DELIVERS}\b"
)


def _is_open(before: str, end: str) -> bool:
    """Say whether an "och" only joins doers of an indirect question whose verb has not come ("… hur lärare och")."""
    match = _OPEN_CLAUSE.search(before) if end.lstrip(" ,").startswith("och ") else None
    return match is not None and re.search(r"\b(?:ska|kan|har|är|bör|får|kommer|måste|blir)\b", match["said"]) is None


def _has_verb(words: str) -> bool:
    return _VERB.search(words) is not None


def _organ(doer: str) -> str | None:
    """Return the organ that a doer names; None where "nämnden" or "vi" only points to whose document it is."""
    if doer.casefold() in _GENERIC:
        return None
    return doer[:1].upper() + doer[1:]
