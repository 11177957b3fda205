"""P1b with TRL's GRPOTrainer through `rollout_func`: 64 episodes of up to 6 turns, 8 new and 12 observed tokens a turn."""

import random

import torch
from common import EOS, FIRST_WORD, PAD, VOCABULARY, arguments, random_prompts
from trl_timing import report_trl, run_trl

TURNS, NEW_TOKENS, OBSERVED_TOKENS, GOAL = 6, 8, 12, 2


class RingWalk:
    """An even first token goes one up, an odd one down; two above the start is the goal."""

    def __init__(self, rng):
        self.rng, self.position = rng, 0

    @property
    def reached(self):
        return self.position == GOAL

    def step(self, response):
        self.position += 1 if response[0] % 2 == 0 else -1
        return [self.rng.randrange(FIRST_WORD, VOCABULARY) for _ in range(OBSERVED_TOKENS)]


class Episode:
    def __init__(self, prompt, rng):
        self.prompt, self.walk = prompt, RingWalk(rng)
        self.tokens, self.mask, self.log_probs = [], [], []

    def append(self, tokens, log_probs):
        """`log_probs` is None for tokens that the environment wrote."""
        self.tokens += tokens
        self.mask += [int(log_probs is not None)] * len(tokens)
        self.log_probs += log_probs if log_probs is not None else [0.0] * len(tokens)


def respond(model, histories):
    """The next response to each history, with log-probabilities; the whole history is evaluated each time."""
    width = max(map(len, histories))
    ids = torch.tensor([[PAD] * (width - len(history)) + history for history in histories])
    visible = torch.tensor([[0] * (width - len(history)) + [1] * len(history) for history in histories])
    with torch.no_grad():
        out = model.generate(
            input_ids=ids,
            attention_mask=visible,
            do_sample=True,
            top_k=0,
            max_new_tokens=NEW_TOKENS,
            return_dict_in_generate=True,
            output_logits=True,
        )
    tokens = out.sequences[:, width:]
    log_probs = torch.stack(out.logits, 1).log_softmax(-1).gather(-1, tokens.unsqueeze(-1)).squeeze(-1)
    for row, row_log_probs in zip(tokens.tolist(), log_probs.tolist()):
        length = row.index(EOS) + 1 if EOS in row else len(row)
        yield row[:length], row_log_probs[:length]


class Rollout:
    """What TRL calls for the completions of a step; every prompt comes as often as its group is large."""

    def __init__(self):
        self.calls = 0
        self.model_tokens = []

    def __call__(self, prompts, trainer):
        model = trainer.accelerator.unwrap_model(trainer.model)
        model.eval()
        rng = random.Random(self.calls)
        self.calls += 1
        encode = trainer.processing_class
        episodes = [Episode(encode(prompt)["input_ids"], rng) for prompt in prompts]
        for turn in range(TURNS):
            live = [episode for episode in episodes if not episode.walk.reached]
            if not live:
                break
            for episode, (tokens, log_probs) in zip(live, respond(model, [e.prompt + e.tokens for e in live])):
                episode.append(tokens, log_probs)
                observation = episode.walk.step(tokens)
                if not episode.walk.reached and turn < TURNS - 1:
                    episode.append(observation, None)
        model.train()
        self.model_tokens.append(sum(sum(episode.mask) for episode in episodes))
        return {
            "prompt_ids": [episode.prompt for episode in episodes],
            "completion_ids": [episode.tokens for episode in episodes],
            "logprobs": [episode.log_probs for episode in episodes],
            "env_mask": [episode.mask for episode in episodes],
            "goal": [float(episode.walk.reached) for episode in episodes],
        }


def reward(completions, goal=None, **_):
    return list(goal)


def main():
    options = arguments(steps=8, warm_up=2)
    rollout = Rollout()
    trainer = run_trl(
        options,
        random_prompts(64, 60, 68),
        reward,
        TURNS * (NEW_TOKENS + OBSERVED_TOKENS),
        rollout_func=rollout,
    )
    timed = rollout.model_tokens[options.warm_up :]
    new_tokens = sum(timed) / len(timed)
    report_trl("p1b-trl", options, trainer, new_tokens)


if __name__ == "__main__":
    main()
