"""Where the tests find what they need: in the repository, or where JOBPACK_REPOSITORY says when they run elsewhere."""

import os
from pathlib import Path

REPOSITORY = Path(os.environ.get("JOBPACK_REPOSITORY", Path(__file__).parents[3]))
VECTORS = REPOSITORY / "tests/vectors"
ACADEMY = VECTORS / "v1/academy.pack"
TOGETHER = VECTORS / "together"
WHOLE = VECTORS / "v1/whole.pack"
