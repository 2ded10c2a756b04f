"""The reporting verbs of a language: reads verbs.tsv and writes it as a C++ `VerbTable`.

A module of language_tables.py; core/languages/en/grammar/verbs.tsv describes the columns. By itself

    scripts/tools/verbs_table.py core/languages/en/grammar/verbs.tsv

checks a file and prints the forms of each verb.

Refused, with file and line: a verb twice, a form of two verbs, an unknown frame or act, a verb with
neither, forms that are the regular ones.
"""
import sys

# The bits of `Frame` in core/languages/verbs.hpp, in order.
FRAMES = ["that", "clause", "object", "quote", "infinitive", "wh", "end", "comma", "gerund", "ing_that", "ing_other",
          "addressee", "about", "against", "for", "in", "of", "on", "to", "with", "as", "by", "reply"]
NONE = "-"


class Verb:
    def __init__(self, lemma, irregular, frames, acts, count):
        self.lemma, self.frames, self.acts, self.count = lemma, frames, acts, count
        self.irregular = irregular  # third person, past, participle and -ing, or None

    def forms(self):
        """The forms in the order of the bits of `VerbForm`; `-` for one that another verb has,
        `a/b` for two spellings."""
        return [self.lemma] + (self.irregular or conjugate(self.lemma))

    def numbered_forms(self):
        """(bit of `VerbForm`, form) of each; a form can have several bits."""
        return [(bit, form) for bit, forms in enumerate(self.forms()) if forms != NONE
                for form in forms.split("/")]

    def row(self):
        return "\t".join([self.lemma, " ".join(self.irregular or [NONE]), " ".join(self.frames) or NONE,
                          " ".join(self.acts) or NONE, self.count])


def conjugate(lemma):
    """The regular forms: third person, past, participle and -ing. No consonant is doubled."""
    vowels = "aeiou"
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith("ee") else lemma[:-1]
        return [lemma + "s", lemma + "d", lemma + "d", stem + "ing"]
    if lemma.endswith("y") and lemma[-2] not in vowels:
        stem = lemma[:-1]
        return [stem + "ies", stem + "ied", stem + "ied", lemma + "ing"]
    hissing = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
    return [lemma + ("es" if hissing else "s"), lemma + "ed", lemma + "ed", lemma + "ing"]


def read(path, shown, refused, known_acts=None):
    """The verbs of a file. `refused(place, why)` makes the exception for a row that is wrong. Acts are not
    checked without `known_acts`."""
    verbs, places = [], {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            place, line = f"{shown}:{number}", line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != 5 or not all(columns):
                raise refused(place, "expected lemma, forms, frames, acts and count, separated by tabs")
            lemma, irregular, frames, acts, count = columns
            lists = [[] if column == NONE else column.split(" ") for column in (irregular, frames, acts)]
            verb = Verb(lemma, lists[0] or None, lists[1], lists[2], count)
            if verb.irregular and len(verb.irregular) != 4:
                raise refused(place, "expected four forms: third person, past, participle and -ing")
            if verb.irregular == conjugate(lemma):
                raise refused(place, f"the forms of “{lemma}” are the regular ones: write {NONE}")
            if not verb.frames and not verb.acts:
                raise refused(place, f"“{lemma}” has neither frame nor act")
            for names, known in ((verb.frames, FRAMES), (verb.acts, known_acts or verb.acts)):
                for name in names:
                    if name not in known:
                        raise refused(place, f"“{name}” is none of {', '.join(known)}")
                if len(set(names)) < len(names):
                    raise refused(place, "a name twice")
            for form in dict.fromkeys(form for _, form in verb.numbered_forms()):
                if form in places:
                    raise refused(place, f"“{form}” is a form of {places[form][0]} already, at {places[form][1]}")
                places[form] = (lemma, place)
            verbs.append(verb)
    return verbs


def bits(names, known):
    return sum(1 << known.index(name) for name in names)


def write(verbs, acts, store, out):
    """Appends the data of a `VerbTable` to `out`; returns the C++ expression. `acts`: the names of their
    bits in order; `store`: language_tables.store. The value of a form is its bits and the verb's number in two bytes."""
    values = {}
    for number, verb in enumerate(verbs, 1):
        for bit, form in verb.numbered_forms():
            values.setdefault(form, [0, number])[0] |= 1 << bit
    forms = store("kVerbForms", [(form, bytes([b, n & 255, n >> 8])) for form, (b, n) in values.items()], out)
    out.append("constexpr Verb kVerbs[] = {")
    out += [f'    {{"{v.lemma}", 0x{bits(v.frames, FRAMES):X}, 0x{bits(v.acts, acts):X}}},' for v in verbs]
    out.append("};")
    return f"VerbTable(WordMap({forms}), kVerbs)"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        for one in read(sys.argv[1], sys.argv[1], lambda place, why: ValueError(f"{place}: {why}")):
            print(" ".join(one.forms()))
    except ValueError as wrong:
        sys.exit(f"verbs_table: {wrong}")
