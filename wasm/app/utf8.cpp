#include "utf8.hpp"

#include "text/unicode.hpp"

namespace onrecord::app {

std::string lower_case(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Codepoint c = decode(text, at);
    if (c.value < 0x80) {
      out += ascii_lower(text[at]);
    } else {
      // The tables of classes would cost the page 3 KB. Without them a multiplication sign, and
      // some letters outside any alphabet in use, would look like capitals.
      append_utf8(out, c.value == 0xD7 ? c.value : lower_of_upper(c.value));
    }
    at += c.bytes;
  }
  return out;
}

}  // namespace onrecord::app
