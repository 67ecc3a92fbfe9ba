"""Draft the list that running text holds, where the graph has none: its leading sentence, and what it lists."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.compose import notices, passages
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.finding.extraction import search_text
from assistant.finding.listed import find_list

KINDS = (Kind.LIST, Kind.LINK, Kind.LOOKUP)
PASSAGES_SOUGHT = 10


def draft_listed(asked: Asked) -> Drafted | None:
    """Draft the list in the text that the question asks for; None where the text holds none with its words."""
    question, pages = asked.question, asked.snapshot.pages
    if question.kind not in KINDS or asked.unsaid(question.foreign):
        return None
    for readings in dict.fromkeys((asked.pointed_at(), asked.readings())):
        if not readings:
            continue
        ranked = asked.snapshot.retriever.search(search_text(question), readings=readings, limit=PASSAGES_SOUGHT)
        listed = find_list(question, ranked, page_text=lambda reading, number: pages.page(reading, number).text)
        if listed is not None:
            assembly = asked.assembly()
            passages.compose_list(assembly, listed)
            notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
            return Drafted(assembly.draft(), Kind.LIST, tuple(one.passage.id for one in ranked))
    return None
