// Blocks: paragraphs that a line before them announces as a source's words.
//
//     Ruiz released the following statement:
//     I have told the board that I will leave in May.
#include "statements/rules/blocks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.hpp"

namespace onrecord {
namespace {

using std::string_view;

class Blocks {
 public:
  Blocks(const Grammar& g, const Article& article)
      : g_(g), article_(article), words_(g.language.statements) {}

  std::vector<Candidate> find() {
    const size_t n = article_.paragraphs.size();
    for (size_t p = 0; p < n; ++p) {
      if (!speaks(article_.paragraphs[p].role)) continue;
      const size_t next = announced(p);
      if (next > p + 1) p = next - 1;
    }
    return std::move(out_);
  }

 private:
  Range words_of(size_t p) const {
    return {static_cast<int>(g_.words.paragraph_first[p]),
            static_cast<int>(g_.words.paragraph_first[p + 1])};
  }

  // If paragraph p announces a block, adds the block and returns the paragraph behind it; otherwise
  // returns p.
  size_t announced(size_t p) {
    constexpr int kLongestAnnouncement = 40;
    const Range r = words_of(p);
    if (r.size() < 3 || g_.at(r.last - 1) != ":" || p + 1 >= article_.paragraphs.size()) return p;
    // The last sentence announces; what stands before it is ordinary text.
    const Sentence& s = g_.sentence(r.last - 1);
    const Range line{static_cast<int>(s.first), static_cast<int>(s.last)};
    if (line.size() > kLongestAnnouncement) return p;
    int document = -1;
    bool says_so = false;
    for (int i = line.first; i < line.last; ++i) {
      const std::string word = to_lower(g_.at(i));
      // In “the full text of his tweet” the last noun is the document.
      const bool within =
          document >= 0 && i - document <= 4 && words_.part_of.has(g_.at(document + 1));
      if ((document < 0 || within) && words_.block_document.has(word)) document = i;
      says_so = says_so || words_.block_announcement.has(word);
    }
    // “This post will discuss the following:” is about the article itself.
    const bool of_itself = document == line.first + 1 && words_.block_itself.has(g_.at(line.first));
    if (document < 0 || !says_so || of_itself) return p;
    Candidate k;
    k.block = true;
    k.certainty = Certainty::typographic;
    k.confidence = 0.9F;
    k.source = announced_source(line, document);
    k.cue = {k.source.empty() || k.source.first > document ? line.first : cue_begin(k.source),
             line.last};
    if (!k.source.empty() && k.source.first > document) k.cue = {document, k.source.first};
    const size_t end = block_end(p + 1);
    for (size_t q = p + 1; q < end; ++q) {
      if (!words_of(q).empty()) k.content.push_back(words_of(q));
    }
    if (k.content.empty()) return p;
    out_.push_back(std::move(k));
    return end;
  }

  int cue_begin(Range source) const {
    const int i = source.last;
    return possessive(g_.at(i)) ? i + 1 : i;
  }

  // The source in the announcing line: “NAME's full statement”, “the statement from NAME”, “NAME
  // released this statement”. Empty if there is none.
  Range announced_source(Range line, int document) const {
    for (int i = document - 1; i > line.first && document - i < 5; --i) {
      if (possessive(g_.at(i))) {
        return g_.phrase_before(i, line.first);
      }
      if (g_.is(i, kPossessive)) return {i, i + 1};
    }
    for (int i = document + 1; i + 1 < line.last && i - document < 4; ++i) {
      if (words_.document_source.has(g_.at(i))) {
        return g_.phrase_after(i + 1, line.last);
      }
    }
    const Range head = g_.phrase_after(line.first, line.last);
    if (head.empty() || head.last >= line.last || head.last > document) return {};
    return g_.is(head.last, kAuxiliary) || g_.tag(head.last).forms != 0 ? head : Range{};
  }

  // The paragraph behind the block that begins with paragraph `first`. A block in quotation marks
  // ends with them.
  size_t block_end(size_t first) const {
    const size_t n = article_.paragraphs.size();
    const Range r = words_of(first);
    if (!r.empty() && g_.is(r.first, kQuoteMark)) {
      size_t p = first;
      while (p < n) {
        const Range w = words_of(p);
        const Quotation* q = w.empty() ? nullptr : g_.quotation(w.first);
        if (q == nullptr) return p;
        ++p;
        if (q->closed && !q->goes_on) return p;
      }
      return p;
    }
    // A blockquote of the page is taken whole. Otherwise the block is one paragraph, and those
    // behind it that are in the first person.
    const Role role = article_.paragraphs[first].role;
    size_t p = first;
    while (p < n && article_.paragraphs[p].role == role) {
      const Range w = words_of(p);
      if (p > first && role != Role::blockquote && (w.empty() || !first_person(w))) break;
      ++p;
    }
    return p;
  }

  bool first_person(Range r) const {
    bool found = false;
    for (int i = r.first; i < r.last; ++i) {
      if (g_.is(i, kQuoteMark)) return false;
      found = found || words_.first_person.has(g_.at(i));
    }
    return found && g_.at(r.last - 1) != ":";
  }

  const Grammar& g_;
  const Article& article_;
  const StatementsWords& words_;
  std::vector<Candidate> out_;
};

}  // namespace

std::vector<Candidate> find_blocks(const Grammar& g, const Article& article) {
  return Blocks(g, article).find();
}

}  // namespace onrecord
