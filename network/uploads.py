"""How files come in: in memory only, so that nothing of one that is refused is left on a disk."""

from network.lib.files.kinds import LARGEST, MOST_IN_A_POST

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# A request that is larger brings its words and none of its files: the form says so.
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST * MOST_IN_A_POST + 1024 * 1024
