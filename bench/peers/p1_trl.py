"""P1 with TRL's GRPOTrainer: 8 prompts x 8 completions of 32 tokens, loss and settings as TRL has them."""

from common import arguments, random_prompts, share_of_even
from trl_timing import GROUP, TASKS, report_trl, run_trl

NEW_TOKENS = 32


def reward(completion_ids, **_):
    return [share_of_even(tokens) for tokens in completion_ids]


def main():
    options = arguments(steps=18, warm_up=2)
    trainer = run_trl(
        options,
        random_prompts(512, 96, 128),
        reward,
        NEW_TOKENS,
        generation_kwargs={"min_new_tokens": NEW_TOKENS},
    )
    new_tokens = TASKS * GROUP * NEW_TOKENS
    report_trl("p1-trl", options, trainer, new_tokens)


if __name__ == "__main__":
    main()
