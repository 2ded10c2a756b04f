#include "languages/language.hpp"

namespace onrecord {

const Language& language_en();  // generated

const Language& english() {
  return language_en();
}

}  // namespace onrecord
