"""The signs by which a question shows its kind, read on its skeleton (`assistant.understanding.kind.skeleton`). Data.

Tables are in order of strength within a kind only; which kind goes before which is told in
`assistant.understanding.kind.kinds`. Every pattern is linear.
"""

from __future__ import annotations

import re

from assistant.understanding.kind.sign import sign, whole

PLANNED_SAID = r"GOAL|ACTIVITY|INDICATOR|VALUE|VERDICT|DOCUMENT|ORGAN|NAME|PLAN"
PLAN_SAID = r"PLAN|(?:verksamhets|handlings|mål)?plan(?:en|er|erna|ens)?|lup|(?:mål)?program\w*|\w*bokslut\w*"
_NO = r"(?:ingen|inget|inga|inte (?:\S{1,40} ){0,2}?(?:någon|något|några)|nobody|no one|none of|no)"

YES_OR_NO_SAID = (
    r"^\W*(?:(?:och|men|så|and|but) )?(?:är|har|hade|blev|blir|gick|går|kom|kommer|klara[rd]\w*|når|nådde|ser|kan"
    r"|ska|följs|mäts|täcks|bidrar|lyck\w+|finns|fanns|is|are|was|were|has|have|had|did|do|does|will|can)(?= )"
)
"""How a question begins that is answered by yes or no."""
MEANING = (
    sign(r"vad (?:menar|avser) (?:\S{1,40} ){1,3}?(?:NAME|med)"),
    sign(r"\S{1,40} ?= ?(?=\?|$)"),
    sign(r"(?:är|is|are) (?:\S{1,40} ){1,5}?(?:the same)", unless=r"WHEN|WHO|NAME|PLAN"),
    sign(r"(?:ordet|begreppet|termen|uttrycket|förkortningen|bokstäverna)"),
    sign(r"what (?:did|does|do) (?:\S{1,40} ){1,3}?mean by"),
    sign(r"vad (?:är|var) (?:\S{1,40} ){1,4}?för något|short for"),
    sign(
        r"^\W*(?:\S{1,40} ){0,2}?\S{1,40}\W{1,3} ?(?:vad|what) (?:är|betyder|innebär|is) (?:det|de|it"
        r"|that)(?! \w*s? \w)"
    ),
    sign(r"^\W*vad är (?:det|de)(?: egentligen)?(?= ?[?.!])|vad innebär|vad betyder|vad menas"),
    sign(r"lägg(?:er|s)? (?:\S{1,40} ){0,2}?i (?:ordet|begreppet|termen)"),
)
"""Asks what a word means."""

TERMS_APART = whole(
    r"förra|föregående|gamla|nya|tidigare|innan|då|nu|previous|earlier|old|WHEN|sig|planen|planerna|programmet"
    r"|programmen"
)
"""Makes of a difference one between things that are, rather than between words."""

COUNT = (
    sign(
        r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d{1,3}|two|three|four|five|six) (?:eller|or) (?:två|tre|fyra"
        r"|fem|sex|sju|åtta|nio|tio|elva|\d{1,3}|three|four|five|six|seven)",
        beside=PLANNED_SAID,
    ),
    sign(r"(?:siffra|siffran|tal) på antalet"),
)

_EARLIER = (
    r"förra|föregående|förr|tidigare|gamla|innan|dessförinnan|previous|earlier|former|old|before|(?:sedan|efter"
    r"|since|after|mot|än) (?:WHEN|dess)|(?:WHEN|PLAN) (?:\S{1,60} ){0,14}?(?:WHEN|PLAN)|byter|bytte|(?:nya"
    r"|new) (?:\S{1,40} )?(?:program\w*|planen|lup|plan|programme)|(?:planerna|programmen) för WHEN|redan"
)
_CHANGED = (
    r"försvann|försvinn\w+|försvunn\w+|strök\w*|struk\w*|ströks|skippa\w*|slopa\w*|utgått|utgick|avskaffa\w*|rök"
    r"|(?:kom|kommit|finns|fanns|är|var|står|stod|togs|fick|hade|har) inte (?:\S{1,40} ){0,2}?(?:med|kvar|längre|i"
    r"|WHEN|NAME|PLAN)|inte (?:\S{1,40} ){0,2}?(?:fanns|finns|stod|kvar|längre)|kvar|lev(?:er|de|t) vidare"
    r"|återkom\w*|återfinns|ny|nya|nytt|nytillkom\w*|tillkom\w*|tillägg\w*|(?:kom|kommit) till|omskriv\w*"
    r"|omformuler\w*|flytta[td]\w*|desamma|samma|oförändra\w*|motsvar\w*|hänt|added|dropped|removed|kept|carried"
    r"|gone|remain\w*|new|renamed|reworded|unchanged|continued?"
)

COMPARE = (
    sign(
        r"annorlunda|different|men inte (?:nu|längre|WHEN|i)|(?:fler|färre|mer|mindre|högre|lägre|more"
        r"|fewer) (?:\S{1,40} ){0,3}?(?:sedan|since)",
        beside=rf"{_EARLIER}|WHEN",
    ),
    sign(
        r"heter (?:\S{1,40} ){0,2}?annat|höj(?:ts|des|t|de)|sänk(?:ts|tes|t|te)|skärp(?:ts|tes|t|te)|raised|lowered"
        r"|kvar (?:\S{1,40} ){0,3}?(?:från|sedan|since|from)",
        beside=rf"{PLANNED_SAID}|{PLAN_SAID}|WHO",
    ),
    sign(r"(?:mer|mindre|längre|kortare|more|less) (?:\S{1,40} )?än (?:\S{1,40} )?(?:förra|gamla|tidigare)"),
    sign(
        r"WHEN (?:kontra|vs\.?|versus|jämfört|gentemot|mot|eller) (?:\S{1,40} ){0,3}?WHEN|kontra|versus|vs\.?",
        beside=r"WHEN|PLAN|WHO",
    ),
    sign(
        r"(?:flest|fler|färre|färst|störst|mest|most|more|fewest|fewer)",
        beside=r"WHO (?:eller|or|och|and) (?:\S{1,40} )?WHO",
    ),
    sign(r"WHO (?:\S{1,60} ){0,8}?(?:inte|not|medan|while) (?:\S{1,40} ){0,3}?WHO"),
    sign(r"(?:up or down)"),
    sign(r"(?:ärvt|ärvda?|övertagna?|nyhet(?:er|erna)?)", beside=rf"{PLANNED_SAID}|{PLAN_SAID}"),
    sign(r"skillnad(?:en|er|erna)? (?:mellan|på|i)", beside=r"WHEN|PLAN .{0,60}PLAN"),
    sign(_CHANGED, beside=_EARLIER),
    sign(
        r"försvann|försvunn\w+|ströks|strukits|nytillkom\w*|tillkommit|oförändra\w*|slopades|slopats|utgått|utgick"
        r"|then and now|då och nu",
        beside=rf"{PLANNED_SAID}|{PLAN_SAID}",
    ),
    sign(
        r"samma (?:\S{1,40} ){0,2}?(?:GOAL|håll|mål|ACTIVITY)|gemensamma (?:\S{1,40} )?(?:GOAL|ACTIVITY)|gemensamt"
        r"|gemensamma\W*$|in common|överlapp\w*|overlap\w*|möts (?:ORGAN|de)",
        beside=rf"{PLANNED_SAID}|WHO|{PLAN_SAID}",
    ),
    sign(
        r"(?:delar|dela|delas|shares|shared) (?:\S{1,40} ){0,2}?(?:på|av|mellan|by|between|GOAL|NAME)",
        beside=r"ORGAN|WHO",
    ),
    sign(
        r"(?:flera|flest|several|multiple|most) (?:\S{1,40} ){0,2}?(?:ORGAN|ACTIVITY)",
        beside=r"GOAL|NAME",
    ),
    sign(
        r"(?:både|both) (?:\S{1,40} ){0,2}?WHO (?:och|and) (?:\S{1,40} ){0,2}?WHO|(?:skiljer|skilja"
        r"|skilde) (?:\S{1,40} ){0,8}?från"
    ),
    sign(
        r"(?:högre|lägre|större|mindre|bättre|sämre|fler|färre|mer|higher|lower|better|worse|more|fewer"
        r"|less) (?:\S{1,40} ){0,5}?(?:än|than) (?:\S{1,40} )?(?:WHEN|förra|året|föregående|tidigare|före|innan"
        r"|before|last)"
    ),
    sign(
        r"vad (?:blev|hände) (?:det )?(?:\S{1,40} ){0,2}?(?:av|med) (?:\S{1,40} ){0,3}?(?:NAME|GOAL|gamla)",
        beside=_EARLIER,
    ),
    sign(r"compares?|differs?|på samma sätt|(?:står|ställ\w*|lägg) (?:\S{1,40} ){0,6}?(?:bredvid|mot|intill)"),
)
"""Sets one time, one plan or one organ beside another."""

_JUDGED = (
    r"uppfyll\w*|uppnå\w*|nå|nås|når|nådde\w*|nått\w*|klara[rdst]?\w*|met|reached?|achieved?|genomför\w*|påbörja\w*"
    r"|lyck\w*|fulfilled|completed"
)
GAP = (
    sign(
        r"(?:vem|vilka|who) (?:har|lämnade|skickade|have|has|did) (?:\S{1,40} ){0,3}?(?:inte|not|\w+n\"t)",
        beside=rf"{PLAN_SAID}|DOCUMENT|GOAL|ACTIVITY|INDICATOR",
        unless=_JUDGED,
    ),
    sign(
        r"ACTIVITY (?:\S{1,60} ){0,4}?(?:inte|not|\w+n\"t|ej) (?:\S{1,40} ){0,3}?(?:koppl\w*|knut\w*|knyt\w*|hör"
        r"|stödjer|bidrar|tied|linked|connected|support)"
    ),
    sign(
        r"(?:INDICATOR|ACTIVITY|DOCUMENT|VALUE|ORGAN) (?:till|för|på|from|for) (?:varje|alla|samtliga|every|each"
        r"|all)",
        beside=YES_OR_NO_SAID,
    ),
    sign(r"(?:var|where) (?:\S{1,40} ){0,2}?(?:saknar|saknas|brister|is there no)"),
    sign(
        r"(?:alla|samtliga|varje|all|every|each) (?:\S{1,40} ){0,2}?(?:GOAL|INDICATOR|ACTIVITY|ORGAN"
        r"|DOCUMENT) (?:\S{1,60} ){0,8}?(?:GOAL|INDICATOR|ACTIVITY|VALUE|DOCUMENT|ORGAN|VERDICT|mätta?|följda?"
        r"|täckta?|med)",
        beside=YES_OR_NO_SAID,
        unless=_JUDGED,
    ),
    sign(
        r"(?:vilka|vilken|vilket|which|what|any) (?:\S{1,40} ){0,3}?(?:GOAL|INDICATOR|ORGAN"
        r"|DOCUMENT) (?:\S{1,60} ){0,6}?(?:inte|aldrig|ej|not|never|\w+n't)",
        unless=rf"{_JUDGED}|klara?|färdig\w*|hör|ligger|ingår|belong|WHEN .{{0,80}}WHEN",
    ),
    sign(
        r"glömda",
        beside=rf"{PLANNED_SAID}|{PLAN_SAID}|WHO",
    ),
    sign(
        r"(?:ingen|inget|inga)(?! ann?an?t?| andra)|nobody|no one|none of",
        beside=rf"{PLANNED_SAID}|{PLAN_SAID}",
        unless=_JUDGED,
    ),
    sign(rf"{_NO} (?:\S{{1,40}} ){{0,3}}?(?:{PLANNED_SAID}|{PLAN_SAID}|uppföljning\w*|ansvarig\w*|koppling\w*)"),
    sign(
        rf"utan (?!till|för|att|i|på|även|också)(?:\S{{1,40}} ){{0,2}}?(?:ACTIVITY|INDICATOR|GOAL|VALUE|VERDICT"
        rf"|DOCUMENT|ORGAN|{PLAN_SAID}|ansvarig\w*|ägare|uppföljning\w*|mått|siffr\w*|koppl\w*|bedömning\w*|betyg)"
    ),
    sign(
        r"(?:inte|aldrig|ej|not|never|isn't|aren't) (?:\S{1,40} ){0,4}?(?:bedöm\w*|uppföljda?|följ\w* upp"
        r"|följts upp|mät\w*|jobba\w*|arbeta\w*|koppl\w*|knut\w*|knyt\w*|täck\w*|lämna[td]\w*|ställning|redovisa\w*"
        r"|rapport\w*|fått|stöd\w*|assessed|judged|measured|followed|covered|linked|reported)",
        beside=rf"{PLANNED_SAID}|{PLAN_SAID}|WHO",
        unless=_JUDGED,
    ),
    sign(
        r"(?:stöds|mäts|följs|täcks|berörs|nämns|omfattas|bedöms|bedömdes|kopplas) (?:\S{1,40} ){0,2}?(?:inte"
        r"|aldrig|ej)",
        unless=_JUDGED,
    ),
    sign(
        r"luck(?:a|an|or|orna)|bort?glömd\w*|obedömd\w*|ouppfölj\w*|förbisedd\w*|varken|står (?:helt )?tom\w*|gaps?"
        r"|overlooked|unmeasured|unassessed|saknade?",
        beside=rf"{PLANNED_SAID}|{PLAN_SAID}",
    ),
    sign(
        r"(?:missat|glömt|förbisett|missed|forgotten)(?: bort)? (?:\S{1,40} )?(?:någon|något|några|any)",
        beside=PLANNED_SAID,
    ),
)
"""Asks what there is not."""

LABELLED = (
    sign(
        r"(?:har|med|fått) (?:VERDICT|status) ?\"|märkta?|markerade?|flaggade?|i kolumnen|marked as",
        unless=r"vilken VERDICT|vad (?:är|har) (?:\S{1,40} ){0,2}?VERDICT|GOAL|NAME \w+ VERDICT",
    ),
)
"""Asks for the activities that a plan gives a certain status."""

STATUS = (
    sign(r"(?:gick|gått|går|went|gone) (?:bra|dåligt|snett|fel|sämst|bäst|well|badly|wrong)"),
    sign(
        r"(?<!att )lev\w+ upp till|live[ds]? up to|blivit av|(?:ligger|är|står) på (?:rött|gult|grönt)"
        r"|on (?:target|VALUE)"
        r"|enligt plan\W*$|ikapp|hur pass mycket"
    ),
    sign(
        r"hur (?:slutade|landade|föll|stod|står|blev|lyckas|lyckades|klarade|klarar)(?= )|vad har hänt med"
        r"|vad hände med|(?:omdöme|betyg)(?:et)? (?:\S{1,40} ){0,2}?(?:på|för) (?:NAME|målet|GOAL)|(?:kom|kommit|är"
        r"|var) (?:\S{1,40} ){0,2}?i mål|(?:kom|kommit|är|gå|gick) (?:\S{1,40} ){0,2}?i GOAL\W*$",
        unless=r"hur många|hur ser du",
    ),
    sign(
        r"(?:^)\W*(?:är|blev|har|is|was|has) (?:\S{1,60} ){1,12}?(?:byggd?|byggts|byggda|gjord|gjort|gjorda"
        r"|invigd\w*|införd\w*|införts|anlagd\w*|anlagts|\w{3,}[ae]ts|\w{3,}era[td]e?|built|opened|introduced"
        r"|launched)\W*$"
    ),
    sign(
        r"^\W*(?:klara[rd]\w*|når|nådde|lyck\w+|uppnå\w*|uppfyll\w*|missa\w*|kommer) (?:vi|man|kommunen|de|WHO|NAME"
        r"|målet)"
    ),
    sign(r"delvis|partly|partially", beside=r"GOAL|NAME"),
    sign(r"hur långt (?:\S{1,60} ){0,8}?(?:kommit|nått|hunnit|gått)|how far"),
    sign(
        r"hur (?:går|gick|ligger|blev|har) (?:det|vi|de)(?: egentligen)? (?:\S{1,40} ){0,3}?(?:för|med|till"
        r"|i)(?! att)|hur (?:går|gick) (?:\S{1,40} ){0,3}?(?:för|med|NAME|GOAL)|hur ser (?:det|prognos\w*|läget) ut",
        unless=r"hur (?:går|gick) det till(?! \w+s)|till väga|vad går",
    ),
    sign(
        r"i (?:hamn|lås|land|fas)|(?:ligger|släpar|är) efter|lyckades|lyckats|sprack|spruckit|bakläxa|åt skogen"
        r"|omdömen?|omdömet|nådd[ae]?"
        r"|kom(?:mit)? (?:inte )?upp (?:i|till)|(?:hamna\w*|ligger|låg|blev|landa\w*) (?:under|över) (?:målet|GOAL"
        r"|VALUE|sitt|sina)|(?:fell|fall|falls|falling) short|meet|klättrat|turn(?:ed)? out for|vilke[nt] (?:färg"
        r"|betyg) (?:fick|har|får) (?:NAME|målet|GOAL)"
    ),
    sign(
        r"läget|läge|status\w*|igång|i gång|på gång än",
        beside=r"NAME|GOAL|ACTIVITY|WHO|INDICATOR|\w{6,}",
        unless=r"hur (?:många|mycket)|nuläge\w*|(?:vad|vilket|vilken|what|which) (?:\S{1,40} ){1,6}?(?:igång|i gång)"
        r"|på gång|\w+läge\w*",
    ),
    sign(
        r"^\W*(?:(?:och|men|and) )?(?:är|blev|blir|har|is|are|was|were|has|have|did) .{1,160}?(?:klara?|klart"
        r"|färdig\w*|igång|i gång|startat|upp|done|finished|ready|started|i hamn)\W*(?: (?:eller|än|ännu|nu|yet"
        r"|or)(?!\w).{0,60})?$"
    ),
    sign(
        r"(?:nådde|når|nått|nåtts|missa\w*|klara\w*|uppnå\w+|uppfyll\w+|met|reach(?:ed)?|missed"
        r"|meet) (?:\S{1,40} ){0,5}?VALUE|VALUE (?:\S{1,40} ){0,8}?(?:nåddes|nåtts|uppnå\w*|uppfyll\w*|sprack|met"
        r"|reached|missed)",
        unless=r"(?:vilket|vilka|vad är|vad var|hur (?:högt|stort|hög)|what|which) (?:\S{1,40} )?VALUE",
    ),
    sign(r"(?:blev|är|var) (?:\S{1,40} ){0,3}?NAME (?:\S{1,40} )?(?:nått|nådd|klart|godkänt)"),
    sign(r"hur gick (?:det )?(?:\S{1,40} ){0,3}?(?:med|för)|vad säger uppföljningen"),
    sign(r"^\W*gick (?:målet )?NAME"),
    sign(r"^\W*(?:did|has|have|will) .{1,160}?(?:reach|reached|achieve|achieved|met|fulfil|hit|attain|live up to)"),
)
"""Asks how it went, or how far something has come."""

DONE = (
    sign(
        r"(?:finns|är|händer|görs) det (?:\S{1,40} )?(?:något) (?:på gång|planerat|igång|för|mot|kring|åt|om)",
        unless=r"GOAL|INDICATOR|DOCUMENT|utfall",
    ),
    sign(
        r"(?:vem|vilka|who) (?:\S{1,40} ){0,2}?(?:bidrar|hjälper|stöttar|arbetar|jobbar|contributes?|helps?|works?)",
        beside="NAME",
    ),
    sign(r"(?:vem|vilka|who) (?:gör|does|do) (?:vad|what)", beside=r"NAME|GOAL"),
    sign(r"målkoppling\w*|målmässigt|(?:hör|hörde) (?:\S{1,40} ){0,4}?hemma", beside=r"GOAL|mål\w+"),
)
"""Asks what is done for something, or what something is for."""
LISTED = (
    sign(
        r"vad (?:är|var|finns) det för (?:\S{1,40} )?(?:GOAL|ACTIVITY|INDICATOR|DOCUMENT|ORGAN)(?! för något)",
        unless="NAME",
    ),
    sign(r"dra (?:\S{1,40} ){0,2}?(?:GOAL|ACTIVITY|punkterna|listan)|vems DOCUMENT", unless="NAME"),
    sign(r"vad har (?:WHO )?(?:\S{1,40} )?för (?:GOAL|DOCUMENT)", unless="NAME"),
)
"""Asks for a list in other words than "vilka"."""
FIGURE = (sign(r"(?:vilken|vilket|what|which) (?:siffra|tal|procentsats|figure|level)", unless=r"VERDICT|uppfyll\w*"),)
"""Asks for one figure."""
PLANNED_DOING = re.compile(r"vad pågår|vad (?:har|drar|är|hade) .{1,60}?(?:på gång)")
"""Asks what is going on, not how it went."""
YES_OR_NO = re.compile(YES_OR_NO_SAID)
"""A question that is answered by yes or no."""
