"""TRL's GRPOTrainer with its parts timed."""

import os
import tempfile
import time

os.environ.setdefault("TRL_EXPERIMENTAL_SILENCE", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from common import Stopwatch, as_text, parameter_count, qwen2, report, word_tokenizer  # noqa: E402
from datasets import Dataset  # noqa: E402
from transformers import TrainerCallback  # noqa: E402
from trl import GRPOConfig, GRPOTrainer  # noqa: E402

TASKS, GROUP = 8, 8


class TimedTrainer(GRPOTrainer):
    """Times generation with scoring, and all the rest of a step up to the optimizer's end as training."""

    stopwatch: Stopwatch

    def training_step(self, *arguments, **keywords):
        self.begin = clocks()
        return super().training_step(*arguments, **keywords)

    def _generate_and_score_completions(self, inputs):
        begin = clocks()
        out = super()._generate_and_score_completions(inputs)
        self.generation = since(begin)
        return out

    def end_step(self):
        whole = since(self.begin)
        self.stopwatch.add("step", *whole)
        self.stopwatch.add("generation", *self.generation)
        self.stopwatch.add("training", *(all - part for all, part in zip(whole, self.generation)))


class EndOfStep(TrainerCallback):
    def __init__(self, trainer):
        self.trainer = trainer

    def on_step_end(self, *_, **__):
        self.trainer.end_step()


def clocks():
    return time.perf_counter(), time.process_time()


def since(begin):
    return tuple(now - then for now, then in zip(clocks(), begin))


def run_trl(options, prompts, reward, max_completion_length, **trainer_options):
    """Trains for the asked number of steps on `prompts` (token ids), 8 x 8 a step; returns the trainer, with its stopwatch."""
    with tempfile.TemporaryDirectory() as folder:
        configuration = GRPOConfig(
            output_dir=folder,
            use_cpu=True,
            bf16=False,
            per_device_train_batch_size=TASKS * GROUP,
            gradient_accumulation_steps=1,
            num_generations=GROUP,
            max_completion_length=max_completion_length,
            max_steps=options.warm_up + options.steps,
            logging_steps=1,
            learning_rate=1e-4,
            beta=0.0,
            report_to=[],
            save_strategy="no",
            gradient_checkpointing=False,
            disable_tqdm=True,
            dataloader_pin_memory=False,
            seed=0,
            generation_kwargs=trainer_options.pop("generation_kwargs", None),
        )
        trainer = TimedTrainer(
            model=qwen2(),
            reward_funcs=reward,
            args=configuration,
            train_dataset=Dataset.from_dict({"prompt": [as_text(prompt) for prompt in prompts]}),
            processing_class=word_tokenizer(),
            **trainer_options,
        )
        trainer.stopwatch = Stopwatch()
        trainer.add_callback(EndOfStep(trainer))
        trainer.log = lambda *_, **__: None  # standard output belongs to the report
        trainer.train()
        return trainer


def report_trl(name, options, trainer, new_tokens):
    report(
        name,
        options,
        trainer.stopwatch,
        parameter_count(trainer.model),
        newTokens=(new_tokens, "step"),
        generatedTokens=(new_tokens, "generation"),
    )
