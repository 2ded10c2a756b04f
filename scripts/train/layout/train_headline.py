#!/usr/bin/env python3
"""Train the choice of the headline among a page's lines.

    train_headline.py --pages PAGES.jsonl.gz --features pages.feat [html.feat …]
        [--plain-features plain.feat] --out core/article/page/headline_weights.inc
    train_headline.py … --folds 5         share of right headlines on unseen pages, nothing written

The .feat files are what onrecord_layout writes; PAGES holds {"id", "title"}. Where it has no title,
the one that the page's metadata states (in the features of its HTML) stands for it, in the page's
text as well. In plain articles the first line is the headline. A log-linear model over the candidates of a page, by gradient descent with
an L2 penalty. Needs numpy.
"""
import argparse, gzip, html, json, random, re, unicodedata
import numpy as np

UNIT, SCALE, COUNT = 16, 16, 144
TEXT = 15  # stands in the text; behind it: is its first line


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
    x = np.zeros((len(candidates), COUNT))
    for i, c in enumerate(candidates):
        for f, v in c["features"]: x[i, f] += v / UNIT
    return x


def train(pages, l2, rounds):
    x = np.concatenate([p["x"] for p in pages]); good = np.concatenate([p["good"] for p in pages])
    sizes = [len(p["x"]) for p in pages]; starts = np.cumsum([0] + sizes[:-1])
    group = np.repeat(np.arange(len(pages)), sizes); weight = np.array([p["weight"] for p in pages])[group]
    w = np.zeros(COUNT); w[-1] = 1; free = np.ones(COUNT); free[-1] = 0; m = np.zeros(COUNT); v = np.zeros(COUNT)
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
    """As find_headline in core/article/page/headline.cpp."""
    s = page["x"] @ w / SCALE
    best = int(np.argmax(s)); top = s[best]
    for i in range(best - 1, -1, -1):
        if page["at"][best] - page["at"][i] <= 16 and s[i] >= top - 1.5 and page["leads"][i] >= (1 if page["x"][best, TEXT] or page["x"][best, TEXT + 1] else 2): best = i
    return best


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
    rows = {path: read(path)[1:] for path in o.features}
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
            pages.append({"id": row["id"], "path": path, "x": matrix(row["headlines"]), "at": [c["line"] for c in row["headlines"]], "leads": [c["leads"] for c in row["headlines"]], "good": good, "weight": 1.0, "lines": lines, "title": g["title"], "known": known})
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
    with open(o.out, "w") as f:
        f.write("// Made by scripts/train/layout/train_headline.py. In sixteenths, a weight for each feature.\n")
        f.write("constexpr int16_t kHeadlineWeights[kHeadlineFeatures] = {\n")
        row = [str(int(x)) for x in w]
        for i in range(0, len(row), 16): f.write("    " + ", ".join(row[i:i + 16]) + ",\n")
        f.write("};\nconstexpr int kHeadlineLeast = -32768;  // below: rather no headline\n")


if __name__ == "__main__": main()
