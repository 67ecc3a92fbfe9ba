"""An answer as one reads it: its sentences, what was found under goals or in tables, and what each warns of. Pure."""

from __future__ import annotations

from assistant.presentation.figures import figures
from assistant.presentation.listing import (
    Branch,
    common_period,
    folds,
    mixes_example,
    parts,
    rests_on_weak,
    stated,
    suggested,
    tree,
)
from assistant.presentation.sentences import caution, counted, has_example, lead, read_on_page, said
from assistant.presentation.tables import differ, found_of, of_year, only_year
from assistant.presentation.telling import (
    Word,
    corrected,
    editors_ties,
    model_place,
    told_values,
    told_verdict,
    years,
)

__all__ = [
    "ON_PAGES", "Branch", "Word", "corrected", "editors_ties", "has_example", "model_place", "said", "stated",
    "suggested", "told_values", "told_verdict", "tree", "years",
]  # fmt: skip

ON_PAGES = (
    caution, common_period, corrected, counted, differ, editors_ties, figures, folds, found_of, lead, mixes_example,
    model_place, of_year, only_year, parts, read_on_page, rests_on_weak, suggested, told_values, tree, years,
)  # fmt: skip
"""What the templates of an answer call, each by its name."""
