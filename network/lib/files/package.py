"""Office and OpenDocument files are ZIP archives: unpacked within limits, and packed anew.

Packing anew leaves out what stands between, before and behind the entries, and all their dates.
"""

import io
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from network.lib.files.content import NotTaken

MOST_ENTRIES = 3000
MOST_UNPACKED = 60 * 1024 * 1024
# Real documents are 5 to 30 times as large unpacked; a bomb a thousand times and more.
MOST_RATIO, RATIO_COUNTS_FROM = 100, 5 * 1024 * 1024
_ENCRYPTED = 0x1


def unpack(raw: bytes) -> dict[str, bytes]:
    """Return the entries by name, in their order.

    Raises:
        NotTaken: too many, too large, encrypted, or no archive.
    """
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_bombs(entries, len(raw))
            # Reading stops at the size an entry claims to have, and its checksum is looked at.
            return {entry.filename: archive.read(entry) for entry in entries}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise NotTaken("damaged") from None


def _refuse_bombs(entries: list[ZipInfo], size: int) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise NotTaken("locked")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise NotTaken("too-complex")
    if unpacked > RATIO_COUNTS_FROM and unpacked > MOST_RATIO * size:
        raise NotTaken("too-complex")
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names) or any(_leads_out(name) for name in names):
        raise NotTaken("damaged")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise NotTaken("damaged")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def pack(parts: dict[str, bytes], *, stored: str = "") -> bytes:
    """Return an archive of the parts, in their order.

    Args:
        stored: the one entry that is not compressed: OpenDocument's type.
    """
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
