"""Layout 19: minutes: § items with underlined headings, proposals, motions, vote tables, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from tests.quality.generator.graph import Activity, Goal
from tests.quality.golden.job import Job, Laid, Said, activity, cells, goal
from tests.quality.golden.sentences import doing, lowered, main_clause

STYLE = """.item { break-inside: avoid; border-top: 0.6pt solid #444;
padding-top: 3mm; margin-top: 6mm; } .label { margin: 3mm 0 1mm; }
.label, .item { break-after: avoid; } .label u { font-weight: bold; } .item h2 { margin-top: 1mm; }
li, .point { break-inside: avoid; }
.vote { width: 70%; } .sign { margin-top: 8mm; border-top: 0.5pt solid #444; font-size: 0.85em; }"""
FIRST_ITEM = 12
OFFICES = 3
NOISE = (4, 6)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the seed draws: whether the decision stands first, the form of its points, how headings are underlined."""

    decision_first: bool
    points: Literal["sentence", "list", "ordered"]
    by_word: bool
    field: str
    heads: dict[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A § item: its title, its parts in the order of its preparation, and its decision, both as HTML."""

    title: str
    parts: str
    decision: str


def lay_out(job: Job) -> Laid:
    """Return the first page and the items, those on goals among others in any order."""
    names = ("matter", "proposal", "motion", "order", "vote", "voter", "decision")
    heads = {name: job.word(f"headers.{name}") for name in names}
    points: Literal["sentence", "list", "ordered"] = job.rng.choice(("sentence", "list", "ordered"))
    shape = Shape(job.chance(0.4), points, job.chance(0.5), job.word("headers.goal_named"), heads)
    work = [one for one in job.goals("goal") if job.activities(one.id)]
    items = [_working(job, one, shape) for one in work]
    items += [_declined(job, wording, shape) for wording in job.rng.sample(job.words.lists["minutes.declined"], 2)]
    job.rng.shuffle(items)
    drawn = job.rng.sample(job.words.sets["minutes.noise"], job.rng.randint(*NOISE))
    noise = [_noise(job, title, decided, shape) for title, decided in drawn]
    items = [*noise[:2], *items, *noise[2:]]
    start = job.rng.randint(1, 9) * FIRST_ITEM
    body = "".join(_item(job, one, start + place, shape) for place, one in enumerate(items))
    return Laid(_front(job, items, start) + body, style=STYLE)


def _front(job: Job, items: Sequence[Item], start: int) -> str:
    """Return the first page: who is there, by seat, and the list of items."""
    seats = (*job.words.lists["minutes.seats"], *(f"Ledamot {place}" for place in range(1, 7)))
    there = "".join(f"<p>{seat}</p>" for seat in seats)
    listed = "".join(f"<p>§ {start + place} {one.title}</p>" for place, one in enumerate(items))
    return (
        f"<h1>{job.word('headers.minutes')}</h1><p>{job.document.decided}, kl. {job.rng.randint(8, 14)}.00</p>"
        f"<p><b>Beslutande</b></p>{there}<p><b>Paragrafer</b></p>{listed}"
    )


def _item(job: Job, one: Item, number: int, shape: Shape) -> str:
    record = f"<p>Dnr {job.year}/{job.rng.randint(10, 400)}</p>" if job.chance(0.7) else ""
    body = one.decision + one.parts if shape.decision_first else one.parts + one.decision
    sign = '<p class="sign">Justerandes signatur</p>' if job.chance(0.3) else ""
    return f'<div class="item"><b>§ {number}</b><h2>{one.title}</h2>{record}</div>{body}{sign}'


def _label(shape: Shape, name: str) -> str:
    """Return an underlined heading, its rule in one piece or one for each word."""
    words = shape.heads[name].split() if shape.by_word else [shape.heads[name]]
    return f'<p class="label">{" ".join(f"<u>{word}</u>" for word in words)}</p>'


def _working(job: Job, one: Goal, shape: Shape) -> Item:
    """Return an item that decides on activities of a goal, which a field of the item names."""
    done = job.activities(one.id)
    field = f"<p><b>{shape.field}:</b> <span{job.at(goal(one, passing=True))}>{escape(one.name)}</span></p>"
    told = f"{_label(shape, 'matter')}<p>{job.word('minutes.matters')} {job.word('prose.described')}</p>{field}"
    wordings = [_point(job, each, shape) for each in done]
    proposed = _points(job, [escape(text) for text in wordings], shape)
    parts = f"{told}{_label(shape, 'proposal')}{proposed}"
    if job.chance(0.5):
        parts += _motions(job, shape) + _vote(job, shape, carried=True)
    marked = [f"<span{job.at(activity(each))}>{escape(text)}</span>" for each, text in zip(done, wordings, strict=True)]
    more = [job.word("minutes.noted")] if job.chance(0.3) and shape.points != "sentence" else []
    decided = f"{_label(shape, 'decision')}{_points(job, [*marked, *more], shape)}"
    return Item(_title(job, done[0]), parts, decided)


def _title(job: Job, one: Activity) -> str:
    """Return the title of an item: what it is about without its verb, so that it proposes nothing."""
    return f"Ärende om att {escape(doing(job, one))}" if len(one.text) < 45 else "Ärende om verksamhetens utveckling"


def _point(job: Job, one: Activity, shape: Shape) -> str:
    """Return the wording of a decision on an activity, and note it and its doer for the key."""
    text = doing(job, one)
    doer = None
    if shape.points == "ordered":
        text, doer = job.rng.choice(job.words.lists["minutes.ordered"]).format(what=text), "förvaltningen"
    elif shape.points == "sentence":
        text = f"{job.graph.organs[job.document.organ].name} beslutar att {text}"
    job.said[one.id] = Said(main_clause(job, text) if shape.points == "sentence" else text, doer)
    return text


def _points(job: Job, texts: Sequence[str], shape: Shape) -> str:
    """Return decision points: sentences, or a numbered list below the words that open it."""
    if shape.points == "sentence":
        return "".join(f'<p class="point">{text}.</p>' for text in texts)
    organ = escape(job.graph.organs[job.document.organ].name)
    return f"<p>{organ} beslutar att</p><ol>{''.join(f'<li>{text}</li>' for text in texts)}</ol>"


def _motions(job: Job, shape: Shape) -> str:
    first, second = job.rng.sample(range(1, 7), 2)
    return (
        f"{_label(shape, 'motion')}<p>Ledamot {first} yrkar avslag. Ledamot {second} yrkar bifall till förslaget.</p>"
        f"{_label(shape, 'order')}<p>Ordföranden ställer yrkandena mot varandra. Votering begärs.</p>"
    )


def _vote(job: Job, shape: Shape, *, carried: bool) -> str:
    """Return the table of votes, one row for each seat, with the sum below."""
    seats = (*job.words.lists["minutes.seats"], *(f"Ledamot {place}" for place in range(1, 7)))
    losing = set(job.rng.sample(seats[1:], job.rng.randint(1, OFFICES)))
    yes = [(seat not in losing) == carried for seat in seats]
    rows = "".join(
        f"<tr>{cells((seat, 'X' if one else '', '' if one else 'X'))}</tr>"
        for seat, one in zip(seats, yes, strict=True)
    )
    total = f"<tr>{cells(('<b>Summa</b>', str(sum(yes)), str(len(yes) - sum(yes))))}</tr>"
    head = cells((shape.heads["voter"], "Ja", "Nej"), "th")
    return (
        f'{_label(shape, "vote")}<table class="vote"><thead><tr>{head}</tr></thead><tbody>{rows}{total}</tbody></table>'
    )


def _declined(job: Job, wording: str, shape: Shape) -> Item:
    """Return an item whose proposal is not carried: nothing in it is an activity."""
    moved = f"<p>Ledamot {job.rng.randint(1, 6)} yrkar att nämnden ska {escape(lowered(wording))}.</p>"
    parts = f"{_label(shape, 'matter')}<p>{job.word('minutes.matters')}</p>{_label(shape, 'motion')}{moved}"
    parts += _vote(job, shape, carried=False) if job.chance(0.5) else ""
    return Item(f"Förslag om att {escape(lowered(wording))}", parts, _decided(job, job.word("minutes.outcome"), shape))


def _noise(job: Job, title: str, decided: str, shape: Shape) -> Item:
    """Return an item on the work of the board itself."""
    parts = f"{_label(shape, 'matter')}<p>{job.word('minutes.matters')}</p>" if job.chance(0.5) else ""
    return Item(escape(title), parts, _decided(job, escape(decided), shape))


def _decided(job: Job, text: str, shape: Shape) -> str:
    organ = escape(job.graph.organs[job.document.organ].name)
    return f"{_label(shape, 'decision')}<p>{organ} beslutar att {text}.</p>"
