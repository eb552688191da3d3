"""Where a project stands, and the report for those who decide."""

import json
from pathlib import Path

import jobpack
import pytest

from places import REPOSITORY

PROJECT = REPOSITORY / "examples/academy"


def test_an_empty_folder_is_at_the_beginning(tmp_path: Path) -> None:
    status = jobpack.status(tmp_path)
    assert (status.stands_at, len(status.steps)) == ("initiated", 6)
    assert {step.state for step in status.steps} == {"open"}
    assert status.next.command.startswith("jobpack new ") and "title" in status.next.example
    with pytest.raises(jobpack.ReadError):
        jobpack.status(tmp_path / "nowhere")
    table = tmp_path / "table.csv"
    table.write_text("id\n")
    with pytest.raises(jobpack.UsageError):
        jobpack.status(table)


def test_the_academy_lacks_what_it_says_it_lacks() -> None:
    status = jobpack.status(PROJECT)
    assert (status.stands_at, status.errors) == ("learning-designed", 0)
    lack = status.steps[-1].lacks[0]
    assert lack.needed and "know-incremental" in lack.what
    assert status.next == lack.todo and status.next.file == "resources.csv"


def test_a_report_is_the_same_in_every_form(tmp_path: Path) -> None:
    report = jobpack.report(PROJECT)
    told = report.to_dict()
    assert report.html.startswith("<!DOCTYPE html>") and "<script" not in report.html
    assert report.answer == " ".join(told["answer"]) and told["answer"][0] in report.markdown.replace("\\", "")
    assert [row["need"] for row in told["coverage"]["make"]] == ["know-incremental", "know-report-was-used", "rejection-reason"]
    assert report.tables["make"].count("\n") == 4
    assert report == jobpack.report(PROJECT, "share10-2005")
    assert "iframe" in report._repr_html_() and "<!DOCTYPE" not in report._repr_html_()
    for name, text in [("a.html", report.html), ("a.md", report.markdown), ("a.json", report.json)]:
        assert report.save(tmp_path / name).read_text("utf-8") == text
    assert report.save(tmp_path / "make.csv", "make").read_text("utf-8") == report.tables["make"]
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == told
    with pytest.raises(jobpack.UsageError):
        report.save(tmp_path / "a.doc")
    with pytest.raises(jobpack.WriteError):
        report.save(tmp_path / "nowhere/a.html")


def test_ratings_alone_are_enough(tmp_path: Path) -> None:
    ratings = tmp_path / "survey.csv"
    ratings.write_text("respondent,outcome,importance,satisfaction\na,x,5,1\nb,x,4,2\n")
    report = jobpack.report(ratings)
    told = report.to_dict()
    assert (told["title"], told["coverage"], told["everyone"]["respondents"]) == ("survey", None, 2)
    ratings.write_text("respondent,outcome,importance,satisfaction\na,x,50,1\n")
    with pytest.raises(jobpack.ProjectError):
        jobpack.report(ratings)
    with pytest.raises(jobpack.ReadError):
        jobpack.report(tmp_path / "absent")
