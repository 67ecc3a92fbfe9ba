"""What a question may follow up: the previous question and what its answer was about. It travels with the request.

As text it is one line of JSON, which comes back from outside and is believed in nothing: what the catalogue does not
know is left out, and what is no context at all is refused.

    {"version": 1, "question": "…", "entities": "id id …", "items": "id id …"}
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from assistant.understanding.catalogue import THINGS, Catalogue, EntityType, Named
from corpus.errors import QuestionError

VERSION: Final = 1
LONGEST = 20_000
"""Characters of a context as text."""
LONGEST_QUESTION = 2_000
MOST_ENTITIES = 20
MOST_ITEMS = 300
"""A context stands in an address, of which servers take 8,000 characters; ids have 16. An answer of more items can be
followed up by its question alone."""
LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Context:
    """The previous question, as it stands alone, the things that it named (ids) and those of its answer (ids)."""

    question: str
    entities: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


def encode(context: Context) -> str:
    """Return a context as text of at most LONGEST characters: where the items are too many, none of them."""
    items = context.items if len(context.items) <= MOST_ITEMS else ()
    held = {
        "version": VERSION,
        "question": context.question[:LONGEST_QUESTION],
        "entities": " ".join(_spaceless(context.entities)[:MOST_ENTITIES]),
        "items": " ".join(_spaceless(items)),
    }
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= LONGEST else encode(Context(context.question[:LONGEST_QUESTION]))


def decode(text: str) -> Context:
    """Read a context that came with a request. Raises QuestionError for what is none."""
    try:
        held = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        held = None
    question = held.get("question") if isinstance(held, dict) and held.get("version") == VERSION else None
    if not isinstance(held, dict) or not isinstance(question, str) or not 0 < len(question) <= LONGEST_QUESTION:
        raise QuestionError("Det förra svarets sammanhang går inte att läsa. Ställ frågan i sin helhet.")
    clean = question.encode("utf-8", "replace").decode("utf-8")
    return Context(
        unicodedata.normalize("NFC", clean),
        _ids(held.get("entities"), most=MOST_ENTITIES),
        _ids(held.get("items"), most=MOST_ITEMS),
    )


def is_context(text: str) -> bool:
    """Say whether a text is a context that can be followed up."""
    try:
        decode(text)
    except QuestionError:
        return False
    return True


def known(context: Context, catalogue: Catalogue) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Return the things that the context's question named, and those of its answer, that this corpus has."""
    wanted = {*context.entities, *context.items}
    found = {one.id: one for one in catalogue.named if one.id in wanted and one.type in (*THINGS, EntityType.ORGAN)}
    return _of(context.entities, found), _of(context.items, found)


def _of(ids: Iterable[str], found: dict[str, Named]) -> tuple[Named, ...]:
    return tuple(found[id_] for id_ in ids if id_ in found)


def _spaceless(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids without spaces: those of goals, activities, indicators and organs have none."""
    return tuple(id_ for id_ in ids if " " not in id_)


def _ids(held: object, *, most: int) -> tuple[str, ...]:
    """Return the ids of a text, each once; nothing of what is none, or is too long."""
    ids = held.split(" ") if isinstance(held, str) else []
    return tuple(dict.fromkeys(one for one in ids if 0 < len(one) <= LONGEST_ID)) if len(ids) <= most else ()
