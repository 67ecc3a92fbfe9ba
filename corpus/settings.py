"""The one settings object: defaults, then environment variables `RODA_…`, then what the command line says.

Read only where a program starts; everything below is handed the values it needs.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import SettingError

PREFIX = "RODA_"
DEFAULT_DATA_DIR = Path("~/.local/share/roda-traden")
MAX_WORKERS = 64
"""More worker processes than this is taken for a slip of the keyboard."""
MAX_PREFIX = 1000
"""Characters that may be put before each text."""
DATABASES = ("sqlite", "postgresql")
"""Schemes that the corpus store is tested with; a driver may follow ("postgresql+psycopg")."""

CHAT_PROVIDERS = ("openai", "ollama", "azure_openai")
"""Whose chat models can be named: any server that speaks OpenAI's language, Ollama, and Azure."""


def _default_workers() -> int:
    """Use every core, at most eight: each worker may take `ingest_memory_mb`."""
    return min(8, os.cpu_count() or 1)


def _default_serve_workers() -> int:
    """Use two cores: each process opens the corpus, and one alone answers on one core."""
    return min(2, os.cpu_count() or 1)


def _folder(path: Path) -> Path:
    """Make a path absolute, `~` resolved."""
    if "\0" in str(path):
        raise ValueError("måste vara en mapp som går att nå")
    if any("\ud800" <= letter <= "\udfff" for letter in str(path)):
        raise ValueError("måste vara en mapp vars namn är skrivet i UTF-8")
    try:
        path = path.expanduser().absolute()
        is_other = path.exists() and not path.is_dir()
    except (RuntimeError, OSError, ValueError) as error:
        raise ValueError("måste vara en mapp som går att nå") from error
    if is_other:
        raise ValueError("måste vara en mapp, men är en fil")
    return path


def _database(url: str | None) -> str | None:
    """Accept a database address that the store knows."""
    if url is not None and urlsplit(url).scheme.split("+")[0] not in DATABASES:
        raise ValueError("måste börja med sqlite:/// eller postgresql://")
    return url


def _chat_model(name: str | None) -> str | None:
    """Accept a chat model of a provider that the product is tested with."""
    if name is not None:
        provider, _, model = name.partition(":")
        if provider not in CHAT_PROVIDERS or not model.strip():
            raise ValueError(f"måste vara {', '.join(f'{one}:NAMN' for one in CHAT_PROVIDERS)}")
    return name


def _web_address(url: str | None) -> str | None:
    """Accept an address of a web server."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or parts.username or parts.password:
        raise ValueError("måste vara en adress som http://127.0.0.1:11434, utan lösenord")
    return url


class Settings(BaseSettings):
    """Every setting, checked. Sizes are megabytes of 1024 × 1024 bytes, times are seconds."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True)

    data_dir: Annotated[Path, AfterValidator(_folder)] = Field(default=DEFAULT_DATA_DIR, validate_default=True)
    """Where the corpus lives; made on first use."""
    database_url: Annotated[str | None, AfterValidator(_database)] = Field(default=None, repr=False)
    """SQLAlchemy address of the corpus store; None: SQLite in `data_dir`. Never shown: it may hold a password."""
    application_database_url: Annotated[str | None, AfterValidator(_database)] = Field(default=None, repr=False)
    """The same of the application store, which keeps what visitors leave: feedback."""
    embedding_model: Annotated[str, Field(min_length=1)] = "svenska"
    """"svenska" (the shipped model), "hashing", or a sentence-transformers model by folder or name (extra `models`)."""
    embedding_query_prefix: Annotated[str, Field(max_length=MAX_PREFIX)] | None = None
    """Put before a question for such a model; None: what the model declares, a space: nothing."""
    embedding_passage_prefix: Annotated[str, Field(max_length=MAX_PREFIX)] | None = None
    """The same before a passage."""
    embedding_batch: Annotated[int, Field(ge=1, le=4096)] = 32
    """Texts that such a model is given at a time; more takes more memory."""
    reranker: Annotated[str | None, Field(min_length=1)] = None
    """A CrossEncoder of sentence-transformers (extra `models`), a folder or one stored here, that reads the best
    passages; None: no model does."""
    model: Annotated[str | None, AfterValidator(_chat_model)] = None
    """A chat model, "provider:name" (extra `language-models`); None: answers are made without one."""
    model_url: Annotated[str | None, AfterValidator(_web_address)] = None
    """Where its server answers; None: the provider's own address."""
    model_key: SecretStr | None = None
    """Its server's key, where it wants one."""
    model_key_file: Path | None = None
    """A file that holds the key instead."""
    model_api_version: Annotated[str, Field(min_length=1)] = "2024-10-21"
    """Version of Azure's API; others have none."""
    model_in_house: bool = False
    """Whether the server is the owner's own, so that no text leaves the house; one on this machine always is."""
    model_seconds: Annotated[int, Field(ge=1, le=600)] = 60
    """Time that the model's part of one answer may take, tries again included."""
    model_temperature: Annotated[float, Field(ge=0, le=2)] = 0.0
    """0: the likeliest words. Some models only take 1."""
    ingest_workers: Annotated[int, Field(ge=1, le=MAX_WORKERS)] = Field(default_factory=_default_workers)
    """Documents read at the same time, each in a process of its own."""
    ingest_memory_mb: Annotated[int, Field(ge=256)] = 2048
    """Memory that reading one document may take. pdfium needs about 1 GB on the largest real documents."""
    ingest_seconds: Annotated[int, Field(ge=1)] = 300
    """Time that reading one document may take."""
    ocr_seconds: Annotated[int, Field(ge=0)] = 600
    """Time, beside `ingest_seconds`, that the pages of one document without text may take; 0: they are not read."""
    ocr_page_seconds: Annotated[int, Field(ge=1)] = 60
    """Time that one such page may take."""
    max_file_mb: Annotated[int, Field(ge=1)] = 200
    """Larger files are not read."""
    max_question_characters: Annotated[int, Field(ge=10, le=100_000)] = 2000
    """Longer questions are refused."""
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    """Address that `roda serve` listens on."""
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    """Port that `roda serve` listens on."""
    serve_workers: Annotated[int, Field(ge=1, le=MAX_WORKERS)] = Field(default_factory=_default_serve_workers)
    """Processes that answer at the same time."""


def load_settings(**overrides: object) -> Settings:
    """Read the settings from the environment; an override that is not None wins.

    Raises SettingError, in Swedish, naming every setting that is wrong and what it must be.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks each value; that is what it is here for
    except ValidationError as error:
        raise SettingError("\n".join(_sentence(detail) for detail in error.errors())) from error


_WRONG = {
    "value_error": "{error}",
    "greater_than_equal": "måste vara minst {ge:g}",
    "less_than_equal": "får vara högst {le:g}",
    "string_too_short": "får inte vara tom",
    "string_too_long": "får ha högst {max_length} tecken",
}
"""What is said of a value, by pydantic's name for its error."""
_MUST_BE = {"int": "ett heltal", "float": "ett tal", "bool": "true eller false", "path": "en mapp"}
"""By the first word of pydantic's names for errors of a type."""


def _sentence(detail: ErrorDetails) -> str:
    """Say in Swedish which setting is wrong and what it must be. The value is left out: it may be secret or long."""
    name = str(detail["loc"][0]) if detail["loc"] else ""
    setting = f"Inställningen {PREFIX}{name.upper()}"
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            known = ", ".join(PREFIX + field.upper() for field in Settings.model_fields)
            return f"{setting} finns inte. Välj bland {known}."
        case kind if kind in _WRONG:
            return f"{setting} {_WRONG[kind].format_map(context)}."
        case kind if kind.partition("_")[0] in _MUST_BE:
            return f"{setting} måste vara {_MUST_BE[kind.partition('_')[0]]}."
        case _:
            return f"{setting} har ett värde som inte går att använda. Rätta det eller ta bort det."
