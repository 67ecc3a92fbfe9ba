"""`roda ask`: a question in, an answer with its sources out."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assistant import receipt_file
from assistant.answer import Answer, Citation, Item
from assistant.answer_json import to_json
from assistant.answering import Assistant
from assistant.commands.options import AsJson, DataDir, Kommun, settings_of
from assistant.commands.printing import complain, write, write_json
from assistant.configured_model import configured_model
from assistant.periods import read_name, read_period
from assistant.presentation import (
    Branch,
    corrected,
    editors_ties,
    has_example,
    model_place,
    said,
    stated,
    suggested,
    told_values,
    told_verdict,
    tree,
    years,
)
from assistant.prompting import Phrases
from assistant.streaming import Answerer, Done
from assistant.understanding.scoping import Scope
from corpus.store import Store

INDENT = "  "
LONGEST_QUOTE = 300
"""Characters of a quote that are shown; JSON has it whole."""


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="Frågan, inom citattecken.", metavar="FRÅGA")],
    *,
    kommun: Kommun = None,
    organ: Annotated[
        str | None, typer.Option(metavar="NAMN", help="Nämnd, förvaltning eller bolag.", show_default=False)
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="ÅR", help="Ett år eller två: 2021 eller 2019-2022.", show_default=False)
    ] = None,
    receipt: Annotated[
        Path | None,
        typer.Option(metavar="FIL", help="Skriv ett kvitto som roda replay kan pröva svaret mot.", show_default=False),
    ] = None,
    after: Annotated[
        Path | None,
        typer.Option(metavar="KVITTO", help="Fråga vidare på svaret i ett kvitto.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Ställ en fråga och få svaret med sina källor."""
    if receipt is not None:
        receipt_file.require_place(receipt)
    settings = settings_of(context, data_dir)
    earlier = None if after is None else receipt_file.read(after)
    given = Scope(kommun=read_name(kommun), organ=read_name(organ), period=read_period(period))
    scope = given if earlier is None or given != Scope() else earlier.scope
    phrases = Phrases.load()
    store = Store.open(settings)
    try:
        model = configured_model(settings)
        if model is not None:
            complain(model_place(model, partial(_swedish, phrases)))  # before anything is sent
        answerer = Answerer(Assistant(store, settings, phrases=phrases), phrases=phrases, model=model)
        context_given = None if earlier is None else earlier.answer_context
        today = datetime.now().astimezone().date()
        done = answerer.ask(question, scope=scope, today=today, context=context_given)
        if receipt is not None:
            _write_receipt(receipt, done, store)
    finally:
        store.close()
    if as_json:
        write_json(to_json(done.answer))
    else:
        _Readable(done.answer, phrases).write()


def _swedish(phrases: Phrases, name: str, **variables: str | int) -> str:
    """Return a word of the interface before the language of the question is known."""
    return phrases.render(f"interface.{name}", "sv", **variables)


def _write_receipt(path: Path, done: Done, store: Store) -> None:
    """Write the answer with what it takes to ask again; beside it, what a language model made of it."""
    documents = store.view(state=done.drafted.receipt.state).documents()
    searched = receipt_file.searched_of(documents, done.drafted.receipt.documents_searched)
    shown = None if done.answer == done.drafted else to_json(done.answer)
    receipt_file.write(path, receipt_file.encode(to_json(done.drafted), searched, shown=shown))
    complain(f"Kvittot är skrivet: {path}")


class _Readable:
    """Writes an answer as text: sentences, items under their goals, numbered sources."""

    def __init__(self, answer: Answer, phrases: Phrases) -> None:
        self._answer = answer
        self._phrases = phrases

    def write(self) -> None:
        """Write the whole answer."""
        answer = self._answer
        if answer.interpretation.read_as not in (None, answer.question):
            write(self._word("read_as", question=str(answer.interpretation.read_as)), dim=True)
        for warning in answer.warnings:
            write(f"! {warning}")
        if has_example(answer) and not answer.warnings:
            write(f"! {self._word('example_banner')}")
        for sentence in said(answer):
            mark = f" [{self._word('model_tag')}]" if sentence.by_model else ""
            write(sentence.text + _notes(sentence.citations) + mark)
        self._write_model()
        for choice in answer.clarify:
            write(f"{self._word('did_you_mean')}: {choice}")
        self._write_items()
        self._write_sources()
        self._write_next()
        self._write_receipt()

    def _write_model(self) -> None:
        use = self._answer.model
        if use is not None and use.shown:
            write(self._word("by_model", model=use.name), dim=True)

    def _write_next(self) -> None:
        if self._answer.next_questions:
            write()
            write(self._word("ask_on"), bold=True)
        for question in self._answer.next_questions:
            write(f"{INDENT}{question}")

    def _write_items(self) -> None:
        found, maybe = stated(self._answer), suggested(self._answer)
        if found:
            write()
            self._write_branch(tree(found), "")
        if maybe:
            write()
            write(self._word("suggested"), bold=True)
            write(self._word("suggested_note"), dim=True)
            self._write_branch(tree(maybe), "")

    def _write_branch(self, branch: Branch, indent: str) -> None:
        for group in branch.groups:
            inner = indent
            if group.organ:
                write(f"{indent}{group.organ}:", dim=True)
                inner += INDENT
            for item in group.items:
                write(f"{inner}• {self._line(item)}")
        for below in branch.branches:
            write(f"{indent}{below.name}", bold=True)
            self._write_branch(below, indent + INDENT)

    def _line(self, item: Item) -> str:
        times = " – ".join(dict.fromkeys(time for time in (item.start, item.end) if time))
        change = self._word(f"change_{item.change}") if item.change else None
        facts = [
            change,
            years(item.period) if item.period else None,
            item.responsible,
            times,
            item.amount,
            told_verdict(item, self._word),
        ]
        facts += told_values(item, self._word)
        facts += [self._word(f"standing_{item.standing}")] if item.standing else []
        facts += [self._word(f"lacking_{item.lacking}")] if item.lacking else []
        facts += [f"{one.text}, {self._page(one.page)}" for one in item.symbols]
        known = ", ".join(fact for fact in facts if fact)
        mark = f" [{self._word('example')}]" if item.example else ""
        return f"{item.name}{f' ({known})' if known else ''}{_notes(item.citations)}{mark}{self._corrected(item)}"

    def _corrected(self, item: Item) -> str:
        said = [] if item.corrected is None else [corrected(item.corrected, self._word)]
        said += [self._word("corrected_tie", date=day) for day in editors_ties(item)]
        return "".join(f" [{one}]" for one in said)

    def _write_sources(self) -> None:
        if self._answer.citations:
            write()
            write(self._word("sources"), bold=True)
        for citation in self._answer.citations:
            write(f"[{citation.n}] {self._source(citation)}")
            quote = " ".join(citation.quote.split())
            write(f"    ”{quote[:LONGEST_QUOTE]}{'…' if len(quote) > LONGEST_QUOTE else ''}”", dim=True)

    def _source(self, citation: Citation) -> str:
        first = citation.parts[0]
        if first.cell is not None:
            page = self._word("sheet_cell", label=first.page_label, cell=first.cell)
        elif not first.boxes and first.page_label:
            page = first.page_label
        elif first.page_label and first.page_label != str(first.page):
            page = self._word("pdf_page", page=first.page, label=first.page_label)
        else:
            page = self._page(first.page)
        mark = f" [{self._word('example')}]" if citation.example else ""
        return f"{citation.title or citation.document}, {page}{mark}"

    def _write_receipt(self) -> None:
        receipt = self._answer.receipt
        write()
        write(
            self._word(
                "searched", documents=len(receipt.documents_searched), pages=receipt.pages_searched,
                as_of=receipt.as_of,
            ),
            dim=True,
        )  # fmt: skip
        if receipt.missing:
            write(f"{self._word('missing')}: {'; '.join(receipt.missing)}", dim=True)
        if receipt.corrected:
            read = (
                self._word("corrected_reading", document=one.document, changed=one.changed, removed=one.removed)
                for one in receipt.corrected
            )
            write(f"{self._word('corrected_readings')}: {'; '.join(read)}", dim=True)
        for _, reason in receipt.skipped:
            write(f"{self._word('skipped')}: {reason}", dim=True)  # the reason names the document

    def _page(self, page: int) -> str:
        return self._word("page", page=page)

    def _word(self, name: str, **variables: str | int) -> str:
        return self._phrases.render(f"interface.{name}", self._answer.language, **variables)


def _notes(numbers: tuple[int, ...]) -> str:
    return f" {''.join(f'[{number}]' for number in numbers)}" if numbers else ""
