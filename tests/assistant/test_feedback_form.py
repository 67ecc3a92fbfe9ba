"""The fields of the feedback form -> feedback."""

from __future__ import annotations

import pytest

from assistant.application.feedback import LONGEST_COMMENT
from assistant.feedback_form import LONGEST_QUESTION, read_feedback
from corpus.errors import FeedbackError
from tests.assistant.application.given import given

FIELDS = {"helpful": "yes", "state": "2", "kind": "link", "language": "sv", "items": "3", "citations": "4"}


def test_a_thumb_alone_is_feedback() -> None:
    """This test ensures that neither comment nor question is needed, and that an empty one is none."""
    assert read_feedback(FIELDS) == given()
    assert read_feedback(FIELDS | {"helpful": "no", "comment": " \r\n ", "question": ""}) == given(helpful=False)


def test_a_comment_is_kept_as_it_is_read() -> None:
    """This test ensures that line breaks stay, and that nothing hidden is kept."""
    read = read_feedback(FIELDS | {"comment": " Bra!\r\nMen\x00 \u202etvå\u200b rader.\t", "question": "Vilka mål?"})
    assert (read.comment, read.question) == ("Bra!\nMen två rader.", "Vilka mål?")


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"helpful": ""}, "feedback_choose"),
        ({"helpful": "kanske"}, "feedback_choose"),
        ({"comment": "å" * (LONGEST_COMMENT + 1)}, "feedback_too_long"),
        ({"question": "å" * (LONGEST_QUESTION + 1)}, "feedback_incomplete"),
        ({"comment": "Jag, 19900101-1234, undrar"}, "feedback_personal_number"),
        ({"comment": "Jag, 1990\u200b0101\u200b-1234, undrar"}, "feedback_personal_number"),
        ({"question": "Vad gäller för 900101-1234?"}, "feedback_personal_question"),
        ({"state": ""}, "feedback_incomplete"),
        ({"state": "-1"}, "feedback_incomplete"),
        ({"state": "²"}, "feedback_incomplete"),
        ({"items": "9" * 5000}, "feedback_incomplete"),
        ({"citations": "9999999999"}, "feedback_incomplete"),
        ({"kind": "<script>"}, "feedback_incomplete"),
        ({"language": "de"}, "feedback_incomplete"),
    ],
)
def test_what_cannot_be_taken_is_named(changed: dict[str, str], cause: str) -> None:
    """This test ensures that each wrong field is refused with the phrase that says what to do."""
    with pytest.raises(FeedbackError) as refused:
        read_feedback(FIELDS | changed)
    assert refused.value.cause == cause


@pytest.mark.parametrize("absent", sorted(FIELDS))
def test_a_missing_field_is_refused(absent: str) -> None:
    """This test ensures that nothing is guessed."""
    with pytest.raises(FeedbackError):
        read_feedback({name: value for name, value in FIELDS.items() if name != absent})


def test_the_longest_comment_is_taken() -> None:
    """This test ensures that the bound counts characters as the field does: a line break is one."""
    comment = "å\r\n" * (LONGEST_COMMENT // 2 - 1) + "åå"
    assert len(read_feedback(FIELDS | {"comment": comment}).comment or "") == LONGEST_COMMENT
