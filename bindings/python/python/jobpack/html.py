"""How answers look in notebooks: plain, semantic HTML.

Everything from packs and projects is escaped; addresses are links only if they are http or https. No scripts, nothing from the network; colours come from
where it is shown, so that light and dark both work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobpack._jobpack import Collection, Found, Hit, Reason, Repair, Resource, Selection
    from jobpack.checking import Checked, Finding, Rule
    from jobpack.scoring import OutcomeScore, Scores, SegmentScores

# Styles stand with the elements, since notebooks remove style sheets. Greys and lines are currentColor with less of it.
_BOX = "line-height:1.45;max-width:60rem;color:inherit;text-align:left"
_FAINT = "opacity:.72"
_LIST = "margin:.4em 0;padding-left:1.6em"
_ITEM = "margin:0 0 .65em"
_CELL = "padding:.25em .5em;text-align:left;vertical-align:top"
_FIGURE = "padding:.25em .5em;text-align:right;vertical-align:top;white-space:nowrap;font-variant-numeric:tabular-nums"
_ROW = "background:transparent;color:inherit;border-top:1px solid rgba(128,128,128,.3)"
_TAG = "padding:.05em .5em;border:1px solid currentColor;border-radius:.7em;font-size:.85em;white-space:nowrap"
# Read on white and on near black alike.
_BLUE, _ORANGE, _RED, _GREY = "#3b82c4", "#d97706", "#e0483e", "#808080"
_REGION_COLOURS = {"underserved": _ORANGE, "overserved": _BLUE}
_SHOWN = 30


def _text(value: object) -> str:
    return escape(str(value), quote=True)


def _box(label: str, *parts: str) -> str:
    return f'<section aria-label="{_text(label)}" style="{_BOX}">{"".join(parts)}</section>'


def _faint(*parts: str) -> str:
    said = [part for part in parts if part]
    return f'<div style="{_FAINT}">{" · ".join(said)}</div>' if said else ""


def _link(title: str, url: str) -> str:
    shown = f"<strong>{_text(title)}</strong>"
    if url.lower().startswith(("https://", "http://")):
        return f'<a href="{_text(url)}" rel="noopener noreferrer">{shown}</a>'
    return shown


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _minutes(minutes: int, estimated: bool = False) -> str:
    about = "about " if estimated else ""
    return f"{about}{minutes}&nbsp;min" if minutes else ""


def _ordered(items: Iterable[str]) -> str:
    return f'<ol style="{_LIST}">{"".join(f"<li style={chr(34)}{_ITEM}{chr(34)}>{item}</li>" for item in items)}</ol>'


def _table(caption: str, headings: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> str:
    """A table; each heading comes with the style of its column."""
    head = "".join(f'<th scope="col" style="{style};font-weight:600">{_text(name)}</th>' for name, style in headings)
    cells = (
        f'<tr style="{_ROW}">'
        + "".join(f'<td style="{style}">{cell}</td>' for (_, style), cell in zip(headings, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return (
        '<table style="border-collapse:collapse;border:0;margin:.3em 0;color:inherit">'
        f'<caption style="caption-side:top;text-align:left;padding:.2em 0;color:inherit">{caption}</caption>'
        f'<thead><tr style="background:transparent;color:inherit;border:0">{head}</tr></thead><tbody>{"".join(cells)}</tbody></table>'
    )


def _resource(resource: Resource, *more: str) -> str:
    kind = _text(resource.kind) if resource.kind else ""
    return _link(resource.title, resource.url) + _faint(kind, *more)


def _repaired(repairs: list[Repair]) -> str:
    words = " or ".join(f"<strong>{_text(repair.found)}</strong>" for repair in repairs)
    return f"<s>{_text(repairs[0].text)}</s> → {words}"


def found(answer: Found) -> str:
    """Hits with their reasons, and what was searched for instead of words that were not known."""
    repairs = [_repaired(list(repairs)) for _, repairs in groupby(answer.repairs, lambda repair: (repair.start, repair.end))]
    searched = f"<p style='margin:.2em 0'>Searched for {', '.join(repairs)}</p>" if repairs else ""
    if not answer:
        return _box("Nothing found", searched, "<p>Nothing found.</p>")
    return _box(_plural(len(answer), "hit"), searched, _ordered(_hit(hit) for hit in answer))


def _hit(hit: Hit) -> str:
    resource = hit.resource
    reasons = "".join(_reason(reason) for reason in hit.why)
    return _resource(resource, _minutes(resource.minutes)) + reasons


def _reason(reason: Reason) -> str:
    words = " ".join(f"<mark style='background:rgba(217,119,6,.28);color:inherit'>{_text(word)}</mark>" for word in reason.words)
    if reason.need is None:
        return f"<div>Words in it: {words}</div>"
    why = f" <em>{_text(reason.why)}</em>" if reason.why else ""
    return f"<div>Serves: {_text(reason.statement)}{why} {words}</div>"


def selection(answer: Selection) -> str:
    """What to take in order, how good that is, and what stays uncovered."""
    sure = answer.certificate
    minutes = f"{sum(item.minutes for item in answer)}&nbsp;minutes"
    share = f"covers {_share(sure.value, sure.possible)} of what matters" if sure.possible else ""
    bound = f"no choice could cover more than {_share(sure.bound, sure.possible)}" if sure.possible else ""
    head = f"<p style='margin:.2em 0'><strong>{_plural(sure.item_count, 'item')}</strong>, {minutes}</p>"
    items = _ordered(_picked(item.resource, item.minutes, item.estimated, item.need) for item in answer)
    left = [aspect for aspect in answer.aspects if aspect.covered == 0]
    rest = [f"<li>{_text(aspect.need.statement)} {_faint(_text(aspect.reason))}</li>" for aspect in left[:_SHOWN]]
    uncovered = f"<details><summary>{_plural(len(left), 'need')} not covered</summary><ul>{''.join(rest)}</ul></details>" if left else ""
    return _box("Selection", head, _faint(share, bound), items, uncovered)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}&nbsp;%"


def _picked(resource: Resource, minutes: int, estimated: bool, need: object) -> str:
    statement = getattr(need, "statement", "")
    why = f"<div>For: {_text(statement)}</div>" if statement else "<div>Required by another item</div>"
    return _resource(resource, _minutes(minutes, estimated)) + why


def collection(record: Collection) -> str:
    """The items of a collection in the curator's order."""
    head = f"<p style='margin:.2em 0'><strong>{_text(record.title)}</strong></p>"
    summary = f"<p style='margin:.2em 0'>{_text(record.summary)}</p>" if record.summary else ""
    by = f"by {_text(record.curator)}" if record.curator else ""
    items = _ordered(
        _resource(item.resource, _minutes(item.resource.minutes)) + (f"<div>{_text(item.why)}</div>" if item.why else "")
        for item in record.items
    )
    return _box(record.title, head, _faint(_text(record.purpose or ""), _minutes(record.minutes), by), summary, items)


def checked(answer: Checked) -> str:
    """Findings by place, errors first."""
    allowed = f"{_plural(answer.allowed, 'warning')} allowed in jobpack.toml" if answer.allowed else ""
    if not answer:
        return _box("Nothing wrong", "<p style='margin:.2em 0'><strong>Nothing wrong.</strong></p>", _faint(allowed))
    counts = f"<strong>{_plural(len(answer.errors), 'error')}, {_plural(len(answer.warnings), 'warning')}</strong>"
    rows = [_finding(finding) for finding in answer[:_SHOWN]]
    hidden = max(len(answer) - _SHOWN, 0) + sum(answer.unlisted.values())
    more = _faint(f"and {hidden:,} more") if hidden else ""
    headings = [("Rule", _CELL), ("Where", _CELL), ("What", _CELL)]
    return _box("What a check has found", _table(counts, headings, rows), more, _faint(allowed))


def _finding(finding: Finding) -> tuple[str, str, str]:
    colour = _RED if finding.severity == "error" else _ORANGE
    code = f'<span title="{_text(finding.title)}" style="color:{colour};font-weight:600">{_text(finding.code)}</span>'
    row = f":{finding.row}" if finding.row else ""
    where = f"<code style='color:inherit;background:transparent'>{_text(finding.file)}{row}</code>"
    field = f"<div style='{_FAINT}'>{_text(finding.field)}</div>" if finding.field else ""
    return code, where + field, f"{_text(finding.message)}<div style='{_FAINT}'>{_text(finding.advice)}</div>"


def rule(record: Rule) -> str:
    """Why a rule is there."""
    head = f"<p style='margin:.2em 0'><strong>{_text(record.code)} {_text(record.title)}</strong> ({record.severity})</p>"
    text = f"<pre style='white-space:pre-wrap;font:inherit;color:inherit;background:transparent'>{_text(record.explanation)}</pre>"
    return _box(record.code, head, f"<p style='margin:.2em 0'>{_text(record.advice)}</p>", text)


def scores(answer: Scores) -> str:
    """A table of outcomes with a bar for the opportunity and its interval."""
    parts = [_segment(segment) for segment in answer.segments]
    least = answer.profile.least_respondents
    few = f"fewer than {least} respondents: read the intervals, not the scores" if any(row.n < least for row in answer) else ""
    counts = "from counts: ranks take each outcome as rated by different people" if answer.independent else ""
    unscored = f"without usable answers: {_text(', '.join(answer.unscored))}" if answer.unscored else ""
    excluded = f"{_plural(answer.excluded, 'answer')} to one question without the other left out" if answer.excluded else ""
    profile = f"profile {_text(answer.profile.name)}; the bar is the opportunity from 0 to 20, the line its 95&nbsp;% interval"
    return _box("Opportunity scores", *parts, _faint(profile), _faint(few, counts), _faint(excluded, unscored))


def _segment(segment: SegmentScores) -> str:
    who = _text(segment.segment) if segment.segment is not None else "Opportunity"
    people = f", {_plural(segment.respondents, 'respondent')}" if segment.respondents is not None else ""
    headings = [
        ("Outcome", _CELL + ";min-width:16em"),
        ("n", _FIGURE),
        ("Importance", _FIGURE),
        ("Satisfaction", _FIGURE),
        ("Opportunity", _FIGURE),
        ("", _CELL),
        ("Rank", _FIGURE),
        ("Region", _CELL),
    ]
    rows = [_outcome(row) for row in segment.outcomes[:_SHOWN]]
    more = _faint(f"and {len(segment) - _SHOWN:,} more") if len(segment) > _SHOWN else ""
    return _table(f"<strong>{who}</strong>{people}", headings, rows) + more


def _outcome(row: OutcomeScore) -> tuple[str, ...]:
    name = _text(row.statement or row.outcome)
    below = f"<div style='{_FAINT};font-size:.85em'>{_text(row.outcome)}</div>" if row.statement else ""
    ranks = str(row.best_rank) if row.best_rank == row.worst_rank else f"{row.best_rank}–{row.worst_rank}"
    region = _text(row.region)
    if row.certain:
        region = f'<span title="the whole interval lies here" style="{_TAG}">{region}</span>'
    figures = (f"{row.importance:.1f}", f"{row.satisfaction:.1f}", f"<strong>{row.opportunity:.1f}</strong>")
    return (name + below, str(row.n), *figures, _bar(row), ranks, region)


def _bar(row: OutcomeScore) -> str:
    """The opportunity as a bar and its interval as a line with ends, five units of width to a point."""
    width, colour = 100, _REGION_COLOURS.get(row.region, _GREY)
    low, high, end = (round(5 * points, 1) for points in (row.low, row.high, row.opportunity))
    said = f"{row.opportunity:.1f}, between {row.low:.1f} and {row.high:.1f}"
    return (
        f'<svg role="img" aria-label="{said}" width="{width + 4}" height="18" viewBox="-2 0 {width + 4} 18" style="overflow:visible">'
        f'<rect x="0" y="5" width="{width}" height="8" rx="1.5" fill="currentColor" opacity=".1"/>'
        f'<rect x="0" y="5" width="{end}" height="8" rx="1.5" fill="{colour}"/>'
        f'<path d="M{low} 9H{high}M{low} 5.5V12.5M{high} 5.5V12.5" stroke="currentColor" stroke-width="1.4" fill="none"/>'
        f"<title>{said}</title></svg>"
    )
