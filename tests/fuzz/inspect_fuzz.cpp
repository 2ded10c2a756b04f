// The whole core on whatever libFuzzer comes up with.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  const std::string fault =
      onrecord::checks::first_fault({reinterpret_cast<const char*>(data), size});
  if (!fault.empty()) {
    std::fprintf(stderr, "fault: %s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
