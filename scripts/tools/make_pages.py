#!/usr/bin/env python3
"""Pages to learn the headline from: the furniture of pasted pages around articles of other news.

    make_pages.py --pages PAGES.jsonl.gz --features pages.feat html.feat --labels scripts/train/layout/layout_labels.json
        --news NEWS.jsonl.xz [--each 4] > made.jsonl      then  onrecord_layout < made.jsonl > made.feat

The headline and its copies become the title of another article, the body its paragraphs, and lines
of the furniture that read like titles get titles of others. "base" names the page, so that
train_headline.py leaves its made pages out where it is held back.
"""
import argparse, html, json, random, re, sys
import train_layout
from train_headline import read, same

KEPT = re.compile(r"\d{4}|©|@|[Bb]y |[Cc]lick|[Ss]hare|[Pp]hoto|[Cc]omment|[Ss]ubscri")


def articles(path, most):
    out = []
    for r in train_layout.read(path):
        if not r["title"] or not 3 <= len(r["title"].split()) <= 25 or len(r["text"]) <= 1200: continue
        paragraphs = [x.strip() for x in re.split(r"\n+", r["text"]) if x.strip()]
        if len(paragraphs) < 4:
            s = re.split(r"(?<=[.!?\"”])\s+(?=[A-Z\"“])", r["text"])
            paragraphs = [" ".join(s[i:i + 3]) for i in range(0, len(s), 3)]
        if same(paragraphs[0], r["title"]): paragraphs = paragraphs[1:]
        out.append((r["title"], paragraphs))
        if len(out) >= most: break
    return out


def make(lines, gaps, mask, headlines, first, news, draw):
    """[(line breaks before, line)] of one page."""
    title, paragraphs = draw.choice(news)
    paragraphs = list(paragraphs)
    last = max(j for j, m in enumerate(mask) if m[train_layout.FIRST] or m[train_layout.BODY])
    above = min(headlines)
    out = []
    for j, line in enumerate(lines):
        m = mask[j]; words = line.split(); new = [line]
        if j in headlines: new = [title]
        elif m[train_layout.FIRST] or m[train_layout.BODY]:
            unsure = m[train_layout.INSIDE] and not m[train_layout.FIRST]
            new = [] if unsure or not paragraphs else [paragraphs.pop(0)]
        elif above < j < first and len(words) >= 7:
            new = [] if draw.random() < .4 or not paragraphs else [re.split(r"(?<=[.!?])\s", draw.choice(paragraphs[:3]))[0]]
        elif len(words) >= 5 and line[-1] not in ".:,;" and not KEPT.search(line) and draw.random() < .9:
            new = [draw.choice(news)[0]]
        out += [(gaps[j], x) for x in new]
        if j == last: out += [(max(gaps), x) for x in paragraphs[:30]]
    return title, "".join(("\n" * gap if n else "") + x for n, (gap, x) in enumerate(out))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--pages", required=True); a.add_argument("--features", nargs=2, required=True)
    a.add_argument("--labels", required=True); a.add_argument("--news", required=True); a.add_argument("--each", type=int, default=4)
    o = a.parse_args()
    draw = random.Random(11); news = articles(o.news, 9000)
    truth = {p["id"]: p for p in read(o.pages)}
    with open(o.labels, encoding="utf8") as f:
        for key, spans in json.load(f).items():
            if key in truth: truth[key]["labelled"] = "\n".join(truth[key]["text"][b:e] for b, e in spans)
    rows, stated = ({r["id"]: r for r in read(path)[1:]} for path in o.features)
    for key, g in truth.items():
        title = g["title"] or html.unescape(stated[key].get("title", ""))
        text, spans = g["text"], rows[key]["lines"]
        mask = train_layout.masks(g, text, spans)
        if not mask or not (g.get("body") or g.get("labelled")): continue
        lines = [text[b:e] for b, e in spans]
        gaps = [max(1, min(3, text[spans[j - 1][1]:spans[j][0]].count("\n"))) if j else 1 for j in range(len(spans))]
        first = next(j for j, m in enumerate(mask) if m[train_layout.FIRST] and not m[train_layout.BEFORE])
        headlines = [j for j, line in enumerate(lines) if same(line, title)]
        if not headlines or min(headlines) >= first: continue
        for k in range(o.each):
            made, page = make(lines, gaps, mask, headlines, first, news, draw)
            print(json.dumps({"id": f"{key}#{k}", "base": key, "text": page, "title": made}))


if __name__ == "__main__": main()
