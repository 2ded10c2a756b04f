#include "statements/statement.hpp"

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

}  // namespace onrecord
