"""The value a sentence or row gives to a question: a number, an amount, a date, a name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.coverage import likeness
from assistant.wording import NUMBER_WORDS, AnswerType
from corpus import swedish
from corpus.model import Quantity

MONEY_UNITS = frozenset({"kr", "tkr", "mnkr", "mdkr"})
SHARE_UNITS = frozenset({"%", "procentenheter", "‰"})
GROUP = 3
"""Digits of a group in a large number."""
NEAR = 60
"""Characters within which a word of the question counts as standing beside a value."""
LABEL_REACH = 22
"""Characters before a number in which a word may stand that makes it a label ("årskurserna 7 till 9")."""
FOLLOWING = 2
"""Characters between a number and the noun it counts."""

_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_DATE = re.compile(
    rf"(?<![\w-])(?:(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?|(?:den )?[0-3]?\d(?::e|:a)? {_MONTH}(?: (?:19|20)\d\d)?"
    rf"|{_MONTH}(?: (?:19|20)\d\d)?|(?:kvartal|tertial) [1-4](?: (?:19|20)\d\d)?"
    r"|(?:vår|höst|sommar|vinter)(?:en|terminen)? (?:19|20)\d\d|vecka \d{1,2}"
    r"|(?P<range>(?:19|20)\d\d ?[-–] ?(?:(?:19|20)\d\d|\d\d))|(?:19|20)\d\d"
    r"|års?skiftet(?: (?:19|20)\d\d/\d\d(?:\d\d)?)?|halvårsskiftet)(?![\w-])",
    re.IGNORECASE,
)
_ROLE_END = (
    r"(?:(?<!om)(?<!för)rådet|nämnden|nämnd|styrelsen|styrelse|förvaltningen|förvaltning|fullmäktige|utskottet|bolaget|enheten"
    r"|avdelningen|chefen|chef"
    r"|direktören|direktör|ordföranden|ordförande|revisorerna|revisor|samordnaren|samordnare|strategen|strateg"
    r"|utvecklaren|rektorn|rektor"
    r"|kontoret|kansliet|gruppen|direktionen|regionen|AB)"
)
_ROLE = re.compile(rf"(?<![\w-])(?:[A-ZÅÄÖ][a-zåäö]+-? (?:och )?)?[A-ZÅÄÖa-zåäö-]{{0,30}}{_ROLE_END}(?![\w-])")
_ROLE_WORD = re.compile(rf"{_ROLE_END}$", re.IGNORECASE)
_PERSON = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäöé-]+(?: [A-ZÅÄÖ][a-zåäöé-]+){1,2}(?!\w)")
_NUMBER_WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(NUMBER_WORDS)})(?![\w-])", re.IGNORECASE)
_FREQUENCY = re.compile(
    r"(?<!\w)(?:(?:minst |högst )?(?:en|ett|två|tre|fyra|fem|sex|\d{1,3}) gång(?:er)?(?: (?:per|om|i|varje|under"
    r"|vart) [\w ]{2,25}?(?=[.,;:)]|$| (?:och|för|av|med) )"
    r"| \w+ \w+)?|varje \w+|varannan \w+|vart(?: och vartannat|annat|[a-zåäö]{3,8}) år|årligen|årlig|månadsvis"
    r"|månatligen|kvartalsvis|veckovis"
    r"|dagligen|löpande|kontinuerligt|per (?:år|månad|vecka|kvartal|tertial)|(?:once|twice|\d+ times) a \w+"
    r"|every \w+|annually|yearly|monthly)(?!\w)",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"^\s?(?:[\w-]+ ){0,3}(?:fler|färre|mer|mindre|högre|lägre|more|fewer|less|higher|lower)(?!\w)")
_LABELLED = re.compile(
    r"(?:årskurs|årskurser|årskurserna|klass|klasserna|figur|tabell|sida|sidan|sid|s\.|kapitel|kap\.?|bilaga|not|diagram|mål|resultatmål|steg|punkt|nr|§"
    r"|paragraf)\s?(?:\d{1,4}\s?(?:till|och|-|–)\s?)?$",
    re.IGNORECASE,
)
_DATED = re.compile(rf"^(?:\s{_MONTH})", re.IGNORECASE)
_BESIDE = re.compile(r"^[\s<>≤≥=]*$")


@dataclass(frozen=True, slots=True)
class Valued:
    """A value in a text: its words, place (code points of the text, end excluded) and, for numbers, the quantity."""

    text: str
    start: int
    end: int
    quantity: Quantity | None = None


def values_in(text: str, kind: AnswerType) -> tuple[Valued, ...]:
    """Return the values of one sort that stand in a text, in order. Year ranges are no dates here: see `ranges_in`."""
    if kind is AnswerType.DATE:
        matches = (match for match in _DATE.finditer(text) if match["range"] is None)
        return tuple(Valued(match.group(), match.start(), match.end()) for match in matches)
    if kind in (AnswerType.NUMBER, AnswerType.SHARE, AnswerType.MONEY):
        return _numbers(text, kind)
    if kind is AnswerType.FREQUENCY:
        return tuple(Valued(match.group(), match.start(), match.end()) for match in _FREQUENCY.finditer(text))
    if kind in (AnswerType.ORGAN, AnswerType.PERSON):
        names = _persons(text) if kind is AnswerType.PERSON else ()
        roles = (Valued(match.group(), match.start(), match.end()) for match in _ROLE.finditer(text))
        return tuple(sorted((*names, *roles), key=lambda one: one.start))
    return ()


def ranges_in(text: str) -> tuple[Valued, ...]:
    """Return the year ranges of a text ("2019–2022"), in order."""
    return tuple(Valued(match.group(), match.start(), match.end()) for match in _DATE.finditer(text) if match["range"])


def persons_in(text: str) -> tuple[Valued, ...]:
    """Return what looks like the names of persons: two or three capitalised words, none of them a role."""
    return _persons(text)


def _persons(text: str) -> tuple[Valued, ...]:
    found = []
    for match in _PERSON.finditer(text):
        words = match.group().split()
        while len(words) > 2 and _ROLE_WORD.search(words[-1]):
            words.pop()
        if not any(_ROLE_WORD.search(word) for word in words):
            name = " ".join(words)
            found.append(Valued(name, match.start(), match.start() + len(name)))
    return tuple(found)


def _numbers(text: str, kind: AnswerType) -> tuple[Valued, ...]:
    stated = swedish.stated_quantities(text)
    found = [
        Valued(text[one.start : one.end], one.start, one.end, one.quantity)
        for one in stated
        if _fits(one.quantity, kind)
        and not _LABELLED.search(text[max(0, one.start - LABEL_REACH) : one.start])
        and not _DATED.match(text[one.end : one.end + 12])
    ]
    if kind is AnswerType.NUMBER:
        for match in _NUMBER_WORDS.finditer(text):
            quantity = Quantity(Decimal(NUMBER_WORDS[match.group().lower()]))
            found.append(Valued(match.group(), match.start(), match.end(), quantity))
    return tuple(sorted(found, key=lambda one: one.start))


def _fits(quantity: Quantity, kind: AnswerType) -> bool:
    if kind is AnswerType.SHARE:
        return quantity.unit in SHARE_UNITS
    if kind is AnswerType.MONEY:
        return quantity.unit in MONEY_UNITS
    return True


def stated_unit(text: str, quantity: Quantity | None) -> str | None:
    """Return the unit of a value as its own words end in it ("22 mkr": "mkr"), else the unit known from elsewhere.

    None where more than a number and its unit is said ("293 dagar i genomsnitt"): the words are then the value.
    """
    if quantity is None:
        return None
    stated = swedish.stated_quantities(text)
    if not stated:
        return quantity.unit or None
    last = stated[-1]
    if len(stated) > 1 or text[last.end :].strip(" ."):
        return None
    own = text[last.start : last.end].lstrip("0123456789., \u00a0\u2009\u202f-−–").strip()
    return own or quantity.unit or None


def row_run(text: str, value: Valued) -> bool:
    """Say whether a value has another right beside it: then they are cells, and which is which is not known."""
    for one in swedish.stated_quantities(text):
        if one.start >= value.end and _BESIDE.match(text[value.end : one.start]):
            return True
        if one.end <= value.start and _BESIDE.match(text[one.end : value.start]):
            return True
    return False


def is_compared(text: str, value: Valued) -> bool:
    """Say whether a number only tells a difference ("fem språk fler")."""
    return bool(_COMPARED.match(text[value.end : value.end + 40].lower()))


def last_run(text: str) -> tuple[Valued, ...]:
    """Return the numbers at a row's end with nothing but signs between them: its cells."""
    run: list[Valued] = []
    for one in reversed(swedish.stated_quantities(text)):
        after = text[one.end : run[0].start] if run else text[one.end :]
        if not _BESIDE.match(after):
            break
        run.insert(0, Valued(text[one.start : one.end], one.start, one.end, one.quantity))
    return tuple(run)


def parted(text: str, run: tuple[Valued, ...], *, columns: int) -> tuple[Valued, ...]:
    """Part a run that was read as one number ("211 300 217 600") into the cells of so many columns; else return it.

    Only where each cell gets as many groups of digits, and every group but a cell's first has three.
    """
    groups = list(re.finditer(r"\d+", text[run[0].start : run[0].end])) if len(run) == 1 else []
    size, left = divmod(len(groups), columns) if columns > 1 else (0, 1)
    cells = [groups[at : at + size] for at in range(0, len(groups), size)] if size > 1 and not left else []
    if not cells or any(len(group[0]) != GROUP for cell in cells for group in cell[1:]):
        return run
    start = run[0].start
    found = []
    for cell in cells:
        first, last = start + cell[0].start(), start + cell[-1].end()
        found.append(Valued(text[first:last], first, last, Quantity(Decimal("".join(group[0] for group in cell)))))
    return tuple(found)


def closeness(text: str, value: Valued, near: Iterable[str]) -> float:
    """Say how near a value stands to the question's words, 0 upwards; the first word counts three times.

    A word inside the value ("123 kilometer") or right after it ("46 medlemmar") stands nearest of all.
    """
    total = 0.0
    tokens = [(token.start, token.end, swedish.normalise(token.text)) for token in swedish.tokens(text)]
    for order, word in enumerate(near):
        best = 0.0
        for start, end, other in tokens:
            alike = likeness(word, other)
            gap = max(value.start - end, start - value.end, 0)
            if alike and gap <= NEAR:
                follows = 2.0 if start >= value.start and gap <= FOLLOWING else 1.0
                best = max(best, alike * follows * (1 - gap / (NEAR + 1)))
        total += best * (3.0 if order == 0 else 1.0)
    return total
