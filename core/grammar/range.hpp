// A run of words.
#pragma once

namespace onrecord {

// Half open, [first, last), indices into Words::words.
struct Range {
  int first = 0, last = 0;
  bool empty() const { return first >= last; }
  int size() const { return last - first; }
  friend bool operator==(const Range&, const Range&) = default;
};

}  // namespace onrecord
