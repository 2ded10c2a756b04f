// The learned model: its weights file, its arithmetic against plain loops, its layers against
// PyTorch's (vectors by scripts/train/reference.py), and what it promises on any text.
#include "model/model.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

using namespace onrecord;
using namespace onrecord::model;
using nlohmann::json;

namespace {

std::vector<uint8_t> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string s(std::istreambuf_iterator<char>(in), {});
  return {s.begin(), s.end()};
}
const std::string kSmall = ONRECORD_TEST_DATA "/model/small";
const std::vector<uint8_t>& small_file() {
  static const std::vector<uint8_t> bytes = bytes_of(kSmall + ".model");
  return bytes;
}
const std::vector<uint8_t>& real_file() {
  static const std::vector<uint8_t> bytes = bytes_of(ONRECORD_WEIGHTS);
  return bytes;
}

ModelError error_of(std::span<const uint8_t> file) {
  ModelError error = ModelError::none;
  const auto model = Model::load(file, &error);
  CHECK((model != nullptr) == (error == ModelError::none));
  return error;
}

void put(std::vector<uint8_t>& file, size_t at, uint32_t v) {
  for (size_t i = 0; i < 4; i++) file[at + i] = static_cast<uint8_t>(v >> (8 * i));
}
// As if it had been written so.
std::vector<uint8_t> signed_anew(std::vector<uint8_t> file) {
  put(file, 12, crc32(std::span<const uint8_t>(file).subspan(16)));
  return file;
}
std::vector<uint8_t> with(size_t at, uint32_t v) {
  std::vector<uint8_t> file = small_file();
  put(file, at, v);
  return signed_anew(std::move(file));
}

class Random {
 public:
  uint32_t next() {
    state_ = state_ * 1664525 + 1013904223;
    return state_ >> 8;
  }
  int within(int most) { return static_cast<int>(next() % (2U * most + 1)) - most; }

 private:
  uint32_t state_ = 5;
};

// What a model finds, as text that two runs can be compared by.
std::string found(const Model& m, const std::string& utf8) {
  const Text text(utf8);
  const Article article = read_article(english(), text, {});
  const Words words = cut_words(english(), text, article.paragraphs);
  const auto count = static_cast<int>(words.words.size());
  std::string out;
  const auto add = [&](Range r) {
    CHECK(r.first >= 0);
    CHECK(r.first < r.last);
    CHECK(r.last <= count);
    const Span whole{words.words[static_cast<size_t>(r.first)].span.begin,
                     words.words[static_cast<size_t>(r.last) - 1].span.end};
    out += std::string(text[whole]) + '|';
  };
  for (const Attribution& a : m.find(text, article, words)) {
    if (!a.source.empty()) add(a.source);
    out += '/';
    add(a.cue);
    out += '/';
    CHECK(!a.content.empty());
    for (const Range r : a.content) add(r);
    CHECK(a.confidence >= 0);
    CHECK(a.confidence <= 1);
    char hex[32];
    std::snprintf(hex, sizeof hex, "%a", static_cast<double>(a.confidence));
    out += hex;
    out += '\n';
  }
  return out;
}

const Model& real() {
  static const auto model = [] {
    ModelError error = ModelError::none;
    return Model::load(real_file(), &error);
  }();
  REQUIRE(model != nullptr);
  return *model;
}

const char* const kArticle =
    "Council votes to close the ferry\n\nELDEN — The ferry will stop running in June, the mayor "
    "said on Tuesday.\n\n“We cannot pay for it any longer,” said Ana Ruiz, who has run the town "
    "since 2012. “It is over.”\n\nAccording to a report by the harbour office, repairs would cost "
    "$40 million. Tom Beck, a fisherman, denied that the boat was unsafe.\n";

}  // namespace

TEST_CASE("a whole weights file loads") {
  CHECK(error_of(small_file()) == ModelError::none);
  CHECK(error_of(real_file()) == ModelError::none);
  CHECK(crc32(std::vector<uint8_t>{'1', '2', '3', '4', '5', '6', '7', '8', '9'}) == 0xCBF43926U);
}

TEST_CASE("a file that was cut, changed or is another's says so") {
  const std::span<const uint8_t> file = small_file();
  for (size_t n = 0; n < file.size(); n += n < 300 ? 1 : 997) {
    INFO("cut to " << n);
    CHECK(error_of(file.first(n)) == ModelError::too_short);
  }
  CHECK(error_of(file.first(file.size() - 1)) == ModelError::too_short);
  for (size_t at = 0; at < file.size(); at += at < 200 ? 1 : 1009) {
    std::vector<uint8_t> changed = small_file();
    changed[at] ^= 0x10;
    INFO("changed at " << at);
    const ModelError e = error_of(changed);
    CHECK(e != ModelError::none);
    if (at < 8) CHECK(e == ModelError::wrong_magic);
    if (at >= 8 && at < 12) CHECK(e == ModelError::wrong_version);
    if (at >= 12 && at < 16) CHECK(e == ModelError::wrong_checksum);
  }
  const std::string page = "<!doctype html><title>404</title>";
  CHECK(error_of({reinterpret_cast<const uint8_t*>(page.data()), page.size()}) ==
        ModelError::wrong_magic);
  std::vector<uint8_t> longer = small_file();
  longer.push_back(0);
  CHECK(error_of(longer) == ModelError::wrong_checksum);
  CHECK(error_of(signed_anew(longer)) == ModelError::too_long);
}

TEST_CASE("a file that was written wrong says what is wrong") {
  CHECK(error_of(with(8, 2)) == ModelError::wrong_version);
  CHECK(error_of(with(16, 0)) == ModelError::wrong_shape);  // no words
  CHECK(error_of(with(16, 0xFFFFFFFFU)) == ModelError::wrong_shape);
  CHECK(error_of(with(20, 7)) == ModelError::wrong_shape);  // an odd width
  CHECK(error_of(with(36, 6)) == ModelError::wrong_shape);  // units not by four
  CHECK(error_of(with(40, 1U << 20)) == ModelError::wrong_shape);
  CHECK(error_of(with(40, 16)) == ModelError::too_short);             // a larger second layer
  CHECK(error_of(with(16, 2)) == ModelError::too_long);               // fewer words than there are
  CHECK(error_of(with(44, 0x7F800000U)) == ModelError::wrong_value);  // infinite
  CHECK(error_of(with(48, 0x7FC00000U)) == ModelError::wrong_value);  // not a number
  CHECK(error_of(with(56, 0xFFFFFFFFU)) == ModelError::too_short);
  CHECK(error_of(with(60, 0xFF)) == ModelError::wrong_words);  // more shared than there is
}

TEST_CASE("the vocabulary finds its words and no others") {
  // "a", "ab", "abd", "b"
  const std::vector<uint8_t> coded = {0, 1, 'a', 1, 1, 'b', 2, 1, 'd', 0, 1, 'b'};
  Vocabulary v;
  REQUIRE(v.read(coded, 5));
  CHECK(v.row("a") == 1);
  CHECK(v.row("ab") == 2);
  CHECK(v.row("abd") == 3);
  CHECK(v.row("b") == 4);
  for (const char* w : {"", "abc", "c", "aba", "abdd"}) CHECK(v.row(w) == 0);
  CHECK_FALSE(v.read(coded, 4));
  CHECK_FALSE(v.read(coded, 6));
  CHECK_FALSE(v.read(std::vector<uint8_t>{0, 1, 'b', 0, 1, 'a'}, 3));  // not sorted
  CHECK_FALSE(v.read(std::vector<uint8_t>{0, 1, 'a', 0, 1, 'a'}, 3));  // twice
  CHECK_FALSE(v.read(std::vector<uint8_t>{0, 9, 'a'}, 2));
}

TEST_CASE("what is seen of a word does not depend on how it is typed") {
  CHECK(normal("Café") == "café");
  CHECK(normal("ÉCOLE") == "école");
  CHECK(normal("2,200") == "0,000");
  for (const char* mark : {"“", "”", "„", "«", "»", "''", "``", "\""}) CHECK(normal(mark) == "\"");
  CHECK(normal("’s") == normal("'s"));
  CHECK(normal("—") == normal("--"));
  CHECK(shape("people") == 0);
  CHECK(shape("People") == 1);
  CHECK(shape("PEOPLE") == 2);
  CHECK(shape("McCain") == 3);
  CHECK(shape("2,200") == 4);
  CHECK(shape("A") == 6);
  CHECK(shape("’s") == 7);
  CHECK(shape("?") == 8);
  CHECK(shape("”") == 10);
  CHECK(shape("") == 15);
  CHECK(quotation_state("We", 0, 0) == 0);
  CHECK(quotation_state("We", 1, 1) == 1);
  CHECK(quotation_state("“", 1, 0) == 2);
  CHECK(quotation_state("”", 1, 1) == 3);
}

TEST_CASE("products are those of plain loops, at every size and on every path") {
  for (const Kernels* path : all_kernels()) {
    INFO(path->name);
    Random random;
    for (const size_t rows : {1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 100}) {
      for (const size_t k : {2, 7, 16, 33}) {
        for (const size_t n : {1, 7, 16, 24, 40, 72, 128}) {
          std::vector<int8_t> w(k * n);
          for (int8_t& v : w) v = static_cast<int8_t>(random.within(127));
          Matrix m;
          m.set(w.data(), k, n);
          const size_t ldx = m.k + 2, ldo = m.n + 4;
          std::vector<int16_t> x(rows * ldx);
          for (int16_t& v : x) v = static_cast<int16_t>(random.within(8192));
          std::vector<int32_t> out(rows * ldo, -1);
          path->multiply(x.data(), rows, ldx, m, out.data(), ldo);
          size_t wrong = 0;
          for (size_t i = 0; i < rows; i++) {
            for (size_t j = 0; j < ldo; j++) {
              int32_t sum = j < m.n ? 0 : -1;  // nothing is written between the rows
              for (size_t l = 0; j < n && l < k; l++) sum += x[i * ldx + l] * w[l * n + j];
              wrong += sum != out[i * ldo + j] ? 1 : 0;
            }
          }
          CHECK(wrong == 0);
        }
      }
    }
  }
}

TEST_CASE("a step of an LSTM has the same bits on every path") {
  const std::vector<const Kernels*> paths = all_kernels();
  for (const size_t h : {4, 12, 16, 28, 160}) {
    Random random;
    std::vector<int32_t> in(4 * h), rec(4 * h);
    std::vector<float> in_scale(4 * h), rec_scale(4 * h), bias(4 * h), start(h);
    const auto fill = [&](std::vector<float>& to, float most) {
      for (float& v : to) v = most * static_cast<float>(random.within(10000)) / 10000.F;
    };
    fill(in_scale, 1e-4F);
    fill(rec_scale, 1e-4F);
    fill(bias, 2);
    fill(start, 3);
    std::vector<std::vector<float>> cells;
    std::vector<std::vector<int16_t>> states;
    for (const Kernels* path : paths) {
      cells.push_back(start);
      states.emplace_back(h);
      Random again;
      for (int t = 0; t < 20; t++) {
        const int most = t % 4 == 3 ? 10000000 : 30000;  // now and then beyond where tanh is cut
        for (int32_t& v : in) v = again.within(most);
        for (int32_t& v : rec) v = again.within(most);
        path->lstm_step({in.data(), in_scale.data(), rec.data(), rec_scale.data(), bias.data(), h,
                         cells.back().data(), states.back().data()});
      }
    }
    CHECK(cells[0] != start);
    for (size_t i = 1; i < paths.size(); i++) {
      INFO(paths[i]->name << ", " << h);
      CHECK(std::memcmp(cells[i].data(), cells[0].data(), h * sizeof(float)) == 0);
      CHECK(states[i] == states[0]);
    }
  }
}

TEST_CASE("tanh, exp and log keep to their errors") {
  for (int i = -1200; i < 1200; ++i) {
    const float x = 0.01F * static_cast<float>(i);
    CHECK(std::fabs(tanh_of(x) - std::tanh(x)) < 1.3e-4);
    CHECK(std::fabs(exp_of(x) - std::exp(x)) <= 3e-6 * std::exp(x));
    CHECK(std::fabs(log_of(std::exp(x)) - x) < 3e-6);
  }
  CHECK(exp_of(-1000) == 0);
  CHECK(std::isfinite(exp_of(1000)));
}

TEST_CASE("every layer gives what PyTorch gives") {
  ModelError error = ModelError::none;
  const auto model = Model::load(small_file(), &error);
  REQUIRE(model != nullptr);
  const Network& net = model->weights().network;
  std::ifstream in(kSmall + ".json");
  const json want = json::parse(in);

  std::vector<WordFeatures> features;
  for (const json& f : want["features"]) {
    WordFeatures w;
    w.word = f[0];
    for (size_t i = 0; i < 4; i++) w.affix[i] = f[1 + i];
    w.shape = f[5];
    w.flag = f[6];
    features.push_back(w);
  }
  std::vector<Run> runs;
  uint32_t at = 0;
  for (const json& n : want["runs"]) {
    runs.push_back({at, n});
    at += runs.back().count;
  }
  REQUIRE(at == features.size());

  const auto furthest = [&](const char* name, const auto& values, size_t width, double one) {
    double most = 0;
    size_t i = 0;
    for (const json& row : want[name]) {
      for (size_t k = 0; k < row.size(); k++) {
        most = std::max(most, std::fabs(row[k].get<double>() - values[i * width + k] / one));
      }
      i++;
    }
    CHECK(i == features.size());
    return most;
  };
  std::vector<int16_t> x, inputs, h1, h2;
  std::vector<uint32_t> row;
  net.embed(features, x, row);
  for (const uint32_t r : row) {
    const auto from = x.begin() + static_cast<ptrdiff_t>(r * net.input());
    inputs.insert(inputs.end(), from, from + static_cast<ptrdiff_t>(net.input()));
  }
  CHECK(furthest("input", inputs, net.input(), kInputOne) < 0.6 / kInputOne);
  Network::layer(net.layer1, inputs, net.input(), {}, runs, h2);
  Network::layer(net.layer1, x, net.input(), row, runs, h1);
  CHECK(h1 == h2);
  // All words once more: the same rows.
  std::vector<WordFeatures> twice = features;
  twice.insert(twice.end(), features.begin(), features.end());
  std::vector<uint32_t> again;
  std::vector<int16_t> shared;
  net.embed(twice, shared, again);
  CHECK(shared == x);
  CHECK(std::equal(row.begin(), row.end(), again.begin() + static_cast<ptrdiff_t>(row.size())));
  CHECK(furthest("layer1", h1, 2 * net.h1, kStateOne) < 3e-3);
  Network::layer(net.layer2, h1, 2 * net.h1, {}, runs, h2);
  CHECK(furthest("layer2", h2, 2 * net.h2, kStateOne) < 4e-3);
  std::vector<float> emissions;
  net.emissions(h2, emissions);
  CHECK(furthest("emissions", emissions, 8, 1) < 2e-2);

  std::vector<float> marginals;
  std::vector<uint8_t> labels;
  for (const Run& r : runs) {
    const Labelling l = label(net, &emissions[size_t{r.first} * 8], r.count, 0);
    labels.insert(labels.end(), l.labels.begin(), l.labels.end());
    marginals.insert(marginals.end(), l.marginals.begin(), l.marginals.end());
  }
  CHECK(json(labels) == want["labels"]);
  CHECK(furthest("marginals", marginals, kLabels, 1) < 1e-2);

  std::array<std::vector<Piece>, 3> pieces;
  for (size_t r = 0; r < 3; r++) {
    for (const json& p : want["pieces"][r]) pieces[r].push_back({p[0], p[1]});
  }
  const Links links = link(net, h2.data(), pieces, want["sentence"].get<std::vector<uint32_t>>());
  for (size_t i = 0; i < 3; i++) {
    CHECK(links.cue[i].index == want["cue"][i][0].get<int>());
    CHECK(std::fabs(links.cue[i].probability - want["cue"][i][1].get<double>()) < 1e-2);
    CHECK(links.source[i].index == want["source"][i][0].get<int>());
    CHECK(std::fabs(links.source[i].probability - want["source"][i][1].get<double>()) < 1e-2);
  }
}

TEST_CASE("the committed weights find plain attributions") {
  const std::string out = found(real(), kArticle);
  CHECK_MESSAGE(
      out.find("the mayor|/said|/The ferry will stop running in June") != std::string::npos, out);
  CHECK_MESSAGE(out.find("Tom Beck") != std::string::npos, out);
  CHECK_MESSAGE(out.find("repairs would cost $40 million") != std::string::npos, out);
  CHECK(out == found(real(), kArticle));
}

TEST_CASE("a headline and the text below it are read apart") {
  const std::string out = found(real(),
                                "Senator says dam report was buried\n\nA safety report on the "
                                "Alder dam was “buried for months” by "
                                "the agency that commissioned it, a senator said on Tuesday.");
  CHECK_MESSAGE(out.find("Senator|/says|/dam report was buried|") == 0, out);
  CHECK_MESSAGE(out.find("a senator|/said") != std::string::npos, out);
}

TEST_CASE("what stands in one run does not depend on the others") {
  // Paragraphs of more than half a run: each is one by itself.
  std::string paragraph = "The mayor said on Tuesday that the ferry would stop";
  for (int i = 0; i < 90; i++) paragraph += i % 9 == 8 ? " and the town" : " again";
  paragraph += ".";
  const std::string one = found(real(), paragraph);
  CHECK(!one.empty());
  std::string many, expected;
  for (int i = 0; i < 30; i++) {
    many += paragraph + "\n\n";
    expected += one;
  }
  CHECK(found(real(), many) == expected);
}

TEST_CASE("hostile texts are read to their end") {
  for (const char* piece : {"", "a", "a ", "“", "said ", "\n\n", ". ", "A. ", "’s", "\xFF", "日本",
                            "he said “no” and she said that "}) {
    std::string text;
    for (int i = 0; i < 3000; i++) text += piece;
    INFO(piece);
    found(real(), text);
    CHECK(found(real(), text) == found(real(), text));
  }
}
