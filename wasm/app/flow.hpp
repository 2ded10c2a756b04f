// Heights of the blocks of a column, with prefix sums in logarithmic time (a Fenwick tree).
#pragma once

#include <cstddef>
#include <vector>

namespace onrecord::app {

class Flow {
 public:
  // height_of(i) gives the height of block i.
  template <typename HeightOf>
  void reset(std::size_t count, HeightOf&& height_of) {
    heights_.resize(count);
    tree_.assign(count + 1, 0);
    for (std::size_t i = 1; i <= count; ++i) {
      heights_[i - 1] = height_of(i - 1);
      tree_[i] += heights_[i - 1];
      const std::size_t parent = i + (i & (~i + 1));
      if (parent <= count) tree_[parent] += tree_[i];
    }
  }

  std::size_t size() const { return heights_.size(); }
  double height(std::size_t i) const { return heights_[i]; }
  double total() const { return top(heights_.size()); }

  void set(std::size_t i, double height) {
    const double change = height - heights_[i];
    if (change == 0) return;
    heights_[i] = height;
    for (std::size_t at = i + 1; at < tree_.size(); at += at & (~at + 1)) tree_[at] += change;
  }

  // The sum of the heights before block i.
  double top(std::size_t i) const {
    double sum = 0;
    for (std::size_t at = i; at > 0; at -= at & (~at + 1)) sum += tree_[at];
    return sum;
  }

  // The block that holds y, the first or last for a y outside; 0 where there are none.
  std::size_t at(double y) const {
    if (heights_.empty()) return 0;
    std::size_t position = 0;
    std::size_t step = 1;
    while (step * 2 < tree_.size()) step *= 2;
    for (; step > 0; step /= 2) {
      if (position + step < tree_.size() && tree_[position + step] <= y) {
        position += step;
        y -= tree_[position];
      }
    }
    return position < heights_.size() ? position : heights_.size() - 1;
  }

 private:
  std::vector<double> heights_;
  std::vector<double> tree_;  // Fenwick's
};

}  // namespace onrecord::app
