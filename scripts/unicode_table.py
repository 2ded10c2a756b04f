#!/usr/bin/env python3
"""Write core/text/unicode_table.inc: the runs of equal character class, from Python's unicodedata.

    scripts/unicode_table.py > core/text/unicode_table.inc
"""
import sys
import unicodedata

BIDI = set(range(0x202A, 0x202F)) | set(range(0x2066, 0x206A)) | {0x200E, 0x200F, 0x061C}
SPACES = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85}
NAMES = {"L": "letter", "M": "mark", "N": "digit", "S": "symbol", "P": "punct"}


def char_class(code):
    category = unicodedata.category(chr(code))
    if code in SPACES or category[0] == "Z":
        return "space"
    if category == "Cc" or code in BIDI:
        return "control"
    if category in ("Lu", "Lt"):
        return "upper"
    if category == "Ll":
        return "lower"
    if code == 0xFFFD:
        return "other"
    return NAMES.get(category[0], "other")


def main():
    version = unicodedata.unidata_version
    print(f"// Made by scripts/unicode_table.py from Unicode {version}. Do not edit.")
    last = None
    row = []
    for code in range(0x110000):
        now = char_class(code)
        if now != last:
            row.append(f"{{0x{code:X}, CharClass::{now}}},")
            last = now
        if len(row) == 3:
            print(" ".join(row))
            row = []
    print(" ".join(row))


if __name__ == "__main__":
    sys.exit(main())
