"""Forward, backward and AdamW on random rows, every token trained: --rows 16 --tokens 128, or --rows 4 --tokens 32."""

import torch
from common import FIRST_WORD, VOCABULARY, Stopwatch, arguments, parameter_count, report
from model import Decoder
from torch.nn import functional as F


def main():
    options = arguments(steps=30, warm_up=5, rows=16, tokens=128)
    model = Decoder(VOCABULARY, layers=4, hidden=128, heads=4, intermediate=512)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, weight_decay=0.0)
    sequences = torch.randint(FIRST_WORD, VOCABULARY, (options.rows, options.tokens + 1))
    ids, targets = sequences[:, :-1], sequences[:, 1:].flatten()
    stopwatch = Stopwatch()
    for _ in range(options.warm_up + options.steps):
        with stopwatch.time("step"):
            hidden, _ = model(ids)
            loss = F.cross_entropy(model.logits(hidden).flatten(0, 1), targets)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            loss.item()
    report(
        f"train-step {options.rows}x{options.tokens}",
        options,
        stopwatch,
        parameter_count(model),
        trainedTokens=(options.rows * options.tokens, "step"),
    )


if __name__ == "__main__":
    main()
