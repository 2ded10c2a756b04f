// The form under which a word is looked up: lower case, every digit 0, and one sign for each kind
// of mark: straight, curly, low and angle double quotation marks are ", single ones ', all dashes a
// hyphen each way of typing them. Letters of ASCII and Latin-1 alone change case. The core's model
// has the same function.
#pragma once
#include <string>
#include <string_view>

inline std::string normal(std::string_view w) {
  const auto at = [&](size_t i) { return i < w.size() ? static_cast<unsigned char>(w[i]) : 0u; };
  if (w == "''" || w == "``" || w == "\xC2\xAB" || w == "\xC2\xBB") return "\"";
  if (w == "--") return "-";
  std::string o;
  for (size_t i = 0; i < w.size(); i++) {
    const unsigned c = at(i);
    if (c >= 'A' && c <= 'Z')
      o += char(c + 32);
    else if (c >= '0' && c <= '9')
      o += '0';
    else if (c == 0xE2 && at(i + 1) == 0x80 && at(i + 2) >= 0x90 && at(i + 2) <= 0xA6) {
      const unsigned d = at(i + 2);
      if (d <= 0x95)
        o += '-';  // hyphens and dashes U+2010 to U+2015
      else if (d >= 0x98 && d <= 0x9B)
        o += '\'';
      else if (d >= 0x9C && d <= 0x9F)
        o += '"';
      else if (d == 0xA6)
        o += "...";
      else {
        o += char(c);
        o += char(0x80);
        o += char(d);
      }
      i += 2;
    } else if (c == 0xC3 && at(i + 1) >= 0x80 && at(i + 1) <= 0x9E && at(i + 1) != 0x97) {
      o += char(c);
      o += char(at(i + 1) + 0x20);
      i++;
    } else
      o += char(c);
  }
  return o;
}
