"""What the service takes in, as pydantic checks it, and examples for the OpenAPI page."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from assistant.periods import read_name, read_period
from assistant.understanding.scoping import Scope

LONGEST_NAME = 200
"""Characters of a name of a kommun or an organ."""
LONGEST_CONTEXT = 20_000
"""Characters of the context that an answer gave and the next request sends back."""

QUESTION_EXAMPLE = "Vilka aktiviteter stödjer Ett sammanhållet Motala?"


class AskRequest(BaseModel):
    """A question, and what to limit it to. How long a question may be is a setting."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={"examples": [{"question": QUESTION_EXAMPLE, "kommun": "Motala", "period": "2019-2022"}]},
    )

    question: str = Field(description="Frågan, på svenska eller engelska.")
    kommun: str | None = Field(None, max_length=LONGEST_NAME, description="Kommunens namn.")
    organ: str | None = Field(None, max_length=LONGEST_NAME, description="Nämnd, förvaltning, enhet eller bolag.")
    period: str | None = Field(None, max_length=LONGEST_NAME, description="Ett år eller två: 2021 eller 2019-2022.")
    context: str | None = Field(None, max_length=LONGEST_CONTEXT, description="Fältet context i förra svaret.")

    def scope(self) -> Scope:
        """Return what the question is limited to. Raises QuestionError for a period that is none."""
        return Scope(kommun=read_name(self.kommun), organ=read_name(self.organ), period=read_period(self.period))


class Problem(BaseModel):
    """Why there is no answer, in words for the user."""

    detail: str


class Model(BaseModel):
    """Whether a language model is used, and whether text is sent out of the house, and to whom."""

    used: bool = Field(examples=[True])
    name: str | None = Field(examples=["qwen3:8b"])
    server: str | None = Field(description="Värden som tar emot texten.", examples=["127.0.0.1"])
    leaves_house: bool = Field(description="Om text skickas till någon annan än ägaren själv.", examples=[False])


class Health(BaseModel):
    """Whether the service can answer: the number of the newest state, None before anything is read in."""

    status: str = Field(examples=["ok"])
    state: int | None = Field(examples=[3])
    documents: int = Field(examples=[11])


ANSWER_EXAMPLE = {
    "question": QUESTION_EXAMPLE,
    "language": "sv",
    "kind": "link",
    "interpretation": {
        "form": None, "entities": ["Ett sammanhållet Motala"], "kommun": "Motala", "organ": None,
        "period": "2019-2022", "as_of": "2026-11-21", "read_as": None,
    },
    "clarify": [],
    "refused": False,
    "generated_by": "roda",
    "text": "En aktivitet är knuten till ”Ett sammanhållet Motala” (Motala, 2019–2022).",
    "sentences": [
        {
            "text": "En aktivitet är knuten till ”Ett sammanhållet Motala” (Motala, 2019–2022).",
            "proof": "computed", "citations": [], "items": [0],
        }
    ],
    "items": [
        {
            "id": "a1", "name": "Språkvän för nyanlända", "level": "activity",
            "goal_path": ["Ett sammanhållet Motala", "Ett stärkt integrationsarbete"], "serves": "goal",
            "organ": "Socialnämnden", "period": "2021", "responsible": None, "start": None, "end": None,
            "amount": None, "values": [], "change": None, "verdict": None, "verdict_detail": None, "standing": None,
            "lacking": None,
            "link": "stated",
            "evidence": [{"step": "activity", "citation": 1}], "citations": [1], "example": True,
        }
    ],
    "values": [],
    "also_mentioned": [],
    "count": None,
    "citations": [
        {
            "n": 1, "document": "plan.pdf", "document_id": "d1", "title": "Verksamhetsplan 2021",
            "section": "Aktiviteter", "quote": "Språkvän för nyanlända", "page": 4, "page_label": "4", "start": 120,
            "end": 142, "parts": [
                {"page": 4, "page_label": "4", "start": 120, "end": 142, "boxes": [[72.0, 610.2, 214.8, 622.0]]}
            ], "example": True,
        }
    ],
    "receipt": {
        "state": 3, "as_of": "2026-11-21", "documents_searched": ["plan.pdf"], "pages_searched": 12, "missing": [],
        "expected": 1,
        "skipped": [], "corrected": [], "candidates": [], "published": "2026-11-20T08:12:40+00:00",
        "asked": {
            "question": QUESTION_EXAMPLE, "language": "sv", "kommun": "Motala", "organ": None, "period": "2019-2022",
            "context": None,
        },
        "made_by": {"roda": "0.1.0", "readers": ["roda-reader 4"], "generation": "5f3c", "embedder": "hashing-512-v1"},
    },
    "warnings": [],
    "context": '{"version":1,"question":"…","entities":"g1","items":"a1"}',
    "next_questions": ["Vilka indikatorer mäter Ett sammanhållet Motala?"],
}  # fmt: skip
"""A short answer in the stable format."""
