#!/usr/bin/env python3
"""Cuts the page's fonts out of Noto (Debian: fonts-noto-core, python3-fonttools).

  fonts.py FONT_FOLDER OUT_FILE

Latin with its accents and the punctuation of print; hints, ligatures and names go, since Dear ImGui
reads none of them. Kerning is kept as a small table of our own: rows of a left character, a count,
and per right character its code and a signed byte in 1/500 em (wasm/app/fonts.cpp).

All faces go into one file, which wasm/app/font_pack.cpp takes apart: the sizes of every face's parts,
two bytes each, then the parts, each of all faces. Outlines are as WOFF2 transforms them, which packs
better than TrueType's own.
"""

import io
import struct
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, woff2

# In the order of Face in wasm/app/fonts.hpp.
FACES = ["NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf", "NotoSerif-Italic.ttf", "NotoSans-Regular.ttf",
         "NotoSans-Bold.ttf"]
# The italic marks a few words a line, the bold sans some labels: English and its neighbours do.
NARROW = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, *range(0x2010, 0x2016),
          *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x202F, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC]
WIDE = [*NARROW, *range(0x100, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x2021, 0x2030, 0x2044, 0x20A4,
        0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0xFFFD]
KERNED = [*range(0x21, 0x7F), 0x2018, 0x2019, 0x201C, 0x201D, 0x2013, 0x2014, 0x2026]


def pair_values(font):
    """The horizontal kerning of every pair of glyph names in GPOS, first match as shapers take it."""
    gpos = font["GPOS"].table
    wanted = [i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern"
              for i in f.Feature.LookupListIndex]
    tables = []
    for i in sorted(set(wanted)):
        for table in gpos.LookupList.Lookup[i].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 2:
                tables.append(table)

    def value(left, right):
        for table in tables:
            if left not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                for record in table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord:
                    if record.SecondGlyph == right:
                        return getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
            else:
                first = table.ClassDef1.classDefs.get(left, 0)
                second = table.ClassDef2.classDefs.get(right, 0)
                record = table.Class1Record[first].Class2Record[second]
                return getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
        return 0

    return value


def kerning(font):
    names = font.getBestCmap()
    units = font["head"].unitsPerEm
    value = pair_values(font)
    out = b""
    for left in KERNED:
        pairs = []
        for right in KERNED:
            if left in names and right in names:
                step = round(value(names[left], names[right]) * 500 / units)
                if step:
                    pairs.append(struct.pack(">Hb", right, max(-128, min(127, step))))
        if pairs:
            out += struct.pack(">HH", left, len(pairs)) + b"".join(pairs)
    return out


def cut(source):
    """The font with the characters that the page carries of it, and its kerning."""
    font = TTFont(source)
    pairs = kerning(font)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True,
                             glyph_names=False, desubroutinize=True, name_IDs=[])
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "name", "post", "OS/2", "gasp", "STAT"]
    subsetter = subset.Subsetter(options)
    narrow = source.name in ("NotoSerif-Italic.ttf", "NotoSans-Bold.ttf")
    subsetter.populate(unicodes=NARROW if narrow else WIDE)
    subsetter.subset(font)
    file = io.BytesIO()
    font.save(file)
    return TTFont(file), pairs


def parts(font, pairs):
    """In the order of Part in wasm/app/font_pack.cpp."""
    raw = {tag: font.reader[tag] for tag in ("head", "hhea", "maxp", "cmap", "hmtx")}
    glyf = font["glyf"]
    outlines = woff2.WOFF2GlyfTable()
    outlines.glyphOrder = font.getGlyphOrder()
    outlines.glyphs = glyf.glyphs
    for name in outlines.glyphOrder:
        glyf[name].expand(glyf)
    packed = outlines.transform(font)
    sizes = struct.unpack(">7L", packed[8:36])
    streams, at = [], 36
    for size in sizes:
        streams.append(packed[at:at + size])
        at += size
    contours, points, flags, coordinates, composites, boxes, instructions = streams
    assert not instructions
    wide = font["hhea"].numberOfHMetrics
    advances = b"".join(raw["hmtx"][4 * i:4 * i + 2] for i in range(wide))
    return [raw["head"], raw["hhea"], raw["maxp"], raw["cmap"], pairs, advances,
            contours, points, flags, coordinates, composites, boxes]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = map(Path, sys.argv[1:])
    faces = [parts(*cut(source / name)) for name in FACES]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"".join([struct.pack(">H", len(part)) for face in faces for part in face] +
                                [part for kind in zip(*faces) for part in kind]))


main()
