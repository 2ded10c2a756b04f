#include "acts/act.hpp"

namespace onrecord {

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

}  // namespace onrecord
