"""What sort of value a lookup asks for, and which fact of a thing. Data and look-ups over the folded question. Pure."""

from __future__ import annotations

import re

from assistant.wording import AnswerType, whole_word
from corpus.model import FactRole

ROLE_PATTERNS: tuple[tuple[FactRole, re.Pattern[str]], ...] = (
    (
        FactRole.TARGET,
        whole_word(
            r"ribba(?:n)?|tak(?:et)?|gräns(?:en)?|målvärde(?:t|n|na)?|målnivå(?:n|er)?|målsatt\w*|målsättningen"
            r"|target(?:s| values?| levels?)?"
            r"|(?:ska|skall) (?:\S{1,20} ){0,2}?(?:upp|ned|ner|fram) till"
        ),
    ),
    (
        FactRole.BASELINE,
        whole_word(
            r"utgångsvärde(?:t|n)?|utgångsläge(?:t)?|nuläge(?:t)?|startvärde(?:t)?|basvärde(?:t)?|startläge(?:t)?"
            r"|utgångspunkt(?:en)?|baselines?|starting (?:values?|points?)"
        ),
    ),
    (
        FactRole.OUTCOME,
        whole_word(
            r"betyg(?:et)?|utfall(?:et|en)?|blev|blivit|landade|hamnade|stannade|uppgick|slutade|resultat(?:et)?|uppmättes?"
            r"|låg(?= (?:\S{1,40} ){0,8}på(?!\w))|outcomes?|results?(?! goals?| targets?)|turned out|ended up|came out"
        ),
    ),
    (
        FactRole.RESPONSIBLE,
        whole_word(r"ansvarar|ansvarig|ansvariga|ansvaret|ansvar|utförare|ägare|responsible|in charge|owns|owner"),
    ),
    (
        FactRole.AMOUNT,
        whole_word(
            r"kostar|nota(?:n)?|prislapp(?:en)?|budget(?:en|eras|erat|ed)?|kosta|costs?|amounts?"
            r"|[^\W\d]{0,20}(?:kostnad(?:en|er)?|belopp(?:et)?|summa(?:n)?)"
            r"|(?:vad|hur mycket) (?:går|gick) (?:\S{1,40} ){1,3}?på"
        ),
    ),
    (FactRole.START, whole_word(r"startar|börjar|påbörjas|inleds|starta|startdatum(?:et)?|starts?|begins?|start date")),
    (
        FactRole.END,
        whole_word(
            r"klara?|klart|färdig|färdigt|färdiga|slutföras?|slutförs|slutdatum(?:et)?|avslutas?|genomföras"
            r"|genomförs|ready|done"
            r"|finished|completed|end date|deadline"
        ),
    ),
    (FactRole.STATUS, whole_word(r"status(?:en)?|färdiggrad(?:en)?|läget")),
    (
        FactRole.DECIDED,
        whole_word(
            r"anta(?:gs?|gits?|gen|get|gna|s)?|antogs?|beslut(?:et|ade[ s]?|ades|at|ats|ad|as|en|ar)?"
            r"|fastställ(?:des?|d|t|ts|s)"
            r"|beslutsda(?:tum|g)(?:et|en)?|gi(?:ck|tt) (?:\S{1,60} ){0,4}?igenom"
            r"|klubba(?:de|des|d|t|ts|s)?|adopt(?:ed|s|ion)?|decided?|decides|approved?"
        ),
    ),
    (
        FactRole.DIARY_NUMBER,
        whole_word(
            r"diarie?nu?m{1,2}er|diarieför(?:d|t|da|s|des|ts)|diarienumret|diarienr|dnr|diary (?:number|no)"
            r"|registration number|reference number"
            r"|case number|file number"
        ),
    ),
)

_FROM_THE_START = whole_word(
    r"från början(?! av)|till att börja med|ursprungligen|(?:innan|före|vid starten av|i början av)"
    r"(?=\W*$| (?:programmet|perioden|mandatperioden|satsningen|lup)(?!\w))|när (?:programmet|perioden) (?:började"
    r"|startade|inleddes)|initially|originally|to begin with|at the (?:start|outset)(?! of \W?\d| of [§¤])"
    r"|before the (?:programme|period)"
)
"""What was the case at the start: of a measure, its baseline."""

_ANSWER_TYPES: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    (
        AnswerType.DATE,
        whole_word(
            r"när|vilket datum|vilka datum|datum|vilket år|vilka år|(?:which|what) years"
            r"|vilken dag|vilken månad|vilka månader|vilken årstid"
            r"|since what year|vilken tid|senast när"
            r"|hur dags|vilken (?:tids)?period|klart när|vilket kvartal|which months|what months"
            r"|fram till när|when"
            r"|what (?:date|year|month|day|time)|which (?:date|year|month|day)|by when"
        ),
    ),
    (AnswerType.FREQUENCY, whole_word(r"hur ofta|how often|hur många gånger|how many times")),
    (
        AnswerType.SHARE,
        whole_word(
            r"hur (?:stor|hög|låg) (?:del|andel|procent\w*)|(?:vad|hur mycket|hur stort) (?:\S{1,40} ){0,5}?i procent"
            r"|hur många procent|what (?:share|percentage|proportion"
            r"|percent)"
        ),
    ),
    (
        AnswerType.MONEY,
        whole_word(
            r"hur (?:mycket|många|stort|stor) (?:pengar|kronor|budget|belopp|summa|miljoner|tkr|mkr|kostar"
            r"|kostnad)|vad kostar"
            r"|vad kostade|vilken (?:kostnad|budget|budgetram|summa)|vilket belopp"
            r"|(?:vad|hur mycket|what|how much) (?:\S{1,60} ){0,14}?(?:kosta|cost)|priset?|prislapp(?:en)?|nota(?:n)?"
            r"|[^\W\d]{0,30}kostnad(?:en|er)?|budget(?:en)?"
            r"|(?:vad|hur mycket) (?:ska |skall )?(?:\S{1,40} ){0,4}?betala(?:r|de|s)?"
            r"|hur mycket (?:kostar|kostade|får|satsas|avsätts|investeras)"
            r"|how much (?:money|does|did|is|will)"
        ),
    ),
    (
        AnswerType.NUMBER,
        whole_word(
            r"hur (?:många|mycket|stor|stort|stora|hög|högt|låg|lågt|lång|långt|länge|gammal)|antal|antalet"
            r"|vilken [^\W\d]{2,40}(?:grad|kvot|takt|frekvens|tid)(?:en)?"
            r"|vilket (?:[^\W\d]{1,40})?(?:värde|utfall|resultat|belopp|antal|nummer)|vilken (?:målnivå|nivå"
            r"|siffra|poäng"
            r"|(?:[^\W\d]{1,40})?andel|procent\w*|ranking\w*|placering|folkmängd)"
            r"|(?:mål|utgångs)värdet?|målnivån?|utfallet?|vad (?:blev|landade|uppgick|uppgår|är utfallet|är målvärdet)"
            r"|how (?:many|much|high|large|big|long|far|often|low|little|few)|what (?:target|value|outcome|number"
            r"|figure|rate)"
            r"|target value"
        ),
    ),
    (
        AnswerType.ORGAN,
        whole_word(
            r"vilken (?:nämnd|förvaltning|enhet|avdelning|styrelse|organisation|instans|verksamhet)"
            r"|vilket (?:bolag|organ|utskott)"
            r"|vilka (?:nämnder|förvaltningar|bolag|parter|kommuner|organisationer)|which (?:board|committee"
            r"|department|unit|company|body)"
        ),
    ),
    (AnswerType.PERSON, whole_word(r"vem|vems|vilka personer|vilken person|vilken roll|who|whose")),
    (
        AnswerType.PLACE,
        re.compile(r"^\W*(?:var|vart|varifrån|where)(?!\w)|(?<!\w)(?:på vilken plats|i vilken ort|vilken plats)(?!\w)"),
    ),
    (AnswerType.REASON, whole_word(r"varför|av vilken anledning|av vilket skäl|why")),
    (
        AnswerType.REASON,
        re.compile(r"(?<!\w)(?:vad (?:händer|sker|blir följden) (?:om|ifall|när)|what happens (?:if|when))(?!\w)"),
    ),
    (
        AnswerType.NAME,
        whole_word(r"vad heter|vilket namn|vad kallas|what is the name|what are the names|vilken|vilket|which"),
    ),
)


def answer_type(masked: str) -> AnswerType:
    """Return what sort of value the question asks for: that of the word that stands first, the sharper of a tie."""
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_ANSWER_TYPES)
        if (match := pattern.search(masked))
    ]
    return min(found)[2] if found else AnswerType.SENTENCE


def fact_role(masked: str) -> FactRole | None:
    """Return the role of the fact that the question names ("målvärdet" is a target), or None."""
    if _FROM_THE_START.search(masked) and answer_type(masked) not in (AnswerType.DATE, AnswerType.PERSON):
        return FactRole.BASELINE
    return next((role for role, pattern in ROLE_PATTERNS if pattern.search(masked)), None)


def role_words(folded: str) -> frozenset[str]:
    """Return the words of a folded question that only say which fact is asked for ("blev", "från början", "klar")."""
    patterns = (_FROM_THE_START, *(pattern for _, pattern in ROLE_PATTERNS))
    return frozenset(word for pattern in patterns for match in pattern.finditer(folded) for word in match[0].split())
