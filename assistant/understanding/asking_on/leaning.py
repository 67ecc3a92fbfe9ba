"""The words by which a question leans on what was said before it. Data and look-ups over the folded question. Pure."""

from __future__ import annotations

import re

from assistant.understanding.catalogue import EntityType

OPENER = re.compile(
    r"^\W*(?:och (?:hur är det |hur ser det ut )?(?:då )?|men |hur är det med |hur ser det ut (?=för|i|med|hos)|and "
    r"|but |what about |how about |and what about )"
)
"""How a follow-up may begin."""
OF_THEM = re.compile(r"(?<!\w)(?:av (?:dem|de|dom|dessa)|bland (?:dem|dessa)|of (?:them|these|those))(?!\w)")
"""What follows narrows the things before: words of it are then no names of others."""
THEM = re.compile(
    rf"{OF_THEM.pattern}|(?<!\w)(?:dem|dom|dessa|de(?= (?:är|har|ska|skall|kostar|klara|gäller|börjar|startar|stödjer"
    r"|stöder|hör))|(?<=är )de|(?<=ska )de|(?<=hör )de|(?<=stödjer )de|(?<=stöder )de|(?<=kostar )de(?=\W*$)"
    r"|(?<=har )de(?=\W*$)|them|these|those|they)(?!\w)"
)
ONLY = re.compile(
    r"^\W*(?:och )?(?:(?:visa|lista|ta|ta med|räkna|räkna upp|show|list|give)(?: mig| me)? )?(?:bara|endast|enbart|only"
    r"|just)(?!\w)"
)
THE_ONE = (
    (EntityType.GOAL, re.compile(r"(?<!\w)(?:det|detta|målet|området|visionen|the goal|the area)(?!\w)")),
    (EntityType.ACTIVITY, re.compile(r"(?<!\w)(?:den|denna|aktiviteten|åtgärden|insatsen|the activity)(?!\w)")),
    (
        EntityType.INDICATOR,
        re.compile(r"(?<!\w)(?:den|det|denna|detta|indikatorn|nyckeltalet|måttet|the indicator)(?!\w)"),
    ),
    (EntityType.ORGAN, re.compile(r"(?<!\w)(?:den|nämnden|förvaltningen|bolaget|styrelsen|the board)(?!\w)")),
)
"""What each sort of thing is spoken of as, once named."""
PLACED = re.compile(
    r"^\W*(?:(?:hur många (?:är|blir) (?:det|de)|how many are there) )?(?:för|i|hos|på|inom|under|for|in|at|of)(?!\w)"
)
BEFORE = re.compile(
    r"(?<!\w)(?:året (?:innan|före|dessförinnan)|föregående år|the (?:year before|previous year))(?!\w)"
)
AFTER = re.compile(
    r"(?<!\w)(?:året (?:efter|därpå)|året därefter|nästföljande år|the (?:year after|following year))(?!\w)"
)

_FILL_TEXT = """
och men då för i inom hos på från till under år året om av nu istället stället också även kommun kommunen det är med
den and but for in of at from by during year about what also instead the then nämnd ut ser hur how vad sedan så is it
visa bara endast enbart only just show många many are there
"""
FILL = frozenset(_FILL_TEXT.split())
"""Words that a fragment may have beside names."""
_ELLIPTIC_TEXT = """
vem vilka vilken vilket vad när hur många mycket stor stort varför ansvarar ansvarig ansvariga kostar klart klara klar
status är det de då blir ska vara who which what when how many much why responsible is are in charge cost it they done
them for does do dem dom att bli färdiga färdig startar börjar start starts för har ansvaret blev var var just nu idag
hittills ännu redan now yet gick går did go going
"""
ELLIPTIC = frozenset(_ELLIPTIC_TEXT.split())
"""Words of a question that says neither of what nor where."""
_MENTIONING_TEXT = """
nämner nämna nämns handlar gäller rör berör mention mentions concern concerns about regard regards bara endast
enbart visa only just show någon något några any some
"""
MENTIONING = frozenset(_MENTIONING_TEXT.split())
"""Words that only lead to a term."""
