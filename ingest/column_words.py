"""The words by which tables head their columns, by rule where words are built by rule. Data.

Beside the words that name activities, indicators and goals themselves (`ingest.vocabulary`).
"""

from __future__ import annotations

from enum import StrEnum


class Column(StrEnum):
    """What a table column holds."""

    GOAL = "goal"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    TARGET = "target"
    OUTCOME = "outcome"
    BASELINE = "baseline"
    VERDICT = "verdict"
    STATUS = "status"
    RESPONSIBLE = "responsible"
    START = "start"
    END = "end"
    AMOUNT = "amount"
    EFFECT = "effect"
    COMMENT = "comment"
    NUMBER = "number"
    ORGAN = "organ"


_YEAR = r"(?: ?(?:för|till|år|t\.?o\.?m\.?)?,? ?(?:19|20)\d\d)?"
_AIMED = r"(?:mål|rikt|bör|ambitions|önske|gräns|tröskel|krav|plan|etapp|minimi|lägsta)"
_REACHED = r"(?:utfalls|är|mät|nu|års|resultat)-?"
_BEFORE = r"(?:utgångs|bas|start|ingångs|referens|nu)"
_LEVEL = r"(?:värde|nivå|läge|tal)\w{0,3}"
COLUMN_WORDS: tuple[tuple[str, Column], ...] = (
    (r"\w+(?:mått(?:et)?|indikator(?:n|er|erna)?)", Column.INDICATOR),
    (
        (
            r"(?:förväntad|önskad|avsedd|beräknad|bedömd) (?:effekt|nytta)|effekt(?:en)?|nytta(?:n)?|förväntat resultat"
            r"|(?:förväntade|önskade|avsedda) effekter"
        ),
        Column.EFFECT,
    ),
    (rf"{_BEFORE}(?:värde|nivå|läge)\w*{_YEAR}|basår\w*", Column.BASELINE),
    (
        (
            rf"(?:{_AIMED}{_LEVEL}|målsatt nivå|målsättning (?=(?:19|20)\d\d)|årets mål"
            rf"|mål (?:för )?(?:helår|året|perioden)){_YEAR}|ambition\w*(?: .{{0,20}})?"
            r"|mål(?:et)?(?: för)? ?(?:19|20)\d\d|(?:årets|långsiktigt) (?:målvärde|mål)"
            r"|(?:önska[td]e?|planera[td]e?|förvänta[td]e?|eftersträva[td]e?|acceptab(?:el|elt|la))"
            rf"(?: (?:värde|nivå|läge|utfall|resultat))?{_YEAR}(?! [a-zåäö])"
        ),
        Column.TARGET,
    ),
    (
        (
            rf"\w*utfall\w*(?: .{{0,20}})?|bokslut\w*{_YEAR}|resultat(?:et)?{_YEAR}|senast kända.{{0,10}}"
            rf"|(?:upp)?mätt värde.{{0,10}}|{_REACHED}(?:värde|nivå)\w{{0,2}}{_YEAR}"
            r"|(?:värde|nivå)(?:t|n)? ?(?:19|20)\d\d"
            r"|(?:senaste|aktuell[ta]?|nuvarande|föregående) (?:värde|nivå|utfall|mätning|mätvärde|resultat|år)\w{0,2}"
            rf"{_YEAR}|(?:faktisk[ta]?|verklig[ta]?|uppnå(?:tt|dd|dda)|avläs[ta]|redovisa[td])"
            rf"(?: (?:värde|nivå|utfall|resultat|läge))?{_YEAR}(?! [a-zåäö])"
        ),
        Column.OUTCOME,
    ),
    (
        (
            r"bedömning\w*|\w*måluppfyll\w*|uppfyll\w+|(?:helårs|del|slut|resultat|mål)bedömning\w*"
            r"|rekommendation och bedömning|omdöme\w*|(?:når|nås|uppnås|uppfylls) (?:vi )?målet"
            r"|prognos\w*(?: (?:för|på|om) .{0,30})?|[\w-]+s bedömning .{4,20}"
            r"|(?:upp)?(?:nås|nåddes|fylls) mål(?:et|en)"
            r"|mål(?:et|en) (?:upp)?(?:nått|nåtts|nås|nådda?|fyllt|fyllda|fylls)"
        ),
        Column.VERDICT,
    ),
    (
        (
            r"\w*status\w*|(?:färdig|genomförande|klar)grad\w*|(?:arbets|pro[jc]ekt|genomförande)?läge(?:t)?|lägesbild\w*"
            r"|(?:aktuellt|samlat|nuvarande) läge|genomförd\w*|framdrift\w*|lägesrapport\w*|skede|hur går det"
            r"|(?:hur långt|var) (?:är|har|står|ligger)? ?.{0,25}|hur långt"
        ),
        Column.STATUS,
    ),
    (r"nämnd|styrelse|nämnd(?:/| eller )(?:bolag|styrelse)|bolag|organ", Column.ORGAN),
    (
        (
            r"\w*ansvar\w*(?: (?:för|nämnd|förvaltning|enhet|funktion|chef|tjänsteperson|organisation|part)\w*.{0,20})?"
            r"|utförare\w*|\w*ägare|(?:berörd\w* )?(?:förvaltning|enhet|verksamhet|avdelning)(?:ar|er)?"
            r"|berörda? nämnd(?:er)?|organisation|vem|av vem|vem gör\w*.{0,20}"
            r"|(?:genomförs|utförs|görs|drivs|leds|hanteras|verkställs|ägs) av.{0,20}"
            r"|samordnare|projektledare|uppdragstagare|handläggare|aktör(?:er)?|huvudman"
        ),
        Column.RESPONSIBLE,
    ),
    (r"start\w*|från|börjar|påbörja[srtd]\w*", Column.START),
    (
        (
            r"slut(?:et)?|slut(?:för|år|datum|tid|månad|kvartal|leverans|punkt)\w*|klar\w*(?: (?:år|senast|när))?"
            r"|tid(?:er)?|tids?(?:plan|ram|period|punkt|sättning|horisont)\w*|period|när(?: .{2,20})?|målår\w*"
            r"|(?:mål|leverans|förfallo)datum\w*|färdig\w*|deadline|datum|till och med"
            r"|t\.?o\.?m\.?|genomförs|genomförande(?:tid|år|period|datum)\w*|senast|avslut\w*|år"
        ),
        Column.END,
    ),
    (
        (
            r"kostnad\w*|belopp\w*|ekonomisk effekt.{0,30}|tkr|mkr|total\w*(?: (?:utgift|kostnad|belopp)\w*)?"
            r"|(?:års|hel)\w*effekt|finansiering\w*|resurs(?:er|behov|åtgång)?"
            r"|plan(?: (?:19|20)\d\d)?|(?:budget|kalkyl|äskande|utgift|investering)\w*(?: (?:19|20)\d\d)?|utgift\w*"
        ),
        Column.AMOUNT,
    ),
    (
        (
            r"\w*kommentar\w*|\w*beskrivning\w*|anmärkning\w*|notering\w*|analys\w*|övrigt|upplysning\w*"
            r"|förklaring\w*|motivering\w*|redogörelse\w*|förtydligande\w*|uppföljning\w*"
            r"|(?:vad har|hittills) (?:hänt|gjorts|genomfört\w*)"
        ),
        Column.COMMENT,
    ),
    (
        (
            r"nr|nr\.|nummer|#|pos|id|kod|ref"
            r"|(?:löp|proj|projekt|objekt|ärende|åtgärds|aktivitets|uppdrags)\w*\.? ?(?:nr|nummer|id)"
        ),
        Column.NUMBER,
    ),
    (
        (
            r"(?:det här|detta|så(?: här)?|vad|hur) .{0,14}\b(?:gör|göra|göras|genomför|genomföra|genomföras)\b.{0,20}"
            r"|att göra|åtagande\w{0,3}|initiativ\w{0,4}|rekommendation\w*|(?:namn på|benämning på) .{3,20}"
            r"|(?:åtgärd|aktivitet|projekt)\w* ?namn|förslag till .{3,30}"
        ),
        Column.ACTIVITY,
    ),
)
"""What a column's header says, as a regular expression for the folded words; the first that fits wins."""
