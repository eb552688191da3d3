"""Opening packs, and what is said where that fails."""

from __future__ import annotations

import array
import pickle
import shutil
from pathlib import Path

import jobpack
import pytest
from places import ACADEMY


def test_a_path_may_be_a_text_or_a_path() -> None:
    assert jobpack.open(str(ACADEMY)).about == jobpack.open(ACADEMY).about


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, lambda data: array.array("B", data)])
def test_bytes_may_be_of_any_kind(kind: type[bytes]) -> None:
    data = kind(ACADEMY.read_bytes())
    assert jobpack.open(data).about.title == jobpack.open(ACADEMY).about.title


def test_what_changes_later_was_copied() -> None:
    data = bytearray(ACADEMY.read_bytes())
    pack = jobpack.open(data)
    title = pack.about.title
    data[:] = bytes(len(data))
    assert pack.about.title == title
    pack.verify()


def test_a_record_keeps_its_pack_alive(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    shutil.copy(ACADEMY, path)
    resource = jobpack.open(path).resources[0]
    path.unlink()
    assert resource.title and resource.to_dict()["text"]["title"] == resource.title


def test_what_is_no_pack_says_so_and_what_to_do() -> None:
    with pytest.raises(jobpack.PackError) as caught:
        jobpack.open(b"something else")
    error = caught.value
    assert isinstance(error, jobpack.JobpackError)
    assert (error.code, error.status) == ("JOBPACK_ERROR_NOT_A_PACK", 1)
    assert error.place == {"section": None, "byte": 0, "file": ""}
    assert error.message in str(error) and error.advice in str(error) and "at byte 0" in str(error)


def test_a_damaged_pack_says_where(tmp_path: Path) -> None:
    data = bytearray(ACADEMY.read_bytes())
    data[len(data) // 2] ^= 1
    path = tmp_path / "damaged.pack"
    path.write_bytes(data)
    pack = jobpack.open(path)
    with pytest.raises(jobpack.PackError) as caught:
        pack.verify()
    assert caught.value.code == "JOBPACK_ERROR_DAMAGED"
    assert caught.value.place["file"] == str(path) and str(path) in str(caught.value)
    assert len(caught.value.place["section"] or "") == 4


def test_a_file_that_cannot_be_read_is_python_s_own_error(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.pack"
    with pytest.raises(FileNotFoundError) as caught:
        jobpack.open(missing)
    assert Path(caught.value.filename) == missing
    with pytest.raises(IsADirectoryError):
        jobpack.open(tmp_path)
    empty = tmp_path / "empty.pack"
    empty.touch()
    with pytest.raises(jobpack.PackError):
        jobpack.open(empty)


@pytest.mark.parametrize("source", [None, 3, 1.5, ["a"], object()])
def test_anything_else_is_a_type_error(source: object) -> None:
    with pytest.raises(TypeError):
        jobpack.open(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [jobpack.JobpackError, jobpack.PackError, jobpack.UsageError, jobpack.ScoreError])
def test_errors_can_be_sent_to_another_process(kind: type[jobpack.JobpackError]) -> None:
    error = kind("a message", code="a code", advice="advice")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.code, copy.advice) == (str(error), "a code", "advice")
