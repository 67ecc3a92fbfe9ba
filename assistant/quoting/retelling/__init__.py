"""Does a sentence tell what one of a quote's does, in that one's order? Who writes freely is held to it (`telling`)."""

from assistant.quoting.retelling.telling import is_retold

__all__ = ["is_retold"]
