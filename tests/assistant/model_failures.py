"""Every way in which a server of language models goes wrong, as scripts for tests.assistant.misbehaving_server.

As a program it puts a question to the product with each of them and writes docs/model-failures.md:

    python -m tests.assistant.model_failures docs/model-failures.md
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.answering import Assistant
from assistant.language_model.bounding import MOST_BYTES
from assistant.understanding.scoping import Scope
from tests.assistant.harbour_corpus import QUESTION, TODAY, harbour_assistant, read_harbour_in, with_model
from tests.assistant.misbehaving_server import Asked, Reply, Script, model_server

HOMES = "Kommunen bygger 120 bostäder i Norra hamnen under 2024 [1]. "
PLACE = "Tekniska nämnden öppnar en mötesplats för unga den 1 mars 2024 [2]."
GOOD = HOMES + PLACE
SERVERS_WORDS = "SERVERNS EGNA ORD"
"""Stand in every error that the server words; no user may see them."""
FOREVER = 600.0
"""Seconds, more than any test waits."""
BOMB = gzip.compress(bytes(50_000_000), 1)
"""Fifty megabytes in a fifth of one."""
PIECE = 7
"""Characters that the server sends at a time."""


def says(text: str, reason: str = "stop") -> Script:
    """Write a text, some characters at a time, and end."""

    def script(reply: Reply) -> None:
        _write(reply, text)
        reply.end(reason)

    return script


def refuses(code: int, body: str = "", *, kind: str = "application/json") -> Script:
    """Answer with a status."""
    return lambda reply: reply.status(code, body or f'{{"error": {{"message": "{SERVERS_WORDS}"}}}}', kind=kind)


def refuses_once(code: int) -> Script:
    """Answer with a status the first time, then well."""
    return lambda reply: (refuses(code) if reply.number == 1 else says(GOOD))(reply)


def never_answers(reply: Reply) -> None:
    """Take the request and answer nothing."""
    reply.wait(FOREVER)


def only_heads(reply: Reply) -> None:
    """Answer that an answer comes, then nothing."""
    reply.begin()
    reply.wait(FOREVER)


def trickles(reply: Reply) -> None:
    """Send a word each half second for ever."""
    reply.begin()
    while True:
        for word in GOOD.split(" "):
            reply.say(f"{word} ")
            reply.wait(0.5)


def dies_after(text: str) -> Script:
    """Write a text, then close the connection in the middle of the answer."""
    return lambda reply: _write(reply, text)


def dies_at_once(reply: Reply) -> None:
    """Reset the connection without an answer."""
    reply.die()


def stops_after(text: str) -> Script:
    """Write a text and end the answer in good order, without saying that the model is done."""

    def script(reply: Reply) -> None:
        _write(reply, text)
        reply.break_off()

    return script


def one_piece(text: str) -> Script:
    """Write a text in one piece, and end."""

    def script(reply: Reply) -> None:
        reply.begin()
        reply.say(text)
        reply.end()

    return script


def writes_for_ever(piece: str) -> Script:
    """Write the same words again and again."""

    def script(reply: Reply) -> None:
        reply.begin()
        while True:
            reply.say(piece)

    return script


def sends(data: bytes) -> Script:
    """Send bytes that are none of the protocol."""

    def script(reply: Reply) -> None:
        reply.begin()
        reply.raw(data)
        reply.break_off()

    return script


def floods(data: bytes, *, after: str = "", code: int = 200) -> Script:
    """Write a text, then the same bytes again and again."""

    def script(reply: Reply) -> None:
        reply.begin(code)
        if after:
            reply.say(after)
        while True:
            reply.raw(data)

    return script


def says_nothing_for_ever(reply: Reply) -> None:
    """Send pieces without text, which are of the protocol, again and again."""
    reply.begin()
    while True:
        reply.say("")


def compresses(reply: Reply) -> None:
    """Send a compressed answer, which nobody asked for and which is many times as large as what is sent."""
    reply.begin(**{"Content-Encoding": "gzip"})
    reply.raw(BOMB)
    reply.break_off()


def refuses_in_a_field(reply: Reply) -> None:
    """Refuse in the field that OpenAI has for it."""
    reply.begin()
    reply.say("", refusal=SERVERS_WORDS)
    reply.end()


def errs_in_the_stream(reply: Reply) -> None:
    """Send an error in the place of a piece."""
    reply.begin()
    reply.line({"error": {"message": SERVERS_WORDS, "code": 500}})
    reply.break_off()


def slow_then(text: str, seconds: float) -> Script:
    """Think for a time before the first word."""

    def script(reply: Reply) -> None:
        reply.begin()
        reply.wait(seconds)
        reply.say(text)
        reply.end()

    return script


def _write(reply: Reply, text: str) -> None:
    reply.begin()
    for start in range(0, len(text), PIECE):
        reply.say(text[start : start + PIECE])


NOT_USED = "Språkmodellen användes inte: {} Svaret är gjort utan den."
NOT_DONE = "Språkmodellen blev inte klar: {} Resten av svaret är gjort utan den."
UNPROVED = "Språkmodellen användes inte: inget som den skrev gick att bevisa. Svaret är gjort utan den."
UNREADABLE = "127.0.0.1 svarade på ett sätt som inte går att läsa."
OUT_OF_REACH = "127.0.0.1 går inte att nå."
TOO_SLOW = "den blev inte klar inom 1 s."
BROKE_OFF = "den bröt av innan den var klar."
TOO_LONG = "den skrev för långt och bröts av."
TOO_MUCH = "127.0.0.1 skickade mer än ett svar kan behöva och bröts av."
LEFT_ALONE = "den svarade inte nyss, och prövas igen om en stund."
NO_TEXT = "127.0.0.1 svarade utan text."


@dataclass(frozen=True, slots=True)
class Case:
    """What a server does, told in English, and what the answer then says of it: its warning, and the model's share.

    `shown` are sentences of the model's in the answer, `tries` requests that the server gets.
    """

    name: str
    told: str
    script: Script
    warning: str | None = None
    shown: int = 0
    tries: int = 1
    seconds: int = 60
    """RODA_MODEL_SECONDS."""
    before: int = 0
    """Questions that were put before; `tries` are requests after them."""


CASES = (
    Case("well", "It answers well.", says(GOOD), shown=2),
    Case("thinks", "The model thinks aloud before it answers.", says(f"<think>\nAlltså: {PLACE}\n</think>\n\n{GOOD}"),
         shown=2),
    Case("500-once", "It answers 500, then well.", refuses_once(500), shown=2, tries=2),
    Case("no-answer", "It takes the request and never answers.", never_answers, NOT_USED.format(TOO_SLOW), seconds=1),
    Case("heads", "It sends the head of an answer, then nothing.", only_heads, NOT_USED.format(TOO_SLOW), seconds=1),
    Case("slow", "It thinks for longer than it may.", slow_then(GOOD, 30), NOT_USED.format(TOO_SLOW), seconds=1),
    Case("trickle", "It sends a word each half second and never ends.", trickles, NOT_USED.format(TOO_SLOW), seconds=1),
    Case("dead", "It resets each connection.", dies_at_once, NOT_USED.format(OUT_OF_REACH), tries=2),
    Case("dies-early", "It dies in its first sentence.", dies_after(HOMES[:30]), NOT_USED.format(BROKE_OFF)),
    Case("dies", "It dies in its second sentence.", dies_after(HOMES + PLACE[:30]), NOT_DONE.format(BROKE_OFF), 1),
    Case("ends-early", "Its answer ends in good order in its second sentence, without a reason.",
         stops_after(HOMES + PLACE[:30]), NOT_DONE.format(BROKE_OFF), 1),
    Case("400", "It answers 400.", refuses(400), NOT_USED.format("127.0.0.1 svarade med fel 400.")),
    Case("401", "It answers 401.", refuses(401), NOT_USED.format("127.0.0.1 godtar inte nyckeln.")),
    Case("403", "It answers 403.", refuses(403), NOT_USED.format("127.0.0.1 godtar inte nyckeln.")),
    Case("404", "It answers 404.", refuses(404), NOT_USED.format("127.0.0.1 har ingen sådan modell.")),
    Case("429", "It answers 429 each time.", refuses(429),
         NOT_USED.format("127.0.0.1 tar inte emot fler frågor just nu."), tries=2),
    Case("500", "It answers 500 each time.", refuses(500), NOT_USED.format("127.0.0.1 svarade med fel 500."), tries=2),
    Case("html", "It answers with a web page.", refuses(200, f"<html>{SERVERS_WORDS}</html>", kind="text/html"),
         NOT_USED.format(UNREADABLE), tries=2),
    Case("no-json", "It sends half a piece of JSON.", sends(b'data: {"choices": [\n\n'),
         NOT_USED.format(UNREADABLE), tries=2),
    Case("list", "It sends JSON that is no piece of an answer.", sends(b"data: [1, 2]\n\n"),
         NOT_USED.format(UNREADABLE), tries=2),
    Case("deep", "It sends JSON in a hundred thousand brackets.", sends(b"data: " + b"[" * 100_000 + b"\n\n"),
         NOT_USED.format(UNREADABLE), tries=2),
    Case("encoding", "It sends bytes that are no UTF-8.", sends(b'data: {"choices": "\xff\xfe"}\n\n'),
         NOT_USED.format(UNREADABLE), tries=2),
    Case("error-within", "It sends an error among the pieces.", errs_in_the_stream,
         NOT_USED.format(UNREADABLE), tries=2),
    Case("empty", "The model writes nothing.", says(""), NOT_USED.format(NO_TEXT)),
    Case("refusal", "The model refuses.", says("I'm sorry, I can't help with that."), UNPROVED),
    Case("refusal-field", "The model refuses in OpenAI's own field.", refuses_in_a_field, NOT_USED.format(NO_TEXT)),
    Case("no-marks", "The model names no source.", says("Kommunen bygger 120 bostäder under 2024."), UNPROVED),
    Case("no-source", "The model names a source that does not exist.", says(HOMES.replace("[1]", "[9]")), UNPROVED),
    Case("other-source", "The model names another source than the one that says so.",
         says(HOMES.replace("[1]", "[2]")), UNPROVED),
    Case("wrong-number", "The model writes 150 for 120, and one true sentence.", says(GOOD.replace("120", "150")),
         shown=1),
    Case("markdown", "The model writes a heading and a list in bold.",
         says(f"## Svar\n\n- **{HOMES.strip()[:-5]}** [1].\n- {PLACE}\n"), shown=2),
    Case("links", "The model writes links to elsewhere.",
         says("Kommunen bygger [120 bostäder](https://exempel.se/?q=1) i Norra hamnen under 2024 [1]."), UNPROVED),
    Case("length", "The answer is cut off at its greatest length.", says(HOMES + PLACE[:30], "length"),
         NOT_DONE.format(TOO_LONG), 1),
    Case("megabyte", "The model writes a megabyte without a full stop.", one_piece("a" * 1_000_000), UNPROVED),
    Case("comments", "It sends comments without end.", floods(b": x\n\n" * 1000), NOT_USED.format(TOO_MUCH)),
    Case("spaces", "It sends spaces without end.", floods(b" " * 4000), NOT_USED.format(TOO_MUCH)),
    Case("line", "It sends a line without end.", floods(b"a" * 4000), NOT_USED.format(TOO_MUCH)),
    Case("nothings", "It sends pieces without text and without end.", says_nothing_for_ever, NOT_USED.format(TOO_MUCH)),
    Case("long-refusal", "It answers 401, and why without end.", floods(b"a" * 4000, code=401),
         NOT_USED.format(TOO_MUCH)),
    Case("line-after", "It sends a line without end after its first sentence.",
         floods(b"a" * 4000, after=HOMES + PLACE[:30]), NOT_DONE.format(TOO_MUCH), 1),
    Case("compressed", "It answers compressed, fifty megabytes in a fifth of one.", compresses,
         NOT_USED.format(UNREADABLE)),
    Case("left-alone", "It did not answer the question before.", never_answers, NOT_USED.format(LEFT_ALONE), tries=0,
         seconds=1, before=1),
    Case("for-ever", "The model repeats itself for ever.", writes_for_ever(HOMES.replace(" [1]", "")), UNPROVED),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: the answer, and what the server was asked."""

    answer: Answer
    asked: tuple[Asked, ...]


def outcome(case: Case, assistant: Assistant, provider: str = "openai") -> Outcome:
    """Put the question to the product, whose model's server does what the case says."""
    with model_server(case.script) as server:
        answerer = with_model(assistant, provider, server.url, model_seconds=case.seconds)
        for _ in range(case.before):
            answerer.ask(QUESTION, scope=Scope(), today=TODAY)
        asked_before = len(server.asked)
        answer = answerer.ask(QUESTION, scope=Scope(), today=TODAY).answer
        return Outcome(answer, tuple(server.asked[asked_before:]))


def plain_answer(assistant: Assistant) -> Answer:
    """Answer the question without a language model."""
    return assistant.ask(QUESTION, scope=Scope(), today=TODAY)


def as_seen(answer: Answer) -> tuple[str, ...]:
    """Return the lines of an answer as its reader sees it; ✎ marks what the model wrote."""
    sentences = (f"{'✎' if one.by_model else ' '} {one.text}{_marks(one.citations)}" for one in answer.sentences)
    return (*sentences, *(f"! {warning}" for warning in answer.warnings))


def _marks(citations: Iterable[int]) -> str:
    return "".join(f" [{n}]" for n in citations)


_TOP = """# What happens when a language model fails

Written by `python -m tests.assistant.model_failures docs/model-failures.md`; a test keeps it true. A server on a real
socket (`tests/assistant/misbehaving_server.py`) goes wrong in each of these ways, and the same question is asked:
*{question}* Without a model the whole answer is

```text
{plain}
```

and that is what the user gets in each case, plus the lines that stand under it: ✎ marks a sentence that the model wrote
and that was proved, ! a warning. "Twice" says that the request was made once more, which it is where no text came and
the failure may pass. The time limit, RODA_MODEL_SECONDS, is 1 in the cases that reach it. The words of the server's own
errors stand in no answer. Of one response {most_megabytes:g} megabytes are read at most. Each case has a server of its
own, since one that does not answer is left alone for a while ([language-models.md](language-models.md)). Ollama and
Azure do the same (`tests/assistant/test_model_failures.py`).
"""


def transcript(plain: Answer, outcomes: Mapping[Case, Outcome]) -> str:
    """Return the cases, those with the same outcome together. Repeatable: it names no time and no port."""
    drafted = as_seen(plain)
    told: dict[str, list[str]] = {}
    for case, came in outcomes.items():
        more = "\n".join(line for line in as_seen(came.answer) if line not in drafted)
        told.setdefault(more, []).append(f"- {case.told}{' (Twice.)' if len(came.asked) > 1 else ''}")
    parts = (f"{chr(10).join(cases)}\n\n```text\n{more}\n```\n" for more, cases in told.items())
    top = _TOP.format(question=QUESTION, plain="\n".join(drafted), most_megabytes=MOST_BYTES / 1_000_000)
    return "\n".join((top, *parts))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        data_dir = read_harbour_in(Path(scratch))
        with harbour_assistant(data_dir) as opened:
            page = transcript(plain_answer(opened), {case: outcome(case, opened) for case in CASES})
    Path(sys.argv[1]).write_text(page, encoding="utf-8")
