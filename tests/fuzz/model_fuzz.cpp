// The weights loader: libFuzzer's bytes as a file of their own, and as changes to a good file
// that is then signed anew, so that they get past the checksum. What loads must also run.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "model/model.hpp"

namespace {

using namespace onrecord;

void put(std::vector<uint8_t>& file, size_t at, uint32_t v) {
  for (size_t i = 0; i < 4; i++) file[at + i] = static_cast<uint8_t>(v >> (8 * i));
}

void check(const std::vector<uint8_t>& file) {
  model::ModelError error = model::ModelError::none;
  const auto m = model::Model::load(file, &error);
  if ((m != nullptr) != (error == model::ModelError::none)) std::abort();
  if (!m) return;
  static const Text text("The mayor said “no,” according to Ana. A council will open that bridge.");
  static const Article article = read_article(english(), text, {});
  static const Words words = cut_words(english(), text, article.paragraphs);
  for (const Attribution& a : m->find(text, article, words)) {
    if (!(a.confidence >= 0 && a.confidence <= 1) || a.cue.empty() || a.content.empty()) {
      std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  static const std::vector<uint8_t> good = [] {
    std::ifstream in(ONRECORD_SMALL_MODEL, std::ios::binary);
    return std::vector<uint8_t>(std::istreambuf_iterator<char>(in), {});
  }();
  if (good.size() < 60) std::abort();
  check({data, data + size});
  // Three bytes say where, counted from either end or among the header, and one what.
  std::vector<uint8_t> changed = good;
  for (size_t i = 0; i + 4 <= size; i += 4) {
    const size_t at = data[i + 1] | static_cast<size_t>(data[i + 2]) << 8;
    switch (data[i] % 4) {
      case 0:
        changed[16 + at % 60] = data[i + 3];
        break;
      case 1:
        changed[changed.size() - 1 - at % (changed.size() - 16)] = data[i + 3];
        break;
      case 2:
        changed[16 + at % (changed.size() - 16)] = data[i + 3];
        break;
      default:
        changed.resize(std::max<size_t>(60, changed.size() + at % 64 - data[i + 3] % 64U));
    }
  }
  put(changed, 12, model::crc32(std::span<const uint8_t>(changed).subspan(16)));
  check(changed);
  return 0;
}
