"""The language model that the settings name. LangChain is imported only where they name one."""

from __future__ import annotations

from assistant.writing.protocol import LanguageModel
from corpus.settings import Settings


def configured_model(settings: Settings) -> LanguageModel | None:
    """Make the language model of the settings, None where they name none. Nothing is sent. Raises SettingError."""
    if settings.model is None:
        return None
    from assistant.language_model.loading import load_chat_model  # LangChain takes a second to import

    return load_chat_model(settings)
