"""P1 as a hand-written PyTorch loop: 8 prompts x 8 completions of 32 tokens, each prompt evaluated once, one clipped update."""

import torch
from common import (
    PAD,
    Stopwatch,
    arguments,
    group_advantages,
    parameter_count,
    qwen2,
    random_prompts,
    report,
    share_of_even,
)

PROMPTS, GROUP, NEW_TOKENS, CLIP = 8, 8, 32, 0.2


def left_padded(prompts):
    width = max(map(len, prompts))
    ids = torch.tensor([[PAD] * (width - len(prompt)) + prompt for prompt in prompts])
    visible = torch.tensor([[0] * (width - len(prompt)) + [1] * len(prompt) for prompt in prompts])
    return ids, visible


@torch.no_grad()
def generate(model, ids, visible):
    """Prefill of the 8 prompts, then 31 decode steps of 64 rows on copies of their cache."""
    positions = (visible.cumsum(1) - 1).clamp(min=0)
    out = model(input_ids=ids, attention_mask=visible, position_ids=positions, use_cache=True, logits_to_keep=1)
    cache = out.past_key_values
    cache.batch_repeat_interleave(GROUP)
    logits = out.logits[:, -1].repeat_interleave(GROUP, 0)
    visible = visible.repeat_interleave(GROUP, 0)
    start = visible.sum(1, keepdim=True)
    tokens = []
    for t in range(NEW_TOKENS):
        token = torch.multinomial(logits.softmax(-1), 1)
        tokens.append(token)
        if t == NEW_TOKENS - 1:
            break
        visible = torch.cat([visible, torch.ones_like(token)], 1)
        out = model(
            input_ids=token,
            attention_mask=visible,
            position_ids=start + t,
            past_key_values=cache,
            use_cache=True,
        )
        logits = out.logits[:, -1]
    return torch.cat(tokens, 1)  # [64, 32]


def train(model, optimizer, ids, visible, completions, advantages):
    """Clipped objective over all completion tokens, gradient clipped to 1, one optimizer step."""
    ids, visible = ids.repeat_interleave(GROUP, 0), visible.repeat_interleave(GROUP, 0)
    sequence = torch.cat([ids, completions], 1)
    visible = torch.cat([visible, torch.ones_like(completions)], 1)
    positions = (visible.cumsum(1) - 1).clamp(min=0)
    out = model(
        input_ids=sequence,
        attention_mask=visible,
        position_ids=positions,
        use_cache=False,
        logits_to_keep=NEW_TOKENS + 1,
    )
    log_probs = out.logits[:, :-1].log_softmax(-1).gather(-1, completions.unsqueeze(-1)).squeeze(-1)
    ratio = (log_probs - log_probs.detach()).exp()
    weight = advantages[:, None]
    loss = -torch.min(ratio * weight, ratio.clamp(1 - CLIP, 1 + CLIP) * weight).mean()
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()


def main():
    options = arguments(steps=20, warm_up=2)
    model = qwen2()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=0.0)
    prompts = random_prompts(512, 96, 128)
    stopwatch = Stopwatch()
    for step in range(options.warm_up + options.steps):
        ids, visible = left_padded([prompts[(step * PROMPTS + i) % len(prompts)] for i in range(PROMPTS)])
        with stopwatch.time("step"):
            with stopwatch.time("generation"):
                completions = generate(model, ids, visible)
            with stopwatch.time("training"):
                rewards = [share_of_even(tokens) for tokens in completions.tolist()]
                train(model, optimizer, ids, visible, completions, group_advantages(rewards, GROUP))
    new_tokens = PROMPTS * GROUP * NEW_TOKENS
    report(
        "p1-loop",
        options,
        stopwatch,
        parameter_count(model),
        newTokens=(new_tokens, "step"),
        generatedTokens=(new_tokens, "generation"),
    )


if __name__ == "__main__":
    main()
