// Target: exports an inspection in every format and reads each export by a reader of its own.
#include <cstdio>
#include <cstdlib>

#include "article_target.hpp"
#include "readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const fuzz::Input input = fuzz::read_input(data, size);
  fuzz::count_execution(input.mode);
  Options options = fuzz::options_of(input.mode);
  std::string plain(input.bytes);
  Markup markup;
  if (input.mode.html) {
    read_html(input.bytes, &plain, &markup);
    options.markup = &markup;
  }
  const std::string fault = fuzz::export_fault(inspect(plain, options));
  if (!fault.empty()) {
    std::fprintf(stderr, "fault: %s\n", fault.c_str());
    std::abort();
  }
  return 0;
}
