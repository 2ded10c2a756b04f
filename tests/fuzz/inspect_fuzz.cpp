// Target: inspects an article and checks nothing else. The sanitizers find reads out of range; the
// targets properties_fuzz and exports_fuzz check results.
#include "article_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const fuzz::Input input = fuzz::read_input(data, size);
  fuzz::count_execution(input.mode);
  Options options = fuzz::options_of(input.mode);
  if (!input.mode.html) {
    inspect(input.bytes, options);
    return 0;
  }
  std::string plain;
  Markup markup;
  read_html(input.bytes, &plain, &markup);
  options.markup = &markup;
  inspect(plain, options);
  return 0;
}
