#!/usr/bin/env python3
"""Proposes rows of core/languages/en/grammar/verbs.tsv from the training part of PolNeAR.

    ONRECORD_DATA=DIR scripts/tools/lexicon_table.py             prints new rows, and those with more frames
    ONRECORD_DATA=DIR scripts/tools/lexicon_table.py --counts    writes the counts into the file

A verb gets a frame if at least half of its occurrences in that frame stand in a cue; the share is smoothed by
the verb's rate over all frames. Occurrences inside of another statement's content do not count: nothing is
annotated there. Frames are only added to a row, because verbs that are rare in the corpus have theirs by hand.
New rows have no act; add it, and the irregular forms, before use.
"""
import collections
import gzip
import json
import os
import sys

import verbs_table

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERBS = os.path.join(ROOT, "core", "languages", "en", "grammar", "verbs.tsv")
FEWEST = 3  # occurrences of a verb that is proposed
SMOOTHING = 3  # occurrences at the verb's own rate, added to each frame
PREPOSITIONS = ["about", "against", "for", "in", "of", "on", "to", "with", "as", "by"]
# Verbs that carry other verbs or nouns, and report nothing by themselves.
LIGHT = {"be", "have", "do", "make", "go", "take", "put", "give", "come", "get", "let", "keep", "can", "will",
         "may", "would", "could", "should", "might", "must", "shall", "'s", "run", "lead", "use", "leave"}




def frame_of(sentence, i):
    """The frame of word i of a sentence of (…, word, lemma, tag, …) rows."""
    j = i + 1
    while j < len(sentence) and sentence[j][3] == "RB":
        j += 1
    if j >= len(sentence):
        return "end"
    word, tag = sentence[j][1].lower(), sentence[j][3]
    quote = ("``", "''", "“", "”", '"', "‘", "`")
    if word == "that":
        return "that"
    if word in quote:
        return "quote"
    if word in (",", ":"):
        return "quote" if j + 1 < len(sentence) and sentence[j + 1][1] in quote else "comma"
    if word == "to":
        return "infinitive" if j + 1 < len(sentence) and sentence[j + 1][3] == "VB" else "to"
    if word in ("whether", "if", "how", "why", "what", "who", "where", "when"):
        return "wh"
    if tag == "IN" and word in PREPOSITIONS:
        return word
    if tag == ".":
        return "end"
    if tag == "VBG":
        return "gerund"
    if tag in ("DT", "PRP", "PRP$", "NNP", "NNPS", "NN", "NNS", "JJ", "CD", "EX", "JJR", "JJS"):
        return "np"
    return "other"


def count(folder):
    """{lemma: {frame: [in a cue, in all]}}, and of the objects in a cue {lemma: [with a finite verb, in all]}."""
    gold = {}
    for line in gzip.open(os.path.join(folder, "train.jsonl.gz"), "rt", encoding="utf8"):
        article = json.loads(line)
        gold[article["id"]] = article["annotations"][min(article["annotations"])]
    sentences, name = collections.defaultdict(list), None
    for line in gzip.open(os.path.join(folder, "silver-train.tsv.gz"), "rt", encoding="utf8"):
        if line.startswith("# article"):
            name = line.split()[2]
            sentences[name].append([])
        elif line.strip() and not line.startswith("#"):
            sentences[name][-1].append(line.rstrip("\n").split("\t"))
        elif name and sentences[name][-1]:
            sentences[name].append([])
    verbs = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    finite = collections.defaultdict(lambda: [0, 0])
    for name, parts in sentences.items():
        if name not in gold:
            continue
        cue, content = set(), {}
        for n, s in enumerate(gold[name]):
            for b, e in s["cue"]:
                cue.update(range(b, e))
            for b, e in s["content"]:
                content.update(dict.fromkeys(range(b, e), n))
        for sentence in parts:
            for i, row in enumerate(sentence):
                hit, lemma = int(row[7]) in cue, row[2].lower()
                if not row[3].startswith("VB"):
                    continue
                if not hit and int(row[7]) in content:
                    continue
                frame = frame_of(sentence, i)
                be = any(t[2] == "be" for t in sentence[max(0, i - 3):i])
                if row[3] == "VBN" and be:
                    continue
                if row[3] == "VBG" and not be:
                    frame = "ing_that" if frame == "that" else "ing_other"
                verbs[lemma][frame][0] += hit
                verbs[lemma][frame][1] += 1
                if frame == "np" and hit:
                    n = content.get(int(sentence[i + 1][7])) if i + 1 < len(sentence) else None
                    tags = [t[3] for t in sentence[i + 1:] if content.get(int(t[7])) == n]
                    finite[lemma][0] += n is not None and any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags)
                    finite[lemma][1] += 1
    return verbs, finite


def counted_frames(by_frame, finite):
    hits, total = (sum(f[n] for f in by_frame.values()) for n in (0, 1))
    found = set()
    for frame, (h, t) in by_frame.items():
        if frame == "other" or (h + SMOOTHING * hits / total) / (t + SMOOTHING) < 0.5:
            continue
        if frame == "np":
            frame = "clause" if finite[0] * 2 >= max(1, finite[1]) else "object"
        found.add(frame)
    return [f for f in verbs_table.FRAMES if f in found]


def refused(place, why):
    return ValueError(f"{place}: {why}")


def main(update):
    counted, finite = count(os.path.join(os.environ["ONRECORD_DATA"], "polnear"))
    known = {verb.lemma: verb for verb in verbs_table.read(VERBS, VERBS, refused)}
    for lemma, by_frame in sorted(counted.items()):
        hits, total = (sum(f[n] for f in by_frame.values()) for n in (0, 1))
        frames = counted_frames(by_frame, finite[lemma])
        verb = known.get(lemma)
        if verb:
            verb.count = f"{hits}/{total}"
            added = set(frames) - set(verb.frames)
            if added and total >= FEWEST and lemma not in LIGHT and not update:
                verb.frames = [f for f in verbs_table.FRAMES if f in added or f in verb.frames]
                print(verb.row())
        elif frames and total >= FEWEST and lemma.isalpha() and lemma not in LIGHT and not update:
            print(verbs_table.Verb(lemma, None, frames, [], f"{hits}/{total}").row())
    if not update:
        return
    with open(VERBS, encoding="utf-8") as file:
        lines = file.read().split("\n")
    rows = [line if line.startswith("#") or not line else known[line.split("\t")[0]].row() for line in lines]
    with open(VERBS, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(rows))


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--counts"]):
        sys.exit(__doc__)
    main(update=bool(sys.argv[1:]))
