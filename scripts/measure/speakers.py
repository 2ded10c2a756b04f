#!/usr/bin/env python3
"""Who a source is, against judgements made by hand and against GUM's coreference.

    ONRECORD_DATA=DIR scripts/measure/speakers.py [--program build/native/core/onrecord_stages] [--errors]

DIR holds polnear/dev.jsonl.gz and gum/news.conllu.gz. Statements are given to the program, so that
what is measured is the joining and not how statements are found: for PolNeAR the gold ones, for GUM
the subjects of verbs that govern a clause or report speech, by its gold dependencies, and, for practice,
of all verbs.

right: the speaker's mentions touch one of the right entity's (or there is none to join, and it was
joined to nothing but the same words elsewhere). wrong: it was joined, and not to the right one.
apart: it was left alone though its name stands in the article.
"""
import argparse, collections, gzip, json, os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PRONOUNS = set("he she it they who which that his her him them their its we i you whose whom my our "
               "himself herself itself themselves".split())

SPEECH = set("say tell add ask announce believe think state report claim argue note explain warn suggest "
             "write describe call comment insist declare confirm deny".split())


def run(program, lines):
    data = "".join(json.dumps(l) + "\n" for l in lines)
    done = subprocess.run([program], input=data.encode(), stdout=subprocess.PIPE, check=True)
    return {r["id"]: r for r in map(json.loads, done.stdout.decode().splitlines())}


def touches(a, b):
    return a[0] < b[1] and b[0] < a[1]


def judge(text, result, source, names):
    statement = next((s for s in result["statements"]
                      if s["source"] and s["source"]["spans"][0] == source), None)
    if statement is None or statement["speaker"] is None:
        return "apart" if names else "right", None
    speaker = next(p for p in result["speakers"] if p["id"] == statement["speaker"])
    if any(touches(m, n) for m in speaker["mentions"] for n in names):
        return "right", speaker
    # The same words elsewhere, and pronouns for them, make no link to somebody else.
    own = text[source[0]:source[1]].lower()
    others = [text[m[0]:m[1]].lower() for m in speaker["mentions"] if not touches(m, source)]
    if own not in PRONOUNS or own in ("i", "we"):
        others = [o for o in others if o not in PRONOUNS and o != own]
    if not names:
        others = [o for o in others if o.split()[-1] not in own]
    if others:
        return "wrong", speaker
    return ("apart" if names else "right"), speaker


def kind(text):
    if text.lower() in PRONOUNS:
        return "pronoun"
    return "name" if re.search(r"[A-Z]", text[1:]) or text[:1].isupper() and " " not in text else "nominal"


def report(title, rows):
    print(f"{title}: {len(rows)}")
    for k in ("all", "name", "nominal", "pronoun"):
        part = [v for what, v in rows if k in ("all", what)]
        if part:
            c = collections.Counter(part)
            share = lambda v: f"{100 * c[v] / len(part):5.1f}"
            print(f"  {k:8s} {len(part):4d}   right {share('right')}   wrong {share('wrong')}   apart {share('apart')}")


def polnear(o, data, name, title):
    labels = [json.loads(l) for l in open(os.path.join(ROOT, f"tests/data/{name}.jsonl"), encoding="utf8")]
    with gzip.open(os.path.join(data, "polnear/dev.jsonl.gz"), "rt", encoding="utf8") as f:
        articles = {a["id"]: a for a in map(json.loads, f)}
    wanted = sorted({l["id"] for l in labels})
    gold = lambda a: [s for s in a["annotations"][min(a["annotations"])]]
    results = run(o.program, [{"id": i, "text": articles[i]["text"], "statements": gold(articles[i])} for i in wanted])
    rows, types = [], []
    for l in labels:
        text = articles[l["id"]]["text"]
        verdict, speaker = judge(text, results[l["id"]], l["source"][0], l["names"])
        words = text[l["source"][0][0]:l["source"][0][1]]
        rows.append((kind(words), verdict))
        if "type" in l:
            types.append((l["type"], type_of(results[l["id"]], l["source"][0])))
        if o.errors and verdict != "right":
            b, e = l["source"][0]
            print(f"{verdict} [{words}] {text[max(0, b-60):b]!r} -> {speaker and speaker['name']!r}"
                  f" | {[text[x:y] for x, y in l['names'][:2]]}")
    report(title, rows)
    for t in sorted({t for pair in types for t in pair}):
        both = sum(g == p == t for g, p in types)
        print(f"  type {t:12s} P {100 * both / max(1, sum(p == t for _, p in types)):5.1f}"
              f"  R {100 * both / max(1, sum(g == t for g, _ in types)):5.1f}   gold {sum(g == t for g, _ in types)}")
    if types:
        print(f"  types right {100 * sum(g == p for g, p in types) / len(types):.1f}")


def type_of(result, source):
    speaker = next((s["speaker"] for s in result["statements"] if s["source"] and s["source"]["spans"][0] == source), None)
    return next((p["type"] for p in result["speakers"] if p["id"] == speaker), "none")


def gum_documents(path):
    """Text with the words' spans, heads, relations, and for each word the entities it begins and ends."""
    with gzip.open(path, "rt", encoding="utf8") as f:
        blocks = f.read().split("# newdoc id = ")[1:]
    for block in blocks:
        name, text, tokens, offset = block.split("\n", 1)[0], "", [], 0
        for sentence in block.split("\n\n"):
            if "# newpar" in sentence and text:
                text = text.rstrip() + "\n\n"
            base = len(tokens)
            for line in sentence.split("\n"):
                c = line.split("\t")
                if len(c) != 10 or not c[0].isdigit():
                    continue
                misc = dict(x.split("=", 1) for x in c[9].split("|") if "=" in x)
                begin = len(text)
                text += c[1]
                tokens.append(dict(span=[begin, len(text)], lemma=c[2], upos=c[3], rel=c[7].split(":")[0],
                                   head=base + int(c[6]) - 1 if c[6] != "0" else None,
                                   entity=misc.get("Entity", ""), base=base))
                if misc.get("SpaceAfter") != "No":
                    text += " "
        yield name, text, tokens


def gum_mentions(tokens):
    """(entity, first word, last word)"""
    opened, out = collections.defaultdict(list), []
    for i, t in enumerate(tokens):
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", t["entity"]):
            number = re.match(r"\(?(\d+)", part)
            if not number:
                continue
            if part.startswith("("):
                if part.endswith(")"):
                    out.append((number[1], i, i))
                else:
                    opened[number[1]].append(i)
            elif opened[number[1]]:
                out.append((number[1], opened[number[1]].pop(), i))
    return out


def subtree(tokens, i):
    inside, order = {i}, [i]
    children = collections.defaultdict(list)
    for k, t in enumerate(tokens):
        if t["head"] is not None:
            children[t["head"]].append(k)
    while order:
        for k in children[order.pop()]:
            if k not in inside:
                inside.add(k)
                order.append(k)
    return [tokens[min(inside)]["span"][0], tokens[max(inside)]["span"][1]]


def gum(o, data, every_subject):
    """Sources: subjects of verbs that govern a clause or report speech; or of every verb, for practice."""
    lines, wanted = [], []
    for name, text, tokens in gum_documents(os.path.join(data, "gum/news.conllu.gz")):
        mentions = gum_mentions(tokens)
        spans, named, every = {}, collections.defaultdict(list), collections.defaultdict(list)
        for entity, first, last in mentions:
            spans.setdefault((first, last), entity)
            span = [tokens[first]["span"][0], tokens[last]["span"][1]]
            every[entity].append(span)
            if any(t["upos"] == "PROPN" for t in tokens[first:last + 1]) and last - first < 12:
                named[entity].append(span)
        statements = []
        for i, t in enumerate(tokens):
            if t["rel"] == "ccomp" and t["head"] is not None:
                governor, content = t["head"], i
            elif t["upos"] == "VERB" and (t["lemma"] in SPEECH or every_subject):
                governor, content = i, i
            else:
                continue
            for k, subject in enumerate(tokens):
                if subject["head"] != governor or subject["rel"] != "nsubj":
                    continue
                inside = [(f, l) for (f, l) in spans if f <= k <= l and f >= subject["base"]]
                if not inside:
                    continue
                first, last = min(inside, key=lambda x: x[1] - x[0])
                source = [tokens[first]["span"][0], tokens[last]["span"][1]]
                if last - first > 25 or any(s["source"] == [source] for s in statements):
                    continue
                span = subtree(tokens, content) if content != governor else tokens[governor]["span"]
                statements.append({"source": [source], "cue": [tokens[governor]["span"]], "content": [span]})
                wanted.append((name, source, spans[(first, last)], text, named, every))
        lines.append({"id": name, "text": text, "statements": statements})
    results = run(o.program, lines)
    rows = []
    for name, source, entity, text, named, every in wanted:
        words = text[source[0]:source[1]]
        others = [m for m in every[entity] if not touches(m, source)]
        verdict, speaker = judge(text, results[name], source, named[entity] or others)
        # Joined to a mention of the same entity that bears no name is right as well.
        if verdict == "wrong" and any(touches(m, n) for m in speaker["mentions"] for n in others):
            verdict = "right"
        rows.append((kind(words), verdict))
        if o.errors and verdict != "right" and kind(words) != "name":
            print(f"{verdict} {name} [{words}] {text[max(0, source[0]-70):source[0]]!r} -> {speaker and speaker['name']!r}"
                  f" | {[text[x:y] for x, y in (named[entity] or others)[:2]]}")
    what = "subjects of every verb" if every_subject else "who reports"
    report(f"GUM news, {what}", rows)
    report(f"GUM news, {what}, pronouns and nominals", [r for r in rows if r[0] != "name"])


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--program", default=os.path.join(ROOT, "build/native/core/onrecord_stages"))
    a.add_argument("--errors", action="store_true")
    o = a.parse_args()
    data = os.environ.get("ONRECORD_DATA") or sys.exit("ONRECORD_DATA is not set")
    polnear(o, data, "speakers-dev", "PolNeAR dev, by hand")
    polnear(o, data, "speakers-check", "PolNeAR dev, by hand, looked at less")
    polnear(o, data, "speakers-fresh", "PolNeAR dev, by hand, judged when the rules were done")
    polnear(o, data, "speakers-blind", "PolNeAR dev, by hand, judged blind")
    gum(o, data, False)
    gum(o, data, True)


if __name__ == "__main__":
    main()
