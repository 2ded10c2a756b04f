#!/usr/bin/env python3
"""Fit the calibration of a weights file's confidence: calibrate.py GOLD.jsonl.gz PREDICTIONS.jsonl

PREDICTIONS are what onrecord_model (or onrecord with a model) writes from GOLD's articles, with
confidences as they come. A statement is right if its content's letters share half of their union
with one of a gold statement that no surer one has taken. Prints slope and offset for quantise.py
--calibration (Platt 1999) and the expected calibration error in ten bins of equal count, before and
after; after by five folds over articles.
"""
import gzip, json, math, sys


def letters(text, spans):
    return {i for b, e in spans for i in range(b, e) if text[i].isalnum()}


def judged(gold, predictions):
    """[(article, confidence, right)]"""
    found = {}
    for line in open(predictions, encoding="utf8"):
        r = json.loads(line)
        found[r["id"]] = r["statements"]
    out = []
    for n, a in enumerate(map(json.loads, gzip.open(gold, "rt", encoding="utf8"))):
        free = [letters(a["text"], s["content"]) for s in a["annotations"][min(a["annotations"])]]
        for s in sorted(found.get(a["id"], []), key=lambda s: -s["confidence"]):
            mine = letters(a["text"], s["content"]["spans"])
            best = max(free, key=lambda g: len(g & mine) / max(1, len(g | mine)), default=set())
            right = bool(mine) and 2 * len(best & mine) >= len(best | mine)
            if right:
                free.remove(best)
            out.append((n, s["confidence"], right))
    return out


def logit(p):
    p = min(max(p, 1e-3), 1 - 1e-3)  # a few that are sure and wrong would rule the fit
    return math.log(p / (1 - p))


def apply(p, slope, offset):
    return 1 / (1 + math.exp(-max(-40, min(40, slope * logit(p) + offset))))


def fit(rows):
    """Newton's method on the likelihood of right ~ logistic(slope * logit(p) + offset)."""
    a, b = 1.0, 0.0
    for _ in range(50):
        ga = gb = haa = hab = hbb = 1e-9
        for _, p, right in rows:
            x = logit(p)
            q = apply(p, a, b)
            w = q * (1 - q)
            ga += (q - right) * x
            gb += q - right
            haa += w * x * x
            hab += w * x
            hbb += w
        d = haa * hbb - hab * hab
        step = (hbb * ga - hab * gb) / d, (haa * gb - hab * ga) / d
        shorter = min(1, 0.5 / max(map(abs, step)))  # a whole step can run away
        a, b = a - shorter * step[0], b - shorter * step[1]
    return a, b


def error(pairs):
    pairs = sorted(pairs, key=lambda pair: pair[0])  # ties stay in the order of the text
    n = len(pairs)
    total = 0
    for i in range(10):
        part = pairs[n * i // 10 : n * (i + 1) // 10]
        if part:
            total += abs(sum(p for p, _ in part) - sum(r for _, r in part))
    return total / n


def main():
    rows = judged(sys.argv[1], sys.argv[2])
    a, b = fit(rows)
    folded = []
    for k in range(5):
        x, y = fit([r for r in rows if r[0] % 5 != k])
        folded += [(apply(p, x, y), right) for n, p, right in rows if n % 5 == k]
    right = 100 * sum(r for _, _, r in rows) / len(rows)
    print(f"{len(rows)} statements, {right:.1f} % right; slope {a:.3f} offset {b:.3f}")
    before = error([(p, r) for _, p, r in rows])
    print(f"expected calibration error {before:.3f} before, {error(folded):.3f} after")


main()
