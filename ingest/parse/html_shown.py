"""What of a web page a reader of the page sees as its text: no chrome, nothing hidden."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH: Final = 200
"""Elements within elements; the parser's time grows with the square of it (200,000 took minutes)."""
MAX_CHROME: Final = 2000
"""Characters: an element named after cookies that holds more is the page itself ("page has-cookie-consent")."""
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_SELF_CLOSING: Final = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup",
        "rb", "rt", "rp",
    )
)  # fmt: skip
"""Elements that are empty, or end by themselves where another of their kind begins."""

NOT_TEXT: Final = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video",
        "map", "head", "select", "button", "input", "textarea", "datalist", "dialog", "nav", "menu", "-comment",
    )
)  # fmt: skip
EDGE: Final = frozenset(("header", "footer", "aside"))
"""Chrome outside the main part and articles; inside them they belong to the text."""
_CHROME_ROLES: Final = frozenset(
    (
        "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
        "complementary",
    )
)  # fmt: skip
_CHROME_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookiebanner|kakor|kakbanner|consent|gdpr|breadcrumbs?|brodsmulor|skip-?link|skiplinks?"
    r"|sr-only|visually-?hidden|screen-reader-text|print-only|share-buttons|readspeaker)(?:$|[\s_-])",
    re.IGNORECASE,
)
_INVISIBLE_STYLE: Final = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}(?:hidden|collapse)"
    r"|opacity\s{0,5}:\s{0,5}0(?:\.0{1,3})?\s{0,5}(?:;|$)"
    r"|font-size\s{0,5}:\s{0,5}(?:0(?:\.0{1,3})?(?:px|pt|em|rem|%)?|(?:0?\.\d{1,3}|1)(?:px|pt))\s{0,5}(?:;|!|$)"
    r"|text-indent\s{0,5}:\s{0,5}-\d{3,}|(?:left|top)\s{0,5}:\s{0,5}-(?:\d{4,}|\d{3}(?:mm|cm|r?em|in|v[wh]|%))"
    r"|clip\s{0,5}:\s{0,5}rect\(\s{0,5}0|clip-path\s{0,5}:\s{0,5}inset\(\s{0,5}(?:50|100)%",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"(?:^|[;\s])color\s{0,5}:\s{0,5}([^;!]{1,60})", re.IGNORECASE)
_GROUND: Final = re.compile(r"background(?:-color)?\s{0,5}:\s{0,5}([^;!]{1,60})", re.IGNORECASE)
_ELSEWHERE: Final = frozenset(("inherit", "initial", "unset", "revert", "revert-layer", "currentcolor"))
"""Colours that stand somewhere else: two that are written alike may differ."""


_SERVING_NAMES: Final = re.compile(
    r"(?:site|page|main|global|primary|secondary|entry|post|top|sub|side|left|right|bottom|sv|sol|wp|env)?[_-]?"
    r"(?:nav|navigation|navbar|menu|meny|sidomeny|sidebar|sidokolumn|footer|sidfot|header-?tools|toolbar|share|sharing"
    r"|sharedaddy|social(?:-?(?:media|share|links|icons))?|feedback|rating|comments|related(?:-?posts)?|pagination"
    r"|pager|widget-?area|tag-?cloud|subscribe|back-?to-?top|to-?top|listen|lyssna|print)(?:[_-](?:wrapper|container"
    r"|links|list|area|box|bar|button|buttons|block|content|portlet))?",
    re.IGNORECASE,
)
"""Whole class names and ids by which web publishing systems call the parts that serve the page."""
MAX_LINK: Final = 60
"""Characters of a link in a list that is nothing but links."""
MIN_LINKS: Final = 3


def links_alone(node: LexborNode) -> str:
    """Return the words of a list that is nothing but at least three short links, "" for any other."""
    links = [" ".join(link.text(deep=True).split()) for link in node.css("a[href]")]
    words = "".join(node.text(deep=True).split())
    short = all(0 < len(link) <= MAX_LINK for link in links)
    return words if len(links) >= MIN_LINKS and short and "".join("".join(links).split()) == words else ""


def depth_of(source: str) -> int:
    """Return how deep elements nest at most, counted by kind: cheap, and never less than a tenth of the truth."""
    open_now: Counter[str] = Counter()
    depth = deepest = 0
    for match in _TAG.finditer(source):
        tag = match[2].lower()
        if tag in _SELF_CLOSING:
            continue
        if not match[1]:
            open_now[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif open_now[tag]:
            open_now[tag] -= 1
            depth -= 1
    return deepest


def main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the element that holds the document: main, a lone article, else the body."""
    for selector in ("main", "[role=main]"):
        found = [node for node in tree.css(selector) if not is_hidden(node)]
        if found and len(found[0].text(deep=True).split()) > 0:
            return found[0]
    articles = tree.css("article")
    return articles[0] if len(articles) == 1 and articles[0].text(deep=True).strip() else tree.body


def _is_unseen(node: LexborNode) -> bool:
    """Say whether an element's style draws nothing, or letters of the colour that it lays behind them."""
    return draws_nothing((node.attributes.get("style") or "")[:2000])


def draws_nothing(style: str) -> bool:
    """Say whether a style, as declarations, draws nothing, or letters of the colour that it lays behind them."""
    if _INVISIBLE_STYLE.search(style):
        return True
    letters, ground = _LETTERS.search(style), _GROUND.search(style)
    if letters is None or ground is None:
        return False
    return _colour(letters[1]) == _colour(ground[1]) not in _ELSEWHERE


def _colour(stated: str) -> str:
    """Return a colour as a style states it, in one way of writing."""
    written = "".join(stated.lower().split())
    short = written.removeprefix("#")
    written = f"#{''.join(digit * 2 for digit in short)}" if written.startswith("#") and len(short) == 3 else written
    return {"white": "#ffffff", "black": "#000000", "rgb(255,255,255)": "#ffffff"}.get(written, written)


def is_invisible(node: LexborNode) -> bool:
    """Say whether an element by itself is not drawn; what is kept from screen readers alone is drawn."""
    attributes = node.attributes
    return "hidden" in attributes or _is_unseen(node)


def hides(tag: str) -> bool:
    """Say whether an opening tag, as written, begins an element that is not shown."""
    node = LexborHTMLParser(tag).css_first("body > *")
    return node is not None and is_hidden(node)


def is_hidden(node: LexborNode) -> bool:
    """Say whether an element by itself is chrome or not shown."""
    attributes = node.attributes
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if (attributes.get("role") or "").strip().lower() in _CHROME_ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:400]
    if _is_unseen(node):
        return True
    if _CHROME_NAMES.search(names):
        return len(node.text(deep=True)) <= MAX_CHROME
    if not any(_SERVING_NAMES.fullmatch(name) for name in names.split()):
        return False
    return node.css_first("h1, table, main, article") is None and len(node.text(deep=True)) <= MAX_CHROME
