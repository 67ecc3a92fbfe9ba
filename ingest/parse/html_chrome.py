"""Page chrome that stands among the text of a web page: the lines that serve the page, not its readers' matter. Pure.

Menus, footers and the like are left out by their elements (`html_shown`); what is left here is known by its words, as
a whole line, by being a trail of links to where the page stands, or by being a list of links that the page repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.parse.paging import Item

MAX_LINE: Final = 160
"""Characters; a longer line is text."""
MAX_COOKIE_TEXT: Final = 400
"""Characters of a line that begins as notices of cookies do."""
MAX_LINK: Final = 60
MIN_LINKS: Final = 3
"""Links of a line or list that is nothing but links."""

_PAGE: Final = r"(?:(?:den här |denna )?(?:sidan|webbsidan|artikeln|nyheten|texten|innehållet|informationen))"
_ACTIONS: Final = (
    r"lyssna(?: på (?:sidan|texten|innehållet))?|läs upp|uppläsning",
    rf"(?:dela|skriv ut|tipsa om|spara|översätt|rapportera fel på)(?: {_PAGE})?(?: (?:på|via) [\w -]{{1,30}})?",
    r"(?:hoppa|gå)(?: direkt)? till (?:huvud)?(?:innehåll|menyn?|navigering(?:en)?|sidfot(?:en)?|sök(?:rutan)?)(?:et)?",
    r"(?:upp )?till (?:sidans )?(?:toppen|början)(?: (?:av|på) sidan)?|tillbaka(?: till (?:toppen|startsidan|listan))?",
    r"(?:visa|läs|se) (?:mer|mindre|fler|färre|alla|allt)(?: (?:innehåll|information|nyheter|artiklar))?",
    r"(?:öppna|stäng|visa|dölj)(?: (?:menyn?|sökrutan|sök|rutan|fönstret|undermeny))?|meny|huvudmeny|undermeny",
    r"(?:prenumerera|följ oss|följ kommunen)(?: på [\w -]{1,40})?|rss|nyhetsbrev",
    r"logga (?:in|ut)|mina sidor|e-tjänster|självservice|sök(?: på (?:webbplatsen|sidan))?|sökfunktion",
    r"(?:in english|english|other languages|språk|languages|lättläst|lätt svenska|teckenspråk|teckenstorlek|kontrast)",
    r"facebook|linkedin|instagram|youtube|twitter|x|e-post|mejl|kopiera länk(?:en)?",
)
_CONTACT: Final = (
    r"växel(?:n)?(?:: ?[\d -]+)?|besök oss|besöksadress|postadress|felanmälan|kontakta (?:oss|kommunen)|kontakt"
    r"|öppettider|lediga jobb|press(?:rum)?|tillgänglighet(?:sredogörelse)?|om webbplatsen|webbkarta|karta|nyheter"
    r"|personuppgifter|dataskydd|anslagstavla|synpunkter(?: och klagomål)?|lämna synpunkt(?:er)?"
)
_FEEDBACK: Final = (
    rf"(?:hjälpte|hittade|var|är|fick|gav|saknar|tyckte)\b[^.?!]{{0,40}}\b(?:{_PAGE}|du|dig)\b[^.?!]{{0,40}}\?"
    r"(?: ?(?:ja|nej|delvis|tack)\b[ /|,.!]*){0,4}"
)
_DATED: Final = (
    rf"(?:{_PAGE} )?(?:senast )?(?:(?:uppdatera|publicera|granska)(?:des|d|t|ts)|ändra(?:des|d|t|ts))"
    r"(?: senast)?(?: av [^.]{1,60}?)?:?(?: den)? \d[^.]{0,40}"
)
_COOKIE: Final = (
    r"(?:(?:godkänn|acceptera|neka|tillåt|avvisa|hantera)(?: (?:alla|endast|bara))?|(?:endast|bara) nödvändiga"
    r"|inställningar för|om|alla|anpassa) (?:nödvändiga )?(?:(?:kakor|cookies)(?:na)?|(?:kak|cookie)-?inställningar)"
    r"|(?:kakor|cookies)(?: på (?:webbplatsen|\w+\.se))?|kak-?inställningar|cookie-?inställningar"
)
_COOKIE_NOTICE: Final = re.compile(
    r"(?:vi|den här webbplatsen|webbplatsen|sidan) använder (?:oss av )?(?:kakor|cookies)\b", re.IGNORECASE
)
_SURE: Final = re.compile("|".join((*_ACTIONS, _FEEDBACK, _DATED, _COOKIE)), re.IGNORECASE)
_AMONG_OTHERS: Final = re.compile(_CONTACT, re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s+[·•|]\s+|\s*[|·]\s*|\s{3,}|\n")
_TRAIL: Final = re.compile(
    r"(?:start(?:sida)?n?|hem|du är här:?(?: \w+)?)(?:\s*[/>›»→]\s*[^/>›»→]{1,60}){1,8}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class LinkList:
    """A list of nothing but short links: its items' indexes (end excluded), its words, if it leads the page."""

    start: int
    end: int
    words: str
    leading: bool


def without_chrome(items: Sequence[Item], link_lists: Sequence[LinkList] = ()) -> list[Item]:
    """Return the items that are no chrome; lists of links go when they lead the page or stand there more than once."""
    counts = Counter(each.words for each in link_lists)
    dropped = {
        index for each in link_lists if each.leading or counts[each.words] > 1 for index in range(each.start, each.end)
    }
    return [item for index, item in enumerate(items) if index not in dropped and not is_chrome(item)]


def is_chrome(item: Item) -> bool:
    """Say whether an item is a line of page chrome as a whole; a heading of one word never is."""
    text = " ".join(item.text.split())
    if item.rows or not text:
        return False
    if len(text) <= MAX_COOKIE_TEXT and _COOKIE_NOTICE.match(text):
        return True
    if len(text) > MAX_LINE or (item.heading is not None and " " not in text):
        return False
    return _TRAIL.fullmatch(text) is not None or _is_chrome_line(tuple(_parts(item.text)))


def _parts(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        stripped = part.strip(" .:!")
        if stripped:
            yield f"{stripped}?" if part.rstrip().endswith("?") and not stripped.endswith("?") else stripped


def _is_chrome_line(parts: Sequence[str]) -> bool:
    """Say whether every part is chrome; in a row of three or more, what most parts are decides."""
    sure = sum(_SURE.fullmatch(part) is not None for part in parts)
    likely = sum(_AMONG_OTHERS.fullmatch(part) is not None for part in parts)
    if len(parts) < MIN_LINKS:
        return bool(parts) and sure > 0 and sure + likely == len(parts)
    return sure + likely > len(parts) / 2 and all(len(part) <= MAX_LINK for part in parts)
