"""Phrase files: what is refused, how a phrase is rendered, and that the shipped ones fit together."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from assistant.prompting import LANGUAGES, Phrases
from corpus.errors import PromptError

GREETING = """
[greet.hello]
variables = ["name"]
text = "Hej {name}!"

[greet.number]
variables = ["count"]
one = "Ett mål"
many = "{count} mål"
"""


def write(folder: Path, swedish: str, english: str | None = None) -> Path:
    """Write a phrase file in both languages."""
    (folder / "a.sv.toml").write_text(swedish, encoding="utf-8")
    (folder / "a.en.toml").write_text(swedish if english is None else english, encoding="utf-8")
    return folder


def test_a_phrase_is_filled_in(tmp_path: Path) -> None:
    """This test ensures that variables are filled in and that `count` chooses between one and many."""
    phrases = Phrases.load(write(tmp_path, GREETING))
    assert phrases.render("greet.hello", "sv", name="du") == "Hej du!"
    assert phrases.render("greet.number", "sv", count=1) == "Ett mål"
    assert phrases.render("greet.number", "en", count=0) == "0 mål"
    assert phrases.names() == ("greet.hello", "greet.number")
    assert "greet.hello" in phrases
    assert phrases.variables("greet.hello") == {"name"}


def test_what_is_filled_in_is_never_read_as_a_template(tmp_path: Path) -> None:
    """This test ensures that braces in a document's words stay as they are."""
    phrases = Phrases.load(write(tmp_path, GREETING))
    assert phrases.render("greet.hello", "sv", name="{count} {0.__class__}") == "Hej {count} {0.__class__}!"


@pytest.mark.parametrize("variables", [{}, {"name": "a", "other": "b"}])
def test_missing_and_undeclared_values_are_refused(tmp_path: Path, variables: dict[str, str]) -> None:
    """This test ensures that a phrase is rendered with exactly the variables that it declares."""
    phrases = Phrases.load(write(tmp_path, GREETING))
    with pytest.raises(PromptError, match=r"greet\.hello"):
        phrases.render("greet.hello", "sv", **variables)


def test_an_unknown_phrase_is_refused(tmp_path: Path) -> None:
    """This test ensures that a name that no file has raises PromptError and says where to add it."""
    with pytest.raises(PromptError, match="prompts/"):
        Phrases.load(write(tmp_path, GREETING)).render("greet.other", "sv")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[a]\nvariables = ["x"]\ntext = "utan"', "används inte"),
        ('[a]\ntext = "med {x}"', "deklareras inte"),
        ('[a]\nvariables = ["x"]\ntext = "{x.real}"', "klamrar"),
        ('[a]\nvariables = ["x"]\ntext = "{x!r}"', "klamrar"),
        ('[a]\ntext = "en { för mycket"', "klammer"),
        ('[a]\none = "ett"\nmany = "flera"', "count"),
        ('[a]\none = "ett"', "one och many"),
        ("[a]\ntext = 3", "ingen text"),
        ("[a\n", "TOML"),
    ],
)
def test_files_that_do_not_fit_are_refused(tmp_path: Path, text: str, words: str) -> None:
    """This test ensures that each way a phrase file can be wrong is found when it is loaded, and named."""
    with pytest.raises(PromptError, match=words):
        Phrases.load(write(tmp_path, text))


def test_a_phrase_stands_in_every_language(tmp_path: Path) -> None:
    """This test ensures that a phrase in one language alone, or with other variables in the other, is refused."""
    with pytest.raises(PromptError, match="saknas på språket en"):
        Phrases.load(write(tmp_path, GREETING, '[other]\ntext = "x"'))
    other = GREETING.replace('["name"]', '["who"]').replace("{name}", "{who}")
    with pytest.raises(PromptError, match="olika variabler"):
        Phrases.load(write(tmp_path, GREETING, other))


def test_a_phrase_stands_once(tmp_path: Path) -> None:
    """This test ensures that two files cannot both define a phrase."""
    folder = write(tmp_path, GREETING)
    (folder / "b.sv.toml").write_text(GREETING, encoding="utf-8")
    with pytest.raises(PromptError, match="två gånger"):
        Phrases.load(folder)


def test_the_shipped_phrases_fit_together() -> None:
    """This test ensures that every shipped phrase renders in both languages with its declared variables."""
    phrases = Phrases.load()
    for name in phrases.names():
        for language in LANGUAGES:
            variables = {variable: f"<{variable}>" for variable in phrases.variables(name)}
            rendered = phrases.render(name, language, **variables)
            assert rendered.strip()
            assert all(f"<{variable}>" in rendered or variable == "count" for variable in variables)


def test_every_phrase_that_the_code_names_exists() -> None:
    """This test ensures that a phrase name written in the assistant's code stands in prompts/."""
    phrases = Phrases.load()
    groups = {name.split(".")[0] for name in phrases.names()}
    root = Path(__file__).parents[2] / "assistant"
    named = {
        node.value
        for file in (*root.glob("*.py"), *root.glob("compose/*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    looks_like_one = {
        name for name in named if name.count(".") == 1 and name.split(".")[0] in groups and " " not in name
    }
    assert {name for name in looks_like_one if not name.endswith((".", "_"))} <= set(phrases.names())
