"""HTML out: the templates, the words in them, links to sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from assistant import html_templates, presentation
from assistant.answer import Language
from assistant.explained_words import Explaining
from assistant.html_templates import Context, Environment, pass_context
from assistant.library import contents
from assistant.local_forms import date_form, list_form, number_form
from assistant.prompting import COUNT, Phrases
from assistant.routes.dependencies import service_of
from assistant.routes.source_addresses import place_href, source_places
from corpus.model import Document
from ingest.documents import is_adopted

NOT_FOUND = 404
DATE = "date"
"""The variable of phrases that is a day (ISO 8601)."""


def environment() -> Environment:
    """Make the template environment, with the links that pages of the service need."""
    made = html_templates.environment()
    made.globals["source_places"] = source_places
    made.globals["place_href"] = place_href
    made.globals["is_adopted"] = is_adopted
    made.globals["called"] = contents.called
    made.globals["details"] = contents.details
    made.globals.update((shown.__name__, shown) for shown in presentation.ON_PAGES)
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
        href=lambda path, **asked: address_of(path, language, **asked), **values,
    )  # fmt: skip


def error_page(request: Request, *, status: int, detail: str) -> HTMLResponse:
    """Render the page that says why there is no other."""
    values = {"missing": status == NOT_FOUND, "detail": detail, "example": False}
    return page(request, "error.html", status=status, values=values)


def any_example(documents: Iterable[Document]) -> bool:
    """Say whether any of the documents is invented example content, of which pages warn."""
    return any(document.example for document in documents)


def say_in(phrases: Phrases, language: Language) -> Callable[..., str]:
    """Return what says phrases by their whole names; a number `count` and a day `date` in the language's form."""

    def say(name: str, /, **variables: str | int) -> str:
        shown = {variable: _shown(variable, value, language) for variable, value in variables.items()}
        return phrases.render(name, language, **shown)

    return say


def language_of(request: Request) -> Language:
    """Return the interface language: Swedish, unless `lang=en` is asked for."""
    return "en" if request.query_params.get("lang") == "en" else "sv"


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


def address_of(path: str, language: Language, **asked: str) -> str:
    """Return the address of a page of ours in the language of the interface; empty values are left out."""
    given = [(name, value) for name, value in asked.items() if value]
    query = urlencode([*given, ("lang", "en")] if language == "en" else given)
    return f"{path}?{query}" if query else path


def _switch_href(request: Request, language: Language) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    other = [] if language == "en" else [("lang", "en")]
    return f"{request.url.path}?{urlencode(kept + other)}"
