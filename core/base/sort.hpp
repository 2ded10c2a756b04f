// Sorting that is stable and compiled once, whatever is sorted: each instance of std::stable_sort
// or std::sort is one to four kilobytes of what a page downloads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace onrecord {

// 0 to count - 1 in the order that `before` gives; what is equal stays as it is. At most
// O(n log n) comparisons, O(n) where the order is right already.
std::vector<uint32_t> stable_order(size_t count,
                                   bool (*before)(const void* context, uint32_t a, uint32_t b),
                                   const void* context);

// `before(a, b)` of two elements, as std::stable_sort takes it.
template <typename T, typename Before>
void sort_stably(std::vector<T>& list, const Before& before) {
  if (list.size() < 2) return;
  const std::pair<const T*, const Before*> context{list.data(), &before};
  std::vector<uint32_t> order = stable_order(
      list.size(),
      [](const void* given, uint32_t a, uint32_t b) {
        const auto& [items, is_before] =
            *static_cast<const std::pair<const T*, const Before*>*>(given);
        return static_cast<bool>((*is_before)(items[a], items[b]));
      },
      &context);
  // Round each cycle of the permutation.
  for (uint32_t start = 0; start < order.size(); ++start) {
    if (order[start] == start) continue;
    T held = std::move(list[start]);
    uint32_t at = start;
    while (order[at] != start) {
      list[at] = std::move(list[order[at]]);
      at = std::exchange(order[at], at);
    }
    list[at] = std::move(held);
    order[at] = at;
  }
}

}  // namespace onrecord
