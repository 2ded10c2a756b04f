#!/usr/bin/env python3
"""Measure the whole program on pages that its layout model has not seen.

    cross_layout.py --build build/native --scorer PASTED.py --pages PAGES.jsonl.gz --html HTML.jsonl.xz \\
        --features text.feat html.feat --plain-features plain.feat [--draw 7] [--folds 6]

For each fold, trains the layout model without the fold's pages, builds the program with these weights
and reads the pages as text and as HTML. The scorer then gets the answers of all folds as those of one
program. The committed weights are put back at the end.

The headline's model has seen the pages (train_headline.py --folds measures it), and the rules for
names and dates were written with them.
"""
import argparse, json, os, pathlib, random, subprocess, sys, tempfile

from train_layout import read

HERE = pathlib.Path(__file__).resolve().parent
WEIGHTS = HERE.parents[2] / "core/article/page/layout_weights.inc"
SETTINGS = ["--l2", "3", "--cost", "3", "--rounds", "60", "--copies", "2"]


def replay(path):
    with open(path, encoding="utf8") as f: answers = {json.loads(line)["id"]: line for line in f}
    for line in sys.stdin: sys.stdout.write(answers[json.loads(line)["id"]])


def answer(program, rows, out):
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    got = subprocess.run([program, "--jsonl", "--offsets", "codepoint", "--rules"], input=lines, capture_output=True, text=True, check=True)
    out.write(got.stdout)


def main():
    if sys.argv[1:2] == ["--replay"]: return replay(sys.argv[2])
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--build", "--scorer", "--pages", "--html", "--plain-features"): a.add_argument(name, required=True)
    a.add_argument("--features", nargs=2, required=True)
    a.add_argument("--draw", type=int, default=7); a.add_argument("--folds", type=int, default=6)
    o = a.parse_args()
    texts = {r["id"]: {"id": r["id"], "text": r["text"]} for r in read(o.pages)}
    pages = {r["id"]: {"id": r["id"], "html": r["html"]} for r in read(o.html)}
    ids = sorted(texts); random.Random(o.draw).shuffle(ids)
    build = lambda: subprocess.run(["cmake", "--build", o.build, "--target", "onrecord"], check=True, stdout=subprocess.DEVNULL)
    committed = WEIGHTS.read_text()
    with tempfile.TemporaryDirectory() as folder:
        answers = {kind: os.path.join(folder, kind) for kind in ("text", "html")}
        try:
            for k in range(o.folds):
                held = ids[k::o.folds]
                subprocess.run([sys.executable, HERE / "train_layout.py", "--pages", o.pages, "--features", *o.features,
                                "--plain-features", o.plain_features, "--labels", HERE / "layout_labels.json",
                                "--optimiser", f"{o.build}/core/onrecord_layout_train", *SETTINGS,
                                "--leave-out", ",".join(held), "--out", WEIGHTS], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                build()
                for kind, rows in (("text", texts), ("html", pages)):
                    with open(answers[kind], "a", encoding="utf8") as f:
                        answer(f"{o.build}/core/onrecord", [rows[i] for i in held if i in rows], f)
        finally:
            WEIGHTS.write_text(committed)
            build()
        for kind in ("text", "html"):
            print(kind, flush=True)
            more = ["--html", o.html] if kind == "html" else []
            subprocess.run([sys.executable, o.scorer, "--cli", f"{sys.executable} {__file__} --replay {answers[kind]}", "--gold", o.pages, *more], check=True)


if __name__ == "__main__": main()
