"""File names as a municipality would give them: they tell whose plan it is, not how it is set."""

from __future__ import annotations

from tests.quality.golden.municipality import Municipality


def file_name(town: Municipality, *, organ: str, title: str, ending: str, document: str) -> str:
    """Return the file name of an organ's document; the council's name is left out."""
    owner = "" if organ == town.organ("kf") else f"{town.organs[organ].name} "
    return f"{plain(f'{town.kommun} {owner}{title}')}-{document[-2:]}{ending}"


def plain(name: str) -> str:
    """Return a name fit for a file."""
    table = str.maketrans("åäöé –", "aaoe--")
    letters = "".join(one for one in name.casefold().translate(table) if one.isalnum() or one == "-")
    return letters.replace("--", "-")
