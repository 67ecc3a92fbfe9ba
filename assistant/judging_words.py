"""The words by which plans, and those who ask, judge: how a goal went, how far an activity has come. Data.

Patterns of folded text, each for whole words (`assistant.wording.whole_word`). What they say is told by those who use
them: verdicts (`computing.judging`), statuses (`computing.progress`) and the check of sentences (`quoting`).
"""

from __future__ import annotations

from functools import lru_cache

from assistant.wording import whole_word

REMEMBERED_WORDS = 4_096

# --- goals ---------------------------------------------------------------------------------------------------

NOT = r"(?:inte|ej|icke|aldrig|inga|inget|ingen|not|never|no|didn\"t|wasn\"t|weren\"t|hasn\"t|haven\"t|failed)"
REACH = (
    r"(?:upp)?(?:nås|når|nådda?|nått|nåtts|nådde|nåddes)|(?:upp)?nå|(?:mål)?upp?fyll?(?:d|da|t|de|des|s|er|ts|as|a)"
    r"|klara(?:t|d|de|des|s|ts|r|des)?|infria(?:t|d|de|des|s|ts|r)?|överträffa(?:t|d|de|des|s|ts|r)?|i (?:mål|hamn|lås)"
    r"|(?:kom|kommit|levde|levt|gick|gått) (?:fram|upp|hela vägen)|lyckades|lyckats"
    r"|reach(?:ed|es)?|met|achieved?|fulfil(?:led|l)?|attained|exceeded|accomplished|succeeded"
)
FAILED = (
    r"miss(?:a|ad|ade|ades|ar|as|at|ats)|misslycka(?:d|de|des|s|ts|t)|ouppfyllda?|ouppfyllt|underkän(?:d|da|t|des)"
    r"|spr(?:ack|uckit)|föll(?: (?:igenom|på))?|fallerade|underträffa(?:t|d|de|des)"
    r"|(?:gick|gått) (?:åt [^\s,.;:!?]{1,20}|om intet|snett)"
    r"|(?:gick|gått) (?:dåligt|sämre)|(?:kom|kommit) till korta|missed|failed|unmet|(?:fell|fall|falls|falling) short"
)
WELL = r"(?:gick|gått) (?:bra|vägen|som (?:tänkt|det skulle))|went well"
IN_PART = (
    r"delvis|till (?:viss |stor |största |en )?del|i (?:vissa|flera|stora) delar|i huvudsak|i stort sett|nästan"
    r"|nära att nå"
    rf"|{NOT} (?:helt|fullt|fullt ut|fullständigt|i sin helhet|helt och hållet|fully|entirely|completely)"
    r"|partly|partially|in part|almost|nearly|mostly"
)
GREEN = r"grön(?:t|a)?(?:markerade?|markerat)?|green"
YELLOW = r"gul(?:t|a)?(?:markerade?|markerat)?|yellow|amber"
RED = r"rö(?:d|tt|da)(?:markerade?|markerat)?|red"

# --- activities ----------------------------------------------------------------------------------------------

BEGUN = r"(?:påbörja(?:d|t|de|ts)|startad?e?|startat|startats|inled(?:d|da|ts)|started|begun|commenced)"
FINISHED = (
    r"(?:klara?|klart|genomför(?:d|da|t|ts)|slutför(?:d|da|t|ts)|avsluta(?:d|t|de|ts)|färdiga?|färdigt"
    r"|färdigställ(?:d|da|t|ts)|åtgärda(?:d|t|de|ts)|utför(?:d|da|t|ts)|done|completed?|finished|carried out"
    r"|implemented|concluded)"
)
GOING_ON = (
    r"pågår|pågick|pågående|under (?:genomförande|arbete)|i gång|igång|ongoing|in progress|under way|underway|running"
)
DELAYED = r"försena(?:d|t|de|ts)|delayed|behind schedule|overdue"
STOPPED = (
    r"avbr(?:uten|utna|utits|utet|öts)|pausa(?:d|t|de|ts)|vilande|(?:utgår|utgått)(?! från)|struk(?:en|na|its)"
    r"|inställ(?:d|da|ts)|stopped|cancell?ed|paused|on hold|abandoned|suspended"
)

# --- figures and decisions -----------------------------------------------------------------------------------

CHANGED = (
    r"(?:förbättr|försämr|ök|minsk|höj|sänk)(?:a|ar|as|at|ats|ade|ades|ad|er|t|ts|te|tes|d|da|s|ning|ningen)"
    r"|increas(?:e|es|ed)|decreas(?:e|es|ed)|improv(?:e|es|ed)"
)
DECIDED = (
    r"godkän(?:na|ner|ns|de|des|t|ts|d|da)|avsl(?:å|år|ås|og|ogs|agit|agits|agen|ag)|tillstyrk(?:a|er|s|te|tes|t|ts)"
    r"|avstyrk(?:a|er|s|te|tes|t|ts)"
)

_STOPS = whole_word(STOPPED)
_JUDGES = whole_word(
    "|".join(
        (REACH, FAILED, IN_PART, GREEN, YELLOW, RED, BEGUN, FINISHED, GOING_ON, DELAYED, STOPPED, CHANGED, DECIDED)
    )
)


@lru_cache(maxsize=REMEMBERED_WORDS)
def judges(word: str) -> bool:
    """Say whether a normalised word judges how something went, goes or was decided."""
    return _JUDGES.fullmatch(word) is not None


def stops(word: str) -> bool:
    """Say whether a normalised word tells that an activity was stopped."""
    return _STOPS.fullmatch(word) is not None
