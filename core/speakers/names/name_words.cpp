#include "speakers/names/name_words.hpp"

#include "text/unicode.hpp"

namespace onrecord {

using std::string_view;

NameWords::NameWords(const Grammar& g) : g_(g), people_(g.language.people) {
  const size_t count = static_cast<size_t>(g_.count());
  classes_.assign(count, 0);
  heads_.assign(count, 0);
  std::string low;
  for (size_t i = 0; i < count; ++i) {
    const int w = static_cast<int>(i);
    const string_view word = g_.at(w);
    if (g_.punct(w) || word.size() > 24) continue;
    const bool ascii = g_.word(w).ascii;
    string_view key = word;
    if (!ascii) {
      low = lower(w);
      key = low;
    } else if (!g_.low(w)) {
      low.assign(word);
      for (char& c : low) c = ascii_lower(c);
      key = low;
    }
    classes_[i] = ascii ? people_.nouns.find(g_.word(w).key, word) : classes_of(key);
    heads_[i] = head_classes(people_, key, classes_[i]);
    classes_[i] |= heads_[i] & kMember;
  }
}

std::string NameWords::lower(int i) const {
  const string_view w = g_.at(i);
  if (w.size() > 48) return {};
  if (g_.word(i).ascii) {
    std::string low(w);
    if (g_.low(i)) return low;
    for (char& c : low) c = ascii_lower(c);
    return low;
  }
  std::string low = to_lower(w);
  // Typographic or not, an apostrophe is one.
  constexpr string_view kMark = "’";
  if (low.find(kMark) == std::string::npos) return low;
  std::string out;
  for (size_t at = 0; at < low.size(); ++at) {
    const bool mark = low.compare(at, kMark.size(), kMark) == 0;
    out += mark ? '\'' : low[at];
    if (mark) at += kMark.size() - 1;
  }
  return out;
}

bool NameWords::like_verb(string_view word) const {
  return people_.verb_ending.has_ending_of(word);
}

std::string NameWords::spelled_out(const std::string& title) const {
  const string_view noun = people_.title_noun.find(title);
  return noun.empty() ? title : std::string(noun);
}

bool NameWords::same_given(const std::string& a, const std::string& b) const {
  if (a == b) return true;
  const auto initial = [](const std::string& s) {
    return s.size() == 1 || (s.size() == 2 && s[1] == '.');
  };
  if ((initial(a) || initial(b)) && !a.empty() && !b.empty() && a[0] == b[0]) return true;
  const auto short_for = [this](const std::string& nick, const std::string& full) {
    return !full.empty() && people_.nickname.find(nick) == full;
  };
  return short_for(a, b) || short_for(b, a);
}

}  // namespace onrecord
