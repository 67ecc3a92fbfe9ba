"""A number of pages in words."""


def page_count(count: int) -> str:
    """Return "1 sida", "2 sidor"."""
    return "1 sida" if count == 1 else f"{count} sidor"
