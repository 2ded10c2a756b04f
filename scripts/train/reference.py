#!/usr/bin/env python3
"""Make the weights and the vectors that tests/core/model_test.cpp compares the core with.

    reference.py OUT      (tests/data/model: small.model and small.json)

A small network of the same architecture with random weights is written by quantise.py, read again
here by the description in core/model/format.hpp, and run by PyTorch in float, layer by layer.
"""
import json, os, struct, sys
import numpy as np, torch
import quantise

WORD, AFFIX, SHAPE, FLAG, H1, H2 = 8, 4, 2, 2, 8, 8
WORDS = sorted(
    w.encode()
    for w in "the a said says mayor bridge will open \" . , according to that council not café".split()
)


def random_checkpoint(rng):
    n = lambda *s, k=1.0: (rng.standard_normal(s) * k).astype("<f4")
    affix = np.zeros((12800, AFFIX), "<f4")
    used = rng.choice(12800, 200, replace=False)
    affix[used] = n(200, AFFIX, k=0.4)
    p = {
        "word": n(len(WORDS) + 1, WORD),
        "affix": affix,
        "shape": n(64, SHAPE),
        "flag": n(64, FLAG),
        "emit.w": n(2 * H2, 7, k=2),
        "emit.b": n(1, 7),
    }
    for name, i, h in (
        ("f1", WORD + AFFIX + SHAPE + FLAG, H1),
        ("b1", WORD + AFFIX + SHAPE + FLAG, H1),
        ("f2", 2 * H1, H2),
        ("b2", 2 * H1, H2),
    ):
        p[name + ".wx"], p[name + ".wh"], p[name + ".b"] = (
            n(i, 4 * h, k=0.5),
            n(h, 4 * h, k=0.5),
            n(1, 4 * h, k=0.3),
        )
    p["crf.trans"], p["crf.first"], p["crf.last"] = n(7, 7), n(1, 7), n(1, 7)
    for a in range(7):
        if not starts(a):
            p["crf.first"][0, a] = -1e4
        for b in range(7):
            if not (starts(b) or a in (b, b - 1)):
                p["crf.trans"][a, b] = -1e4
    p["link.project.w"], p["link.project.b"] = n(2 * H2, 256, k=0.5), n(1, 256, k=0.2)
    for k in ("cue", "source"):
        p[f"link.{k}.near"], p[f"link.{k}.between"], p[f"link.{k}.u"], p[f"link.{k}.none"] = (
            n(22, 32, k=0.3),
            n(27, 32, k=0.3),
            n(1, 32, k=0.3),
            n(1, 1),
        )
    return p, used


def starts(label):
    return label == 0 or label % 2 == 1


class File:
    """The weights file by its description, in float."""

    def __init__(self, data):
        assert data[:8] == b"ONRECMDL"
        self.data, self.at = data, 60
        (
            self.words,
            self.word,
            self.affix,
            self.shape,
            self.flag,
            self.h1,
            self.h2,
        ) = struct.unpack_from("<7I", data, 16)
        self.at += struct.unpack_from("<I", data, 56)[0]

    def floats(self, *shape):
        n = int(np.prod(shape))
        out = np.frombuffer(self.data, "<f4", n, self.at).reshape(shape)
        self.at += 4 * n
        return out.copy()

    def table(self, rows, width):
        scale = (np.frombuffer(self.data, "<u2", rows, self.at).astype("<u4") << 16).view("<f4")
        self.at += 2 * rows
        b = np.frombuffer(self.data, np.uint8, rows * width // 2, self.at).reshape(rows, -1)
        self.at += rows * width // 2
        return (
            np.stack([b & 15, b >> 4], 2).reshape(rows, width).astype("<f4").__sub__(8)
            * scale[:, None]
        )

    def matrix(self, rows, cols):
        scale = self.floats(cols)
        q = np.frombuffer(self.data, np.int8, rows * cols, self.at).reshape(rows, cols)
        self.at += rows * cols
        return q.astype("<f4") * scale


def lstm(f, width, h):
    m = torch.nn.LSTM(width, h, batch_first=True, bidirectional=True)
    with torch.no_grad():
        for end in ("", "_reverse"):
            getattr(m, "weight_ih_l0" + end).copy_(
                torch.from_numpy(f.matrix(width, 4 * h).T.copy())
            )
            getattr(m, "weight_hh_l0" + end).copy_(torch.from_numpy(f.matrix(h, 4 * h).T.copy()))
            getattr(m, "bias_ih_l0" + end).copy_(torch.from_numpy(f.floats(4 * h)))
            getattr(m, "bias_hh_l0" + end).zero_()
    return m


def near(gap, after):
    return (
        gap
        if gap < 5
        else 5
        if gap < 7
        else 6
        if gap < 10
        else 7
        if gap < 15
        else 8
        if gap < 25
        else 9
        if gap < 50
        else 10
    ) + (0 if after else 11)


def main():
    rng = np.random.default_rng(7)
    torch.manual_seed(7)
    p, used = random_checkpoint(rng)
    data = quantise.weights(p, WORDS, len(WORDS), 0.0, (1.0, 0.0))
    os.makedirs(sys.argv[1], exist_ok=True)
    with open(f"{sys.argv[1]}/small.model", "wb") as o:
        o.write(data)

    f = File(data)
    word, affix = f.table(f.words, f.word), f.table(12800, f.affix)
    shape, flag = f.floats(16, f.shape), f.floats(16, f.flag)
    width = f.word + f.affix + f.shape + f.flag
    first, second = lstm(f, width, f.h1), lstm(f, 2 * f.h1, f.h2)
    emit, emit_b = f.matrix(2 * f.h2, 7), f.floats(7)
    trans, start, last = map(torch.from_numpy, (f.floats(7, 7), f.floats(7), f.floats(7)))
    project, project_b = f.matrix(2 * f.h2, 256), f.floats(256)
    links = [
        dict(near=f.floats(22, 32), between=f.floats(27, 32), u=f.floats(32), none=f.floats(1))
        for _ in range(2)
    ]
    assert f.at == len(data)

    runs = [14, 5, 9]
    n = sum(runs)
    features = [
        [
            int(rng.integers(0, f.words)),
            *map(int, rng.choice(used, 4)),
            int(rng.integers(0, 16)),
            int(rng.integers(0, 15)),
        ]
        for _ in range(n)
    ]
    x = torch.from_numpy(
        np.stack(
            [
                np.concatenate(
                    [word[w], affix[a] + affix[b] + affix[c] + affix[d], shape[s], flag[g]]
                )
                for w, a, b, c, d, s, g in features
            ]
        )
    )
    out = dict(
        features=features,
        runs=runs,
        input=[],
        layer1=[],
        layer2=[],
        emissions=[],
        labels=[],
        marginals=[],
    )
    at = 0
    for r in runs:
        with torch.no_grad():
            a = first(x[None, at : at + r])[0]
            b = second(a)[0][0]
        e = (b @ torch.from_numpy(emit) + torch.from_numpy(emit_b)).requires_grad_()
        alpha, best, back = start + e[0], (start + e[0]).tolist(), []  # sums, and the best path
        for t in range(1, r):
            back.append(
                [max(range(7), key=lambda j: best[j] + float(trans[j, k])) for k in range(7)]
            )
            best = [best[back[-1][k]] + float(trans[back[-1][k], k] + e[t, k]) for k in range(7)]
            alpha = torch.logsumexp(alpha[:, None] + trans, 0) + e[t]
        torch.logsumexp(alpha + last, 0).backward()  # its gradient: the marginals
        path = [max(range(7), key=lambda j: best[j] + float(last[j]))]
        for row in reversed(back):
            path.insert(0, row[path[0]])
        for k, v in (
            ("input", x[at : at + r]),
            ("layer1", a[0]),
            ("layer2", b),
            ("emissions", e.detach()),
            ("marginals", e.grad),
        ):
            out[k] += [[round(float(y), 6) for y in row] for row in v]
        out["labels"] += path
        at += r

    # The linker on the first run, with pieces of our choice.
    pieces = [[[0, 2], [6, 7], [11, 12]], [[2, 3], [7, 9], [12, 13]], [[3, 6], [9, 11], [13, 14]]]
    sentence = [1] * 6 + [2] * 5 + [3] * 3
    h = np.array(out["layer2"][: runs[0]])
    v = h @ project + project_b
    answers = []
    for k in range(2):
        ra, rb = (1, 0) if k else (2, 1)
        L = links[k]
        answers.append([])
        for i, (ab, ae) in enumerate(pieces[ra]):
            scores = [float(L["none"][0])]
            for j, (bb, be) in enumerate(pieces[rb]):
                after = ab >= bb
                lo, hi = (be, ab) if after else (ae, bb)
                count = lambda role, skip: min(
                    2,
                    sum(
                        s != skip and pb >= lo and pe <= hi
                        for s, (pb, pe) in enumerate(pieces[role])
                    ),
                )
                code = (
                    count(ra, i) * 9 + count(rb, j) * 3 + min(2, abs(sentence[ab] - sentence[bb]))
                )
                o = k * 128
                z = (
                    v[ab, o : o + 32]
                    + v[ae - 1, o + 32 : o + 64]
                    + v[bb, o + 64 : o + 96]
                    + v[be - 1, o + 96 : o + 128]
                    + L["near"][near(max(0, hi - lo), after)]
                    + L["between"][code]
                )
                scores.append(float(np.maximum(z, 0) @ L["u"]))
            prob = np.exp(np.array(scores) - max(scores))
            prob /= prob.sum()
            answers[-1].append([int(np.argmax(prob)) - 1, round(float(prob.max()), 6)])
    out.update(pieces=pieces, sentence=sentence, cue=answers[0], source=answers[1])
    with open(f"{sys.argv[1]}/small.json", "w") as o:
        json.dump(out, o, separators=(",", ":"))
        o.write("\n")


main()
