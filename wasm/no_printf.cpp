// Embind names a type that nothing was said of by its address (__getTypeName), and links all of
// printf for that: seven kilobytes of each module. This is the part of it that is called.
#include <cstdarg>
#include <cstdint>

extern "C" int siprintf(char* out, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const auto address = reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*));
  va_end(arguments);
  int size = 0;
  for (int shift = 28; shift >= 0; shift -= 4)
    out[size++] = "0123456789abcdef"[address >> shift & 15];
  out[size] = '\0';
  return size;
}
