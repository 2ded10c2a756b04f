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
        b2(s, "b2", 2 * z.h1, z.h2, true, r) {}
  // one batch
  std::vector<Piece> pieces;
  std::vector<int> len;
  Shape s{};
  std::vector<float> X, H1, H1d, H2, dX, dH1;
  std::vector<uint32_t> shownWord;
  std::vector<uint8_t> shownShape;
  Dropout dropX, drop1;
  Rows xr, h1r;
  struct Noise {
    float input = 0, word = 0, layer1 = 0, lower = 0;
  };  // shares: of inputs, words, states, pieces in lower case

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
    shownShape.assign(s.rows(), 0);
    for (size_t q = 0; q < s.B; q++) {
      const bool lower = n.lower > 0 && r.unit() < n.lower;
      for (size_t t = 0; t < size_t(len[q]); t++) {
        const Article& a = *pieces[q].a;
        const size_t at = pieces[q].b + t;
        const Features& f = corpus.types[a.type[at]];
        float* x = &X[row(q, t) * I];
        uint32_t w = f.word;
        if (n.word > 0 && r.unit() < n.word) w = 0;
        shownWord[row(q, t)] = w;
        memcpy(x, word->row(w), z.word * 4);
        x += z.word;
        for (auto h : f.affix) {
          const float* g = affix->row(h);
          for (size_t k = 0; k < z.affix; k++) x[k] += g[k];
        }
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
        const Features& f = corpus.types[a.type[at]];
        const float* d = &dX[row(q, t) * I];
        const auto add = [&](Param* p, size_t i, size_t n) {
          float* g = p->grad(i);
          for (size_t k = 0; k < n; k++) g[k] += d[k];
        };
        add(word, shownWord[row(q, t)], z.word);
        d += z.word;
        for (auto h : f.affix) add(affix, h, z.affix);
        d += z.affix;
        add(shape, shownShape[row(q, t)], z.shape);
        d += z.shape;
        add(flag, a.flag[at], z.flag);
      }
  }
  void pack(bool train) {
    f1.pack(train);
    b1.pack(train);
    f2.pack(train);
    b2.pack(train);
  }
};
