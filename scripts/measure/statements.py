#!/usr/bin/env python3
"""How well statements are found, against marked articles.

    measure/statements.py GOLD.jsonl[.gz] [--errors N] -- build/native/core/onrecord --weights FILE
    measure/statements.py GOLD.jsonl[.gz] ...          people against each other

A line of GOLD is {"id", "publisher", "text", "annotations": {annotator: [{source, cue, content}]}},
each part a list of spans in code points; the alphabetically first annotator counts. The command
gets --jsonl --offsets codepoint. Spans are compared as sets of letters and digits. Predicted and
gold statements are paired by the overlap of their contents over their union, best first; then F1 of

    exact       the contents are the same
    half        overlap is at least half of the union
    said by     half, and the sources touch
    all exact   content, source and cue are the same
    all half    content, source and cue share half

recall of half by form, and by pieces, the metric of CofeNet (Wang and others, COLING 2022): every
contiguous source, cue and content, found exactly or not, whatever it belongs to. --errors lists
missed and spurious statements of the first N articles with what comes closest.
"""
import collections, gzip, itertools, json, subprocess, sys

ROLES = ("source", "cue", "content")
ROWS = ("exact", "half", "said by", "all exact", "all half")
FORMS = ("direct", "mixed", "indirect")


def letters(text, spans):
    return frozenset(i for b, e in spans for i in range(b, min(e, len(text))) if text[i].isalnum())


def overlap(a, b):
    return len(a & b) / len(a | b) if a or b else 1.0


def paired(gold, found):
    pairs = [
        (overlap(g["content"], f["content"]), i, k)
        for i, g in enumerate(gold)
        for k, f in enumerate(found)
        if g["content"] & f["content"]
    ]
    of_gold, of_found = {}, {}
    for j, i, k in sorted(pairs, reverse=True):
        if i not in of_gold and k not in of_found:
            of_gold[i], of_found[k] = (k, j), (i, j)
    return of_gold


def quoted(text):
    """For each character whether it is in double quotation marks; a blank line closes them."""
    out, inside = [], False
    for i, c in enumerate(text):
        if text.startswith("\n\n", i):
            inside = False
        inside = True if c in "“«„" else False if c in "”»" else inside != (c == '"')
        out.append(inside)
    return out


def form(statement, inside):
    n = sum(inside[i] for i in statement["content"])
    return "direct" if n == len(statement["content"]) else "mixed" if n else "indirect"


class Table:
    def __init__(self):
        self.hits, self.gold, self.found = (collections.Counter() for _ in range(3))

    def add(self, row, hits, gold, found):
        self.hits[row] += hits
        self.gold[row] += gold
        self.found[row] += found

    def f1(self, row):
        return 200 * self.hits[row] / max(1, self.gold[row] + self.found[row])

    def recall(self, row):
        return 100 * self.hits[row] / max(1, self.gold[row])

    def article(self, text, gold, found):
        pairs = paired(gold, found)
        half = [(i, k) for i, (k, j) in pairs.items() if j >= 0.5]
        same = lambda least: sum(
            all(overlap(gold[i][r], found[k][r]) >= least for r in ROLES)
            for i, (k, _) in pairs.items()
        )
        self.add("exact", sum(j == 1 for _, j in pairs.values()), len(gold), len(found))
        self.add("half", len(half), len(gold), len(found))
        self.add(
            "said by",
            sum(bool(gold[i]["source"] & found[k]["source"]) for i, k in half),
            sum(bool(s["source"]) for s in gold),
            sum(bool(s["source"]) for s in found),
        )
        self.add("all exact", same(1), len(gold), len(found))
        self.add("all half", same(0.5), len(gold), len(found))
        inside, hit = quoted(text), {i for i, _ in half}
        for i, s in enumerate(gold):
            self.add(form(s, inside), i in hit, 1, 0)

    def pieces(self, text, gold, found):
        for r in ROLES:
            sets = [
                {letters(text, [span]) for s in statements for span in s.get(r) or []}
                - {frozenset()}
                for statements in (gold, found)
            ]
            self.add("piece " + r, len(sets[0] & sets[1]), len(sets[0]), len(sets[1]))

    def show(self, name):
        values = [self.f1(r) for r in ROWS] + [self.recall(f) for f in FORMS]
        values += [self.f1("piece " + r) for r in ROLES]
        print(f"{name:14s}", *(f"{v:10.1f}" for v in values), f"{self.gold['half']:10d}")


def read(path):
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path, encoding="utf8") as f:
        return [json.loads(l) for l in f]


def run(command, articles):
    lines = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    command = [*command, "--jsonl", "--offsets", "codepoint"]
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
    results = {r["id"]: r["statements"] for r in map(json.loads, done.stdout.decode().splitlines())}
    return [
        [{r: s[r]["spans"] if s.get(r) else [] for r in ROLES} for s in results[a["id"]]]
        for a in articles
    ]


def compared(articles, command):
    """[(article, gold, found)]"""
    if command:
        gold = [a["annotations"][min(a["annotations"])] for a in articles]
        return list(zip(articles, gold, run(command, articles)))
    return [
        (a, a["annotations"][one], a["annotations"][other])
        for a in articles
        for one, other in itertools.permutations(sorted(a["annotations"]), 2)
    ]


def as_sets(text, statements):
    sets = [{r: letters(text, s.get(r) or []) for r in ROLES} for s in statements]
    return [s for s in sets if s["content"]]


def main():
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    words, command, errors = sys.argv[1:split], sys.argv[split + 1 :], 0
    if "--errors" in words:
        at = words.index("--errors")
        errors = int(words[at + 1])
        del words[at : at + 2]
    tables = collections.defaultdict(Table)
    pairs = compared([a for path in words for a in read(path)], command)
    for n, (a, marked, spans) in enumerate(pairs):
        gold, found = as_sets(a["text"], marked), as_sets(a["text"], spans)
        for name in ("all", a.get("publisher", "?")):
            tables[name].article(a["text"], gold, found)
            tables[name].pieces(a["text"], marked, spans)
        if n < errors:
            show_errors(a["text"], gold, found)
    heads = ROWS + tuple("R " + f for f in FORMS) + ROLES + ("gold",)
    print(f"{'F1, recall R':14s}", *(f"{h:>10s}" for h in heads))
    for name in sorted(tables, key=lambda k: (k != "all", k)):
        tables[name].show(name)


def show_errors(text, gold, found):
    say = lambda s: " | ".join(
        text[min(s[r]) : max(s[r]) + 1].replace("\n", " ") if s[r] else "" for r in ROLES
    )
    for mine, other, name in ((gold, found, "missed"), (found, gold, "spurious")):
        for s in mine:
            best = max(other, key=lambda o: overlap(s["content"], o["content"]), default=None)
            j = overlap(s["content"], best["content"]) if best else 0
            if j < 0.5:
                print(f"{name:9s}{say(s)}" + (f"\n         {j:.2f} {say(best)}" if j else ""))


if __name__ == "__main__":
    main()
