"""Activities in running text: the wording of one becomes a sentence that names who does it.

The key words such an activity by its main clause: a clause behind a comma and an "och" with a new verb stay out of it;
a clause that says which thing is meant ("alla som går i årskurs 9") stays in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.quality.generator.graph import Activity
from tests.quality.golden.job import Job, Said, activity

UNITS = 0.4
"""The share of sentences whose doer is a unit below the organ."""
EXTENDED = 0.3
"""The share of sentences with an explanation behind the main clause."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence on an activity, escaped, from its first letter to its full stop."""

    of: Activity
    text: str


def tell(job: Job, one: Activity) -> Sentence:
    """Draw the sentence of an activity and note how the key words it; the same sentence may stand twice."""
    organ = job.graph.organs[one.organ].name
    unit = job.rng.choice(job.words.lists["sentence.units"]) if job.chance(UNITS) else None
    doer = unit or ("nämnden" if one.organ == job.document.organ and job.chance(0.6) else lowered(organ))
    form = job.rng.choice(job.words.lists["sentence.doer"])
    when = job.rng.choice(job.words.lists["sentence.when"])
    clause = raised(form.format(who=doer, when=when, what=doing(job, one)))
    rest = clause[len(main_clause(job, clause)) :]
    job.said[one.id] = Said(clause.removesuffix(rest), unit)
    after = f", {job.rng.choice(job.words.lists['sentence.after'])}" if not rest and job.chance(EXTENDED) else ""
    return Sentence(one, escape(f"{clause}{after.format(effect=one.effect)}."))


def doing(job: Job, one: Activity) -> str:
    """Return an activity as what somebody does: "översyn av …" becomes "göra en översyn av …"."""
    text = lowered(one.text)
    verbs = dict(job.words.sets["sentence.verbs"])
    first, _, _ = text.partition(" ")
    return f"{verbs[first]} {text}" if first in verbs else text


def main_clause(job: Job, clause: str) -> str:
    """Return a clause without a way of doing it that has a verb of its own."""
    second = (f" {tail}" for tail in job.words.lists["prose.tail"] if tail.startswith("och "))
    return next((clause.removesuffix(tail) for tail in second if clause.endswith(tail)), clause)


def stated(job: Job, sentence: Sentence) -> str:
    """Return a sentence where it states its activity; elsewhere its text alone is a mention."""
    return f"<span{job.at(activity(sentence.of))}>{sentence.text}</span>"


def woven(job: Job, sentences: Sequence[str], *, most: int = 3) -> str:
    """Return the sentences as paragraphs of up to `most`, with descriptions in between that state nothing."""
    left, parts = list(sentences), []
    while left:
        size = job.rng.randint(1, most)
        here, left = left[:size], left[size:]
        for text in _sampled(job, job.rng.randint(0, 2)):
            here.insert(job.rng.randint(0, len(here)), text)
        parts.append(f'<p class="told">{" ".join(here)}</p>')
    return "".join(parts) or described(job)


def described(job: Job) -> str:
    """Return a paragraph that describes how things are and states nothing."""
    return f"<p>{' '.join(_sampled(job, job.rng.randint(2, 4)))}</p>"


def _sampled(job: Job, count: int) -> list[str]:
    return [escape(text) for text in job.rng.sample(job.words.lists["prose.described"], count)]


def lowered(text: str) -> str:
    """Return a text with a small first letter."""
    return text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """Return a text with a large first letter."""
    return text[:1].upper() + text[1:]
