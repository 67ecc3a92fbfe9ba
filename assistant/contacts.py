"""kontakt.toml in the data directory: where an asker turns with what the documents do not answer. The owner's words.

[[kontakt]]
kommun = "Motala"
text = "Kommunens kontaktcenter svarar på vardagar."
epost = "kontakt@motala.example"
webb = "https://www.motala.example/kontakt"

[[kontakt]]
kommun = "Motala"
organ = "Socialnämnden"      # for questions about this organ; without it for the whole kommun
epost = "socialnamnden@motala.example"

Nothing is invented: without the file, or an entry that fits, a neutral sentence is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.owner_file import read_owner_file
from corpus.errors import SettingError
from corpus.swedish import normalise

FILE_NAME = "kontakt.toml"
LONGEST_TEXT = 300
"""Characters of a text: it is shown at the end of a refusal."""
_FIELDS = ("kommun", "organ", "text", "epost", "webb")
_WAYS = ("text", "epost", "webb")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]{2,}")
_WEB = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to turn with questions about a kommun, or (with `organ`) about one of its organs; "" is not said."""

    kommun: str
    organ: str = ""
    text: str = ""
    email: str = ""
    web: str = ""

    @property
    def said(self) -> str:
        """The ways to turn as one piece of text, the text first, without a last full stop."""
        return ", ".join(part for part in (self.text.rstrip(" ."), self.email, self.web) if part)


@dataclass(frozen=True, slots=True)
class Contacts:
    """The contacts of a data directory, in the order they stand."""

    contacts: tuple[Contact, ...] = ()

    def of_kommuner(self) -> tuple[Contact, ...]:
        """Return the contacts of whole kommuner, as they stand."""
        return tuple(one for one in self.contacts if not one.organ)

    def of(self, *, kommun: str | None, organ: str | None) -> Contact | None:
        """Return the contact of an organ in a kommun, else of the kommun; None where none is set or known."""
        if kommun is None:
            return None
        own = [one for one in self.contacts if _same(one.kommun, kommun)]
        exact = (one for one in own if organ is not None and one.organ and _same(one.organ, organ))
        return next(exact, None) or next((one for one in own if not one.organ), None)


NO_CONTACTS = Contacts()


def load_contacts(data_dir: Path) -> Contacts:
    """Read the contacts of a data directory; none where there is no such file.

    Raises SettingError, naming the file, the entry and what to do, for a file that cannot be read as this.
    """
    path = data_dir / FILE_NAME
    table = read_owner_file(path)
    if table is None:
        return NO_CONTACTS
    entries = table.get("kontakt", [])
    if set(table) - {"kontakt"} or not isinstance(entries, list):
        raise SettingError(f"{path} ska bara ha rader under [[kontakt]]. Rätta filen.")
    contacts = tuple(_contact(entry, f"{path}, kontakt {number}") for number, entry in enumerate(entries, start=1))
    _refuse_twice(contacts, path)
    return Contacts(contacts)


def is_email(text: str) -> bool:
    """Say whether a text looks like an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_web_address(text: str) -> bool:
    """Say whether a text looks like a whole web address."""
    return _WEB.fullmatch(text) is not None


def _contact(entry: object, place: str) -> Contact:
    """Return what one entry says; `place` opens the message of what is wrong with it."""
    if not isinstance(entry, Mapping):
        raise SettingError(f"{place}: skriv uppgifterna under [[kontakt]].")
    unknown = sorted(set(entry) - set(_FIELDS))
    if unknown:
        raise SettingError(f"{place}: {', '.join(unknown)} är okänt. Använd {', '.join(_FIELDS)}.")
    said = {name: _words(entry[name], f"{place}: {name}") for name in entry}
    if not said.get("kommun"):
        raise SettingError(f"{place}: kommun saknas. Skriv vilken kommun uppgiften gäller.")
    if not any(said.get(name) for name in _WAYS):
        raise SettingError(f"{place}: skriv minst en av text, epost och webb.")
    email, web = said.get("epost", ""), said.get("webb", "")
    if email and not is_email(email):
        raise SettingError(f"{place}: ”{email}” är ingen e-postadress. Skriv namn@exempel.se.")
    if web and not is_web_address(web):
        raise SettingError(f"{place}: ”{web}” är ingen webbadress. Skriv hela adressen med https://.")
    return Contact(said["kommun"], said.get("organ", ""), said.get("text", ""), email, web)


def _words(value: object, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingError(f"{place} ska vara text inom citattecken.")
    if len(value) > LONGEST_TEXT:
        raise SettingError(f"{place} är längre än {LONGEST_TEXT} tecken. Korta texten.")
    return " ".join(value.split())


def _refuse_twice(contacts: tuple[Contact, ...], path: Path) -> None:
    """Refuse two entries for one kommun and organ: which of them holds is not known."""
    seen: set[tuple[str, str]] = set()
    for one in contacts:
        key = (_bare(one.kommun), normalise(one.organ))
        if key in seen:
            raise SettingError(f"{path}: {one.organ or one.kommun} har flera kontakter. Behåll en.")
        seen.add(key)


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return normalise(name).removesuffix(" kommun")
