// Pre-training of the embeddings and the first layer on plain news: the state before a word
// predicts it from the left, the state after it from the right (a bidirectional language model with
// a sampled softmax).
//   lm VOCAB VECTORS OUT MINUTES SEED H1 FILE...
#include <chrono>
#include <cstdlib>

#include "encoder.hpp"

constexpr size_t kWidth = 64;      // of the words' vectors
constexpr size_t kSampled = 1024;  // words that stand for all others in a batch
constexpr size_t kBatch = 32, kPool = 64;
constexpr uint32_t kMost = 160;  // words of a piece

// Words drawn by their frequency to the power of 3/4.
struct Sampler {
  std::vector<uint32_t> drawn = std::vector<uint32_t>(1 << 22);
  std::vector<float> logExpected;  // logarithm of how often a word is in a sample
  explicit Sampler(const std::vector<double>& counts) : logExpected(counts.size()) {
    double sum = 0, share = 0;
    for (size_t i = 1; i < counts.size(); i++) sum += std::pow(counts[i], .75);
    size_t j = 0;
    for (size_t i = 1; i < counts.size(); i++) {
      const double p = std::pow(counts[i], .75) / sum;
      logExpected[i] = float(std::log(p * kSampled));
      share += p;
      while (j < drawn.size() && double(j) < share * double(drawn.size())) drawn[j++] = uint32_t(i);
    }
    while (j < drawn.size()) drawn[j++] = uint32_t(counts.size() - 1);
  }
  uint32_t draw(Random& r) const { return drawn[r.next() & (drawn.size() - 1)]; }
};

// Predicts words from vectors, with gradients, against one sample for the whole batch.
struct SampledSoftmax {
  const Sampler& sampler;
  Param *words, *bias;
  uint32_t sample[kSampled];
  std::vector<float> vectors = std::vector<float>(kSampled * kWidth), dVectors = vectors, scores;
  float dBias[kSampled];
  Panels columns, rowsOfSample, ys;
  Rows y, p, pt;
  SampledSoftmax(Store& s, size_t vocabulary, const Sampler& sampler, Random& r)
      : sampler(sampler),
        words(s.add("lm.out", vocabulary, kWidth, .05f, r, true)),
        bias(s.add("lm.bias", vocabulary, 1, 0, r, true)) {}

  void begin(Random& r) {
    for (auto& w : sample) w = sampler.draw(r);
    for (size_t k = 0; k < kSampled; k++)
      memcpy(&vectors[k * kWidth], words->row(sample[k]), kWidth * 4);
    columns.transposed(vectors.data(), kSampled, kWidth, kWidth);
    rowsOfSample.from(vectors.data(), kSampled, kWidth, kWidth);
    std::fill(dVectors.begin(), dVectors.end(), 0.f);
    std::fill(std::begin(dBias), std::end(dBias), 0.f);
  }
  // in [rows][kWidth]; target: a word or -1 for each. Adds to dIn and answers the loss, not scaled.
  double learn(const float* in, const std::vector<int>& target, float scale, float* dIn) {
    constexpr size_t block = 384;
    double loss = 0;
    scores.resize(block * kSampled);
    for (size_t b = 0; b < target.size(); b += block) {
      const size_t m = std::min(block, target.size() - b);
      for (size_t i = 0; i < m; i++)
        for (size_t k = 0; k < kSampled; k++)
          scores[i * kSampled + k] = bias->w[sample[k]] - sampler.logExpected[sample[k]];
      y.from(in + b * kWidth, m, kWidth, kWidth);
      gemm(y, columns, scores.data(), kSampled);
      for (size_t i = 0; i < m; i++) {
        const size_t at = (b + i) * kWidth;
        loss += row(&scores[i * kSampled], target[b + i], in + at, scale, dIn + at);
      }
      p.from(scores.data(), m, kSampled, kSampled);
      gemm(p.p, p.ld, m, rowsOfSample, dIn + b * kWidth, kWidth);
      pt.transposed(scores.data(), m, kSampled, kSampled);
      ys.from(in + b * kWidth, m, kWidth, kWidth);
      gemm(pt, ys, dVectors.data(), kWidth);
      for (size_t i = 0; i < m; i++)
        for (size_t k = 0; k < kSampled; k++) dBias[k] += scores[i * kSampled + k];
    }
    return loss;
  }
  void finish() {
    for (size_t k = 0; k < kSampled; k++) {
      float* g = words->grad(sample[k]);
      for (size_t j = 0; j < kWidth; j++) g[j] += dVectors[k * kWidth + j];
      bias->grad(sample[k])[0] += dBias[k];
    }
  }

 private:
  // Turns a row of scores into its gradient.
  double row(float* score, int target, const float* in, float scale, float* dIn) {
    if (target < 0) {
      memset(score, 0, kSampled * 4);
      return 0;
    }
    const float* o = words->row(size_t(target));
    float own = bias->w[size_t(target)] - sampler.logExpected[size_t(target)];
    for (size_t k = 0; k < kWidth; k++) own += o[k] * in[k];
    for (size_t k = 0; k < kSampled; k++)
      if (int(sample[k]) == target) score[k] = -1e9f;
    __m512 most = _mm512_set1_ps(own);
    for (size_t k = 0; k < kSampled; k += 16)
      most = _mm512_max_ps(most, _mm512_loadu_ps(score + k));
    const float highest = _mm512_reduce_max_ps(most);
    __m512 sum = _mm512_setzero_ps();
    for (size_t k = 0; k < kSampled; k += 16) {
      const __m512 e = exp512(_mm512_sub_ps(_mm512_loadu_ps(score + k), _mm512_set1_ps(highest)));
      _mm512_storeu_ps(score + k, e);
      sum = _mm512_add_ps(sum, e);
    }
    const float ownExp = std::exp(own - highest), total = _mm512_reduce_add_ps(sum) + ownExp;
    for (size_t k = 0; k < kSampled; k++) score[k] *= scale / total;
    const float d = (ownExp / total - 1) * scale;
    float* dOut = words->grad(size_t(target));
    for (size_t k = 0; k < kWidth; k++) {
      dOut[k] += d * in[k];
      dIn[k] += d * o[k];
    }
    bias->grad(size_t(target))[0] += d;
    return -std::log(ownExp / total + 1e-12f);
  }
};

struct LanguageModel {
  const Corpus& corpus;
  Store store;
  Encoder enc;
  Linear heads[2];  // from the left, from the right
  Sampler sampler;
  SampledSoftmax softmax;
  std::vector<float> y, dY;

  LanguageModel(const Sizes& z, const Corpus& c, const Vocabulary& v, Random& r)
      : corpus(c),
        enc(store, z, c, v.names.size(), r),
        heads{{store, "lm.pf", z.h1, kWidth, r}, {store, "lm.pb", z.h1, kWidth, r}},
        sampler(v.counts),
        softmax(store, v.names.size(), sampler, r) {
    enc.word->lr = .5f;
    for (Lstm* l : {&enc.f2, &enc.b2})
      for (Param* p : {l->wx, l->wh, l->b}) p->frozen = true;
  }
  bool start(const std::string& vectors) {
    std::vector<float> v(enc.word->w.size() - kWidth);
    std::ifstream f(vectors, std::ios::binary);
    if (!f.read(reinterpret_cast<char*>(v.data()), std::streamsize(v.size() * 4))) return false;
    double squares = 0;
    for (float x : v) squares += double(x) * x;
    const float k = float(.5 / std::sqrt(squares / double(v.size())));
    std::fill_n(enc.word->w.begin(), kWidth, 0.f);
    for (size_t i = 0; i < v.size(); i++) {
      enc.word->w[kWidth + i] = v[i] * k;
      softmax.words->w[kWidth + i] = v[i] * k * .5f;
    }
    store.training(0);
    return true;
  }
  // For each row the word after it, or before it where `back`; -1 where there is none or it is
  // unknown.
  std::vector<int> targets(bool back, size_t* count) const {
    std::vector<int> out(enc.s.rows(), -1);
    *count = 0;
    for (size_t q = 0; q < enc.s.B; q++) {
      const Piece& p = enc.pieces[q];
      for (int t = 0; t < enc.len[q]; t++) {
        const int u = back ? t - 1 : t + 1;
        if (u < 0 || u >= enc.len[q]) continue;
        const uint32_t w = corpus.types[p.a->type[p.b + size_t(u)]].word;
        if (!w) continue;
        out[enc.row(q, size_t(t))] = int(w);
        ++*count;
      }
    }
    return out;
  }
  struct Result {
    double loss = 0, words = 0;
  };
  Result train(const std::vector<Piece>& batch, float rate, Random& r) {
    for (Lstm* l : {&enc.f1, &enc.b1}) l->pack(true);
    for (Linear& h : heads) h.pack(true);
    Encoder::Noise noise;
    noise.input = .1f;
    noise.word = .06f;
    enc.begin(batch);
    enc.layer1(noise, r);
    enc.dH1.assign(enc.H1.size(), 0);
    softmax.begin(r);
    Result out;
    const size_t rows = enc.s.rows(), width = 2 * enc.z.h1;
    for (size_t d = 0; d < 2; d++) {
      const size_t half = d * enc.z.h1;
      size_t n = 0;
      const auto target = targets(d == 1, &n);
      y.resize(rows * kWidth);
      dY.assign(rows * kWidth, 0);
      heads[d].forward(enc.H1.data() + half, rows, width, y.data());
      out.loss += softmax.learn(y.data(), target, 1.f / float(n), dY.data());
      out.words += double(n);
      heads[d].backward(enc.H1.data() + half, rows, width, dY.data(), enc.dH1.data() + half, width);
    }
    softmax.finish();
    enc.back1();
    store.update(rate, 1.f);
    return out;
  }
};

// Whole paragraphs up to kMost words.
static std::vector<Piece> piecesOf(const std::vector<Article>& arts) {
  std::vector<Piece> out;
  for (auto& a : arts) {
    const uint32_t n = uint32_t(a.type.size());
    for (uint32_t b = 0; b < n;) {
      uint32_t e = b;
      while (e < n) {
        uint32_t k = e + 1;
        while (k < n && a.flag[k] % 4 != 2) k++;
        if (e > b && k - b > kMost) break;
        e = std::min(k, b + kMost);
        if (e < k) break;
      }
      if (e - b >= 4) out.push_back({&a, b, e});
      b = e;
    }
  }
  return out;
}

// Batches of pieces of about the same length, in random order.
static std::vector<std::vector<Piece>> poolOf(const Piece* first, Random& r) {
  std::vector<Piece> p(first, first + kBatch * kPool);
  std::sort(p.begin(), p.end(), [](auto& x, auto& y) { return x.e - x.b > y.e - y.b; });
  std::vector<std::vector<Piece>> out;
  for (auto i = p.begin(); i != p.end(); i += kBatch) out.emplace_back(i, i + kBatch);
  shuffle(out, r);
  return out;
}

int main(int argc, char** argv) {
  if (argc < 8) return 2;
  const double budget = atof(argv[4]) * 60;
  Random r(uint64_t(atoi(argv[5])));
  Vocabulary vocabulary;
  vocabulary.load(argv[1], 60000);
  Corpus corpus(vocabulary);
  std::vector<Article> arts;
  for (int i = 7; i < argc; i++)
    for (auto& a : corpus.read(argv[i])) arts.push_back(std::move(a));
  Sizes z;
  z.h1 = size_t(atoi(argv[6]));
  z.h2 = 16;  // not trained here
  LanguageModel model(z, corpus, vocabulary, r);
  if (!model.start(argv[2])) {
    fprintf(stderr, "cannot read %s\n", argv[2]);
    return 1;
  }
  auto pieces = piecesOf(arts);
  fprintf(stderr, "%zu articles, %zu types, %zu pieces\n", arts.size(), corpus.types.size(),
          pieces.size());

  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  LanguageModel::Result sum;
  double all = 0, saved = 0;
  for (size_t step = 0; elapsed() < budget;) {
    shuffle(pieces, r);
    for (size_t at = 0; at + kBatch * kPool <= pieces.size(); at += kBatch * kPool) {
      for (const auto& batch : poolOf(&pieces[at], r)) {
        const double done = elapsed() / budget;
        if (done >= 1) break;
        const double warm = std::min(1., double(step + 1) / 200);
        const auto result = model.train(batch, float(2e-3 * warm * std::max(.03, 1 - done)), r);
        sum.loss += result.loss;
        sum.words += result.words;
        if (++step % 200 == 0) {
          all += sum.words / 2;
          fprintf(stderr, "%5.1f min  step %zu  %.2f M words  loss %.4f  %.0f words/s\n",
                  elapsed() / 60, step, all / 1e6, sum.loss / sum.words, all / elapsed());
          sum = {};
        }
        if (elapsed() - saved > 180) {
          model.store.save(argv[3]);
          saved = elapsed();
        }
      }
    }
  }
  model.store.save(argv[3]);
}
