// with_model WEIGHTS: inspects a text with the learned model. Exit status: 1 where the file is no
// model.
#include <onrecord/onrecord.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  std::string error;
  auto inspector = onrecord::Inspector::with_model(
      {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, &error);
  if (!inspector) {
    std::fprintf(stderr, "%s: %s\n", argv[1], error.c_str());
    return 1;
  }
  if (onrecord::Inspector::with_model({}, &error) || error.empty()) return 1;
  inspector->set_threshold(0.5F);
  const onrecord::Result found = inspector->inspect("“We will stay,” said Ana Ruiz.");
  for (const onrecord::Result::Statement& s : found.statements()) {
    std::printf("%s: %s\n", found.text_of(s.source).c_str(), found.text_of(s.content).c_str());
    if (s.form != onrecord::Form::direct || s.speaker == onrecord::Result::kNone) return 1;
  }
  const onrecord::Result copy = found;
  return copy.json().empty() || copy.exported(onrecord::Format::csv).empty() ? 1 : 0;
}
