// Several taggers as one: emissions, transitions and the linker's scores are averaged.
#pragma once
#include "tagger.hpp"

struct Ensemble {
  std::vector<std::unique_ptr<Tagger>> models;
  Store store;
  Random random{1};
  Crf crf{store, random};

  float share = 1;  // of each model in a sum of scores

  // files: paths with commas between. Scores times `sharp`: above 1 narrows the distributions.
  bool load(const std::string& files, const Corpus& corpus, size_t vocabulary, float sharp = 1,
            bool grid = false) {
    const std::string list = files + ',';
    for (size_t i = 0; i < list.size();) {
      const size_t k = list.find(',', i);
      const std::string path = list.substr(i, k - i);
      Sizes z;
      z.h1 = Store::rowsOf(path, "f1.wh");
      z.h2 = Store::rowsOf(path, "f2.wh");
      models.push_back(std::make_unique<Tagger>(z, corpus, vocabulary, 1));
      if (!models.back()->store.load(path)) return false;
      models.back()->enc.grid = grid;
      models.back()->pack(false);
      i = k + 1;
    }
    share = sharp / float(models.size());
    for (auto p : {crf.trans, crf.first, crf.last}) std::fill(p->w.begin(), p->w.end(), 0.f);
    for (auto& m : models) {
      add(m->crf.trans->w, &crf.trans->w);
      add(m->crf.first->w, &crf.first->w);
      add(m->crf.last->w, &crf.last->w);
    }
    return true;
  }
  void forward(const std::vector<Piece>& batch) {
    for (auto& m : models) m->forward(batch, {}, 0, random);
  }
  const Encoder& enc() const { return models[0]->enc; }  // all order a batch alike

  std::vector<float> emissions(size_t q) const {
    std::vector<float> e(size_t(enc().len[q]) * Crf::L, 0);
    for (auto& m : models) add(m->emissions(q), &e);
    return e;
  }
  struct Reading {
    std::vector<float> emissions;
    std::vector<Span> spans[3];
    std::vector<std::vector<float>> cueOf,
        sourceOf;  // of each content, cue: scores of none, then of each span
  };
  Reading read(size_t q, float otherBias) const {
    Reading out;
    const int n = enc().len[q];
    out.emissions = emissions(q);
    std::vector<uint8_t> y(static_cast<size_t>(n));
    crf.best(out.emissions.data(), Crf::L, n, otherBias, y.data());
    spansOf(y.data(), n, out.spans);
    const auto sent = Tagger::sentences(enc().pieces[q]);
    for (size_t i = 0; i < out.spans[2].size(); i++)
      out.cueOf.push_back(scores(q, 0, int(i), out.spans, sent));
    for (size_t i = 0; i < out.spans[1].size(); i++)
      out.sourceOf.push_back(scores(q, 1, int(i), out.spans, sent));
    return out;
  }

 private:
  void add(const std::vector<float>& x, std::vector<float>* sum) const {
    for (size_t i = 0; i < x.size(); i++) (*sum)[i] += x[i] * share;
  }
  std::vector<float> scores(size_t q, int k, int from, const std::vector<Span>* spans,
                            const std::vector<int>& sent) const {
    std::vector<float> sum(spans[k ? 0 : 1].size() + 1, 0);
    const auto rowOf = [&](int w) { return enc().row(q, size_t(w)); };
    for (auto& m : models) {
      sum[0] += m->link.none[k]->w[0] * share;
      for (size_t j = 0; j + 1 < sum.size(); j++) {
        auto c = Linker::pair(spans, k, from, int(j), sent);
        m->link.score(c, k, spans, m->R.data(), rowOf);
        sum[j + 1] += c.score * share;
      }
    }
    return sum;
  }
};
