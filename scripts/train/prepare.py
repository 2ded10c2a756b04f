#!/usr/bin/env python3
"""Turn the corpora into what the trainer reads, in the core's own words.

    prepare.py --data DIR --out DIR --tool PATH/onrecord_words [--news N]

NAME.txt: a paragraph a line, an empty line after each article; a token is a flag and the word, the
flag chr(48 + 4 * quotation state + (2 starts a paragraph, 1 a sentence, 0 neither)).
NAME.gold: an article a line: statements, "source/cue/content" separated by ';', each a list of b-e
word ranges.
NAME.ids: id and offsets, to turn predictions into spans again.
"""
import argparse, bisect, gzip, itertools, json, lzma, os, subprocess, sys, threading


def read(path, most=None):
    f = (
        lzma.open(path, "rt", encoding="utf8")
        if path.endswith(".xz")
        else gzip.open(path, "rt", encoding="utf8")
    )
    with f:
        return [json.loads(l) for l in itertools.islice(f, most)]


def tokenised(articles, tool):
    p = subprocess.Popen([tool], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        for a in articles:
            p.stdin.write((json.dumps({"id": a["id"], "text": a["text"]}) + "\n").encode())
        p.stdin.close()

    threading.Thread(target=feed, daemon=True).start()
    for _ in articles:
        yield json.loads(p.stdout.readline())


MARKS = set("\"“”„‟«»‘’‚‛'") | {"''", "``"}


def states(text, w):
    """0 outside quotation marks, 1 inside, 2 the mark that opens, 3 any other mark inside; from the
    depth, which counts marks in."""
    out, last = [], 0
    for (b, e), d in zip(w["words"], w["quote"]):
        out.append(0 if not d else 1 if text[b:e] not in MARKS else 2 if d > last else 3)
        last = d
    return out


def lines(text, w):
    out, line, p, s = [], [], None, None
    for (b, e), q, pp, ss in zip(w["words"], states(text, w), w["paragraph"], w["sentence"]):
        start = 2 if pp != p else 1 if ss != s else 0
        if pp != p and line:
            out.append(" ".join(line))
            line = []
        p, s = pp, ss
        line.append(chr(48 + 4 * q + start) + "".join(text[b:e].split()))
    if line:
        out.append(" ".join(line))
    return "\n".join(out) + "\n\n"


def gold(text, w, statements):
    """Spans as word ranges: what carries no letter at a border is dropped (the scorer counts
    letters alone)."""
    ws = w["words"]
    alnum = [any(c.isalnum() for c in text[b:e]) for b, e in ws]

    ends = [e for _, e in ws]
    out, owner = [], {}
    for s in statements:
        parts = []
        for r in ("source", "cue", "content"):
            ranges = []
            for b, e in sorted(s[r]):
                i = bisect.bisect_right(ends, b)
                k = i
                while k < len(ws) and ws[k][0] < e:
                    k += 1
                x, y = i, k
                while x < y and not alnum[x]:
                    x += 1
                while y > x and not alnum[y - 1]:
                    y -= 1
                if x == y:
                    x, y = i, k
                if x < y:
                    ranges.append([x, y])
            if r == "cue" and any(alnum[x] for b, e in ranges for x in range(b, e)):
                ranges = [g for g in ranges if any(alnum[g[0] : g[1]])]
            parts.append(ranges)
        out.append(parts)
        for n, part in enumerate(parts):
            for b, e in part:
                for x in range(b, e):
                    owner.setdefault(x, (len(out), n))
    for parts in out:  # pieces with nothing but marks between them are one
        for n, part in enumerate(parts):
            merged = []
            for b, e in sorted(part):
                if (
                    merged
                    and b >= merged[-1][1]
                    and not any(alnum[x] or x in owner for x in range(merged[-1][1], b))
                ):
                    merged[-1][1] = e
                elif merged and b < merged[-1][1]:
                    merged[-1][1] = max(e, merged[-1][1])
                else:
                    merged.append([b, e])
            parts[n] = merged
    return ";".join(
        "/".join(",".join(f"{b}-{e}" for b, e in part) for part in parts)
        for parts in out
        if parts[2]
    )


def main():
    o = argparse.ArgumentParser()
    o.add_argument("--data", required=True)
    o.add_argument("--out", required=True)
    o.add_argument("--tool", required=True)
    o.add_argument("--news", type=int, default=1 << 30, help="so many articles of each news file")
    o = o.parse_args()
    os.makedirs(o.out, exist_ok=True)
    for name in ("train", "dev"):
        arts = read(f"{o.data}/polnear/{name}.jsonl.gz")
        with open(f"{o.out}/{name}.txt", "w") as t, open(f"{o.out}/{name}.gold", "w") as g, open(
            f"{o.out}/{name}.ids", "w"
        ) as d:
            for a, w in zip(arts, tokenised(arts, o.tool)):
                t.write(lines(a["text"], w))
                g.write(gold(a["text"], w, a["annotations"][min(a["annotations"])]) + "\n")
                d.write(json.dumps({"id": a["id"], "words": w["words"]}) + "\n")
        print(name, len(arts), file=sys.stderr)
    with open(f"{o.out}/news.txt", "w") as t:
        n = 0
        for i in range(3):
            arts = read(f"{o.data}/news/news-{i}.jsonl.xz", o.news)
            for a, w in zip(arts, tokenised(arts, o.tool)):
                t.write(lines(a["text"], w))
                n += 1
            print("news", n, file=sys.stderr)


main()
