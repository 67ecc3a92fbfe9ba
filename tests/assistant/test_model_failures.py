"""What happens to an answer when the language model, or its server, fails. Over real sockets."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from tests.assistant.harbour_corpus import (
    INDOORS,
    KEY,
    LOOK_UP,
    QUESTION,
    SECRET_WORDS,
    TODAY,
    harbour_assistant,
    harbour_data,
    model_settings,
    with_model,
)
from tests.assistant.misbehaving_server import Reply, model_server
from tests.assistant.model_failures import (
    CASES,
    NOT_USED,
    OUT_OF_REACH,
    SERVERS_WORDS,
    Case,
    Outcome,
    outcome,
    plain_answer,
    refuses,
    says,
    transcript,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model-failures.md"
PROVIDERS = ("openai", "ollama", "azure_openai")
WITH_EACH = ("well", "500-once", "no-answer", "heads", "dead", "dies-early", "dies", "401", "404", "html", "empty",
             "wrong-number", "length", "spaces", "line", "nothings", "long-refusal", "line-after",
             "compressed", "left-alone")  # fmt: skip
"""Cases that are tried with the other providers too."""

UNHEARD = ("no-answer", "heads", "dead", "dies-early", "401", "404", "html", "empty", "spaces", "line",
           "nothings", "long-refusal", "compressed")  # fmt: skip
"""Cases in which no sentence of the model's comes."""

Ran = Callable[[Case], Outcome]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Read two small documents in, and open them."""
    with harbour_assistant(harbour_data(tmp_path_factory)) as opened:
        yield opened


@pytest.fixture(scope="module")
def plain(assistant: Assistant) -> Answer:
    """Answer without a language model."""
    return plain_answer(assistant)


@pytest.fixture(scope="module")
def ran(assistant: Assistant) -> Ran:
    """Return what runs a case, once each."""
    return cache(lambda case: outcome(case, assistant))


def holds(case: Case, came: Outcome, plain: Answer) -> None:
    """Require that an answer is the plain one but for what the model may change."""
    answer = came.answer
    assert answer.warnings == ((case.warning,) if case.warning else ())
    assert sum(one.by_model for one in answer.sentences) == case.shown
    assert len(came.asked) == case.tries
    assert (answer.model is not None) == (case.tries > 0)
    assert answer.model is None or answer.model.shown == case.shown
    assert tuple(one for one in answer.sentences if not one.by_model) == plain.sentences
    assert answer.generated_by == ("roda + provmodell" if case.shown else "roda")
    same = replace(
        answer, sentences=plain.sentences, model=None, warnings=plain.warnings, generated_by=plain.generated_by
    )
    assert same == plain
    assert SERVERS_WORDS not in repr(answer)
    assert KEY not in repr(answer)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_failure_costs_nothing_but_the_models_sentences(case: Case, ran: Ran, plain: Answer) -> None:
    """This test ensures that whatever a server does, the answer without a model stands, and says what went wrong."""
    holds(case, ran(case), plain)


@pytest.mark.parametrize("provider", PROVIDERS[1:])
@pytest.mark.parametrize("case", [one for one in CASES if one.name in WITH_EACH], ids=lambda case: case.name)
def test_the_same_with_every_provider(provider: str, case: Case, assistant: Assistant, plain: Answer) -> None:
    """This test ensures that Ollama and Azure fail as OpenAI's servers do."""
    came = outcome(case, assistant, provider)
    warnings = came.answer.warnings
    if case.name == "dead":  # Ollama's client does not tell a reset from nonsense
        assert len(warnings) == 1
        assert warnings[0].startswith("Språkmodellen användes inte: 127.0.0.1 ")
        came = replace(came, answer=replace(came.answer, warnings=(case.warning or "",)))
    holds(case, came, plain)


@pytest.mark.check
def test_the_page_of_failures_is_true(ran: Ran, plain: Answer) -> None:
    """This test ensures that docs/model-failures.md says what the product does today."""
    page = transcript(plain, {case: ran(case) for case in CASES})
    assert PAGE.read_text(encoding="utf-8") == page, "python -m tests.assistant.model_failures docs/model-failures.md"


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nobody_listens(provider: str, assistant: Assistant, plain: Answer) -> None:
    """This test ensures that a server that does not run is said to be out of reach."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        answer = with_model(assistant, provider, url).ask(QUESTION, scope=Scope(), today=TODAY).answer
    assert answer.sentences == plain.sentences
    assert answer.warnings == (NOT_USED.format(OUT_OF_REACH),)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_each_provider_is_asked_in_its_own_way(provider: str, assistant: Assistant) -> None:
    """This test ensures that path, key and model are where each provider expects them."""
    came = outcome(CASES[0], assistant, provider)
    asked = came.asked[0]
    assert asked.headers["accept-encoding"] == "identity"
    key = asked.headers["api-key"] if provider == "azure_openai" else asked.headers["authorization"]
    path, _, query = asked.path.partition("?")
    assert key.removeprefix("Bearer ") == KEY
    assert path == {
        "openai": "/v1/chat/completions",
        "ollama": "/api/chat",
        "azure_openai": "/openai/deployments/provmodell/chat/completions",
    }[provider]  # fmt: skip
    assert query == ("api-version=2024-10-21" if provider == "azure_openai" else "")
    assert '"provmodell"' in asked.body or provider == "azure_openai"
    assert QUESTION in asked.text


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_redirect_is_not_followed(provider: str, assistant: Assistant) -> None:
    """This test ensures that neither the question nor the key goes to a server that the settings do not name."""
    with model_server(says("")) as elsewhere:

        def redirects(reply: Reply) -> None:
            reply.status(307, "", Location=f"{elsewhere.url}{reply.asked.path}")

        came = outcome(Case("", "", redirects), assistant, provider)
        assert not elsewhere.asked
    assert came.answer.warnings == (NOT_USED.format("127.0.0.1 hänvisar till en annan adress, och dit skickas inget."),)


FOREIGN = {
    "OPENAI_API_KEY": "annans-nyckel", "OPENAI_ORG_ID": "annans-konto", "OPENAI_PROJECT_ID": "annans-projekt",
    "AZURE_OPENAI_API_KEY": "annans-nyckel", "AZURE_OPENAI_AD_TOKEN": "annans-biljett",
    "OLLAMA_API_KEY": "annans-nyckel", "LANGSMITH_API_KEY": "annans-nyckel", "LANGSMITH_TRACING": "true",
    "LANGCHAIN_TRACING_V2": "true",
}  # fmt: skip
"""What the environment may hold for other programs."""
FOREIGN_ADDRESSES = ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_PROXY", "AZURE_OPENAI_ENDPOINT", "OLLAMA_HOST",
                     "LANGSMITH_ENDPOINT", "HTTP_PROXY", "ALL_PROXY")  # fmt: skip


@pytest.mark.parametrize("key", [None, KEY])
@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_environment_of_other_programs_is_not_used(
    provider: str, key: str | None, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that no key, account or address of another program's is used, and nothing is reported home."""
    with model_server(refuses(500)) as elsewhere, model_server(CASES[0].script) as server:
        for name, value in FOREIGN.items():
            monkeypatch.setenv(name, value)
        for name in FOREIGN_ADDRESSES:
            monkeypatch.setenv(name, elsewhere.url)
        opened = with_model(assistant, provider, server.url, model_key=key)
        answer = opened.ask(QUESTION, scope=Scope(), today=TODAY).answer
        assert not elsewhere.asked
        assert len(server.asked) == 1
        assert "annans" not in repr(server.asked)
    assert answer.warnings == ()


def test_the_key_is_nowhere_to_be_read(
    assistant: Assistant, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a key stays out of settings, answers and logs, though the server repeats it."""
    settings = model_settings("openai", "http://127.0.0.1:9")
    assert KEY not in repr(settings) + str(settings) + repr(settings.model_dump())

    def repeats(reply: Reply) -> None:
        reply.status(401, f'{{"error": {{"message": "Wrong key: {reply.asked.headers["authorization"]}"}}}}')

    with caplog.at_level(logging.DEBUG):
        came = outcome(Case("", "", repeats), assistant)
    assert "Wrong key: Bearer ***" in caplog.text
    assert KEY not in caplog.text
    assert KEY not in repr(came.answer)
    assert KEY not in "".join(capfd.readouterr())


PERSONAL = "19121212-1212"


@pytest.mark.parametrize("question", [f"Vad händer för {PERSONAL} i Norra hamnen?", "Och rymdraketen 121212 – 1212?"])
def test_a_personal_number_is_never_sent(question: str, assistant: Assistant) -> None:
    """This test ensures that a question that may hold a personnummer goes nowhere, and is answered."""
    with model_server(CASES[0].script) as server:
        opened = with_model(assistant, "openai", server.url)
        answer = opened.ask(question, scope=Scope(), today=TODAY).answer
        assert not server.asked
    assert answer.warnings == (
        "Språkmodellen användes inte: frågan kan innehålla ett personnummer, och sådana skickas aldrig.",
    )


def test_a_personal_number_asked_before_is_never_sent(assistant: Assistant) -> None:
    """This test ensures that a follow-up does not send the question before it, where that holds a personnummer."""
    with model_server(CASES[0].script) as server:
        opened = with_model(assistant, "openai", server.url)
        first = opened.ask(f"Vad kostar rymdraketen för {PERSONAL}?", scope=Scope(), today=TODAY).answer
        then = opened.ask("Och farkosten?", scope=Scope(), today=TODAY, context=first.context).answer
        assert not server.asked
    assert any("personnummer" in warning for warning in then.warnings)


def test_ids_that_look_like_personal_numbers_are_none(assistant: Assistant) -> None:
    """This test ensures that only the question before counts: the ids that a context holds are never sent."""
    context = f'{{"version":1,"question":"{QUESTION}","entities":"a1212121212b","items":""}}'
    with model_server(CASES[0].script) as server:
        opened = with_model(assistant, "openai", server.url)
        answer = opened.ask(LOOK_UP, scope=Scope(), today=TODAY, context=context).answer
        assert server.asked
    assert not any("personnummer" in warning for warning in answer.warnings)


def test_documents_that_stay_in_the_house_stay_there(assistant: Assistant) -> None:
    """This test ensures that no word of a document that stays in the house is sent, whatever is asked about it."""
    with model_server(says("NEJ")) as server:
        opened = with_model(assistant, "openai", server.url)
        context = None
        for question in (INDOORS, "Vilka mål finns?", "Vilka aktiviteter stödjer mål 1?", "Och mål 3?",
                         "Hur är det med rymdraketen då?", "Vad kostar ombyggnaden 2024?"):  # fmt: skip
            answer = opened.ask(question, scope=Scope(), today=TODAY, context=context).answer
            context = answer.context
        assert server.asked
        sent = "\n".join(one.text for one in server.asked)
    assert [word for word in SECRET_WORDS if word.casefold() in sent.casefold().replace(INDOORS.casefold(), "")] == []


def test_what_was_held_back_is_told(assistant: Assistant) -> None:
    """This test ensures that an answer from a document that stays in the house says that it was not sent."""
    with model_server(CASES[0].script) as server:
        opened = with_model(assistant, "openai", server.url)
        answer = opened.ask(INDOORS, scope=Scope(), today=TODAY).answer
        assert not server.asked
    assert "Källor som inte får lämna huset har inte skickats till språkmodellen." in answer.warnings
    assert "14 miljoner" in answer.sentences[0].text


def test_a_dead_server_is_asked_once_about_a_refused_follow_up(assistant: Assistant) -> None:
    """This test ensures that a model that failed is not asked again for the same answer, nor waited for again."""
    case = next(one for one in CASES if one.name == "no-answer")
    with model_server(case.script) as server:
        opened = with_model(assistant, "openai", server.url, model_seconds=1)
        first = assistant.ask(QUESTION, scope=Scope(), today=TODAY)
        then = opened.ask("Hur är det med rymdraketen?", scope=Scope(), today=TODAY, context=first.context).answer
        assert len(server.asked) == 1
    assert then.refused
    assert then.warnings == (NOT_USED.format("den blev inte klar inom 1 s."),)


def test_an_english_answer_is_warned_in_english(assistant: Assistant) -> None:
    """This test ensures that the reason of a failure is told in the language of the answer."""
    with model_server(refuses(401)) as server:
        opened = with_model(assistant, "openai", server.url)
        answer = opened.ask("What happens in Norra hamnen?", scope=Scope(), today=TODAY).answer
    assert answer.language == "en"
    assert answer.warnings[-1] == (
        "The language model was not used: 127.0.0.1 does not accept the key. The answer was made without it."
    )


@pytest.mark.parametrize(
    "case",
    [one for one in CASES if one.name in {*WITH_EACH, "refusal", "megabyte", "for-ever"}],
    ids=lambda one: one.name,
)
def test_a_refused_question_stays_refused(case: Case, assistant: Assistant) -> None:
    """This test ensures that whatever a model makes of a question that was refused, nothing is answered or offered."""
    question = "Vad kostar rymdraketen?"
    plain = assistant.ask(question, scope=Scope(), today=TODAY)
    with model_server(case.script) as server:
        opened = with_model(assistant, "openai", server.url, model_seconds=case.seconds)
        answer = opened.ask(question, scope=Scope(), today=TODAY).answer
    assert replace(answer, model=None, warnings=()) == replace(plain, warnings=())
    assert SERVERS_WORDS not in repr(answer)
    if case.name in UNHEARD:
        assert answer.warnings == (case.warning,)
    else:
        assert all(one.startswith("Språkmodellen användes inte: ") for one in answer.warnings)
