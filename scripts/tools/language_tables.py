#!/usr/bin/env python3
"""Write C++ tables of the words and messages in core/languages.

    scripts/tools/language_tables.py core/languages build/native/core/generated/languages

CMake runs this. Input: schema.tsv, and a folder for each language. Output: tables.hpp with a struct
for each area and <code>.cpp with the constant data of each language. Prints a line for each file.

schema.tsv has the columns area, class, kind and comment, separated by tabs. Kinds:
  set         words without order: WordSet
  list        words in the order of the file: WordList
  flag        a bit in the area's table `flags`, of enum Flag: WordFlags
  flag:name   the same in a table of that name, of enum Name
  phrase:name the same for words and phrases, looked up by key: PhraseFlags
  map         entries word=value: WordMap
  message     a text as it stands, one row: std::string_view

A folder of a language without `about.tsv` has frequent.tsv only: it is recognized, and no more.

frequent.tsv has the classes first, second and third. The words of all languages come together in
frequent.cpp: the value of a word has two bits for each language, in the order of `codes`: 0 if it is not
a frequent word of it, or else the number of its class. registry.cpp finds a language by its code.

A language's folder holds <area>.tsv, or files in a folder <area>. Their rows have the columns class,
entries and, optionally, source. Entries are separated by single spaces; `_` in an entry stands for a
space. Several rows of one class are joined; `one+two` puts the entries of a row into both classes. An
entry @area.class stands for all words of that class.
Lines that begin with `#` are comments.

The folder mul holds what serves texts in any language: its rows join those of each language that
has rows in the same area.

A file verbs.tsv has rows of another form, which verbs_table.py reads.

Exits with status 1 and a message `file:line: …` for: a word twice in a class, a class or area that
the schema lacks, a row without entries, a second text for a message, a message of area
`messages` without text, @area.class without words.
"""
import os
import re
import sys

import verbs_table

VERBS = "verbs.tsv"
LINEAR = 8  # the largest table that is searched from end to end; as in core/base/word_set.hpp
FREQUENT = ["first", "second", "third"]
LONGEST = 12  # bytes of a frequent word; as in core/languages/detect.cpp
KEYWORDS = set("""and auto bool break case catch char class const continue default delete do double else enum
    explicit export extern false float for friend goto if inline int long mutable namespace new not operator or
    private protected public register return short signed static struct switch template this throw true try
    typedef union unsigned using virtual void volatile while xor""".split())


class Refused(Exception):
    def __init__(self, place, why):
        super().__init__(f"{place}: {why}")


def hash_word(word):
    """FNV-1a, as in core/base/hash.hpp."""
    key = 2166136261
    for byte in word.encode():
        key = (key ^ byte) * 16777619 & 0xFFFFFFFF
    return key


def camel(name):
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def rows_of(path, shown):
    """The rows of a file as (place, columns)."""
    with open(path, encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            place = f"{shown}:{number}"
            if not line or line.startswith("#"):
                continue
            if line != line.rstrip() or "\r" in line:
                raise Refused(place, "white space at the end of the line")
            yield place, line.split("\t")


class Reference:
    """An entry @area.class."""
    def __init__(self, name, place):
        self.area, _, self.name = name.partition(".")
        self.place = place

    def words(self, found):
        entries = found.get(self.area, {}).get(self.name)
        if not entries or any(isinstance(e, Reference) for e in entries):
            raise Refused(self.place, f"@{self.area}.{self.name} is no class with words of its own")
        return [e[0] if isinstance(e, tuple) else e for e in entries]


class Class:
    def __init__(self, name, kind, comment):
        self.name, self.kind, self.comment = name, kind, comment
        self.table = None  # of a flag: the name of its table
        self.phrases = kind.startswith("phrase:")  # of a flag: its table holds phrases
        if kind == "flag" or kind.startswith("flag:"):
            self.kind, self.table = "flag", kind[5:] or "flags"
        elif self.phrases:
            self.kind, self.table = "flag", kind[7:]


def read_schema(path):
    """The areas in order: {area: {class: Class}}."""
    areas = {}
    for place, columns in rows_of(path, os.path.basename(path)):
        if len(columns) not in (3, 4):
            raise Refused(place, "expected area, class, kind and comment, separated by tabs")
        area, name, kind = columns[:3]
        for word in (area, name):
            if not re.fullmatch(r"[a-z][a-z0-9_]*", word) or word in KEYWORDS:
                raise Refused(place, f"“{word}” is not a C++ name in lower case")
        if not re.fullmatch(r"set|list|map|message|flag(:[a-z][a-z0-9_]*)?|phrase:[a-z][a-z0-9_]*", kind):
            raise Refused(place, f"unknown kind “{kind}”")
        classes = areas.setdefault(area, {})
        if name in classes:
            raise Refused(place, f"class “{name}” stands twice in area “{area}”")
        classes[name] = Class(name, kind, columns[3] if len(columns) == 4 else "")
        if sum(c.table == classes[name].table for c in classes.values()) > 32 and kind != "set":
            if classes[name].table:
                raise Refused(place, "more than 32 flags in one table")
    return areas


def files_of(folder, areas):
    """The files of a language as (area, path, shown), in order."""
    found = []
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".tsv") or name == VERBS:
                continue
            path = os.path.join(here, name)
            shown = os.path.relpath(path, os.path.dirname(folder))
            parts = os.path.relpath(path, folder)[:-4].split(os.sep)
            if parts == ["frequent"]:
                continue
            area = parts[0]
            if area not in areas:
                raise Refused(shown, f"the schema has no area “{area}”")
            found.append((area, path, shown))
    return found


def read_row(place, area, known, name, text, found, places):
    """Adds the entries of a row to found[name]; `known` is the schema's Class of that name or None."""
    if known is None:
        raise Refused(place, f"the schema has no class “{name}” in area “{area}”")
    if known.kind == "message":
        if name in found:
            raise Refused(place, f"a second text for “{name}”")
        found[name] = text
        return
    entries = found.setdefault(name, [])
    for entry in text.split(" "):
        if not entry:
            raise Refused(place, "two spaces, or a space at an end")
        if entry.startswith("@"):
            entries.append(Reference(entry[1:], place))
            continue
        word, equals, value = entry.replace("_", " ").partition("=") if known.kind == "map" else (
            entry.replace("_", " "), "", "")
        if known.kind == "map" and not (word and value):
            raise Refused(place, f"“{entry}” is not word=value")
        if max(len(word.encode()), len(value.encode())) > 255:
            raise Refused(place, f"“{entry}” is longer than 255 bytes")
        if (area, name, word) in places:
            raise Refused(place, f"“{word}” is in class “{name}” already, at {places[area, name, word]}")
        places[area, name, word] = place
        entries.append((word, value) if known.kind == "map" else word)


def read_language(folder, areas):
    """{area: {class: entries}}. Entries of a map are (word, value), of a message one text."""
    found = {area: {} for area in areas}
    places = {}
    for area, path, shown in files_of(folder, areas):
        for place, columns in rows_of(path, shown):
            if len(columns) not in (2, 3) or not columns[1]:
                raise Refused(place, "expected class, entries and perhaps a source, separated by tabs")
            for name in columns[0].split("+"):
                read_row(place, area, areas[area].get(name), name, columns[1], found[area], places)
    return found


def act_names(areas):
    """The names of the flags of area `acts`, which verbs have as well, in order."""
    return [c.name for c in areas.get("acts", {}).values() if c.table == "flags"]


def read_verbs(folder, areas):
    for here, _, names in os.walk(folder):
        if VERBS in names:
            path = os.path.join(here, VERBS)
            return verbs_table.read(path, os.path.relpath(path, os.path.dirname(folder)), Refused, act_names(areas))
    return []


def join(found, shared):
    """Adds the rows of the folder mul, and puts the words of references in their place."""
    for area, classes in found.items():
        if not classes:
            continue
        for name, entries in shared.get(area, {}).items():
            own = classes.setdefault(name, [])
            for e in entries:
                if e in own:
                    raise Refused(f"{area}.{name}", f"“{e}” is in the folder mul as well")
            own += entries
    for classes in found.values():
        for entries in classes.values():
            if not isinstance(entries, list):
                continue
            for reference in [e for e in entries if isinstance(e, Reference)]:
                at = entries.index(reference)
                entries[at:at + 1] = [w for w in reference.words(found) if w not in entries]


def quoted(data):
    """Bytes as the inside of a C++ string literal."""
    out = ""
    for char in data.decode("utf-8", "surrogateescape"):
        code = ord(char)
        if char in '"\\':
            out += "\\" + char
        elif code < 32 or code == 127 or 0xDC80 <= code <= 0xDCFF:
            out += f"\\{code & 255:03o}"
        else:
            out += char
    return out


def entry_bytes(word, value):
    word = word.encode()
    return bytes([len(word), len(value)]) + word + value


def store(name, entries, out):
    """Appends the data of a WordStore to `out`; returns the C++ expression. `entries`: (word, value
    as bytes)."""
    if len(entries) <= LINEAR:
        lines = [[e] for e in entries]
    else:
        buckets = 1 << (len(entries) - 1).bit_length()
        lines = [[] for _ in range(buckets)]
        for entry in entries:
            lines[hash_word(entry[0]) & buckets - 1].append(entry)
    starts, at = [], 0
    out.append(f"constexpr char {name}Bytes[] =")
    for line in lines:
        starts.append(at)
        data = b"".join(entry_bytes(*e) for e in line)
        at += len(data)
        if data:
            out.append('    "' + quoted(data) + '"')
    out[-1] += ";"
    if len(entries) <= LINEAR:
        return f"WordStore({name}Bytes)"
    starts.append(at)
    if at > 0xFFFF:
        raise Refused(name, "more than 65,535 bytes in one table")
    out.append(f"constexpr std::array<uint16_t, {len(starts)}> {name}Starts = {{")
    for i in range(0, len(starts), 16):
        out.append("    " + ", ".join(map(str, starts[i:i + 16])) + ",")
    out.append("};")
    return f"WordStore({name}Bytes, {name}Starts)"


def flag_tables(classes):
    """{table: [classes]} in order."""
    tables = {}
    for c in classes.values():
        if c.table:
            tables.setdefault(c.table, []).append(c)
    return tables


def struct_name(area, classes):
    only_texts = all(c.kind in ("message", "map") for c in classes.values())
    return camel(area) + ("" if only_texts else "Words")


def enum_name(table):
    return "Flag" if table == "flags" else camel(table)


def write_header(areas):
    out = ["// Made by scripts/tools/language_tables.py from core/languages/schema.tsv. Do not edit.",
           "#pragma once", "", "#include <cstdint>", "#include <string_view>", "",
           '#include "base/phrase_flags.hpp"', '#include "base/word_set.hpp"',
           '#include "languages/verbs.hpp"', "",
           "// A flag lives in its area's scope, whatever else bears its name outside; Clang warns of that.",
           "#pragma GCC diagnostic push", '#pragma GCC diagnostic ignored "-Wshadow"', "",
           "namespace onrecord {", ""]
    for area, classes in areas.items():
        out.append(f"struct {struct_name(area, classes)} {{")
        tables = flag_tables(classes)
        for table, members in tables.items():
            out.append(f"  enum {enum_name(table)} : uint32_t {{")
            for bit, c in enumerate(members):
                out.append(f"    k{camel(c.name)} = 1U << {bit}," + (f"  // {c.comment}" if c.comment else ""))
            out.append("  };")
        for table, members in tables.items():
            out.append(f"  {'PhraseFlags' if members[0].phrases else 'WordFlags'} {table};")
        types = {"set": "WordSet", "list": "WordList", "map": "WordMap", "message": "std::string_view"}
        for c in classes.values():
            if not c.table:
                out.append(f"  {types[c.kind]} {c.name};" + (f"  // {c.comment}" if c.comment else ""))
        out += ["};", ""]
        # Not `using enum`: Clang 14 crashes where such an enumerator stands in a binary expression.
        for table, members in tables.items():
            out.append(f"namespace {area}_{table} {{  // the flags of that table, for `using namespace`")
            out += [f"constexpr uint32_t k{camel(c.name)} = {struct_name(area, classes)}::k{camel(c.name)};"
                    for c in members]
            out += ["}", ""]
    out.append("// All areas. A class in which a language has no words is empty.")
    out.append("struct LanguageTables {")
    out += [f"  {struct_name(area, classes)} {area};" for area, classes in areas.items()]
    out.append("  VerbTable verbs;")
    out += ["};", "", "}  // namespace onrecord", "", "#pragma GCC diagnostic pop", ""]
    return "\n".join(out)


def field(area, c, entries, out):
    """The C++ expression of a class that is no flag."""
    name = f"k{camel(area)}{camel(c.name)}"
    if c.kind == "message":
        return '"' + quoted(entries.encode()) + '"'
    if c.kind == "list":
        out.append(f"constexpr std::array<std::string_view, {len(entries)}> {name} = {{")
        out += [f'    "{quoted(e.encode())}",' for e in entries]
        out.append("};")
        return f"WordList({name})"
    if c.kind == "map":
        return f"WordMap({store(name, [(w, v.encode()) for w, v in entries], out)})"
    return f"WordSet({store(name, [(w, b'') for w in entries], out)})"


def flags(area, table, members, found, out):
    bits = {}
    for bit, c in enumerate(members):
        for word in found.get(c.name, []):
            bits[word] = bits.get(word, 0) | 1 << bit
    if not bits:
        return None
    values = sorted(set(bits.values()))
    if len(values) > 256:
        raise Refused(area, f"more than 256 combinations of flags in table “{table}”")
    name = f"k{camel(area)}{camel(table)}"
    stored = store(name, [(w, bytes([values.index(b)])) for w, b in bits.items()], out)
    out.append(f"constexpr uint32_t {name}Values[] = {{" + ", ".join(f"0x{v:X}" for v in values) + "};")
    return f"WordFlags({stored}, {name}Values)"


def phrases(area, table, members, found, out):
    """The data of a PhraseFlags; see core/base/phrase_flags.hpp."""
    opens, buckets, most = 1 << 31, 1 << 11, 4
    if len(members) > 31:
        raise Refused(area, f"more than 31 flags in “{table}”: the last bit is that of beginnings")
    bits = {}
    for bit, c in enumerate(members):
        for phrase in found.get(c.name, []):
            words = phrase.split(" ")
            if len(words) > most:
                raise Refused(area, f"“{phrase}” has more than {most} words")
            key = hash_word(words[0])
            for word in words[1:]:
                bits[key] = bits.get(key, 0) | opens
                step = hash_word(word) + 0x9E3779B9 + (key << 6) + (key >> 2)
                key = (key ^ step & 0xFFFFFFFF) * 16777619 & 0xFFFFFFFF
            bits[key] = bits.get(key, 0) | 1 << bit
    if not bits:
        return None
    values = sorted(set(bits.values()))
    if len(values) > buckets:
        raise Refused(area, f"more than {buckets} combinations of flags in table “{table}”")
    rows = [[] for _ in range(buckets)]
    for key, b in bits.items():
        rows[key % buckets].append(key - key % buckets | values.index(b))
    entries, starts = [], [0]
    for row in rows:
        entries += sorted(row)
        starts.append(len(entries))
    name = f"k{camel(area)}{camel(table)}"
    for kind, field, numbers in ((f"std::array<uint16_t, {len(starts)}>", "Starts", starts),
                                 ("uint32_t", "Entries[]", entries), ("uint32_t", "Values[]", values)):
        out.append(f"constexpr {kind} {name}{field} = {{")
        for i in range(0, len(numbers), 12):
            out.append("    " + ", ".join(map(str, numbers[i:i + 12])) + ",")
        out.append("};")
    return f"PhraseFlags({name}Starts, {name}Entries, {name}Values)"


def write_language(code, areas, found, verbs):
    data, fields = [], []
    for area, classes in areas.items():
        inner = []
        for table, members in flag_tables(classes).items():
            made = phrases if members[0].phrases else flags
            expression = made(area, table, members, found[area], data)
            if expression:
                inner.append(f"                .{table} = {expression},")
        for c in classes.values():
            if not c.table and c.name in found[area]:
                inner.append(f"                .{c.name} = {field(area, c, found[area][c.name], data)},")
        if inner:
            fields += [f"            .{area} =", "            {"] + inner + ["            },"]
    if verbs:
        fields.append(f"            .verbs = {verbs_table.write(verbs, act_names(areas), store, data)},")
    return "\n".join([
        f"// Made by scripts/tools/language_tables.py from core/languages/{code}. Do not edit.",
        '#include "languages/language.hpp"', "", "#include <array>", "",
        "// A class without words is left out.",
        '#pragma GCC diagnostic ignored "-Wmissing-field-initializers"', "",
        "namespace onrecord {", "namespace {", ""] + data + [
        "", f"constexpr Language kLanguage = {{", "    LanguageTables{"] + fields + [
        "    },", f'    "{code}",', "};", "", "}  // namespace", "",
        f"const Language& language_{code}() {{", "  return kLanguage;", "}", "", "}  // namespace onrecord", ""])


def read_frequent(source, codes):
    """The frequent words of all languages: {word: {index of a code: 1, 2 or 3}}."""
    found = {}
    for index, code in enumerate(codes):
        path = os.path.join(source, code, "frequent.tsv")
        if not os.path.exists(path):
            raise Refused(code, "no frequent.tsv")
        for place, columns in rows_of(path, f"{code}/frequent.tsv"):
            if len(columns) not in (2, 3) or columns[0] not in FREQUENT:
                raise Refused(place, "expected first, second or third, and words")
            for word in columns[1].split(" "):
                if not 0 < len(word.encode()) <= LONGEST:
                    raise Refused(place, f"“{word}” does not have 1 to {LONGEST} bytes")
                if index in found.setdefault(word, {}):
                    raise Refused(place, f"“{word}” is there already")
                found[word][index] = FREQUENT.index(columns[0]) + 1
    return found


def write_frequent(codes, words):
    entries = []
    for word, classes in sorted(words.items()):
        bits = sum(number << 2 * index for index, number in classes.items())
        entries.append((word, bits.to_bytes((len(codes) + 3) // 4, "little")))
    data = []
    stored = store("kFrequent", entries, data)
    return "\n".join([
        "// Made by scripts/tools/language_tables.py from core/languages/*/frequent.tsv. Do not edit.", "#include <array>",
        "", '#include "languages/detect.hpp"', "", "namespace onrecord {", "namespace {", ""] + data + [
        "", f"constexpr std::array<std::string_view, {len(codes)}> kCodes = {{"] + [f'    "{c}",' for c in codes] + [
        "};", f"constexpr FrequentWords kWords = {{{stored}, WordList(kCodes)}};", "", "}  // namespace", "",
        "const FrequentWords& frequent_words() {", "  return kWords;", "}", "", "}  // namespace onrecord", ""])


def write_registry(codes):
    return "\n".join([
        "// Made by scripts/tools/language_tables.py. Do not edit.", '#include "languages/language.hpp"', "",
        "namespace onrecord {", ""] + [f"const Language& language_{code}();" for code in codes] + [
        "", "const Language* find_language(std::string_view code) {"] + [
        f'  if (code == "{code}") return &language_{code}();' for code in codes] + [
        "  return nullptr;", "}", "", "}  // namespace onrecord", ""])


def write(path, text):
    """Leaves a file as it is, with its time, if nothing in it changes: a new word need not rebuild what only
    includes tables.hpp."""
    old = None
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            old = file.read()
    if old != text:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


def main(source, target):
    areas = read_schema(os.path.join(source, "schema.tsv"))
    codes = sorted(e.name for e in os.scandir(source) if e.is_dir() and e.name != "mul")
    os.makedirs(target, exist_ok=True)
    made = {"tables.hpp": write_header(areas)}
    whole = []
    shared = read_language(os.path.join(source, "mul"), areas)
    for code in codes:
        if not re.fullmatch(r"[a-z]{2,3}", code):
            raise Refused(code, "a language's folder is named by its code of ISO 639")
        if not os.path.exists(os.path.join(source, code, "about.tsv")):
            continue
        whole.append(code)
        found = read_language(os.path.join(source, code), areas)
        missing = [c.name for c in areas.get("messages", {}).values()
                   if c.kind == "message" and c.name not in found["messages"]]
        if missing:
            raise Refused(code, f"no text for the messages {', '.join(missing)}")
        join(found, shared)
        verbs = read_verbs(os.path.join(source, code), areas)
        made[f"{code}.cpp"] = write_language(code, areas, found, verbs)
        classes = sum(len(c) for c in found.values())
        words = sum(len(e) for c in found.values() for e in c.values() if isinstance(e, list))
        messages = sum(isinstance(e, str) for c in found.values() for e in c.values())
        print(f"language_tables: {code}: {classes} classes, {words} words, {messages} messages"
              + (f", {len(verbs)} verbs" if verbs else ""))
    frequent = read_frequent(source, codes)
    made["frequent.cpp"] = write_frequent(codes, frequent)
    made["registry.cpp"] = write_registry(whole)
    print(f"language_tables: {len(frequent)} frequent words of {', '.join(codes)}")
    for name, text in made.items():
        write(os.path.join(target, name), text)
    print(f"language_tables: {len(areas)} areas; wrote {', '.join(made)} to {target}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except Refused as refused:
        sys.exit(f"language_tables: {refused}")
