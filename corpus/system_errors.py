"""What the operating system refuses, in Swedish: its own words are English on most machines."""

from __future__ import annotations

import errno
import shutil
from typing import Final

_REASONS: Final = {
    errno.EACCES: "åtkomst nekad",
    errno.EPERM: "åtkomst nekad",
    errno.ENOENT: "finns inte",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp",
    errno.EISDIR: "är en mapp",
    errno.EEXIST: "finns redan",
    errno.ELOOP: "länkar som går i ring",
    errno.ENAMETOOLONG: "namnet eller sökvägen är för lång",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "diskutrymmet för användaren är slut",
    errno.EROFS: "disken är skrivskyddad",
    errno.EIO: "läsfel eller skrivfel på disken",
    errno.ENOMEM: "minnet är slut",
    errno.EAGAIN: "för många processer",
    errno.EMFILE: "för många öppna filer",
    errno.ENFILE: "för många öppna filer",
    errno.EADDRINUSE: "adressen är upptagen av ett annat program",
    errno.EADDRNOTAVAIL: "adressen finns inte på den här datorn",
    errno.EINVAL: "ogiltigt värde",
}


def why(error: OSError) -> str:
    """Return why the system refused, without a full stop; its own words where we have none."""
    if isinstance(error, shutil.Error):  # many files, each with its own reason
        return "filer kan inte kopieras"
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or str(error) or type(error).__name__).rstrip(".")
