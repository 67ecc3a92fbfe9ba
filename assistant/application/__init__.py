"""The application store: what the service keeps itself, apart from the corpus. Today: feedback."""

from assistant.application.feedback import Feedback, KeptFeedback
from assistant.application.store import ApplicationStore

__all__ = ["ApplicationStore", "Feedback", "KeptFeedback"]
