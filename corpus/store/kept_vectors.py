"""Vectors of slow models, kept by model and text: derived, but dearer to make again than to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, delete, func, insert, select, update

from corpus.database import Database
from corpus.store.schema import models, vectors

KEPT_MODELS = 3
"""Models whose vectors are kept: the one in use, and those used before it."""
_KEYS_A_QUERY = 500  # SQLite allowed 999 variables in a statement for long


class KeptVectors:
    """The kept vectors of one model. Usable by several threads; belongs under the write lock."""

    def __init__(self, database: Database, model: str) -> None:
        """Take a model into use."""
        self._database = database
        with database.writing() as connection:
            self._model = _take_into_use(connection, model)

    def get(self, texts: Sequence[str]) -> Mapping[str, bytes]:
        """Return the vectors that are kept of some texts, by text key."""
        found: dict[str, bytes] = {}
        with self._database.reading() as connection:
            for keys in _some(texts):
                chosen = (vectors.c.model == self._model, vectors.c.text.in_(keys))
                rows = connection.execute(select(vectors.c.text, vectors.c.vector).where(*chosen))
                found.update((row.text, row.vector) for row in rows)
        return found

    def put(self, kept: Mapping[str, bytes]) -> None:
        """Keep vectors by text key, in place of what was kept of the same texts."""
        with self._database.writing() as connection:
            for keys in _some(kept):
                chosen = (vectors.c.model == self._model, vectors.c.text.in_(keys))
                connection.execute(delete(vectors).where(*chosen))
                rows = [{"model": self._model, "text": key, "vector": kept[key]} for key in keys]
                connection.execute(insert(vectors), rows)


def forget(database: Database, *, texts: Iterable[str]) -> int:
    """Forget the vectors of all texts but these (keys), and of models long out of use; return how many went."""
    gone = 0
    with database.writing() as connection:
        last_used = list(connection.execute(select(models.c.id).order_by(models.c.used.desc())).scalars())
        for model in last_used[KEPT_MODELS:]:
            gone += connection.execute(delete(vectors).where(vectors.c.model == model)).rowcount
            connection.execute(delete(models).where(models.c.id == model))
        wanted = frozenset(texts) if last_used else frozenset()
        for model in last_used[:KEPT_MODELS]:
            kept = connection.execute(select(vectors.c.text).where(vectors.c.model == model)).scalars()
            for keys in _some([key for key in kept if key not in wanted]):
                chosen = (vectors.c.model == model, vectors.c.text.in_(keys))
                gone += connection.execute(delete(vectors).where(*chosen)).rowcount
    return gone


def _take_into_use(connection: Connection, model: str) -> int:
    """Mark a model as the one used last and return its id."""
    now: int = (connection.execute(select(func.max(models.c.used))).scalar() or 0) + 1
    id_: int | None = connection.execute(select(models.c.id).where(models.c.name == model)).scalar()
    if id_ is None:
        id_ = connection.execute(insert(models).values(name=model, used=now).returning(models.c.id)).scalar_one()
    else:
        connection.execute(update(models).where(models.c.id == id_).values(used=now))
    return id_


def _some(keys: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while some := list(islice(remaining, _KEYS_A_QUERY)):
        yield some
