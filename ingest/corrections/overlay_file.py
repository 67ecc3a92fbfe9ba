"""Overlay files: YAML <-> corrections. The only module that knows yaml; safe loading, bounded size."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from corpus.errors import CorrectionError
from corpus.model import FactRole, Level, MentionKind
from corpus.system_errors import why
from ingest.corrections.overlay import Act, Changes, Correction

MOST_BYTES: Final = 2_000_000
LONGEST: Final = 5_000
"""Characters of one text."""
FACTS: Final = (
    FactRole.STATUS, FactRole.TARGET, FactRole.OUTCOME, FactRole.BASELINE, FactRole.START, FactRole.END,
    FactRole.AMOUNT, FactRole.RESPONSIBLE,
)  # fmt: skip
"""Details that can be corrected."""
_KEYS = {"remove", "change", "add", "page", "quote", "date", "set"}
_SET = {"text", "level", "number", "organ", "goals", *(role.value for role in FACTS)}
MOST_OF_A_DAY: Final = 20
"""Characters; a day has ten."""
_OWN: Final = ("number", "organ")
"""Texts that are the person's own: nothing on the page vouches for their characters."""


def read_overlay(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of a file, in order. Raises CorrectionError with the place and what to do."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CorrectionError(f"{path} är för stor för en rättelsefil. Dela inte ut annat än rättelser där.")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else "den är inte UTF-8"
        raise CorrectionError(f"Rättelsefilen {path} kan inte läsas: {reason}.") from error
    return parse_overlay(text, place=str(path))


def parse_overlay(text: str, *, place: str) -> tuple[Correction, ...]:
    """Return the corrections of a text; `place` names it in messages. Raises CorrectionError."""
    try:
        data = yaml.safe_load(text)
    except ValueError as error:
        raise CorrectionError(f"{place}: ett datum eller tal går inte att läsa. Skriv datum som 2026-11-21.") from error
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f", rad {line + 1}"
        raise CorrectionError(f"{place}{where}: filen är inte riktig YAML. Rätta den och kör igen.") from error
    entries = data.get("corrections") if isinstance(data, dict) else None
    if entries is None and isinstance(data, dict) and "corrections" in data:
        return ()
    if not isinstance(entries, list):
        raise CorrectionError(f"{place}: listan corrections saknas. Se docs/corrections.md för hur en fil ser ut.")
    return tuple(_correction(entry, f"{place}, rättelse {number}") for number, entry in enumerate(entries, start=1))


def dump(value: Mapping[str, object]) -> str:
    """Return plain data as YAML, keys in the order given, Swedish letters as they are."""
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
    return text


def _correction(entry: object, place: str) -> Correction:
    if not isinstance(entry, dict):
        raise CorrectionError(f"{place}: skriv fälten under varandra (remove, change eller add; page, quote, date).")
    _require_known(entry, _KEYS, place)
    acts = [act for act in Act if act.value in entry]
    if len(acts) != 1:
        raise CorrectionError(f"{place}: skriv precis ett av remove, change och add.")
    kind = _one_of(entry[acts[0].value], tuple(MentionKind), place)
    page = entry.get("page")
    if isinstance(page, bool) or not isinstance(page, int) or page < 1:
        raise CorrectionError(f"{place}: page ska vara sidans nummer, från 1.")
    date = _day(entry.get("date"))
    if date is None:
        raise CorrectionError(f"{place}: date ska vara dagen för rättelsen, till exempel 2026-11-21.")
    changes = _changes(entry.get("set", {}), place)
    if acts[0] is Act.REMOVE and changes != Changes():
        raise CorrectionError(f"{place}: remove tar bort; set hör till change och add.")
    return Correction(acts[0], MentionKind(kind), page, _text(entry.get("quote"), "quote", place), date, changes)


def _day(value: object) -> str | None:
    """Return a day as ISO, which YAML may have read as a date; None for anything else."""
    if isinstance(value, datetime.datetime) or not isinstance(value, str | datetime.date):
        return None
    try:
        return datetime.date.fromisoformat(str(value)[:MOST_OF_A_DAY]).isoformat()
    except ValueError:
        return None


def _changes(data: object, place: str) -> Changes:
    if not isinstance(data, dict):
        raise CorrectionError(f"{place}: set ska ha fält under sig (text, goals, status …).")
    _require_known(data, _SET, place)
    given = {key: value for key, value in data.items() if key != "goals"}
    texts = {key: _text(value, key, place) for key, value in given.items()}
    for key in _OWN:
        _require_printable(texts.get(key, ""), key, place)
    level = texts.get("level")
    return Changes(
        text=texts.get("text"),
        level=None if level is None else Level(_one_of(level, tuple(Level), place)),
        number=texts.get("number"),
        organ=texts.get("organ"),
        goals=_names(data["goals"], place) if "goals" in data else None,
        facts=tuple((role, texts[role.value]) for role in FACTS if role.value in texts),
    )


def _names(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise CorrectionError(f"{place}: goals ska vara en lista med målens namn; [] om det inte hör till något mål.")
    names = tuple(_text(name, "goals", place) for name in value)
    for name in names:
        _require_printable(name, "goals", place)
    return names


def _require_printable(text: str, key: str, place: str) -> None:
    if not " ".join(text.split()).isprintable():
        raise CorrectionError(f"{place}: {key} har osynliga tecken. Skriv om texten utan dem.")


def _text(value: object, key: str, place: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
        raise CorrectionError(f"{place}: {key} ska vara en text. Sätt citattecken om den.")
    return str(value).strip()[:LONGEST]


def _one_of(value: object, allowed: Sequence[MentionKind | Level], place: str) -> str:
    if not isinstance(value, str) or value not in [one.value for one in allowed]:
        said = value[:50] if isinstance(value, str) else "något annat än ett ord"  # aliases may nest without end
        raise CorrectionError(f"{place}: {said} går inte. Välj {', '.join(one.value for one in allowed)}.")
    return value


def _require_known(entry: Mapping[object, object], known: set[str], place: str) -> None:
    unknown = [str(key) for key in entry if key not in known]
    if unknown:
        raise CorrectionError(f"{place}: fältet {unknown[0][:50]} finns inte. Välj bland {', '.join(sorted(known))}.")
