// The weights file, and what reads it.
//
// All numbers are little-endian. Sizes follow from the header, so a file has one right length.
//
//   bytes 0-7     "ONRECMDL"
//   bytes 8-11    version, 1
//   bytes 12-15   CRC-32 (IEEE 802.3, as in zlib) of every byte from 16 on
//   bytes 16-43   seven uint32: words with the unknown one (at most 2^17), then the widths of the
//                 embeddings of word, affix, shape and flag, then units of layer 1 and 2 each way
//   bytes 44-55   three float32: what is added to the score of label 0; slope and offset of the
//                 calibration, confidence = logistic(slope * evidence + offset)
//   bytes 56-59   uint32: bytes of the vocabulary
//   vocabulary    normal forms sorted by bytes, without the unknown word: one byte, how many bytes
//                 are those of the word before; one byte, how many follow; these
//   word, affix   tables, a row after another: for all rows the upper 16 bits of a float32 scale,
//                 then two values of 4 bits a byte, plus 8, the low half first
//   shape, flag   float32, 16 rows each
//   layers        f1, b1, f2, b2: matrix of the input, of the recurrence, bias. A matrix is
//                 a float32 scale for every column and then int8, -127 to 127, row by row. Four
//                 gates of h columns: input, forget, cell, output. A bias is float32.
//   emissions     matrix [2 h2][7], bias
//   CRF           float32: transitions [from][to] 7 x 7, first 7, last 7
//   linker        projection [2 h2][256], bias; then for content to cue and for cue to source:
//                 float32 near [22][32], between [27][32], u [32], none [1]
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/network.hpp"

namespace onrecord::model {

enum class ModelError : uint8_t {
  none,
  too_short,       // ends before its contents do, or within the header
  too_long,        // goes on behind its contents
  wrong_magic,     // no weights file
  wrong_version,   // of a format that this program does not read
  wrong_checksum,  // changed since it was written
  wrong_shape,     // sizes that the kernels do not take
  wrong_value,     // a number that is not finite or beyond its range
  wrong_words,     // a vocabulary that is not sorted, or not of the size it says
};
const char* model_error_name(ModelError error);

// Normal forms to rows of the word table.
class Vocabulary {
 public:
  bool read(std::span<const uint8_t> bytes, uint32_t words);
  uint32_t row(std::string_view normal_form) const;  // 0 where it is not there

 private:
  std::string_view form(uint32_t row) const;
  std::vector<char> forms_;
  std::vector<uint32_t> ends_;   // of each row's form in forms_
  std::vector<uint32_t> slots_;  // open addressing; 0 is free
};

struct Weights {
  Vocabulary vocabulary;
  Network network;
  float bias = 0, slope = 1, offset = 0;
  uint32_t checksum = 0;
};

// `weights` is whole only where the answer is none.
ModelError read_weights(std::span<const uint8_t> file, Weights* weights);

uint32_t crc32(std::span<const uint8_t> bytes);

}  // namespace onrecord::model
