// Trains the attribution model and predicts with it.
//
//   tag train   VOCAB INIT OUT NAME.txt NAME.gold [key=value ...]
//   tag distil  VOCAB INIT OUT NAME.txt NAME.gold PLAIN.txt MODEL[,MODEL...] [key=value ...]
//   tag predict VOCAB MODEL[,MODEL...] NAME.txt OUT.pred [key=value ...]
//
// VOCAB, NAME.txt, NAME.gold and PLAIN.txt are files of words2vec and prepare.py. INIT is a file of
// weights to start from, or `-` for none. Several models are averaged.
//
// `distil` goes through the plain text once. The models label each batch together; their
// distributions over labels and links are the target. Batches with gold labels stand between.
#include <chrono>
#include <cstdlib>

#include "ensemble.hpp"

struct Options {
  std::map<std::string, double> v;
  Options(int argc, char** argv, int from) {
    for (int i = from; i < argc; i++) {
      const std::string s = argv[i];
      const size_t k = s.find('=');
      if (k != std::string::npos) v[s.substr(0, k)] = atof(s.c_str() + k + 1);
    }
  }
  double operator()(const char* n, double d) const {
    auto it = v.find(n);
    return it == v.end() ? d : it->second;
  }
};

static bool longer(const Piece& x, const Piece& y) {
  return x.e - x.b > y.e - y.b;
}

static std::string statementsOf(const Ensemble& models, size_t q, float otherBias) {
  const Ensemble::Reading r = models.read(q, otherBias);
  const Piece& piece = models.enc().pieces[q];
  const int n = models.enc().len[q];
  std::vector<float> p(size_t(n) * Crf::L);
  models.crf.marginals(r.emissions.data(), Crf::L, n, p.data());
  const auto best = [](const std::vector<float>& x) {
    return int(std::max_element(x.begin(), x.end()) - x.begin()) - 1;
  };
  const auto sure = [&](size_t role, Span s) {
    float m = 0;
    for (int i = s.b; i < s.e; i++)
      m += p[size_t(i) * Crf::L + 2 * role + 1] + p[size_t(i) * Crf::L + 2 * role + 2];
    return m / float(s.e - s.b);
  };
  const auto range = [&](Span s) {
    return std::to_string(s.b + int(piece.b)) + '-' + std::to_string(s.e + int(piece.b));
  };
  std::string out;
  for (size_t i = 0; i < r.spans[1].size(); i++) {
    std::string contents;
    float sum = 0, count = 0;
    for (size_t j = 0; j < r.spans[2].size(); j++) {
      if (best(r.cueOf[j]) != int(i)) continue;
      if (!contents.empty()) contents += ',';
      contents += range(r.spans[2][j]);
      sum += sure(2, r.spans[2][j]);
      count++;
    }
    if (contents.empty()) continue;
    if (!out.empty()) out += ';';
    const int source = best(r.sourceOf[i]);
    if (source >= 0) out += range(r.spans[0][size_t(source)]);
    char confidence[16];
    snprintf(confidence, sizeof confidence, "%.4f", double(sure(1, r.spans[1][i]) * sum / count));
    out += '/' + range(r.spans[1][i]) + '/' + contents + '/' + confidence;
  }
  return out;
}

static void predict(Ensemble& models, const std::vector<Article>& arts, const std::string& path,
                    float otherBias, size_t most) {
  std::vector<Piece> order;
  for (auto& a : arts)
    for (auto& p : cut(a, most, most)) order.push_back(p);
  std::stable_sort(order.begin(), order.end(), longer);
  std::map<std::pair<const Article*, uint32_t>, std::string> result;
  for (size_t at = 0; at < order.size(); at += 32) {
    models.forward(
        {order.begin() + long(at), order.begin() + long(std::min(order.size(), at + 32))});
    for (size_t q = 0; q < models.enc().s.B; q++) {
      const Piece& p = models.enc().pieces[q];
      result[{p.a, p.b}] = statementsOf(models, q, otherBias);
    }
  }
  std::ofstream o(path);
  for (auto& a : arts) {
    std::string line;
    for (auto it = result.lower_bound({&a, 0}); it != result.end() && it->first.first == &a; ++it) {
      if (!line.empty() && !it->second.empty()) line += ';';
      line += it->second;
    }
    o << line << '\n';
  }
}

// Batches of pieces of about the same length, in random order.
static std::vector<std::vector<Piece>> batchesOf(const std::vector<Article>& arts, size_t most,
                                                 size_t batch, Random& r) {
  std::vector<Piece> pieces;
  for (auto& a : arts)
    for (auto& p : cut(a, most, 30 + r.below(most - 30))) pieces.push_back(p);
  shuffle(pieces, r);
  std::vector<std::vector<Piece>> out;
  const size_t pool = batch * 16;
  for (size_t i = 0; i < pieces.size(); i += pool) {
    std::vector<Piece> p(pieces.begin() + long(i),
                         pieces.begin() + long(std::min(pieces.size(), i + pool)));
    std::sort(p.begin(), p.end(), longer);
    for (size_t k = 0; k < p.size(); k += batch)
      out.emplace_back(p.begin() + long(k), p.begin() + long(std::min(p.size(), k + batch)));
  }
  shuffle(out, r);
  return out;
}

struct Trainer {
  Tagger& model;
  Options options;
  Random random;
  size_t step = 0;
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

  Trainer(Tagger& m, const Options& o)
      : model(m), options(o), random(uint64_t(o("seed", 1)) * 77 + 5) {
    m.enc.word->lr = m.enc.affix->lr = float(o("wordlr", .2));
    for (auto* p : {&m.enc.f1, &m.enc.b1}) p->wx->lr = p->wh->lr = p->b->lr = float(o("lr1", .5));
    m.store.training(float(o("ema", .998)));
  }
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  size_t most() const { return size_t(options("most", 180)); }
  size_t batch() const { return size_t(options("batch", 24)); }
  float rate(double done) const {  // linear, after a hundred steps to warm up
    return float(options("lr", 2e-3) * std::min(1., double(step + 1) / 100) *
                 std::max(.01, 1 - done));
  }
  // dropout of gold batches by the recipe; of taught ones `k` times that
  void begin(const std::vector<Piece>& pieces, float k) {
    Encoder::Noise n;
    n.input = k * float(options("dropx", .2));
    n.word = float(options("wdrop", .05));
    n.layer1 = k * float(options("drop1", .3));
    n.lower = float(options("lower", 0));
    n.marks = float(options("marks", 0));
    model.start(pieces, n, k * float(options("drop2", .4)), random);
  }
  double onGold(const std::vector<Piece>& pieces, double done) {
    begin(pieces, 1);
    double loss = 0;
    for (size_t q = 0; q < model.enc.s.B; q++) loss += model.gold(q, float(options("link", .5)));
    model.update(rate(done));
    step++;
    return loss;
  }
  double onPlain(const std::vector<Piece>& pieces, Ensemble& teacher, double done) {
    teacher.forward(pieces);
    begin(pieces, float(options("soft", .5)));
    double loss = 0;
    for (size_t q = 0; q < model.enc.s.B; q++) {
      const Ensemble::Reading r = teacher.read(q, 0);
      std::vector<float> p(r.emissions.size());
      loss += model.crf.learnFrom(teacher.crf, r.emissions.data(), model.emissions(q).data(),
                                  Crf::L, model.enc.len[q], p.data());
      model.gradient(q, p);
      const float weight = float(options("link", .5));
      for (size_t i = 0; i < r.cueOf.size(); i++)
        loss += model.linkLoss(q, 0, int(i), r.spans, softmax(r.cueOf[i]), weight);
      for (size_t i = 0; i < r.sourceOf.size(); i++)
        loss += model.linkLoss(q, 1, int(i), r.spans, softmax(r.sourceOf[i]), weight);
    }
    model.update(rate(done));
    step++;
    return loss;
  }
  void save(const std::string& path) {
    model.store.swapAverages();
    model.store.save(path);
    model.store.swapAverages();
  }
  static size_t wordsOf(const std::vector<Piece>& p) {
    size_t n = 0;
    for (auto& x : p) n += x.e - x.b;
    return n;
  }

  void train(const std::vector<Article>& arts, const std::string& out) {
    const int epochs = int(options("epochs", 8));
    for (int ep = 0; ep < epochs; ep++) {
      const auto batches = batchesOf(arts, most(), batch(), random);
      double loss = 0, words = 0;
      for (size_t i = 0; i < batches.size(); i++) {
        loss += onGold(batches[i], (ep + double(i) / double(batches.size())) / epochs);
        words += double(wordsOf(batches[i]));
      }
      fprintf(stderr, "epoch %d  loss %.4f a word  %.0f s\n", ep + 1, loss / words, seconds());
      save(out);
    }
  }
  // `steps` in all; from `late` on, the last share of them, gold batches are more frequent.
  void distil(const std::vector<Article>& arts, const std::vector<Article>& plain,
              Ensemble& teacher, const std::string& out) {
    const size_t steps = size_t(options("steps", 5000));
    const auto silver = batchesOf(plain, most(), batch(), random);
    std::vector<std::vector<Piece>> gold;
    size_t at[2] = {0, 0};
    double loss[2] = {0, 0}, words[2] = {0, 0}, all = 0;
    while (step < steps) {
      const double done = double(step) / double(steps);
      const bool isGold = random.unit() < float(done < options("late", .7) ? options("gold", .25)
                                                                           : options("gold2", .6));
      if (isGold && at[1] == gold.size()) {
        gold = batchesOf(arts, most(), batch(), random);
        at[1] = 0;
      }
      const auto& pieces = isGold ? gold[at[1]] : silver[at[0] % silver.size()];
      at[isGold]++;
      loss[isGold] += isGold ? onGold(pieces, done) : onPlain(pieces, teacher, done);
      words[isGold] += double(wordsOf(pieces));
      all += double(wordsOf(pieces));
      if (step % 200) continue;
      fprintf(stderr, "step %zu  %.2f M words  loss %.4f plain %.4f gold  %.0f s\n", step,
              all / 1e6, loss[0] / words[0], loss[1] / words[1], seconds());
      loss[0] = loss[1] = words[0] = words[1] = 0;
      if (step % 1000 == 0) save(out);
    }
    save(out);
  }
};

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  const int plain = mode == "predict" ? 6 : mode == "train" ? 7 : mode == "distil" ? 9 : 0;
  if (!plain || argc < plain) return 2;
  const Options options(argc, argv, plain);
  Vocabulary vocabulary;
  vocabulary.load(argv[2], 60000);
  Corpus corpus(vocabulary);
  const bool grid = options("grid", 0) != 0;  // round as the file does, where it comes from one
  if (mode == "predict") {
    Ensemble models;
    if (!models.load(argv[3], corpus, vocabulary.names.size(), 1, grid)) return 1;
    predict(models, corpus.read(argv[4]), argv[5], float(options("bias", 0)),
            size_t(options("most", 180)));
    return 0;
  }
  auto arts = corpus.read(argv[5]);
  Corpus::readGold(argv[6], arts);
  Sizes z;
  z.h1 = size_t(options("h1", 160));
  z.h2 = size_t(options("h2", 128));
  Tagger model(z, corpus, vocabulary.names.size(), uint64_t(options("seed", 1)));
  if (std::string(argv[3]) != "-" && !model.store.load(argv[3])) return 1;
  model.enc.grid = grid;
  Trainer trainer(model, options);
  if (mode == "train") {
    trainer.train(arts, argv[4]);
    return 0;
  }
  Ensemble teacher;
  if (!teacher.load(argv[8], corpus, vocabulary.names.size(), float(options("sharp", 1.25)), grid))
    return 1;
  trainer.distil(arts, corpus.read(argv[7]), teacher, argv[4]);
}
