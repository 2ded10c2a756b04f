// Hash table from keys that are hashes to values. Linear probing; half of the slots stay free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

template <class Value>
class KeyTable {
 public:
  KeyTable() : slots_(64) {}

  // The value of a key; a new one if there is none.
  Value& operator[](uint32_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& s = slots_[slot(key)];
    size_ += !s.used;
    s.used = true;
    s.key = key;
    return s.value;
  }

  // Null if there is none.
  const Value* find(uint32_t key) const {
    const Slot& s = slots_[slot(key)];
    return s.used ? &s.value : nullptr;
  }

  Value* find(uint32_t key) {
    Slot& s = slots_[slot(key)];
    return s.used ? &s.value : nullptr;
  }

  bool contains(uint32_t key) const { return find(key) != nullptr; }
  size_t size() const { return size_; }

 private:
  struct Slot {
    uint32_t key = 0;
    bool used = false;
    Value value{};
  };

  size_t slot(uint32_t key) const {
    const size_t mask = slots_.size() - 1;
    size_t i = key & mask;
    while (slots_[i].used && slots_[i].key != key) i = (i + 1) & mask;
    return i;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& s : old) {
      if (s.used) slots_[slot(s.key)] = s;
    }
  }

  std::vector<Slot> slots_;
  size_t size_ = 0;
};

}  // namespace onrecord
