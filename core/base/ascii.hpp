// Letters of ASCII.
#pragma once

namespace onrecord {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace onrecord
