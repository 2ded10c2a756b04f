#include "model/network.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "base/sort.hpp"

namespace onrecord::model {

void Table::add(size_t row, float* out) const {
  const float scale = scales[row];
  const uint8_t* p = nibbles.data() + row * (width / 2);
  for (size_t i = 0; i < width / 2; i++) {
    out[2 * i] += scale * static_cast<float>((p[i] & 15) - 8);
    out[2 * i + 1] += scale * static_cast<float>((p[i] >> 4) - 8);
  }
}

namespace {

// The words' different looks in the order in which they come; row[i] is that of word i.
std::vector<WordFeatures> looks_of(std::span<const WordFeatures> in, std::vector<uint32_t>& row) {
  size_t size = 16;
  while (size < 2 * in.size()) size *= 2;
  std::vector<uint32_t> slots(size, 0);  // 1 + index into the answer; 0 is free
  std::vector<WordFeatures> out;
  row.clear();
  for (const WordFeatures& w : in) {
    const uint32_t key = (w.word ^ w.affix[3] << 15 ^ w.affix[0]) * 256 + w.shape * 16 + w.flag;
    size_t at = key * 0x9E3779B1U >> 7;
    while (slots[at &= size - 1] != 0 && !(out[slots[at] - 1] == w)) at++;
    if (slots[at] == 0) {
      out.push_back(w);
      slots[at] = static_cast<uint32_t>(out.size());
    }
    row.push_back(slots[at] - 1);
  }
  return out;
}

}  // namespace

void Network::embed(std::span<const WordFeatures> in, std::vector<int16_t>& x,
                    std::vector<uint32_t>& row) const {
  const std::vector<WordFeatures> looks = looks_of(in, row);
  const size_t width = input();
  x.resize(looks.size() * width);
  std::vector<float> sum(width);
  for (size_t i = 0; i < looks.size(); i++) {
    const WordFeatures& w = looks[i];
    std::fill(sum.begin(), sum.end(), 0.F);
    float* p = sum.data();
    words.add(w.word, p);
    p += word;
    for (const uint32_t a : w.affix) affixes.add(a, p);
    p += affix;
    std::copy_n(shapes.data() + w.shape * shape, shape, p);
    p += shape;
    std::copy_n(flags.data() + w.flag * flag, flag, p);
    for (size_t k = 0; k < width; k++) {
      const float v = std::clamp(sum[k] * kInputOne, -8191.F, 8191.F);
      x[i * width + k] = static_cast<int16_t>(static_cast<int32_t>(v + 32768.5F) - 32768);
    }
  }
}

void Network::layer(const std::array<Lstm, 2>& lstm, const std::vector<int16_t>& x, size_t width,
                    std::span<const uint32_t> row, const std::vector<Run>& runs,
                    std::vector<int16_t>& out) {
  const size_t inputs = width ? x.size() / width : 0, rows = row.empty() ? inputs : row.size();
  const size_t h = lstm[0].h, four = 4 * h;
  out.assign(rows * 2 * h, 0);
  if (runs.empty()) return;
  // The longest first: the runs that a step still concerns are then the first ones.
  std::vector<size_t> order(runs.size());
  std::iota(order.begin(), order.end(), size_t{0});
  sort_stably(order, [&](size_t a, size_t b) { return runs[a].count > runs[b].count; });
  std::vector<int32_t> in(inputs * four), rec(runs.size() * four);
  std::vector<int16_t> state(runs.size() * h);
  std::vector<float> cell(runs.size() * h);
  const Kernels& use = kernels();
  for (size_t d = 0; d < 2; d++) {
    const Lstm& l = lstm[d];
    use.multiply(x.data(), inputs, width, l.in, in.data(), four);
    std::fill(state.begin(), state.end(), int16_t{0});
    std::fill(cell.begin(), cell.end(), 0.F);
    for (size_t t = 0; t < runs[order[0]].count; t++) {
      size_t n = 0;
      while (n < order.size() && runs[order[n]].count > t) n++;
      use.multiply(state.data(), n, h, l.rec, rec.data(), four);
      for (size_t q = 0; q < n; q++) {
        const Run& r = runs[order[q]];
        const size_t i = r.first + (d ? r.count - 1 - t : t);
        use.lstm_step({in.data() + (row.empty() ? i : row[i]) * four, l.in.scale.data(),
                       rec.data() + q * four, l.rec.scale.data(), l.bias.data(), h,
                       cell.data() + q * h, state.data() + q * h});
        std::copy_n(state.data() + q * h, h, out.data() + i * 2 * h + d * h);
      }
    }
  }
}

void Network::emissions(const std::vector<int16_t>& h, std::vector<float>& out) const {
  const size_t width = 2 * h2, rows = h.size() / width;
  std::vector<int32_t> sums(rows * emit.n);
  kernels().multiply(h.data(), rows, width, emit, sums.data(), emit.n);
  out.assign(rows * 8, 0.F);
  for (size_t i = 0; i < rows; i++) {
    for (size_t k = 0; k < kLabels; k++) {
      out[i * 8 + k] = static_cast<float>(sums[i * emit.n + k]) * emit.scale[k] + emit_bias[k];
    }
  }
}

namespace {

bool starts(size_t label) {
  return label == 0 || label % 2 == 1;
}
bool follows(size_t a, size_t b) {
  return starts(b) || a == b || a == b - 1;
}

}  // namespace

Labelling label(const Network& net, const float* e, size_t n, float bias) {
  Labelling out;
  out.labels.assign(n, 0);
  out.marginals.assign(n * kLabels, 0.F);
  if (n == 0) return out;
  constexpr float kNever = -1e30F;
  // Viterbi
  std::vector<uint8_t> from(n * kLabels);
  std::array<float, kLabels> best{}, next{};
  const auto score = [&](size_t t, size_t k) { return e[t * 8 + k] + (k == 0 ? bias : 0.F); };
  for (size_t k = 0; k < kLabels; k++) best[k] = starts(k) ? net.first[k] + score(0, k) : kNever;
  for (size_t t = 1; t < n; t++) {
    for (size_t k = 0; k < kLabels; k++) {
      float m = kNever;
      for (size_t j = 0; j < kLabels; j++) {
        const float v = best[j] + net.transition[j * kLabels + k];
        if (follows(j, k) && v > m) {
          m = v;
          from[t * kLabels + k] = static_cast<uint8_t>(j);
        }
      }
      next[k] = m + score(t, k);
    }
    best = next;
  }
  size_t k = 0;
  for (size_t j = 1; j < kLabels; j++) {
    if (best[j] + net.last[j] > best[k] + net.last[k]) k = j;
  }
  for (size_t t = n; t-- > 0;) {
    out.labels[t] = static_cast<uint8_t>(k);
    if (t) k = from[t * kLabels + k];
  }
  // Forward and backward sums, scaled at every word so that they stay near 1.
  std::array<float, kLabels * kLabels> T{};
  for (size_t a = 0; a < kLabels; a++) {
    for (size_t b = 0; b < kLabels; b++) {
      T[a * kLabels + b] = follows(a, b) ? exp_of(net.transition[a * kLabels + b]) : 0.F;
    }
  }
  std::vector<float> p(n * kLabels), alpha(n * kLabels), beta(n * kLabels);
  for (size_t t = 0; t < n; t++) {
    const float most = *std::max_element(e + t * 8, e + t * 8 + kLabels);
    for (size_t i = 0; i < kLabels; i++) p[t * kLabels + i] = exp_of(e[t * 8 + i] - most);
  }
  const auto scale = [](float* v) {
    float s = 0;
    for (size_t i = 0; i < kLabels; i++) s += v[i];
    const float f = s > 0 ? 1 / s : 0;
    for (size_t i = 0; i < kLabels; i++) v[i] *= f;
  };
  for (size_t i = 0; i < kLabels; i++) {
    alpha[i] = starts(i) ? p[i] * exp_of(net.first[i]) : 0.F;
    beta[(n - 1) * kLabels + i] = exp_of(net.last[i]);
  }
  scale(alpha.data());
  for (size_t t = 1; t < n; t++) {
    const float* before = &alpha[(t - 1) * kLabels];
    float* v = &alpha[t * kLabels];
    for (size_t b = 0; b < kLabels; b++) {
      float s = 0;
      for (size_t a = 0; a < kLabels; a++) s += before[a] * T[a * kLabels + b];
      next[b] = s * p[t * kLabels + b];
    }
    std::copy(next.begin(), next.end(), v);
    scale(v);
  }
  for (size_t t = n - 1; t-- > 0;) {
    float* v = &beta[t * kLabels];
    for (size_t a = 0; a < kLabels; a++) {
      float s = 0;
      for (size_t b = 0; b < kLabels; b++) {
        s += T[a * kLabels + b] * p[(t + 1) * kLabels + b] * v[b + kLabels];
      }
      v[a] = s;
    }
    scale(v);
  }
  for (size_t t = 0; t < n; t++) {
    float* v = &out.marginals[t * kLabels];
    for (size_t i = 0; i < kLabels; i++) v[i] = alpha[t * kLabels + i] * beta[t * kLabels + i];
    scale(v);
  }
  return out;
}

namespace {

constexpr size_t kPlace = kLinkPlace, kVector = kLinkVector;

size_t near_row(uint32_t gap, bool after) {
  const size_t b = gap < 5    ? gap
                   : gap < 7  ? 5
                   : gap < 10 ? 6
                   : gap < 15 ? 7
                   : gap < 25 ? 8
                   : gap < 50 ? 9
                              : 10;
  return b + (after ? 0 : 11);
}

}  // namespace

Links link(const Network& net, const int16_t* h, const std::array<std::vector<Piece>, 3>& pieces,
           const std::vector<uint32_t>& sentence) {
  Links out;
  // Vectors of the first and the last word of every piece.
  const size_t width = 2 * net.h2;
  std::array<std::vector<float>, 3> vectors;
  for (size_t role = 0; role < 3; role++) {
    const size_t n = pieces[role].size();
    std::vector<int16_t> x(2 * n * width);
    for (size_t i = 0; i < n; i++) {
      std::copy_n(h + pieces[role][i].begin * width, width, &x[2 * i * width]);
      std::copy_n(h + (pieces[role][i].end - 1) * width, width, &x[(2 * i + 1) * width]);
    }
    std::vector<int32_t> sums(2 * n * kVector);
    kernels().multiply(x.data(), 2 * n, width, net.project, sums.data(), kVector);
    vectors[role].resize(2 * n * kVector);
    for (size_t i = 0; i < 2 * n; i++) {
      for (size_t k = 0; k < kVector; k++) {
        vectors[role][i * kVector + k] =
            static_cast<float>(sums[i * kVector + k]) * net.project.scale[k] + net.project_bias[k];
      }
    }
  }
  std::vector<float> scores;
  for (size_t k = 0; k < 2; k++) {
    const size_t ra = k ? 1 : 2, rb = k ? 0 : 1;
    const Network::Link& l = net.links[k];
    for (size_t i = 0; i < pieces[ra].size(); i++) {
      const Piece a = pieces[ra][i];
      scores.assign(1, l.none);
      for (size_t j = 0; j < pieces[rb].size(); j++) {
        const Piece b = pieces[rb][j];
        const bool after = a.begin >= b.begin;
        const uint32_t from = after ? b.end : a.end, to = after ? a.begin : b.begin;
        const auto between = [&](size_t role, size_t skip) {
          size_t n = 0;
          for (size_t s = 0; s < pieces[role].size() && n < 2; s++) {
            if (s != skip && pieces[role][s].begin >= from && pieces[role][s].end <= to) n++;
          }
          return n;
        };
        const uint32_t sa = sentence[a.begin], sb = sentence[b.begin];
        const size_t apart = std::min<size_t>(2, sa > sb ? sa - sb : sb - sa);
        const float* near = &l.near[near_row(to > from ? to - from : 0, after) * kPlace];
        const float* code = &l.between[(between(ra, i) * 9 + between(rb, j) * 3 + apart) * kPlace];
        const float* x0 = &vectors[ra][2 * i * kVector + k * 4 * kPlace];
        const float* x1 = x0 + kVector + kPlace;
        const float* y0 = &vectors[rb][2 * j * kVector + (k * 4 + 2) * kPlace];
        const float* y1 = y0 + kVector + kPlace;
        float s = 0;
        for (size_t d = 0; d < kPlace; d++) {
          const float v = x0[d] + x1[d] + y0[d] + y1[d] + near[d] + code[d];
          s += v > 0 ? v * l.u[d] : 0.F;
        }
        scores.push_back(s);
      }
      const size_t best =
          static_cast<size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      float sum = 0;
      for (const float s : scores) sum += exp_of(s - scores[best]);
      (k ? out.source : out.cue).push_back({static_cast<int>(best) - 1, 1 / sum});
    }
  }
  return out;
}

}  // namespace onrecord::model
