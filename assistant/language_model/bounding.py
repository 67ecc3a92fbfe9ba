"""What is read of a server's response is bounded: nothing that it sends fills the memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import cache
from importlib import import_module
from typing import Any, Final

MOST_BYTES: Final = 4_000_000
"""Of one response. A model may write 1,000 tokens and 8,000 characters. A token comes in some 250 bytes of JSON, with
Azure's notes on its content in some 700, so that a whole answer takes less than a megabyte; where each character comes
alone, 500 bytes are left for each. JSON can take fifty times its size in memory, which forbids much more."""
PLAIN: Final = {"Accept-Encoding": "identity"}
"""What a server is told: a compressed response can be a thousand times as large as what came."""


class ResponseRefused(RuntimeError):
    """A response is not read, or not to its end. `cause` is the name of a phrase (`model.why.…`)."""

    def __init__(self, cause: str, told: str) -> None:
        super().__init__(told)
        self.cause = cause


async def bound(response: Any) -> None:  # noqa: ANN401 - httpx's, or its successor's
    """Bound what may be read of a response; a hook that clients call before they read any.

    Raises ResponseRefused where it is compressed, which it was asked not to be; reading raises it where there is more
    than MOST_BYTES.
    """
    encoding = response.headers.get("Content-Encoding", "identity")
    if encoding.strip().casefold() not in ("", "identity"):
        raise ResponseRefused("unreadable", f"the response is compressed ({encoding})")
    library = type(response).__module__.partition(".")[0]
    response.stream = _bounded_stream(library)(response.stream)


@cache
def _bounded_stream(library: str) -> type[Any]:
    """Return the class of bounded streams of a client library, httpx or its successor: each takes only its own."""
    own: Any = import_module(library).AsyncByteStream

    class BoundedStream(own):  # type: ignore[misc]  # which of the two is known when a client is there
        """A stream of bytes that ends in an error where there are too many."""

        def __init__(self, stream: Any) -> None:  # noqa: ANN401 - the library's
            self._stream = stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            """Yield the bytes. Raises ResponseRefused."""
            read = 0
            async for data in self._stream:
                read += len(data)
                if read > MOST_BYTES:
                    raise ResponseRefused("too_much", f"the response has more than {MOST_BYTES} bytes")
                yield data

        async def aclose(self) -> None:
            """Close the connection, or give it back."""
            await self._stream.aclose()

    return BoundedStream
