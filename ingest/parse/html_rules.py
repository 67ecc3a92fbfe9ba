"""What a web page's own style rules hide, marked in its tree before it is read; tinycss2's only owner.

Rules weigh as in a browser (CSS Cascading 4, section 6): by importance, by what their selector names, by order; an
element's own style outweighs them. Left out are rules that hold under a condition alone (another medium than the
screen, a width, a feature), and style sheets in files of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from ingest.parse.html_shown import draws_nothing

MAX_TEXT: Final = 200_000
"""Characters of a style sheet that are looked into."""
MAX_SHEETS: Final = 20
MAX_RULES: Final = 1_000
"""Rules that can hide something; each is sought in the whole page."""
MAX_DECLARED: Final = 2_000
"""Characters of an element's own style."""
TAKEN_BACK: Final = frozenset(("visibility", "font-size"))
"""What an element within may state anew, and be seen by it."""
PROPERTIES: Final = TAKEN_BACK | frozenset(
    (
        "display", "opacity", "text-indent", "left", "top", "clip", "clip-path", "color", "background",
        "background-color",
    )
)  # fmt: skip
_SCREEN: Final = frozenset(("", "all", "screen", "only screen"))
_WHOLE: Final = frozenset(("html", "head", "body"))
"""Never hidden: such a rule waits for a script that shows the page."""
_UNUSED: Final = frozenset(("noscript", "template"))
"""Elements whose style sheets a browser with scripts does not use for the page."""
_ID, _CLASS, _ELEMENT = re.compile("#"), re.compile(r"[.\[]|(?<!:):(?!:)"), re.compile(r"(?:^|[\s>+~(])[a-zA-Z]")

Declared = tuple[str, str, bool]
"""A property, its value, and whether it is important."""
Weight = tuple[bool, bool, int, int, int]
"""Whether it is important, whether the element's own style says it, how many ids, classes and elements are named."""
Said = dict[str, tuple[Weight, str]]
"""What is said of each property of an element, with its weight."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A style rule for one selector."""

    selector: str
    declared: tuple[Declared, ...]

    def weight(self) -> tuple[int, int, int]:
        """Return how many ids, classes and elements the selector names."""
        ids, classes, elements = (len(each.findall(self.selector)) for each in (_ID, _CLASS, _ELEMENT))
        return ids, classes, elements


def hide(tree: LexborHTMLParser) -> None:
    """Mark the elements that the page's own rules hide (`hidden`), and take away words that they make unseen."""
    rules = tuple(islice(_rules(tree), MAX_RULES))
    if not any(name not in ("background", "background-color") for rule in rules for name, _, _ in rule.declared):
        return
    nodes, styles = _styled(tree, rules)
    unseen: list[LexborNode] = []
    for key, node in nodes.items():
        said = {name: value for name, (_, value) in styles[key].items()}
        if draws_nothing(";".join(f"{name}:{value}" for name, value in said.items() if name not in TAKEN_BACK)):
            node.attrs["hidden"] = ""
        for name in TAKEN_BACK & said.keys():
            if draws_nothing(f"{name}:{said[name]}"):
                unseen += _words(node, name, styles)
    for words in unseen:
        words.decompose()


def _styled(tree: LexborHTMLParser, rules: Iterable[_Rule]) -> tuple[dict[int, LexborNode], dict[int, Said]]:
    """Return the elements that rules are for and what holds of each, by the elements' ids."""
    nodes: dict[int, LexborNode] = {}
    styles: dict[int, Said] = {}
    for rule in rules:
        for node in _found(tree, rule.selector):
            if node.mem_id not in nodes:
                nodes[node.mem_id], styles[node.mem_id] = node, {}
                own = _declared(tinycss2.parse_blocks_contents((node.attributes.get("style") or "")[:MAX_DECLARED]))
                _weigh(styles[node.mem_id], own, (True, 0, 0, 0))
            _weigh(styles[node.mem_id], rule.declared, (False, *rule.weight()))
    return nodes, styles


def _weigh(said: Said, declared: Iterable[Declared], weight: tuple[bool, int, int, int]) -> None:
    """Take in what is declared where nothing weightier was said."""
    for name, value, important in declared:
        known = said.get(name)
        if known is None or known[0] <= (important, *weight):
            said[name] = (important, *weight), value


def _found(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return [node for node in tree.css(selector) if node.tag not in _WHOLE]
    except SelectolaxError:  # a selector of something else than elements, or none
        return []


def _words(node: LexborNode, name: str, styles: Mapping[int, Said]) -> Iterator[LexborNode]:
    """Yield the words in an element, but not in elements within that state the property anew."""
    waiting = [node]
    while waiting:
        for child in waiting.pop().iter(include_text=True):
            if child.tag == "-text":
                yield child
            elif name not in styles.get(child.mem_id, {}):
                waiting.append(child)


# --- style sheets ------------------------------------------------------------------------------------------------


def _rules(tree: LexborHTMLParser) -> Iterator[_Rule]:
    """Yield the rules of the page's sheets that say something of `PROPERTIES`, in their order."""
    for sheet in filter(_is_used, tree.css("style")[:MAX_SHEETS]):
        for rule in _on_screen(sheet.text(deep=True)[:MAX_TEXT]):
            declared = tuple(_declared(tinycss2.parse_blocks_contents(rule.content)))
            for selector in _selectors(rule.prelude) if declared else ():
                yield _Rule(selector, declared)


def _on_screen(sheet: str) -> Iterator[tinycss2.ast.QualifiedRule]:
    """Yield the rules of a sheet that hold on a screen without condition."""
    waiting = tinycss2.parse_stylesheet(sheet, skip_comments=True)[::-1]
    while waiting:
        rule = waiting.pop()
        if rule.type == "at-rule" and rule.content is not None and _is_for_screen(rule):
            waiting += tinycss2.parse_rule_list(rule.content, skip_comments=True)[::-1]
        elif rule.type == "qualified-rule":
            yield rule


def _is_used(sheet: LexborNode) -> bool:
    if (sheet.attributes.get("media") or "").strip().lower() not in _SCREEN:
        return False
    above = sheet.parent
    while above is not None and above.tag not in _UNUSED:
        above = above.parent
    return above is None


def _is_for_screen(rule: tinycss2.ast.AtRule) -> bool:
    return rule.lower_at_keyword == "media" and _written(rule.prelude).lower() in _SCREEN


def _selectors(prelude: Iterable[tinycss2.ast.Node]) -> Iterator[str]:
    """Yield the selectors of a list."""
    part: list[tinycss2.ast.Node] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield _written(part)
            part = []
        else:
            part.append(token)
    yield _written(part)


def _declared(contents: Iterable[tinycss2.ast.Node]) -> Iterator[Declared]:
    for one in contents:
        if one.type == "declaration" and one.lower_name in PROPERTIES:
            yield one.lower_name, _written(one.value), one.important


def _written(tokens: Iterable[tinycss2.ast.Node]) -> str:
    """Return tokens as they are written; "" where they are nested beyond what any page has."""
    try:
        return str(tinycss2.serialize(tokens)).strip()
    except RecursionError:
        return ""
