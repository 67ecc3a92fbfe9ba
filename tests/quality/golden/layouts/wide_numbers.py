"""Layout 4: money by year in many narrow columns: words cut inside, text among the numbers, now and then turned heads.

A row is tied to its goal by a column with the goal's number, or by the rows above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.quality.generator.graph import Activity
from tests.quality.golden import statuses
from tests.quality.golden.amounts import Money, draw_money, printed
from tests.quality.golden.columns import Column, draw_columns, group
from tests.quality.golden.job import Job, Laid, activity, cells, goal

STYLE = """.wide td, .wide th { overflow-wrap: anywhere; hyphens: manual; padding: 0.8mm; }
.wide th { word-break: break-all; }
.section td { font-weight: bold; } .turned div { position: relative; height: 32mm; }
.turned span { position: absolute; display: block; left: 0.5mm; top: 31mm; width: 31mm; white-space: nowrap;
  transform: rotate(-90deg); transform-origin: 0 0; }
.right { text-align: right; } .apart { break-before: page; }"""
LANDSCAPE = "@page { size: A4 landscape; }"
NARROW = ("priority", "status", "number", "goal")
SUMS = ("Summa", "Delsumma")
TITLES = ("Investeringsäskande", "Nämndens behov", "Projekt och investeringar")


@dataclass(frozen=True, slots=True)
class Form:
    """What is drawn once for the table: its columns and how numbers, goals and statuses stand in it."""

    columns: tuple[Column, ...]
    years: int
    coded: bool
    initials: bool
    turned: bool
    right: bool
    gap: str
    nothing: str


def lay_out(job: Job) -> Laid:
    """Return the table, with the goals before or behind it where they stand as numbers in it."""
    form = _form(job)
    explained = form.initials and job.chance(0.6)
    head = f"<h2>{job.rng.choice(TITLES)}</h2><p>{job.word('prose.invest')}</p>"
    table = f"{head}{_table(job, form)}{_initials(job) if explained else ''}"
    if form.coded:
        first, last = (_goals(job), table) if job.chance(0.6) else (table, _goals(job))
        table = f'{first}<div class="apart">{last}</div>' if job.chance(0.5) else first + last
    shows = frozenset({"status"} if _has(form, "status") and (explained or not form.initials) else ())
    return Laid(table, shows, STYLE + (LANDSCAPE if job.chance(0.5) else ""))


def _form(job: Job) -> Form:
    coded, graded = job.chance(0.5), job.chance(0.75)
    years = job.rng.randint(3, 5)
    others = [Column("years", "", 5 * years)]
    others += [Column("goal", job.word("headers.goal_code"), 3)] if coded else []
    others += [Column("status", job.word("headers.status"), 3)] if graded else []
    others += [Column("priority", job.word("headers.priority"), 2)] if not graded or job.chance(0.6) else []
    others += [Column("number", job.word("headers.project_number"), 4)] if job.chance(0.7) else []
    others += [Column("total", job.word("headers.amount_total"), 6)] if job.chance(0.8) else []
    drawn = draw_columns(job, Column("name", job.word("headers.project_rows"), job.rng.choice((7, 10, 14))), others)
    words = statuses.words_of(job, "status.sets", job.activities()[0].status or "")
    return Form(
        columns=_spread(job, drawn, years),
        years=years,
        coded=coded,
        initials=job.chance(0.5) and len({word[0] for word in words}) == len(words),
        turned=job.chance(0.25),
        right=job.chance(0.4),
        gap=job.rng.choice((" ", "\u00a0")),
        nothing=job.rng.choice(("0", "0", "", "-")),
    )


def _spread(job: Job, drawn: tuple[Column, ...], years: int) -> tuple[Column, ...]:
    """Put a column for each year in the place of the one that stands for them all."""
    now, later = (job.rng.choice(job.words.lists[name]) for name in ("headers.amount_now", "headers.amount_later"))
    spread = tuple(
        Column(f"year {place}", (later if place else now).format(year=job.year + place), 5) for place in range(years)
    )
    at = next(place for place, column in enumerate(drawn) if column.fact == "years")
    return (*drawn[:at], *spread, *drawn[at + 1 :])


def _has(form: Form, fact: str) -> bool:
    return any(column.fact == fact for column in form.columns)


def _goals(job: Job) -> str:
    """Return the goals with the numbers that the table uses."""
    level = job.word("levels.goal")
    parts = []
    for area in job.goals("area"):
        parts.append(f"<h3{job.at(goal(area))}>{escape(area.name)}</h3>")
        below = job.goals("goal", parent=area.id)
        parts.extend(f"<p{job.at(goal(one))}>{level} {one.number} {escape(one.name)}</p>" for one in below)
    return "".join(parts)


def _initials(job: Job) -> str:
    """Return the line that says which status a letter stands for."""
    words = statuses.words_of(job, "status.sets", job.activities()[0].status or "")
    return f'<p class="note">{", ".join(f"{word[0]} = {escape(word.casefold())}" for word in words)}</p>'


def _table(job: Job, form: Form) -> str:
    spent: list[Money] = []
    rows = _ranked(job, form, spent) if form.coded else _grouped(job, form, spent)
    rows.append(f"<tr>{_cells(form, {})}</tr>" if job.chance(0.5) else "")
    rows.append(_sum(job, form, spent, SUMS[0]))
    head = "".join(_head(form, column) for column in form.columns)
    return (
        f'<table class="wide"><colgroup>{group(form.columns)}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _ranked(job: Job, form: Form, spent: list[Money]) -> list[str]:
    """Return the rows of activities in an order of their own; their goals are numbers in a column."""
    chosen = job.rng.sample(job.activities(), len(job.activities()))
    return [_row(job, form, one, place, spent) for place, one in enumerate(chosen, start=1)]


def _grouped(job: Job, form: Form, spent: list[Money]) -> list[str]:
    """Return the rows of activities below rows for areas and goals, those without a goal last."""
    places = iter(job.rng.sample(range(1, len(job.activities()) + 1), len(job.activities())))
    parted, rows = job.chance(0.5), []
    for area in job.goals("area"):
        before = len(spent)
        rows.append(_section(form, f"<td{job.at(goal(area))}", area.name))
        for one in job.goals("goal", parent=area.id):
            rows.append(_section(form, f"<td{job.at(goal(one))}", one.name))
            rows.extend(_row(job, form, done, next(places), spent) for done in job.activities(one.id))
        rows.append(_sum(job, form, spent[before:], SUMS[1]) if parted else "")
    rest = [one for one in job.activities() if not one.goals]
    rows.append(_section(form, "<td", job.word("headers.project_other")) if rest else "")
    rows.extend(_row(job, form, one, next(places), spent) for one in rest)
    return rows


def _section(form: Form, cell: str, name: str) -> str:
    return f'<tr class="section">{cell} colspan="{len(form.columns)}">{escape(name)}</td></tr>'


def _head(form: Form, column: Column) -> str:
    if form.turned and column.fact in NARROW:
        return f'<th class="turned"><div><span>{column.header}</span></div></th>'
    return f"<th>{column.header}</th>"


def _row(job: Job, form: Form, one: Activity, place: int, spent: list[Money]) -> str:
    """Return an activity's row and note what it costs."""
    money = draw_money(job.rng, int((one.cost or "0").replace(" ", "")), form.years)
    spent.append(money)
    status = one.status or ""
    facts = {
        "name": f"<span{job.at(activity(one))}>{escape(one.text)}</span>",
        "goal": ", ".join(job.graph.goals[name].number or "" for name in one.goals),
        "status": escape(status[0] if form.initials else status),
        "priority": str(place),
        "number": str(job.rng.randint(6000, 6400)) if job.chance(0.5) else "",
    }
    return f"<tr>{_cells(form, {**_amounts(job, form, money), **facts})}</tr>"


def _amounts(job: Job, form: Form, money: Money) -> dict[str, str]:
    """Return what stands in the columns of money."""
    made = {
        f"year {place}": printed(job.rng, amount, gap=form.gap, nothing=form.nothing)
        for place, amount in enumerate(money.by_year)
    }
    total = printed(job.rng, sum(money.by_year), gap=form.gap, nothing=form.nothing)
    return {**made, "total": money.endless or total}


def _sum(job: Job, form: Form, spent: list[Money], name: str) -> str:
    """Return a row of what some activities cost together."""
    by_year = tuple(sum(money.by_year[place] for money in spent) for place in range(form.years))
    return f'<tr class="full">{_cells(form, {**_amounts(job, form, Money(by_year)), "name": name})}</tr>'


def _cells(form: Form, facts: dict[str, str]) -> str:
    if not form.right:
        return cells([facts.get(column.fact, "") for column in form.columns])
    sides = ["right" if column.fact.startswith(("year", "total")) else "left" for column in form.columns]
    made = zip(sides, form.columns, strict=True)
    return "".join(f'<td class="{side}">{facts.get(column.fact, "")}</td>' for side, column in made)
