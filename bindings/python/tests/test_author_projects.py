"""Checking and building projects, and measuring what comes of it."""

import json
import os
import signal
import threading
from pathlib import Path

import jobpack
import pytest

from places import ACADEMY, REPOSITORY

PROJECT = REPOSITORY / "examples/academy"
WHOLE = REPOSITORY / "tests/whole"
EXPECTED = Path(__file__).parent / "expected"
BROKEN = "id,title,minutes,url\ndose,Measure coffee and water,a while,https://example.org/dose\n"


@pytest.mark.parametrize(("project", "name"), [(PROJECT, "check-academy.json"), (WHOLE, "check-whole.json")])
def test_findings_are_those_of_the_command(project: Path, name: str) -> None:
    checked, told = jobpack.check(project), json.loads((EXPECTED / name).read_text("utf-8"))
    assert checked.to_list() == [{key: one[key] for key in checked[0].to_dict()} for one in told["findings"]]
    assert (len(checked.errors), len(checked.warnings), checked.allowed) == (
        told["errors"],
        told["warnings"],
        told["allowed"],
    )


def test_what_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere", tmp_path / "nowhere.csv"):
        with pytest.raises(jobpack.ReadError) as caught:
            jobpack.check(path)
        assert isinstance(caught.value, OSError) and str(path) in str(caught.value)


def test_a_build_is_the_same_everywhere(tmp_path: Path) -> None:
    target = tmp_path / "academy.pack"
    built = jobpack.build(PROJECT, target, threads=2)
    assert built.path == target and target.read_bytes() == built.data == bytes(jobpack.build(PROJECT))
    assert built.counts == jobpack.open(ACADEMY).counts == built.open().counts
    assert len(built.warnings) == len(jobpack.check(PROJECT).warnings)
    assert jobpack.build(PROJECT).path is None
    jobpack.open(target).verify()
    assert os.listdir(tmp_path) == ["academy.pack"]


def test_errors_stop_a_build_and_nothing_is_written(tmp_path: Path) -> None:
    catalogue, target = tmp_path / "broken.csv", tmp_path / "broken.pack"
    catalogue.write_text(BROKEN, "utf-8")
    target.write_bytes(b"what was there before")
    with pytest.raises(jobpack.ProjectError) as caught:
        jobpack.build(catalogue, target)
    error = caught.value
    assert (error.code, error.place) == ("E110", {"file": "broken.csv", "row": 2, "field": "minutes"})
    assert [finding.code for finding in error.findings] == ["E110"] and "row 2, minutes" in str(error)
    assert target.read_bytes() == b"what was there before" and sorted(os.listdir(tmp_path)) == ["broken.csv", "broken.pack"]


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(jobpack.WriteError) as caught:
        jobpack.build(PROJECT, tmp_path / "no such folder" / "academy.pack")
    assert isinstance(caught.value, OSError) and caught.value.place is not None and caught.value.advice
    with pytest.raises(jobpack.UsageError):
        jobpack.build(PROJECT, threads=0)


def test_rules_explain_themselves() -> None:
    assert jobpack.explain("w261") in jobpack.rules
    assert "Wrong:" in jobpack.explain("W261").explanation
    assert len({rule.code for rule in jobpack.rules}) == len(jobpack.rules) > 50
    with pytest.raises(jobpack.UsageError, match="no rule `W999`"):
        jobpack.explain("W999")


def test_progress_is_told() -> None:
    told: list[tuple[str, str, int, int]] = []
    jobpack.build(PROJECT, progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, *_ in told)) == ["reading", "checking", "building"]
    assert any(file.endswith(".csv") or file.endswith(".md") for _, file, *_ in told)
    done = [(done, total) for stage, _, done, total in told if stage == "reading" and total]
    assert done == sorted(done) and done[-1][0] == done[-1][1]


def test_what_progress_raises_stops_the_work(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(stage: str, file: str, done: int, total: int) -> None:
        if stage == "checking":
            raise Enough

    target = tmp_path / "academy.pack"
    with pytest.raises(Enough):
        jobpack.build(PROJECT, target, progress=stop)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_control_c_stops_the_work() -> None:
    def press(stage: str, file: str, done: int, total: int) -> None:
        if stage == "reading":
            os.kill(os.getpid(), signal.SIGINT)

    # Whoever starts the tests in the background may have them ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            jobpack.check(PROJECT, progress=press)
    finally:
        signal.signal(signal.SIGINT, before)


def test_other_threads_go_on_while_a_pack_is_built() -> None:
    ready, going = threading.Event(), threading.Event()

    def other() -> None:
        ready.wait(10)
        going.set()

    def wait(stage: str, file: str, done: int, total: int) -> None:
        if stage == "building":
            ready.set()
            assert going.wait(10)

    thread = threading.Thread(target=other)
    thread.start()
    jobpack.build(PROJECT, progress=wait)
    thread.join()
    packs: list[bytes] = []
    threads = [threading.Thread(target=lambda: packs.append(jobpack.build(PROJECT).data)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(packs)) == 1 and len(packs) == 4


def test_a_pack_is_measured() -> None:
    pack = jobpack.open(ACADEMY)
    first = pack.find("attribution report")[0].resource.id
    measured = jobpack.evaluate(pack, {"q": "attribution report", "r": "zzzz"}, {"q": {first: 2}, "r": {first: 1}})
    assert (measured.judged, measured.queries, measured.without_hit) == (2, 2, 0.5)
    assert (measured.ndcg_10, measured.mrr_10, measured.recall_100) == (0.5, 0.5, 0.5)
    again = jobpack.evaluate(pack, [("q", "attribution report"), ("r", "zzzz")], [("q", first, 2), ("r", first, 1)])
    assert again == measured
