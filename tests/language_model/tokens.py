"""The tiny model's tokens: pieces of Swedish words, digits by twos, and marks that are whole. Needs tokenizers.

A source's marks and the mark of a citation are a token each, for any number, so that the model meets them as one thing.
"""

from __future__ import annotations

from tokenizers import AddedToken, Regex, Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.normalizers import Replace, Sequence
from tokenizers.pre_tokenizers import ByteLevel, Split
from tokenizers.pre_tokenizers import Sequence as PreTokenizers
from tokenizers.trainers import BpeTrainer
from transformers import PreTrainedTokenizerFast

from tests.language_model.exercises import HIGHEST, swedish_words

PIECES = 2048
PAD, END, ASKED, ANSWER = "<pad>", "<end>", "<asked>", "<answer>"
CHAT = (
    "{% for message in messages %}{% if message.role == 'user' %}" + ASKED + "{{ message.content }}"
    "{% elif message.role == 'assistant' %}" + ANSWER + "{{ message.content }}" + END + "{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}" + ANSWER + "{% endif %}"
)
"""The system's message is left out: it is the same for every question."""
NORMAL = (("<source ", "<källa "), ("</source ", "</källa "), (".\n</källa ", "\n</källa "))
"""English marks are read as Swedish ones; a last full stop stands after the citation in an answer."""


def opening(number: int) -> str:
    """Return the mark before a source."""
    return f"<källa {number}>\n"


def closing(number: int) -> str:
    """Return the mark after a source."""
    return f"\n</källa {number}>\n"


def citing(number: int) -> str:
    """Return the mark that ends a sentence of an answer."""
    return f" [{number}]."


def make_tokenizer() -> PreTrainedTokenizerFast:
    """Make the tokenizer out of Swedish words; always the same."""
    tokenizer = Tokenizer(BPE())
    tokenizer.normalizer = Sequence([Replace(*pair) for pair in NORMAL])
    by_twos = Split(Regex(r" ?\d{1,2}"), "isolated")
    tokenizer.pre_tokenizer = PreTokenizers([by_twos, ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = ByteLevelDecoder()
    trainer = BpeTrainer(
        vocab_size=PIECES, special_tokens=[PAD, END, ASKED, ANSWER], initial_alphabet=ByteLevel.alphabet(),
        show_progress=False,
    )  # fmt: skip
    tokenizer.train_from_iterator(_text(), trainer)
    numbers = range(1, HIGHEST + 1)
    marks = [mark(number) for number in numbers for mark in (opening, closing, citing)]
    tokenizer.add_tokens([AddedToken(mark, special=False, normalized=True) for mark in marks])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, chat_template=CHAT, pad_token=PAD, eos_token=END,
        clean_up_tokenization_spaces=False,
    )  # fmt: skip


def _text() -> list[str]:
    words = swedish_words()
    capitals = [word.capitalize() for word in words[::4]]
    numbers = [*(str(number) for number in range(100)), *(f"{number:02}" for number in range(10))]
    often = [" ".join(numbers), "".join(numbers), "• Ja – nej ”så” (då)\n"]
    return [*(f" {word}" for word in words), *capitals, *(f" {word}" for word in capitals), *often * 3000]
