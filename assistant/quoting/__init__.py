"""May a sentence be shown with these quotes as its only source? Pure; the same check for our own and a model's words.

A sentence that is a quote, whole or with harmless parts left out (`shortening`), passes. Any other is taken clause by
clause (`clauses`). A clause passes when one statement of the quotes holds all its words (`matching`), gives its
numbers and years to the same things (`figures`, `binding`), denies, limits and hedges what it does (`tones`), and
lets the same ones act on the same (`roles`). The check is one of words, not of meaning: it is built to stop what is
false, and stops free paraphrases with it.
"""

from assistant.quoting.checking import verify_quoted
from assistant.quoting.naming import NO_NAMES, Names
from assistant.quoting.tones import NEGATIONS, QUALIFIERS

__all__ = ["NEGATIONS", "NO_NAMES", "QUALIFIERS", "Names", "verify_quoted"]
