#!/usr/bin/env python3
"""Measure how often the language of a text is recognized.

    scripts/measure/languages.py PROGRAM FOLDER [--letters 500] [--most 2000] [--errors]

PROGRAM is build/native/core/onrecord. FOLDER holds unpacked Debian packages (`apt-get download`,
`dpkg-deb -x PACKAGE FOLDER`): libreoffice-help-{en-us,de,es,fr,it,nl,pt,ca,cs,da,pl,sv}. Their pages are cut into passages of plain text that end at a space, at least half of whose characters are letters.
Paragraphs that stand in the English pages as they are, because nobody translated them, are left out.
Prints for each language how many passages there are and the share of them that
article.language names. Of a language besides the seven, "und" is right.
"""
import argparse
import collections
import glob
import html
import json
import os
import re
import subprocess

LANGUAGES = ["en-US", "de", "es", "fr", "it", "nl", "pt", "ca", "cs", "da", "pl", "sv"]  # English first
SEVEN = {"de", "en", "es", "fr", "it", "nl", "pt"}


def paragraphs(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        page = file.read()
    for paragraph in re.findall(r"""(?s)<p\b[^>]*>(.*?)</p>""", page):
        text = " ".join(html.unescape(re.sub(r"<[^>]*>", "", paragraph)).split())
        if len(text) > 60:
            yield text


def passages(text, letters):
    """Passages with `letters` letters each."""
    text = re.sub(r"\s+", " ", text)
    begin, count = 0, 0
    for at, char in enumerate(text):
        count += char.isalpha()
        if count >= letters and char == " ":
            if count * 2 >= at - begin:
                yield text[begin:at].strip()
            begin, count = at, 0


def read(folder, letters, most):
    """{language: passages}, at most `most` each, spread over all pages."""
    found, english = {}, set()
    for code in LANGUAGES:
        place = os.path.join(folder, "usr/share/libreoffice/help", code, "text/**/*.html")
        texts = [text for path in sorted(glob.glob(place, recursive=True)) for text in paragraphs(path)
                 if text not in english]
        if code == "en-US":
            english.update(texts)
        whole = list(passages(" ".join(texts), letters))
        if whole:
            found[code[:2]] = whole[::max(1, len(whole) // most)][:most]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--letters", type=int, default=500)
    parser.add_argument("--most", type=int, default=2000)
    parser.add_argument("--errors", action="store_true", help="print the passages that are not recognized")
    given = parser.parse_args()
    total = collections.Counter()
    for language, texts in read(given.folder, given.letters, given.most).items():
        lines = "\n".join(json.dumps({"text": text}) for text in texts)
        done = subprocess.run([given.program, "--rules", "--jsonl"], input=lines, capture_output=True, text=True,
                              check=True)
        said, expected = collections.Counter(), language if language in SEVEN else "und"
        for text, line in zip(texts, done.stdout.splitlines()):
            code = json.loads(line)["article"]["language"]["code"]
            said[code] += 1
            if given.errors and code != expected:
                print(f"  {code}: {text}")
        right = said[expected]
        others = ", ".join(f"{code} {n}" for code, n in said.most_common() if code != expected)
        print(f"{language:4} {len(texts):5} passages, right {100 * right / len(texts):6.2f} %  {others}")
        if language in SEVEN:
            total["all"] += len(texts)
            total["right"] += right
    print(f"seven languages: {total['right']} of {total['all']}, {100 * total['right'] / total['all']:.2f} %")


if __name__ == "__main__":
    main()
