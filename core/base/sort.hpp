// Stable sorting, compiled once for all element types. Each instance of std::stable_sort or
// std::sort would add one to four kilobytes to the page's download.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace onrecord {

// Returns the indices 0 to count - 1 in the order of `before`; equal elements keep their order. At
// most O(n log n) comparisons, O(n) if the order is right already.
std::vector<uint32_t> stable_order(size_t count,
                                   bool (*before)(const void* context, uint32_t a, uint32_t b),
                                   const void* context);

// Sorts a list. `before(a, b)` compares two elements, as for std::stable_sort.
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
  // Moves the elements along each cycle of the permutation.
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
