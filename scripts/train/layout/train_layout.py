#!/usr/bin/env python3
"""Train the layout model: which lines of a pasted page are the article.

    zcat PAGES.jsonl.gz | onrecord_layout > text.feat       also html.feat, plain.feat
    train_layout.py --pages PAGES.jsonl.gz --features text.feat [html.feat …] --optimiser onrecord_layout_train
        [--labels layout_labels.json] [--plain-features plain.feat] --out core/article/page/layout_weights.inc
    train_layout.py … --folds 6           figures on pages that the model has not seen; writes nothing

Input: PAGES with {"id", "text", "body", "must_have", "must_not_have"}. If "body" is known, a line is
in the article if most of its four-word runs are in the body; otherwise --labels marks the lines, or
only the snippets teach. Lines too short to tell are left open, and the loss sums over all that they
could be. Plain articles (a headline and nothing but body) keep the model from cutting texts without
boilerplate.

Model: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over the six
parts of core/article/page/layout.hpp, trained by L-BFGS with an L2 penalty
(scripts/tools/layout_train.cpp). Weights are rounded to 1/16. The features are the blocks of
core/article/page/layout_features.hpp.
"""
import argparse, gzip, json, lzma, math, random, re, subprocess, unicodedata

PARTS = 6
BEFORE, FIRST, BODY, INSIDE, AFTER_FIRST, AFTER = range(PARTS)
ALLOWED = [[1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 1, 0], [0, 0, 1, 1, 1, 0],
           [0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 1]]
SCALE = 16
NEVER = -1e4


def words(t):
    return re.findall(r"\w+", unicodedata.normalize("NFKD", t).encode("ascii", "ignore").decode().lower())


def shingles(t):
    w = words(t)
    out = {}
    for i in range(max(1, len(w) - 3)):
        k = tuple(w[i:i + 4])
        out[k] = out.get(k, 0) + 1
    return out if w else {}


def read(path):
    opener = gzip.open if path.endswith(".gz") else lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf8") as f:
        return [json.loads(line) for line in f if line.strip()]


def masks(page, text, lines):
    """For each line the parts it may be, as a list of six flags."""
    body = page.get("body") or page.get("labelled")
    n = len(lines)
    if body:
        known = set(shingles(body))
        whole = {tuple(words(x)) for x in body.split("\n")}
        marks = []
        for b, e in lines:
            w = words(text[b:e])
            if len(w) >= 4:
                share = sum(tuple(w[i:i + 4]) in known for i in range(len(w) - 3)) / (len(w) - 3)
                marks.append("+" if share > .6 else "-" if share < .4 else "?")
            else:
                marks.append("p" if w and tuple(w) in whole else "?")
        sure = [i for i, m in enumerate(marks) if m == "+" and len(words(text[lines[i][0]:lines[i][1]])) >= 6]
        if not sure:
            return None
        # A line of the body that stands far above the rest is its copy in a teaser.
        first, last = sure[0], sure[-1]
        out = []
        for i, m in enumerate(marks):
            if i < first: out.append([1, 0, 0, 0, 0, 0])
            elif i == first: out.append([0, 1, 0, 0, 0, 0])
            elif i == last + 1: out.append([0, 0, 0, 0, 1, 0])
            elif i > last: out.append([0, 0, 0, 0, 0, 1])
            elif m in "+p": out.append([0, 0, 1, 0, 0, 0])
            elif m == "-": out.append([0, 0, 0, 1, 0, 0])
            else: out.append([0, 0, 1, 1, 0, 0])
        return out
    out = [[1] * PARTS for _ in range(n)]
    flat = [" ".join(words(text[b:e])) for b, e in lines]
    for key, allowed in (("must_have", [0, 1, 1, 0, 0, 0]), ("must_not_have", [1, 0, 0, 1, 1, 1])):
        for snippet in page.get(key) or []:
            want = " ".join(words(snippet))
            hits = [i for i, f in enumerate(flat) if want and want in f]
            if key == "must_have" and len(hits) == 1: out[hits[0]] = allowed
            if key == "must_not_have":
                for i in hits: out[i] = allowed
    return out


def with_gaps(pages, count, o):
    """Each page, and copies of it without some of the features: so that no decision hangs on a few of them."""
    draw = random.Random(5)
    out = []
    for p in pages:
        out.append({**p, "weight": p["weight"] * .5})
        for _ in range(o.copies):
            gone = {f for f in range(1, count) if draw.random() < o.drop}
            out.append({**p, "weight": p["weight"] * .5 / o.copies, "features": [[f for f in active if f not in gone] for active in p["features"]]})
    return out


def train(pages, count, o):
    if o.copies: pages = with_gaps(pages, count, o)
    if not o.bags: return train_once(pages, count, o)
    draw = random.Random(3)
    models = [train_once(draw.sample(pages, len(pages) * 2 // 3), count, o) for _ in range(o.bags)]
    mean = lambda tables: [[sum(col) / len(col) for col in zip(*rows)] for rows in zip(*tables)]
    return mean([m[0] for m in models]), mean([m[1] for m in models])


def train_once(pages, count, o):
    """[[weight of each part] of each feature], [[weight of each step]], by the program o.optimiser."""
    out = [f"{count} {PARTS} {o.l2} {o.rounds} {len(pages)}",
           " ".join(str(x) for row in ALLOWED for x in row), "1 1 0 0 0 0", "0 1 1 0 1 1"]
    for p in pages:
        out.append(f"{p['weight']} {len(p['features'])}")
        for active, mask, words_in in zip(p["features"], p["mask"], p["words"]):
            bits = sum(m << s for s, m in enumerate(mask))
            out.append(f"{bits} {o.cost * min(words_in, 60) / 60:.3f} {len(active)} {' '.join(map(str, active))}")
    got = subprocess.run([o.optimiser], input="\n".join(out), capture_output=True, text=True, check=True)
    w = list(map(float, got.stdout.split()))
    rows = [w[i:i + PARTS] for i in range(0, len(w), PARTS)]
    return rows[:count], rows[count:]


def decode(page, w, steps):
    """Viterbi with rounded weights, as core/article/page/layout.cpp does it."""
    e = [[sum(col) for col in zip(*(w[f] for f in active))] for active in page["features"]]
    e = [[x + (NEVER if bars >> s & 1 else 0) for s, x in enumerate(row)] for row, bars in zip(e, page["barred"])]
    n = len(e)
    best = [e[0][s] if s in (BEFORE, FIRST) else -1e9 for s in range(PARTS)]
    back = []
    for t in range(1, n):
        now, arg = [], []
        for s in range(PARTS):
            top, who = max((best[q] + steps[q][s], -q) for q in range(PARTS) if ALLOWED[q][s])
            now.append(top + e[t][s]); arg.append(-who)
        back.append(arg); best = now
    best[BEFORE] = best[INSIDE] = -1e9
    s = max(range(PARTS), key=lambda q: best[q])
    out = [s]
    for arg in reversed(back):
        s = arg[s]; out.append(s)
    return out[::-1]


def marginals(page, w, steps):
    """For each line the probability that it belongs to the article."""
    emissions = [[sum(col) / SCALE for col in zip(*(w[f] for f in active))] for active in page["features"]]
    p = [[math.exp(x - max(e)) for x in e] for e in emissions]
    move = [[math.exp(steps[q][s] / SCALE) * ALLOWED[q][s] for s in range(PARTS)] for q in range(PARTS)]
    a = []
    for t, e in enumerate(p):
        row = [e[s] * (1.0 * (s <= FIRST) if t == 0 else sum(a[-1][q] * move[q][s] for q in range(PARTS))) for s in range(PARTS)]
        z = sum(row); a.append([x / z for x in row])
    b = [0, 1, 1, 0, 1, 1]; out = []
    for t in range(len(p) - 1, -1, -1):
        g = [x * y for x, y in zip(a[t], b)]; z = sum(g)
        out.append((g[FIRST] + g[BODY]) / z)
        b = [sum(move[q][s] * p[t][s] * b[s] for s in range(PARTS)) for q in range(PARTS)]
        z = max(b); b = [x / z for x in b]
    return out[::-1]


class Score:
    def __init__(self): self.p = self.r = self.f = self.n = 0; self.must = [0, 0]; self.out = [0, 0]; self.rows = []; self.misses = []
    def add(self, page, parts):
        t = page["text"]
        body = "\n".join(t[b:e] for (b, e), s in zip(page["lines"], parts) if s in (FIRST, BODY))
        if page.get("body"):
            x, y = shingles(body), shingles(page["body"])
            tp = sum(min(v, y.get(k, 0)) for k, v in x.items())
            p, r = tp / max(1, sum(x.values())), tp / max(1, sum(y.values()))
            f = 2 * p * r / (p + r) if p + r else 0
            self.p += p; self.r += r; self.f += f; self.n += 1
            self.rows.append((f, p, r, page["id"]))
        flat = " ".join(words(body))
        for s in page.get("must_have") or []: self.count(self.must, "lost", page, s, " ".join(words(s)) in flat)
        for s in page.get("must_not_have") or []: self.count(self.out, "kept", page, s, " ".join(words(s)) not in flat)
    def count(self, pair, what, page, snippet, good):
        pair[0] += good; pair[1] += 1
        if not good: self.misses.append((what, page["id"], snippet))
    def show(self, name):
        n = max(1, self.n)
        print(f"{name}: body P {100 * self.p / n:.1f} R {100 * self.r / n:.1f} F1 {100 * self.f / n:.1f}; "
              f"in {100 * self.must[0] / max(1, self.must[1]):.1f} out {100 * self.out[0] / max(1, self.out[1]):.1f}", flush=True)


def quantise(w, steps):
    return ([[max(-127, min(127, round(x * SCALE))) for x in row] for row in w],
            [[round(x * SCALE) for x in row] for row in steps])


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--pages", required=True)
    a.add_argument("--features", nargs="+", required=True)
    a.add_argument("--plain-features"); a.add_argument("--plain-weight", type=float, default=.3)
    a.add_argument("--labels", help="where pages without a body have theirs: {id: [[begin, end], …]}, marked by hand")
    a.add_argument("--leave-out", default="", help="ids of pages whose truth is wrong, separated by commas")
    a.add_argument("--optimiser", required=True, help="the program onrecord_layout_train")
    a.add_argument("--cost", type=float, default=2.0, help="of a wrong line of 60 words or more")
    a.add_argument("--bags", type=int, default=0, help="average over models of random halves")
    a.add_argument("--copies", type=int, default=0, help="of each page, without a share of the features"); a.add_argument("--drop", type=float, default=.3, help="that share")
    a.add_argument("--l2", type=float, default=1.0); a.add_argument("--rounds", type=int, default=80)
    a.add_argument("--folds", type=int, default=0); a.add_argument("--draw", type=int, default=7, help="of the folds"); a.add_argument("--out"); a.add_argument("--worst", type=int, default=0)
    o = a.parse_args()
    truth = {p["id"]: p for p in read(o.pages)}
    if o.labels:
        with open(o.labels, encoding="utf8") as f: labels = json.load(f)
        for key, spans in labels.items():
            if key in truth: truth[key]["labelled"] = "\n".join(truth[key]["text"][b:e] for b, e in spans)
    wrong = set(filter(None, o.leave_out.split(",")))
    sets = []
    for path in o.features:
        rows = read(path); count = rows[0]["count"]
        pages = []
        for row in rows[1:]:
            if not row.get("features"): continue
            g = truth[row["id"]]; text = row.get("text", g.get("text"))
            m = masks(g, text, row["lines"])
            pages.append({**g, "text": text, "lines": row["lines"], "features": row["features"], "words": row["words"], "barred": row["barred"],
                          "mask": m, "weight": 1.0 if g.get("body") or g.get("labelled") else .6, "html": "text" in row})
        sets.append(pages)
    plain = []
    if o.plain_features:
        for row in read(o.plain_features)[1:]:
            n = len(row["features"])
            if n < 3: continue
            m = [[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]] + [[0, 0, 1, 0, 0, 0]] * (n - 2)
            plain.append({"features": row["features"], "words": row["words"], "mask": m, "weight": o.plain_weight})
    usable = lambda p: p["mask"] is not None and p["id"] not in wrong
    if o.folds:
        ids = sorted(truth); random.Random(o.draw).shuffle(ids)
        scores = [Score() for _ in sets]
        soft = {.2: {}, .3: {}, .4: {}, .5: {}}
        for k in range(o.folds):
            held = set(ids[k::o.folds])
            w, steps = train([p for s in sets for p in s if usable(p) and p["id"] not in held] + plain, count, o)
            q, st = quantise(w, steps)
            for s, score in zip(sets, scores):
                for p in s:
                    if p["id"] not in held: continue
                    score.add(p, decode(p, q, st))
                    m = marginals(p, q, st)
                    for th in soft: soft[th].setdefault(id(s), Score()).add(p, [BODY if x > th else AFTER for x in m])
        for path, score in zip(o.features, scores):
            score.show(path)
            for th in soft: soft[th][id(sets[o.features.index(path)])].show(f"  marginal > {th}")
            for row in sorted(score.rows)[:o.worst]: print("  F %.2f P %.2f R %.2f %s" % row)
            for miss in sorted(score.misses) if o.worst else []: print("  %s %s %r" % miss)
        return
    w, steps = train([p for s in sets for p in s if usable(p)] + plain, count, o)
    q, st = quantise(w, steps)
    for path, s in zip(o.features, sets):
        score = Score()
        for p in s: score.add(p, decode(p, q, st))
        score.show("seen " + path)
    with open(o.out, "w") as f:
        f.write("// Made by scripts/train/layout/train_layout.py. In sixteenths; a row for each part, a column for each feature.\n")
        f.write(f"constexpr int8_t kWeights[kParts][{count}] = {{\n")
        for s in range(PARTS):
            row = [str(x[s]) for x in q]
            f.write("    {" + ",\n     ".join(",".join(row[i:i + 30]) for i in range(0, len(row), 30)) + "},\n")
        f.write("};\n// From one part to the next.\nconstexpr int16_t kSteps[kParts][kParts] = {\n")
        for row in st: f.write("    {" + ", ".join(map(str, row)) + "},\n")
        f.write("};\n")


if __name__ == "__main__": main()
