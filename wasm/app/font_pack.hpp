// The page's faces as they travel: one file that scripts/tools/fonts.py writes, a third smaller in
// brotli than five TrueType files. Outlines are coded as WOFF2 does (W3C, "WOFF File Format 2.0",
// section 5.1), and what is alike in all faces stands together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::app {

struct UnpackedFace {
  std::string ttf;           // for Dear ImGui; no hints, no names, side bearings 0
  std::string_view kerning;  // a part of the packed file: see Fonts::read_kerning
};

// By Face. Empty where the file is cut or another.
std::vector<UnpackedFace> unpack_faces(std::string_view packed);

}  // namespace onrecord::app
