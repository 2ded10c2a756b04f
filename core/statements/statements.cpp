#include "statements/statements.hpp"

namespace onrecord {

const char* form_name(Form form) {
  switch (form) {
    case Form::direct:
      return "direct";
    case Form::mixed:
      return "mixed";
    case Form::indirect:
      return "indirect";
    case Form::block:
      return "block";
  }
  return "indirect";
}

const char* act_name(Act act) {
  switch (act) {
    case Act::assertion:
      return "assertion";
    case Act::denial:
      return "denial";
    case Act::non_response:
      return "non-response";
    case Act::request:
      return "request";
    case Act::commitment:
      return "commitment";
    case Act::decision:
      return "decision";
    case Act::belief:
      return "belief";
    case Act::attitude:
      return "attitude";
    case Act::question:
      return "question";
  }
  return "assertion";
}

std::vector<Statement> find_statements(const Text&, const Article&, const Words&) {
  return {};
}

}  // namespace onrecord
