"""Sentences of running prose that name an activity: a doer or a deliverable, in a main clause. Pure.

"Under året planerar förvaltningen att rusta upp torget, vilket väntas leda till …" is one; its words end with its
main clause. A clause joined to it is one of its own where the first is none, or is done and the other is yet to be.
Wishes ("Det är viktigt att …"), needs and standing tasks ("Nämnden ansvarar för …") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.swedish import sentences
from ingest.plan import deeds
from ingest.plan.clauses import MIN_WORDS, clauses

MAX_CHARACTERS = 700
"""A longer sentence is not looked into."""

_NAMES = (
    r"(?i:(?:[\w-]{1,40}-\s(?:och|samt)\s)?[\w-]{0,40}(?:nämnden|nämnderna|nämnd|styrelsen|förvaltningen|förvaltningarna"
    r"|enheten|enheterna|avdelningen|kontoret|bolaget|utskottet|beredningen|gruppen|förbundet|tjänsten|sektorn"
    r"|ledningen|ledning|ledningsgrupp(?:en)?|kommunen|regionen|huvudmannen|biblioteket|museet|verksamheten"
    r"|verksamheterna|medarbetarna|medarbetare|rektorerna|lärarna|personalen|fullmäktige|chefer|cheferna|skolan|skolorna|centret))"
)
_DOER = (
    r"(?:(?:[\w-]{1,40}s\s)?(?i:[\w-]{0,40}(?:nämnden|styrelsen|förvaltningen|enheten"
    r"|avdelningen))\sför\s[a-zåäö]{3,30}"
    r"(?:(?:,\s|\s(?:och|samt)\s)[a-zåäö-]{3,30}){0,4}"
    rf"|(?:[A-ZÅÄÖa-zåäö-]{{1,40}}s\s|[A-ZÅÄÖ][\w-]{{1,40}}\s)?{_NAMES}|(?:[A-ZÅÄÖ][\w-]{{1,40}}\s){{1,3}}AB)"
)
_WE = r"(?i:vi)"
"""We who write, a doer only where a deed follows: "vi ska" opens wishes too."""
_ADVERB = (
    r"(?:(?:i\ssamverkan\smed|tillsammans\smed)\s(?:[\w-]+\s){1,3}?|(?:nu|också|även|redan|därför|dessutom|sedan|i"
    r"|under|inom|vid|för|ska|\w+en|\w+et|våras|höstas|året|20\d\d|tillsammans|med|aktivt|\w+igt)\s){0,5}?"
)
_PLANNED = (
    rf"(?:ska(?:ll)?|kommer\s{_ADVERB}att|planerar\s(?:också\s|även\s|nu\s)?(?:att|för\satt)|avser\satt"
    r"|(?:har|fick)\s(?:beslutat|fått\si\suppdrag(?:\sav\s\S+)?|i\suppdrag)\satt|(?:får|ges)\si\suppdrag\satt|beslutade?\satt"
    r"|beslutar\satt"
    rf"|arbetar\s{_ADVERB}(?:med|för)\satt|(?:har\s)?påbörja[rt]\sarbetet\smed\satt"
    r"|fortsätter\s(?:samtidigt\s|också\s|även\s)?(?:med\s)?att)"
)
_INVERTING = r"ska(?:ll)?|kommer|planerar|avser|har|fick|får|beslutade|beslutar|fortsätter"
_THEN = (
    r"(?:också\s|även\s|nu\s)?(?:(?:att|i\suppdrag\satt|fått\si\suppdrag\satt|beslutat\satt|för\satt|med\satt)\s)?"
    r"(?P<what>\S+)"
)
_FORMS = (
    re.compile(rf"(?P<doer>{_DOER})\s(?P<how>{_PLANNED})\s(?P<what>\S+)"),
    re.compile(rf"\b(?P<how>{_INVERTING})\s(?P<doer>{_DOER})\s{_THEN}"),
    re.compile(rf"\b(?P<doer>{_WE})\s(?P<how>{_PLANNED})\s(?P<what>\S+)"),
    re.compile(rf"\b(?P<how>{_INVERTING})\s(?P<doer>{_WE})\s{_THEN}"),
)
_DELIVERED = (
    rf"(?:{deeds.HAS_DONE}|skapat|tagit\s(?:\w+\s)?emot|förbättrat|specificerat|tecknat|antagit\s(?:en|ett)|genomgått\s(?:\w+\s)?\w*utbildning"
    r"|varit\smed\soch\s\w+|arbetat\s(?:med|för)|jobbat\smed)"
)
_DELIVERS = (
    r"(?:genomför|tar\s(?:\w+\s)?fram|inför|bygger|startar|inrättar|ser\söver|kartlägger|rustar|upphandlar"
    r"|förbereder|anställer)"
)
_NEW = r"(?:en|ett|ny|nya|nytt|två|tre|fyra|fem|flera|ytterligare)"
_ONE = r"(?:en|ett|ny|nytt|två|tre|fyra|fem|\d+)"
"""Not "nya", "flera": what somebody does in the present tense with things in the plural is done every year."""
_DONE_BY = (
    re.compile(rf"(?P<doer>{_DOER})\shar\s{_ADVERB}{_DELIVERED}\b"),
    re.compile(rf"\bhar\s(?:samtliga\s)?(?P<doer>{_DOER})\s{_ADVERB}{_DELIVERED}\b"),
    re.compile(rf"(?P<doer>{_DOER})\s{deeds.DID}\s{_ADVERB}(?:\w+\s)?{_ONE}\b"),
    re.compile(rf"\b{deeds.DID}\s(?P<doer>{_DOER})\s{_ADVERB}(?:\w+\s)?{_ONE}\b"),
    re.compile(rf"\b(?P<doer>{_WE})\shar\s{_ADVERB}{deeds.HAS_DONE}\b"),
    re.compile(rf"\bhar\s(?P<doer>{_WE})\s{_ADVERB}{deeds.HAS_DONE}\b"),
)
_NOW = (
    re.compile(rf"(?P<doer>{_DOER}|{_WE})\s{deeds.DOES}\b"),
    re.compile(rf"\b{deeds.DOES}\s(?P<doer>{_DOER}|{_WE})\b"),
)
"""Deeds in the present, where the clause also says when."""
_TAKES_PART = r"deltar\s{}.{{0,60}}?\bi\s(?:en|ett|\w*(?:projekt|utbildning|utbildningar|försök|satsning|mässor))\b"
_DOING = (
    re.compile(rf"(?P<doer>{_DOER})\s{_DELIVERS}\b"),
    re.compile(rf"\b{_DELIVERS}\s(?P<doer>{_DOER})\b"),
    re.compile(rf"(?P<doer>{_DOER})\s{deeds.DOES}\s{_ADVERB}(?:\w+\s)?{_ONE}\b"),
    re.compile(rf"\b{deeds.DOES}\s(?P<doer>{_DOER})\s{_ADVERB}(?:\w+\s)?{_ONE}\b"),
    re.compile(_TAKES_PART.format(rf"(?P<doer>{_DOER}).")),
    re.compile(rf"(?P<doer>{_DOER})\s" + _TAKES_PART.format("")),
)
_HAS_BEEN = re.compile(
    rf"\b(?:har|hade)\b.{{0,200}}?\b(?:{deeds.HAS_BEEN_DONE}|förbättrats|hållits|riktats\still|startats?\supp)\b"
)
_WHEN = (
    r"(?:20[2-9]\d|(?:under\s)?våren|(?:under\s)?hösten|sommaren|vintern|vårterminen|höstterminen|i\sår"
    r"|under\såret|nästa\sår|årsskiftet|halvåret"
    r"|(?:i|under)\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december))"
)
_SAID_WHEN = re.compile(rf"\b{_WHEN}\b")
_WAS_DONE = re.compile(
    rf"(?i:\b{_NEW})\s(?:[\w-]{{1,40}}\s){{1,8}}?{deeds.WAS_DONE}\b|\b{deeds.WAS_DONE}\s(?:även\s|också\s)?{_NEW}\b"
    rf"|\b{deeds.WAS_DONE}\s(?:redan\s)?{_WHEN}\b|\b{_WHEN}\s{deeds.WAS_DONE}\b"
)
_IS_DONE = re.compile(rf"\b{deeds.IS_DONE}\b")
_HAPPENS = re.compile(r"\b(?:genomförs|planeras|pågår|sker|görs)\b")
_CHANGED = rf"(?:{deeds.IS_DONE}|höjs|sänks|utökas|förstärks|avvecklas)"
_CHANGES = (
    re.compile(rf"\b{_CHANGED}\b.{{0,200}}?\b{_WHEN}\b"),
    re.compile(rf"\b{_WHEN}\b.{{0,200}}?\b{_CHANGED}\b"),
    re.compile(rf"\A(?i:parallellt|samtidigt|dessutom|vidare|därutöver|för\snärvarande|nu)\s{deeds.IS_DONE}\b"),
    re.compile(rf"\bska(?:ll)?\s(?:(?!kunna\b)[\w-]{{1,40}}\s){{1,4}}?(?!erbjudas){deeds.TO_BE_DONE}\b"),
    re.compile(r"\b(?:bygg(?:s|des)\s(?:om|ut|till)|by(?:ts|ttes)\sut|rivs|revs|rusta(?:s|des)\supp)\b"),
)
_MAKES = (
    re.compile(rf"(?i:\b{_NEW})\s(?:[\w-]{{1,40}}\s){{1,8}}?{deeds.IS_DONE}\b"),
    re.compile(rf"\b{deeds.IS_DONE}\s(?:även\s|också\s|nu\s)?{_NEW}\b"),
)
"""Changes told in the passive: with their time or what is new, to come or going on, or made to what stands."""
_IS_TO_BE_DONE = re.compile(
    rf"\b(?:(?:ska(?:ll)?|kommer\satt)\s(?!erbjudas)(?:{deeds.TO_BE_DONE}|skapas|gås\sigenom)|planeras\s(?:att\s)?{deeds.TO_BE_DONE}"
    r"|[Aa]rbetet\smed\s.{3,200}\s(?:fortskrider|fortsätter)|satsning(?:en|ar)?\b.{3,200}\sfortsätter"
    r"|(?:ska|kommer)\sfokus\s(?:att\s)?(?:vara|ligga)\spå\satt)\b"
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
_STANDING = re.compile(
    r"\b(?:årligen|varje|vart\s\w+\sår|löpande|regelbundet|kontinuerligt|vid\sbehov|sedan|(?:en\sgång|gånger)\s(?:per|om)|vanligtvis|normalt|när|respektive)\b",
    re.IGNORECASE,
)
"""What is done again and again, when there is reason to: nothing that the present tense makes an activity."""
_ASIDE = re.compile(
    r"\s(?:som|vilka)\s|\b(?:förutsätter|kräver|krävs|behöver|behövs|bör|kan|måste|skulle)\b|\b(?:visar|innebär|medför|konstaterar|konstateras|beror\spå|tyder\spå|pekar\spå|anger|uppger"
    r"|framgår|bedömer|bedöms|anser|menar)\s(?:\w+\s){0,2}?att\s"
)
"""Where a need or a clause about something else begins: the verb in it is not what is done."""
_WORD = re.compile(r"\w+")
_DEEDS = deeds.FIRST_WORDS | {"höjs", "sänks", "utökas", "förstärks", "avvecklas", "byggs", "byts"}
_TELLING = _DEEDS | {
    "ska", "skall", "kommer", "planerar", "planeras", "avser", "har", "hade", "fick", "får", "ges", "beslutade",
    "beslutat", "beslutar", "arbetar", "fortsätter", "fortskrider", "deltar", "pågår", "sker", "görs",
}  # fmt: skip
"""Words of which a clause that names an activity has one; looked for before anything else, for speed."""
_HAS_DOER = re.compile(
    r"nämnd|styrelse|förvaltning|enhet|avdelning|kontor|bolag|utskott|beredning|grupp|förbund|tjänst|sektor|ledning"
    r"|kommun|region|huvudman|bibliotek|muse|verksamhet|medarbetar|rektor|lärar|personal|fullmäktige|chef|skol|centr"
    r"|\bvi\b|\bAB\b",
    re.IGNORECASE,
)
"""The stems of `_NAMES`."""
_NO_SUBJECT = re.compile(r"\b(?:vad|hur|som|vilka|vilken|vilket|där|att|om)\s\Z", re.IGNORECASE)
_IN_A_PLACE = re.compile(r"\b(?:i|på|av|från|till|inom|för|med|hos|åt|mellan|enligt)\s\Z", re.IGNORECASE)
_DO = re.compile(rf"{deeds.DO}\b")
_DEED = re.compile(rf"\b(?:{deeds.HAS_DONE}|{deeds.DOES})\b")
_NEW_OBJECT = re.compile(rf"\b{_NEW}\b")
_NEW_SUBJECT = re.compile(rf"\A(?i:{_NEW})\b|\bhar\s(?:också\s|även\s|nu\s)?{_NEW}\b")
_STATES = frozenset(
    {
        "vara", "ha", "präglas", "kännas", "verka", "bidra", "leda", "omfatta", "innehålla", "ansvara", "kunna", "få",
        "finnas", "bli", "bestå", "ge", "stå", "utgå", "syfta", "utgöra", "känna", "följa", "följas", "ses", "gälla",
        "behöva", "medverka", "sträva", "säkerställa", "främja", "värna", "alla", "det", "den", "de", "sig", "inte",
        "enligt", "ej", "ofta", "upplevas", "uppgå", "redovisa", "redovisas", "återrapportera", "rapportera", "besluta",
    }
)  # fmt: skip
"""What "ska" is followed by where no activity is meant: a state, a standing task, a sentence about something else."""
_GIVEN = frozenset({"ge", "få"})
"""Words for states that are things done once they have been decided or planned."""
_FOLLOWS_UP = re.compile(r"följa\supp\b")
_DECIDED = ("beslut", "planer", "avser")
_NO_ACTIVITY = re.compile(
    r"^(?:det\s(?:är|har|finns|krävs|behövs|kan)|om\s|när\s|vid\s|varje\s|behov|forskning|lagstiftning|syftet"
    r"|målet|enligt"
    r"|detta\s|denna?\s|för\satt\s(?:kunna|vi)\b|trots|eftersom|då\s|kommunen\sska\svara)|"
    r"\b(?:regeringen|riksdagen|boverkets?|skolverkets?|socialstyrelsen|lag\som|lagen|(?:bygg|miljö|skol|social)\w{0,5}lagen|förordningen|direktivet|eu-|avslå"
    r"|återremitter\w+"
    r"|bordlägg\w+|yrkar|ingen|inte|inga)\b",
    re.IGNORECASE,
)
_OWN_MAKING = re.compile(
    r"\A(?:dokumentet|(?:verksamhets|handlings|års)?(?:planen|rapporten|redovisningen)|uppföljningen|programmet"
    r"|(?:det\shär\s|detta\s)(?:dokument(?:et)?|program(?:met)?)"
    r"|(?:den\shär\s|denna\s)(?:\w{0,20}plan(?:en)?|rapport(?:en)?|redovisning(?:en)?|uppföljning(?:en)?))"
    r"\s(?:har|hade|är)\s(?:\w+\s){0,2}?(?:tagits\sfram|framtagen|framtaget|arbetats\sfram|utarbetats|upprättats|skrivits"
    r"|sammanställts|behandlats|beslutats|antagits|reviderats|uppdaterats)\b",
    re.IGNORECASE,
)
"""A document that says how it came to be: no activity of its plan."""
_GENERIC = frozenset(
    {
        "nämnden", "förvaltningen", "styrelsen", "enheten", "avdelningen", "kontoret", "bolaget", "verksamheten",
        "vi", "gruppen",
    }
)  # fmt: skip
_PEOPLE = ("medarbetare", "medarbetarna", "lärarna", "personalen")


@dataclass(frozen=True, slots=True)
class Doing:
    """A clause that names an activity: where it stands in the text, who does it if named, whether it is done.

    `firm` says that both who or what and a deed are named, so that no chapter or goal above has to say what it is.
    """

    start: int
    end: int
    organ: str | None
    done: bool = False
    firm: bool = False


def doings(text: str) -> tuple[Doing, ...]:
    """Return the activities of a paragraph, in order; linear in the length of the text."""
    found: list[Doing] = []
    for start, end in sentences(text):
        if end - start <= MAX_CHARACTERS:
            found += (replace(one, start=start + one.start, end=start + one.end) for one in _of(text[start:end]))
    return tuple(found)


def _of(sentence: str) -> Iterator[Doing]:
    """Yield the activity of a sentence's first clause that has one, and those after it in another tense."""
    told = set(_WORD.findall(sentence.casefold()))
    if told.isdisjoint(_TELLING) or sentence.rstrip().endswith((":", "?")):
        return
    tenses: set[bool] = set()
    for start, end in clauses(sentence):
        doing = _doing(sentence, start, end)
        if doing is not None and doing.done not in tenses:
            tenses.add(doing.done)
            yield doing


def _doing(sentence: str, start: int, end: int) -> Doing | None:
    clause = sentence[start:end]
    aside = _ASIDE.search(clause)
    main = clause if aside is None else clause[: aside.start()]
    told = set(_WORD.findall(clause.casefold()))
    if len(clause.split()) < MIN_WORDS or told.isdisjoint(_TELLING):
        return None
    if _NO_ACTIVITY.search(main) or _OWN_MAKING.match(clause):
        return None
    done = match = None
    if _HAS_DOER.search(clause) is not None:
        done = _by(_DONE_BY, clause)
        match = done or _planned(clause) or (None if _STANDING.search(clause) else _present(clause))
    if match is not None:
        return Doing(start, end, _organ(match["doer"]), done is not None, _is_firm(match, clause))
    if _HAS_BEEN.search(main) or (not told.isdisjoint(_DEEDS) and _WAS_DONE.search(main)):
        return Doing(start, end, None, done=True, firm=_NEW_SUBJECT.search(clause) is not None)
    happens = _IS_DONE.search(main) or _HAPPENS.search(clause)
    deed = not told.isdisjoint(_DEEDS)
    makes = deed and any(form.search(main) for form in _MAKES)
    changed = makes or (happens and _THING.search(clause)) or (deed and any(form.search(main) for form in _CHANGES))
    now = changed and _STANDING.search(clause) is None
    return Doing(start, end, None, firm=makes and now) if now or _IS_TO_BE_DONE.search(clause) else None


def _present(clause: str) -> re.Match[str] | None:
    """Return who does a deed in the present, with something new or at a time that is said."""
    return _by(_DOING, clause) or (_by(_NOW, clause) if _SAID_WHEN.search(clause) else None)


def _is_firm(match: re.Match[str], clause: str) -> bool:
    """Say whether a named doer has done, decides or will do a deed."""
    said = match.groupdict()
    if (said.get("how") or "").startswith("beslut"):
        return True
    if match["doer"].casefold() in _GENERIC and not _NEW_OBJECT.search(clause, match.start("doer")):
        return False
    planned = "what" in said and _DO.match(clause, match.start("what")) is not None
    return planned or _DEED.search(match[0]) is not None


def _by(forms: tuple[re.Pattern[str], ...], clause: str) -> re.Match[str] | None:
    """Return the first match whose doer is a subject: not "som kommunen", "vad kommunen"."""
    for form in forms:
        match = form.search(clause)
        if match is not None and not _NO_SUBJECT.search(clause[: match.start("doer")]):
            return match
    return None


def _planned(clause: str) -> re.Match[str] | None:
    """Return who is to do something and how it is said; None for a state or a standing task."""
    for form in _FORMS:
        match = _by((form,), clause)
        if match is None or _IN_A_PLACE.search(clause[: match.start("doer")]):
            continue
        what = match["what"].casefold().strip(" ,.")
        passive = what.endswith("s") and len(what) > 3
        deed = what in _GIVEN if match["how"].startswith(_DECIDED) else _FOLLOWS_UP.match(clause, match.start("what"))
        state = what in _STATES and not deed
        ours = match["doer"].casefold() == "vi" and _DO.match(clause, match.start("what")) is None
        if not state and not passive and not ours and (match["how"] not in ("har", "får") or " att " in match[0]):
            return match
    return None


def _organ(doer: str) -> str | None:
    """Return the organ that a doer names; None where "nämnden" or "vi" only points to whose document it is."""
    if doer.casefold() in _GENERIC or doer.casefold().endswith(_PEOPLE):
        return None
    return doer[:1].upper() + doer[1:]
