"""May a sentence be shown with these quotes as its only source? Pure; the same check for our own and a model's words.

A sentence that is a quote, whole or with harmless parts left out (`shortening`), passes. Any other is taken clause by
clause (`clauses`). A clause passes when one statement of the quotes holds all its words (`matching`), gives its
numbers and years to the same things (`figures`, `binding`), denies, limits and hedges what it does (`tones`), and
lets the same ones act on the same (`roles`). The check is one of words, not of meaning: it is built to stop what is
false, and stops free paraphrases with it. What a language model writes is held to the order of its quotes too
(`retelling`): whoever writes freely finds what a check of words lets through.
"""

from assistant.quoting.checking import verify_quoted
from assistant.quoting.naming import NO_NAMES, Names
from assistant.quoting.retelling import is_retold
from assistant.quoting.tones import NEGATIONS, QUALIFIERS

__all__ = ["NEGATIONS", "NO_NAMES", "QUALIFIERS", "Names", "is_retold", "verify_quoted"]
