"""Whether a form was sent from a page of our own. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

OURS = frozenset({"same-origin", "none"})
"""What browsers say of a request that one of our pages, or the visitor, began (w3.org/TR/fetch-metadata)."""


def is_from_own_page(headers: Mapping[str, str]) -> bool:
    """Say whether a POST with these headers (names in lower case) comes from our own page, or from no browser at all.

    Browsers say so themselves where the address is https; elsewhere they name the page's origin in every POST that
    crosses to another.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in OURS
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False
