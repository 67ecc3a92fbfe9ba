"""Words that carry no meaning in a search: function words, question words and the verbs that ask, by language."""

from __future__ import annotations

_SWEDISH = """
alla allt att av bara blev bli blir både bör de dem den denna deras dess dessa det detta dig din dina ditt dit
du där då efter ej eller en enligt er era ert ett finns få får från för före ge genom gör göra ha hade han hans
har hela henne hennes här i ibland inom inte ja jag just kan kommer kring kunde kunna man med mellan men mer mera
mig min mina mitt mot mycket måste ni nog nu när nära och också om oss på redan samt sedan ser sig sin sina sitt
själv ska skall skulle som så sådan sådana sådant till tills under upp ur ut utan vad var vara varit varje vars
vem vems vi via vid vilka vilkas vilken vilket vill vår våra vårt väl än ännu är åt även över åtminstone
berätta beskriv betyder finnas förklara hur hurdan hurdana lista menas månne nämn räkna snälla tack varför vart
visa
"""
_ENGLISH = """
a about all also an and any are as at be been being both but by can could did do does done for from give had has
have he her here his how i if in into is it its just list many may me mean means more most much must my name no
not now of on one only or other our out over please shall she should show so some such tell than that the their
them then there these they this those through to under up us was we were what when where which who whom whose why
will with would you your
"""

STOP_WORDS = {"sv": frozenset(_SWEDISH.split()), "en": frozenset(_ENGLISH.split())}
