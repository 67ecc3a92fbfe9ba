"""What a lookup seeks in the text: weighty words, names that must be there, the year, the sort of value. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.computing.queries import VALUE_ROLES
from assistant.understanding.answer_types import role_words
from assistant.understanding.coverage import related
from assistant.understanding.pointing import kind_words
from assistant.understanding.question import EntityType, Question
from assistant.understanding.topics import EMPTY_WORDS, ENGLISH_VERBS
from assistant.wording import NUMERIC, AnswerType, fold
from corpus import swedish
from corpus.model import FactRole
from corpus.word_classes import is_verb

TYPED = frozenset(
    {
        AnswerType.DATE,
        AnswerType.NUMBER,
        AnswerType.SHARE,
        AnswerType.MONEY,
        AnswerType.ORGAN,
        AnswerType.PERSON,
        AnswerType.FREQUENCY,
    }
)
"""Sorts of value that can be told in a text."""

MOST_WORDS = 300
"""Words that a question may seek: no sentence, row or name of a plan holds as many."""
REMEMBERED = 8
"""Questions whose words are kept: each way to an answer asks for them again."""
FEW_WORDS = 2
"""A question for a number with so few words is also searched by other words for what is counted."""
SHORT_KIND = 4
"""Letters of a short word for a kind of document ("Lup", "MoR")."""
_ROLE_WORDS_TEXT = """
målvärde målvärdet målvärden målnivå målnivån utfall utfallet utfallen utgångsvärde utgångsvärdet utgångsläge
utgångsläget nuläge nuläget resultat resultatet startvärde target targets outcome outcomes baseline result blev
landade slutade uppmättes
"""
_ROLE_WORDS = frozenset(_ROLE_WORDS_TEXT.split())
_TELLING_APART_TEXT = "ny nya nytt nuvarande aktuell aktuella aktuellt senaste mål målet new current latest goal aim"
_TELLING_APART = frozenset(_TELLING_APART_TEXT.split())
"""Short words that a name may hold or not ("det nya verksamhetssystemet")."""
_DATE_WORDS = frozenset(
    [
        "dag",
        "dagen",
        "datum",
        "månad",
        "månaden",
        "månader",
        "tid",
        "tiden",
        "sista",
        "senaste",
        "årstid",
        "period",
        "date",
        "day",
        "month",
    ]
)
_SPENDING_TEXT = """
avsätta avsätts avsatt avsatts avsatta avsätter satsa satsas satsar satsat satsats lägga läggs lägger lagt investera
investeras investerar investerat budgeterat budgeteras budgeterar anslås anslagit
"""
_MONEY_WORDS = frozenset(
    [
        "belopp",
        "beloppet",
        "summa",
        "summan",
        "kostnad",
        "kostnaden",
        "kosta",
        "kostar",
        "pengar",
        "cost",
        "amount",
        "money",
    ]
) | frozenset(_SPENDING_TEXT.split())
_SHARE_WORDS = frozenset({"andel", "andelen", "del", "share", "percentage", "proportion"})
_HEAD = re.compile(
    r"(?:hur (?:många|mycket|stor|stort|stora|hög|högt|låg|lång|länge|ofta)|how (?:many|much|large|high|long"
    r"|often)|antalet?|vilken|vilket|vilka|vad|which|what|när|when)(?!\w)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WHOSE = re.compile(r"\w{4}(?:ens|ets|nas|dets)$")
"""The definite genitive says whose, not what ("räddningstjänstens resultat")."""
_ENDED_INITIALS = re.compile(r"(?<=\w\w):\w{1,4}$")
"""The ending of initials ("NKI:n")."""
_PROPER = re.compile(r"(?<=[\w,] )[A-ZÅÄÖ][\w&-]+")
_NOW = re.compile(
    r"(?<!\w)(?:idag|i dag|just nu|nuvarande|för närvarande|today|currently|at present)(?!\w)"
    r"|^\W*(?:hur (?:många|stor|mycket)|how many|how large)"
    r"(?!.*(?<!\w)(?:ska|skall|blir|kommer|mål\w*|will|should|vill)(?!\w))"
    r"(?: [^\W\d]+){0,4} (?:har|finns|bor|are there|does|live)(?!\w)"
)
"""What is the case today is asked for, not what is aimed at."""
_WAS = re.compile(r"(?<!\w)(?:did|was|were|had|var|hade|blev|fick|nådde|lyckades|gjorde|gjordes)(?!\w)")
"""What was the case is asked for, not what was aimed at."""
_RELATIVE_YEAR = re.compile(
    r"(?<!\w)(?:nästa|förra|föregående|kommande|next|last) (?:år|year)(?:s|ets|et)?(?!\w)", re.IGNORECASE
)
_PERSONAL = re.compile(
    r"(?<!\w)(?:jag|min|mitt|mina|mig|my|do i|can i|should i|am i|have i)(?!\w)(?! (?:hittar|läser|ser)(?!\w))"
)
_GENERIC_TEXT = """
blev blir landade uppgick uppgår uppgå ligger låg gäller gällde pengar stor stort stora mycket många antal antalet
datum tid tiden heter kallas värde värdet står skriver skrivs säger sägs sa finns fanns finnas kommunen kommunens
kommun planen planens dokument dokumentet dokumenten enligt ungefär idag dag nu sammanlagt totalt procent procenten
in alltså årsskiftet årsskifte slutet början mitten
veta vet hög högt lågt lång långa låga höga länge längd ofta senast plats platsen del delen person personer
roll följande sker görs göras gör ske hända händer beskrivs beskriver sätt sett
ut vilket vilken vilka år året i fjol förra tänkt tänker tänkte planeras
planerat planerad ska borde behöver behövs måste får fick ger ges gav ta tar tas tog förbundet förbundets
väntas förväntas beräknas bedöms uppskattas jämfört jämförelse haft ny nya nytt
gå går gick gått
numrerad numrerade oräknade medräknade
anges angivet anger nämns uppges redovisas räknar räknas räkna anser ansåg bedömer bedömde menar uppger
kommunalförbundet kommunalförbundets nämnden
nämndens bolaget bolagets förvaltningen regionen regionens
organisationen utgör består bestod innehåller omfattar hade efter innan under totala
aktiviteten åtgärden insatsen indikatorn nyckeltalet projektet number amount date year years
time value total share percentage say says stated stand document documents plan municipality municipal much many
large high low long often happen happens take takes place made make get gets us
"""
_GENERIC = frozenset(_GENERIC_TEXT.split())
"""Words of asking that a good answer need not repeat."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a lookup seeks.

    `text` is the question, folded; `words` are its content words, normalised, the one asked for (`head`) first;
    `required` are numbers and proper names among them that must be accounted for; `years` are those of the
    question's period, () when it names several; `role` is set for target, outcome and baseline.
    """

    text: str
    words: tuple[str, ...]
    required: tuple[str, ...]
    years: tuple[int, ...]
    kind: AnswerType
    head: str | None
    role: FactRole | None
    several: tuple[str, ...] = ()
    """The years that the question says where it says more than one ("till 2030 jämfört med 1990")."""
    now: bool = False
    """Whether it asks what is the case today."""
    fact: bool = False
    """Whether it asks what is or was the case, not what is aimed at."""


@lru_cache(maxsize=REMEMBERED)
def sought_by(question: Question) -> Sought:
    """Return what a question seeks."""
    text = _spelled_out(question)
    content = _content_words(_RELATIVE_YEAR.sub(" ", text), question)
    years = {str(year) for period in question.periods for year in range(period.first, period.last + 1)}
    dropped = _GENERIC | EMPTY_WORDS | years | (_ROLE_WORDS if question.role in VALUE_ROLES else frozenset())
    if question.answer_type is AnswerType.MONEY:
        dropped |= _MONEY_WORDS
    if question.answer_type is AnswerType.DATE:
        dropped |= _DATE_WORDS
    if question.language == "en":
        dropped |= ENGLISH_VERBS
    if question.documents:
        dropped |= kind_words()
    if question.answer_type is AnswerType.SHARE:
        dropped |= _SHARE_WORDS
    written = frozenset(content)
    content = tuple(_ENDED_INITIALS.sub("", word) for word in content)
    content = tuple(word for word in dict.fromkeys(content) if word not in dropped and not _is_range(word))
    proper = {swedish.normalise(match.group()) for match in _PROPER.finditer(text)}
    words = [word for word in content if word not in _kommun_forms(question)]
    head = _head(_about(question, text), [word for word in words if word not in proper])
    now = not years and _NOW.search(fold(question.asked)) is not None
    if head is not None:
        words = [head, *(word for word in words if word != head)]
    return Sought(
        text=fold(text),
        words=tuple(words),
        required=tuple(word for word in content if word[0].isdigit() or word in proper & written),
        years=tuple(sorted(int(year) for year in years)) if len(question.periods) <= 1 else (),
        kind=question.answer_type,
        head=head,
        role=question.role if question.role in VALUE_ROLES else None,
        several=_several_years(text),
        now=now,
        fact=question.role is not FactRole.TARGET and (now or _WAS.search(fold(question.asked)) is not None),
    )


@dataclass(frozen=True, slots=True)
class Identifying:
    """The words of a question that may name the thing it asks a fact of, normalised, in order.

    `required` are the proper names and numbers among them; `optional` are words that may be part of a name but mostly
    only say which fact is asked for ("resultatet").
    """

    words: tuple[str, ...]
    required: frozenset[str]
    optional: frozenset[str]


def identifying(question: Question) -> Identifying:
    """Return the words that may name an indicator or activity; kommun, organ and years say where and when instead."""
    text = _about(question, question.in_plan_words)
    years = {str(year) for period in question.periods for year in range(period.first, period.last + 1)}
    kommun = set(swedish.words(question.kommun or ""))
    places = {form for word in kommun for form in (word, f"{word}s")}
    said = dict.fromkeys(_content_words(text, question))
    dropped = _GENERIC | EMPTY_WORDS | ENGLISH_VERBS | _SHARE_WORDS | years | places
    words = tuple(word for word in said if word not in dropped)
    optional = (_ROLE_WORDS | _TELLING_APART | role_words(fold(question.asked))) & set(words)
    if question.documents:  # "enligt Lup": short words for a kind of document
        optional |= {word for word in words if len(word) <= SHORT_KIND and not word[0].isdigit()}
    proper = {swedish.normalise(match.group()) for match in _PROPER.finditer(text)}
    required = {word for word in words if word in proper or word[0].isdigit()} - optional
    return Identifying(words, frozenset(required), frozenset(optional))


def _kommun_forms(question: Question) -> frozenset[str]:
    """Return the words of the kommun asked about: they say where, and every document of it bears them."""
    return frozenset(form for word in swedish.words(question.kommun or "") for form in (word, f"{word}s"))


def _content_words(text: str, question: Question) -> tuple[str, ...]:
    """Return the content words; of an English question those that are so in both languages: its names are Swedish."""
    english = set(swedish.content_words(text, question.language))
    return tuple(word for word in swedish.content_words(text, "sv") if word in english)


def _about(question: Question, text: str) -> str:
    """Return a text with the organs that the question names blanked: they say whose, not what."""
    for organ in question.named(EntityType.ORGAN):
        said = question.asked[organ.start : organ.end]
        text = text.replace(said, " " * len(said)).replace(organ.name, " " * len(organ.name))
    return text


def _spelled_out(question: Question) -> str:
    """Return the question with the initials of organs ("KS") written out as names."""
    text = question.in_plan_words
    if question.language != "sv" or text != question.asked:
        return text
    for entity in reversed(question.named(EntityType.ORGAN)):
        if text[entity.start : entity.end].isupper() and entity.end <= len(text):
            text = f"{text[: entity.start]}{entity.name}{text[entity.end :]}"
    return text


def _several_years(text: str) -> tuple[str, ...]:
    """Return the years that a text says, where there is more than one."""
    said = tuple(dict.fromkeys(_YEAR.findall(text)))
    return said if len(said) > 1 else ()


def _is_range(word: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d[-–](?:(?:19|20)\d\d|\d\d)", word))


def _head(text: str, words: Iterable[str]) -> str | None:
    """Return the first content word after the word that asks: what there is a number, date or name of.

    A verb ("Hur mycket ska förbundet betala …") only where nothing else follows.
    """
    match = _HEAD.search(fold(text))
    if match is None:
        return None
    after = set(words)
    following = [word for word in swedish.words(text[match.end() :]) if word in after]
    while len(following) > 1 and _WHOSE.search(following[0]):
        following = following[1:]
    return next((word for word in following[:1] if not is_verb(word)), None) or next(iter(following), None)


def search_text(question: Question) -> str:
    """Return what to search for: the question's weighty words and its years; the question itself when none is left."""
    sought = sought_by(question)
    others = related(sought.words[0]) if sought.kind in NUMERIC and 1 <= len(sought.words) <= FEW_WORDS else ()
    return " ".join((*sought.words, *others, *(str(year) for year in sought.years))) or question.asked


def asks_for_advice(sought: Sought) -> bool:
    """Say whether the asker asks about themselves ("Hur ansöker jag …"), which no plan answers."""
    return bool(_PERSONAL.search(sought.text))
