"""What one can ask ("Vad kan du svara på?"): what was read, and questions that it answers."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.computing.queries import Documents
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.example_questions import example_questions
from assistant.wording import fold

_WHAT_TO_ASK = re.compile(
    r"^\W*(?:hej\W+)?(?:vad|vilka frågor|hur) (?:kan|får|ska) (?:du|jag|man|vi)"
    r" (?:svara på|hjälpa (?:mig |till )?(?:med)?|fråga(?: dig)?(?: om)?|använda (?:dig|det här|tjänsten)|göra här)\W*$"
    r"|^\W*hur (?:funkar|fungerar) (?:du|det här|tjänsten)\W*$|^\W*(?:hjälp|help)\W*$"
    r"|^\W*(?:what|how) (?:can|do|should) (?:you|i|we) (?:answer|help(?: me)?(?: with)?"
    r"|ask(?: you)?(?: about)?|use this)\W*$"
)


def draft_help(asked: Asked) -> Drafted | None:
    """Draft what can be asked, with examples that the corpus answers; None where something else is asked."""
    question = asked.question
    if not _WHAT_TO_ASK.match(fold(question.text)):
        return None
    assembly = asked.assembly()
    assembly.phrase("help.asks")
    assembly.computed("list.documents", Documents(asked.where(organ=None, period=None)), core=True)
    graph = asked.snapshot.graph
    examples = example_questions(graph, phrases=asked.phrases, language=question.language, kommun=question.kommun)
    for example in examples:
        assembly.phrase("help.example", ("question", example))
    return Drafted(assembly.draft(), Kind.LOOKUP)
