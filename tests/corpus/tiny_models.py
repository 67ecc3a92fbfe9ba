"""Tiny sentence-transformers models, made from nothing."""

from __future__ import annotations

from pathlib import Path

WORDS = ("query", "passage", ":", "Vi", "bygger", "fler", "bostäder", "elever", "mål", "skola", "och", "för")
"""What the models know; every other word is one and the same."""
DIMENSIONS = 32


def tiny_model(folder: Path, *, prompts: dict[str, str] | None = None, seed: int = 0) -> str:
    """Make a transformer of two layers with mean pooling in a folder and return its path."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = {word: number for number, word in enumerate(("[PAD]", "[UNK]", *WORDS))}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))  # noqa: S106  # a token of text
    tokenizer.pre_tokenizer = Whitespace()
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(words), hidden_size=DIMENSIONS, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=64,
    )  # fmt: skip
    bare = folder.with_name(f"{folder.name}-bare")
    BertModel(config).save_pretrained(bare)
    marks = {"pad_token": "[PAD]", "unk_token": "[UNK]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=64, **marks).save_pretrained(bare)
    transformer = Transformer(str(bare))
    modules = [transformer, Pooling(transformer.get_embedding_dimension())]
    SentenceTransformer(modules=modules, device="cpu", prompts=prompts).save(str(folder))
    return str(folder)
