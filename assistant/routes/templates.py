"""HTML out: the templates, the words in them, links to sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from assistant import html_templates, presentation
from assistant.answer import Citation, Language
from assistant.explained_words import Explaining
from assistant.html_templates import Context, Environment, pass_context
from assistant.library import contents
from assistant.local_forms import date_form, list_form, number_form
from assistant.prompting import COUNT, Phrases
from assistant.routes.dependencies import service_of
from corpus.model import Box, PictureBox, Span
from ingest.documents import is_adopted

NOT_FOUND = 404
MOST_MARKED = 50
"""Places that are marked on one page."""
DATE = "date"
"""The variable of phrases that is a day (ISO 8601)."""


def environment() -> Environment:
    """Make the template environment, with the links that pages of the service need."""
    made = html_templates.environment()
    made.globals["source_href"] = source_href
    made.globals["corrected"] = presentation.corrected
    made.globals["editors_ties"] = presentation.editors_ties
    made.globals["told_values"] = presentation.told_values
    made.globals["told_verdict"] = presentation.told_verdict
    made.globals["years"] = presentation.years
    made.globals["model_place"] = presentation.model_place
    made.globals["folds"] = presentation.folds
    made.globals["image_href"] = image_href
    made.globals["place_href"] = place_href
    made.globals["is_adopted"] = is_adopted
    made.globals["called"] = contents.called
    made.globals["details"] = contents.details
    made.filters["date"] = _date
    made.filters["number"] = _number
    made.filters["listed"] = _listed
    return made


def page(request: Request, template: str, *, values: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """Render a whole page in the interface language asked for."""
    return HTMLResponse(part(request, template, values=values), status_code=status)


def part(request: Request, template: str, *, values: Mapping[str, object]) -> str:
    """Render a template, a part of a page too, in the interface language asked for."""
    made: Environment = request.app.state.templates
    language = language_of(request)
    service = service_of(request)
    return made.get_template(template).render(
        t=_words(service.phrases, language), language=language, switch_href=_switch_href(request, language),
        model=service.model, section=_section(request), explaining=partial(Explaining, service.phrases),
        href=lambda path, **asked: _href(path, language, asked), **values,
    )  # fmt: skip


def error_page(request: Request, *, status: int, detail: str) -> HTMLResponse:
    """Render the page that says why there is no other."""
    values = {"missing": status == NOT_FOUND, "detail": detail, "example": False}
    return page(request, "error.html", status=status, values=values)


def say_in(phrases: Phrases, language: Language) -> Callable[..., str]:
    """Return what says phrases by their whole names; a number `count` and a day `date` in the language's form."""

    def say(name: str, /, **variables: str | int) -> str:
        shown = {variable: _shown(variable, value, language) for variable, value in variables.items()}
        return phrases.render(name, language, **shown)

    return say


def language_of(request: Request) -> Language:
    """Return the interface language: Swedish, unless `lang=en` is asked for."""
    return "en" if request.query_params.get("lang") == "en" else "sv"


def source_href(citation: Citation, state: int) -> str:
    """Return the address of a citation's source view, with its words marked."""
    return f"/documents/{quote(citation.document_id, safe='')}/pages/{_place(citation, state)}#markerat"


def place_href(
    document_id: str, spans: Sequence[Span], *, state: int, language: Language, pictures: Sequence[PictureBox] = ()
) -> str:
    """Return the address of the page that spans of a document begin on, with those and the symbols on it marked."""
    page_number = spans[0].page
    marks = _marks(tuple((one.start, one.end) for one in spans[:MOST_MARKED] if one.page == page_number))
    boxes = _boxes(tuple(one.box for one in pictures[:MOST_MARKED] if one.page == page_number))
    asked = [("state", state), *marks, *boxes, *([("lang", language)] if language == "en" else [])]
    return f"/documents/{quote(document_id, safe='')}/pages/{page_number}?{urlencode(asked)}#markerat"


def image_href(
    document_id: str, page: int, spans: tuple[tuple[int, int], ...], boxes: tuple[Box, ...], state: int | None
) -> str:
    """Return the address of a page image with spans and symbols marked."""
    asked = [*((("state", state),) if state else ()), *_marks(spans), *_boxes(boxes)]
    return f"/api/documents/{quote(document_id, safe='')}/pages/{page}.png?{urlencode(asked)}"


def _place(citation: Citation, state: int) -> str:
    page_number = citation.parts[0].page
    spans = tuple((part.start, part.end) for part in citation.parts if part.page == page_number)
    boxes = tuple(box for part in citation.parts if part.page == page_number for box in part.pictures)
    return f"{page_number}?{urlencode([('state', state), *_marks(spans), *_boxes(boxes)])}"


def _boxes(boxes: tuple[Box, ...]) -> list[tuple[str, str]]:
    return [("box", ",".join(f"{side:g}" for side in (box.x0, box.y0, box.x1, box.y1))) for box in boxes]


def _marks(spans: tuple[tuple[int, int], ...]) -> list[tuple[str, int]]:
    return [pair for start, end in spans for pair in (("start", start), ("end", end))]


@pass_context
def _date(context: Context, day: date | str) -> str:
    return date_form(day, context["language"])


@pass_context
def _number(context: Context, number: float) -> str:
    return number_form(number, context["language"])


@pass_context
def _listed(context: Context, things: Iterable[str]) -> str:
    return list_form(things, context["language"])


def _words(phrases: Phrases, language: Language) -> Callable[..., str]:
    """Return what says the words of the interface by their names in it."""
    say = say_in(phrases, language)

    def t(name: str, /, **variables: str | int) -> str:
        return say(f"interface.{name}", **variables)

    return t


def _shown(variable: str, value: str | int, language: Language) -> str | int:
    if variable == DATE:
        return date_form(str(value), language)
    if variable == COUNT and isinstance(value, int) and value != 1:  # a phrase chooses its form by the number 1
        return number_form(value, language)
    return value


def _section(request: Request) -> str:
    """Return the part of the site that a page belongs to, as the menu names it: "/", "/documents", "/about"."""
    return f"/{request.url.path.split('/')[1]}"


def _href(path: str, language: Language, asked: Mapping[str, str]) -> str:
    """Return the address of a page of ours in the language of the interface; empty values are left out."""
    given = [(name, value) for name, value in asked.items() if value]
    query = urlencode([*given, ("lang", "en")] if language == "en" else given)
    return f"{path}?{query}" if query else path


def _switch_href(request: Request, language: Language) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    other = [] if language == "en" else [("lang", "en")]
    return f"{request.url.path}?{urlencode(kept + other)}"
