// The network's parts with their gradients by hand: parameters, embeddings, LSTM, CRF.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>
#include "gemm.hpp"

struct Random {
  uint64_t s;
  explicit Random(uint64_t seed) : s(seed * 0x9E3779B97F4A7C15ull + 0x1234567) {
    for (int i = 0; i < 8; i++) next();
  }
  uint32_t next() {
    s ^= s << 13;
    s ^= s >> 7;
    s ^= s << 17;
    return uint32_t((s * 0x2545F4914F6CDD1Dull) >> 32);
  }
  float unit() { return float(next() >> 8) / 16777216.f; }
  size_t below(size_t n) { return size_t((uint64_t(next()) * n) >> 32); }
};
template <class T>
void shuffle(std::vector<T>& v, Random& r) {
  for (size_t i = v.size(); i > 1; i--) std::swap(v[i - 1], v[r.below(i)]);
}

static inline __m512 exp512(__m512 x) {
  x = _mm512_min_ps(_mm512_max_ps(x, _mm512_set1_ps(-87.f)), _mm512_set1_ps(88.f));
  const __m512 n = _mm512_roundscale_ps(_mm512_mul_ps(x, _mm512_set1_ps(1.44269504f)), 0);
  const __m512 r = _mm512_fnmadd_ps(n, _mm512_set1_ps(0.69314718f), x);
  __m512 p = _mm512_set1_ps(1.f / 720);
  for (float c : {1.f / 120, 1.f / 24, 1.f / 6, .5f, 1.f, 1.f})
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(c));
  return _mm512_scalef_ps(p, n);
}
static inline __m512 sigmoid512(__m512 x) {
  const __m512 one = _mm512_set1_ps(1);
  return _mm512_div_ps(one, _mm512_add_ps(one, exp512(_mm512_sub_ps(_mm512_setzero_ps(), x))));
}
static inline __m512 tanh512(__m512 x) {
  const __m512 one = _mm512_set1_ps(1);
  return _mm512_sub_ps(
      one, _mm512_div_ps(_mm512_set1_ps(2), _mm512_add_ps(one, exp512(_mm512_add_ps(x, x)))));
}

struct Param {
  std::string name;
  size_t rows = 0, cols = 0;
  std::vector<float> w, g, m, v, ema;
  bool sparse = false, frozen = false;
  float lr = 1, decay = 0;
  std::vector<uint32_t> touched, last;
  std::vector<uint8_t> mark;
  float* row(size_t i) { return w.data() + i * cols; }
  float* grad(size_t i) {
    if (sparse && !mark[i]) {
      mark[i] = 1;
      touched.push_back(uint32_t(i));
    }
    return g.data() + i * cols;
  }
};

struct Store {
  std::vector<std::unique_ptr<Param>> all;
  size_t step = 0;
  float emaRate = 0;
  Param* add(std::string name, size_t rows, size_t cols, float range, Random& r,
             bool sparse = false, float decay = 0) {
    auto p = std::make_unique<Param>();
    p->name = std::move(name);
    p->rows = rows;
    p->cols = cols;
    p->sparse = sparse;
    p->decay = decay;
    p->w.resize(rows * cols);
    for (auto& x : p->w) x = (r.unit() * 2 - 1) * range;
    if (sparse) p->mark.assign(rows, 0);
    all.push_back(std::move(p));
    return all.back().get();
  }
  Param* find(const std::string& n) {
    for (auto& p : all)
      if (p->name == n) return p.get();
    return nullptr;
  }
  void training(float ema) {
    emaRate = ema;
    step = 0;
    for (auto& p : all) {
      p->g.assign(p->w.size(), 0);
      p->m.assign(p->w.size(), 0);
      p->v.assign(p->w.size(), 0);
      if (ema > 0) {
        p->ema = p->w;
        if (p->sparse) p->last.assign(p->rows, 0);
      }
    }
  }
  void update(float rate,
              float clip) {  // AdamW; sparse parameters only in the rows that had a gradient
    step++;
    double norm = 0;
    for (auto& p : all) {
      if (p->frozen) continue;
      if (p->sparse) {
        for (auto i : p->touched)
          for (size_t k = 0; k < p->cols; k++)
            norm += double(p->g[i * p->cols + k]) * p->g[i * p->cols + k];
      } else {
        float s = 0;
        for (float x : p->g) s += x * x;
        norm += s;
      }
    }
    norm = std::sqrt(norm);
    const float scale = norm > clip ? float(clip / norm) : 1.f;
    const float c1 = 1 - std::pow(.9f, float(step)), c2 = 1 - std::pow(.999f, float(step));
    const float k = std::min(emaRate, (1.f + float(step)) / (10.f + float(step)));
    for (auto& p : all) {
      const float lr = rate * p->lr;
      auto range = [&](size_t b, size_t e) {
        float* w = p->w.data();
        float* g = p->g.data();
        float* m = p->m.data();
        float* v = p->v.data();
        for (size_t i = b; i < e; i++) {
          const float x = g[i] * scale;
          m[i] = .9f * m[i] + .1f * x;
          v[i] = .999f * v[i] + .001f * x * x;
          w[i] -= lr * ((m[i] / c1) / (std::sqrt(v[i] / c2) + 1e-8f) + p->decay * w[i]);
          g[i] = 0;
        }
      };
      if (p->frozen) {
        std::fill(p->g.begin(), p->g.end(), 0.f);
        for (auto i : p->touched) p->mark[i] = 0;
        p->touched.clear();
        continue;
      }
      if (p->sparse) {
        for (auto i : p->touched) {
          if (emaRate > 0) average(*p, i);
          range(i * p->cols, (i + 1) * p->cols);
          p->mark[i] = 0;
        }
        p->touched.clear();
      } else {
        range(0, p->w.size());
        if (emaRate > 0)
          for (size_t i = 0; i < p->w.size(); i++) p->ema[i] = p->w[i] + (p->ema[i] - p->w[i]) * k;
      }
    }
  }
  void average(Param& p, size_t i) {
    const float f = std::pow(emaRate, float(step - 1 - std::min<size_t>(step - 1, p.last[i])));
    for (size_t k = i * p.cols; k < (i + 1) * p.cols; k++)
      p.ema[k] = p.w[k] + (p.ema[k] - p.w[k]) * f;
    p.last[i] = uint32_t(step - 1);
  }
  void swapAverages() {  // the averaged weights in, the others out; and back
    if (emaRate <= 0) return;
    for (auto& p : all) {
      if (p->sparse) {
        step++;
        for (size_t i = 0; i < p->rows; i++) average(*p, i);
        step--;
      }
      std::swap(p->w, p->ema);
    }
  }
  void save(const std::string& path) {
    FILE* f = fopen((path + ".tmp").c_str(), "wb");
    uint32_t n = uint32_t(all.size());
    fwrite(&n, 4, 1, f);
    for (auto& p : all) {
      uint32_t h[3] = {uint32_t(p->name.size()), uint32_t(p->rows), uint32_t(p->cols)};
      fwrite(h, 4, 3, f);
      fwrite(p->name.data(), 1, p->name.size(), f);
      fwrite(p->w.data(), 4, p->w.size(), f);
    }
    fclose(f);
    rename((path + ".tmp").c_str(), path.c_str());
  }
  // Rows of one matrix in a file, 0 where it has none.
  static uint32_t rowsOf(const std::string& path, const std::string& name) {
    std::ifstream f(path, std::ios::binary);
    uint32_t n = 0, h[3], found = 0;
    f.read(reinterpret_cast<char*>(&n), 4);
    while (n-- && !found && f.read(reinterpret_cast<char*>(h), 12)) {
      std::string s(h[0], 0);
      f.read(s.data(), h[0]);
      if (s == name) found = h[1];
      f.seekg(long(h[1]) * h[2] * 4, std::ios::cur);
    }
    return found;
  }
  bool load(const std::string& path) {
    FILE* f = fopen(path.c_str(), "rb");
    if (!f) {
      fprintf(stderr, "cannot read %s\n", path.c_str());
      return false;
    }
    uint32_t n = 0;
    if (fread(&n, 4, 1, f) != 1) return false;
    while (n--) {
      uint32_t h[3];
      if (fread(h, 4, 3, f) != 3) return false;
      std::string name(h[0], 0);
      if (fread(name.data(), 1, h[0], f) != h[0]) return false;
      Param* p = find(name);
      if (p && p->rows == h[1] && p->cols == h[2]) {
        if (fread(p->w.data(), 4, p->w.size(), f) != p->w.size()) return false;
      } else {
        if (p) fprintf(stderr, "%s has another shape, not loaded\n", name.c_str());
        fseek(f, long(h[1]) * h[2] * 4, SEEK_CUR);
      }
    }
    fclose(f);
    return true;
  }
};

// What a matrix will be in the file: 8 bits, with a scale for each column (quantise.py's search for
// a better scale left out).
static inline const float* rounded(const Param& p, bool grid, std::vector<float>* out) {
  if (!grid) return p.w.data();
  std::vector<float> scale(p.cols, 1e-12f);
  for (size_t i = 0; i < p.w.size(); i += p.cols)
    for (size_t j = 0; j < p.cols; j++) scale[j] = std::max(scale[j], std::fabs(p.w[i + j]));
  for (auto& s : scale) s /= 127;
  out->resize(p.w.size());
  for (size_t i = 0; i < p.w.size(); i += p.cols)
    for (size_t j = 0; j < p.cols; j++)
      (*out)[i + j] = std::nearbyint(p.w[i + j] / scale[j]) * scale[j];
  return out->data();
}

struct Shape {
  size_t T, B;
  const int* len;
  size_t rows() const { return T * B; }
};  // sequences longest first; row t * B + b

struct Dropout {
  std::vector<uint8_t> mask;
  float keep = 1;
  void apply(float* x, size_t n, float p, Random& r) {
    keep = 1 - p;
    if (p <= 0) {
      mask.clear();
      return;
    }
    mask.resize(n);
    const uint32_t lim = uint32_t(p * 65536);
    const float s = 1 / keep;
    for (size_t i = 0; i + 1 < n + 1; i += 2) {
      uint32_t v = r.next();
      bool a = (v & 0xFFFF) >= lim, b = (v >> 16) >= lim;
      mask[i] = a;
      x[i] *= a ? s : 0;
      if (i + 1 < n) {
        mask[i + 1] = b;
        x[i + 1] *= b ? s : 0;
      }
    }
  }
  void back(float* d, size_t n) const {
    if (mask.empty()) return;
    const float s = 1 / keep;
    for (size_t i = 0; i < n; i++) d[i] *= mask[i] ? s : 0;
  }
};

struct Lstm {  // gates in the order input, forget, cell, output
  size_t I, H;
  bool back;
  Param *wx, *wh, *b;
  Panels pWx, pWh, tWx, tWh, pD;
  Rows xr, dr, xt, ht;
  std::vector<float> G, C, tmp, state, carry, dh, shifted;
  std::vector<bf16> hb;
  Lstm(Store& s, const std::string& name, size_t in, size_t h, bool backwards, Random& r)
      : I(in), H(h), back(backwards) {
    const float k = 1 / std::sqrt(float(h));
    wx = s.add(name + ".wx", in, 4 * h, k, r, false, .01f);
    wh = s.add(name + ".wh", h, 4 * h, k, r, false, .01f);
    b = s.add(name + ".b", 1, 4 * h, 0, r);
    for (size_t i = h; i < 2 * h; i++) b->w[i] = 1;
  }
  void pack(bool train, bool grid = false) {
    std::vector<float> x, h;
    const float *wX = rounded(*wx, grid, &x), *wH = rounded(*wh, grid, &h);
    pWx.from(wX, I, 4 * H, 4 * H);
    pWh.from(wH, H, 4 * H, 4 * H);
    if (train) {
      tWx.transposed(wX, I, 4 * H, 4 * H);
      tWh.transposed(wH, H, 4 * H, 4 * H);
    }
  }
  size_t rowAt(const Shape& s, size_t step, size_t q) const {
    return (back ? size_t(s.len[q]) - 1 - step : step) * s.B + q;
  }
  static size_t active(const Shape& s, size_t step) {
    size_t a = 0;
    while (a < s.B && s.len[a] > int(step)) a++;
    return a;
  }
  void forward(const Rows& X, const Shape& s, float* out,
               size_t ld) {  // out: [rows][ld], the caller zeroes it
    G.resize(s.rows() * 4 * H);
    C.assign(s.rows() * H, 0);
    tmp.resize(s.B * 4 * H);
    state.assign(s.B * H, 0);
    hb.assign(s.B * H + 64, 0);
    for (size_t i = 0; i < s.rows(); i++) memcpy(&G[i * 4 * H], b->w.data(), 16 * H);
    gemm(X, pWx, G.data(), 4 * H);
    for (size_t t = 0; t < s.T; t++) {
      const size_t A = active(s, t);
      for (size_t q = 0; q < A; q++) memcpy(&tmp[q * 4 * H], &G[rowAt(s, t, q) * 4 * H], 16 * H);
      if (t) gemm(hb.data(), H, A, pWh, tmp.data(), 4 * H);
      for (size_t q = 0; q < A; q++) {
        const size_t r = rowAt(s, t, q);
        float* g = &tmp[q * 4 * H];
        float* o = &G[r * 4 * H];
        float* c = &state[q * H];
        float* cs = &C[r * H];
        float* h = out + r * ld;
        for (size_t k = 0; k < H; k += 16) {
          const __m512 i = sigmoid512(_mm512_loadu_ps(g + k)),
                       f = sigmoid512(_mm512_loadu_ps(g + H + k)),
                       z = tanh512(_mm512_loadu_ps(g + 2 * H + k)),
                       u = sigmoid512(_mm512_loadu_ps(g + 3 * H + k));
          const __m512 cell = _mm512_fmadd_ps(f, _mm512_loadu_ps(c + k), _mm512_mul_ps(i, z)),
                       hh = _mm512_mul_ps(u, tanh512(cell));
          _mm512_storeu_ps(c + k, cell);
          _mm512_storeu_ps(cs + k, cell);
          _mm512_storeu_ps(h + k, hh);
          _mm256_storeu_si256((__m256i*)&hb[q * H + k], (__m256i)_mm512_cvtneps_pbh(hh));
          _mm512_storeu_ps(o + k, i);
          _mm512_storeu_ps(o + H + k, f);
          _mm512_storeu_ps(o + 2 * H + k, z);
          _mm512_storeu_ps(o + 3 * H + k, u);
        }
      }
    }
  }
  // d: gradient of out [rows][ld]; x: the input [rows][I]; dx gets its gradient added (or null)
  void backward(const float* x, const Shape& s, const float* out, const float* d, size_t ld,
                float* dx) {
    carry.assign(s.B * H, 0);
    dh.assign(s.B * H, 0);
    tmp.resize(s.B * 4 * H);
    Rows dg;
    for (size_t q = 0; q < s.B; q++)
      for (size_t t = size_t(s.len[q]); t < s.T; t++) memset(&G[(t * s.B + q) * 4 * H], 0, 16 * H);
    for (size_t t = s.T; t-- > 0;) {
      const size_t A = active(s, t);
      for (size_t q = 0; q < A; q++) {
        const size_t r = rowAt(s, t, q);
        float* g = &G[r * 4 * H];
        const float* cell = &C[r * H];
        const float* prev = t ? &C[rowAt(s, t - 1, q) * H] : nullptr;
        const float* dr_ = d + r * ld;
        float* dc = &carry[q * H];
        float* dn = &dh[q * H];
        const __m512 one = _mm512_set1_ps(1);
        for (size_t k = 0; k < H; k += 16) {
          const __m512 i = _mm512_loadu_ps(g + k), f = _mm512_loadu_ps(g + H + k),
                       z = _mm512_loadu_ps(g + 2 * H + k), u = _mm512_loadu_ps(g + 3 * H + k);
          const __m512 th = tanh512(_mm512_loadu_ps(cell + k)),
                       dH = _mm512_add_ps(_mm512_loadu_ps(dr_ + k), _mm512_loadu_ps(dn + k));
          const __m512 dC = _mm512_fmadd_ps(_mm512_mul_ps(dH, u), _mm512_fnmadd_ps(th, th, one),
                                            _mm512_loadu_ps(dc + k));
          const __m512 p = prev ? _mm512_loadu_ps(prev + k) : _mm512_setzero_ps();
          _mm512_storeu_ps(
              g + k, _mm512_mul_ps(_mm512_mul_ps(dC, z), _mm512_mul_ps(i, _mm512_sub_ps(one, i))));
          _mm512_storeu_ps(g + H + k, _mm512_mul_ps(_mm512_mul_ps(dC, p),
                                                    _mm512_mul_ps(f, _mm512_sub_ps(one, f))));
          _mm512_storeu_ps(g + 2 * H + k,
                           _mm512_mul_ps(_mm512_mul_ps(dC, i), _mm512_fnmadd_ps(z, z, one)));
          _mm512_storeu_ps(g + 3 * H + k, _mm512_mul_ps(_mm512_mul_ps(dH, th),
                                                        _mm512_mul_ps(u, _mm512_sub_ps(one, u))));
          _mm512_storeu_ps(dc + k, _mm512_mul_ps(dC, f));
        }
        memcpy(&tmp[q * 4 * H], g, 16 * H);
      }
      if (t) {
        memset(dh.data(), 0, A * H * 4);
        dg.from(tmp.data(), A, 4 * H, 4 * H);
        gemm(dg, tWh, dh.data(), H);
      }
    }
    if (dx) {
      dr.from(G.data(), s.rows(), 4 * H, 4 * H);
      gemm(dr, tWx, dx, I);
    }
    pD.from(G.data(), s.rows(), 4 * H, 4 * H);
    xt.transposed(x, s.rows(), I, I);
    gemm(xt, pD, wx->g.data(), 4 * H);
    shifted.assign(s.rows() * H, 0);
    for (size_t i = 0; i + s.B < s.rows(); i++)
      memcpy(&shifted[(back ? i : i + s.B) * H], out + (back ? i + s.B : i) * ld, H * 4);
    ht.transposed(shifted.data(), s.rows(), H, H);
    gemm(ht, pD, wh->g.data(), 4 * H);
    for (size_t i = 0; i < s.rows(); i++)
      for (size_t k = 0; k < 4 * H; k++) b->g[k] += G[i * 4 * H + k];
  }
};

// A plain matrix with bias: y[rows][N] = x[rows][I] W + b
struct Linear {
  size_t I, N;
  Param *w, *b;
  Panels pW, tW, pD;
  Rows xr, dr, xt;
  Linear(Store& s, const std::string& name, size_t in, size_t n, Random& r, float range = 0)
      : I(in), N(n) {
    w = s.add(name + ".w", in, n, range > 0 ? range : 1 / std::sqrt(float(in)), r, false, .01f);
    b = s.add(name + ".b", 1, n, 0, r);
  }
  void pack(bool train, bool grid = false) {
    std::vector<float> r;
    const float* x = rounded(*w, grid, &r);
    pW.from(x, I, N, N);
    if (train) tW.transposed(x, I, N, N);
  }
  void forward(const float* x, size_t rows, size_t ld, float* y) {
    for (size_t i = 0; i < rows; i++) memcpy(y + i * N, b->w.data(), N * 4);
    xr.from(x, rows, I, ld);
    gemm(xr, pW, y, N);
  }
  void backward(const float* x, size_t rows, size_t ld, const float* d, float* dx, size_t ldd) {
    if (dx) {
      dr.from(d, rows, N, N);
      gemm(dr, tW, dx, ldd);
    }
    pD.from(d, rows, N, N);
    xt.transposed(x, rows, I, ld);
    gemm(xt, pD, w->g.data(), N);
    for (size_t i = 0; i < rows; i++)
      for (size_t k = 0; k < N; k++) b->g[k] += d[i * N + k];
  }
};

// Labels: 0 other; 1, 2 source; 3, 4 cue; 5, 6 content (begins, goes on).
struct Crf {
  static constexpr int L = 7;
  Param *trans, *first, *last;
  explicit Crf(Store& s, Random& r) {
    trans = s.add("crf.trans", L, L, .05f, r);
    first = s.add("crf.first", 1, L, .05f, r);
    last = s.add("crf.last", 1, L, .05f, r);
    bar();
  }
  static bool legal(int a, int b) { return b == 0 || b % 2 == 1 || a == b || a == b - 1; }
  static bool starts(int b) { return b == 0 || b % 2 == 1; }
  void bar() {
    for (int a = 0; a < L; a++) {
      if (!starts(a)) first->w[size_t(a)] = -1e4f;
      for (int b = 0; b < L; b++)
        if (!legal(a, b)) trans->w[size_t(a * L + b)] = -1e4f;
    }
  }
  static float lse(const float* x) {
    float m = x[0];
    for (int i = 1; i < L; i++) m = std::max(m, x[i]);
    float s = 0;
    for (int i = 0; i < L; i++) s += std::exp(x[i] - m);
    return m + std::log(s);
  }
  // e: [n] rows `ld` apart. Marginals into p [n][L], and where `pairs` is given, `sign` times those
  // of neighbours are added to it [L][L]. The answer is the logarithm of the sum over all paths.
  float marginals(const float* e, size_t ld, int n, float* p, float* pairs = nullptr,
                  float sign = 1) const {
    std::vector<float> a(size_t(n) * L), b(size_t(n) * L);
    const float* T = trans->w.data();
    float x[L];
    for (int k = 0; k < L; k++) a[size_t(k)] = e[k] + first->w[size_t(k)];
    for (int t = 1; t < n; t++)
      for (int k = 0; k < L; k++) {
        for (int j = 0; j < L; j++) x[j] = a[size_t((t - 1) * L + j)] + T[j * L + k];
        a[size_t(t * L + k)] = lse(x) + e[size_t(t) * ld + size_t(k)];
      }
    for (int k = 0; k < L; k++) b[size_t((n - 1) * L + k)] = last->w[size_t(k)];
    for (int t = n - 1; t-- > 0;)
      for (int j = 0; j < L; j++) {
        for (int k = 0; k < L; k++)
          x[k] = T[j * L + k] + e[size_t(t + 1) * ld + size_t(k)] + b[size_t((t + 1) * L + k)];
        b[size_t(t * L + j)] = lse(x);
      }
    for (int k = 0; k < L; k++) x[k] = a[size_t((n - 1) * L + k)] + last->w[size_t(k)];
    const float z = lse(x);
    for (int i = 0; i < n * L; i++) p[i] = std::exp(a[size_t(i)] + b[size_t(i)] - z);
    if (pairs)
      for (int t = 1; t < n; t++)
        for (int j = 0; j < L; j++)
          for (int k = 0; k < L; k++)
            if (legal(j, k)) {
              const float q = a[size_t((t - 1) * L + j)] + T[j * L + k] +
                              e[size_t(t) * ld + size_t(k)] + b[size_t(t * L + k)] - z;
              if (q > -20) pairs[j * L + k] += sign * std::exp(q);
            }
    return z;
  }
  // The loss against gold labels; p becomes the emissions' gradient.
  float learn(const float* e, size_t ld, int n, const uint8_t* gold, float* p) {
    const float z = marginals(e, ld, n, p, trans->g.data());
    float score = first->w[gold[0]] + last->w[gold[n - 1]];
    for (int t = 0; t < n; t++) {
      score += e[size_t(t) * ld + gold[t]];
      p[t * L + gold[t]] -= 1;
      if (!t) continue;
      score += trans->w[size_t(gold[t - 1] * L + gold[t])];
      trans->g[size_t(gold[t - 1] * L + gold[t])] -= 1;
    }
    ends(p, n);
    return z - score;
  }
  // The same against a teacher's whole distribution over paths, given by its CRF and emissions: the
  // gradient of the cross-entropy is the difference of the marginals. The answer is without the
  // teacher's entropy, of the words alone.
  float learnFrom(const Crf& teacher, const float* et, const float* e, size_t ld, int n, float* p) {
    std::vector<float> q(size_t(n) * L);
    marginals(e, ld, n, p, trans->g.data());
    teacher.marginals(et, L, n, q.data(), trans->g.data(), -1);
    float loss = 0;
    for (int i = 0; i < n * L; i++) {
      loss -= q[size_t(i)] * std::log(p[i] + 1e-9f);
      p[i] -= q[size_t(i)];
    }
    ends(p, n);
    return loss;
  }
  void ends(const float* p, int n) {
    for (int k = 0; k < L; k++) {
      if (starts(k)) first->g[size_t(k)] += p[k];
      last->g[size_t(k)] += p[(n - 1) * L + k];
    }
  }
  void best(const float* e, size_t ld, int n, float otherBias, uint8_t* out) const {
    std::vector<uint8_t> from(size_t(n) * L);
    float a[L], c[L];
    const float* T = trans->w.data();
    for (int k = 0; k < L; k++) a[k] = e[k] + first->w[size_t(k)] + (k ? 0 : otherBias);
    for (int t = 1; t < n; t++) {
      for (int k = 0; k < L; k++) {
        int arg = 0;
        float m = -1e30f;
        for (int j = 0; j < L; j++)
          if (a[j] + T[j * L + k] > m) {
            m = a[j] + T[j * L + k];
            arg = j;
          }
        c[k] = m + e[size_t(t) * ld + size_t(k)] + (k ? 0 : otherBias);
        from[size_t(t * L + k)] = uint8_t(arg);
      }
      memcpy(a, c, sizeof a);
    }
    int k = 0;
    for (int j = 1; j < L; j++)
      if (a[j] + last->w[size_t(j)] > a[k] + last->w[size_t(k)]) k = j;
    for (int t = n; t-- > 0;) {
      out[t] = uint8_t(k);
      if (t) k = from[size_t(t * L + k)];
    }
  }
};
