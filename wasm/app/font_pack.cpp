#include "font_pack.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "fonts.hpp"

namespace onrecord::app {
namespace {

// In the order of scripts/tools/fonts.py.
enum Part : std::size_t {
  head,
  hhea,
  maxp,
  cmap,
  kerning,
  advances,
  contours,
  points,
  flags,
  outlines,
  composites,
  boxes,
  part_count
};

// Big-endian numbers out of bytes. Behind the end there are zeros, and it is known that there were.
class Source {
 public:
  explicit Source(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number(std::size_t size) {
    std::uint32_t value = 0;
    for (const char c : take(size)) value = value << 8U | static_cast<unsigned char>(c);
    return value;
  }

  std::string_view take(std::size_t size) {
    if (size > bytes_.size() - at_) {
      short_ = true;
      at_ = bytes_.size();
      return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

  // 255UInt16 of the specification.
  std::uint32_t packed() {
    const std::uint32_t code = number(1);
    if (code == 253) return number(2);
    if (code == 254) return number(1) + 506;
    return code == 255 ? number(1) + 253 : code;
  }

  bool came_short() const { return short_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool short_ = false;
};

void put(std::string& out, std::uint32_t value, std::size_t size = 2) {
  while (size-- > 0) out += static_cast<char>(value >> (8 * size) & 0xFF);
}

void pad(std::string& out) {
  out.resize((out.size() + 3) / 4 * 4);
}

struct Point {
  int x = 0, y = 0;
};

// A step from one point to the next: the table of section 5.2.
Point step(std::uint32_t flag, Source& data) {
  const auto number = [&data](std::size_t size) { return static_cast<int>(data.number(size)); };
  const int f = static_cast<int>(flag & 0x7F);
  int x = 0, y = 0;
  if (f < 10) {
    y = (f & 14) * 128 + number(1);
    return {0, f & 1 ? y : -y};
  }
  if (f < 20) {
    x = ((f - 10) & 14) * 128 + number(1);
  } else if (f < 84) {
    const int both = number(1);
    x = 1 + ((f - 20) & 0x30) + both / 16;
    y = 1 + ((f - 20) & 0x0C) * 4 + both % 16;
  } else if (f < 120) {
    x = 1 + (f - 84) / 12 * 256 + number(1);
    y = 1 + (f - 84) % 12 / 4 * 256 + number(1);
  } else if (f < 124) {
    const int both = number(3);
    x = both >> 12;
    y = both & 0xFFF;
  } else {
    x = number(2);
    y = number(2);
  }
  return {f & 1 ? x : -x, f & 2 ? y : -y};
}

class Unpacker {
 public:
  explicit Unpacker(const std::array<std::string_view, part_count>& parts)
      : parts_(parts),
        contours_(parts[contours]),
        points_(parts[points]),
        flags_(parts[flags]),
        outlines_(parts[outlines]),
        composites_(parts[composites]),
        boxes_(parts[boxes]) {}

  // Empty where something is missing.
  std::string ttf() {
    if (parts_[head].size() != 54 || parts_[hhea].size() != 36 || parts_[maxp].size() < 6)
      return {};
    const std::uint32_t glyphs = Source(parts_[maxp].substr(4)).number(2);
    std::string places, shapes;
    std::string_view has_box = boxes_.take((std::size_t{glyphs} + 31) / 32 * 4);  // a bit a glyph
    for (std::uint32_t i = 0; i < glyphs; ++i) {
      put(places, static_cast<std::uint32_t>(shapes.size()), 4);
      const std::uint32_t count = contours_.number(2);
      if (count == 0xFFFF) composite(shapes);
      if (count != 0 && count != 0xFFFF) outline(shapes, count);
      if (i / 8 < has_box.size() && (has_box[i / 8] & (0x80 >> i % 8))) {
        const std::string_view box = boxes_.take(8);
        const std::size_t begin =
            Source(std::string_view(places).substr(places.size() - 4)).number(4);
        if (begin + 10 <= shapes.size()) shapes.replace(begin + 2, box.size(), box);
      }
      pad(shapes);
      if (came_short()) return {};
    }
    put(places, static_cast<std::uint32_t>(shapes.size()), 4);
    std::string widths;
    const std::uint32_t wide = Source(parts_[hhea].substr(34)).number(2);
    Source advance(parts_[advances]);
    for (std::uint32_t i = 0; i < glyphs; ++i) {
      if (i < wide) put(widths, advance.number(2));
      put(widths, 0);  // the side bearing, which nobody asks for
    }
    std::string long_places(parts_[head]);
    long_places[51] = 1;  // indexToLocFormat
    return together({{{"cmap", parts_[cmap]},
                      {"glyf", shapes},
                      {"head", long_places},
                      {"hhea", parts_[hhea]},
                      {"hmtx", widths},
                      {"loca", places},
                      {"maxp", parts_[maxp]}}});
  }

 private:
  struct Table {
    std::string_view tag, bytes;
  };

  bool came_short() const {
    return contours_.came_short() || points_.came_short() || flags_.came_short() ||
           outlines_.came_short() || composites_.came_short() || boxes_.came_short();
  }

  void outline(std::string& out, std::uint32_t count) {
    std::string ends, on_curve, xs, ys;
    std::uint32_t all = 0;
    for (std::uint32_t i = 0; i < count && !points_.came_short(); ++i) {
      all += points_.packed();
      put(ends, all - 1);
    }
    Point at, low{INT16_MAX, INT16_MAX}, high{INT16_MIN, INT16_MIN};
    for (std::uint32_t i = 0; i < all && !flags_.came_short(); ++i) {
      const std::uint32_t flag = flags_.number(1);
      const Point by = step(flag, outlines_);
      at = {at.x + by.x, at.y + by.y};
      low = {std::min(low.x, at.x), std::min(low.y, at.y)};
      high = {std::max(high.x, at.x), std::max(high.y, at.y)};
      on_curve += flag < 0x80 ? '\1' : '\0';
      put(xs, static_cast<std::uint32_t>(by.x));
      put(ys, static_cast<std::uint32_t>(by.y));
    }
    outlines_.packed();  // bytes of instructions: none
    put(out, count);
    for (const int side : {low.x, low.y, high.x, high.y})
      put(out, static_cast<std::uint32_t>(side));
    out += ends;
    put(out, 0);  // instructions
    out += on_curve + xs + ys;
  }

  // Put together from others, as TrueType has it.
  void composite(std::string& out) {
    put(out, 0xFFFF);
    out.append(8, '\0');  // its box comes later
    std::uint32_t flag = 0x20;
    while ((flag & 0x20) != 0 && !composites_.came_short()) {
      const std::string_view begin = composites_.take(2);
      flag = Source(begin).number(2);
      const std::size_t size = 2 + (flag & 0x01 ? 4 : 2) +
                               (flag & 0x08   ? 2
                                : flag & 0x40 ? 4
                                : flag & 0x80 ? 8
                                              : 0);
      out += begin;
      out += composites_.take(size);
    }
  }

  static std::string together(const std::array<Table, 7>& tables) {
    std::string out("\0\1\0\0\0\7\0\x40\0\2\0\x30", 12), bodies;
    for (const Table& table : tables) {
      out += table.tag;
      put(out, 0, 4);  // no sum: nobody checks it
      put(out, static_cast<std::uint32_t>(12 + 16 * tables.size() + bodies.size()), 4);
      put(out, static_cast<std::uint32_t>(table.bytes.size()), 4);
      bodies += table.bytes;
      pad(bodies);
    }
    return out + bodies;
  }

  const std::array<std::string_view, part_count>& parts_;
  Source contours_, points_, flags_, outlines_, composites_, boxes_;
};

}  // namespace

std::vector<UnpackedFace> unpack_faces(std::string_view packed) {
  Source source(packed);
  std::array<std::array<std::string_view, part_count>, face_count> faces;
  std::array<std::array<std::size_t, part_count>, face_count> sizes{};
  for (auto& face : sizes)
    for (std::size_t& size : face) size = source.number(2);
  for (std::size_t part = 0; part < part_count; ++part)
    for (std::size_t face = 0; face < face_count; ++face)
      faces[face][part] = source.take(sizes[face][part]);
  std::vector<UnpackedFace> out;
  if (source.came_short()) return out;
  for (const auto& parts : faces) {
    out.push_back({Unpacker(parts).ttf(), parts[kerning]});
    if (out.back().ttf.empty()) return {};
  }
  return out;
}

}  // namespace onrecord::app
