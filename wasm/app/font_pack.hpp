// Reader for the page's packed fonts, which scripts/tools/fonts.py writes as one file: a third
// smaller in brotli than five TrueType files. Outlines are coded as WOFF2 does (W3C, "WOFF File
// Format 2.0", section 5.1), and what is alike in all faces stands together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::app {

struct UnpackedFace {
  std::string ttf;           // for Dear ImGui; no hints, no names, side bearings 0
  std::string_view kerning;  // a part of the packed file: see Fonts::read_kerning
};

// Unpacks the faces, ordered by Face. Returns an empty vector if the file is truncated or no such
// pack.
std::vector<UnpackedFace> unpack_faces(std::string_view packed);

}  // namespace onrecord::app
