"""Jobs to be done, desired outcomes and curated learning in one compact file, answered from anywhere."""

from jobpack._jobpack import Found, Hit, Pack, open, version
from jobpack.errors import JobpackError, PackError, UsageError

__all__ = [
    "Found",
    "Hit",
    "JobpackError",
    "Pack",
    "PackError",
    "UsageError",
    "open",
    "version",
]
