#include "base/sort.hpp"

#include <algorithm>
#include <numeric>

namespace onrecord {

// Bottom-up merge sort. Two runs that are in order already are not merged.
std::vector<uint32_t> stable_order(size_t count, bool (*before)(const void*, uint32_t, uint32_t),
                                   const void* context) {
  std::vector<uint32_t> order(count), merged;
  std::iota(order.begin(), order.end(), 0U);
  for (size_t run = 1; run < count; run *= 2) {
    for (size_t begin = 0; begin + run < count; begin += 2 * run) {
      const size_t middle = begin + run;
      const size_t end = std::min(middle + run, count);
      if (!before(context, order[middle], order[middle - 1])) continue;
      // Only the first run is copied: the output never overtakes the second run.
      merged.assign(order.begin() + static_cast<std::ptrdiff_t>(begin),
                    order.begin() + static_cast<std::ptrdiff_t>(middle));
      size_t left = 0, right = middle, to = begin;
      while (left < run) {
        const bool second = right < end && before(context, order[right], merged[left]);
        order[to++] = second ? order[right++] : merged[left++];
      }
    }
  }
  return order;
}

}  // namespace onrecord
