"""The language a question is asked in. Pure."""

from __future__ import annotations

import re

from assistant.answer import Language
from assistant.wording import fold

MAX_CHARACTERS = 2_000
"""Characters of a question that are looked at."""

_ENGLISH_TEXT = """
the of is are does do did which what how who when where why many much for to and in list all show tell me give with
by has have had be been was were it its this that any there support supports contribute contributes between name a
an about from under we our should will can goals goal activities activity indicators committees boards towards work
target value plan plans municipality
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_SWEDISH_TEXT = """
och att det som är en ett på vilka vilken vilket vad hur när var vem varför många mycket till av med i för inom mot
har hade ska skall kan vi vår våra alla samtliga ange lista räkna upp nämn visa finns hör stödjer bidrar gör den de
under enligt mål målet blev sin sina om från eller inte jag min mitt mina gick blir får varje mellan samma
aktiviteter indikatorer nämnd nämnden nämnder kommunen
"""
_SWEDISH = frozenset(_SWEDISH_TEXT.split())


def language_of(text: str) -> Language:
    """Return the question's language by its function words; Swedish when nothing tells.

    Names should be masked first: an English question may name a Swedish goal.
    """
    words = re.findall(r"[^\W\d_]+", fold(text)[:MAX_CHARACTERS])
    english = sum(word in _ENGLISH for word in words)
    swedish = sum(word in _SWEDISH for word in words)
    return "en" if english > swedish else "sv"
