#!/usr/bin/env python3
"""Tests of scripts/tools/language_tables.py: what it writes, and what it refuses."""
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.path.join(ROOT, "scripts", "tools", "language_tables.py")
SCHEMA = """# comment
about\tname\tmessage\tits name
words\tclitic\tset\tcut off
words\tprefix\tlist
words\tbe\tflag
words\thave\tflag
words\tmonth\tmap\tits number
"""


def run(files, schema=SCHEMA):
    """(status, stderr and stdout, {name: text made})"""
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in"), os.path.join(folder, "out")
        always = {"en/about.tsv": "name\tEnglish\n", "en/frequent.tsv": "first\tthe of\nsecond\tis\n"}
        for name, text in {"schema.tsv": schema, **always, **files}.items():
            path = os.path.join(source, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        done = subprocess.run([sys.executable, TOOL, source, target], capture_output=True, text=True)
        made = {}
        if os.path.isdir(target):
            for name in os.listdir(target):
                with open(os.path.join(target, name), encoding="utf-8") as file:
                    made[name] = file.read()
        return done.returncode, done.stdout + done.stderr, made


class Tables(unittest.TestCase):
    def test_writes_each_kind(self):
        status, said, made = run({
            "en/words.tsv": "# words\nclitic\t's n't\tPenn Treebank\nclitic\tgo_on\nprefix\tMac Mc\n",
            "en/words/more.tsv": "be\tis 's\nhave\thas 's\nmonth\tmay=5 june=6\n"})
        self.assertEqual(status, 0, said)
        self.assertIn("en: 6 classes, 11 words, 1 messages", said)
        self.assertIn("struct WordsWords {", made["tables.hpp"])
        self.assertIn("kHave = 1U << 1,", made["tables.hpp"])
        self.assertIn("WordSet clitic;  // cut off", made["tables.hpp"])
        self.assertIn(r'"\005\000go on"', made["en.cpp"])
        self.assertIn(r'"\003\001may5"', made["en.cpp"])
        self.assertIn("{0x1, 0x2, 0x3}", made["en.cpp"])  # 's has both bits
        self.assertIn('.name = "English"', made["en.cpp"])

    def test_joins_the_frequent_words_of_all_languages(self):
        status, said, made = run({"de/frequent.tsv": "third\tis der\n"})
        self.assertEqual(status, 0, said)
        self.assertIn("4 frequent words of de, en", said)
        self.assertIn(r'\002\001is\013', made["frequent.cpp"])  # third of de, second of en
        self.assertIn("language_en()", made["registry.cpp"])
        self.assertNotIn("language_de()", made["registry.cpp"])  # only recognized
        self.assertNotIn("de.cpp", made)

    def test_is_deterministic(self):
        files = {"en/words.tsv": "clitic\t" + " ".join(f"w{i}" for i in range(100)) + "\n"}
        self.assertEqual(run(files)[2], run(files)[2])

    def refused(self, why, files, schema=SCHEMA):
        status, said, made = run(files, schema)
        self.assertEqual(status, 1, said)
        self.assertIn(why, said)
        self.assertEqual(made, {})

    def test_refuses_a_word_twice_in_a_class(self):
        self.refused("en/words.tsv:2: “'s” is in class “clitic” already, at en/words.tsv:1",
                     {"en/words.tsv": "clitic\t's n't\nclitic\t's\n"})
        self.refused("en/words.tsv:1: “'s” is in", {"en/words.tsv": "clitic\t's 's\n"})
        self.refused("already", {"en/words.tsv": "month\tmay=5 may=6\n"})
        self.refused("already", {"en/words.tsv": "clitic\t's\n", "en/words/more.tsv": "clitic\t's\n"})

    def test_refuses_what_the_schema_lacks(self):
        self.refused("en/words.tsv:1: the schema has no class “nouns” in area “words”",
                     {"en/words.tsv": "nouns\tman\n"})
        self.refused("en/people.tsv: the schema has no area “people”", {"en/people.tsv": "name\tAnn\n"})

    def test_refuses_rows_that_are_not_well_formed(self):
        self.refused("en/words.tsv:1: white space at the end", {"en/words.tsv": "clitic\t\n"})
        self.refused("en/words.tsv:1: expected class", {"en/words.tsv": "clitic\n"})
        self.refused("expected class", {"en/words.tsv": "clitic\t\tsource\n"})
        self.refused("two spaces", {"en/words.tsv": "clitic\t's  n't\n"})
        self.refused("is not word=value", {"en/words.tsv": "month\tmay\n"})
        self.refused("a second text", {"en/about.tsv": "name\tEnglish\nname\tEnglisch\n"})
        self.refused("en: no text for the messages cut", {}, SCHEMA + "messages\tcut\tmessage\n")
        self.refused("code of ISO 639", {"english/about.tsv": "name\tEnglish\n"})
        self.refused("de: no frequent.tsv", {"de/about.tsv": "name\tDeutsch\n"})
        self.refused("en/frequent.tsv:1: “is” is there already", {"en/frequent.tsv": "first\tis is\n"})

    def test_refuses_a_faulty_schema(self):
        for why, row in [("unknown kind", "words\tx\tbag\n"), ("stands twice", "words\tbe\tset\n"),
                         ("not a C++ name", "words\tfor\tset\n"), ("expected area", "words\n")]:
            self.refused(why, {}, SCHEMA + row)

    ACTS = "acts\tassertion\tflag\nacts\ttells\tflag\n"
    SAY = "say\tsays said said saying\tthat quote\tassertion tells\t9/10\n"

    def test_writes_verbs_in_all_forms(self):
        status, said, made = run({"en/grammar/verbs.tsv": "# verbs\n" + self.SAY + "cry\t-\tend\t-\t-\n"},
                                 SCHEMA + self.ACTS)
        self.assertEqual(status, 0, said)
        self.assertIn("2 verbs", said)
        self.assertIn("VerbTable verbs;", made["tables.hpp"])
        self.assertIn('{"say", 0x9, 0x3},', made["en.cpp"])
        self.assertIn('{"cry", 0x40, 0x0},', made["en.cpp"])
        self.assertIn(r"said\014\001\000", made["en.cpp"])  # past and participle of verb 1
        for form in ("cry", "cries", "cried", "crying"):
            self.assertIn(form + "\\", made["en.cpp"])

    def test_refuses_faulty_verbs(self):
        for why, row in [("“said” is a form of say already", "sayd\tsayds said said sayding\tend\t-\t-\n"),
                         ("expected lemma", "add\t-\tend\tassertion\n"),
                         ("expected four forms", "add\tadds\tend\t-\t-\n"),
                         ("are the regular ones", "add\tadds added added adding\tend\t-\t-\n"),
                         ("“ends” is none of that", "add\t-\tends\t-\t-\n"),
                         ("“denial” is none of assertion, tells", "add\t-\tend\tdenial\t-\n"),
                         ("neither frame nor act", "add\t-\t-\t-\t-\n")]:
            self.refused(why, {"en/grammar/verbs.tsv": self.SAY + row}, SCHEMA + self.ACTS)


if __name__ == "__main__":
    unittest.main()
