"""Load the phrases of prompts/ and render them; refuse what is missing or does not fit.

A phrase file is named `<group>.<language>.toml`. A table in it is a phrase; its name is the table's dotted path:

    [link.found]
    variables = ["count", "goals", "period"]
    one = "En aktivitet är knuten till {goals} {period}."
    many = "{count} aktiviteter är knutna till {goals} {period}."

A phrase has either `text`, or `one` and `many`, chosen by the variable `count` (`one` when it is 1), which need not be
shown. The variables of a phrase are exactly those declared; they stand in braces, a brace itself is doubled.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter
from typing import get_args

from assistant.answer import Language
from corpus.errors import PromptError

LANGUAGES: tuple[Language, ...] = get_args(Language)
SUFFIX = ".toml"
COUNT = "count"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase in one language: the form for one thing, the form for any other number, and its variables."""

    one: str
    many: str
    variables: frozenset[str]


class Phrases:
    """The phrases of every language, by name. Read-only once made."""

    def __init__(self, phrases: Mapping[Language, Mapping[str, Phrase]]) -> None:
        self._phrases = {language: dict(phrases.get(language, {})) for language in LANGUAGES}
        _check_languages(self._phrases)

    @classmethod
    def load(cls, folder: Traversable | None = None) -> Phrases:
        """Read every phrase file of a folder; without one, of the installed `prompts` package.

        Raises PromptError for a file that is not TOML, a phrase that stands in one language alone, declares a
        variable that its text does not use, or uses one that it does not declare.
        """
        folder = files("prompts") if folder is None else folder
        phrases: dict[Language, dict[str, Phrase]] = {language: {} for language in LANGUAGES}
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            language = next((word for word in LANGUAGES if file.name.endswith(f".{word}{SUFFIX}")), None)
            if language is None:
                continue
            for name, phrase in _read(file):
                if name in phrases[language]:
                    raise PromptError(f"Frasen {name} står två gånger ({language}). Ta bort den i {file.name}.")
                phrases[language][name] = phrase
        return cls(phrases)

    def names(self) -> tuple[str, ...]:
        """Return the names of all phrases, in order."""
        return tuple(sorted(self._phrases[LANGUAGES[0]]))

    def __contains__(self, name: str) -> bool:
        return name in self._phrases[LANGUAGES[0]]

    def variables(self, name: str) -> frozenset[str]:
        """Return the variables that a phrase declares. Raises PromptError for an unknown name."""
        return self._phrase(name, LANGUAGES[0]).variables

    def render(self, name: str, language: Language, /, **variables: str | int) -> str:
        """Fill in a phrase. Raises PromptError for an unknown name, a missing or an undeclared variable.

        What is filled in is never read as a template.
        """
        phrase = self._phrase(name, language)
        missing, unknown = phrase.variables - variables.keys(), variables.keys() - phrase.variables
        if missing:
            raise PromptError(f"Frasen {name} saknar värde för {', '.join(sorted(missing))}. Skicka med det.")
        if unknown:
            raise PromptError(f"Frasen {name} känner inte {', '.join(sorted(unknown))}. Deklarera det i prompts/.")
        return (phrase.one if variables.get(COUNT) == 1 else phrase.many).format_map(variables)

    def _phrase(self, name: str, language: Language) -> Phrase:
        phrase = self._phrases[language].get(name)
        if phrase is None:
            raise PromptError(f"Frasen {name} finns inte på språket {language}. Lägg till den i prompts/.")
        return phrase


def _read(file: Traversable) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases of one file with their names."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PromptError(f"{file.name} kan inte läsas som TOML: {error}. Rätta filen.") from error
    yield from _walk(table, (), file.name)


def _walk(table: Mapping[str, object], path: tuple[str, ...], file: str) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases of a table and of the tables in it: a phrase is a table with a text of its own."""
    name = ".".join(path)
    if any(isinstance(table.get(key), str) for key in ("text", "one", "many")):
        yield name, _phrase_of(table, name, file)
        return
    for key, value in table.items():
        if not isinstance(value, dict):
            raise PromptError(f"{file}: {name} har {key} men ingen text. En fras har text, eller one och many.")
        yield from _walk(value, (*path, key), file)


def _phrase_of(table: Mapping[str, object], name: str, file: str) -> Phrase:
    """Check one phrase's table and make it a phrase."""
    forms = sorted(key for key in table if key != "variables")
    if forms not in (["text"], ["many", "one"]):
        raise PromptError(f"{file}: frasen {name} har {', '.join(forms)}. En fras har text, eller one och many.")
    texts = [table[form] for form in forms]
    declared = table.get("variables", [])
    if not all(isinstance(text, str) for text in texts) or not isinstance(declared, list):
        raise PromptError(f"{file}: frasen {name} har något som inte är text. Rätta den.")
    used = [_variables_in(str(text), name, file) for text in texts]
    variables = frozenset(str(variable) for variable in declared)
    counts = {COUNT} if forms == ["many", "one"] else set()  # it chooses the form, whether or not the text shows it
    for variable in sorted(variables ^ (counts & variables).union(*used)):
        wrong = "deklareras men används inte" if variable in variables else "används men deklareras inte"
        raise PromptError(f"{file}: variabeln {variable} i frasen {name} {wrong}.")
    if forms == ["many", "one"] and COUNT not in variables:
        raise PromptError(f"{file}: frasen {name} har one och many men inte variabeln {COUNT}.")
    return Phrase(one=str(texts[-1]), many=str(texts[0]), variables=variables)


def _variables_in(text: str, name: str, file: str) -> frozenset[str]:
    """Return the variables of a template; only plain names in braces are allowed."""
    try:
        fields = [(field, form, conversion) for _, field, form, conversion in Formatter().parse(text)]
    except ValueError as error:
        raise PromptError(f"{file}: frasen {name} har en klammer för mycket eller för lite: {text}") from error
    for field, form, conversion in fields:
        if field is not None and (form or conversion or not field.isidentifier()):
            raise PromptError(f"{file}: frasen {name} har {{{field}}}. Skriv bara variabelns namn inom klamrar.")
    return frozenset(field for field, _, _ in fields if field is not None)


def _check_languages(phrases: Mapping[Language, Mapping[str, Phrase]]) -> None:
    """Refuse a phrase that stands in one language alone, or with other variables in the other."""
    first = phrases[LANGUAGES[0]]
    for language in LANGUAGES[1:]:
        for name in sorted(first.keys() ^ phrases[language].keys()):
            absent = language if name in first else LANGUAGES[0]
            raise PromptError(f"Frasen {name} saknas på språket {absent}. Lägg till den i prompts/.")
        for name in sorted(first):
            if first[name].variables != phrases[language][name].variables:
                raise PromptError(f"Frasen {name} har olika variabler på olika språk. Låt dem vara lika.")
