"""The optional cross-encoder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.finding.cross_encoder import CrossEncoder, load_cross_encoder
from corpus.errors import SettingError


class Lengths:
    """A model that scores by the text's length."""

    def predict(self, inputs: list[tuple[str, str]], *, batch_size: int, show_progress_bar: bool) -> object:
        """Return a score for each pair."""
        assert batch_size > 0
        assert not show_progress_bar
        return [float(len(text)) for _, text in inputs]


def test_scores_go_with_the_texts() -> None:
    """This test ensures that each text gets its score, and no texts none."""
    assert CrossEncoder(Lengths()).scores("mål", ["a", "abc"]) == (1.0, 3.0)
    assert CrossEncoder(Lengths()).scores("mål", []) == ()


def test_without_the_setting_there_is_none() -> None:
    """This test ensures that nothing is loaded unless asked for."""
    assert load_cross_encoder(None) is None


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a model without the extra `models` is answered with how to install it."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(SettingError, match=r'RODA_RERANKER.*"some-model".*roda-traden\[models\]'):
        load_cross_encoder("some-model")


@pytest.mark.check
def test_a_real_cross_encoder(tmp_path: Path) -> None:
    """This test ensures that a folder with a CrossEncoder loads and scores each pair, the same every time."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "Vi", "bygger", "fler", "bostäder", "elever"]
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))  # noqa: S106  # a token of text
    tokenizer.pre_tokenizer = Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",  # noqa: S106  # tokens of text
        unk_token="[UNK]",  # noqa: S106
        cls_token="[CLS]",  # noqa: S106
        sep_token="[SEP]",  # noqa: S106
        mask_token="[MASK]",  # noqa: S106
    ).save_pretrained(tmp_path / "tiny")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(tmp_path / "tiny")
    reader = load_cross_encoder(str(tmp_path / "tiny"))
    assert reader is not None
    scores = reader.scores("bygger bostäder", ["Vi bygger fler bostäder", "elever", "Vi"])
    assert len(scores) == 3
    assert len(set(scores)) > 1
    assert scores == pytest.approx(reader.scores("bygger bostäder", ["Vi bygger fler bostäder", "elever", "Vi"]))


@pytest.mark.check
def test_no_such_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a model that cannot be found is named."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(SettingError, match=r'RODA_RERANKER: modellen "./no/such/folder" går inte att läsa in'):
        load_cross_encoder("./no/such/folder")
