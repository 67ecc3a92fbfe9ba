"""Every error that Röda tråden raises on purpose; messages are Swedish, name the thing and say what to do.

RodaError
├── SettingError          a setting or option is wrong
├── CorpusError           the stored corpus
│   ├── CorpusBusy        another process is writing
│   ├── CorpusDamaged     the store or an index cannot be opened
│   ├── CorpusMissing     nothing has been read in yet
│   └── NotInCorpus       no such document, page or original
├── UnreadableDocument    a document cannot be read
│   ├── EncryptedDocument     it asks for a password
│   ├── DamagedDocument       truncated or broken
│   ├── EmptyDocument         no bytes, no pages or no text
│   ├── ScannedDocument       ink but no text layer
│   ├── TooLargeDocument      over a limit of size, memory or time
│   ├── WrongFormat           not what its suffix says, or a format that is not read
│   └── UnreachableDocument   missing, or no permission
├── ManifestError         manifest.toml cannot be used
├── CorrectionError       a file of corrections cannot be used
├── QuestionError         a question that cannot be taken (empty, too long)
├── ServiceBusy           so many wait for an answer that no more can
├── FeedbackError         what a visitor says of an answer cannot be taken
├── ApplicationError      what the service keeps itself (feedback) cannot be kept or read
├── ReceiptError          a file is no receipt, or was changed; a receipt cannot be written
├── PromptError           a prompt or phrase is missing, or its variables do not fit
├── ModelFailed           the language model gave no text that can be used
│   └── ModelNotAsked     it did not answer a moment ago and was not asked
└── MeasureError          a question or key file to measure with cannot be used
"""

from __future__ import annotations


class RodaError(Exception):
    """Base of all errors below. `str(error)` can be shown to a user as it stands."""


class SettingError(RodaError):
    """A setting or an option is wrong."""


class CorpusError(RodaError):
    """The stored corpus cannot do what was asked."""


class CorpusBusy(CorpusError):
    """Another process is writing to the corpus."""


class CorpusDamaged(CorpusError):
    """The store or an index cannot be opened."""


class CorpusMissing(CorpusError):
    """Nothing has been read in yet."""


class NotInCorpus(CorpusError):
    """No such document, page or original in this view."""


class UnreadableDocument(RodaError):
    """A document cannot be read; the others go in."""


class EncryptedDocument(UnreadableDocument):
    """The document asks for a password."""


class DamagedDocument(UnreadableDocument):
    """The document is truncated or broken."""


class EmptyDocument(UnreadableDocument):
    """The document has no bytes, no pages or no text."""


class ScannedDocument(UnreadableDocument):
    """The pages have ink but no text layer."""


class TooLargeDocument(UnreadableDocument):
    """The document passes a limit of size, memory or time."""


class WrongFormat(UnreadableDocument):
    """The document is not what its suffix says, or of a format that is not read."""


class UnreachableDocument(UnreadableDocument):
    """The document is missing, or may not be read."""


class ManifestError(RodaError):
    """manifest.toml cannot be used."""


class CorrectionError(RodaError):
    """A file of corrections cannot be used."""


class QuestionError(RodaError):
    """The question cannot be taken: empty or too long."""


class ServiceBusy(RodaError):
    """So many wait for the service already that no more can."""


class FeedbackError(RodaError):
    """What a visitor says of an answer cannot be taken as it was sent.

    `cause` is the name of a phrase (`interface.feedback_…`), `said` what it tells.
    """

    def __init__(self, cause: str, **said: str | int) -> None:
        super().__init__(f"Synpunkten kan inte tas emot: {cause} {said}")
        self.cause = cause
        self.said = said


class ApplicationError(RodaError):
    """What the service keeps itself, the feedback, cannot be kept or read; answers do not need it."""


class ReceiptError(RodaError):
    """A file is no receipt that can be used, or a receipt cannot be written."""


class PromptError(RodaError):
    """A prompt or phrase is missing, or its variables do not fit."""


class ModelFailed(RodaError):
    """The language model gave no text, or none to its end; the answer is made without it.

    `cause` is the name of a phrase (`model.why.…`), `said` what it tells: so it can be said in the asker's language.
    """

    def __init__(self, cause: str, **said: str | int) -> None:
        super().__init__(f"Språkmodellen svarade inte som den ska: {cause} {said}")
        self.cause = cause
        self.said = said


class ModelNotAsked(ModelFailed):
    """The language model did not answer a moment ago and was not asked again: nothing was sent to it."""

    def __init__(self) -> None:
        super().__init__("left_alone")


class MeasureError(RodaError):
    """A question or key file to measure with cannot be used."""
