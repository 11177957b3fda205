"""Makes test/fixtures/tokenizers/byte_level_bpe: a small tokenizer built like Qwen2's, with what transformers does with it.

    python test/python/makeTokenizerFixture.py        (needs transformers 5)
"""

import json
from pathlib import Path

import transformers
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

FOLDER = Path(__file__).parent.parent / "fixtures" / "tokenizers" / "byte_level_bpe"

# The pre-tokenizer of Qwen2 and Qwen2.5.
PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)

CORPUS = [
    "You are in the middle of a room. Looking quickly around you, you see a cabinet 1, a desk 2 and a fridge 1.",
    "Your task is to: put a clean mug in the coffee machine. It's open, isn't it? We'll see what they've DONE.",
    "go to cabinet 1\ntake mug 1 from cabinet 1\nclean mug 1 with sinkbasin 1\n\nNothing happens.\r\n",
    "for (let i = 0; i < 100; i++) { total += values[i] * 2; }  // indented\n\tif (x) return;",
    "Ein Schrank steht in der Küche. Über den Dächern. 部屋の中に机があります。Привет, мир! 😀🚀",
] * 3

TEXTS = [
    "",
    " ",
    "go to cabinet 1",
    "  two  spaces   and trailing ",
    "It's WE'LL 'tis don't",
    "line one\nline two\r\n\r\n  indented\ttab\n",
    "1234567 3.14 x2",
    "e\u0301 is \u00e9 after NFC",
    "Küche 部屋 Привет 😀👍🏽 never-seen: Ω≈ç",
    "<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\n",
    "a<|im_end|>b <|endoftext|> c<tool>d</tool>",
    "\u00a0no-break\u2003em",
]

CHATS = [
    [{"role": "user", "content": "go on"}],
    [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "a < b & c"}, {"role": "assistant", "content": "yes "}],
]

TEMPLATE = """{%- if messages[0].role == 'system' -%}
    {{- '<|im_start|>system\\n' + messages[0].content + '<|im_end|>\\n' }}
    {%- set rest = messages[1:] %}
{%- else %}
    {{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}
    {%- set rest = messages %}
{%- endif %}
{%- for message in rest %}
    {%- if message.role not in ['user', 'assistant'] %}
        {{- raise_exception('unknown role: ' + message.role) }}
    {%- endif %}
    {{- '<|im_start|>' + message.role + '\\n' + message.content | trim + '<|im_end|>' }}{{ '\\n' if not loop.last or add_generation_prompt }}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
{%- endif %}
"""


def main() -> None:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PATTERN), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=480, show_progress=False, initial_alphabet=pre_tokenizers.ByteLevel.alphabet()
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    tokenizer.add_special_tokens(["<|endoftext|>", "<|im_start|>", "<|im_end|>"])
    tokenizer.add_tokens([AddedToken("<tool>", normalized=False), AddedToken("</tool>", normalized=False)])

    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token="<|im_end|>", pad_token="<|endoftext|>", chat_template=TEMPLATE
    )
    fast.save_pretrained(FOLDER)

    def case(text: str) -> dict:
        ids = fast(text, add_special_tokens=False)["input_ids"]
        return {
            "text": text,
            "ids": ids,
            "decoded": fast.decode(ids),
            "decodedWithoutSpecial": fast.decode(ids, skip_special_tokens=True),
        }

    def chat(messages: list, add_generation_prompt: bool) -> dict:
        text = fast.apply_chat_template(messages, tokenize=False, add_generation_prompt=add_generation_prompt)
        return {"messages": messages, "addGenerationPrompt": add_generation_prompt, "text": text}

    expected = {
        "madeBy": f"transformers {transformers.__version__}",
        "texts": [case(text) for text in TEXTS],
        "chats": [chat(messages, add) for messages in CHATS for add in (False, True)],
    }
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
