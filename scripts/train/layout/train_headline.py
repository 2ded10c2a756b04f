#!/usr/bin/env python3
"""Train the choice of the headline among the lines of a page.

    train_headline.py --pages PAGES.jsonl.gz --features text.feat [html.feat …]
        [--plain-features plain.feat] --out core/article/page/headline_features.cpp
    train_headline.py … --folds 10        share of right headlines on unseen pages; writes nothing

Input: .feat files by onrecord_layout, and PAGES with {"id", "title"}. A page without a title is
trained on the one that its metadata states (from the features of its HTML). In plain articles the
first line is the headline.

Model: log-linear over the candidates of a page, by gradient descent with an L2 penalty. Output: the
weights in the table of headline_features.cpp are replaced, by feature name. Features whose weight
becomes 0 are listed: their rows can go. Needs numpy.
"""
import argparse, gzip, html, json, random, re, unicodedata
import numpy as np

UNIT, SCALE = 16, 16  # as kHeadlineUnit; weights are rounded to 1 / SCALE


def words(t):
    return re.findall(r"\w+", unicodedata.normalize("NFKD", t).encode("ascii", "ignore").decode().lower())


def same(got, want):
    got, want = " ".join(words(got)), " ".join(words(want))
    s, l = sorted((got, want), key=len)
    return bool(s) and (s == l or (s in l and len(s) >= .6 * len(l)))


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf8") as f:
        return [json.loads(line) for line in f if line.strip()]


def matrix(candidates):
    return np.array([c["values"] for c in candidates], float) / UNIT


def train(pages, l2, rounds):
    x = np.concatenate([p["x"] for p in pages]); good = np.concatenate([p["good"] for p in pages])
    sizes = [len(p["x"]) for p in pages]; starts = np.cumsum([0] + sizes[:-1])
    group = np.repeat(np.arange(len(pages)), sizes); weight = np.array([p["weight"] for p in pages])[group]
    count = x.shape[1]; w = np.zeros(count); w[-1] = 1; free = np.ones(count); free[-1] = 0; m = np.zeros(count); v = np.zeros(count)
    for step in range(1, rounds + 1):
        s = x @ w
        s -= np.maximum.reduceat(s, starts)[group]
        e = np.exp(s)
        p = e / np.add.reduceat(e, starts)[group]
        t = e * good
        t = t / np.add.reduceat(t, starts)[group]
        g = x.T @ ((p - t) * weight) + 2 * l2 * w * free
        m = .9 * m + .1 * g; v = .999 * v + .001 * g * g
        w -= .05 * (m / (1 - .9 ** step)) / (np.sqrt(v / (1 - .999 ** step)) + 1e-8)
    return w


def choose(page, w):
    """The candidate that find_headline in core/article/page/headline.cpp takes."""
    s = page["x"] @ w / SCALE
    best = int(np.argmax(s)); top = s[best]
    for i in range(best - 1, -1, -1):
        least = 1 if page["at"][best] >= page["start"] else 2
        if page["at"][best] - page["at"][i] <= 16 and s[i] >= top - 1.5 and page["wins_ties"][i] >= least: best = i
    return best


def write_weights(path, names, weights):
    """Replaces the weights in the table of headline_features.cpp by name."""
    with open(path, encoding="utf8") as f: code = f.read()
    for name, weight in zip(names, weights):
        row = r"(kJudgementWeight = )-?\d+" if name == "judgement" else r'(\{"%s", )-?\d+' % re.escape(name)
        code, count = re.subn(row, rf"\g<1>{int(weight)}", code)
        if count != 1: raise SystemExit(f"{path}: {count} rows of {name}, expected one")
    with open(path, "w", encoding="utf8") as f: f.write(code)
    zero = [name for name, weight in zip(names, weights) if weight == 0]
    if zero: print("weight 0, their rows can go:", ", ".join(zero))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--pages", required=True); a.add_argument("--features", nargs="+", required=True)
    a.add_argument("--plain-features"); a.add_argument("--l2", type=float, default=.3); a.add_argument("--rounds", type=int, default=600)
    a.add_argument("--leave-out", default=""); a.add_argument("--folds", type=int, default=0); a.add_argument("--out")
    a.add_argument("--made", help="pages of scripts/tools/make_pages.py"); a.add_argument("--made-features"); a.add_argument("--made-weight", type=float, default=.2)
    a.add_argument("--wrong", action="store_true")
    o = a.parse_args()
    truth = {p["id"]: p for p in read(o.pages)}
    wrong = set(filter(None, o.leave_out.split(",")))
    found = {path: read(path) for path in o.features}
    names = found[o.features[0]][0]["headline_features"]
    rows = {path: f[1:] for path, f in found.items()}
    stated = {row["id"]: html.unescape(row["title"]) for path in o.features for row in rows[path] if row.get("title")}
    pages, titled, named = [], {f: 0 for f in o.features}, {f: 0 for f in o.features}
    for path in o.features:
        for row in rows[path]:
            g = dict(truth[row["id"]]); text = row.get("text", g.get("text"))
            known = bool(g.get("title"))
            if not known: g["title"] = stated.get(row["id"])
            if not g["title"] or not row.get("headlines"): continue
            titled[path] += known
            lines = [text[slice(*row["lines"][c["line"]])] for c in row["headlines"]]
            good = np.array([same(l, g["title"]) for l in lines], float)
            pages.append({"id": row["id"], "path": path, "x": matrix(row["headlines"]), "at": [c["line"] for c in row["headlines"]], "wins_ties": [c["wins_ties"] for c in row["headlines"]], "start": row["start"], "good": good, "weight": 1.0, "lines": lines, "title": g["title"], "known": known})
            named[path] += not known and good.any()
    plain = []
    for row in read(o.plain_features)[1:] if o.plain_features else []:
        c = row.get("headlines") or []
        if len(c) > 1 and c[0]["line"] == 0:
            plain.append({"x": matrix(c), "good": np.array([1.] + [0.] * (len(c) - 1)), "weight": .3})
    made = []
    texts = {r["id"]: r for r in read(o.made)} if o.made else {}
    for row in read(o.made_features)[1:] if o.made else []:
        g = texts[row["id"]]; c = row.get("headlines") or []
        good = np.array([same(g["text"][slice(*row["lines"][h["line"]])], g["title"]) for h in c], float)
        if len(c) > 1 and good.any() and not good.all():
            made.append({"id": g["base"], "x": matrix(c), "good": good, "weight": o.made_weight})
    usable = lambda p: p["good"].any() and p["id"] not in wrong
    def quantised(ps): return np.clip(np.round(train(ps, o.l2, o.rounds) * SCALE), -32000, 32000)
    if o.folds:
        ids = sorted(truth); random.Random(7).shuffle(ids)
        right, stated_right = {f: 0 for f in o.features}, {f: 0 for f in o.features}
        for k in range(o.folds):
            held = set(ids[k::o.folds])
            w = quantised([p for p in pages if usable(p) and p["id"] not in held] + [p for p in made if p["id"] not in held] + plain)
            for p in pages:
                if p["id"] in held:
                    best = choose(p, w); (right if p["known"] else stated_right)[p["path"]] += p["good"][best]
                    if o.wrong and not p["good"][best] and (p["known"] or p["good"].any()): print("  ", p["path"], p["id"], "|", p["title"], "|", p["lines"][best], "|", "reachable" if p["good"].any() else "not there")
        for f in o.features: print(f"{f}: headline {100 * right[f] / titled[f]:.1f} of {titled[f]}; stated by the page {100 * stated_right[f] / max(1, named[f]):.1f} of {named[f]}")
        return
    w = quantised([p for p in pages if usable(p)] + made + plain)
    write_weights(o.out, names, w)


if __name__ == "__main__": main()
