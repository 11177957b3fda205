"""What the peers share: made-up tasks, the model's shape, timing, and the report that bench/compare.mjs reads."""

import argparse
import json
import os
import random
import resource
import statistics
import time
from collections import defaultdict
from contextlib import contextmanager

import torch

PAD, EOS, FIRST_WORD, VOCABULARY = 0, 3, 5, 512


def arguments(steps, warm_up, **more):
    """The command line: number of timed steps, steps before them, threads; `more` are further options with their defaults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--warm-up", type=int, default=warm_up)
    parser.add_argument("--threads", type=int, default=2)
    for name, default in more.items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(default), default=default)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    return options


def qwen2(maximum_positions=1024):
    """Random Qwen2ForCausalLM with 1,050,752 parameters: 4 layers of 128, 4 heads over 2, 512 words, tied."""
    from transformers import Qwen2Config, Qwen2ForCausalLM

    model = Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=VOCABULARY,
            hidden_size=128,
            num_hidden_layers=4,
            num_attention_heads=4,
            num_key_value_heads=2,
            intermediate_size=512,
            max_position_embeddings=maximum_positions,
            tie_word_embeddings=True,
            bos_token_id=None,
            eos_token_id=EOS,
            pad_token_id=PAD,
        )
    )
    model.generation_config.eos_token_id = EOS
    model.generation_config.pad_token_id = PAD
    model.generation_config.bos_token_id = None
    return model


def word_tokenizer():
    """One token for each of the words w0 ... w511, split at spaces."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    words = {f"w{i}": i for i in range(VOCABULARY)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="w1"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="w0", unk_token="w1", eos_token=f"w{EOS}", padding_side="left"
    )


def random_prompts(count, shortest, longest, seed=0):
    """Prompts as lists of token ids."""
    rng = random.Random(seed)
    return [[rng.randrange(FIRST_WORD, VOCABULARY) for _ in range(rng.randint(shortest, longest))] for _ in range(count)]


def as_text(tokens):
    return " ".join(f"w{token}" for token in tokens)


def share_of_even(tokens):
    """A reward that differs within a group and needs no model."""
    return sum(token % 2 == 0 for token in tokens) / max(1, len(tokens))


def group_advantages(rewards, group):
    """(reward - mean) / (standard deviation + 1e-4) within each group, as TRL has it."""
    grouped = torch.tensor(rewards, dtype=torch.float32).view(-1, group)
    centred = grouped - grouped.mean(1, keepdim=True)
    return (centred / (grouped.std(1, keepdim=True) + 1e-4)).flatten()


class Stopwatch:
    """Wall and processor time of named parts, step after step."""

    def __init__(self):
        self.seconds = defaultdict(list)
        self.cpu_seconds = defaultdict(list)

    @contextmanager
    def time(self, part):
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.add(part, time.perf_counter() - wall, time.process_time() - cpu)

    def add(self, part, seconds, cpu_seconds):
        self.seconds[part].append(seconds)
        self.cpu_seconds[part].append(cpu_seconds)


def summary(values):
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def report(peer, options, stopwatch, parameters, **rates):
    """Prints one JSON document with the names of `couplet bench --json`; `rates` are (count in a step, part)."""
    timed = lambda times: {part: summary(values[options.warm_up :]) for part, values in times.items()}
    seconds = timed(stopwatch.seconds)
    document = {
        "id": peer,
        "steps": options.steps,
        "warmUp": options.warm_up,
        "library": f"torch {torch.__version__}",
        "threads": torch.get_num_threads(),
        "facts": {"parameters": parameters},
        "seconds": seconds,
        "cpuSeconds": timed(stopwatch.cpu_seconds),
        "perSecond": {name: {"median": count / seconds[part]["median"]} for name, (count, part) in rates.items()},
        "peakMemory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "load": os.getloadavg()[0],
    }
    print(json.dumps(document))


def parameter_count(model):
    return sum(parameter.numel() for parameter in model.parameters())
