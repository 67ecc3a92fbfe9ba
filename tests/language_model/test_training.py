"""Training of the tiny model."""

from __future__ import annotations

import pytest

from assistant.prompting import Phrases
from tests.language_model.exercises import Draw


@pytest.mark.check
def test_training_can_be_repeated() -> None:
    """This test ensures that a seed gives the same weights each time, and another seed others."""
    import torch

    from tests.language_model.starting import begin
    from tests.language_model.tokens import make_tokenizer
    from tests.language_model.train import train

    phrases = Phrases.load()
    tokenizer = make_tokenizer()
    rows = []
    for seed in (5, 5, 6):
        model = begin(tokenizer, seed)
        train(model, tokenizer, Draw(seed, phrases), steps=3, growing=0.3)
        rows.append(model.model.embed_tokens.weight)
    assert torch.equal(rows[0], rows[1])
    assert not torch.equal(rows[0], rows[2])


@pytest.mark.check
def test_marks_are_whole() -> None:
    """This test ensures that Swedish text comes out of its tokens as it went in, and that a mark is one token."""
    from tests.language_model.tokens import citing, make_tokenizer

    tokenizer = make_tokenizer()
    text = "Näringslivsrådet ökade – enligt ”Å” – till 9 500 kr (12,5 %) 2021-03-01 [57]."
    tokens = tokenizer.encode(text)
    assert tokenizer.decode(tokens) == text
    assert tokens[-1] == tokenizer.convert_tokens_to_ids(citing(57))
    assert tokenizer.encode("<source 4>\nJa.\n</source 4>\n") == tokenizer.encode("<källa 4>\nJa\n</källa 4>\n")
