"""What is said beside an activity's status: it never says that something is done which the status says is not."""

from __future__ import annotations

from html import escape

from tests.quality.golden import statuses
from tests.quality.golden.job import Job

BY_GRADE = ("prose.comment_good", "prose.comment_middle", "prose.comment_bad")
NEUTRAL = 0.25
"""The share of sentences that would fit any status."""


def comment(job: Job, status: str, count: int = 1) -> str:
    """Draw `count` sentences, none of them twice, that fit a status word."""
    fitting = list(job.words.lists[BY_GRADE[statuses.grade(job, "status.sets", status)]])
    neutral = list(job.words.lists["prose.comment"])
    chosen = []
    for _ in range(count):
        left = neutral if job.chance(NEUTRAL) else fitting
        chosen.append(left.pop(job.rng.randrange(len(left))))
    return escape(" ".join(chosen))
