"""P1 with TRL's GRPOTrainer: 8 prompts x 8 completions of 32 tokens, loss and settings as TRL has them."""

from common import arguments, parameter_count, random_prompts, report, share_of_even
from trl_timing import GROUP, TASKS, run_trl

NEW_TOKENS = 32


def reward(completion_ids, **_):
    return [share_of_even(tokens) for tokens in completion_ids]


def main():
    options = arguments(steps=18, warm_up=2)
    trainer, stopwatch = run_trl(
        options,
        random_prompts(512, 96, 128),
        reward,
        NEW_TOKENS,
        generation_kwargs={"min_new_tokens": NEW_TOKENS},
    )
    new_tokens = TASKS * GROUP * NEW_TOKENS
    report(
        "p1-trl",
        options,
        stopwatch,
        parameter_count(trainer.model),
        newTokens=(new_tokens, "step"),
        generatedTokens=(new_tokens, "generation"),
    )


if __name__ == "__main__":
    main()
