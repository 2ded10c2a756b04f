#!/usr/bin/env python3
"""Marked articles in other typography, or about other people, to see whether the figures hold.

    retype_gold.py KIND GOLD.jsonl[.gz] > OTHER.jsonl
    scripts/measure/statements.py OTHER.jsonl -- build/native/core/onrecord

KIND: straight, curly, british (single marks for double ones), guillemets, or names: the politicians
and parties that the training part is full of become names that it hardly has. Each character is
replaced by one, so that the spans stay right. A straight mark opens behind a space or a bracket.
"""
import gzip, json, re, sys

MARKS = {"straight": '""', "curly": "“”", "british": "‘’", "guillemets": "«»"}
NAMES = dict(
    pair.split("=")
    for pair in """Trump=Brask Clinton=Delaney Sanders=Whitlow Obama=Ferro Cruz=Lind Rubio=Patel
    Bush=Holm Kasich=Morley Hillary=Annette Donald=Rupert Bernie=Walter Barack=Samuel Ted=Max
    Marco=Piotr Jeb=Ian Ryan=Voss Pence=Dahls Kaine=Brody Romney=Keller Biden=Quist Comey=Adler
    Fiorina=Garrity Christie=Halloran Walker=Jensen Republican=Unionparty Democrat=Farmerly
    """.split()
)


def retyped(kind, text):
    if kind == "names":
        return re.sub(r"\b(" + "|".join(NAMES) + r")\b", lambda m: NAMES[m[1]], text)
    out = []
    for i, c in enumerate(text):
        if c in '"“”':
            opens = c == "“" or (c == '"' and (i == 0 or text[i - 1] in " \n([—-"))
            c = MARKS[kind][0 if opens else 1]
        elif c in "'‘’":
            c = "'" if kind == "straight" else "’" if c == "'" else c
        out.append(c)
    return "".join(out)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in (*MARKS, "names"):
        sys.exit(__doc__)
    _, kind, path = sys.argv
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path, encoding="utf8") as gold:
        for line in gold:
            article = json.loads(line)
            text = retyped(kind, article["text"])
            assert len(text) == len(article["text"])
            print(json.dumps({**article, "text": text}))


if __name__ == "__main__":
    main()
