"""`roda replay`: a receipt's question asked again as of its day, and what differs from its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from assistant import receipt_file
from assistant.answer import Language
from assistant.answer_json import Json, to_json
from assistant.answering import Assistant
from assistant.commands.options import AsJson, DataDir, settings_of
from assistant.commands.printing import write, write_json
from assistant.prompting import LANGUAGES, Phrases
from assistant.receipt_file import SavedReceipt
from assistant.replaying import (
    Change,
    Differences,
    DocumentChanges,
    compare_answers,
    compare_documents,
    compare_makers,
    unproved,
)
from corpus.store import Store

DIFFERS = 1
"""Exit code: the answer is another than the receipt's."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The question asked again of one state (number)."""

    state: int
    differences: Differences
    documents: DocumentChanges
    made_by: tuple[Change, ...]
    unproved: tuple[str, ...] = ()
    """A language model's sentences that the quotes no longer prove."""

    @property
    def differs(self) -> bool:
        """Say whether anything of the answer is other than it was."""
        return bool(self.differences or self.unproved)


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of a receipt: tried on its own state where the corpus has it, and on the newest where that is another.

    `known` says whether the corpus has any of the documents that were searched.
    """

    saved: SavedReceipt
    newest: int
    known: bool
    own: Tried | None = None
    later: Tried | None = None

    @property
    def same(self) -> bool:
        """Say whether the answer is the same wherever it was asked again."""
        return not any(one.differs for one in (self.own, self.later) if one is not None)


def replay(
    context: typer.Context,
    receipt: Annotated[Path, typer.Argument(help="Kvitto från roda ask --receipt.", metavar="KVITTO.json")],
    *,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Ställ ett kvittos fråga igen, som på kvittots dag, och jämför med dess svar.

    Först till det tillstånd av korpusen som kvittot gäller, sedan till det nyaste. Slutkod 0: samma svar. 1: ett annat.
    """
    saved = receipt_file.read(receipt)
    settings = settings_of(context, data_dir)
    phrases = Phrases.load()
    store = Store.open(settings)
    try:
        tried = _replay(saved, store, Assistant(store, settings, phrases=phrases))
    finally:
        store.close()
    if as_json:
        write_json(_as_json(tried))
    else:
        _Told(tried, phrases).write()
    if not tried.same:
        raise typer.Exit(DIFFERS)


def _replay(saved: SavedReceipt, store: Store, assistant: Assistant) -> Replay:
    newest = store.view().state.number
    known = _has_state(saved, store)
    own = _tried(saved, saved.state, store, assistant) if known else None
    later = None if known and newest == saved.state else _tried(saved, newest, store, assistant)
    versions = {document.version for document in store.view(historical=True).documents()}
    return Replay(saved, newest, known or any(one.version in versions for one in saved.documents), own, later)


def _has_state(saved: SavedReceipt, store: Store) -> bool:
    """Say whether the state that answered is one of this corpus: published then, with the documents searched."""
    if not any((saved.state, saved.published) == (one.number, one.created) for one in store.states()):
        return False
    held = {(one.id, one.version, one.reading) for one in store.view(state=saved.state).documents()}
    return all((one.id, one.version, one.reading) in held for one in saved.documents)


def _tried(saved: SavedReceipt, state: int, store: Store, assistant: Assistant) -> Tried:
    """Ask again of one state, and compare."""
    answer = assistant.ask(saved.question, scope=saved.scope, today=saved.today, state=state, context=saved.context)
    searched = receipt_file.searched_of(store.view(state=state).documents(), answer.receipt.documents_searched)
    again = to_json(answer)
    differences = compare_answers(saved.answer, again, same_state=state == saved.state)
    changes, makers = compare_documents(saved.documents, searched), compare_makers(saved.answer, again)
    lost = () if saved.shown is None else unproved(saved.shown, again)
    return Tried(state, differences, changes, makers, lost)


def _as_json(tried: Replay) -> Json:
    return {
        "question": tried.saved.question,
        "as_of": tried.saved.today.isoformat(),
        "state": tried.saved.state,
        "newest_state": tried.newest,
        "same": tried.same,
        "own": _tried_json(tried.own),
        "newest": _tried_json(tried.later),
    }


def _tried_json(tried: Tried | None) -> Json | None:
    return None if tried is None else {**asdict(tried), "same": not tried.differs}


class _Told:
    """Writes what came of a receipt as text."""

    def __init__(self, tried: Replay, phrases: Phrases) -> None:
        self._tried = tried
        self._phrases = phrases
        said = tried.saved.answer.get("language")
        self._language: Language = next((one for one in LANGUAGES if one == said), LANGUAGES[0])

    def write(self) -> None:
        """Write it all."""
        tried, saved = self._tried, self._tried.saved
        write(self._word("asked", question=saved.question, as_of=saved.today.isoformat(), state=saved.state))
        if tried.own is None:
            write(self._word("no_state", state=saved.state))
            if not tried.known:
                write(self._word("other_corpus"))
        elif tried.later is None and not tried.own.differs:
            write(self._word("same"), bold=True)
            return
        for one in (tried.own, tried.later):
            if one is not None:
                self._write_tried(one)

    def _write_tried(self, tried: Tried) -> None:
        write(self._word("other_in" if tried.differs else "same_in", state=tried.state), bold=True)
        for line in (*self._documents(tried.documents), *self._makers(tried), *self._differences(tried.differences)):
            write(f"  {line}")
        for line in self._each("unproved", tried.unproved):
            write(f"  {line}")

    def _documents(self, changes: DocumentChanges) -> Iterator[str]:
        for field in ("new", "gone", "replaced", "read_anew"):
            names: tuple[str, ...] = getattr(changes, field)
            if names:
                yield f"{self._word(f'documents_{field}')}: {', '.join(names)}"

    def _makers(self, tried: Tried) -> Iterator[str]:
        for one in tried.made_by if tried.differences else ():
            part = self._word(f"part_{one.field}")
            yield self._word("made_by", part=part, before=one.before, after=one.after)

    def _differences(self, found: Differences) -> Iterator[str]:
        yield from self._each("came", found.came)
        yield from self._each("went", found.went)
        for one in found.changed:
            changed = self._word("changed", field=self._field(one.field), before=one.before, after=one.after)
            yield f"{one.name} – {changed}" if one.name else changed
        yield from self._each("sentence_went", found.sentences_went)
        yield from self._each("sentence_came", found.sentences_came)
        if found.other:
            yield self._word("other", fields=", ".join(found.other))

    def _each(self, word: str, names: Iterable[str]) -> Iterator[str]:
        return (f"{self._word(word)}: {name}" for name in names)

    def _field(self, field: str) -> str:
        name = f"replay.field_{field}"
        return self._phrases.render(name, self._language) if name in self._phrases else field

    def _word(self, name: str, **variables: str | int) -> str:
        return self._phrases.render(f"replay.{name}", self._language, **variables)
