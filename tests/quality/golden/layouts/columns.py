"""Layout 16: two or three columns of prose, lists and small tables, with side tabs and page numbers printed twice."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from tests.quality.generator.graph import Goal
from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.job import Job, Laid, activity, cells, goal, indicator

STYLE = """.body {{ columns: {count}; column-gap: 8mm; }} .body p, .body li {{ hyphens: {hyphens}; }}
.body h3 {{ margin-top: 0; }} .body ul {{ list-style: none; padding-left: 0; }} .body table {{ font-size: 0.8em; }}
.area {{ break-before: page; }} .lead {{ break-after: avoid; }} .chapter {{ text-align: center; margin: 0; }}
.box {{ background: {light}; padding: 3mm; {whole} }} .middle {{ text-align: center; }} .body td {{ padding: 0.8mm; }}
.body th {{ overflow-wrap: anywhere; }} .body li {{ break-inside: avoid; }}
.folio {{ position: running(folio); font: bold 10pt "{font}"; text-align: right; }}
.folio div {{ position: relative; height: 12pt; }} .folio span {{ position: absolute; right: 0; top: 0; }}
.folio span + span {{ right: 0.3pt; }} .folio span::before {{ content: counter(page); }}
.tabs {{ position: running(tabs); }} .tabs div {{ position: relative; height: 34mm; width: 8mm; }}
.tabs span {{ position: absolute; display: block; left: 8mm; top: 0; width: 32mm; height: 8mm; overflow: hidden;
  transform: rotate(90deg); transform-origin: 0 0; font: 6.5pt "{font}"; background: {light}; }}
.tabs .here {{ background: {dark}; color: #fff; }} .label {{ position: running(label); font: bold 7pt "{font}";
  background: {light}; }}
@page {{ size: A4 {turn}; {box} {{ {shown} }} @bottom-left {{ content: none; }} @bottom-center {{ content: none; }}
  @bottom-right {{ content: element(folio); }} }}"""
BULLETS = ("•", "→", "–")
EXAMPLES = ("Viktiga insatser", "Exempel på vad vi gör", "Mer att göra")


@dataclass(frozen=True, slots=True)
class Form:
    """What is drawn once for the document: where activities stand, the tabs, and the words that come back."""

    gathered: bool
    tabs: Literal["words", "label"]
    level: str
    lead: str
    bullet: str
    columns: tuple[Column, ...]


def lay_out(job: Job) -> Laid:
    """Return each area from a new page on: its name over the whole width, then the columns."""
    form = _form(job)
    folio = '<div class="folio"><div><span></span><span></span></div></div>'
    vision = "".join(f"<p{job.at(goal(one))}><b>{escape(one.name)}</b></p>" for one in job.goals("vision"))
    parts = [folio, vision, f"<p>{job.word('prose.intro')}</p>"]
    middle = ' class="middle"' if job.chance(0.5) else ""
    for area in job.goals("area"):
        over = f'<p class="chapter">{escape(job.document.title)}</p>' if middle else ""
        head = f"<h1{middle}{job.at(goal(area))}>{escape(area.name)}</h1>"
        below = job.goals("goal", parent=area.id)
        body = f"<p>{job.word('prose.area')}</p>" + "".join(_goal(job, form, one) for one in below)
        body += _box(job, form, below) if form.gathered else ""
        parts.append(
            f'<section class="area">{_tabs(job, form, area)}{over}{head}<div class="body">{body}</div></section>'
        )
    return Laid("".join(parts), frozenset({f"target {job.year}", f"outcome {job.year}"}), _style(job, form))


def _form(job: Job) -> Form:
    others = (Column("outcome", job.word("headers.outcome"), 3), Column("target", job.word("headers.target"), 3))
    return Form(
        gathered=job.chance(0.35),
        tabs="words" if job.chance(0.7) else "label",
        level=f"{job.word('levels.goal')} " if job.chance(0.5) else "",
        lead=job.word("headers.lead"),
        bullet=job.rng.choice(BULLETS),
        columns=draw_columns(job, Column("name", job.word("headers.indicator"), 6), others),
    )


def _style(job: Job, form: Form) -> str:
    turn = "landscape" if job.chance(0.7) else "portrait"
    edge = job.rng.choice(("@right-top", "@right-middle"))
    return STYLE.format(
        count=job.rng.choice((2, 3)) if turn == "landscape" else 2,
        hyphens=job.rng.choice(("auto", "manual")),
        light=job.look.light,
        dark=job.look.dark,
        font=job.look.heading,
        whole=job.rng.choice(("", "break-inside: avoid;")),
        turn=turn,
        box=edge if form.tabs == "words" else "@top-center",
        shown="content: element(tabs); width: 8mm;" if form.tabs == "words" else "content: element(label);",
    )


def _tabs(job: Job, form: Form, here: Goal) -> str:
    """Return the names of all areas for the page's edge, or this one's for the head of the page."""
    if form.tabs == "label":
        return f'<div class="label">{escape(here.name.upper())}</div>'
    return '<div class="tabs">' + "".join(
        f'<div><span{" class=here" if one.id == here.id else ""}>{escape(one.name)}</span></div>'
        for one in job.goals("area")
    ) + "</div>"  # fmt: skip


def _goal(job: Job, form: Form, one: Goal) -> str:
    """Return a goal in a column: its heading, prose with bold beginnings, its table, its activities."""
    number = f"{one.number} " if form.level else ""
    count = job.rng.randint(1, 3)
    leads, rest = (job.rng.sample(job.words.lists[name], count) for name in ("prose.lead", "prose.after_lead"))
    told = "".join(f"<p><b>{lead}</b> {after}</p>" for lead, after in zip(leads, rest, strict=True))
    points = [_table(job, form, one), "" if form.gathered else _points(job, form, one, form.lead)]
    if job.chance(0.4):
        points.reverse()
    return f"<h3{job.at(goal(one))}>{form.level}{number}{escape(one.name)}</h3>{told}{''.join(points)}"


def _points(job: Job, form: Form, one: Goal, lead: str) -> str:
    done = job.activities(one.id)
    lines = "".join(f"<li{job.at(activity(each))}>{form.bullet} {escape(each.text)}</li>" for each in done)
    return f'<p class="lead"><b>{lead}</b></p><ul>{lines}</ul>' if lines else ""


def _box(job: Job, form: Form, below: tuple[Goal, ...]) -> str:
    """Return the tinted box that holds an area's activities, each goal's under the goal's name."""
    points = "".join(_points(job, form, one, escape(one.name)) for one in below)
    return f'<div class="box"><p class="middle"><b>{job.rng.choice(EXAMPLES)}</b></p>{points}</div>'


def _table(job: Job, form: Form, one: Goal) -> str:
    rows = []
    for measure in job.indicators(one.id):
        texts = {role: escape(next(v.text for v in measure.values if v.role == role)) for role in ("outcome", "target")}
        facts = {**texts, "name": f"<span{job.at(indicator(measure))}>{escape(measure.name)}</span>"}
        rows.append(f"<tr>{cells([facts[column.fact] for column in form.columns])}</tr>")
    head = cells([column.header for column in form.columns], "th")
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return f"<table><colgroup>{group(form.columns)}</colgroup>{body}</table>" if rows else ""
