// Target: inspects an article and checks all that checks.hpp promises of any inspection.
#include <cstdio>
#include <cstdlib>

#include "article_target.hpp"
#include "checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const fuzz::Input input = fuzz::read_input(data, size);
  fuzz::count_execution(input.mode);
  const Options options = fuzz::options_of(input.mode);
  const std::string fault = input.mode.html ? checks::first_fault_html(input.bytes, options)
                                            : checks::first_fault(input.bytes, options);
  if (!fault.empty()) {
    std::fprintf(stderr, "fault: %s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
