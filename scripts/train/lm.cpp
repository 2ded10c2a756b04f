// Pre-training of the embeddings and the first layer on plain news: the state before a word
// predicts it from the left, the state after it from the right (a bidirectional language model with
// a sampled softmax).
//   lm VOCAB VECTORS OUT MINUTES SEED H1 FILE...
#include <chrono>
#include <cstdlib>
#include "encoder.hpp"

int main(int argc, char** argv) {
  if (argc < 8) return 2;
  const double minutes = atof(argv[4]);
  Random r(uint64_t(atoi(argv[5])));
  Vocabulary vocabulary;
  vocabulary.load(argv[1], 60000);
  const size_t V = vocabulary.names.size();
  Corpus corpus(vocabulary);
  std::vector<Article> arts;
  for (int i = 7; i < argc; i++) {
    auto a = corpus.read(argv[i]);
    for (auto& x : a) arts.push_back(std::move(x));
  }
  Sizes z;
  z.h1 = size_t(atoi(argv[6]));
  z.h2 = 16;
  Store store;
  Encoder enc(store, z, corpus, V, r);
  constexpr size_t E = 64, K = 1024;
  Linear pf(store, "lm.pf", z.h1, E, r), pb(store, "lm.pb", z.h1, E, r);
  Param* out = store.add("lm.out", V, E, .05f, r, true);
  Param* bias = store.add("lm.bias", V, 1, 0, r, true);
  {
    FILE* f = fopen(argv[2], "rb");
    std::vector<float> v((V - 1) * 64);
    if (!f || fread(v.data(), 4, v.size(), f) != v.size()) {
      fprintf(stderr, "vectors\n");
      return 1;
    }
    fclose(f);
    double s = 0;
    for (float x : v) s += double(x) * x;
    const float k = float(.5 / std::sqrt(s / double(v.size())));
    fprintf(stderr, "vectors scaled by %.3f\n", k);
    for (size_t i = 0; i < v.size(); i++) {
      enc.word->w[64 + i] = v[i] * k;
      out->w[64 + i] = v[i] * k * .5f;
    }
    for (size_t i = 0; i < 64; i++) enc.word->w[i] = 0;
  }
  enc.word->lr = .5f;
  enc.f2.wx->frozen = enc.f2.wh->frozen = enc.f2.b->frozen = enc.b2.wx->frozen = enc.b2.wh->frozen =
      enc.b2.b->frozen = true;
  store.training(0);
  std::vector<uint32_t> noise(1 << 22);
  std::vector<float> logq(V);
  {
    double sum = 0, c = 0;
    for (size_t i = 1; i < V; i++) sum += std::pow(vocabulary.counts[i], .75);
    size_t j = 0;
    for (size_t i = 1; i < V; i++) {
      const double p = std::pow(vocabulary.counts[i], .75) / sum;
      logq[i] = float(std::log(p * K));
      c += p;
      for (; j < noise.size() && double(j) < c * double(noise.size()); j++) noise[j] = uint32_t(i);
    }
    for (; j < noise.size(); j++) noise[j] = uint32_t(V - 1);
  }
  std::vector<Piece> pieces;
  for (auto& a : arts)
    for (uint32_t b = 0; b < a.type.size();) {  // whole paragraphs up to 160 words
      uint32_t e = b, n = uint32_t(a.type.size());
      while (e < n) {
        uint32_t k = e + 1;
        while (k < n && a.flag[k] % 4 != 2) k++;
        if (e > b && k - b > 160) break;
        e = std::min(k, b + 160);
        if (e < k) break;
      }
      if (e - b >= 4) pieces.push_back({&a, b, e});
      b = e;
    }
  fprintf(stderr, "%zu articles, %zu types, %zu pieces, %zu words\n", arts.size(),
          corpus.types.size(), pieces.size(), V);
  const auto t0 = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count();
  };
  double loss = 0, words = 0, all = 0;
  size_t steps = 0, shown = 0;
  std::vector<float> Y[2], dY, S, N(K * E), dN(K * E), dT;
  std::vector<int> target[2];
  Panels nT, nP, yP;
  Rows yr, pr, pt;
  std::vector<std::vector<Piece>> pool;
  const double budget = minutes * 60;
  double saved = 0;
  while (elapsed() < budget) {
    shuffle(pieces, r);
    for (size_t at = 0; at + 32 * 64 <= pieces.size() && elapsed() < budget; at += 32 * 64) {
      std::vector<Piece> p(pieces.begin() + long(at), pieces.begin() + long(at) + 32 * 64);
      std::sort(p.begin(), p.end(), [](auto& x, auto& y) { return x.e - x.b > y.e - y.b; });
      pool.clear();
      for (size_t i = 0; i < p.size(); i += 32)
        pool.emplace_back(p.begin() + long(i), p.begin() + long(i) + 32);
      shuffle(pool, r);
      for (auto& batch : pool) {
        const double done = elapsed() / budget;
        if (done >= 1) break;
        const float rate =
            2e-3f * float(std::min(1., double(steps + 1) / 200)) * float(std::max(.03, 1 - done));
        enc.begin(batch);
        enc.f1.pack(true);
        enc.b1.pack(true);
        pf.pack(true);
        pb.pack(true);
        Encoder::Noise noiseLevels;
        noiseLevels.input = .1f;
        noiseLevels.word = .06f;
        enc.layer1(noiseLevels, r);
        const size_t rows = enc.s.rows();
        enc.dH1.assign(enc.H1.size(), 0);
        uint32_t neg[K];
        for (auto& x : neg) x = noise[r.next() & (noise.size() - 1)];
        for (size_t k = 0; k < K; k++) memcpy(&N[k * E], out->row(neg[k]), E * 4);
        nT.transposed(N.data(), K, E, E);
        nP.from(N.data(), K, E, E);
        std::fill(dN.begin(), dN.end(), 0.f);
        float dNb[K] = {};
        for (int d = 0; d < 2; d++) {
          Linear& head = d ? pb : pf;
          Y[d].resize(rows * E);
          head.forward(enc.H1.data() + (d ? z.h1 : 0), rows, 2 * z.h1, Y[d].data());
          std::vector<int>& tg = target[d];
          tg.assign(rows, -1);
          size_t n = 0;
          for (size_t q = 0; q < enc.s.B; q++)
            for (int t = 0; t < enc.len[q]; t++) {
              const int u = d ? t - 1 : t + 1;
              if (u < 0 || u >= enc.len[q]) continue;
              const uint32_t w =
                  corpus.types[enc.pieces[q].a->type[enc.pieces[q].b + size_t(u)]].word;
              if (w) {
                tg[enc.row(q, size_t(t))] = int(w);
                n++;
              }
            }
          dY.assign(rows * E, 0);
          const float scale = 1.f / float(n);
          words += double(n);
          constexpr size_t BL = 384;
          for (size_t b = 0; b < rows; b += BL) {
            const size_t m = std::min(BL, rows - b);
            S.resize(BL * K);
            for (size_t i = 0; i < m; i++)
              for (size_t k = 0; k < K; k++) S[i * K + k] = bias->w[neg[k]] - logq[neg[k]];
            yr.from(&Y[d][b * E], m, E, E);
            gemm(yr, nT, S.data(), K);
            for (size_t i = 0; i < m; i++) {
              float* sc = &S[i * K];
              const int tgt = tg[b + i];
              if (tgt < 0) {
                memset(sc, 0, K * 4);
                continue;
              }
              const float* o = out->row(size_t(tgt));
              const float* y = &Y[d][(b + i) * E];
              float g = bias->w[size_t(tgt)] - logq[size_t(tgt)];
              for (size_t k = 0; k < E; k++) g += o[k] * y[k];
              float mx = g;
              __m512 mv = _mm512_set1_ps(g);
              for (size_t k = 0; k < K; k++)
                if (int(neg[k]) == tgt) sc[k] = -1e9f;
              for (size_t k = 0; k < K; k += 16) mv = _mm512_max_ps(mv, _mm512_loadu_ps(sc + k));
              mx = _mm512_reduce_max_ps(mv);
              __m512 sum = _mm512_setzero_ps();
              const __m512 mm = _mm512_set1_ps(mx);
              for (size_t k = 0; k < K; k += 16) {
                const __m512 e = exp512(_mm512_sub_ps(_mm512_loadu_ps(sc + k), mm));
                _mm512_storeu_ps(sc + k, e);
                sum = _mm512_add_ps(sum, e);
              }
              const float et = std::exp(g - mx), total = _mm512_reduce_add_ps(sum) + et;
              const __m512 f = _mm512_set1_ps(scale / total);
              for (size_t k = 0; k < K; k += 16)
                _mm512_storeu_ps(sc + k, _mm512_mul_ps(_mm512_loadu_ps(sc + k), f));
              loss -= std::log(et / total + 1e-12f);
              const float dt = (et / total - 1) * scale;
              float* go = out->grad(size_t(tgt));
              float* dy = &dY[(b + i) * E];
              for (size_t k = 0; k < E; k++) {
                go[k] += dt * y[k];
                dy[k] += dt * o[k];
              }
              bias->grad(size_t(tgt))[0] += dt;
            }
            pr.from(S.data(), m, K, K);
            gemm(pr.p, pr.ld, m, nP, &dY[b * E], E);
            pt.transposed(S.data(), m, K, K);
            yP.from(&Y[d][b * E], m, E, E);
            gemm(pt, yP, dN.data(), E);
            for (size_t i = 0; i < m; i++)
              for (size_t k = 0; k < K; k++) dNb[k] += S[i * K + k];
          }
          head.backward(enc.H1.data() + (d ? z.h1 : 0), rows, 2 * z.h1, dY.data(),
                        enc.dH1.data() + (d ? z.h1 : 0), 2 * z.h1);
        }
        for (size_t k = 0; k < K; k++) {
          float* g = out->grad(neg[k]);
          for (size_t j = 0; j < E; j++) g[j] += dN[k * E + j];
          bias->grad(neg[k])[0] += dNb[k];
        }
        enc.back1();
        store.update(rate, 1.f);
        steps++;
        if (steps % 200 == 0) {
          all += words;
          fprintf(stderr, "%5.1f min  step %zu  %.2f M words  loss %.4f  %.0f words/s\n",
                  elapsed() / 60, steps, all / 2e6, loss / words, all / 2 / elapsed());
          loss = words = 0;
          shown++;
        }
        if (elapsed() - saved > 180) {
          store.save(argv[3]);
          saved = elapsed();
        }
      }
    }
  }
  store.save(argv[3]);
}
