"""From the settings to a chat model: LangChain's client, told whom it may reach, and with whose key."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from langchain.chat_models import init_chat_model

from assistant.language_model.bounding import PLAIN, bound
from assistant.language_model.chat import ChatModel
from assistant.language_model.failing import failures
from corpus.errors import SettingError
from corpus.settings import Settings

MOST_TOKENS: Final = 1_000
"""That a model may write in one go; more than any answer takes."""
WINDOW: Final = 8_192
"""Tokens of task, question, sources and answer; Ollama's own is smaller and cuts in silence."""
CONNECT_SECONDS: Final = 5
"""For a server to take a connection; all else is under the time limit of the whole."""
_OWN_ADDRESS = {"openai": "https://api.openai.com/v1", "ollama": "http://127.0.0.1:11434"}
_PACKAGES = {"openai": "langchain_openai", "azure_openai": "langchain_openai", "ollama": "langchain_ollama"}


def load_chat_model(settings: Settings) -> ChatModel | None:
    """Make the chat model that the settings name; None where they name none. Nothing is sent.

    Raises SettingError: the extra `language-models` is not installed, a key file cannot be read, or the provider takes
    these settings for none.
    """
    if settings.model is None:
        return None
    provider, _, name = settings.model.partition(":")
    _require(provider, settings.model)
    url = settings.model_url or _OWN_ADDRESS.get(provider)
    if url is None:
        raise SettingError(
            "Inställningen RODA_MODEL_URL måste vara adressen till Azure, https://NAMN.openai.azure.com."
        )
    host = urlsplit(url).hostname or ""
    in_house = settings.model_in_house or _is_here(host)
    unfit: tuple[type[Exception], ...] = (ImportError, *failures())
    try:
        model = init_chat_model(settings.model, **_options(provider, url, settings, in_house=in_house))
    except unfit as error:
        raise SettingError(f"Inställningen RODA_MODEL: {settings.model} går inte att använda ({error}).") from error
    return ChatModel(model, name, host, in_house, settings.model_seconds, _key(settings))


def _options(provider: str, url: str, settings: Settings, *, in_house: bool) -> dict[str, Any]:
    """Return what LangChain is told of a model, in each provider's words.

    No redirect is followed: text and key go to the server that the settings name, and to no other. What the environment
    holds for other programs is not used, but for a proxy on the way out of the house.
    """
    key = _key(settings) or "-"
    connection: dict[str, Any] = {"follow_redirects": False, "trust_env": not in_house}
    if provider == "ollama":
        return {
            "base_url": url, "temperature": settings.model_temperature, "num_predict": MOST_TOKENS, "num_ctx": WINDOW,
            "reasoning": False,
            "client_kwargs": {
                "timeout": (CONNECT_SECONDS, None, None, None), "headers": {"Authorization": f"Bearer {key}", **PLAIN},
                **connection,
            },
            "async_client_kwargs": {"event_hooks": {"response": [bound]}},
        }  # fmt: skip
    from openai import DefaultAsyncHttpxClient, Timeout  # in the extra, like what LangChain loads for it

    hooks: dict[str, list[Callable[..., Any]]] = {"request": [_without_foreign_headers], "response": [bound]}
    client = DefaultAsyncHttpxClient(**connection, headers=PLAIN, event_hooks=hooks)
    shared: dict[str, Any] = {
        "temperature": settings.model_temperature, "max_tokens": MOST_TOKENS, "max_retries": 0, "api_key": key,
        "timeout": Timeout(None, connect=CONNECT_SECONDS), "http_async_client": client, "openai_proxy": None,
    }  # fmt: skip
    if provider == "azure_openai":
        version = settings.model_api_version
        return {**shared, "azure_endpoint": url, "api_version": version, "azure_ad_token": None}
    return {**shared, "base_url": url, "use_responses_api": False}


async def _without_foreign_headers(request: Any) -> None:  # noqa: ANN401 - httpx's, or its successor's
    """Leave out whose account the environment names: the key is not that account's."""
    for name in ("OpenAI-Organization", "OpenAI-Project"):
        request.headers.pop(name, None)


def _key(settings: Settings) -> str | None:
    """Return the server's key from the setting or its file. Raises SettingError."""
    if settings.model_key is not None:
        return _one_word(settings.model_key.get_secret_value(), "RODA_MODEL_KEY")
    if settings.model_key_file is None:
        return None
    named = f"RODA_MODEL_KEY_FILE: {settings.model_key_file}"
    try:
        text = settings.model_key_file.expanduser().read_text(encoding="utf-8")
    except (OSError, ValueError, RuntimeError) as error:
        raise SettingError(f"Inställningen {named} går inte att läsa. Ange en fil med nyckeln.") from error
    return _one_word(text, named)


def _one_word(text: str, named: str) -> str:
    """Return a key, which travels in a header. Raises SettingError; the key is not repeated."""
    key = text.strip()
    if not (key.isascii() and key.isprintable() and len(key.split()) == 1):
        raise SettingError(f"Inställningen {named} måste hålla en nyckel, i ett ord utan å, ä och ö.")
    return key


def _require(provider: str, named: str) -> None:
    try:
        import_module(_PACKAGES[provider])
    except ImportError as error:
        raise SettingError(
            f'Inställningen RODA_MODEL är "{named}", men tillägget language-models är inte installerat. '
            'Kör pip install "roda-traden[language-models]" eller ta bort inställningen.'
        ) from error


def _is_here(host: str) -> bool:
    """Say whether a host is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
