#!/usr/bin/env python3
"""Turn a checkpoint of the trainer into the weights file that the core reads.

    quantise.py CHECKPOINT[,CHECKPOINT...] VOCABULARY OUT [--words N] [--bias B]
                [--calibration SLOPE OFFSET]

Of several checkpoints it takes the mean. The format is core/model/format.hpp's. Embeddings of words
and affixes become 4 bits with a scale for each row, matrices int8 with a scale for each column;
everything else stays float. The vocabulary is cut to the N words that are most frequent.
"""
import argparse, struct, sys, zlib
import numpy as np


def checkpoint(path):
    """{name: array} as Store::save in net.hpp writes them."""
    data = open(path, "rb").read()
    at = 4
    out = {}
    for _ in range(struct.unpack_from("<I", data)[0]):
        length, rows, cols = struct.unpack_from("<3I", data, at)
        at += 12
        name = data[at : at + length].decode()
        at += length
        out[name] = np.frombuffer(data, "<f4", rows * cols, at).reshape(rows, cols).copy()
        at += 4 * rows * cols
    return out


def table(w, grid=None):
    """4-bit rows: of several scales the one with the least squared error, rounded to the upper half
    of a float; or `grid`, where the trainer has rounded to one."""
    best, error, codes = (
        np.zeros(len(w), "<f4"),
        np.full(len(w), np.inf),
        np.zeros(w.shape, np.int32),
    )
    most = np.abs(w).max(1) + 1e-12
    for k in np.linspace(0.55, 1.05, 26) if grid is None else [None]:
        scale = grid[:, 0] if k is None else (most * k / 7).astype("<f4")
        scale = ((scale.view("<u4") + 0x8000) & 0xFFFF0000).astype("<u4").view("<f4")
        q = np.clip(np.rint(w / scale[:, None]), -8, 7)
        e = ((q * scale[:, None] - w) ** 2).sum(1)
        better = e < error
        best[better], error[better], codes[better] = scale[better], e[better], q[better]
    u = (codes + 8).astype(np.uint8)
    return (best.view("<u4") >> 16).astype("<u2").tobytes() + (u[:, 0::2] | u[:, 1::2] << 4).astype(
        np.uint8
    ).tobytes()


def matrix(w):
    """int8 columns: of several scales the one with the least squared error."""
    best, error, codes = (
        np.zeros(w.shape[1], "<f4"),
        np.full(w.shape[1], np.inf),
        np.zeros(w.shape, np.int32),
    )
    most = np.abs(w).max(0) + 1e-12
    for k in np.linspace(0.6, 1, 17):
        scale = (most * k / 127).astype("<f4")
        q = np.clip(np.rint(w / scale), -127, 127)
        e = ((q * scale - w) ** 2).sum(0)
        better = e < error
        best[better], error[better], codes[:, better] = scale[better], e[better], q[:, better]
    return best.tobytes() + codes.astype(np.int8).tobytes()


def floats(w):
    return w.astype("<f4").tobytes()


def vocabulary(words):
    """Front-coded: bytes shared with the word before, bytes that follow, these."""
    out, last = bytearray(), b""
    for w in words:
        k = 0
        while k < min(len(w), len(last), 255) and w[k] == last[k]:
            k += 1
        out += bytes((k, len(w) - k)) + w[k:]
        last = w
    return bytes(out)


def weights(p, names, words, bias, calibration):
    """The file's bytes. `names` are all words of the checkpoint in the order of its rows, without
    the unknown one."""
    kept = sorted((n, i + 1) for i, n in enumerate(names[:words]) if len(n) < 256)
    order = [0] + [i for _, i in kept]
    rows = p["word"][order]
    grid = lambda n: p[n + ".grid"] if p.get(n + ".grid", np.zeros(1)).any() else None
    word_grid = grid("word")
    lstm = lambda n: matrix(p[n + ".wx"]) + matrix(p[n + ".wh"]) + floats(p[n + ".b"])
    link = lambda n: b"".join(floats(p[f"link.{n}.{x}"]) for x in ("near", "between", "u", "none"))
    v = vocabulary([n for n, _ in kept])
    body = struct.pack(
        "<7I",
        len(rows),
        rows.shape[1],
        p["affix"].shape[1],
        p["shape"].shape[1],
        p["flag"].shape[1],
        p["f1.wh"].shape[0],
        p["f2.wh"].shape[0],
    )
    body += (
        struct.pack("<3f", bias, *calibration)
        + struct.pack("<I", len(v))
        + v
        + table(rows, None if word_grid is None else word_grid[order])
        + table(p["affix"], grid("affix"))
        + floats(p["shape"][:16])
        + floats(p["flag"][:16])
    )
    body += (
        b"".join(map(lstm, ("f1", "b1", "f2", "b2"))) + matrix(p["emit.w"]) + floats(p["emit.b"])
    )
    body += (
        floats(p["crf.trans"])
        + floats(p["crf.first"])
        + floats(p["crf.last"])
        + matrix(p["link.project.w"])
        + floats(p["link.project.b"])
        + link("cue")
        + link("source")
    )
    return b"ONRECMDL" + struct.pack("<II", 1, zlib.crc32(body)) + body


def main():
    o = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    o.add_argument("checkpoint")
    o.add_argument("vocabulary")
    o.add_argument("out")
    o.add_argument("--words", type=int, default=30000)
    o.add_argument("--bias", type=float, default=0.0)
    o.add_argument(
        "--calibration", type=float, nargs=2, default=(1.0, 0.0), metavar=("SLOPE", "OFFSET")
    )
    o = o.parse_args()
    with open(o.vocabulary, "rb") as f:
        names = [l.rsplit(b" ", 1)[0] for l in f.read().splitlines()]
    all = [checkpoint(path) for path in o.checkpoint.split(",")]
    mean = {n: np.mean([c[n] for c in all], axis=0, dtype="<f4") for n in all[0]}
    out = weights(mean, names, o.words, o.bias, o.calibration)
    with open(o.out, "wb") as f:
        f.write(out)
    print(f"{len(out)} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
