// Training of the attribution model and its predictions.
//   tag train VOCAB INIT OUT NAME.txt NAME.gold [key=value ...]      (INIT: a file of weights to start from, or -)
//   tag predict VOCAB MODEL[,MODEL...] NAME.txt OUT.pred [key=value ...]
#include <chrono>
#include <cstdlib>
#include "tagger.hpp"

struct Options {
  std::map<std::string, double> v;
  Options(int argc, char** argv, int from) { for (int i = from; i < argc; i++) { std::string s = argv[i]; size_t k = s.find('='); if (k != std::string::npos) v[s.substr(0, k)] = atof(s.c_str() + k + 1); } }
  double operator()(const char* n, double d) const { auto it = v.find(n); return it == v.end() ? d : it->second; }
};

static void predict(std::vector<std::unique_ptr<Tagger>>& models, std::vector<Article>& arts, const std::string& path, float otherBias, size_t most) {
  for (auto& m : models) m->pack(false);
  std::vector<Piece> pieces; for (auto& a : arts) for (auto& p : cut(a, most, most)) pieces.push_back(p);
  std::map<std::pair<const Article*, uint32_t>, std::string> result; Random r(1);
  std::vector<Piece> order = pieces; std::stable_sort(order.begin(), order.end(), [](auto& x, auto& y) { return x.e - x.b > y.e - y.b; });
  for (size_t at = 0; at < order.size(); at += 32) {
    std::vector<Piece> batch(order.begin() + long(at), order.begin() + long(std::min(order.size(), at + 32)));
    for (auto& m : models) m->forward(batch, {}, 0, r, false);
    Tagger& m0 = *models[0]; const float share = 1.f / float(models.size());
    std::vector<float> tr(49, 0), fi(7, 0), la(7, 0);
    for (auto& m : models) { for (size_t i = 0; i < 49; i++) tr[i] += m->crf.trans->w[i] * share; for (size_t i = 0; i < 7; i++) { fi[i] += m->crf.first->w[i] * share; la[i] += m->crf.last->w[i] * share; } }
    Store tmp; Random rr(1); Crf crf(tmp, rr); crf.trans->w = tr; crf.first->w = fi; crf.last->w = la;
    for (size_t q = 0; q < m0.enc.s.B; q++) {
      const Piece& pc = m0.enc.pieces[q]; const int n = m0.enc.len[q]; std::vector<float> e(size_t(n) * 7, 0);
      for (auto& m : models) for (int t = 0; t < n; t++) for (size_t k = 0; k < 7; k++) e[size_t(t) * 7 + k] += m->E[m->enc.row(q, size_t(t)) * 7 + k] * share;
      std::vector<uint8_t> y(static_cast<size_t>(n)); crf.best(e.data(), 7, n, otherBias, y.data()); std::vector<float> p(size_t(n) * 7); crf.run(e.data(), 7, n, nullptr, p.data(), false);
      std::vector<Span> spans[3]; spansOf(y.data(), n, spans); const auto sent = Tagger::sentences(pc); const auto rowOf = [&](int w) { return m0.enc.row(q, size_t(w)); };
      const auto pick = [&](int k, int i) { float best = 0; int arg = -1; for (auto& m : models) best += m->link.none[k]->w[0] * share;
        for (size_t j = 0; j < spans[k ? 0 : 1].size(); j++) { float s = 0; for (auto& m : models) { auto c = Linker::pair(spans, k, i, int(j), sent); m->link.score(c, k, spans, m->R.data(), rowOf); s += c.score * share; } if (s > best) { best = s; arg = int(j); } } return arg; };
      std::vector<int> sourceOf, cueOf; for (int i = 0; i < int(spans[1].size()); i++) sourceOf.push_back(pick(1, i)); for (int i = 0; i < int(spans[2].size()); i++) cueOf.push_back(pick(0, i));
      std::string& out = result[{pc.a, pc.b}]; char buf[64];
      const auto put = [&](Span s, bool first) { snprintf(buf, sizeof buf, "%s%d-%d", first ? "" : ",", s.b + int(pc.b), s.e + int(pc.b)); out += buf; };
      const auto sure = [&](int role, Span s) { float m = 0; for (int i = s.b; i < s.e; i++) m += p[size_t(i) * 7 + size_t(2 * role + 1)] + p[size_t(i) * 7 + size_t(2 * role + 2)]; return m / float(s.e - s.b); };
      for (int i = 0; i < int(spans[1].size()); i++) {
        std::vector<Span> c; for (size_t j = 0; j < cueOf.size(); j++) if (cueOf[j] == i) c.push_back(spans[2][j]);
        if (c.empty()) continue;
        if (!out.empty()) out += ';';
        if (sourceOf[size_t(i)] >= 0) put(spans[0][size_t(sourceOf[size_t(i)])], true);
        out += '/'; put(spans[1][size_t(i)], true); out += '/'; bool first = true; float cs = 0; for (auto s : c) { put(s, first); first = false; cs += sure(2, s); }
        snprintf(buf, sizeof buf, "/%.4f", double(sure(1, spans[1][size_t(i)]) * cs / float(c.size()))); out += buf;
      }
    }
  }
  std::ofstream o(path);
  for (auto& a : arts) { std::string line; for (auto it = result.lower_bound({&a, 0}); it != result.end() && it->first.first == &a; ++it) if (!it->second.empty()) { if (!line.empty()) line += ';'; line += it->second; } o << line << '\n'; }
}

int main(int argc, char** argv) {
  if (argc < 6) return 2;
  const std::string mode = argv[1]; const Options o(argc, argv, 6); Vocabulary vocabulary; vocabulary.load(argv[2], 60000); Corpus corpus(vocabulary);
  Sizes z; z.h1 = size_t(o("h1", 160)); z.h2 = size_t(o("h2", 128)); const uint64_t seed = uint64_t(o("seed", 1)); const size_t most = size_t(o("most", 180));
  if (mode == "predict") {
    std::vector<std::unique_ptr<Tagger>> models; std::string list = argv[3]; list += ',';
    for (size_t i = 0; i < list.size();) { size_t k = list.find(',', i); models.push_back(std::make_unique<Tagger>(z, corpus, vocabulary.names.size(), 1)); if (!models.back()->store.load(list.substr(i, k - i))) return 1; i = k + 1; }
    auto arts = corpus.read(argv[4], size_t(o("articles", 1e9))); predict(models, arts, argv[5], float(o("bias", 0)), most); return 0;
  }
  if (argc < 7) return 2;
  auto arts = corpus.read(argv[5]); Corpus::readGold(argv[6], arts); const Options opt(argc, argv, 7);
  Tagger m(z, corpus, vocabulary.names.size(), seed); if (std::string(argv[3]) != "-" && !m.store.load(argv[3])) return 1;
  Random r(seed * 77 + 5); const int epochs = int(opt("epochs", 8)); const size_t batch = size_t(opt("batch", 24));
  m.enc.word->lr = m.enc.affix->lr = float(opt("wordlr", .2)); for (auto* p : {&m.enc.f1, &m.enc.b1}) p->wx->lr = p->wh->lr = p->b->lr = float(opt("lr1", .5));
  m.store.training(float(opt("ema", .998)));
  Encoder::Noise n; n.input = float(opt("dropx", .2)); n.word = float(opt("wdrop", .05)); n.layer1 = float(opt("drop1", .3)); const float drop2 = float(opt("drop2", .4)), rate0 = float(opt("lr", 2e-3)), lw = float(opt("link", .5));
  size_t words = 0; for (auto& a : arts) words += a.type.size();
  const size_t perEpoch = words / (batch * 150) + 1; const double total = double(perEpoch) * epochs; size_t step = 0; const auto t0 = std::chrono::steady_clock::now();
  for (int ep = 0; ep < epochs; ep++) {
    std::vector<Piece> pieces; for (auto& a : arts) for (auto& p : cut(a, most, 30 + r.below(most - 30))) pieces.push_back(p);
    shuffle(pieces, r); std::vector<std::vector<Piece>> batches; const size_t pool = batch * 16;
    for (size_t i = 0; i < pieces.size(); i += pool) { std::vector<Piece> p(pieces.begin() + long(i), pieces.begin() + long(std::min(pieces.size(), i + pool))); std::sort(p.begin(), p.end(), [](auto& x, auto& y) { return x.e - x.b > y.e - y.b; }); for (size_t k = 0; k < p.size(); k += batch) batches.emplace_back(p.begin() + long(k), p.begin() + long(std::min(p.size(), k + batch))); }
    shuffle(batches, r); double loss = 0;
    for (size_t i = 0; i < batches.size(); i++) { const double done = (ep + double(i) / double(batches.size())) / epochs; const float rate = rate0 * float(std::min(1., double(step + 1) / 100)) * float(std::max(.01, 1 - done)); loss += m.train(batches[i], n, drop2, r, rate, lw); step++; }
    fprintf(stderr, "epoch %d  loss %.4f a word  %.0f s\n", ep + 1, loss / double(words), std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count());
    if (argv[4][0] != '-') { m.store.swapAverages(); m.store.save(argv[4]); m.store.swapAverages(); }
  }
  (void)total;
}
