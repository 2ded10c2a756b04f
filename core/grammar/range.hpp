// Range: a run of words.
#pragma once

namespace onrecord {

// Half open, [first, last): indices into Words::words. Empty where first >= last, whatever the two
// numbers are; Grammar::span, first_word and last_word accept an empty range.
struct Range {
  int first = 0, last = 0;
  bool empty() const { return first >= last; }
  int size() const { return empty() ? 0 : last - first; }
  bool contains(int i) const { return first <= i && i < last; }
  friend bool operator==(const Range&, const Range&) = default;
};

}  // namespace onrecord
