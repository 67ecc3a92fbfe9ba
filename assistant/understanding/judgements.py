"""Which verdict a question asks for, and whether of goals or of figures against their targets. Pure.

The words are those by which verdicts are told apart (`assistant.computing.judging`): one vocabulary serves both.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.computing.judging import Judgement, judgements_asked, judging_words
from assistant.understanding.cues import END_IN_VIEW, asks_what_is_done
from assistant.wording import Thing, Wanted, whole_word

_FIGURES = whole_word(r"siffror(?:na)?|värden(?:a)?|figures|numbers")
_AIM = whole_word(r"to (?:[^\W\d]{1,20} ){0,2}?(?:reach|meet|achieve|fulfil|fulfill|attain)")
"""What is to be reached is an end in view too."""
_SOUGHT = whole_word(
    r"hur (?:gick|går|ligger|blev|utföll|står det till|bedöm\w{1,6}|har det gått|har det blivit|långt (?:har|är))"
    r"|(?:gick|blev) det|läget|statu\w{1,4}|i ?gång|färg(?:en)?|omdöme\w{0,3}|bedöm(?:d|t|s|er|de|des|ts|ning\w{0,5})"
    r"|måluppfyllelse\w{0,2}|how (?:did|is|are|has|have|was|were)|progress|state of|verdicts?|judged|assessed"
)
_MEASURES = frozenset({Thing.INDICATOR, Thing.VALUE})


@dataclass(frozen=True, slots=True)
class Judging:
    """What verdicts are asked for: each judgement that the question has words for; `measured` of indicators.

    `words` are those that say so, folded; `sought` says that a verdict or a status is asked for, whichever it is.
    """

    says: tuple[Judgement, ...] = ()
    measured: bool = False
    words: frozenset[str] = frozenset()
    sought: bool = False

    @property
    def only(self) -> Judgement | None:
        """The one judgement asked for; None where none is, or several are."""
        return self.says[0] if len(self.says) == 1 else None


def judging_asked(masked: str, wanted: Wanted | None, things: tuple[Wanted, ...]) -> Judging:
    """Return what a masked question asks of verdicts; a goal that shall be reached is an end in view, and none."""
    says = judgements_asked(_AIM.sub(" ", END_IN_VIEW.sub(" ", masked)))
    named = wanted is not None and wanted.thing in _MEASURES
    beside = (wanted is None or wanted.thing is not Thing.GOAL) and any(one.thing in _MEASURES for one in things)
    figures = wanted is None and _FIGURES.search(masked) is not None
    return Judging(
        says,
        measured=named or beside or figures,
        words=judging_words(masked).union(*(found[0].split() for found in _SOUGHT.finditer(masked))),
        sought=_SOUGHT.search(masked) is not None and not asks_what_is_done(masked),
    )
