"""Plots of scores and selections. They need matplotlib, which `pip install "jobpack[plot]"` brings.

Figures are of their own, not pyplot's: nothing global changes, a notebook shows them, and `figure.savefig("scores.svg")` writes them.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from jobpack import _jobpack
from jobpack.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from jobpack._jobpack import Aspect, Profile, Selection
    from jobpack.scoring import OutcomeScore, Scores, SegmentScores

ScoresKind: TypeAlias = Literal["landscape", "intervals"]

# Colours that people with any kind of colour vision tell apart, after Okabe and Ito.
_COLOURS = {
    "underserved": "#d55e00",
    "table stakes": "#009e73",
    "overserved": "#0072b2",
    "appropriately served": "#6b7280",
}
_INK, _FAINT = "#1f2937", "#6b7280"
_STYLE = {
    "font.size": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": _FAINT,
    "axes.labelcolor": _INK,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "xtick.color": _FAINT,
    "ytick.color": _FAINT,
    "text.color": _INK,
    "svg.fonttype": "none",
}
# Beyond so many rows nobody reads on.
_MOST_ROWS = 60
_MOST_ASPECTS = 32
_NAMED = 10


def _matplotlib() -> Any:
    try:
        import matplotlib
        import matplotlib.figure
    except ImportError as error:
        raise ImportError('plots need matplotlib: pip install "jobpack[plot]"') from error
    return matplotlib


def _figure(width: float, height: float) -> Figure:
    """A figure that shows itself in a notebook."""
    from matplotlib.figure import Figure

    class Shown(Figure):
        def _repr_png_(self) -> bytes:
            written = io.BytesIO()
            self.savefig(written, format="png", dpi=144)
            return written.getvalue()

    return Shown(figsize=(width, height), layout="constrained", facecolor="white")


def scores(answer: Scores, kind: ScoresKind = "landscape", *, top: int | None = None) -> Figure:
    """The opportunity landscape, or the intervals of the `top` outcomes by rank."""
    if top is not None and top < 1:
        raise UsageError("`top` is not 1 or more", code="usage", advice="leave it out for all")
    with _matplotlib().rc_context(_STYLE):
        if kind == "landscape":
            return _landscape(answer, top or _NAMED)
        if kind == "intervals":
            return _intervals(answer, top or _MOST_ROWS)
    raise UsageError(f"there is no plot `{kind}` of scores", code="usage", advice='the plots are "landscape" and "intervals"')


def _landscape(answer: Scores, named: int) -> Figure:
    count = max(len(answer.segments), 1)
    columns = min(count, 3)
    rows = -(-count // columns)
    figure = _figure(6.4 * columns + (4.4 if count == 1 else 0), (6.9 if count == 1 else 8.4) * rows)
    panels = figure.subplots(rows, columns, squeeze=False)
    for panel in list(panels.flat)[count:]:
        panel.set_visible(False)
    for panel, segment in zip(panels.flat, answer.segments, strict=False):
        _regions(panel, answer.profile)
        _points(panel, segment, named)
        panel.set_title(_title(segment))
        _key(panel, segment.outcomes[:named], beside=count == 1)
    return figure


def _title(segment: SegmentScores) -> str:
    who = segment.segment if segment.segment is not None else "Opportunity landscape"
    people = "" if segment.respondents is None else f"  ({segment.respondents:,} respondents)"
    return who + people


def _regions(axes: Axes, profile: Profile) -> None:
    """The regions as the engine sees them, each asked for over a grid."""
    steps = 200
    places = [10 * step / steps for step in range(steps + 1)]
    asked = {
        (x, y): _jobpack.score_paired(steps, x, y, max(0, x + y - steps), profile).region
        for x, y in product(range(steps + 1), repeat=2)
    }
    for region, colour in _COLOURS.items():
        inside = [[float(asked[x, y] == region) for x in range(steps + 1)] for y in range(steps + 1)]
        if any(any(row) for row in inside):
            axes.contourf(places, places, inside, levels=[0.5, 1.5], colors=[colour], alpha=0.1, zorder=0)
            _name_region(axes, region, [(places[x], places[y]) for (x, y), of in asked.items() if of == region])
    axes.set(xlim=(-0.25, 10.25), ylim=(-0.25, 10.25), xlabel="Importance", ylabel="Satisfaction", aspect="equal")
    axes.set_xticks(range(0, 11, 2))
    axes.set_yticks(range(0, 11, 2))


def _name_region(axes: Axes, region: str, inside: Sequence[tuple[float, float]]) -> None:
    """The name where the region is outermost, so that it stands clear of most points."""
    corners = {"underserved": (9.8, 0.2), "table stakes": (9.8, 9.8), "overserved": (0.2, 9.8), "appropriately served": (0.2, 0.2)}
    x, y = corners[region]
    if min(abs(x - a) + abs(y - b) for a, b in inside) > 1:
        return
    across: Literal["left", "right"] = "right" if x > 5 else "left"
    up: Literal["top", "bottom"] = "top" if y > 5 else "bottom"
    axes.text(x, y, region, color=_COLOURS[region], fontweight="bold", fontsize=9, alpha=0.9, zorder=1, ha=across, va=up)


def _points(axes: Axes, segment: SegmentScores, named: int) -> None:
    """A disc where the whole interval lies in the region, a ring where it does not; the first ones numbered."""
    for row in segment:
        colour = _COLOURS[row.region]
        face = colour if row.certain else "white"
        axes.plot(row.importance, row.satisfaction, "o", markersize=6.5, color=colour, markerfacecolor=face, markeredgewidth=1.5, zorder=3)
    taken = [(row.importance, row.satisfaction) for row in segment]
    for number, row in enumerate(segment.outcomes[:named], 1):
        place = _free(taken, row)
        taken.append(place)
        axes.annotate(
            str(number),
            (row.importance, row.satisfaction),
            xytext=place,
            ha="center",
            va="center",
            fontsize=8.5,
            fontweight="bold",
            zorder=4,
            arrowprops={"arrowstyle": "-", "color": _FAINT, "linewidth": 0.5, "shrinkA": 1, "shrinkB": 3},
        )


def _free(taken: Sequence[tuple[float, float]], row: OutcomeScore) -> tuple[float, float]:
    """The place near a point that is farthest from what is drawn already, the nearer the better."""
    around = [(0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1)]
    places = [
        (row.importance + reach * x, row.satisfaction + reach * y)
        for reach in (0.32, 0.55, 0.85)
        for x, y in around
        if -0.1 <= row.importance + reach * x <= 10.1 and -0.1 <= row.satisfaction + reach * y <= 10.1
    ]

    def clear(place: tuple[float, float]) -> float:
        room = min(max(abs(place[0] - x), abs(place[1] - y)) for x, y in taken)
        far = abs(place[0] - row.importance) + abs(place[1] - row.satisfaction)
        return min(room, 0.3) - 0.05 * far

    return max(places, key=clear)


def _key(axes: Axes, rows: Sequence[OutcomeScore], *, beside: bool) -> None:
    """What the numbers stand for."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.lines import Line2D

    width = 46 if beside else 70
    lines = [_entry(f"{number}  ", row, width) for number, row in enumerate(rows, 1)]
    handles = [Line2D([], [], linestyle="none") for _ in rows]
    place = {"loc": "upper left", "bbox_to_anchor": (1.01, 1.0)} if beside else {"loc": "upper left", "bbox_to_anchor": (0, -0.12)}
    legend = axes.legend(handles, lines, handlelength=0, handletextpad=0, frameon=False, fontsize=8.5, labelspacing=0.7, **place)
    legend.set_title("Highest opportunity\n● certainly in its region   ○ not certainly", prop=FontProperties(size=8.5, weight="bold"))
    legend._legend_box.align = "left"  # type: ignore[attr-defined]


def _entry(number: str, row: OutcomeScore, width: int) -> str:
    lines = textwrap.wrap(row.statement or row.outcome, width, max_lines=2, placeholder=" …")
    figures = f"{row.opportunity:.1f}  ({row.low:.1f}–{row.high:.1f}), rank {_ranks(row)}"
    return number + "\n     ".join([*lines, figures])


def _ranks(row: OutcomeScore) -> str:
    return str(row.best_rank) if row.best_rank == row.worst_rank else f"{row.best_rank}–{row.worst_rank}"


def _intervals(answer: Scores, top: int) -> Figure:
    shown = [segment.outcomes[:top] for segment in answer.segments]
    heights = [max(len(rows), 1) for rows in shown]
    figure = _figure(10.5, 0.32 * sum(heights) + 1.1 * len(shown) + 0.3)
    panels = figure.subplots(len(shown), 1, squeeze=False, height_ratios=[count + 1.5 for count in heights])
    for panel, segment, rows in zip(panels.flat, answer.segments, shown, strict=True):
        panel.set_title(_title(segment).replace("Opportunity landscape", "Opportunity by rank"))
        _lines(panel, rows, answer.profile)
    return figure


def _lines(axes: Axes, rows: Sequence[OutcomeScore], profile: Profile) -> None:
    """An interval a row, the highest opportunity on top."""
    for threshold in profile.thresholds:
        axes.axvline(threshold / 1000, color=_FAINT, linewidth=0.8, linestyle=(0, (2, 3)), zorder=0)
    for place, row in enumerate(rows):
        colour = _COLOURS[row.region]
        axes.plot([row.low, row.high], [place, place], color=colour, linewidth=2.2, solid_capstyle="butt", alpha=0.55, zorder=2)
        face = colour if row.certain else "white"
        axes.plot(row.opportunity, place, "o", color=colour, markerfacecolor=face, markersize=6.5, markeredgewidth=1.6, zorder=3)
        axes.text(20.3, place, f"rank {_ranks(row)}", va="center", color=_FAINT, fontsize=8.5)
    axes.set_yticks(range(len(rows)), [_label(row.statement or row.outcome) for row in rows], color=_INK)
    axes.set(xlim=(0, 20), ylim=(len(rows) - 0.4, -0.6), xlabel="Opportunity, with its 95 % interval")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    _regions_named(axes, rows)


def _regions_named(axes: Axes, rows: Iterable[OutcomeScore]) -> None:
    from matplotlib.lines import Line2D

    regions = dict.fromkeys(row.region for row in rows)
    handles = [Line2D([], [], marker="o", linestyle="none", color=_COLOURS[region]) for region in regions]
    handles.append(Line2D([], [], marker="o", linestyle="none", color=_FAINT, markerfacecolor="white"))
    names = [*regions, "not certainly"]
    axes.legend(handles, names, loc="lower right", frameon=False, fontsize=8.5, handletextpad=0.2)


def _label(text: str, width: int = 72) -> str:
    return textwrap.shorten(text, width, placeholder=" …")


def selection(answer: Selection) -> Figure:
    """Which item serves which aspect, the most important on top and those that stay uncovered below, and the minutes of each item."""
    with _matplotlib().rc_context(_STYLE):
        aspects = sorted(answer.aspects, key=lambda aspect: (aspect.covered == 0, -aspect.weight, aspect.need.id))
        shown, items = aspects[:_MOST_ASPECTS], list(answer)
        figure = _figure(5.2 + max(0.85 * len(items), 3.2), 0.27 * max(len(shown), 3) + 3.4)
        minutes, served = figure.subplots(2, 1, sharex=True, height_ratios=[1.1, 0.27 * max(len(shown), 3)])
        _minutes(minutes, answer)
        _served(served, answer, shown)
        if len(aspects) > len(shown):
            served.set_title(f"and {len(aspects) - len(shown)} more needs", y=-0.02, va="top", fontsize=8.5, color=_FAINT, x=-0.02, ha="right")
        return figure


def _minutes(axes: Axes, answer: Selection) -> None:
    minutes = [item.minutes for item in answer]
    bars = axes.bar(range(len(minutes)), minutes, width=0.55, color="#94a3b8")
    axes.bar_label(bars, [f"~{item.minutes}" if item.estimated else str(item.minutes) for item in answer], fontsize=8.5, padding=2)
    axes.set_title(f"{len(minutes)} items, {sum(minutes)} minutes")
    axes.set_ylim(0, max(minutes, default=1) * 1.3)
    axes.set_ylabel("minutes", rotation=0, ha="right", va="center")
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="x", length=0)


def _served(axes: Axes, answer: Selection, shown: Sequence[Aspect]) -> None:
    rows = {aspect.need.number: row for row, aspect in enumerate(shown)}
    for row, aspect in enumerate(shown):
        axes.axhline(row, color="#e5e7eb" if aspect.covered else "#f5f5f5", linewidth=1, zorder=0)
        if not aspect.covered and aspect.reason:
            axes.text(len(answer) - 0.35, row, aspect.reason, color=_FAINT, fontsize=8, va="center", style="italic")
    for column, item in enumerate(answer):
        for link in item.resource.served:
            if (served := rows.get(link.need.number)) is not None:
                strength = link.strength / 255
                axes.plot(column, served, "o", markersize=4 + 5 * strength, color=_COLOURS["underserved"], alpha=0.35 + 0.6 * strength)
    titles = [_label(item.resource.title, 38) for item in answer]
    axes.set_xticks(range(len(titles)), titles, rotation=38, ha="right", rotation_mode="anchor", color=_INK, fontsize=8.5)
    axes.set_yticks(range(len(shown)), [_label(aspect.need.statement) for aspect in shown], fontsize=8.5)
    for label, aspect in zip(axes.get_yticklabels(), shown, strict=True):
        label.set_color(_INK if aspect.covered else _FAINT)
    axes.set(xlim=(-0.6, max(len(answer), 1) - 0.4), ylim=(len(shown) - 0.4, -0.6))
    axes.tick_params(length=0)
    axes.spines[["left", "bottom"]].set_visible(False)
