// Words to states: embeddings and two bidirectional LSTM layers.
#pragma once
#include "data.hpp"
#include "net.hpp"

struct Sizes {
  size_t word = 64, affix = 32, shape = 8, flag = 8, h1 = 160, h2 = 128;
  size_t input() const { return word + affix + shape + flag; }
};

struct Piece {
  const Article* a;
  uint32_t b, e;
};  // a run of words that goes through the network at once

struct Encoder {
  Sizes z;
  const Corpus& corpus;
  Param *word, *affix, *shape, *flag;
  Lstm f1, b1, f2, b2;
  Param *wordGrid, *affixGrid;  // scales of the file's 4-bit rows, 0 where there is no file yet
  bool grid = false;            // round as the file does; gradients pass as if nothing were rounded
  Encoder(Store& s, const Sizes& sizes, const Corpus& c, size_t vocabulary, Random& r)
      : z(sizes),
        corpus(c),
        word(s.add("word", vocabulary, z.word, .1f, r, true)),
        affix(s.add("affix", Features::total, z.affix, .1f, r, true)),
        shape(s.add("shape", 16, z.shape, .3f, r)),
        flag(s.add("flag", 64, z.flag, .3f, r)),
        f1(s, "f1", z.input(), z.h1, false, r),
        b1(s, "b1", z.input(), z.h1, true, r),
        f2(s, "f2", 2 * z.h1, z.h2, false, r),
        b2(s, "b2", 2 * z.h1, z.h2, true, r),
        wordGrid(s.add("word.grid", vocabulary, 1, 0, r)),
        affixGrid(s.add("affix.grid", Features::total, 1, 0, r)) {
    wordGrid->frozen = affixGrid->frozen = true;
  }
  // Adds a row of an embedding to x.
  void add(Param* p, const Param* scales, size_t i, float* x) const {
    const float* w = p->row(i);
    const float s = grid ? scales->w[i] : 0;
    if (s == 0)
      for (size_t k = 0; k < p->cols; k++) x[k] += w[k];
    else
      for (size_t k = 0; k < p->cols; k++)
        x[k] += s * std::min(7.f, std::max(-8.f, std::nearbyint(w[k] / s)));
  }
  // one batch
  std::vector<Piece> pieces;
  std::vector<int> len;
  Shape s{};
  std::vector<float> X, H1, H1d, H2, dX, dH1;
  std::vector<uint32_t> shownWord;
  std::vector<const Features*> shownForm;
  std::vector<uint8_t> shownShape;
  Dropout dropX, drop1;
  Rows xr, h1r;
  struct Noise {
    float input = 0, word = 0, layer1 = 0, lower = 0, marks = 0;
  };  // shares: of inputs, words, states, pieces in lower case, with double marks single and back

  void begin(std::vector<Piece> ps) {
    std::sort(ps.begin(), ps.end(),
              [](const Piece& x, const Piece& y) { return x.e - x.b > y.e - y.b; });
    pieces = std::move(ps);
    len.clear();
    for (auto& p : pieces) len.push_back(int(p.e - p.b));
    s = {size_t(len[0]), pieces.size(), len.data()};
  }
  size_t row(size_t q, size_t t) const { return t * s.B + q; }
  void layer1(const Noise& n, Random& r) {
    const size_t I = z.input();
    X.assign(s.rows() * I, 0);
    shownWord.assign(s.rows(), 0);
    shownForm.assign(s.rows(), nullptr);
    shownShape.assign(s.rows(), 0);
    for (size_t q = 0; q < s.B; q++) {
      const bool lower = n.lower > 0 && r.unit() < n.lower;
      const bool swap = n.marks > 0 && r.unit() < n.marks;
      for (size_t t = 0; t < size_t(len[q]); t++) {
        const Article& a = *pieces[q].a;
        const size_t at = pieces[q].b + t;
        const Features& f = swap ? corpus.swapped(a.type[at]) : corpus.types[a.type[at]];
        float* x = &X[row(q, t) * I];
        uint32_t w = f.word;
        shownForm[row(q, t)] = &f;
        if (n.word > 0 && r.unit() < n.word) w = 0;
        shownWord[row(q, t)] = w;
        add(word, wordGrid, w, x);
        x += z.word;
        for (auto h : f.affix) add(affix, affixGrid, h, x);
        x += z.affix;
        uint8_t sh = f.shape;
        if (lower && (sh == 1 || sh == 2 || sh == 3 || sh == 6)) sh = 0;
        shownShape[row(q, t)] = sh;
        memcpy(x, shape->row(sh), z.shape * 4);
        x += z.shape;
        memcpy(x, flag->row(a.flag[at]), z.flag * 4);
      }
    }
    dropX.apply(X.data(), X.size(), n.input, r);
    xr.from(X.data(), s.rows(), I, I);
    H1.assign(s.rows() * 2 * z.h1, 0);
    f1.forward(xr, s, H1.data(), 2 * z.h1);
    b1.forward(xr, s, H1.data() + z.h1, 2 * z.h1);
  }
  void layer2(const Noise& n, Random& r) {
    H1d = H1;
    drop1.apply(H1d.data(), H1d.size(), n.layer1, r);
    h1r.from(H1d.data(), s.rows(), 2 * z.h1, 2 * z.h1);
    H2.assign(s.rows() * 2 * z.h2, 0);
    f2.forward(h1r, s, H2.data(), 2 * z.h2);
    b2.forward(h1r, s, H2.data() + z.h2, 2 * z.h2);
  }
  void back2(const float* dH2) {  // leaves the gradient of H1 in dH1
    dH1.assign(H1.size(), 0);
    f2.backward(H1d.data(), s, H2.data(), dH2, 2 * z.h2, dH1.data());
    b2.backward(H1d.data(), s, H2.data() + z.h2, dH2 + z.h2, 2 * z.h2, dH1.data());
    drop1.back(dH1.data(), dH1.size());
  }
  void back1() {
    const size_t I = z.input();
    dX.assign(X.size(), 0);
    f1.backward(X.data(), s, H1.data(), dH1.data(), 2 * z.h1, dX.data());
    b1.backward(X.data(), s, H1.data() + z.h1, dH1.data() + z.h1, 2 * z.h1, dX.data());
    dropX.back(dX.data(), dX.size());
    for (size_t q = 0; q < s.B; q++)
      for (size_t t = 0; t < size_t(len[q]); t++) {
        const Article& a = *pieces[q].a;
        const size_t at = pieces[q].b + t;
        const Features& f = *shownForm[row(q, t)];
        const float* d = &dX[row(q, t) * I];
        const auto learn = [&](Param* p, size_t i, size_t n) {
          float* g = p->grad(i);
          for (size_t k = 0; k < n; k++) g[k] += d[k];
        };
        learn(word, shownWord[row(q, t)], z.word);
        d += z.word;
        for (auto h : f.affix) learn(affix, h, z.affix);
        d += z.affix;
        learn(shape, shownShape[row(q, t)], z.shape);
        d += z.shape;
        learn(flag, a.flag[at], z.flag);
      }
  }
  void pack(bool train) {
    for (auto* l : {&f1, &b1, &f2, &b2}) l->pack(train, grid);
  }
};
