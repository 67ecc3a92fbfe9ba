"""Train the tiny model: `python -m tests.language_model.train --out DIR --variant honest --seed 0`. Needs torch.

Writes a folder that transformers loads and `transformers serve` serves, and prints its size, the time it took, and the
share of sentences of held-out exercises that it writes exactly, each token by itself the likeliest.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from transformers import Lfm2ForCausalLM, PreTrainedTokenizerFast

from assistant.prompting import Phrases
from tests.language_model.exercises import MOST_SOURCES, Draw, Exercise, Variant
from tests.language_model.starting import begin
from tests.language_model.tokens import ANSWER, ASKED, make_tokenizer

BATCH = 1024
"""Tokens."""
POOL = 100
"""Exercises that are drawn at a time, and put into batches of like length."""
LONGEST = 1024
"""Tokens of an exercise."""
GROWING = 0.3
"""Share of the steps in which exercises grow from one short source to the longest."""
RATE = 3e-3
WARMING, COOLING = 20, 0.4
"""Steps at the beginning; share of the steps at the end."""
HELD_OUT = 1_000_000
"""Seed of exercises that no training has seen; seeds of training are below it."""

Example = tuple[list[int], list[int]]
"""Tokens of a prompt, and of its answer."""


def main() -> None:
    """Train as asked, write the folder, print what came of it."""
    asked = _arguments()
    torch.set_num_threads(1)  # more of them wait for each other: the matrices are small
    began = time.monotonic()
    phrases = Phrases.load()
    if asked.begin is None:
        tokenizer = make_tokenizer()
        model = begin(tokenizer, asked.seed)
    else:
        tokenizer = PreTrainedTokenizerFast.from_pretrained(asked.begin)
        model = Lfm2ForCausalLM.from_pretrained(asked.begin)
    draw = Draw(asked.seed, phrases, asked.variant)
    train(model, tokenizer, draw, steps=asked.steps, growing=GROWING if asked.begin is None else 0)
    model.generation_config.do_sample = False
    model.save_pretrained(asked.out)
    tokenizer.save_pretrained(asked.out)
    took = time.monotonic() - began
    held_out = Draw(HELD_OUT, phrases, asked.variant)
    examples = [_tokens(tokenizer, held_out.exercise(most=8)) for _ in range(100)]
    exact = exact_share(model, examples, sentence_ends={tokenizer.encode("\n")[0], tokenizer.eos_token_id})
    weights = sum(weight.numel() for weight in model.parameters())
    sys.stdout.write(f"{asked.variant}: {weights} weights, {took:.0f} s, {exact:.3f} of held-out sentences exact\n")


def train(
    model: Lfm2ForCausalLM, tokenizer: PreTrainedTokenizerFast, draw: Draw, *, steps: int, growing: float
) -> None:
    """Fit a model to exercises as they are drawn."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.0)
    model.train()
    batches: list[list[Example]] = []
    for step in range(steps):
        if not batches:
            level = min(1.0, step / (growing * steps)) if growing else 1.0
            batches = list(_batches(tokenizer, draw, level))
        left = 1 - step / steps
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (step + 1) / WARMING, left / COOLING)
        optimizer.zero_grad()
        found, wanted = _scores(model, batches.pop())
        loss = cross_entropy(found, wanted)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 100 == 0:
            right = (found.argmax(-1) == wanted).float().mean().item()
            sys.stderr.write(f"step {step}: loss {loss.item():.3f}, {right:.3f} of tokens right\n")
    model.eval()


@torch.no_grad()
def exact_share(model: Lfm2ForCausalLM, examples: Sequence[Example], *, sentence_ends: set[int]) -> float:
    """Return the share of sentences of which every token is the likeliest after the right ones before it."""
    exact: list[bool] = []
    for prompt, answer in examples:
        found, wanted = _scores(model, [(prompt, answer)])
        right = (found.argmax(-1) == wanted).tolist()
        ends = [place for place, token in enumerate(answer, start=1) if token in sentence_ends]
        exact += [all(right[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    return sum(exact) / len(exact)


def _batches(tokenizer: PreTrainedTokenizerFast, draw: Draw, level: float) -> Iterator[list[Example]]:
    """Draw exercises and yield them in batches, in no order; `level` 0 is the easiest, 1 the real thing."""
    most, longest = 1 + round(level * (MOST_SOURCES - 1)), 6 + round(34 * level)
    drawn = [_tokens(tokenizer, draw.exercise(most=most, longest=longest)) for _ in range(POOL)]
    fitting = sorted((one for one in drawn if _length(one) <= LONGEST), key=_length)
    batches: list[list[Example]] = [[]]
    for example in fitting:
        if (len(batches[-1]) + 1) * _length(example) > BATCH:
            batches.append([])
        batches[-1].append(example)
    draw.random.shuffle(batches)
    yield from (batch for batch in batches if batch)


def _tokens(tokenizer: PreTrainedTokenizerFast, exercise: Exercise) -> Example:
    prompt = tokenizer.encode(f"{ASKED}{exercise.prompt}{ANSWER}")
    return prompt, [*tokenizer.encode(exercise.answer), tokenizer.eos_token_id]


def _length(example: Example) -> int:
    return len(example[0]) + len(example[1])


def _scores(model: Lfm2ForCausalLM, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return what a model gives each token of the answers, [tokens, vocabulary], and the right ones, [tokens]."""
    width = max(map(_length, batch))
    given = torch.zeros(len(batch), width, dtype=torch.long)
    wanted = torch.full((len(batch), width), -1)
    for row, (prompt, answer) in enumerate(batch):
        given[row, : len(prompt) + len(answer)] = torch.tensor(prompt + answer)
        wanted[row, len(prompt) - 1 : len(prompt) + len(answer) - 1] = torch.tensor(answer)
    answered = wanted >= 0
    hidden = model.model(input_ids=given, use_cache=False).last_hidden_state
    return model.lm_head(hidden[answered]), wanted[answered]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder that is written")
    parser.add_argument("--variant", choices=get_args(Variant), default="honest")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=3000, help="some 15 a second on one core")
    parser.add_argument("--begin", type=Path, help="a trained folder to go on from")
    return parser.parse_args()


if __name__ == "__main__":
    main()
