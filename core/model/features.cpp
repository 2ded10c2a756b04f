#include "model/features.hpp"

#include <algorithm>

namespace onrecord::model {

namespace {

uint32_t fnv(std::string_view s, uint32_t h) {
  for (char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return h;
}

uint32_t mix(uint32_t h) {
  h ^= h >> 16;
  h *= 0x85ebca6bU;
  return h ^ (h >> 13);
}

}  // namespace

std::string normal(std::string_view w) {
  const auto at = [&](size_t i) -> unsigned {
    return i < w.size() ? static_cast<unsigned char>(w[i]) : 0U;
  };
  if (w == "''" || w == "``" || w == "\xC2\xAB" || w == "\xC2\xBB") return "\"";
  if (w == "--") return "-";
  std::string o;
  for (size_t i = 0; i < w.size(); i++) {
    const unsigned c = at(i);
    if (c >= 'A' && c <= 'Z') {
      o += static_cast<char>(c + 32);
    } else if (c >= '0' && c <= '9') {
      o += '0';
    } else if (c == 0xE2 && at(i + 1) == 0x80 && at(i + 2) >= 0x90 && at(i + 2) <= 0xA6) {
      const unsigned d = at(i + 2);
      if (d <= 0x95) {  // hyphens and dashes, U+2010 to U+2015
        o += '-';
      } else if (d >= 0x98 && d <= 0x9B) {
        o += '\'';
      } else if (d >= 0x9C && d <= 0x9F) {
        o += '"';
      } else if (d == 0xA6) {
        o += "...";
      } else {
        o += w.substr(i, 3);
      }
      i += 2;
    } else if (c == 0xC3 && at(i + 1) >= 0x80 && at(i + 1) <= 0x9E && at(i + 1) != 0x97) {
      o += static_cast<char>(c);
      o += static_cast<char>(at(i + 1) + 0x20);
      i++;
    } else {
      o += static_cast<char>(c);
    }
  }
  return o;
}

uint32_t hash(std::string_view s, uint32_t start) {
  return mix(fnv(s, start));
}

std::array<uint32_t, 4> affixes(std::string_view v) {
  const auto head = [&](size_t k) { return v.substr(0, k); };
  const auto tail = [&](size_t k) { return v.size() <= k ? v : v.substr(v.size() - k); };
  return {hash(head(3), 1) % 2048, 2048 + hash(tail(2), 2) % 512, 2560 + hash(tail(3), 3) % 2048,
          4608 + hash(tail(4), fnv(head(6), 4) * 31 + 7) % 8192};
}

WordShape shape(std::string_view w) {
  const auto at = [&](size_t i) -> unsigned {
    return i < w.size() ? static_cast<unsigned char>(w[i]) : 0U;
  };
  int low = 0, up = 0, digit = 0, inner = 0;
  for (size_t i = 0; i < w.size(); i++) {
    const unsigned c = at(i);
    if (c >= 'a' && c <= 'z') {
      low++;
    } else if (c >= 'A' && c <= 'Z') {
      up++;
      inner += i > 0 ? 1 : 0;
    } else if (c >= '0' && c <= '9') {
      digit++;
    } else if (c == 0xC3 && i + 1 < w.size()) {
      if (at(i + 1) < 0x9F) {
        up++;
        inner += i > 0 ? 1 : 0;
      } else {
        low++;
      }
      i++;
    } else if (c >= 0xC4 && c <= 0xDF) {
      low++;
      i++;
    }
  }
  if (low + up + digit == 0) {
    const std::string n = normal(w);
    if (n == "\"") return kQuotationMark;
    if (n == "." || n == "!" || n == "?" || n == "...") return kSentenceEnd;
    if (n == "," || n == ";") return kComma;
    if (n == ":") return kColon;
    if (!n.empty() && n[0] == '-') return kDash;
    if (n == "(" || n == "[") return kOpeningBracket;
    if (n == ")" || n == "]") return kClosingBracket;
    return kOtherMark;
  }
  const bool curly = w.size() > 3 && at(0) == 0xE2 && at(1) == 0x80 && (at(2) | 1U) == 0x99;
  if (at(0) == '\'' || curly) return kClitic;
  if (digit) return low + up ? kNumberWithLetters : kNumber;
  if (!up) return kLower;
  if (!low) return up == 1 ? kOneCapital : kUpper;
  return up == 1 && !inner ? kTitle : kMixed;
}

QuotationState quotation_state(std::string_view w, int depth, int depth_before) {
  if (depth == 0) return kOutside;
  const std::string n = normal(w);
  if (n != "\"" && n != "'") return kInside;
  return depth > depth_before ? kOpeningMark : kOtherMarkInside;
}

}  // namespace onrecord::model
