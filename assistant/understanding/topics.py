"""Which words of a question say what it is about, and which only ask. Pure.

A word that nothing else in the question's reading accounts for narrows the answer when it is a name, a noun, or a word
that names in the corpus hold. Verbs, adverbs and the words of asking and steering narrow nothing: a list that was
thinned out, or refused, for them would be incomplete.
"""

from __future__ import annotations

import re

from assistant.answer import Language
from assistant.understanding.catalogue import Catalogue, EntityType, name_words, word_keys
from assistant.understanding.glossary import Rendered, documents_said, rendered
from assistant.understanding.pointing import kind_words
from assistant.wording import GRUNDUPPDRAG, Thing, Wanted, fold
from corpus import swedish
from corpus.similarity import slips
from corpus.stopwords import STOP_WORDS
from corpus.word_classes import is_noun, is_verb

_STEERING_TEXT = """
andel andelen andelar share percentage proportion kommun kommunen kommunens kommuner kommunal kommunala stan område
området områden områdena mål målet målen målens period perioden mandatperiod mandatperioden plan planen planens planer
planerna program programmet programmets verksamhetsplan verksamhetsplanen verksamhetsplaner lup lup-programmet lup-
programmets nämnd nämnden nämndens nämnder förvaltning förvaltningen verksamhet verksamheten verksamheter
verksamheterna enhet enheten enheter arbete arbetet styrning styrningen uppdrag uppdraget uppföljning uppföljningen
ansvar ansvaret ansvarsområde ansvarig ansvariga respektive dokument dokumentet dokumenten beslut beslutet koppling
kopplingen kopplingar kopplat kopplad kopplade knuten knutna knutet stöd målstyrning målstyrningen styrdokument
årsbokslutet organisation organisationen nivå nivån politik politiker politikerna kommunkoncernen prioriterat
prioriterade status målsättning målsättningar resultatmålet inriktningsmålet nämndmålet målområdet municipality
municipal municipalities plan plans programme program year years area areas goal goals number total work period board
committee document documents report responsible charge mission fullmäktige fullmäktiges kommunfullmäktige
kommunfullmäktiges council kommunövergripande kommungemensam kommungemensamma målkoppling målkopplingen
målkopplingar målmässigt underlag underlaget
"""
_EMPTY_TEXT = """
del delar ram ramen grund grunden sätt sättet sak saker grej grejer grejen ting bord bordet tid tiden gång gången år
året års åren grepp strå stacken punkt punkter punkterna lista listan listor siffra siffror siffran siffrorna hand
handen sida sidan sidor håll slag slags typ typen typer sort sorts sorter exempel fråga frågan frågor svar svaret info
information informationen översikt översikten sammanställning sammanställningen överblick överblicken genomgång
genomgången redovisning tur ordning ordningen fall fallet roll rollen syfte syftet hjälp ord ordet begrepp begreppet
namn namnet nummer nr st stycken par antal antalet mängd summa rad raden rader uppgift uppgiften uppgifter rubrik
rubriken avsnitt avsnittet kapitel kapitlet text texten material materialet läge läget steg följd allmänhet huvudsak
regi rätt lite enda olika egentligen alltså tillsammans samlade hela exakt fullständig fullständiga fullständigt
komplett kompletta gärna nuvarande aktuell aktuella aktuellt senaste just bara ungefär respektive konkret konkreta
viktig viktiga viktigaste främst främsta först sist direkt särskilt speciellt ihop samman utanför innanför bland hos
runt omkring gentemot angående gällande rörande beträffande avseende enligt inklusive exklusive inkl exkl oavsett
övrigt övriga samtliga alla många mycket någon något några ingen inget inga inte utan ej samma vika oss ni man jag vi
hej tack snälla snäll tacksam vänlig vänligen please ute inne hemma bort fram upp ner ut in igång gång nog ju väl då
nu redan också även i.e e.g dvs t.ex bl.a oräknat oräknad borträknat borträknad undantaget undantagen exkluderat
exkluderad inkluderat inkluderad inbegripet known kända känd känt medräknat inräknat medräknad inräknad färdig färdiga
färdigt klar klara klart ansvarar toward namnen faktiskt verkligen möjligen kanske ungefärligen fanns funnits ones too
alltid aldrig ofta ibland förra förut tidigare kolumn kolumnen etikett etiketten märkning märkningen märkt märkta
wide förteckning förteckningen uppräkning uppräkningen register registret sammanfattning göra-lista göra-listan att-
göra- lista roughly approximately around little ours yours all everything anything something every each following
different various whole entire overall altogether together alongside regarding concerning about according among within
during back fully full complete actual actually exactly currently current latest new own main hello thanks kindly like
would behind across list lists overview
thing things kind kinds sort type types way ways part parts side name names text information
question answer role purpose sum case place stuff bit lot set
"""
_COMPARING_TEXT = (
    "egen eget egna början slutet ny nya nytt gammal fler flera flest totalt sammanlagt större mindre mest minst bästa"
)
"""Words that narrow no list, but may stand in the sentence that answers a look-up."""
_NUMERALS_TEXT = """
ett en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton two three four five six seven eight nine ten
eleven twelve thirteen fourteen
"""
_ENGLISH_VERBS_TEXT = """
reach achieve achieved support supports supporting contribute contributes linked connected tied related belong belongs
serve serves exist exists do does doing done work works working tell know want lack lacks missing run runs concern
concerns set sets used use uses shown show shows found given give gives stated listed mentioned included include
includes contain contains appear appears assigned presented reported responsible fall falls come comes help helps
make makes made take takes taken plan planned plans planning measure measured measures follow followed follows
tracked track see look looking need needs please carry carried going go goes aim aims aimed aiming develop develops
developing improve improves improving planned happening happen happens count counts counted adopt adopted decided
decide say says said describe described get gets getting got call called intend intends intended
pursue pursues undertake undertakes undertaken propose proposes commit commits committed deliver delivers
find introduce introducing introduced
start started starts finish finished end ends due completed complete keep kept put live lives focus focuses focused
ongoing underway meant mean means expected available prioritise prioritised prioritises relevant towards
"""
MONTHS = frozenset(
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ]
)
_STEERING = frozenset(_STEERING_TEXT.split())
EMPTY_WORDS = frozenset(_EMPTY_TEXT.split()) | frozenset(_NUMERALS_TEXT.split())
ENGLISH_VERBS = frozenset(_ENGLISH_VERBS_TEXT.split())
"""Words of asking that say nothing of what a question is about, in both languages."""
_SAYS_NOTHING = _STEERING | EMPTY_WORDS | frozenset(_COMPARING_TEXT.split())
_CAPITAL = re.compile(r"(?<=[\w,;:] )[A-ZÅÄÖ][a-zåäöé]")
_NOT_NAMES = frozenset({"i", "january", "february", "march", "april", "may", "june", "july", "august", "september"})
_ENGLISH_ENDINGS = ("ing", "ed", "ly")
LONG_WORD = 9
"""Letters of a word for a kind of document that may be misspelt."""
SHORT_WORD = 6
"""Letters of function words and of what is written for them."""
_MARKS = str.maketrans("¤§", "  ")
_HOW_MANY = re.compile(r"(?<!\w)(?:hur många|how many|antalet|antal|(?:the )?number of)(?!\w)")
_OF_WHICH = frozenset(
    [
        "av",
        "of",
        "the",
        "de",
        "kommunens",
        "nämndens",
        "olika",
        "nya",
        "different",
        "kommunövergripande",
        "kommungemensamma",
        "new",
        "separate",
        "prioriterade",
        "alla",
    ]
)


def topics(
    masked: str, original: str, *, wanted: Wanted | None, catalogue: Catalogue, language: Language
) -> tuple[str, ...]:
    """Return the words of a folded question that something must name to be meant, each once, in order.

    `masked` has names and things wanted blanked or marked; `original` is the same text, same places, as written. Words
    of an English question are returned in Swedish where the glossary has them.
    """
    if wanted is None or wanted.thing is Thing.ACTIVITY:
        masked = GRUNDUPPDRAG.sub(lambda found: " " * len(found[0]), masked)
    number = str(wanted.number) if wanted is not None and wanted.number is not None else ""
    plain = masked.translate(_MARKS)
    words = tuple(word for word in name_words(plain) if word[0] != number)
    proper = {match.start() for match in _CAPITAL.finditer(original)}
    if language == "en":
        said = documents_said(words)
        words = tuple(word for word in words if not any(one.start <= word[1] < one.end for one in said))
        found = [
            _english_topic(one.said, one.wordings, catalogue, proper=one.start in proper)
            for one in rendered(words, "en")
        ]
    else:
        found = [
            _as_in_plans(one.said, one.wordings, catalogue)
            if _narrows(one.said, catalogue, proper=one.start in proper) or _is_of_people(one, original)
            else ""
            for one in rendered(words, "sv")
        ]
    kommuner = {key for kommun in catalogue.kommuner for key in word_keys(fold(kommun))}
    return tuple(dict.fromkeys(word for word in found if word and not word_keys(word) & kommuner))


def counts_something_else(masked: str, things: tuple[Wanted, ...]) -> bool:
    """Say whether a folded, masked question counts what is no thing of the plans ("Hur många invånare …")."""
    match = _HOW_MANY.search(masked)
    if match is None:
        return False
    after = [word for word in name_words(masked[match.end() :].translate(_MARKS)) if word[0] not in _OF_WHICH][:1]
    if not after:
        return False
    word, start, _ = after[0]
    if _is_of_documents(word):
        return False
    is_thing = any(thing.start <= match.end() + start < thing.end for thing in things)
    return not is_thing and word not in _SAYS_NOTHING and is_noun(word) and bool(swedish.content_words(word, "en"))


def _narrows(word: str, catalogue: Catalogue, *, proper: bool) -> bool:
    """Say whether a Swedish word narrows what is asked."""
    if (
        word in _SAYS_NOTHING
        or _is_of_documents(word)
        or len(word) < 2
        or swedish.lemma(word) in _STEERING
        or not swedish.content_words(word)
    ):
        return False
    if proper or word in MONTHS:
        return True
    if is_verb(word) or _is_slip_of_nothing(word):
        return False
    return is_noun(word) or in_names(word, catalogue)


def _is_of_people(one: Rendered, original: str) -> bool:
    """Say whether an everyday adjective stands for a matter itself ("de fattiga"), and not before another word for one.

    "gamla" of "gamla planer" says only which.
    """
    if not one.wordings or (is_verb(one.said) and not one.said.endswith(_PARTICIPLE)):
        return False
    following = [word for word, _, _ in name_words(original[one.end : one.end + AHEAD])[:1]]
    return not any(word in _SAYS_NOTHING or is_noun(word) for word in following)


def _as_in_plans(said: str, wordings: tuple[str, ...], catalogue: Catalogue) -> str:
    """Return what names in the corpus call an everyday word; the word itself where they hold it, or neither."""
    if in_names(said, catalogue):
        return said
    fit = (wording.split() for wording in wordings)
    named = (words for words in fit if all(in_names(word, catalogue) for word in words if not word.isdigit()))
    return next((max(words, key=lambda word: (is_noun(word), len(word))) for words in named), said)


def _is_of_documents(word: str) -> bool:
    """Say whether a word, or what stands before its hyphen, is one for a kind of document ("Lup-programmets")."""
    first = word.split("-")[0]
    if kind_words() & (word_keys(word) | word_keys(first)):
        return True
    long = len(word) >= LONG_WORD and not swedish.is_word(word)
    return long and any(slips(word, kind, at_most=1) <= 1 for kind in kind_words() if kind[0] == word[0])


def _is_slip_of_nothing(word: str) -> bool:
    """Say whether a word that is none is one slip from a function word ("undr")."""
    if len(word) > SHORT_WORD or swedish.is_word(word):
        return False
    return any(len(one) > 2 and slips(word, one, at_most=1) <= 1 for one in STOP_WORDS["sv"] if one[0] == word[0])


def _english_topic(said: str, wordings: tuple[str, ...], catalogue: Catalogue, *, proper: bool) -> str:
    """Return the Swedish word that an English word or phrase narrows by; "" when by none."""
    parts = said.split("-")
    if all(part in _SAYS_NOTHING or part in ENGLISH_VERBS for part in parts) or not swedish.content_words(said, "en"):
        return ""
    known = [
        word for wording in wordings for word in wording.split() if in_names(word, catalogue) and not is_verb(word)
    ]
    if known:
        return known[0]
    if wordings:
        return wordings[0] if is_noun(wordings[0].split()[-1]) else ""
    if proper and said not in _NOT_NAMES:
        return said
    return "" if said.endswith(_ENGLISH_ENDINGS) or not _narrows(said, catalogue, proper=False) else said


_PARTICIPLE = "ade"
"""Ends participles that stand for people ("handikappade"); the dictionary takes them for verbs."""
SHORTEST_KNOWN, SHORTEST_REST = 5, 3
"""Letters of the first part of a compound, and of the rest."""
BESIDE = 40
"""Characters before a word that are looked at for the end of the sentence before."""
AHEAD = 60
"""Characters behind a word in which the next one begins and ends."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:;])\W*$")


_ENGLISH_OPENINGS = frozenset(
    [
        "compare",
        "contrast",
        "summarise",
        "summarize",
        "describe",
        "explain",
        "outline",
        "identify",
        "find",
        "count",
        "state",
        "since",
        "above",
        "below",
        "during",
        "according",
        "concerning",
        "regarding",
        "please",
        "could",
        "would",
        "can",
        "should",
        "does",
        "do",
        "did",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
    ]
)
"""Words that an English question opens with, beside those that a Swedish dictionary has."""


def foreign_names(words: tuple[str, ...], original: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return which of the words are names (as written, with a capital) that nothing in the corpus is called by.

    The first word of a sentence has a capital in any case: it is none where it is a word.
    """
    capital = {
        word
        for word, start, _ in name_words(original)
        if original[start].isupper()
        and not (_SENTENCE_START.search(original, max(0, start - BESIDE), start) and _is_opening(word))
    }
    return tuple(
        word
        for word in words
        if word in capital
        and not any(catalogue.postings.keys() & word_keys(form) for form in (word, word.removesuffix("s")))
        and not _is_plain_word(word)
        and not _begins_with_known(word, catalogue)
    )


def _is_opening(word: str) -> bool:
    """Say whether a question may open with a word that is no name."""
    return swedish.is_word(word) or word in _ENGLISH_OPENINGS


def _begins_with_known(word: str, catalogue: Catalogue) -> bool:
    """Say whether a word is a compound that begins with a word of some name in the corpus ("Insiktsmätning")."""
    starts = (word[:length] for length in range(SHORTEST_KNOWN, len(word) - SHORTEST_REST + 1))
    return any(start in catalogue.postings for start in starts)


def _is_plain_word(word: str) -> bool:
    """Say whether a word is one of everyday language, which a capital at the beginning makes no name."""
    return is_verb(word) or word in MONTHS or swedish.lemma(word) not in (word, word.removesuffix("s"))


def in_names(word: str, catalogue: Catalogue) -> bool:
    """Say whether a goal, indicator or activity has a word in its name."""
    sorts = (EntityType.GOAL, EntityType.INDICATOR, EntityType.ACTIVITY)
    places = (place for key in word_keys(fold(word)) for place in catalogue.postings.get(key, ()))
    return any(catalogue.forms[form].named[0].type in sorts for form, _ in places)
