"""Addresses of static files: each holds its content's hash, and is looked up once a process."""

from functools import lru_cache

from whitenoise.storage import CompressedManifestStaticFilesStorage

_, IMPORTS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns


class KeptAddresses(CompressedManifestStaticFilesStorage):
    # Our modules import each other by relative paths: these get their hashes, too, so that every
    # file may be kept for a year. Only ours: a bundle of others may hold what looks like an import.
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", IMPORTS))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.url = lru_cache(maxsize=512)(self.url)
