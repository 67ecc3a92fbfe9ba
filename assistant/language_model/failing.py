"""What the model libraries raise where a server fails, and what that means for who asked."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from langchain_core.exceptions import LangChainException

from assistant.language_model.bounding import ResponseRefused
from corpus.errors import ModelFailed

_STATUSES = {401: "key", 403: "key", 404: "no_model", 429: "busy"}
"""What a server's status means, where it means one thing."""


@cache
def failures() -> tuple[type[Exception], ...]:
    """Return what the libraries raise on servers that are absent, refuse, break off or talk nonsense."""
    found: list[type[Exception]] = [
        LangChainException, OSError, ValueError, TypeError, LookupError, AttributeError, RuntimeError,
    ]  # fmt: skip
    for module, name in (
        ("openai", "OpenAIError"), ("httpx", "HTTPError"), ("httpx2", "HTTPError"),
        ("httpx", "StreamError"), ("httpx2", "StreamError"), ("ollama", "ResponseError"),
    ):  # fmt: skip
        try:
            found.append(getattr(import_module(module), name))
        except ImportError:
            continue
    return tuple(found)


def may_pass(error: Exception) -> bool:
    """Say whether the same request may go well the next time: not where it was refused."""
    status = getattr(error, "status_code", None)
    if _refused(error):
        return False
    return not isinstance(status, int) or status in (408, 409, 429) or status >= 500


def failed(error: Exception, server: str, *, has_begun: bool) -> ModelFailed:
    """Say why a model gave no text; what the server said goes to the log alone."""
    status, kind = getattr(error, "status_code", None), type(error).__name__
    refused = _refused(error)
    if refused:
        return ModelFailed(refused.cause, server=server)
    if has_begun:
        return ModelFailed("broke_off")
    if isinstance(status, int) and 300 <= status < 400:
        return ModelFailed("redirected", server=server)
    if isinstance(status, int) and status > 0:
        return ModelFailed(_STATUSES.get(status, "status"), server=server, status=status)
    if "Timeout" in kind or "Connect" in kind or isinstance(error, OSError):
        return ModelFailed("unreachable", server=server)
    return ModelFailed("unreadable", server=server)


def does_not_answer(error: ModelFailed) -> bool:
    """Say whether a failure tells that the server is not there or does not answer: the next question waits in vain.

    A refusal (key, model, too many questions), text that cannot be read and none at all come at once, each with its
    own reason for who asked, and are answers in that sense.
    """
    status = error.said.get("status")
    return error.cause in ("slow", "unreachable") or (isinstance(status, int) and status >= 500)


def _refused(error: BaseException) -> ResponseRefused | None:
    """Return why a response was not read, where that is what the libraries' error comes from."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ResponseRefused):
        cause = cause.__cause__ or cause.__context__
    return cause
