#!/usr/bin/env python3
"""Score predictions in words:

    score.py EVALUATE.py GOLD.jsonl.gz NAME.ids NAME.pred [least confidence]
"""
import gzip, importlib.util, json, sys

spec = importlib.util.spec_from_file_location("evaluate", sys.argv[1])
ev = importlib.util.module_from_spec(spec)
spec.loader.exec_module(ev)
least = float(sys.argv[5]) if len(sys.argv) > 5 else 0
s = ev.Score()
with gzip.open(sys.argv[2], "rt") as g, open(sys.argv[3]) as ids, open(sys.argv[4]) as p:
    for art, i, line in zip(map(json.loads, g), map(json.loads, ids), p):
        w = i["words"]
        pred = []
        for st in filter(None, line.strip().split(";")):
            parts = st.split("/")
            if len(parts) > 3 and float(parts[3]) < least:
                continue
            pred.append(
                {
                    r: [
                        [w[int(x.split("-")[0])][0], w[int(x.split("-")[1]) - 1][1]]
                        for x in part.split(",")
                        if x
                    ]
                    for r, part in zip(ev.ROLES, parts)
                }
            )
        s.article(art["text"], art["annotations"][min(art["annotations"])], pred)
t = s.table()
if len(sys.argv) > 6:
    s.show()
print(
    " ".join(
        f"{n} {100 * t[n]['f1']:.1f}" for n in ("exact", "half", "said by", "all exact", "all half")
    ),
    "| recall",
    " ".join(f"{100 * t['recall, ' + f]['recall']:.1f}" for f in ("direct", "mixed", "indirect")),
    f"| P {100 * t['half']['precision']:.1f} R {100 * t['half']['recall']:.1f} chars",
    " ".join(f"{100 * t['chars ' + r]['f1']:.1f}" for r in ev.ROLES),
)
