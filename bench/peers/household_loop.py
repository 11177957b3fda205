"""
A GRPO iteration on recorded household rollouts (--rollouts FILE, Parquet of a run) as a hand-written PyTorch loop: the same prompts
answered turn by turn, then the same rows trained. Equal prompts of a turn are evaluated once and equal rows trained once; prefixes
are not shared. Responses are drawn, then replaced by the recorded ones, so that both sides do the same work; the environment, which
takes a few hundredths of the time, is left out.
"""

from collections import defaultdict

import pyarrow.parquet as parquet
import torch
from common import Stopwatch, arguments, parameter_count, report
from model import Decoder, generate, padded

CHUNK, UPDATES, CLIP = 64, 4, 0.2


class Step:
    """A row of the rollouts file."""

    def __init__(self, row):
        self.group, self.trajectory, self.turn = row["groupId"], row["trajectoryId"], row["step"]
        self.prompt, self.response = tuple(row["promptTokens"]), tuple(row["responseTokens"])
        self.log_probs, self.reward = row["logProbs"], row["reward"]


def read_steps(path):
    columns = ["groupId", "trajectoryId", "step", "promptTokens", "responseTokens", "logProbs", "reward"]
    return [Step(row) for row in parquet.read_table(path, columns=columns).to_pylist()]


def roll_out(model, steps):
    """Every turn in lock-step: unique prompts, short ones first, in chunks."""
    turns = defaultdict(list)
    for step in steps:
        turns[step.turn].append(step)
    for _, turn in sorted(turns.items()):
        unique = defaultdict(list)
        for step in turn:
            unique[step.prompt].append(step)
        ordered = sorted(unique.items(), key=lambda item: len(item[0]))
        for begin in range(0, len(ordered), CHUNK):
            chunk = ordered[begin : begin + CHUNK]
            longest = max(len(step.response) for _, rows in chunk for step in rows)
            generate(model, [prompt for prompt, _ in chunk], [rows for _, rows in chunk], longest, draw_recorded)


def draw_recorded(t, logits, live):
    """Draws as a loop would, with the log-probabilities it would keep, then takes what was recorded."""
    log_probs = logits.log_softmax(-1)
    drawn = torch.multinomial(log_probs.exp(), 1)
    log_probs.gather(1, drawn)[:, 0].tolist()
    drawn[:, 0].tolist()
    return [step.response[t] if t + 1 < len(step.response) else None for step in live]


def training_rows(steps):
    """Unique (prompt, response) with the sums of positive and negative advantages, rows without any left out."""
    returns, group_of = defaultdict(float), {}
    for step in steps:
        returns[step.trajectory] += step.reward
        group_of[step.trajectory] = step.group
    groups = defaultdict(list)
    for trajectory, group in group_of.items():
        groups[group].append(trajectory)
    advantage = {}
    for members in groups.values():
        values = torch.tensor([returns[trajectory] for trajectory in members])
        centred = (values - values.mean()) / (values.std() + 1e-6)
        advantage.update(zip(members, centred.tolist()))
    rows = {}
    for step in steps:
        row = rows.setdefault((step.prompt, step.response), [step.log_probs, 0.0, 0.0])
        row[1 if advantage[step.trajectory] > 0 else 2] += advantage[step.trajectory]
    return [(prompt, response, *row) for (prompt, response), row in rows.items() if abs(row[1]) + abs(row[2]) > 1e-6]


def train(model, optimizer, rows, tokens):
    """One epoch in four updates; micro-batches of 64 rows of similar length."""
    for update in range(UPDATES):
        part = sorted(rows[update::UPDATES], key=lambda row: len(row[0]) + len(row[1]))
        optimizer.zero_grad(set_to_none=True)
        for begin in range(0, len(part), CHUNK):
            (policy_loss(model, part[begin : begin + CHUNK]) * UPDATES / tokens).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()


def policy_loss(model, rows):
    """Clipped objective summed over response tokens, equal samples folded."""
    ids = padded([prompt + response for prompt, response, *_ in rows])
    longest = max(len(response) for _, response, *_ in rows)
    hidden, _ = model(ids[:, :-1])
    start = torch.tensor([len(prompt) - 1 for prompt, *_ in rows])[:, None]
    length = torch.tensor([len(response) for _, response, *_ in rows])[:, None]
    offsets = torch.arange(longest)[None]
    mask = offsets < length  # [rows, longest]
    places = (start + offsets).clamp(max=ids.shape[1] - 2)
    picked = hidden.gather(1, places[..., None].expand(-1, -1, hidden.shape[-1]))
    targets = ids.gather(1, places + 1)
    log_probs = model.logits(picked).log_softmax(-1).gather(2, targets[..., None])[..., 0]
    old = torch.zeros_like(log_probs)
    for row, (_, _, recorded, _, _) in zip(old, rows):
        row[: len(recorded)] = torch.tensor(recorded)
    ratio = ((log_probs - old) * mask).exp()
    positive = torch.tensor([row[3] for row in rows])[:, None]
    negative = torch.tensor([row[4] for row in rows])[:, None]
    return -((positive * ratio.clamp(max=1 + CLIP) + negative * ratio.clamp(min=1 - CLIP)) * mask).sum()


def main():
    options = arguments(steps=3, warm_up=1, rollouts="")
    steps = read_steps(options.rollouts)
    vocabulary = 1 + max(max(step.prompt + step.response) for step in steps)
    model = Decoder(vocabulary, layers=4, hidden=64, heads=4, intermediate=176)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-6, betas=(0.9, 0.99), weight_decay=0.0)
    rows, tokens = training_rows(steps), sum(len(step.response) for step in steps)
    stopwatch = Stopwatch()
    for _ in range(options.warm_up + options.steps):
        with stopwatch.time("step"):
            with stopwatch.time("rollout"):
                roll_out(model, steps)
            with stopwatch.time("training"):
                train(model, optimizer, rows, tokens)
    report(
        "household-loop",
        options,
        stopwatch,
        parameter_count(model),
        steps=(len(steps), "rollout"),
        trainedRows=(len(rows), "training"),
    )


if __name__ == "__main__":
    main()
