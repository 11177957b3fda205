"""Compares a model folder made by Couplet with what transformers makes of it. Exit code 0 when they agree, 1 when not.

    python transformersParity.py logits FOLDER IDS.json OUTPUT.json [--tolerance 1e-4]
        IDS.json is a list of token id lists, OUTPUT.json what `couplet logits FOLDER --ids IDS.json --json` printed:
        {"tokenLogProbs": [[log p(id 1 | id 0), ...], ...], "lastLogits": [[...], ...]}
    python transformersParity.py tokenizer FOLDER CASES.json
        CASES.json is a list of {"text", "ids", "decoded", "decodedWithoutSpecial"}

Prints one JSON document; differences are relative to the largest expected magnitude of each list.
"""

import argparse
import json
import sys
from pathlib import Path


def relative_difference(actual: list, expected: list) -> float:
    if len(actual) != len(expected):
        return float("inf")
    scale = max((abs(x) for x in expected), default=1.0) or 1.0
    # `not <=` so that NaN counts as the largest difference.
    worst = max((abs(a - e) / scale for a, e in zip(actual, expected)), default=0.0)
    return worst if worst <= sys.float_info.max else float("inf")


def compare_logits(folder: str, ids_file: str, output_file: str, tolerance: float) -> dict:
    import torch
    from transformers import AutoModelForCausalLM

    rows = json.loads(Path(ids_file).read_text(encoding="utf-8"))
    output = json.loads(Path(output_file).read_text(encoding="utf-8"))
    model = AutoModelForCausalLM.from_pretrained(folder).float().eval()
    worst = {"tokenLogProbs": 0.0, "lastLogits": 0.0}
    lengths = {key: len(output[key]) for key in worst}
    with torch.no_grad():
        for i, ids in enumerate(rows):
            logits = model(torch.tensor([ids])).logits[0]
            log_probs = torch.log_softmax(logits[:-1].double(), -1)
            expected = {
                "tokenLogProbs": log_probs.gather(1, torch.tensor(ids[1:])[:, None])[:, 0].tolist(),
                "lastLogits": logits[-1].tolist(),
            }
            for key in worst:
                actual = output[key][i] if i < lengths[key] else []
                worst[key] = max(worst[key], relative_difference(actual, expected[key]))
    complete = all(length == len(rows) for length in lengths.values())
    return {"ok": complete and max(worst.values()) <= tolerance, "rows": len(rows), "largestDifference": worst}


def compare_tokenizer(folder: str, cases_file: str) -> dict:
    from transformers import AutoTokenizer

    cases = json.loads(Path(cases_file).read_text(encoding="utf-8"))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    differences = []
    for case in cases:
        ids = tokenizer(case["text"], add_special_tokens=False)["input_ids"]
        theirs = {
            "ids": ids,
            "decoded": tokenizer.decode(ids),
            "decodedWithoutSpecial": tokenizer.decode(ids, skip_special_tokens=True),
        }
        if any(theirs[key] != case[key] for key in theirs):
            differences.append({"couplet": case, "transformers": theirs})
    return {"ok": not differences, "cases": len(cases), "class": type(tokenizer).__name__, "differences": differences}


def main() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    logits = commands.add_parser("logits")
    logits.add_argument("folder")
    logits.add_argument("ids")
    logits.add_argument("output")
    logits.add_argument("--tolerance", type=float, default=1e-4)
    tokenizer = commands.add_parser("tokenizer")
    tokenizer.add_argument("folder")
    tokenizer.add_argument("cases")
    args = parser.parse_args()
    if args.command == "logits":
        result = compare_logits(args.folder, args.ids, args.output, args.tolerance)
    else:
        result = compare_tokenizer(args.folder, args.cases)
    import transformers

    print(json.dumps({**result, "transformers": transformers.__version__}, allow_nan=True))
    sys.exit(0 if result["ok"] else 1)


if __name__ == "__main__":
    main()
