"""A system in a process of its own, that follows orders. README.md says which there are."""

import json
import re
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path


class Failed(Exception):
    """The worker ended, and what it said."""


class Worker:
    def __init__(self, command, environment):
        self.errors = tempfile.TemporaryFile("w+")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": self.errors}
        self.process = subprocess.Popen(command, text=True, env=environment, **pipes)

    def order(self, do, **what):
        try:
            self.process.stdin.write(json.dumps({"do": do, **what}, default=str) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())
        except (OSError, json.JSONDecodeError):
            self.errors.seek(0)
            raise Failed(f"{do}: {' '.join(self.errors.read().split()[-40:]) or 'it ended'}") from None

    def peak(self):
        """The most bytes of memory that it had so far; none where the machine does not tell."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return None
        found = re.search(r"VmHWM:\s*(\d+) kB", status)
        return int(found[1]) * 1024 if found else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with suppress(OSError):  # what it was not told because it had ended
            self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()
