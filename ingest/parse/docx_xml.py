"""The few things asked of a Word document's XML elements, typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

THROUGH: Final = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""Elements that only wrap what a reader sees: content controls, tracked insertions."""
_OFF: Final = frozenset(("0", "false", "off", "none"))
MAX_NUMBER: Final = 9999
"""Larger numbers in attributes are broken or hostile."""


class Element(Protocol):
    """What is used of an lxml element."""

    tag: str
    text: str | None

    def __iter__(self) -> Iterator[Element]:
        """Iterate over the children."""

    def find(self, path: str) -> Element | None:
        """Return the first such child."""

    def get(self, key: str) -> str | None:
        """Return an attribute."""

    def iter(self, tag: str) -> Iterator[Element]:
        """Iterate over the elements of that tag below."""

    def iterancestors(self, tag: str) -> Iterator[Element]:
        """Iterate over the elements of that tag above."""


def child(element: Element | None, tag: str) -> Element | None:
    """Return the first child of a Word tag, None where there is none."""
    return None if element is None else element.find(f"{W}{tag}")


def value(element: Element | None) -> str | None:
    """Return the element's `w:val`."""
    return None if element is None else element.get(f"{W}val")


def attribute(element: Element | None, name: str) -> str:
    """Return a Word attribute of an element, "" where there is none."""
    return "" if element is None else element.get(f"{W}{name}") or ""


def number(element: Element | None) -> int | None:
    """Return the element's `w:val` as a whole number from 0, None where it is none."""
    text = value(element)
    return (
        int(text) if text is not None and text.isascii() and text.isdecimal() and int(text[:6]) <= MAX_NUMBER else None
    )


def flag(properties: Element | None, tag: str) -> bool | None:
    """Return what a switch among the properties says; None where it is not stated."""
    element = child(properties, tag)
    return None if element is None else (value(element) or "1").lower() not in _OFF


def through(parent: Element, tag: str) -> Iterator[Element]:
    """Yield children of a Word tag, also those within content controls and tracked insertions."""
    for element in parent:
        if element.tag == f"{W}{tag}":
            yield element
        elif element.tag in THROUGH:
            yield from through(element, tag)
