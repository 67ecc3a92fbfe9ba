"""What stands around the goals in a plan: chapters on the background, on steering, on money and on the people."""

from __future__ import annotations

from dataclasses import replace

from tests.quality.golden.job import Job, Laid

CHAPTERS = ("background", "steering", "economy", "people")
MOST_PARAGRAPHS = 4
BEFORE = 0.6
"""The share of chapters that stand before the goals."""


def surround(job: Job, laid: Laid) -> Laid:
    """Return a layout's content with up to three chapters of prose before and behind it."""
    before, behind = [], []
    for name in job.rng.sample(CHAPTERS, job.rng.choice((0, 1, 1, 2, 3))):
        first = job.chance(BEFORE) and not laid.opens
        (before if first else behind).append(_chapter(job, name))
    return replace(laid, html="".join((*before, laid.html, *behind)))


def _chapter(job: Job, name: str) -> str:
    """Return a chapter under a heading of its own; no paragraph of it stands twice."""
    told = job.words.lists[f"prose.{name}"]
    chosen = job.rng.sample(told, job.rng.randint(1, min(MOST_PARAGRAPHS, len(told))))
    filled = (one.format(kommun=job.document.kommun, year=job.year) for one in chosen)
    return f"<h2>{job.word(f'headers.{name}')}</h2>" + "".join(f"<p>{one}</p>" for one in filled)
