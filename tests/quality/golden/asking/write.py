"""Question files over a golden corpus: every wording once, of a municipality and a thing that the seed draws."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.quality.golden.asking.about_lists import programme_slots
from tests.quality.golden.asking.facts import Facts
from tests.quality.golden.asking.instance import Instance
from tests.quality.golden.asking.intents import INTENTS
from tests.quality.golden.asking.naming import genitive
from tests.quality.golden.asking.wordings import Wording, load
from tests.quality.golden.corpus import GoldenCorpus

FILES = ("wordings.toml", "unanswerable.toml")
KOMMUN_SLOTS = frozenset({"kommun", "kommun_gen"})
SAYS_WHERE = KOMMUN_SLOTS | {"other_kommun", "other_kommun_gen"}
"""A text with one of these names its municipality itself."""


def questions(corpus: GoldenCorpus, seed: int, *, held_out: bool) -> tuple[str, ...]:
    """Return the questions as JSON objects; a wording that nothing in this corpus fits is left out."""
    towns = [Facts.of(key, corpus) for key in sorted({name.partition("-")[0] for name in corpus.graph.documents})]
    rng = random.Random(f"questions {seed}")  # noqa: S311 - a draw that can be repeated
    instances = {(facts.key, name): tuple(intent.make(facts)) for facts in towns for name, intent in INTENTS.items()}
    made = []
    for number, wording in enumerate(one for name in FILES for one in load(name)):
        found = [
            (facts, instance)
            for facts in towns
            for instance in instances[facts.key, wording.intent]
            if wording.slots <= {*instance.slots, *_common(facts)} and _names_one(wording, instance, facts)
        ]
        if found and wording.held_out is held_out:
            made.append(_record(f"G{number:03}", wording, *rng.choice(found)))
    return tuple(made)


def _common(facts: Facts) -> dict[str, str]:
    """Return the slots that every question about a municipality can use."""
    named = programme_slots(facts)
    place = {"kommun": facts.kommun, "kommun_gen": genitive(facts.kommun)}
    return {**place, "programme": named["programme"], "period": named["period"]}


def _names_one(wording: Wording, instance: Instance, facts: Facts) -> bool:
    """Say whether a wording that names a document by its title alone names but one."""
    if "title" not in wording.slots or any(slot.startswith("organ") for slot in wording.slots):
        return True
    return [one.title for one in facts.documents].count(instance.slots["title"]) == 1


def _record(name: str, wording: Wording, facts: Facts, instance: Instance) -> str:
    """Return a question as JSON; the municipality is its scope where the text does not say it."""
    said = bool(wording.slots & SAYS_WHERE)
    record = {
        "id": name,
        "question": wording.text.format(**{**_common(facts), **instance.slots}),
        "scope": None if said else {"kommun": facts.kommun},
        "kind": wording.kind or INTENTS[wording.intent].kind,
        "intent": wording.intent,
        "expect": _expected(instance),
    }
    return json.dumps(record, ensure_ascii=False)


def _expected(instance: Instance) -> dict[str, object]:
    expect: dict[str, object] = {}
    for name in ("items", "count", "values"):
        if getattr(instance, name) is not None:
            expect[name] = getattr(instance, name)
    if instance.entities:
        expect["entities"] = instance.entities
    if instance.sources:
        expect["sources"] = [{"document": file, "page": page} for file, page in instance.sources]
    return {**expect, "refuse": instance.refuse}


def write(corpus: GoldenCorpus, seed: int, folder: Path) -> None:
    """Write the open and the held-out questions into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, held_out in (("open", False), ("held-out", True)):
        lines = questions(corpus, seed, held_out=held_out)
        (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
