"""The words by which a question says what it wants, and of which level. Data and look-ups.

Every pattern is matched against `fold(text)`, which has the length of the text, so that a match's place is a place
in the question. Patterns have no nested repetition: each is linear in the question's length.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Level

ENTITY_MARK = "¤"
"""Stands for every character of a recognised name, so that words inside names are not taken for words that ask."""


class Thing(StrEnum):
    """What can be listed, counted or looked up."""

    ACTIVITY = "activity"
    GOAL = "goal"
    INDICATOR = "indicator"
    ORGAN = "organ"
    DOCUMENT = "document"
    VERDICT = "verdict"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is listed or counted.

    `level` and `level_word` (base form, Swedish: "resultatmål") are set where the question names a level; the word
    may stand on another level in another municipality, so `level` is what the catalogue shows for the word in the
    asker's scope, else its usual level. `number` is how many the asker says there are ("alla 14 resultatmål").
    """

    thing: Thing
    level: Level | None = None
    level_word: str | None = None
    number: int | None = None
    start: int = 0
    end: int = 0


class AnswerType(StrEnum):
    """What sort of value a lookup asks for."""

    DATE = "date"
    NUMBER = "number"
    SHARE = "share"
    FREQUENCY = "frequency"
    MONEY = "money"
    ORGAN = "organ"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    REASON = "reason"
    SENTENCE = "sentence"


NUMERIC = frozenset({AnswerType.NUMBER, AnswerType.SHARE, AnswerType.MONEY})
"""Sorts of value that are numbers."""


def fold(text: str) -> str:
    """Return the text lower-cased with spaces, dashes and quotes of one kind; same length, same places."""
    return text.translate(_FOLDED)


class _Folding(dict[int, str]):
    """Code point -> what it is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folding()


def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "ZC":
        return " "
    if category == "Pd":
        return "-"
    if category in ("Pi", "Pf") or character in "\"'`":
        return '"'
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def whole_word(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for whole words of a folded, masked question."""
    return re.compile(rf"(?<![\w¤])(?:{pattern})(?![\w¤])")


GRUNDUPPDRAG = re.compile(
    r"(?:grunduppdrag|basuppdrag|(?:stående|ordinarie) uppdrag)\w*"
    r"|(?:standing|basic|core|ordinary) (?:mission|assignment|task|mandate)s?"
)
"""A unit's standing mission, which stands beside the goals (DOMAIN §1)."""

# --- levels --------------------------------------------------------------------------------------------------

_MAL = r"mål(?:et|en|ens|ets|s)?"
_OMRADE = r"områden?(?:a|as|t|ts|s)?"
_ADJECTIVE = r"(?:prioriterade?|prioriterat)"


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A word for a level: its Swedish base form, the levels it is known to stand on (the usual first), its pattern."""

    word: str
    levels: tuple[Level, ...]
    pattern: re.Pattern[str]


_AREA_ONLY = (Level.AREA,)
_GOAL_ONLY = (Level.GOAL,)
_BOARD_ONLY = (Level.BOARD_GOAL,)

LEVEL_WORDS: tuple[LevelWord, ...] = (
    LevelWord("vision", (Level.VISION,), whole_word(r"vision(?:en|er|erna|ens|s)?|framtidsbild(?:en)?|målbild(?:en)?")),
    LevelWord(
        "prioriterat område",
        _AREA_ONLY,
        whole_word(rf"{_ADJECTIVE} {_OMRADE}|prio{_OMRADE}|priorit(?:y|ised|ized) areas?"),
    ),
    LevelWord("fokusområde", _AREA_ONLY, whole_word(rf"fokus{_OMRADE}|focus areas?")),
    LevelWord("målområde", (Level.AREA, Level.GOAL), whole_word(rf"mål{_OMRADE}|(?:goal|target) areas?")),
    LevelWord(
        "strategiområde", _AREA_ONLY, whole_word(rf"strategi{_OMRADE}|strategisk[at] {_OMRADE}|strategic areas?")
    ),
    LevelWord("utvecklingsområde", _AREA_ONLY, whole_word(rf"utvecklings{_OMRADE}|development areas?")),
    LevelWord("perspektiv", _AREA_ONLY, whole_word(r"perspektiv(?:et|en)?|perspectives?")),
    LevelWord("riktning", _AREA_ONLY, whole_word(r"riktning(?:ar|arna|en)?")),
    LevelWord("inriktning", (Level.AREA, Level.GOAL), whole_word(r"inriktning(?:ar|arna|en)?")),
    LevelWord(
        "resultatmål", _GOAL_ONLY, whole_word(rf"resultat[ -]?{_MAL}|result goals?|results? (?:goals?|targets?)")
    ),
    LevelWord(
        "inriktningsmål", _GOAL_ONLY, whole_word(rf"inriktnings?[ -]?{_MAL}|direction(?:al)? goals?|orientation goals?")
    ),
    LevelWord("riktningsmål", _GOAL_ONLY, whole_word(rf"riktnings?[ -]?{_MAL}")),
    LevelWord("strategiskt mål", _GOAL_ONLY, whole_word(rf"strategisk[at] {_MAL}|strategic (?:goals?|objectives?)")),
    LevelWord(
        "övergripande mål", _GOAL_ONLY, whole_word(rf"övergripande {_MAL}|over(?:all|arching) (?:goals?|objectives?)")
    ),
    LevelWord("övergripande verksamhetsmål", _GOAL_ONLY, whole_word(rf"övergripande verksamhets{_MAL}")),
    LevelWord("verksamhetsmål", _GOAL_ONLY, whole_word(rf"verksamhets[ -]?{_MAL}|operational (?:goals?|objectives?)")),
    LevelWord(
        "finansiellt mål", _GOAL_ONLY, whole_word(rf"finansiell[at] {_MAL}|financial (?:goals?|targets?|objectives?)")
    ),
    LevelWord("målsättning", _GOAL_ONLY, whole_word(r"målsättning(?:ar|arna|en)?")),
    LevelWord(
        "kommunmål", _GOAL_ONLY, whole_word(rf"kommun{_MAL}|(?:kommun)?fullmäktige(?:s |)?{_MAL}|council goals?")
    ),
    LevelWord("effektmål", (Level.GOAL, Level.BOARD_GOAL), whole_word(rf"effekt[ -]?{_MAL}")),
    LevelWord("prioriterat mål", (Level.BOARD_GOAL, Level.GOAL), whole_word(rf"{_ADJECTIVE} {_MAL}|priority goals?")),
    LevelWord(
        "nämndmål",
        _BOARD_ONLY,
        whole_word(rf"nämnds?[ -]?{_MAL}|nämnd(?:en|er|ernas|ens) {_MAL}|(?:board|committee)(?:[ -]level)? goals?"),
    ),
    LevelWord("bolagsmål", _BOARD_ONLY, whole_word(rf"bolags?{_MAL}|bolagens {_MAL}|company goals?")),
    LevelWord("enhetsmål", _BOARD_ONLY, whole_word(rf"enhets?{_MAL}|förvaltnings{_MAL}|unit goals?")),
)
"""Words that say a level. The first level is the usual one (DOMAIN: the same word stands on different levels)."""

_AREA_WORD = whole_word(rf"{_OMRADE}|(?<!municipal )areas?")
_GOAL_WORD = whole_word(rf"(?:del|huvud|politiska )?{_MAL}|goals?|objectives?")

# --- things --------------------------------------------------------------------------------------------------

_NOUN = r"(?:en|er|erna|et|ar|arna|n|na|s|ens|ernas|arnas)?"
_MISSION = r"(?:grunduppdrags?-?|basuppdrags?-?|utvecklings)?"
THING_PATTERNS: tuple[tuple[Thing, re.Pattern[str]], ...] = (
    (
        Thing.VALUE,
        whole_word(
            r"(?:mål|ut|etapp|start|jämförelse|utgångs)?värde(?:t|n|na)?|målnivå(?:n|er|erna)?|utfall(?:et|en)?"
            r"|utgångsläge(?:t)?"
            r"|nuläge(?:t)?|target values?|target levels?|targets?|outcomes?|baselines?|results?(?! goals?)"
        ),
    ),
    (
        Thing.ACTIVITY,
        whole_word(
            rf"{_MISSION}(?:aktivi?tet{_NOUN}|aktiviter(?:na)?|åtgärd{_NOUN}|insats{_NOUN})"
            rf"|satsning{_NOUN}|prioritering{_NOUN}"
            r"|(?:saker|grejer|grejor|things|stuff)"
            r"(?= (?:\S{1,60} ){0,6}?(?:gör\w*|göra\w*|fixa\w*|ordna\w*|planer\w*|ska|do|does|done|doing"
            r"|work\w*)(?!\w))"
            rf"|förbättrings{_OMRADE}|projekt{_NOUN}|uppdrag(?:en|et)?|activit(?:y|ies)|actions?|measures?|initiatives?"
            r"|projects?|efforts?"
        ),
    ),
    (
        Thing.INDICATOR,
        whole_word(
            rf"(?:mål)?indikator{_NOUN}|nyckeltal{_NOUN}|(?:resultat)?mått{_NOUN}|mätetal{_NOUN}|mättal{_NOUN}"
            rf"|styrtal{_NOUN}"
            r"|indicators?|key figures?|metrics?|kpi(?:er|erna|:er|s)?"
        ),
    ),
    (
        Thing.DOCUMENT,
        whole_word(
            r"dokument(?:en|et)?|handling(?:ar|arna)?|documents?|plans?|planer(?:na)?|verksamhetsplaner(?:na)?"
            r"|årsbokslut(?:en)?"
            r"|årsredovisningar(?:na)?|delårsrapporter(?:na)?|business plans?|annual reports?"
        ),
    ),
    (
        Thing.VERDICT,
        whole_word(
            r"bedömning(?:en|ar|arna)?|måluppfyllelse(?:n)?|status(?:en)?|färdiggrad(?:en)?|verdicts?|assessments?"
        ),
    ),
    (
        Thing.ORGAN,
        whole_word(
            rf"nämnd{_NOUN}|förvaltning{_NOUN}|bolag{_NOUN}|organ(?:en|et)?|enhet{_NOUN}|verksamhet(?:er|erna)?"
            rf"|styrelse(?:r|n)?"
            r"|committees?|boards?|departments?|units?|companies|company|administrations?|bodies"
        ),
    ),
)

INTERROGATIVE = whole_word(
    r"vilka|vilken|vilket|vika|vad|hur många|hur pass många|antal|antalet|count|alla|samtliga|räkna upp|rabbla"
    r"|lista|ange|nämn|visa|redovisa"
    r"|berätta|ge"
    r"|which|what|how many|number of|list|all|every|name|show|give|tell|enumerate"
)
NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            ("två", "two"),
            ("tre", "three"),
            ("fyra", "four"),
            ("fem", "five"),
            ("sex", "six"),
            ("sju", "seven"),
            ("åtta", "eight"),
            ("nio", "nine"),
            ("tio", "ten"),
            ("elva", "eleven"),
            ("tolv", "twelve"),
            ("tretton", "thirteen"),
            ("fjorton", "fourteen"),
        ),
        start=2,
    )
    for word in words
}
_STATED_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}|" + "|".join(NUMBER_WORDS) + r") +(?:st +|stycken +)?(?:[^\W\d]+ +)?$"
)

ORGAN_REACH = 3
"""At most so many words may stand between the word that asks and "nämnd": else the nämnd is whose, not what."""
_SINGLED_OUT = re.compile(r"(?:en|et|ens|ets|nas|board|committee|department|unit|company|body)$")
"""One organ, or whose: never what is listed ("nämnden", "nämndens", "the board")."""
_ORGANS_PLAIN = re.compile(
    r"(?:nämnder|förvaltningar|bolag|enheter|organ|boards|committees|departments|units|companies)$"
)
_PLURAL_DOCUMENT = re.compile(r"(?:er|erna|ar|arna|dokument|dokumenten|bokslut|boksluten|plans|documents|reports)$")
_PLACED = re.compile(r"(?<!\w)(?:i|på|inom|från|hos|av|för|till|mot|ute i|in|at|of|from|by|within|across) (?:\w+ )?$")
_ALL = frozenset({"alla", "samtliga", "all", "every"})


def find_things(masked: str) -> tuple[Wanted, ...]:
    """Return every word for a thing that can be wanted, in order of place; the longest of overlapping ones."""
    found = [
        Wanted(Thing.GOAL, word.levels[0], word.word, _stated_number(masked, match.start()), match.start(), match.end())
        for word in LEVEL_WORDS
        for match in word.pattern.finditer(masked)
    ]
    for pattern, level in ((_AREA_WORD, Level.AREA), (_GOAL_WORD, None)):
        for match in pattern.finditer(masked):
            number = _stated_number(masked, match.start())
            found.append(Wanted(Thing.GOAL, level, None, number, match.start(), match.end()))
    for thing, things in THING_PATTERNS:
        for match in things.finditer(masked):
            number = _stated_number(masked, match.start())
            found.append(Wanted(thing, None, None, number, match.start(), match.end()))
    kept: list[Wanted] = []
    for wanted in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or wanted.start >= kept[-1].end:
            kept.append(wanted)
    return tuple(kept)


def _stated_number(masked: str, end: int) -> int | None:
    before = _STATED_NUMBER.search(masked[max(0, end - 40) : end])
    if before is None:
        return None
    word = before.group(1)
    return NUMBER_WORDS.get(word) or (int(word) if word.isascii() and word.isdigit() else None)


def choose_wanted(masked: str, things: tuple[Wanted, ...]) -> Wanted | None:
    """Return the thing that the question asks for: the first after the word that asks, else the first at all.

    An organ counts close after the word that asks ("Vilka nämnder …"), or in the plural where nothing else is named
    before it ("nämnder med verksamhetsplan"); elsewhere it says whose or where.
    """
    asks = INTERROGATIVE.search(masked)
    if asks is not None and asks[0] in _ALL and any(thing.start < asks.start() for thing in things):
        asks = None
    first = asks.end() if asks else 0
    later = [thing for thing in things if thing.start >= first]
    for thing in (*later, *(thing for thing in things if thing.start < first)):
        if thing.thing is Thing.DOCUMENT and _says_where(masked, thing, first if asks else None):
            continue
        if thing.thing is not Thing.ORGAN or _is_organ_wanted(masked, thing, first if asks else None):
            return thing
    return None


def _says_where(masked: str, thing: Wanted, asked_at: int | None) -> bool:
    """Say whether one document is where to look ("enligt nämndens plan"), rather than what is wanted."""
    if _PLURAL_DOCUMENT.search(masked[thing.start : thing.end]):
        return False
    near = asked_at is not None and 0 <= thing.start - asked_at <= 1
    return not near


def _is_organ_wanted(masked: str, thing: Wanted, asked_at: int | None) -> bool:
    """Say whether a word for organs is what is listed; `asked_at` is where the word that asks ends, if any."""
    word = masked[thing.start : thing.end]
    if _PLACED.search(masked[max(asked_at or 0, thing.start - 20) : thing.start]):
        return False
    if asked_at is None or thing.start < asked_at:
        first = not re.search(r"[^\W\d_]", masked[: thing.start].replace("antal", ""))
        return first and bool(_ORGANS_PLAIN.search(word))
    near = len(masked[asked_at : thing.start].split()) <= ORGAN_REACH
    if re.search(r"(?:vad|what) (?:[^\W\d]+ )*$", masked[:asked_at] + " "):
        return False
    singular = re.search(r"(?:vilken|vilket|which) (?:\w+ )?$", masked[: thing.start])
    return near and (not _SINGLED_OUT.search(word) or singular is not None)
