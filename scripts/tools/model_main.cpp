// The learned model by itself.
//   onrecord_model WEIGHTS            reads {"id", "text"} lines and writes, for each, its id and
//                                     statements with source, cue, content and confidence, as the
//                                     command line does, and what the confidence is made of
//   onrecord_model WEIGHTS --speed N  reads a text and finds its attributions N times
// For training and measuring; not part of what is installed.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace {

using namespace onrecord;

nlohmann::ordered_json spans(const std::vector<Range>& ranges, const Words& words,
                             const OffsetMap& map) {
  if (ranges.empty()) return nullptr;
  auto list = nlohmann::ordered_json::array();
  for (const Range r : ranges) {
    if (r.first == r.last) continue;
    list.push_back({map(words.words[static_cast<size_t>(r.first)].span.begin),
                    map(words.words[static_cast<size_t>(r.last) - 1].span.end)});
  }
  nlohmann::ordered_json out;
  out["spans"] = std::move(list);
  return out;
}

int predict(const model::Model& m) {
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto in = nlohmann::json::parse(line, nullptr, false);
    if (!in.is_object() || !in.contains("text")) {
      std::cerr << "onrecord_model: a line is no {\"id\", \"text\"} object\n";
      return 2;
    }
    const Text text(in["text"].get<std::string>());
    const Article article = read_article(english(), text, {});
    const Words words = cut_words(english(), text, article.paragraphs);
    const OffsetMap map(text, Unit::codepoint);
    auto statements = nlohmann::ordered_json::array();
    for (const Attribution& a : m.find(text, article, words)) {
      nlohmann::ordered_json s;
      s["source"] = spans({a.source}, words, map);
      s["cue"] = spans({a.cue}, words, map);
      s["content"] = spans(a.content, words, map);
      s["confidence"] = a.confidence;
      s["evidence"] = a.evidence;
      statements.push_back(std::move(s));
    }
    nlohmann::ordered_json out;
    out["id"] = in.value("id", "");
    out["offsets"] = "codepoint";
    out["statements"] = std::move(statements);
    std::cout << out.dump() << '\n';
  }
  return 0;
}

int speed(const model::Model& m, int times) {
  const std::string input(std::istreambuf_iterator<char>(std::cin), {});
  const Text text(input);
  const Article article = read_article(english(), text, {});
  const Words words = cut_words(english(), text, article.paragraphs);
  // Time of the processor, which other programs disturb less than the clock on the wall.
  std::vector<double> ms;
  size_t found = 0;
  for (int i = 0; i < times; i++) {
    const std::clock_t start = std::clock();
    found = m.find(text, article, words).size();
    ms.push_back(static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
  }
  std::sort(ms.begin(), ms.end());
  const model::Network& n = m.weights().network;
  const double macs =
      8. * static_cast<double>(n.h1 * (n.input() + n.h1) + n.h2 * (2 * n.h1 + n.h2)) +
      2. * static_cast<double>(n.h2 * model::kLabels);
  const auto count = static_cast<double>(words.words.size());
  const double median = ms[ms.size() / 2];
  std::printf(
      "%zu words, %zu attributions: median %.2f ms, best %.2f; %.0f words/s; %.2f G "
      "multiply-adds/s\n",
      words.words.size(), found, median, ms[0], count / median * 1e3, count * macs / median / 1e6);
  return 0;
}

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): a failed measurement may end as it likes
int main(int argc, char** argv) {
  if (argc != 2 && (argc != 4 || std::string_view(argv[2]) != "--speed")) {
    std::cerr << "onrecord_model WEIGHTS [--speed TIMES] < INPUT\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  model::ModelError error = model::ModelError::none;
  const auto m =
      model::Model::load({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, &error);
  if (!m) {
    std::cerr << "onrecord_model: " << argv[1] << ": " << model::model_error_name(error) << '\n';
    return 2;
  }
  return argc == 2 ? predict(*m) : speed(*m, std::max(1, std::atoi(argv[3])));
}
