"""Generation alone: 64 sequences of 128 prompt tokens and 32 new ones, nothing shared."""

import torch
from common import FIRST_WORD, VOCABULARY, Stopwatch, arguments, parameter_count, report
from model import Decoder, generate

SEQUENCES, PROMPT_TOKENS, NEW_TOKENS = 64, 128, 32


def draw(_, logits, live):
    return torch.multinomial(logits.softmax(-1), 1)[:, 0].tolist()


def main():
    options = arguments(steps=10, warm_up=2)
    model = Decoder(VOCABULARY, layers=4, hidden=128, heads=4, intermediate=512)
    stopwatch = Stopwatch()
    for _ in range(options.warm_up + options.steps):
        prompts = torch.randint(FIRST_WORD, VOCABULARY, (SEQUENCES, PROMPT_TOKENS)).tolist()
        with stopwatch.time("step"):
            generate(model, prompts, [[row] for row in range(SEQUENCES)], NEW_TOKENS, draw)
    report(
        "decode",
        options,
        stopwatch,
        parameter_count(model),
        generatedTokens=(SEQUENCES * NEW_TOKENS, "step"),
    )


if __name__ == "__main__":
    main()
