#!/usr/bin/env python3
"""The act classifier against labels made by hand, tests/data/acts-*.jsonl.

    ONRECORD_DATA=DIR scripts/measure/acts.py [--program build/native/core/onrecord_stages] [--errors]

DIR holds polnear/{dev,train}.jsonl.gz. The labelled statements' own spans are classified, so that what is
measured is the classifier and not how statements are found.
"""
import argparse, collections, gzip, json, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ACTS = "assertion denial non-response request commitment decision belief attitude question".split()


def results(program, lines):
    data = "".join(json.dumps(l) + "\n" for l in lines)
    done = subprocess.run([program], input=data.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(l) for l in done.stdout.decode().splitlines()]


def table(pairs):
    f1s = []
    for act in ACTS:
        gold = sum(g == act for g, _ in pairs)
        found = sum(p == act for _, p in pairs)
        hit = sum(g == p == act for g, p in pairs)
        if not gold and not found:
            continue
        f1 = 2 * hit / (gold + found)
        if gold:
            f1s.append(f1)
        p, r = (hit / found if found else 0), (hit / gold if gold else 0)
        print(f"  {act:13s} P {100*p:5.1f}  R {100*r:5.1f}  F1 {100*f1:5.1f}   gold {gold}")
    right = sum(g == p for g, p in pairs)
    print(f"  macro F1 {100*sum(f1s)/len(f1s):.1f}, right {100*right/len(pairs):.1f} of {len(pairs)}")


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--program", default=os.path.join(ROOT, "build/native/core/onrecord_stages"))
    a.add_argument("--labels", nargs="+",
                   default=[os.path.join(ROOT, f"tests/data/acts-{n}.jsonl") for n in ("dev", "check")])
    a.add_argument("--errors", action="store_true")
    o = a.parse_args()
    data = os.environ.get("ONRECORD_DATA") or sys.exit("ONRECORD_DATA is not set")
    labels = [json.loads(l) for name in o.labels for l in open(name, encoding="utf8")]
    wanted, texts = {l["id"] for l in labels}, {}
    for part in ("dev", "train"):
        with gzip.open(os.path.join(data, f"polnear/{part}.jsonl.gz"), "rt", encoding="utf8") as f:
            texts.update((x["id"], x["text"]) for x in map(json.loads, f) if x["id"] in wanted)
    lines = [{"id": str(i), "text": texts[l["id"]], "statements": [l]} for i, l in enumerate(labels)]
    found = results(o.program, lines)
    pairs = collections.defaultdict(list)
    for l, r in zip(labels, found):
        act = r["statements"][0]["act"]
        pairs["all"].append((l["act"], act))
        pairs[l["draw"]].append((l["act"], act))
        if o.errors and act != l["act"]:
            t = texts[l["id"]]
            show = lambda k: " … ".join(t[b:e] for b, e in l[k]).replace("\n", " ")
            print(f"{l['act']:13s} {act:13s} {show('cue')} | {show('content')[:70]}")
    pairs["all of dev"] = [p for draw in pairs if draw not in ("check", "all") for p in pairs[draw]]
    for draw in ("random", "all of dev", "check"):
        if pairs[draw]:
            print(f"{draw}:")
            table(pairs[draw])


if __name__ == "__main__":
    main()
