#include "model/format.hpp"

#include <array>
#include <cmath>
#include <cstring>

namespace onrecord::model {

namespace {

constexpr size_t kHeader = 60;
constexpr uint32_t kVersion = 1;
constexpr uint32_t kMostWords = 1U << 17;
// Numbers within these bounds keep every sum of the network finite.
constexpr float kMost = 1e4F;
constexpr float kMostTransition = 30.F;

uint32_t u32(const uint8_t* p) {
  return p[0] | static_cast<uint32_t>(p[1]) << 8 | static_cast<uint32_t>(p[2]) << 16 |
         static_cast<uint32_t>(p[3]) << 24;
}

float as_float(uint32_t bits) {
  float f = 0;
  std::memcpy(&f, &bits, 4);
  return f;
}

// Reads on from one place, and remembers whether it ran out or met a number out of range.
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  bool too_short() const { return short_; }
  bool finite() const { return finite_; }
  bool at_end() const { return at_ == bytes_.size(); }

  const uint8_t* take(size_t n) {
    if (short_ || bytes_.size() - at_ < n) {
      short_ = true;
      return nullptr;
    }
    at_ += n;
    return bytes_.data() + at_ - n;
  }
  void floats(float* out, size_t n, float least, float most) {
    const uint8_t* p = take(4 * n);
    for (size_t i = 0; p && i < n; i++) {
      out[i] = as_float(u32(p + 4 * i));
      if (!std::isfinite(out[i]) || out[i] < least || out[i] > most) finite_ = false;
    }
  }
  void floats(std::vector<float>& out, size_t n) {
    out.assign(n, 0.F);
    floats(out.data(), n, -kMost, kMost);
  }
  void matrix(Matrix& m, size_t rows, size_t columns, float one) {
    std::vector<float> scale(columns);
    floats(scale.data(), columns, -kMost, kMost);
    const uint8_t* p = take(rows * columns);
    if (!p) return;
    m.set(reinterpret_cast<const int8_t*>(p), rows, columns);
    m.scale.assign(m.n, 0.F);
    for (size_t j = 0; j < columns; j++) m.scale[j] = scale[j] / one;
  }
  void table(Table& t, size_t rows, size_t width) {
    t.rows = rows;
    t.width = width;
    const uint8_t* scales = take(2 * rows);
    const uint8_t* nibbles = take(rows * (width / 2));
    if (!scales || !nibbles) return;
    t.scales.resize(rows);
    for (size_t i = 0; i < rows; i++) {
      t.scales[i] = as_float(static_cast<uint32_t>(scales[2 * i]) << 16 |
                             static_cast<uint32_t>(scales[2 * i + 1]) << 24);
      if (!std::isfinite(t.scales[i]) || std::fabs(t.scales[i]) > kMost) finite_ = false;
    }
    t.nibbles.assign(nibbles, nibbles + rows * (width / 2));
  }
  void lstm(Lstm& l, size_t in, size_t h, float one) {
    l.h = h;
    matrix(l.in, in, 4 * h, one);
    matrix(l.rec, h, 4 * h, kStateOne);
    floats(l.bias, 4 * h);
  }

 private:
  std::span<const uint8_t> bytes_;
  size_t at_ = 0;
  bool short_ = false, finite_ = true;
};

bool width_fits(size_t n) {
  return n >= 2 && n <= 256 && n % 2 == 0;
}
bool layer_fits(size_t n) {
  return n >= 4 && n <= 256 && n % 4 == 0;
}

}  // namespace

const char* model_error_name(ModelError error) {
  switch (error) {
    case ModelError::none:
      return "none";
    case ModelError::too_short:
      return "too short";
    case ModelError::too_long:
      return "too long";
    case ModelError::wrong_magic:
      return "wrong magic";
    case ModelError::wrong_version:
      return "wrong version";
    case ModelError::wrong_checksum:
      return "wrong checksum";
    case ModelError::wrong_shape:
      return "wrong shape";
    case ModelError::wrong_value:
      return "wrong value";
    case ModelError::wrong_words:
      return "wrong words";
  }
  return "none";
}

uint32_t crc32(std::span<const uint8_t> bytes) {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t c = i;
    for (int k = 0; k < 8; k++) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  uint32_t crc = 0xFFFFFFFFU;
  for (const uint8_t b : bytes) crc = table[(crc ^ b) & 255U] ^ (crc >> 8);
  return ~crc;
}

std::string_view Vocabulary::form(uint32_t row) const {
  const uint32_t begin = ends_[row - 1];
  return {forms_.data() + begin, ends_[row] - begin};
}

bool Vocabulary::read(std::span<const uint8_t> bytes, uint32_t words) {
  forms_.clear();
  ends_.assign(1, 0);
  for (size_t at = 0; at < bytes.size();) {
    if (bytes.size() - at < 2 || ends_.size() >= words) return false;
    const size_t shared = bytes[at], more = bytes[at + 1];
    at += 2;
    const std::string_view before =
        ends_.size() > 1 ? form(static_cast<uint32_t>(ends_.size() - 1)) : std::string_view();
    if (shared > before.size() || more > bytes.size() - at) return false;
    // Sorted: longer than the word before or greater where they part.
    if (more == 0 ||
        (shared < before.size() && bytes[at] <= static_cast<unsigned char>(before[shared]))) {
      return false;
    }
    const size_t begin = ends_.size() > 1 ? ends_[ends_.size() - 2] : 0, size = forms_.size();
    forms_.resize(size + shared + more);
    std::memcpy(forms_.data() + size, forms_.data() + begin, shared);
    std::memcpy(forms_.data() + size + shared, bytes.data() + at, more);
    ends_.push_back(static_cast<uint32_t>(forms_.size()));
    at += more;
  }
  if (ends_.size() != words) return false;
  size_t slots = 16;
  while (slots < 2 * static_cast<size_t>(words)) slots *= 2;
  slots_.assign(slots, 0);
  for (uint32_t i = 1; i < words; i++) {
    size_t k = hash(form(i), 0) & (slots - 1);
    while (slots_[k] != 0) k = (k + 1) & (slots - 1);
    slots_[k] = i;
  }
  return true;
}

uint32_t Vocabulary::row(std::string_view normal_form) const {
  if (slots_.empty()) return 0;
  const size_t mask = slots_.size() - 1;
  for (size_t k = hash(normal_form, 0) & mask; slots_[k] != 0; k = (k + 1) & mask) {
    if (form(slots_[k]) == normal_form) return slots_[k];
  }
  return 0;
}

ModelError read_weights(std::span<const uint8_t> file, Weights* weights) {
  static constexpr char kMagic[] = "ONRECMDL";
  const size_t magic = file.size() < 8 ? file.size() : 8;
  if (magic > 0 && std::memcmp(file.data(), kMagic, magic) != 0) return ModelError::wrong_magic;
  if (file.size() < 12) return ModelError::too_short;
  if (u32(file.data() + 8) != kVersion) return ModelError::wrong_version;
  if (file.size() < kHeader) return ModelError::too_short;
  std::array<uint32_t, 7> sizes{};
  for (size_t i = 0; i < sizes.size(); i++) sizes[i] = u32(file.data() + 16 + 4 * i);
  const uint32_t words = sizes[0];
  bool fits = words >= 1 && words <= kMostWords && layer_fits(sizes[5]) && layer_fits(sizes[6]);
  for (size_t i = 1; i < 5; i++) fits = fits && width_fits(sizes[i]);
  if (!fits || sizes[1] + sizes[2] + sizes[3] + sizes[4] > 512) return ModelError::wrong_shape;

  Network& n = weights->network;
  n.word = sizes[1];
  n.affix = sizes[2];
  n.shape = sizes[3];
  n.flag = sizes[4];
  n.h1 = sizes[5];
  n.h2 = sizes[6];

  Reader r(file);
  r.take(44);
  std::array<float, 3> decision{};
  r.floats(decision.data(), 3, -kMostTransition, kMostTransition);
  weights->bias = decision[0];
  weights->slope = decision[1];
  weights->offset = decision[2];
  r.take(4);
  const size_t vocabulary = u32(file.data() + 56);
  const uint8_t* forms = r.take(vocabulary);
  r.table(n.words, words, n.word);
  r.table(n.affixes, kAffixBuckets, n.affix);
  r.floats(n.shapes, kShapes * n.shape);
  r.floats(n.flags, kFlags * n.flag);
  for (Lstm& l : n.layer1) r.lstm(l, n.input(), n.h1, kInputOne);
  for (Lstm& l : n.layer2) r.lstm(l, 2 * n.h1, n.h2, kStateOne);
  r.matrix(n.emit, 2 * n.h2, kLabels, kStateOne);
  r.floats(n.emit_bias, kLabels);
  r.floats(n.transition.data(), n.transition.size(), -2 * kMost, kMostTransition);
  r.floats(n.first.data(), kLabels, -2 * kMost, kMostTransition);
  r.floats(n.last.data(), kLabels, -2 * kMost, kMostTransition);
  r.matrix(n.project, 2 * n.h2, kLinkVector, kStateOne);
  r.floats(n.project_bias, kLinkVector);
  for (Network::Link& l : n.links) {
    r.floats(l.near, 22 * kLinkPlace);
    r.floats(l.between, 27 * kLinkPlace);
    r.floats(l.u, kLinkPlace);
    r.floats(&l.none, 1, -kMost, kMost);
  }
  // A file that was cut or changed says so; only one that was written wrong has wrong values.
  if (r.too_short()) return ModelError::too_short;
  weights->checksum = u32(file.data() + 12);
  if (crc32(file.subspan(16)) != weights->checksum) return ModelError::wrong_checksum;
  if (!r.at_end()) return ModelError::too_long;
  if (!r.finite()) return ModelError::wrong_value;
  if (!weights->vocabulary.read({forms, vocabulary}, words)) return ModelError::wrong_words;
  return ModelError::none;
}

}  // namespace onrecord::model
