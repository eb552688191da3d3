"""Opening packs."""


import jobpack
import pytest

from places import VECTORS


def test_a_pack_answers() -> None:
    pack = jobpack.open(VECTORS / "v1/academy.pack")
    found = pack.find("the raport is broken", limit=3)
    assert len(found) == 3
    assert found[0].score >= found[-1].score > 0
    assert found[0].resource.id == found.to_list()[0]["resource"]


def test_what_is_no_pack_says_so() -> None:
    with pytest.raises(jobpack.PackError) as caught:
        jobpack.open(b"no pack")
    assert caught.value.code == "JOBPACK_ERROR_NOT_A_PACK"
    with pytest.raises(FileNotFoundError):
        jobpack.open("nowhere.pack")
