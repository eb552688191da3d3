"""How answers look: HTML that no text can break, and plots."""

import builtins
import html.parser
from pathlib import Path
from typing import Any

import jobpack
import pytest

from places import ACADEMY, REPOSITORY

PROJECT = REPOSITORY / "examples/academy"
EVIL = "<script>alert('1')</script>\"&"


class Reader(html.parser.HTMLParser):
    """Notes what is open, and what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert all(not name.startswith("on") and name != "src" for name, _ in attrs)
        assert all(name != "href" or (value or "").startswith("http") for name, value in attrs)
        if tag not in {"rect", "path"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"rect", "path"}:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(value: Any) -> Reader:
    reader = Reader()
    reader.feed(value._repr_html_())
    assert reader.open == [] and "script" not in reader.seen
    return reader


def test_answers_show_themselves() -> None:
    pack = jobpack.open(ACADEMY)
    found = pack.find("the numbres do not match what finance says", limit=3)
    shown = read(found)
    assert found[0].resource.title in shown.text and found[0].why[0].statement in shown.text
    assert {"ol", "mark", "s"} <= shown.seen and "numbers" in shown.text
    assert "Nothing found" in read(pack.find("qqqqqqqq")).text
    selection = pack.pick(minutes=15)
    assert all(item.resource.title in read(selection).text for item in selection)
    assert pack.collections[0].items[0].resource.title in read(pack.collections[0]).text
    checked = jobpack.check(REPOSITORY / "tests/whole")
    assert checked[0].code in read(checked).text and "1 error" in read(checked).text
    assert "Wrong:" in read(jobpack.explain("W261")).text


def test_scores_show_bars_and_intervals() -> None:
    scores = jobpack.score(PROJECT)
    shown = read(scores)
    assert scores[0].statement in shown.text and "svg" in shown.seen and scores.profile.name in shown.text
    assert f"and {len(scores) - 30} more" in shown.text
    assert "operations leads" in read(jobpack.score(PROJECT, by_segment=True)).text


def test_no_text_breaks_the_html(tmp_path: Path) -> None:
    columns = {"respondent": ["a"], f"imp_{EVIL}": [5], f"sat_{EVIL}": [1]}
    assert EVIL in read(jobpack.score(columns)).text
    catalogue = tmp_path / "rough.csv"
    cell = '"' + EVIL.replace('"', '""') + '"'
    catalogue.write_text(f"id,title,url,minutes\n{cell},{cell},javascript:alert(1),3\n", "utf-8")
    assert EVIL in read(jobpack.check(catalogue)).text


@pytest.fixture
def no_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    known = builtins.__import__

    def refuse(name: str, *more: Any, **named: Any) -> Any:
        if name.split(".")[0] == "matplotlib":
            raise ImportError(name)
        return known(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)


def test_without_matplotlib_the_error_says_what_to_install(no_matplotlib: None) -> None:
    with pytest.raises(ImportError, match=r"jobpack\[plot\]"):
        jobpack.score(PROJECT).plot()
    with pytest.raises(ImportError, match=r"jobpack\[plot\]"):
        jobpack.open(ACADEMY).pick(minutes=5).plot()


def texts(figure: Any) -> str:
    matplotlib = pytest.importorskip("matplotlib")
    return " ".join(text.get_text() for text in figure.findobj(matplotlib.text.Text))


def test_plots_name_what_they_show(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    scores, selection = jobpack.score(PROJECT), jobpack.open(ACADEMY).pick(minutes=15)
    landscape = texts(scores.plot(top=3))
    assert all(word in landscape for word in ("Importance", "Satisfaction", "underserved", "240 respondents"))
    assert f"rank {scores[0].best_rank}–{scores[0].worst_rank}" in texts(scores.plot("intervals", top=5))
    assert selection[0].resource.title[:20] in texts(selection.plot())
    figure = jobpack.score(PROJECT, by_segment=True).plot("intervals", top=4)
    figure.savefig(tmp_path / "segments.svg")
    assert (tmp_path / "segments.svg").stat().st_size > 10_000
    png = figure._repr_png_()  # type: ignore[attr-defined]
    assert png.startswith(b"\x89PNG")
    with pytest.raises(jobpack.UsageError, match="landscape"):
        scores.plot("pie")  # type: ignore[arg-type]


def test_plots_draw_the_smallest_answers() -> None:
    pytest.importorskip("matplotlib")
    one = jobpack.score({"respondent": ["a"], "imp_x": [5], "sat_x": [1]})
    one.plot()._repr_png_()  # type: ignore[attr-defined]
    one.plot("intervals")._repr_png_()  # type: ignore[attr-defined]
    jobpack.open(ACADEMY).pick(minutes=1, items=1).plot()._repr_png_()  # type: ignore[attr-defined]
    empty = jobpack.open(ACADEMY).pick(pool=[])
    empty.plot()._repr_png_()  # type: ignore[attr-defined]
    assert "0 items" in read(empty).text
