#!/usr/bin/env python3
"""The way back from a weights file to a checkpoint that the trainer goes on from:

    restore.py WEIGHTS CHECKPOINT VOCABULARY [NAME ...]      (of the parameters those named)

The matrices are what the file's integers stand for. The scales of the 4-bit rows go along as
word.grid and affix.grid: with them the trainer rounds as the file will (tag.cpp, grid=1), and
quantise.py keeps them. The vocabulary has the file's words in the file's order.
"""
import struct, sys, zlib
import numpy as np


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, dtype, count):
        out = np.frombuffer(self.data, dtype, count, self.at)
        self.at += out.nbytes
        return out

    def floats(self, rows, cols):
        return self.take("<f4", rows * cols).reshape(rows, cols)

    def matrix(self, rows, cols):
        scale = self.take("<f4", cols)
        return (self.take("i1", rows * cols).reshape(rows, cols) * scale).astype("<f4")

    def table(self, rows, width):
        scale = (self.take("<u2", rows).astype("<u4") << 16).view("<f4").reshape(rows, 1)
        packed = self.take("u1", rows * width // 2).reshape(rows, width // 2)
        codes = np.empty((rows, width), np.int32)
        codes[:, 0::2], codes[:, 1::2] = packed & 15, packed >> 4
        return ((codes - 8) * scale).astype("<f4"), scale


def words(data):
    out, at = [b""], 0
    while at < len(data):
        shared, more = data[at], data[at + 1]
        out.append(out[-1][:shared] + data[at + 2 : at + 2 + more])
        at += 2 + more
    return out[1:]


def padded(w, rows):
    return np.concatenate([w, np.zeros((rows - len(w), w.shape[1]), "<f4")])


def checkpoint(data):
    """{name: array} in the trainer's names, and the words."""
    assert data[:8] == b"ONRECMDL" and struct.unpack_from("<I", data, 8)[0] == 1
    assert struct.unpack_from("<I", data, 12)[0] == zlib.crc32(data[16:])
    rows, word, affix, shape, flag, h1, h2 = struct.unpack_from("<7I", data, 16)
    size = struct.unpack_from("<I", data, 56)[0]
    r = Reader(data)
    r.at = 60 + size
    p = {}
    p["word"], p["word.grid"] = r.table(rows, word)
    p["affix"], p["affix.grid"] = r.table(12800, affix)
    p["shape"] = r.floats(16, shape)
    p["flag"] = padded(r.floats(16, flag), 64)
    for name, inputs, h in (
        ("f1", word + affix + shape + flag, h1),
        ("b1", word + affix + shape + flag, h1),
        ("f2", 2 * h1, h2),
        ("b2", 2 * h1, h2),
    ):
        p[name + ".wx"] = r.matrix(inputs, 4 * h)
        p[name + ".wh"] = r.matrix(h, 4 * h)
        p[name + ".b"] = r.floats(1, 4 * h)
    p["emit.w"], p["emit.b"] = r.matrix(2 * h2, 7), r.floats(1, 7)
    p["crf.trans"] = r.floats(7, 7)
    p["crf.first"], p["crf.last"] = r.floats(1, 7), r.floats(1, 7)
    p["link.project.w"], p["link.project.b"] = r.matrix(2 * h2, 256), r.floats(1, 256)
    for name in ("link.cue.", "link.source."):
        for part, rows in (("near", 22), ("between", 27), ("u", 1)):
            p[name + part] = r.floats(rows, 32)
        p[name + "none"] = r.floats(1, 1)
    assert r.at == len(data)
    return p, words(data[60 : 60 + size])


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    with open(sys.argv[1], "rb") as f:
        p, forms = checkpoint(f.read())
    if len(sys.argv) > 4:
        p = {name: p[name] for name in sys.argv[4:]}
    with open(sys.argv[2], "wb") as f:
        f.write(struct.pack("<I", len(p)))
        for name, w in p.items():
            f.write(struct.pack("<3I", len(name), *w.shape) + name.encode() + w.tobytes())
    with open(sys.argv[3], "wb") as f:
        f.writelines(w + b" 1\n" for w in forms)


main()
