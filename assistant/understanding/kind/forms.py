"""The finer sort of a question, beside its kind: own work, onboarding, topic, scorecard, process, summary. Pure.

A form has one kind (`KIND_OF`); where a form is recognised it decides the kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Kind
from assistant.understanding.kind.sign import holds_any, sign

OWN_WORK, ONBOARDING, TOPIC = "own_work", "onboarding", "topic"
SCORECARD, PROCESS, SUMMARY = "scorecard", "process", "summary"
KIND_OF = {
    OWN_WORK: Kind.LINK,
    ONBOARDING: Kind.LINK,
    TOPIC: Kind.LINK,
    SCORECARD: Kind.STATUS,
    PROCESS: Kind.LOOKUP,
    SUMMARY: Kind.LOOKUP,
}

_WHOSE = r"(?:min|mitt|mina|vår|vårt|våra|hennes|hans|deras|my|our|her|his|their)"
_WORK = (
    r"(?:arbete|jobb|arbetslag|uppdrag|enhet|verksamhet|tjänst|förvaltning|roll|avdelning|grupp|arbetsplats|vardag"
    r"|skola|arbetsuppgifter|uppgifter|work|job|unit|role|team|workplace)"
)
_MINE = (
    rf"{_WHOSE} {_WORK}|det (?:jag|vi) gör|jag gör|(?:jag|vi) (?:jobbar|arbetar|kör|lagar|sköter|undervisar)"
    r"|jag är (?:\w+ )?(?:på|i|vid|inom|hos)|var jag kommer in|what (?:i|we) do|i (?:work|teach)|vi på|vi som"
    r"|jobbar (?:på|i|inom|med|hos|som)|är (?:ny|nyanställd) (?:på|i|hos)"
)
"""Speaks of somebody's own work."""
_TIES = (
    r"(?:häng|hör)(?:er|de)? (?:\S{1,60} ){0,14}?(?:ihop|samman)|röda tråden|koppl\w*|bidra\w*|stödjer"
    r"|påverka\w*|kny\w+|samband\w*|(?:mål\w*|GOAL) att göra"
    r"|att göra med (?:\S{1,40} ){0,4}?mål\w*|räknas|connect\w*|tie\w*|relat\w*|contribut\w*|link\w*|fits?|support\w*"
)
_REACHES = (
    r"(?:berör|rör|gäller|påverkar|styr|angår)(?: för| egentligen| just)? (?:mig|oss|min|vår)|bidrar (?:jag|vi)|(?:jag"
    r"|vi) (?:\w+ )?bidrar?"
    r"|gäller (?:\w+ )?(?:för |hos )?(?:mig|oss)|(?:apply to|concern|affect|matter to) (?:us|me)|kommer (?:jag|vi) in"
    r"|relevanta för (?:mig|oss)"
    r"|(?:do|does) (?:i|we) (?:\w+ )?(?:contribute|support)"
)
"""Asks what of the goals reaches the asker."""
_NEW = (
    r"(?:är|helt|som) ny(?:anställd)?(?: \w+)?|ny (?:[^\W\d]{1,30} )?(?:på|i|här|hos|inom)|ny (?:som"
    r"|medarbetare|chef)|nyanställd"
    r"|(?:började|börjat|börjar"
    r"|börja) (?:\S{1,40} ){0,4}?(?:på|i|hos|inom|under|som|jobba)|första (?:dagen|veckan|veckor\w*)|new (?:at"
    r"|here|in|to|employee)"
    r"|just started|starting (?:at|in)|first (?:day|week)"
)
_GOVERNS = (
    r"förhålla (?:mig|oss)|hålla (?:mig|oss) till|som gäller (?:för )?(?:mig|oss|här)|styr(?:s|de)? (?:oss|vi"
    r"|mig|vår\w*|verksamhet\w*|det|här|arbetet)|vad styr|styrs vi|om vår styrning"
    r"|gäller (?:för )?(?:oss|mig|här)"
    r"|vad (?:ska|bör|behöver|måste) jag (?:\w+ )?(?:veta|känna till|läsa|kunna|tänka på|ha koll på)"
    r"|apply to (?:us|me)|govern\w*|(?:need|ought|have) to know|should (?:i|we) (?:know|read)"
    r"|vilka (?:GOAL|ACTIVITY|\S{1,40}) (?:\S{1,40} )?(?:gäller|berör|rör|styr)"
)
_STEPS = (
    r"vision(?:en)?|program(?:met)?|verksamhetsplan\w*|planen|plan|planer|planering(?:en)?|planeringsprocess\w*"
    r"|budget(?:en)?"
    r"|uppföljning(?:en)?|bokslut(?:et)?|årsredovisning(?:en)?|styrning(?:en)?|styrmodell(?:en)?"
    r"|styrkedja(?:n)?|process(?:en)?"
    r"|årshjul(?:et)?|målarbete(?:t)?|mål|nämndmål|DOCUMENT|GOAL|planning|programme|follow-up|steering|steg(?:en)?"
)
_ALL_GOALS = (
    r"(?:alla|samtliga|varje|var och en|all|every|each|hela raden) (?:\S{1,40} ){0,2}?GOAL|mål för mål"
    r"|GOAL för GOAL|GOAL by GOAL"
)
_OF_DOCUMENT = (
    r"(?:PLAN|(?:\S{1,40} )?(?:WHO ?s? )?(?:(?:verksamhets|handlings|mål)?plan(?:en)?|lup|program(?:met)?"
    r"|(?:års|delårs)?bokslut(?:et)?"
    r"|årsredovisning(?:en)?|delårsrapport(?:en)?|uppföljning(?:en)?|rapport(?:en)?|budget(?:en)?"
    r"|dokument(?:et)?|plan|report"
    r"|programme|accounts|DOCUMENT))"
)

_PROCESS = (
    sign(
        rf"hur (?:följs|följer (?:man|ni|vi|kommunen|nämnden)) (?:\S{{1,40}} )?(?:planerna|programmen|{_STEPS})"
        rf" (?:\S{{1,40}} )?upp|hur utvärderas (?:\S{{1,40}} )?(?:planerna|programmen|{_STEPS})"
        r"|how (?:are|is) (?:\S{1,40} )?(?:plans|PLAN|DOCUMENT|GOAL|programmes?) (?:followed up|evaluated)",
        unless=r"NAME|WHEN",
    ),
    sign(
        rf"(?:från|from|mellan|between) (?:\S{{1,40}} ){{0,3}}?(?:{_STEPS})(?:,? \S{{1,40}}){{0,8}}? (?:till|tills"
        rf"|ut i|ner i"
        rf"|och|to|into"
        rf"|and) (?:\S{{1,40}} ){{0,4}}?(?:{_STEPS})",
        beside=r"hur|gången|vägen|steg\w*|how|steps|way|förklara|beskriv|explain|describe",
        unless=r"NAME|WHEN|hur många|skill\w+|differ\w*|jämför\w*|compare\w*",
    ),
    sign(r"hur går det till|hur (?:kommer|når|landar) (?:GOAL|mål\w*) (?:\S{1,40} )?(?:ut|i)(?= )", beside=_STEPS),
    sign(
        rf"(?:hur|på vilket sätt) (?:hänger|hör) (?:\S{{1,40}} )?(?:{_STEPS})(?:,? (?:\S{{1,40}} )?(?:{_STEPS}))? och"
        rf" (?:\S{{1,40}} )?(?:{_STEPS}) (?:ihop|samman)"
    ),
    sign(
        rf"hur (?:tas|görs|skrivs|växer|arbetas|blir|skapas|utarbetas|beslutas|fungerar"
        rf"|ser) (?:\S{{1,40}} )?(?:{_STEPS})(?: \S{{1,40}}){{0,6}}?"
        r"(?: (?:fram|till|ut|i steg))?",
        unless=r"NAME|PLAN|siffr\w*|hur ser (?:\S{1,40} )?(?:GOAL|uppföljning\w*) ut|WHEN",
    ),
    sign(
        r"(?:steg för steg|step by step|årshjulet|styrkedjan|beslutsgången|gången i planering\w*"
        r"|planeringsprocess\w*|styrmodellen)"
    ),
    sign(r"(?:vilken ordning|i vilka steg|vilka steg|vilka moment)", beside=_STEPS),
    sign(
        r"(?:process|planning|steering) (?:\S{1,40} ){0,2}?works?|how (?:do|does) (?:\S{1,40} ){0,4}?(?:process"
        r"|steering|planning|budget)"
    ),
)
_SUMMARY = (
    sign(
        r"sammanfatta|sammanfattning(?:en)?(?: av| på)?|summari[sz]e|summary of|sum up|kortfattat|i korthet"
        r"|huvuddragen|huvudinnehållet"
    ),
    sign(
        r"(?:det viktigaste|viktigaste punkterna|kort) (?:\S{1,40} ){0,2}?(?:i|ur|från|om)",
        beside=_OF_DOCUMENT,
        unless=r"GOAL|vilk\w+",
    ),
    sign(
        rf"vad (?:står|stod|sägs|säger|finns) (?:det |egentligen "
        rf"|där )*(?:i )?(?:\S{{1,40}} ){{0,2}}?{_OF_DOCUMENT}(?: WHEN| för WHEN| från WHEN)?\W*$"
    ),
    sign(rf"vad (?:handlar|går) (?:\S{{1,40}} ){{0,3}}?{_OF_DOCUMENT}(?: WHEN| för WHEN)? (?:om|ut på)"),
    sign(
        rf"what (?:does|do) (?:\S{{1,40}} ){{0,3}}?{_OF_DOCUMENT}(?: for WHEN| WHEN)? (?:say|contain"
        rf"|cover)(?: in (?:short|brief))?\W*$"
        rf"|what is (?:in|stated in) (?:\S{{1,40}} ){{0,2}}?{_OF_DOCUMENT}(?: for WHEN| WHEN)?\W*$"
    ),
)
_SCORECARD = (
    sign(
        r"scorecard|styrkort|måluppfyllelse(?:n)? (?:i stort|totalt|överlag|sammantaget)|(?:sammanställ\w*"
        r"|översikt|överblick|summera)"
        r" (?:\S{1,40} ){0,4}?(?:VERDICT|GOAL|gick|går)"
    ),
    sign(
        r"(?:hur|läget|status\w*|VERDICT|bedömning\w*|resultat\w*|how|gått|gick|går)",
        beside=_ALL_GOALS,
        unless=r"hur många|how many|uppfyllda|saknar|NAME|hur mäts|vilk\w+|INDICATOR|DOCUMENT|ORGAN",
    ),
    sign(
        r"hur (?:gick|går|har) det(?: \w+)? (?:\S{1,40} ){0,2}?(?:för|med) (?:\S{1,40} ){0,3}?GOAL",
        unless=r"NAME|målet|the goal",
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What forms are told by: the skeletons of the part that asks and of the whole text, and what was recognised."""

    asks: str
    whole: str
    goal: bool = False
    """A goal, activity or indicator is named."""
    document: bool = False
    """A document that was read, or a kind of document, is pointed at."""
    defines: bool = False


_OWN = sign(_MINE)
_TIED = sign(_TIES)
_SELF = sign(
    r"(?:syns|märks|passar|finns|hamnar|påverkas|berörs|styrs|omfattas|nämns) (?:jag|vi)|med (?:mitt|vårt|min"
    r"|vår) \w+ att göra"
    r"|(?:för|hos|om|på) (?:mig|oss|mitt jobb|vårt arbete)",
    beside=r"GOAL|mål\w*|lup|styr\w*|PLAN|NAME",
)
_REACHED = sign(_REACHES)
_HANGS = sign(r"hur (?:hänger|hör) (?:\S{1,60} ){0,14}?(?:ihop|samman)")
"""Asks how things hang together; read on the whole text, where no name hides the words between."""
_THREAD = sign(r"WHO röda tråden", beside="GOAL")
"""Asks for the thread from somebody's work to the goals."""
_STARTING = sign(_NEW)
_GOVERNED = sign(_GOVERNS)


def form_of(said: Said) -> str | None:
    """Return the form that decides the kind; None of none (`TOPIC` is told later: by what is left unexplained)."""
    if holds_any(_PROCESS, said.asks) and not said.goal:
        return PROCESS
    if holds_any(_SUMMARY, said.asks) and not said.goal:
        return SUMMARY
    if said.defines:
        return None
    if _STARTING.holds(said.whole) and _GOVERNED.holds(said.asks) and not said.goal:
        return ONBOARDING
    tied = _TIED.holds(said.asks) or (_HANGS.holds(said.whole) and not said.goal)
    own = _OWN.holds(said.whole) and (tied or (_SELF.holds(said.asks) and not said.goal))
    if own or _THREAD.holds(said.asks) or (_REACHED.holds(said.asks) and not said.goal):
        return OWN_WORK
    return SCORECARD if holds_any(_SCORECARD, said.asks) and not said.goal else None
