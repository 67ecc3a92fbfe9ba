"""Status words: which set a document uses, and how good each word is."""

from __future__ import annotations

from tests.quality.golden.job import Job


def words_of(job: Job, name: str, used: str) -> tuple[str, ...]:
    """Return the set of that list in which a used word stands, best first."""
    return next(one for one in job.words.sets[name] if used in one)


def grade(job: Job, name: str, word: str) -> int:
    """Return 0 for the best word of its set, 2 for the worst."""
    return words_of(job, name, word).index(word)
