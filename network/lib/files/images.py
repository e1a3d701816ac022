"""Pictures inside a file: what a camera wrote into them goes, the picture itself stays as it is.

JPEG and PNG are lists of segments with their lengths: leaving some out is sure and loses nothing.
"""

import struct

from network.lib.files.content import NotTaken

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN, _END = 0xDA, 0xD9
# APP0 says the density, APP2 the colours, APP14 how they are coded. The rest is Exif, XMP, IPTC,
# previews, and words (COM).
_JPEG_KEPT = {0xE0, 0xE2, 0xEE}
_JPEG_DROPPED = {*range(0xE0, 0xF0), 0xFE} - _JPEG_KEPT
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
    *(b"sBIT", b"bKGD", b"pHYs", b"hIST", b"acTL", b"fcTL", b"fdAT", b"cICP"),
}


def clean(picture: bytes) -> bytes:
    """Return a JPEG or PNG without what says where, when and by whom it was made.

    Raises:
        NotTaken: it is neither, or damaged.
    """
    try:
        if picture.startswith(_PNG):
            return _PNG + b"".join(_png(picture))
        if picture.startswith(_JPEG):
            return _JPEG + b"".join(_jpeg(picture))
    except (struct.error, IndexError):
        raise NotTaken("damaged") from None
    raise NotTaken("picture-unknown")


def _png(picture: bytes):
    at = len(_PNG)
    while at < len(picture):
        length, name = struct.unpack_from(">I4s", picture, at)
        end = at + 12 + length
        if end > len(picture):
            raise NotTaken("damaged")
        if name in _PNG_KEPT:
            yield picture[at:end]
        if name == b"IEND":
            return
        at = end
    raise NotTaken("damaged")


def _jpeg(picture: bytes):
    at = 2
    while True:
        while picture[at] == 0xFF and picture[at + 1] == 0xFF:
            at += 1  # padding
        if picture[at] != 0xFF:
            raise NotTaken("damaged")
        marker = picture[at + 1]
        if marker == _START_OF_SCAN:
            # What stands behind the end of the picture is none of it: previews and videos.
            yield picture[at : _end_of_scans(picture, at)]
            return
        [length] = struct.unpack_from(">H", picture, at + 2)
        end = at + 2 + length
        if marker not in _JPEG_DROPPED:
            yield picture[at:end]
        at = end


def _end_of_scans(picture: bytes, at: int) -> int:
    """Behind the end marker. In a scan, 0xFF is followed by 0 or by a restart mark."""
    while (at := picture.find(b"\xff", at + 1)) != -1:
        if at + 1 < len(picture) and picture[at + 1] == _END:
            return at + 2
    return len(picture)
