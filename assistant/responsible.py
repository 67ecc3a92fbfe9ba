"""ansvarig.toml in the data directory: who is responsible for the service, for the accessibility statement.

namn = "Granby kommun"
epost = "tillganglighet@granby.example"
telefon = "0123-45 67 89"
webb = "https://granby.example/kontakt"
tillsyn = "Myndigheten för digital förvaltning (Digg)"
tillsyn_webb = "https://www.digg.se/tdosanmalan"

Nothing is invented: without the file the pages say that it is not stated. The supervising authority alone is known
beforehand; it can be changed here where the task moves to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.contacts import LONGEST_TEXT, is_email, is_web_address
from assistant.owner_file import read_owner_file
from corpus.errors import SettingError

FILE_NAME = "ansvarig.toml"
AUTHORITY = "Myndigheten för digital förvaltning (Digg)"
AUTHORITY_WEB = "https://www.digg.se/tdosanmalan"
"""Supervises lagen (2018:1937) om tillgänglighet till digital offentlig service, and takes complaints."""
_FIELDS = ("namn", "epost", "telefon", "webb", "tillsyn", "tillsyn_webb")


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is responsible, how to reach them, and who supervises; "" is not said."""

    name: str = ""
    email: str = ""
    telephone: str = ""
    web: str = ""
    authority: str = AUTHORITY
    authority_web: str = AUTHORITY_WEB

    @property
    def is_reachable(self) -> bool:
        """Whether any way to reach them is said."""
        return bool(self.email or self.telephone or self.web)


def load_responsible(data_dir: Path) -> Responsible:
    """Read who is responsible for the service of a data directory; nobody where there is no such file.

    Raises SettingError, naming the file and what to do, for a file that cannot be read as this.
    """
    path = data_dir / FILE_NAME
    table = read_owner_file(path)
    if table is None:
        return Responsible()
    unknown = sorted(set(table) - set(_FIELDS))
    if unknown:
        raise SettingError(f"{path}: {', '.join(unknown)} är okänt. Använd {', '.join(_FIELDS)}.")
    said = {name: _words(value, f"{path}: {name}") for name, value in table.items()}
    if not said.get("namn"):
        raise SettingError(f"{path}: namn saknas. Skriv vem som ansvarar för tjänsten.")
    if said.get("epost") and not is_email(said["epost"]):
        raise SettingError(f"{path}: ”{said['epost']}” är ingen e-postadress. Skriv namn@exempel.se.")
    for field in ("webb", "tillsyn_webb"):
        if said.get(field) and not is_web_address(said[field]):
            raise SettingError(f"{path}: ”{said[field]}” är ingen webbadress. Skriv hela adressen med https://.")
    return _responsible(said)


def _responsible(said: dict[str, str]) -> Responsible:
    authority = said.get("tillsyn", AUTHORITY)  # another authority has another address: ours is then not shown
    return Responsible(
        said["namn"], said.get("epost", ""), said.get("telefon", ""), said.get("webb", ""), authority,
        said.get("tillsyn_webb", AUTHORITY_WEB if authority == AUTHORITY else ""),
    )  # fmt: skip


def _words(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingError(f"{place} ska vara text inom citattecken.")
    if len(value) > LONGEST_TEXT:
        raise SettingError(f"{place} är längre än {LONGEST_TEXT} tecken. Korta texten.")
    return " ".join(value.split())
