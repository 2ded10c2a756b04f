#!/usr/bin/env python3
"""Write core/grammar/lexicon_table.inc: reporting verbs and nouns with the frames they report in.

    ONRECORD_DATA=... scripts/tools/lexicon_table.py > core/grammar/lexicon_table.inc

A frame is what follows the verb: a that-clause, a bare clause, a quotation, an infinitive, a
preposition, and so on. A verb is listed with a frame if at least half of its occurrences in that
frame, in the training part of PolNeAR, stand in a cue (counts are smoothed by the verb's rate over
all frames). Occurrences inside of what somebody is said to have said do not count: nothing is marked
there. Words that the corpus is too small to hold are added by hand below.
"""
import collections
import gzip
import json
import os
import sys

FRAMES = ["that", "clause", "object", "quote", "infinitive", "wh", "end", "comma", "gerund", "ing_that",
          "ing_other", "addressee"]
# Behind the prepositions: verbs whose negation is a non-response (“did not respond”).
REPLY = "reply"
PREPOSITIONS = ["about", "against", "for", "in", "of", "on", "to", "with", "as", "by"]

# Too rare in the corpus to be counted, common in the news.
BY_HAND = {
    "that clause quote end comma ing_that": """affirm allege announce assert assure attest aver
        caution clarify comment confide confess contend counter declare disclose elaborate emphasize
        emphasise estimate exclaim explain forecast gripe grumble hint hypothesize imply inform insist interject
        joke lament maintain muse observe opine posit postulate predict proclaim promise quip reaffirm
        reason recount reiterate remark retort sigh snap specify speculate state stress summarize
        surmise swear tell testify theorize underline underscore volunteer vow warn whisper write
        shout yell murmur mutter reply respond plead fume enthuse boast""",
    "quote end comma": """answer ask begin chant conclude continue cry echo explain go joke note point post read
        recall report respond reveal tweet write add""",
    "that infinitive": "agree decide hope pledge promise resolve swear threaten vow",
    "infinitive": """decline refuse vow pledge promise threaten intend plan seek hope want wish aim
        agree offer demand resolve""",
    "object": """accuse applaud blast cite condemn criticize criticise decry denounce deplore dispute echo endorse
        hail laud lambast lambaste praise rebuke rebut refute reject ridicule slam tout welcome deny
        confirm oppose""",
    "addressee": "tell remind assure inform notify advise warn urge ask beg implore exhort order instruct request",
    "wh": "ask wonder explain question inquire enquire say specify disclose",
    "reply": """acknowledge address answer comment discuss elaborate provide reply respond return disclose
        reveal say specify explain confirm reach""",
}

IRREGULAR = {
    "say": "says said said saying", "tell": "tells told told telling", "be": "is was been being",
    "have": "has had had having", "do": "does did done doing", "write": "writes wrote written writing",
    "think": "thinks thought thought thinking", "know": "knows knew known knowing",
    "see": "sees saw seen seeing", "make": "makes made made making", "find": "finds found found finding",
    "speak": "speaks spoke spoken speaking", "go": "goes went gone going",
    "take": "takes took taken taking", "feel": "feels felt felt feeling", "put": "puts put put putting",
    "give": "gives gave given giving", "come": "comes came come coming", "begin": "begins began begun beginning",
    "hear": "hears heard heard hearing", "mean": "means meant meant meaning", "hold": "holds held held holding",
    "swear": "swears swore sworn swearing", "bet": "bets bet bet betting", "read": "reads read read reading",
    "understand": "understands understood understood understanding", "let": "lets let let letting",
    "keep": "keeps kept kept keeping", "get": "gets got gotten getting", "foresee": "foresees foresaw foreseen foreseeing",
    "forget": "forgets forgot forgotten forgetting", "learn": "learns learned learned learning",
    "send": "sends sent sent sending", "choose": "chooses chose chosen choosing", "teach": "teaches taught taught teaching",
    "lay": "lays laid laid laying", "draw": "draws drew drawn drawing", "set": "sets set set setting",
    "shoot": "shoots shot shot shooting", "fight": "fights fought fought fighting", "win": "wins won won winning",
    "lead": "leads led led leading", "bring": "brings brought brought bringing", "run": "runs ran run running",
    "leave": "leaves left left leaving", "hit": "hits hit hit hitting", "cast": "casts cast cast casting",
    "throw": "throws threw thrown throwing", "break": "breaks broke broken breaking", "seek": "seeks sought sought seeking",
    "quit": "quits quit quit quitting", "admit": "admits admitted admitted admitting",
    "sing": "sings sang sung singing", "sell": "sells sold sold selling", "stand": "stands stood stood standing",
    "rebut": "rebuts rebutted rebutted rebutting", "quip": "quips quipped quipped quipping",
    "regret": "regrets regretted regretted regretting", "slam": "slams slammed slammed slamming",
    "rap": "raps rapped rapped rapping", "knock": "knocks knocked knocked knocking", "nod": "nods nodded nodded nodding",
    "plan": "plans planned planned planning", "snap": "snaps snapped snapped snapping", "rip": "rips ripped ripped ripping",
    "hint": "hints hinted hinted hinting", "confer": "confers conferred conferred conferring",
    "refer": "refers referred referred referring", "infer": "infers inferred inferred inferring",
    "prefer": "prefers preferred preferred preferring", "blog": "blogs blogged blogged blogging",
    "show": "shows showed shown showing", "overstate": "overstates overstated overstated overstating",
    "dub": "dubs dubbed dubbed dubbing", "spin": "spins spun spun spinning", "dig": "digs dug dug digging",
    "commit": "commits committed committed committing", "rebuff": "rebuffs rebuffed rebuffed rebuffing",
}
LIGHT = {"be", "have", "do", "make", "go", "take", "put", "give", "come", "get", "let", "keep", "can", "will",
         "may", "would", "could", "should", "might", "must", "shall", "'s", "run", "lead", "use", "leave"}


def regular(lemma):
    """Third person, past, participle and -ing; conjugate() in core/grammar/lexicon.cpp does the same."""
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return [lemma + "es", lemma + "ed", lemma + "ed", lemma + "ing"]
    return [lemma + "s", lemma + "ed", lemma + "ed", lemma + "ing"]


def frame_of(sentence, i):
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


def write(frames):
    print("// Made by scripts/tools/lexicon_table.py. Do not edit.")
    print("// A verb whose forms are regular, or verb:third,past,participle,ing.")
    print("constexpr string_view kVerbList =")
    row = ""
    for lemma in sorted(frames):
        forms = IRREGULAR[lemma].split() if lemma in IRREGULAR else regular(lemma)
        word = lemma if forms == regular(lemma) else f"{lemma}:{','.join(forms)}"
        if len(row) + len(word) > 90:
            print(f'    "{row}"')
            row = ""
        row += word + " "
    print(f'    "{row}";')
    print("// The frames of each.")
    print("constexpr uint32_t kVerbFrames[] = {")
    row = ""
    for lemma in sorted(frames):
        if len(row) > 85:
            print("   " + row)
            row = ""
        row += f" 0x{frames[lemma]:X},"
    print("   " + row)
    print("};")


def main():
    folder = os.path.join(os.environ["ONRECORD_DATA"], "polnear")
    verbs, finite = count(folder)
    rows = collections.defaultdict(set)
    for lemma, frames in verbs.items():
        hits, total = (sum(f[n] for f in frames.values()) for n in (0, 1))
        if total < 3 or not lemma.isalpha() or lemma in LIGHT:
            continue
        for frame, (h, t) in frames.items():
            if frame == "other" or (h + 3 * hits / total) / (t + 3) < 0.5:
                continue
            if frame == "np":
                frame = "clause" if finite[lemma][0] * 2 >= max(1, finite[lemma][1]) else "object"
            rows[lemma].add(frame)
    for frames, words in BY_HAND.items():
        for lemma in words.split():
            rows[lemma].update(frames.split())
    write({lemma: sum(1 << (FRAMES + PREPOSITIONS + [REPLY]).index(f) for f in frames) for lemma, frames in rows.items()})
    print(len(rows), "verbs", file=sys.stderr)


if __name__ == "__main__":
    main()
