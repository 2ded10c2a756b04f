// Writes JSON into a string. The bytes are those of nlohmann's dump():
//
//   JsonWriter w(JsonWriter::compact);
//   w.open('{');
//   w.string("name", "Ana Ruiz");
//   w.close('}');
//   w.take();  // {"name":"Ana Ruiz"}
//
// Precondition, not checked: the caller closes what it opens and gives each member of an object a
// key.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace onrecord {

class JsonWriter {
 public:
  enum Layout : uint8_t {
    compact,   // on one line, also for readers that end lines at U+0085, U+2028 and U+2029
    indented,  // by one space a level
  };
  explicit JsonWriter(Layout layout) : layout_(layout) {}

  void open(char bracket);
  void close(char bracket);
  void key(std::string_view plain);  // written without escapes
  void string(std::string_view utf8);
  // A string in pieces: nothing else may be written between open_string and close_string.
  void open_string();
  void add(std::string_view utf8);
  void close_string() { put('"'); }
  void number(uint32_t n);
  // A number from 0 to 1, with two digits: confidences and shares are no more exact than that.
  void share(double value);
  void null();
  // A member of an object.
  void string(std::string_view name, std::string_view utf8) {
    key(name);
    string(utf8);
  }
  void number(std::string_view name, uint32_t n) {
    key(name);
    number(n);
  }
  void share(std::string_view name, double value) {
    key(name);
    share(value);
  }
  void open(std::string_view name, char bracket) {
    key(name);
    open(bracket);
  }
  std::string take();
  void reserve(size_t bytes) { out_.resize(bytes); }

 private:
  void before_value();
  void new_line();

  // Makes room for so many bytes more; returns where they begin.
  char* room(size_t bytes) {
    if (out_.size() - size_ < bytes) out_.resize(2 * size_ + bytes);
    return out_.data() + size_;
  }
  void put(char c) {
    *room(1) = c;
    ++size_;
  }
  void put(std::string_view s) {
    std::memcpy(room(s.size()), s.data(), s.size());
    size_ += s.size();
  }

  std::string out_;
  size_t size_ = 0;  // bytes written; out_ is longer
  uint32_t depth_ = 0;
  Layout layout_;
  bool first_ = true;   // in its array or object
  bool keyed_ = false;  // a key was written, its value is next
};

}  // namespace onrecord
