"""Questions that no asker means: whatever is typed is text, at every door. Tests assert no time; a hang is stopped."""

from __future__ import annotations

import datetime
import json
import math
import string
import unicodedata
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.answering import Assistant
from assistant.app import create_app
from assistant.cli import main
from assistant.finding.retrieval import MAX_CHARACTERS, Ranked
from assistant.language_model import RodaRetriever
from assistant.understanding.scoping import Scope
from corpus.store import Store
from tests.assistant.demo_corpus import demo_assistant, demo_settings

SYNTAX = "+-:()\"^~*?[]{}\\/&|!<>='`,;%$#@_"
"""What some query language, tantivy's first, reads as more than a character."""
ODD = {
    "stop words": "och det är som att i på",
    "stop words asked": "Vad är det som är det?",
    "one letter": "a",
    "one Swedish letter": "ö",
    "Finnish": "Mitä kunta tekee vanhusten hyväksi?",
    "Arabic": "ماذا تفعل البلدية لكبار السن؟",
    "Chinese": "市政府为老年人做了什么?",
    "Russian": "Что делает муниципалитет для пожилых?",
    "control characters": "Vad\x00 gör\x07 socialnämnden\x1b[31m för\x08 äldre\x7f?\r\x85",
    "directions and joiners": "Vad gör \u202esocialnämnden\u202c \u200b\u2066\ufffe för äldre\ufeff?",
    "half a character": "Vad gör \ud800 socialnämnden?",
    "marks upon marks": "s" + "\u0301" * 1500 + "kola",
    "query syntax": '+skola -buss title:"x y"~2 (a OR b) AND NOT c^2 ~1 * ? [a TO b] {c} \\ /re.*/',
    "operators": "AND OR NOT AND",
    "a field": 'id:"p0001" OR alive:1 OR id:*',
    "SQL": "x'; DROP TABLE passages; -- \" OR 1=1 UNION SELECT * FROM documents",
    "LIKE": "100% _skola_ LIKE '%'",
    "JSON": '{"question": "skola", "$where": [1, null], "kommun": {"$ne": ""}}',
    "templates": "skola {{7*7}} {% for x in y %} ${x} %s %(y)d {0} {question}",
    "markup": "<script>alert(1)</script> [bold]hej[/bold] [/] &amp;",
    "one long word": "a" * 1900,
    "many lines": "skola\n" * 300,
    "a long gap": f"vilka{' ' * 1900}mål",
    "and again": "och " * 480,
    "and again, with commas": "och , " * 320,
}
NO_WORDS = {"empty": "", "white space": " \t\n\u00a0\u2003", "nul": "\x00", "quotation mark": '"', "signs": SYNTAX}
TOO_LONG = {
    "10,000 words": "skola " * 10_000,
    "10,000 different words": " ".join(f"ord{number}" for number in range(10_000)),
    "10,000 operators": '+("' * 10_000 + "skola",
}
EVERYTHING = {**ODD, **NO_WORDS, **TOO_LONG}
LONGEST = 100_000
"""Characters that the limit of a question may be raised to."""
LONG = {
    "stop words": "och det är som att i på " * 5_000,
    "one word": "skola " * 20_000,
    "different words": " ".join(f"ord{number}" for number in range(20_000)),
    "sentences": "Vad gör socialnämnden? " * 5_000,
    "places": "hur går det i Linköping " * 5_000,
    "many places": " ".join(
        f"i Ort{letter}{other}by" for letter in string.ascii_lowercase * 20 for other in string.ascii_lowercase
    ),
    "figures": "2021 16,4 % 3 000 tkr " * 5_000,
    "Arabic": "ماذا تفعل البلدية لكبار السن؟ " * 4_000,
    "control characters": "skola\x00\x1b[31m " * 9_000,
    "a gap": f"vilka{' ' * 99_000}mål",
    "and again": "och " * 24_000,
    "marks upon marks": "s" + "\u0301" * LONGEST + "kola",
    "signs": "skola " + SYNTAX * 3_500,
    "one endless word": "a" * LONGEST,
    "query syntax": '+skola -buss title:"x y"~2 (a OR b) AND NOT c^2 ' * 2_500,
}
LIMIT = 5
WRONG_USE = 2


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo."""
    with demo_assistant(tmp_path_factory) as opened:
        yield opened


@pytest.fixture(scope="module")
def long_assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo with the limit of a question at its highest."""
    settings = demo_settings(tmp_path_factory)
    store = Store.open(settings)
    opened = Assistant(store, settings.model_copy(update={"max_question_characters": LONGEST}))
    yield opened
    opened.close()
    store.close()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve the small demo; what goes wrong becomes a status."""
    with TestClient(create_app(demo_settings(tmp_path_factory)), raise_server_exceptions=False) as served:
        yield served


def found(assistant: Assistant, text: str) -> tuple[Ranked, ...]:
    """Search the small demo."""
    with assistant._snapshots.pinned() as snapshot:
        return snapshot.retriever.search(text, limit=LIMIT)


@pytest.mark.parametrize("name", EVERYTHING)
def test_retrieval_takes_any_text(assistant: Assistant, name: str) -> None:
    """This test ensures that any text is searched for without an error, the same each time, with finite scores."""
    ranked = found(assistant, EVERYTHING[name])
    assert len(ranked) <= LIMIT
    assert all(math.isfinite(one.score) for one in ranked)
    assert found(assistant, EVERYTHING[name]) == ranked
    assert not (ranked and name in NO_WORDS)


@pytest.mark.parametrize("name", TOO_LONG)
def test_the_search_for_an_endless_text_is_bounded(assistant: Assistant, name: str) -> None:
    """This test ensures that what is searched for is the text's beginning: more text costs no more time."""
    assert found(assistant, TOO_LONG[name]) == found(assistant, TOO_LONG[name][:MAX_CHARACTERS])


@pytest.mark.parametrize("sign", SYNTAX)
def test_no_sign_is_an_operator(assistant: Assistant, sign: str) -> None:
    """This test ensures that signs around words neither require, forbid, weigh nor widen anything."""
    plain = found(assistant, "trygghet äldre")
    assert plain
    assert found(assistant, f"{sign}trygghet {sign} {sign}äldre{sign} {sign * 2}") == plain


def test_no_word_is_an_operator(assistant: Assistant) -> None:
    """This test ensures that AND, OR, NOT and TO are words: "NOT trygghet" still finds what names it."""
    for text in ("NOT trygghet", "äldre AND NOT trygghet", "[a TO trygghet]"):
        assert any("trygg" in one.passage.text.casefold() for one in found(assistant, text)), text


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_langchain_retriever_takes_any_text(assistant: Assistant, name: str) -> None:
    """This test ensures that a chain gets documents, or none, for any text, and none of an organ that nobody has."""
    retriever = RodaRetriever(assistant=assistant, limit=LIMIT)
    ids = [one.id for one in retriever.invoke(EVERYTHING[name])]
    assert ids == [one.passage.id for one in found(assistant, EVERYTHING[name])]
    if EVERYTHING[name].strip():
        assert RodaRetriever(assistant=assistant, organ=EVERYTHING[name]).invoke("äldre") == []


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_service_takes_any_text(client: TestClient, name: str) -> None:
    """This test ensures that an odd question is answered, and one without words or end refused in words."""
    body = json.dumps({"question": EVERYTHING[name]})  # as escapes: half a character has no UTF-8
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    if name in ODD:
        assert response.status_code == 200, response.text
        assert response.json()["receipt"]["state"] == 1
    else:
        assert response.status_code in {413, 422}
        assert response.json()["detail"].endswith(".")


@pytest.mark.parametrize("name", EVERYTHING)
def test_the_command_line_takes_any_text(
    name: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that `roda ask` answers or says what to do, and writes no control character to a terminal."""
    with pytest.raises(SystemExit) as ended:
        main(["ask", "--data-dir", str(demo_settings(tmp_path_factory).data_dir), "--", EVERYTHING[name]])
    written = capsys.readouterr()
    assert (ended.value.code or 0) == (0 if name in ODD else WRONG_USE)
    assert (written.out if name in ODD else written.err).strip()
    assert not {sign for sign in written.out + written.err if unicodedata.category(sign) == "Cc"} - {"\n"}


@pytest.mark.check
@pytest.mark.parametrize("name", LONG)
def test_a_long_question_is_answered_or_refused(long_assistant: Assistant, name: str) -> None:
    """This test ensures that with the limit at its highest a question of that length has an answer, and no error.

    Some took half a minute: work that grew with the square of the question, or with each of thousands of words.
    """
    answer = long_assistant.ask(LONG[name][:LONGEST], scope=Scope(), today=datetime.date(2021, 6, 1))
    assert answer.sentences


@pytest.mark.check
def test_a_question_of_more_words_than_any_passage(long_assistant: Assistant) -> None:
    """This test ensures that a question of thousands of words says that it is too many of them."""
    answer = long_assistant.ask(LONG["different words"][:LONGEST], scope=Scope(), today=datetime.date(2021, 6, 1))
    assert answer.refused
    assert "Ställ en kortare fråga" in answer.sentences[0].text


@pytest.mark.parametrize("name", ODD)
def test_odd_names_limit_without_an_error(assistant: Assistant, name: str) -> None:
    """This test ensures that what is typed as a kommun or an organ is a name that nobody has, never an error."""
    for scope in (Scope(kommun=ODD[name]), Scope(organ=ODD[name])):
        assistant.ask("Vad görs för äldre?", scope=scope, today=datetime.date(2021, 6, 1))
