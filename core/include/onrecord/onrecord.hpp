// Onrecord: who said what in a news article. The public interface of the library.
//
//   #include <onrecord/onrecord.hpp>
//
//   const onrecord::Inspector inspector;  // by the rules alone
//   const onrecord::Result result = inspector.inspect("“We will stay,” said Ana Ruiz.");
//   const onrecord::Result::Statement& s = result.statements()[0];
//   s.form;                               // Form::direct
//   result.text_of(s.source);             // "Ana Ruiz"
//   result.json(onrecord::Unit::utf16);   // what JavaScript gets
//
// inspect() accepts any bytes. It throws only std::bad_alloc, keeps no state between calls, reads
// no clock, file or locale, and gives the same result for the same input on every platform. Several
// threads may use one Inspector and one Result at once. Time and memory grow linearly with the
// text.
//
// This header needs nothing but the standard library. onrecord_json.hpp adds nlohmann/json.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/types.hpp"

namespace onrecord {

class Result;

// The settings of an inspection and the learned model. Copies share the model.
class Inspector {
 public:
  // By the rules alone, which find about half of what rules and model find together.
  Inspector();
  Inspector(const Inspector&);
  Inspector(Inspector&&) noexcept;
  Inspector& operator=(const Inspector&);
  Inspector& operator=(Inspector&&) noexcept;
  ~Inspector();

  // By the rules and the learned model. `weights` holds the bytes of share/onrecord/onrecord.model;
  // what is needed of them is copied. Returns nullopt if they are not such a file or are damaged,
  // with the reason in `error` (unless null), as one or two words.
  static std::optional<Inspector> with_model(std::span<const uint8_t> weights,
                                             std::string* error = nullptr);

  // Sets the confidence, 0 to 1, below which the model's attributions are left out. A higher value
  // finds less and errs less; the default balances both. Has no effect on rules.
  void set_threshold(float threshold);

  // Inspects plain text. Ill-formed UTF-8 is replaced by U+FFFD, which a warning reports.
  Result inspect(std::string_view utf8) const;

 private:
  struct Settings;
  std::unique_ptr<Settings> settings_;
};

// Everything found in one text. Spans count bytes of text(); json() and exported() convert them.
// Lists are in reading order. Copies share their data.
class Result {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;  // an index that points nowhere

  // An author ascribes words, a decision, a belief, … to a source.
  struct Statement {
    Form form{};
    Act act{};
    // Each is sorted and without overlap. Source and cue may be empty, content never is.
    std::vector<Span> source, cue, content;
    float confidence = 0;       // 0 to 1
    uint32_t speaker = kNone;   // index into speakers(); kNone without a source
    float link_confidence = 0;  // that the source is this speaker, 0 to 1
  };

  struct Speaker {
    std::string name;  // the fullest mention, as written
    SpeakerType type{};
    uint32_t affiliation = kNone;  // index into speakers()
    std::vector<Span> mentions;
  };

  // A sentence worth checking.
  struct Claim {
    Span span;
    uint32_t statement = kNone;  // index into statements(): the one that holds most of the claim
    float score = 0;             // 0 to 1
    std::vector<std::string> reasons;
  };

  // Paragraphs are never empty and do not overlap.
  struct Paragraph {
    Span span;
    Role role{};
  };

  struct Author {
    std::string name, handle;  // handle: without the @, may be empty
    std::vector<Span> spans;
  };

  struct Time {
    std::string iso;  // ISO 8601; empty if the text's date could not be resolved
    std::vector<Span> spans;
  };

  struct Warning {
    std::string kind;     // a stable identifier
    std::string message;  // a sentence, in German for a text in German, otherwise in English
    Span span;
  };

  // What the page says about itself.
  struct Article {
    std::string language = "und";   // ISO 639-1; "und": undetermined
    float language_confidence = 0;  // 0 to 1; grows with the evidence, and is no probability
    std::vector<Span> headline;
    std::vector<Author> authors;
    Time published, updated;
    std::string place;  // of the dateline
    std::vector<Paragraph> paragraphs;
    std::vector<Warning> warnings;
    // Only in a language without rules, any but "en" and "und": all quotations, with their marks.
    // Then there are no statements, speakers and claims, and a warning of the kind "language" says
    // so.
    std::vector<Span> quotations;
  };

  Result(const Result&);
  Result(Result&&) noexcept;
  Result& operator=(const Result&);
  Result& operator=(Result&&) noexcept;
  ~Result();

  // The input as valid UTF-8.
  std::string_view text() const;
  // The bytes of a span; empty if the span lies outside of the text.
  std::string_view text_of(Span span) const;
  // The texts of several spans, joined by " … ".
  std::string text_of(const std::vector<Span>& spans) const;

  const Article& article() const;
  const std::vector<Statement>& statements() const;
  const std::vector<Speaker>& speakers() const;
  const std::vector<Claim>& claims() const;

  // The whole result as docs/inspection.schema.json describes it, on one line without line feed,
  // with offsets in `unit`.
  std::string json(Unit unit = Unit::codepoint) const;
  // The result in a format for people or other programs; ends with a line feed.
  std::string exported(Format format, Unit unit = Unit::codepoint) const;

 private:
  friend class Inspector;
  struct Data;
  explicit Result(std::shared_ptr<const Data> data);
  std::shared_ptr<const Data> data_;
};

}  // namespace onrecord
