// Word vectors from plain news: skip-gram with negative sampling, with separate output vectors for
// the word just before, just after, and further left and right (Ling et al., "Two/Too Simple
// Adaptations of Word2Vec for Syntax Problems", NAACL 2015), so that words alike in grammar, not
// only in topic, are near.
//   words2vec OUT.vocab OUT.vec EPOCHS MINCOUNT MAXWORDS FILE...   (files from prepare.py)
#include <immintrin.h>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>
#include "normal.hpp"

static constexpr int D = 64, groups = 4;
static uint64_t state = 88172645463325252ull;
static inline uint32_t rnd() {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return uint32_t(state >> 32);
}

int main(int argc, char** argv) {
  if (argc < 7) return 2;
  const int epochs = atoi(argv[3]);
  const size_t minCount = size_t(atoi(argv[4])), maxWords = size_t(atoi(argv[5]));
  std::unordered_map<std::string, uint32_t> ids;
  std::vector<std::string> names;
  std::vector<size_t> counts;
  std::vector<uint32_t> text;  // every token; UINT32_MAX parts paragraphs
  for (int f = 6; f < argc; f++) {
    std::ifstream in(argv[f]);
    std::string line;
    while (std::getline(in, line)) {
      size_t i = 0;
      while (i < line.size()) {
        size_t k = line.find(' ', i);
        if (k == std::string::npos) k = line.size();
        if (k > i + 1) {
          std::string w = normal(std::string_view(line).substr(i + 1, k - i - 1));
          auto [it, fresh] = ids.try_emplace(w, uint32_t(names.size()));
          if (fresh) {
            names.push_back(w);
            counts.push_back(0);
          }
          counts[it->second]++;
          text.push_back(it->second);
        }
        i = k + 1;
      }
      text.push_back(UINT32_MAX);
    }
  }
  std::vector<uint32_t> order(names.size());
  for (uint32_t i = 0; i < order.size(); i++) order[i] = i;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : names[a] < names[b];
  });
  std::vector<uint32_t> to(names.size(), UINT32_MAX);
  size_t V = 0, total = 0;
  while (V < order.size() && V < maxWords && counts[order[V]] >= minCount) {
    to[order[V]] = uint32_t(V);
    total += counts[order[V]];
    V++;
  }
  {
    std::ofstream o(argv[1]);
    for (size_t i = 0; i < V; i++) o << names[order[i]] << ' ' << counts[order[i]] << '\n';
  }
  size_t known = 0, n = 0;
  for (auto& t : text)
    if (t != UINT32_MAX) {
      n++;
      t = to[t];
      if (t != UINT32_MAX)
        known++;
      else
        t = UINT32_MAX - 1;
    }
  fprintf(stderr, "%zu tokens, %zu types kept, %.2f%% of the tokens\n", n, V, 100. * known / n);
  std::vector<float> keep(V);
  std::vector<uint32_t> noise(1 << 22);
  double z = 0;
  for (size_t i = 0; i < V; i++) {
    double p = double(counts[order[i]]) / total;
    keep[i] = float(std::min(1., std::sqrt(1e-4 / p) + 1e-4 / p));
    z += std::pow(p, .75);
  }
  {
    double c = 0;
    size_t j = 0;
    for (size_t i = 0; i < V; i++) {
      c += std::pow(double(counts[order[i]]) / total, .75) / z;
      for (; j < noise.size() && j < c * noise.size(); j++) noise[j] = uint32_t(i);
    }
    for (; j < noise.size(); j++) noise[j] = uint32_t(V - 1);
  }
  float* in = (float*)aligned_alloc(64, V * D * 4);
  float* out = (float*)aligned_alloc(64, V * D * 4 * groups);
  for (size_t i = 0; i < V * D; i++) in[i] = (float(rnd()) / 4294967296.f - .5f) / D;
  memset(out, 0, V * D * 4 * groups);
  size_t done = 0;
  double loss = 0;
  size_t pairs = 0;
  std::vector<uint32_t> s;
  for (int ep = 0; ep < epochs; ep++) {
    for (size_t at = 0; at < text.size();) {
      s.clear();
      for (; at < text.size() && text[at] != UINT32_MAX; at++) {
        done++;
        uint32_t w = text[at];
        if (w >= V) {
          s.push_back(UINT32_MAX);
          continue;
        }
        if (keep[w] >= 1 || float(rnd()) / 4294967296.f < keep[w])
          s.push_back(w);
        else
          s.push_back(UINT32_MAX);  // positions stay as they are
      }
      at++;
      const float lr = std::max(.0001f, .04f * (1 - float(double(done) / (double(n) * epochs))));
      for (int i = 0; i < int(s.size()); i++) {
        if (s[i] == UINT32_MAX) continue;
        const int win = 1 + int(rnd() % 4);
        float* v = in + size_t(s[i]) * D;
        for (int d = -win; d <= win; d++) {
          if (!d || i + d < 0 || i + d >= int(s.size()) || s[i + d] == UINT32_MAX) continue;
          const size_t g = d == -1 ? 0 : d == 1 ? 1 : d < 0 ? 2 : 3;
          __m512 x[4], gx[4];
          for (int k = 0; k < 4; k++) {
            x[k] = _mm512_load_ps(v + 16 * k);
            gx[k] = _mm512_setzero_ps();
          }
          for (int neg = 0; neg < 6; neg++) {
            uint32_t o = neg ? noise[rnd() & (noise.size() - 1)] : s[i + d];
            if (neg && o == s[i + d]) continue;
            float* u = out + (size_t(o) * groups + g) * D;
            __m512 y[4], a = _mm512_setzero_ps();
            for (int k = 0; k < 4; k++) {
              y[k] = _mm512_load_ps(u + 16 * k);
              a = _mm512_fmadd_ps(x[k], y[k], a);
            }
            float dot = _mm512_reduce_add_ps(a), p = 1 / (1 + std::exp(-dot)),
                  e = ((neg ? 0.f : 1.f) - p) * lr;
            if (!neg) {
              loss -= std::log(p + 1e-9f);
              pairs++;
            }
            __m512 ev = _mm512_set1_ps(e);
            for (int k = 0; k < 4; k++) {
              gx[k] = _mm512_fmadd_ps(ev, y[k], gx[k]);
              _mm512_store_ps(u + 16 * k, _mm512_fmadd_ps(ev, x[k], y[k]));
            }
          }
          for (int k = 0; k < 4; k++) _mm512_store_ps(v + 16 * k, _mm512_add_ps(x[k], gx[k]));
        }
      }
    }
    fprintf(stderr, "epoch %d: positive loss %.4f over %zu pairs\n", ep + 1, loss / pairs, pairs);
    loss = 0;
    pairs = 0;
    FILE* f = fopen(argv[2], "wb");
    fwrite(in, 4, V * D, f);
    fclose(f);
  }
}
