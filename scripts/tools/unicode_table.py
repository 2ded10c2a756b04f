#!/usr/bin/env python3
"""Write core/text/unicode_table.inc: the runs of equal character class, from Python's unicodedata.

    scripts/tools/unicode_table.py > core/text/unicode_table.inc
"""
import sys
import unicodedata

BIDI = set(range(0x202A, 0x202F)) | set(range(0x2066, 0x206A)) | {0x200E, 0x200F, 0x061C}
SPACES = {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85}
# In the order of CharClass in core/text/unicode.hpp.
CLASSES = ["other", "upper", "lower", "letter", "mark", "digit", "space", "control", "symbol", "punct"]
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
    lengths, classes = [], []
    for code in range(0x110000):
        now = CLASSES.index(char_class(code))
        if not classes or classes[-1] != now:
            classes.append(now)
            lengths.append(0)
        lengths[-1] += 1
    packed = bytearray()
    for length in lengths:
        while length > 0x7F:
            packed.append(length & 0x7F | 0x80)
            length >>= 7
        packed.append(length)
    print(f"// Made by scripts/tools/unicode_table.py from Unicode {version}. Do not edit.")
    print(f"constexpr size_t kRunCount = {len(classes)};")
    print("// How many code points each run has: seven bits a byte, the lowest first, the top bit set on all but")
    print("// the last byte.")
    array("kRunLengths", packed)
    print("// And the CharClass of each.")
    array("kRunClasses", classes)


def array(name, values):
    print(f"constexpr uint8_t {name}[] = {{")
    row = ""
    for value in values:
        if len(row) + len(str(value)) > 94:
            print("   " + row)
            row = ""
        row += f" {value},"
    print("   " + row)
    print("};")


if __name__ == "__main__":
    sys.exit(main())
