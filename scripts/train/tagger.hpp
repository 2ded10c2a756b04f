// The attribution model: the encoder, a CRF over source, cue and content, and a linker that gives
// each content its cue and each cue its source.
#pragma once
#include <array>
#include "encoder.hpp"

struct Span {
  int b, e;
};

static inline std::vector<Piece> cut(
    const Article& a, size_t most, size_t firstMost) {  // whole paragraphs, long ones at a sentence
  std::vector<Piece> out;
  const uint32_t n = uint32_t(a.type.size());
  size_t limit = firstMost;
  for (uint32_t b = 0; b < n;) {
    uint32_t e = b;
    while (e < n) {
      uint32_t k = e + 1;
      while (k < n && a.flag[k] % 4 != 2) k++;
      if (k - b <= limit) {
        e = k;
        continue;
      }
      if (e > b) break;
      uint32_t s = b, t = b + 1;  // a paragraph too long on its own
      while (t < k && t - b <= most) {
        if (a.flag[t] % 4 == 1) s = t;
        t++;
      }
      e = k - b <= most ? k : s > b ? s : b + uint32_t(most);
      break;
    }
    if (e > n) e = n;
    out.push_back({&a, b, e});
    b = e;
    limit = most;
  }
  return out;
}

static inline std::vector<float> softmax(std::vector<float> x) {
  const float most = *std::max_element(x.begin(), x.end());
  float sum = 0;
  for (float& v : x) sum += v = std::exp(v - most);
  for (float& v : x) v /= sum;
  return x;
}

struct Linker {  // scores of pairs; the vectors come from one projection of the states
  static constexpr int D = 32, G = 8;
  Param *near[2], *between[2], *u[2], *none[2];
  Linker(Store& s, Random& r) {
    for (int k = 0; k < 2; k++) {
      const std::string n = k ? "link.source" : "link.cue";
      near[k] = s.add(n + ".near", 22, D, .1f, r);
      between[k] = s.add(n + ".between", 27, D, .1f, r);
      u[k] = s.add(n + ".u", 1, D, .2f, r);
      none[k] = s.add(n + ".none", 1, 1, 0, r);
    }
  }
  static int bucket(int gap) {
    return gap < 5    ? gap
           : gap < 7  ? 5
           : gap < 10 ? 6
           : gap < 15 ? 7
           : gap < 25 ? 8
           : gap < 50 ? 9
                      : 10;
  }
  struct Pair {
    int a, b, near, between;
    float score;
    std::array<float, D> z;
  };  // k = 0: a content, b cue; k = 1: a cue, b source
  static Pair pair(const std::vector<Span>* spans, int k, int i, int j,
                   const std::vector<int>& sentence) {
    const int ra = k ? 1 : 2, rb = k ? 0 : 1;
    const Span a = spans[ra][size_t(i)], b = spans[rb][size_t(j)];
    const bool after = a.b >= b.b;
    const int from = after ? b.e : a.e, to = after ? a.b : b.b;
    const auto count = [&](int role, int skip) {
      int n = 0;
      for (int x = 0; x < int(spans[role].size()); x++) {
        const Span s = spans[role][size_t(x)];
        if (x != skip && s.b >= from && s.e <= to) n++;
      }
      return std::min(n, 2);
    };
    const int sd = std::min(2, std::abs(sentence[size_t(a.b)] - sentence[size_t(b.b)]));
    return {i,
            j,
            bucket(std::max(0, to - from)) + (after ? 0 : 11),
            count(ra, i) * 9 + count(rb, j) * 3 + sd,
            0,
            {}};
  }
  // R: [rows][G*D]; rowOf maps a word of the piece to its row
  template <class F>
  void score(Pair& p, int k, const std::vector<Span>* spans, const float* R, F rowOf) const {
    const Span a = spans[k ? 1 : 2][size_t(p.a)], b = spans[k ? 0 : 1][size_t(p.b)];
    const size_t o = size_t(k) * 4 * D;
    const float *x0 = R + rowOf(a.b) * G * D + o, *x1 = R + rowOf(a.e - 1) * G * D + o + D,
                *y0 = R + rowOf(b.b) * G * D + o + 2 * D,
                *y1 = R + rowOf(b.e - 1) * G * D + o + 3 * D;
    const float *n = near[k]->row(size_t(p.near)), *t = between[k]->row(size_t(p.between));
    float s = 0;
    for (size_t d = 0; d < D; d++) {
      const float v = std::max(0.f, x0[d] + x1[d] + y0[d] + y1[d] + n[d] + t[d]);
      p.z[d] = v;
      s += v * u[k]->w[d];
    }
    p.score = s;
  }
  template <class F>
  void back(const Pair& p, int k, const std::vector<Span>* spans, float* dR, F rowOf, float g) {
    const Span a = spans[k ? 1 : 2][size_t(p.a)], b = spans[k ? 0 : 1][size_t(p.b)];
    const size_t o = size_t(k) * 4 * D;
    float *x0 = dR + rowOf(a.b) * G * D + o, *x1 = dR + rowOf(a.e - 1) * G * D + o + D,
          *y0 = dR + rowOf(b.b) * G * D + o + 2 * D, *y1 = dR + rowOf(b.e - 1) * G * D + o + 3 * D;
    float *n = near[k]->grad(size_t(p.near)), *t = between[k]->grad(size_t(p.between));
    for (size_t d = 0; d < D; d++) {
      u[k]->g[d] += g * p.z[d];
      if (p.z[d] <= 0) continue;
      const float q = g * u[k]->w[d];
      x0[d] += q;
      x1[d] += q;
      y0[d] += q;
      y1[d] += q;
      n[d] += q;
      t[d] += q;
    }
  }
};

struct Tagger {
  Store store;
  Random init;
  Encoder enc;
  Linear emit;
  Crf crf;
  Linear project;
  Linker link;
  std::vector<float> H2d, E, R, dE, dR, dH2;
  Dropout drop2;
  Tagger(const Sizes& z, const Corpus& c, size_t vocabulary, uint64_t seed)
      : init(seed),
        enc(store, z, c, vocabulary, init),
        emit(store, "emit", 2 * z.h2, 7, init),
        crf(store, init),
        project(store, "link.project", 2 * z.h2, Linker::G * Linker::D, init),
        link(store, init) {}
  void pack(bool train) {
    enc.pack(train);
    emit.pack(train, enc.grid);
    project.pack(train, enc.grid);
  }
  void forward(const std::vector<Piece>& batch, const Encoder::Noise& n, float drop, Random& r) {
    enc.begin(batch);
    enc.layer1(n, r);
    enc.layer2(n, r);
    H2d = enc.H2;
    drop2.apply(H2d.data(), H2d.size(), drop, r);
    E.resize(enc.s.rows() * 7);
    emit.forward(H2d.data(), enc.s.rows(), 2 * enc.z.h2, E.data());
    R.resize(enc.s.rows() * Linker::G * Linker::D);
    project.forward(H2d.data(), enc.s.rows(), 2 * enc.z.h2, R.data());
  }
  static std::vector<int> sentences(const Piece& p) {
    std::vector<int> s;
    int k = 0;
    for (uint32_t i = p.b; i < p.e; i++) {
      if (p.a->flag[i] % 4) k++;
      s.push_back(k);
    }
    return s;
  }
  // One step of training: forward, then for every piece gold() or taught(), then update().
  void start(const std::vector<Piece>& batch, const Encoder::Noise& n, float drop, Random& r) {
    pack(true);
    forward(batch, n, drop, r);
    dE.assign(enc.s.rows() * Crf::L, 0);
    dR.assign(enc.s.rows() * Linker::G * Linker::D, 0);
  }
  std::vector<float> emissions(size_t q) const {
    std::vector<float> e(size_t(enc.len[q]) * Crf::L);
    for (size_t t = 0; t < size_t(enc.len[q]); t++)
      memcpy(&e[t * Crf::L], &E[enc.row(q, t) * Crf::L], 4 * Crf::L);
    return e;
  }
  void gradient(size_t q, const std::vector<float>& p) {
    const float scale = 1.f / float(enc.s.B);
    for (size_t t = 0; t < size_t(enc.len[q]); t++)
      for (size_t k = 0; k < Crf::L; k++)
        dE[enc.row(q, t) * Crf::L + k] = p[t * Crf::L + k] * scale;
  }
  double gold(size_t q, float linkWeight) {
    const Piece& pc = enc.pieces[q];
    std::vector<uint8_t> y(pc.a->label.begin() + pc.b, pc.a->label.begin() + pc.e);
    if (y[0] && y[0] % 2 == 0) y[0]--;  // a piece that starts inside a span
    for (size_t i = 1; i < y.size(); i++)
      if (y[i] && y[i] % 2 == 0 && y[i - 1] != y[i] && y[i - 1] != y[i] - 1) y[i]--;
    std::vector<float> p(y.size() * Crf::L);
    double loss = crf.learn(emissions(q).data(), Crf::L, enc.len[q], y.data(), p.data());
    gradient(q, p);
    return loss + goldLinks(q, linkWeight);
  }
  struct Chosen {
    int from, to;
  };  // of a content its cue, of a cue its source; -1 none
  double goldLinks(size_t q, float weight) {
    const Piece& pc = enc.pieces[q];
    std::vector<Span> spans[3];
    std::vector<Chosen> chosen[2];
    const auto find = [&](int role, Span s) {
      for (size_t i = 0; i < spans[role].size(); i++)
        if (spans[role][i].b == s.b && spans[role][i].e == s.e) return int(i);
      spans[role].push_back(s);
      return int(spans[role].size()) - 1;
    };
    const auto in = [&](const std::array<int, 2>& x) {
      return x[0] >= int(pc.b) && x[1] <= int(pc.e);
    };
    const auto local = [&](const std::array<int, 2>& x) {
      return Span{x[0] - int(pc.b), x[1] - int(pc.b)};
    };
    for (auto& st : pc.a->gold) {
      int cue = -1, source = -1, bestGap = 1 << 30;
      if (!st.part[1].empty() && in(st.part[1][0])) cue = find(1, local(st.part[1][0]));
      for (auto& x : st.part[2])
        if (in(x)) chosen[0].push_back({find(2, local(x)), cue});
      for (auto& x : st.part[0])
        if (in(x)) {  // of several the nearest
          const int i = find(0, local(x));
          const int gap =
              cue < 0 ? bestGap : std::abs(spans[0][size_t(i)].b - spans[1][size_t(cue)].b);
          if (gap < bestGap) {
            bestGap = gap;
            source = i;
          }
        }
      if (cue >= 0 && (source >= 0 || st.part[0].empty())) chosen[1].push_back({cue, source});
    }
    double loss = 0;
    for (int k = 0; k < 2; k++)
      for (auto& c : chosen[k]) {
        std::vector<float> target(spans[k ? 0 : 1].size() + 1, 0);
        target[size_t(c.to + 1)] = 1;
        loss += linkLoss(q, k, c.from, spans, target, weight);
      }
    return loss;
  }
  // target: the probability of none, then of each span.
  double linkLoss(size_t q, int k, int from, const std::vector<Span>* spans,
                  const std::vector<float>& target, float weight) {
    if (target.size() < 2) return 0;
    const auto rowOf = [&](int w) { return enc.row(q, size_t(w)); };
    const auto sent = sentences(enc.pieces[q]);
    std::vector<Linker::Pair> c;
    std::vector<float> score{link.none[k]->w[0]};
    for (size_t j = 0; j + 1 < target.size(); j++) {
      c.push_back(Linker::pair(spans, k, from, int(j), sent));
      link.score(c.back(), k, spans, R.data(), rowOf);
      score.push_back(c.back().score);
    }
    const auto p = softmax(score);
    const float scale = weight / float(enc.s.B);
    double loss = 0;
    for (size_t j = 0; j < p.size(); j++) {
      loss -= target[j] * std::log(p[j] + 1e-9f);
      const float g = (p[j] - target[j]) * scale;
      if (j)
        link.back(c[j - 1], k, spans, dR.data(), rowOf, g);
      else
        link.none[k]->g[0] += g;
    }
    return loss;
  }
  void update(float rate) {
    const size_t rows = enc.s.rows(), W = 2 * enc.z.h2;
    dH2.assign(rows * W, 0);
    emit.backward(H2d.data(), rows, W, dE.data(), dH2.data(), W);
    project.backward(H2d.data(), rows, W, dR.data(), dH2.data(), W);
    drop2.back(dH2.data(), dH2.size());
    enc.back2(dH2.data());
    enc.back1();
    store.update(rate, 5.f);
    crf.bar();
  }
};

static inline void spansOf(const uint8_t* y, int n, std::vector<Span>* out) {
  for (int r = 0; r < 3; r++) out[r].clear();
  for (int i = 0; i < n;) {
    if (!y[i]) {
      i++;
      continue;
    }
    const int r = (y[i] - 1) / 2;
    int k = i + 1;
    while (k < n && y[k] == 2 * r + 2) k++;
    out[r].push_back({i, k});
    i = k;
  }
}
