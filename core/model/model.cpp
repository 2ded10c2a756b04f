#include "model/model.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace onrecord::model {

namespace {

constexpr uint32_t kMostWords = 180;  // words in a run; training uses the same limit
constexpr size_t kRunsAtOnce = 12;    // runs that go through the network in one step

// The words that the network reads, in order, with their features.
struct Reading {
  std::vector<uint32_t> index;  // into Words::words
  std::vector<WordFeatures> features;
  // Ends of paragraphs, as indices into `index`; `stops`: those of them that no attribution
  // crosses, without the last.
  std::vector<uint32_t> ends, stops;
};

Reading read(const Vocabulary& vocabulary, const Text& text, const Article& article,
             const Words& words) {
  Reading out;
  bool body = false;     // the last paragraph read flows
  bool flowing = false;  // and ends with a mark, so that the next may continue it
  for (size_t p = 0; p < article.paragraphs.size(); p++) {
    const Role role = article.paragraphs[p].role;
    if (!speaks(role)) continue;
    const uint32_t first = words.paragraph_first[p], last = words.paragraph_first[p + 1];
    if (first == last) continue;
    const bool small = words.words[first].shape == Shape::lower;
    if (!out.ends.empty() && !(serves(role, kForText) && (flowing || (body && small)))) {
      out.stops.push_back(out.ends.back());
    }
    body = serves(role, kForText);
    // A line that ends without a mark is a heading, whatever its role, or was broken.
    flowing = body && words.words[last - 1].shape == Shape::punct;
    for (uint32_t i = first; i < last; i++) {
      const Word& w = words.words[i];
      const std::string_view form = text[w.span];
      const std::string looked_up = normal(form);
      WordFeatures f;
      f.word = vocabulary.row(looked_up);
      f.affix = affixes(looked_up);
      f.shape = shape(form);
      const int depth_before = i == 0 ? 0 : words.words[i - 1].quote_depth;
      const bool starts = i == first || words.words[i - 1].sentence != w.sentence;
      const Start start = i == first ? kParagraphStart : starts ? kSentenceStart : kNoStart;
      f.flag = flag(quotation_state(form, w.quote_depth, depth_before), start);
      out.index.push_back(i);
      out.features.push_back(f);
    }
    out.ends.push_back(static_cast<uint32_t>(out.index.size()));
  }
  return out;
}

// Cuts the words into runs of whole paragraphs, as many as fit into kMostWords. A longer paragraph
// is cut before a sentence if possible.
std::vector<Run> cut(const Reading& in) {
  std::vector<Run> out;
  const auto n = static_cast<uint32_t>(in.index.size());
  size_t paragraph = 0;
  for (uint32_t begin = 0; begin < n;) {
    uint32_t end = begin;
    while (paragraph < in.ends.size() && in.ends[paragraph] - begin <= kMostWords) {
      end = in.ends[paragraph++];
    }
    if (end == begin) {
      for (uint32_t i = begin + 1; i <= begin + kMostWords; i++) {
        if (in.features[i].flag % 4 == 1) end = i;
      }
      if (end == begin) end = begin + kMostWords;
    }
    out.push_back({begin, end - begin});
    begin = end;
  }
  return out;
}

// Splits a run at the stops inside it.
std::vector<Run> between(const std::vector<uint32_t>& stops, Run run) {
  std::vector<Run> out;
  uint32_t begin = run.first;
  const uint32_t end = run.first + run.count;
  for (auto stop = std::upper_bound(stops.begin(), stops.end(), begin);
       stop != stops.end() && *stop < end; ++stop) {
    out.push_back({begin, *stop - begin});
    begin = *stop;
  }
  out.push_back({begin, end - begin});
  return out;
}

std::array<std::vector<Piece>, 3> pieces_of(const std::vector<uint8_t>& labels) {
  std::array<std::vector<Piece>, 3> out;
  const auto n = static_cast<uint32_t>(labels.size());
  for (uint32_t i = 0; i < n;) {
    if (labels[i] == 0) {
      i++;
      continue;
    }
    const auto role = static_cast<uint8_t>((labels[i] - 1) / 2);
    uint32_t end = i + 1;
    while (end < n && labels[end] == 2 * role + 2) end++;
    out[role].push_back({i, end});
    i = end;
  }
  return out;
}

float mean_marginal(const Labelling& l, Piece piece, size_t role) {
  float sum = 0;
  for (uint32_t i = piece.begin; i < piece.end; i++) {
    const float* p = &l.marginals[i * kLabels + 2 * role + 1];
    sum += p[0] + p[1];
  }
  return sum / static_cast<float>(piece.end - piece.begin);
}

// The probability that the piece begins with its first word, and that it ends with its last.
float begins(const Labelling& l, Piece piece, size_t role) {
  return l.marginals[piece.begin * kLabels + 2 * role + 1];
}
float ends(const Labelling& l, Piece piece, size_t role) {
  const size_t next = piece.end * kLabels;
  return next < l.marginals.size() ? 1 - l.marginals[next + 2 * role + 2] : 1;
}

constexpr std::array<float, 6> kEvidence = {
#include "model/evidence_weights.inc"
};

float log_odds(float p) {
  p = std::min(std::max(p, 1e-3F), 1 - 1e-3F);
  return log_of(p) - log_of(1 - p);
}

float calibrated(const Weights& w, const std::array<float, 6>& evidence) {
  float sum = 0;
  for (size_t i = 0; i < evidence.size(); i++) sum += kEvidence[i] * evidence[i];
  return 1 / (1 + exp_of(-(w.slope * sum + w.offset)));
}

// Adds the ranges of a piece. There are several if words that were not read stand within it.
void add_ranges(const Reading& in, uint32_t first, Piece piece, std::vector<Range>& out) {
  for (uint32_t i = piece.begin; i < piece.end; i++) {
    const auto word = static_cast<int>(in.index[first + i]);
    if (i > piece.begin && out.back().last == word) {
      out.back().last++;
    } else {
      out.push_back({word, word + 1});
    }
  }
}
Range first_range(const Reading& in, uint32_t first, Piece piece) {
  std::vector<Range> out;
  add_ranges(in, first, piece, out);
  return out[0];
}

void attributions(const Weights& w, const Reading& in, Run run, const int16_t* states,
                  const float* emissions, std::vector<Attribution>& out) {
  const Labelling labelled = label(w.network, emissions, run.count, w.bias);
  const auto pieces = pieces_of(labelled.labels);
  if (pieces[1].empty() || pieces[2].empty()) return;
  std::vector<uint32_t> sentence(run.count);
  for (uint32_t i = 0, s = 0; i < run.count; i++) {
    s += in.features[run.first + i].flag % 4 != 0 ? 1 : 0;
    sentence[i] = s;
  }
  const Links links = link(w.network, states, pieces, sentence);
  std::vector<std::vector<size_t>> contents(pieces[1].size());
  for (size_t i = 0; i < pieces[2].size(); i++) {
    if (links.cue[i].index >= 0) contents[static_cast<size_t>(links.cue[i].index)].push_back(i);
  }
  for (size_t i = 0; i < pieces[1].size(); i++) {
    if (contents[i].empty()) continue;
    Attribution a;
    const Piece cue = pieces[1][i];
    a.cue = first_range(in, run.first, cue);
    float inside = 0, end = 1, linked = 1;
    for (const size_t c : contents[i]) {
      const Piece content = pieces[2][c];
      add_ranges(in, run.first, content, a.content);
      inside += mean_marginal(labelled, content, 2);
      end = std::min(end, ends(labelled, content, 2));
      linked = std::min(linked, links.cue[c].probability);
    }
    a.evidence = {log_odds(mean_marginal(labelled, cue, 1)),
                  log_odds(begins(labelled, cue, 1)),
                  log_odds(inside / static_cast<float>(contents[i].size())),
                  log_odds(end),
                  log_odds(linked),
                  0};
    if (links.source[i].index >= 0) {
      const Piece source = pieces[0][static_cast<size_t>(links.source[i].index)];
      a.source = first_range(in, run.first, source);
      a.evidence[5] = log_odds(mean_marginal(labelled, source, 0));
    }
    a.confidence = calibrated(w, a.evidence);
    out.push_back(std::move(a));
  }
}

}  // namespace

std::unique_ptr<const Model> Model::load(std::span<const uint8_t> file, ModelError* error) {
  auto model = std::make_unique<Model>();
  *error = read_weights(file, &model->weights_);
  if (*error != ModelError::none) return nullptr;
  return model;
}

struct Model::Search::State {
  const Weights& weights;
  const Reading in;
  const std::vector<Run> runs;
  size_t at = 0;  // runs that have been read
  std::vector<int16_t> x, h1, h2;
  std::vector<uint32_t> row;
  std::vector<float> emissions;
  std::vector<Attribution> out;

  State(const Weights& w, Reading reading) : weights(w), in(std::move(reading)), runs(cut(in)) {}
};

Model::Search::Search(const Model& model, const Text& text, const Article& article,
                      const Words& words)
    : state_(std::make_unique<State>(model.weights_,
                                     read(model.weights_.vocabulary, text, article, words))) {}

Model::Search::~Search() = default;

bool Model::Search::step() {
  State& s = *state_;
  if (s.at == s.runs.size()) return false;
  const Network& net = s.weights.network;
  const size_t end = std::min(s.runs.size(), s.at + kRunsAtOnce);
  const uint32_t first = s.runs[s.at].first, last = s.runs[end - 1].first + s.runs[end - 1].count;
  std::vector<Run> batch(s.runs.begin() + static_cast<ptrdiff_t>(s.at),
                         s.runs.begin() + static_cast<ptrdiff_t>(end));
  for (Run& r : batch) r.first -= first;
  net.embed(std::span(s.in.features).subspan(first, last - first), s.x, s.row);
  Network::layer(net.layer1, s.x, net.input(), s.row, batch, s.h1);
  Network::layer(net.layer2, s.h1, 2 * net.h1, {}, batch, s.h2);
  net.emissions(s.h2, s.emissions);
  for (const size_t from = s.at; s.at < end; s.at++) {
    for (const Run part : between(s.in.stops, s.runs[s.at])) {
      const size_t row = batch[s.at - from].first + part.first - s.runs[s.at].first;
      attributions(s.weights, s.in, part, &s.h2[row * 2 * net.h2], &s.emissions[row * 8], s.out);
    }
  }
  return true;
}

double Model::Search::done() const {
  const State& s = *state_;
  return s.runs.empty() ? 1 : static_cast<double>(s.at) / static_cast<double>(s.runs.size());
}

std::vector<Attribution> Model::Search::take() {
  return std::move(state_->out);
}

std::vector<Attribution> Model::find(const Text& text, const Article& article,
                                     const Words& words) const {
  Search search(*this, text, article, words);
  while (search.step()) {
  }
  return search.take();
}

}  // namespace onrecord::model
