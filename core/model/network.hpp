// The network: embeddings, two bidirectional LSTM layers, a conditional random field over source,
// cue and content, and a linker. Layer by layer, so that tests can compare each with PyTorch.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/features.hpp"
#include "model/kernels.hpp"

namespace onrecord::model {

struct WordFeatures {
  uint32_t word = 0;  // row in the word table, 0 for a word not in it
  std::array<uint32_t, 4> affix{};
  uint8_t shape = 0;
  uint8_t flag = 0;
  friend bool operator==(const WordFeatures&, const WordFeatures&) = default;
};

// Words that go through the network at once: rows [first, first + count).
struct Run {
  uint32_t first = 0, count = 0;
};

struct Lstm {
  size_t h = 0;
  Matrix in, rec;
  std::vector<float> bias;
};

struct Table {  // rows of 4-bit values with a scale each
  size_t rows = 0, width = 0;
  std::vector<float> scales;
  std::vector<uint8_t> nibbles;  // value + 8, the low half first
  void add(size_t row, float* out) const;
};

// Labels: 0 other; 1 and 2 source begins, goes on; 3 and 4 cue; 5 and 6 content.
constexpr size_t kLabels = 7;
// The linker's vectors: for each of two links the first and last word of either piece, 32 wide.
constexpr size_t kLinkPlace = 32, kLinkVector = 8 * kLinkPlace;

struct Network {
  size_t word = 0, affix = 0, shape = 0, flag = 0, h1 = 0, h2 = 0;
  Table words, affixes;
  std::vector<float> shapes, flags;
  std::array<Lstm, 2> layer1, layer2;  // forwards, backwards
  Matrix emit;
  std::vector<float> emit_bias;
  std::array<float, kLabels * kLabels> transition{};  // [from][to]
  std::array<float, kLabels> first{}, last{};
  Matrix project;  // to the linker's vectors
  std::vector<float> project_bias;
  struct Link {
    std::vector<float> near, between, u;
    float none = 0;
  };
  std::array<Link, 2> links;  // content to cue, cue to source

  size_t input() const { return word + affix + shape + flag; }
  // Each fills its output; rows of inputs, states and emissions are input(), 2 * h and 8 apart.
  // Words that look the same share a row of inputs: row[i] is that of word i.
  void embed(std::span<const WordFeatures> in, std::vector<int16_t>& x,
             std::vector<uint32_t>& row) const;
  // Without `row` word i has row i.
  static void layer(const std::array<Lstm, 2>& lstm, const std::vector<int16_t>& x, size_t width,
                    std::span<const uint32_t> row, const std::vector<Run>& runs,
                    std::vector<int16_t>& out);
  void emissions(const std::vector<int16_t>& h, std::vector<float>& out) const;
};

// The best labelling of `n` words and each word's marginal probabilities. Emissions are 8 apart.
struct Labelling {
  std::vector<uint8_t> labels;
  std::vector<float> marginals;  // [n][kLabels]
};
// `bias` is added to the score of label 0: below 0 finds more, above 0 less.
Labelling label(const Network& net, const float* emissions, size_t n, float bias);

struct Piece {  // of one run; words count from the run's start
  uint32_t begin = 0, end = 0;
};
// For each content its cue and for each cue its source, or -1, with the probability of the choice.
struct Links {
  struct To {
    int index = -1;
    float probability = 0;
  };
  std::vector<To> cue, source;
};
// `h` is the run's first row of states, 2 * h2 apart; `sentence` numbers each of its words.
Links link(const Network& net, const int16_t* h, const std::array<std::vector<Piece>, 3>& pieces,
           const std::vector<uint32_t>& sentence);

}  // namespace onrecord::model
