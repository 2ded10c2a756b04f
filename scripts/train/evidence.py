#!/usr/bin/env python3
"""Weigh what a confidence is made of: evidence.py TRAIN.jsonl.gz PREDICTIONS.jsonl > FILE.inc

PREDICTIONS are what onrecord_model writes from TRAIN's articles. Each attribution's evidence, log
odds in the order of core/model/attribution.hpp, is weighed by logistic regression on how right it
is: the mean of four judgements, its content shares half with a gold statement's, is the same, shares
half and the sources touch, and source, cue and content each share half. Confidence is then
calibrate.py's, a logistic function of the weighted sum. What is wholly in quotation marks is left
out: there the rules decide.
"""
import json, math, pathlib, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from measure_statements import ROLES, as_sets, form, overlap, paired, quoted, read


def rightness(gold, found):
    same = [overlap(gold[r], found[r]) for r in ROLES]
    touch = bool(gold["source"] & found["source"]) or not (gold["source"] or found["source"])
    half = same[2] >= 0.5
    return (half + (same[2] == 1) + (half and touch) + (min(same) >= 0.5)) / 4


def rows(articles, predictions):
    """[([1, evidence …], rightness)]"""
    found = {r["id"]: r["statements"] for r in map(json.loads, open(predictions, encoding="utf8"))}
    for a in articles:
        text, mine = a["text"], found[a["id"]]
        gold = as_sets(text, a["annotations"][min(a["annotations"])])
        sets = as_sets(text, [{r: s[r] and s[r]["spans"] for r in ROLES} for s in mine])
        assert len(sets) == len(mine), a["id"]
        of_found = {k: i for i, (k, _) in paired(gold, sets).items()}
        inside = quoted(text)
        for k, s in enumerate(sets):
            if form(s, inside) != "direct":
                right = rightness(gold[of_found[k]], s) if k in of_found else 0.0
                yield [1.0, *mine[k]["evidence"]], right


def solved(a, b):
    """Gauss with pivots."""
    n = len(b)
    m = [[*row, x] for row, x in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (m[i][n] - sum(m[i][k] * out[k] for k in range(i + 1, n))) / m[i][i]
    return out


def fit(data):
    """Newton's method on the likelihood."""
    n = len(data[0][0])
    w = [0.0] * n
    for _ in range(8):
        gradient, curve = [0.0] * n, [[1e-9 * (i == k) for k in range(n)] for i in range(n)]
        for x, y in data:
            p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
            v = p * (1 - p)
            for i in range(n):
                gradient[i] += (p - y) * x[i]
                for k in range(n):
                    curve[i][k] += v * x[i] * x[k]
        w = [a - b for a, b in zip(w, solved(curve, gradient))]
    return w


def main():
    data = list(rows(read(sys.argv[1]), sys.argv[2]))
    w = fit(data)
    print("// Made by scripts/train/evidence.py.")
    print(", ".join(f"{x:.3f}F" for x in w[1:]))
    print(f"{len(data)} attributions, constant {w[0]:.3f}", file=sys.stderr)


main()
