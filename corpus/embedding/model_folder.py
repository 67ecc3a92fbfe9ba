"""Where a sentence-transformers model lies on this machine, and fetching one that does not. Owns huggingface_hub.

A folder is read and nothing else. A name is looked for among the models stored here; only one that is not stored is
fetched from its publisher (the address in HF_ENDPOINT, https://huggingface.co unless set), never with HF_HUB_OFFLINE=1.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath

from corpus.errors import SettingError

SECONDS = 10
"""The publisher must say within this time what the model's files are; each file has huggingface_hub's own limits."""
WANTED = ("*.json", "*.txt", "*.model", "*.safetensors")
"""Files of a model; older ones keep their weights in `*.bin`."""
MARKS = ("modules.json", "config.json")
"""A folder without any of them holds no model, and may be as large as a disk."""
OTHER_ENGINES = ("onnx/*", "openvino/*", "coreml/*")
_ORGANISATION = "sentence-transformers"
"""Publishes the models that are named without an organisation."""
_DIGITS = 12

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A model's files, its name for people, and its version: the publisher's revision, or the files' own checksum."""

    path: Path
    name: str
    version: str


def find(name: str) -> ModelFolder | None:
    """Return the folder of that name, or the model of that name stored here; None where it is not stored.

    Raises SettingError for a path that leads to no folder, a folder without a model, a name that is none, and a file
    that cannot be read.
    """
    folder = _folder(name)
    if folder is None and not name.startswith((".", "/", "~")) and name.count("/") <= 1:
        return _stored(name)
    if folder is None:
        raise refusal(f'mappen "{name}" finns inte')
    if not any((folder / one).is_file() for one in MARKS):
        raise refusal(f'mappen "{name}" har ingen sentence-transformers-modell')
    return ModelFolder(folder, folder.resolve().name, _checksum(folder))


def fetch(name: str) -> ModelFolder:
    """Fetch a model from its publisher and return where it lies now. Raises SettingError."""
    hub, errors = import_module("huggingface_hub"), import_module("huggingface_hub.errors")
    repository, address = _repository(name), hub.constants.ENDPOINT
    if not hub.constants.HF_HUB_OFFLINE:
        log.warning('Hämtar modellen "%s" från %s.', repository, address)
    try:
        files = [one.rfilename for one in hub.HfApi().model_info(repository, timeout=SECONDS).siblings or ()]
        path = Path(hub.snapshot_download(repository, allow_patterns=_needed(files), etag_timeout=SECONDS))
    except (OSError, ValueError, errors.HTTPError) as error:
        why = first_line(error)
        raise refusal(
            f'modellen "{name}" finns inte på den här datorn, och går inte att hämta från {address} ({why}). '
            "Kontrollera namnet och nätet"
        ) from error
    return ModelFolder(path, name, path.name[:_DIGITS])


def refusal(reason: str) -> SettingError:
    """Return the error that names the setting, says why, and what it may be."""
    return SettingError(
        f"Inställningen RODA_EMBEDDING_MODEL: {reason}. "
        "Ange en mapp med en sentence-transformers-modell, en modells namn, svenska eller hashing."
    )


def first_line(error: Exception) -> str:
    """Return the beginning of what a library says, for the end of a message."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".")[:200] if lines else type(error).__name__


def _folder(name: str) -> Path | None:
    """Return the folder of that name, or None; any text is a name of something."""
    try:
        folder = Path(name).expanduser()
        return folder if folder.is_dir() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _stored(name: str) -> ModelFolder | None:
    """Return a model that is stored here under its name, or None."""
    hub = import_module("huggingface_hub")
    try:
        path = hub.snapshot_download(
            _repository(name), local_files_only=True, allow_patterns=WANTED, ignore_patterns=OTHER_ENGINES
        )
    except OSError:
        return None
    except ValueError as error:
        raise refusal(f'"{name}" är inget namn på en modell') from error
    return ModelFolder(Path(path), name, Path(path).name[:_DIGITS])


def _repository(name: str) -> str:
    return name if "/" in name else f"{_ORGANISATION}/{name}"


def _needed(files: Iterable[str]) -> list[str]:
    """Return the files that loading needs: no weights of other engines, and none twice."""
    paths = [path for path in map(PurePosixPath, files) if not any(path.match(one) for one in OTHER_ENGINES)]
    safe = {path.parent for path in paths if path.suffix == ".safetensors"}
    return [
        str(path)
        for path in paths
        if any(path.match(one) for one in WANTED) or (path.suffix == ".bin" and path.parent not in safe)
    ]


def _checksum(folder: Path) -> str:
    """Return a checksum of a model's files, less hidden ones and descriptions. Raises SettingError."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if _counts(path.relative_to(folder)) and path.is_file()):
        try:
            with path.open("rb") as file:
                own = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise _unreadable(folder, path) from error
        total.update(f"{path.relative_to(folder).as_posix()} {own}\n".encode())
    return total.hexdigest()[:_DIGITS]


def require_readable(folder: Path) -> None:
    """Raise SettingError for a damaged JSON file: the library that reads some of them has no error of its own."""
    for path in sorted(folder.rglob("*.json")):
        try:
            json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise _unreadable(folder, path) from error


def _unreadable(folder: Path, path: Path) -> SettingError:
    return refusal(
        f"modellens fil {path.relative_to(folder)} i mappen {folder} är skadad eller går inte att läsa. "
        "Hämta modellen på nytt"
    )


def _counts(path: Path) -> bool:
    return path.suffix != ".md" and not any(part.startswith(".") for part in path.parts)
