"""Numbers and ordinals written as words, in Swedish and English. Data."""

from __future__ import annotations

NUMBERS = {
    name: value
    for value, names in {
        1: "en ett one",
        2: "två two båda both",
        3: "tre three",
        4: "fyra four",
        5: "fem five",
        6: "sex six",
        7: "sju seven",
        8: "åtta eight",
        9: "nio nine",
        10: "tio ten",
        11: "elva eleven",
        12: "tolv twelve",
        13: "tretton thirteen",
        14: "fjorton fourteen",
        15: "femton fifteen",
        16: "sexton",
        17: "sjutton",
        18: "arton",
        19: "nitton",
        20: "tjugo twenty",
        30: "trettio thirty",
        40: "fyrtio forty",
        50: "femtio fifty",
        100: "hundra hundred",
    }.items()
    for name in names.split()
}
ORDINALS = {
    name: value
    for value, names in {
        1: "första first",
        2: "andra vartannat varannan second",
        3: "tredje third",
        4: "fjärde fourth",
        5: "femte fifth",
        6: "sjätte sixth",
        7: "sjunde seventh",
        8: "åttonde",
        9: "nionde",
        10: "tionde",
    }.items()
    for name in names.split()
}
SPELLED = frozenset(NUMBERS) - {"en", "ett", "one", "båda", "both"}
"""Words that are always numbers; "en" is one only before a unit of time."""
DIGITS = {word: str(value) for word, value in NUMBERS.items() if word in SPELLED}
WORDS = {digits: tuple(word for word, its in DIGITS.items() if its == digits) for digits in set(DIGITS.values())}
