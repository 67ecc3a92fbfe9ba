"""The tiny model before it is trained: a language model of four layers, begun where copying is learnt fast.

Copying out of a prompt takes a circuit of two layers: one that hands each token the one before it, and one that looks
for the place where the same came before and reads on (induction heads: Olsson et al., 2022, arXiv 2209.11895). From
random weights it takes thousands of steps to appear; so the weights begin near it (mimetic initialization: Trockman and
Kolter, 2023, arXiv 2305.09828), and training does the rest. LFM2's short convolutions are the first of those layers.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import Lfm2Config, Lfm2ForCausalLM, PreTrainedTokenizerFast

from tests.language_model.exercises import HIGHEST
from tests.language_model.tokens import ANSWER, citing, closing, opening

WIDTH = 96
LAYERS = ("conv", "full_attention", "conv", "full_attention")
NOISE = 0.02
SCALE = 0.5
"""Deviation of embeddings; of the last norm, so that the first guesses are not sure."""
CONSTANT = 3.0
"""Of the dimension that is the same for all tokens, in SCALE: what a gate without a bias is held open by."""
SHARPNESS = 1.5
"""Weight of the norms of queries and keys."""
BEFORE = 12
"""Tokens that the first layer hands on: sources that begin alike are told apart by what stands before."""
FADING = 0.82
"""How much less each counts than the one after it."""


def begin(tokenizer: PreTrainedTokenizerFast, seed: int) -> Lfm2ForCausalLM:
    """Make a model for a tokenizer, some 600,000 weights."""
    torch.manual_seed(seed)
    model = Lfm2ForCausalLM(
        Lfm2Config(
            vocab_size=len(tokenizer), hidden_size=WIDTH, intermediate_size=2 * WIDTH, num_hidden_layers=len(LAYERS),
            num_attention_heads=1, num_key_value_heads=1, layer_types=list(LAYERS), conv_L_cache=BEFORE + 1,
            block_auto_adjust_ff_dim=False, max_position_embeddings=8192, tie_word_embeddings=True,
            initializer_range=NOISE,
            rope_parameters={"rope_type": "default", "rope_theta": 1e30},  # next to no places: copying works at any
            pad_token_id=tokenizer.pad_token_id, bos_token_id=None, eos_token_id=tokenizer.eos_token_id,
        )
    )  # fmt: skip
    with torch.no_grad():
        _embed(model, tokenizer)
        _hand_on(model.model.layers[0].conv, _rotation(), BEFORE)
        turned = _rotation()
        _hand_on(model.model.layers[2].conv, turned, 1)
        _look_up(model.model.layers[3].self_attn, turned)
    return model


def _rotation() -> Tensor:
    """Return a random rotation: what goes through it stays beside what was there, and does not cover it."""
    return torch.linalg.qr(torch.randn(WIDTH, WIDTH))[0]


def _embed(model: Lfm2ForCausalLM, tokenizer: PreTrainedTokenizerFast) -> None:
    """Give tokens random rows; marks that stand in the same place of a prompt and an answer the same row."""
    rows = model.model.embed_tokens.weight
    rows.normal_(0, SCALE)
    rows[:, 0] = SCALE * CONSTANT
    model.model.embedding_norm.weight.fill_(SCALE)
    number_of = tokenizer.convert_tokens_to_ids
    line = tokenizer.encode("\n")[0]
    rows[number_of(ANSWER)] = rows[line]
    for number in range(1, HIGHEST + 1):
        rows[number_of(opening(number))] = rows[line]
        rows[number_of(closing(number))] = rows[number_of(citing(number))]


def _hand_on(layer: nn.Module, rotation: Tensor, before: int) -> None:
    """Let a convolution add the tokens before, rotated; all together as much as one."""
    into = layer.in_proj.weight
    into.normal_(0, NOISE)
    into[: 2 * WIDTH, 0] += (1 + CONSTANT**2 / WIDTH) ** 0.5 / CONSTANT
    into[2 * WIDTH :] += torch.eye(WIDTH)
    layer.conv.weight.normal_(0, NOISE)
    fading = FADING ** torch.arange(before - 1, -1, -1)
    layer.conv.weight[:, 0, -1 - before : -1] += fading / fading.norm()
    layer.out_proj.weight.copy_(rotation * SCALE)


def _look_up(layer: nn.Module, rotation: Tensor) -> None:
    """Let attention find where what was handed on is what stands here, and read what stands there."""
    for weight, begun in (
        (layer.q_proj.weight, torch.eye(WIDTH)),
        (layer.k_proj.weight, rotation.T),
        (layer.v_proj.weight, torch.eye(WIDTH)),
        (layer.out_proj.weight, 2 * SCALE * torch.eye(WIDTH)),
    ):
        weight.normal_(0, NOISE).add_(begun)
    layer.q_layernorm.weight.fill_(SHARPNESS)
    layer.k_layernorm.weight.fill_(SHARPNESS)
