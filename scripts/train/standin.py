"""A stand-in for the core's words tool: the same JSON, roughly the same conventions."""
import re

ABBR = set("mr mrs ms dr sen rep gov st jr sr gen lt col capt prof rev hon inc corp co ltd vs jan feb mar apr jun jul aug sept sep oct nov dec no dept est ave".split())
WORD = re.compile(r"''|``|(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)+|[^\W_]+(?:(?:[-'’&‑]|\.(?=[a-z0-9]))[^\W_]+)*|[^\s]")
CLITIC = re.compile(r"(?i)(?<=.)(n['’]t|['’](?:s|re|ll|ve|d|m))$")
OPEN, CLOSE = "“«„", "”»"

def words(text):
    """{"words", "sentence", "paragraph", "quote"} of one text."""
    out, sent, para, quote = [], [], [], []
    s = p = -1
    for m in re.finditer(r"[^\n]+", text):
        line = m.group()
        if not line.strip(): continue
        p += 1; s += 1; inside = False; ended = False
        for w in WORD.finditer(line):
            b, e = m.start() + w.start(), m.start() + w.end()
            t = w.group()
            if t[0].isalnum():
                if e < len(text) and text[e] == "." and (t.lower() in ABBR or (len(t) == 1 and t.isupper() and t != "I")): e += 1
                c = CLITIC.search(t)
                pieces = [(b, b + c.start()), (b + c.start(), e)] if c else [(b, e)]
            else: pieces = [(b, e)]
            for b, e in pieces:
                t = text[b:e]
                if out and b < out[-1][1]: continue  # the full stop taken into an abbreviation
                if ended and not (t in CLOSE or t in ("''", ")", "]") or (t == '"' and inside) or t in ".!?…"):
                    if b > out[-1][1] and not t[0].islower(): s += 1
                    ended = False
                if t in OPEN or t == "``": q, inside = 2, True
                elif t in CLOSE: q, inside = 3, False
                elif t in ('"', "''"): q = 3 if inside else 2; inside = not inside
                else: q = 1 if inside else 0
                out.append((b, e)); sent.append(s); para.append(p); quote.append(q)
                if t in (".", "!", "?", "…"): ended = True
    return dict(words=out, sentence=sent, paragraph=para, quote=quote)
