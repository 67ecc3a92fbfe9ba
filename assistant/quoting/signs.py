"""What is said beside the words: by a sign, a question mark, a yes. Pure.

A cross denies what stands before it, a tag or a link does things, and characters that are not drawn say what nobody
sees. What a source does not have of these, a sentence may not have either.
"""

from __future__ import annotations

from corpus.swedish import words

_PLAIN = frozenset(".,:;!–—-−‐'’\"”“()/%&§…+")
"""Signs that add nothing to what words say. A question mark does: it takes the statement back."""
_ANSWERS = frozenset({"ja", "jo", "jodå", "nej", "yes", "no"})
"""Words that answer a question, whatever follows them."""


def signs_stand(sentence: str, source: str) -> bool:
    """Say whether every sign of a sentence that is neither letter, digit, space nor plain stands in its source."""
    strange = {sign for sign in sentence if not (sign.isalnum() or sign.isspace() or sign in _PLAIN)}
    return strange <= set(source) and _ANSWERS.intersection(words(sentence)) <= set(words(source))
