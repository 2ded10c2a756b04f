// The whole core on whatever libFuzzer comes up with, as text and, where there is a tag, as a page.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  std::string fault = onrecord::checks::first_fault(input);
  if (fault.empty() && input.find('<') != std::string_view::npos) {
    fault = onrecord::checks::first_fault_html(input);
  }
  if (!fault.empty()) {
    std::fprintf(stderr, "fault: %s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
