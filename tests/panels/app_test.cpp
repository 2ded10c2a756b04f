#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "harness.hpp"

namespace onrecord::app {
namespace {

TEST_CASE("the sample is drawn, and then nothing is") {
  for (const float density : {1.0F, 1.5F, 2.0F}) {
    for (const auto& [width, height] : {std::pair{1440.0F, 900.0F},
                                        {1280.0F, 800.0F},
                                        {900.0F, 700.0F},
                                        {390.0F, 844.0F},
                                        {200.0F, 120.0F}}) {
      Screen screen(width, height, density);
      screen.show_sample();
      CHECK(screen.vertices > 500);
      CHECK(screen.settle() <= 3);
      CHECK_FALSE(screen.platform.wanted);
      CHECK(screen.wake < 0);
    }
  }
}

TEST_CASE(
    "the column leaves room for both panels, and lines hold 65 to 76 characters where they can") {
  for (const float width : {1280.0F, 1440.0F, 1920.0F}) {
    Screen screen(width, 900);
    screen.app.set_text("Head\n" + std::string(4000, 'x'));
    screen.settle();
    const Rect column = screen.app.article().column();
    CHECK(column.x > 290);
    CHECK(column.right() < width - 300);
    // ImGui's own font has one width for all letters, so the measure can be counted.
    CHECK(column.w / screen.app.fonts().width({Face::serif, 27}, "x") <= 76);
    if (width >= 1920) CHECK(column.w / screen.app.fonts().width({Face::serif, 24}, "x") >= 65);
  }
}

TEST_CASE("a click pins a statement, one beside it unpins") {
  Screen screen;
  screen.show_sample();
  const Rect rect = screen.mark(1);
  REQUIRE(rect.w > 0);
  screen.click(rect.x + 20, rect.y + rect.h / 2);
  CHECK(screen.app.state().current == 1);
  CHECK(screen.app.state().pinned);
  CHECK(screen.platform.announced == 1);
  CHECK(screen.area("copy-statement").w > 0);
  REQUIRE(screen.press("copy-statement"));
  CHECK(screen.platform.on_clipboard.find("dismayed") != std::string::npos);
  CHECK(screen.app.copied() == screen.app.state().statement(1)->content.text);
  const Rect column = screen.app.article().column();
  screen.click(column.x - 20, rect.y);
  CHECK_FALSE(screen.app.state().pinned);
}

TEST_CASE("a click that comes faster than a frame is a click") {
  Screen screen(1440, 900);
  screen.show_sample();
  const Rect rect = screen.mark(1);
  REQUIRE(rect.w > 0);
  const float x = rect.x + 20;
  const float y = rect.y + rect.h / 2;
  screen.app.pointer_moved(x, y, false, 0);
  screen.app.pointer_pressed(x, y, 0, false, {}, 0);
  screen.app.pointer_released(x, y, 0, false, 0);
  screen.settle();
  CHECK(screen.app.state().current == 1);
}

TEST_CASE("the pointer shows a card and a hand, and takes both away") {
  Screen screen;
  screen.show_sample();
  const Rect rect = screen.mark(1);
  screen.move(rect.x + 20, rect.y + rect.h / 2);
  CHECK(screen.app.state().hovered == 1);
  CHECK(screen.platform.cursor == Cursor::hand);
  CHECK(screen.wake > 0);  // the card waits for the pointer to rest
  const int before = screen.vertices;
  screen.frame(0.3);
  CHECK(screen.vertices > before);
  CHECK(screen.wake < 0);
  screen.move(screen.app.article().column().x - 20, rect.y);
  CHECK(screen.app.state().hovered == -1);
  screen.app.pointer_left();
  screen.settle();
  CHECK(screen.platform.cursor == Cursor::arrow);
}

TEST_CASE("keys move through the statements, pin and unpin") {
  Screen screen;
  screen.show_sample();
  const auto key = [&](const char* name, Modifiers held = {}) {
    const bool taken = screen.app.key(name, held);
    screen.settle();
    return taken;
  };
  CHECK(key("j"));
  CHECK(screen.app.state().current == 0);
  CHECK(key("ArrowDown"));
  CHECK(key("ArrowDown"));
  CHECK(screen.app.state().current == 2);
  CHECK(key("k"));
  CHECK(screen.app.state().current == 1);
  CHECK_FALSE(screen.app.state().pinned);
  CHECK(key("Enter"));
  CHECK(screen.app.state().pinned);
  for (int i = 0; i < 30; ++i) key("j");
  CHECK(screen.app.state().current == 11);
  CHECK(screen.app.article().scroller.y() > 100);
  CHECK(screen.mark(11).w > 0);  // scrolled into view
  CHECK(screen.app.panel(tab_named("statements")).scroller.y() > 0);
  CHECK(key("Escape"));
  CHECK_FALSE(screen.app.state().pinned);
  CHECK(key("Escape"));
  CHECK(screen.app.state().current == -1);
  CHECK_FALSE(key("Escape"));
  CHECK_FALSE(key("Tab"));  // the focus may leave
  CHECK_FALSE(key("F5"));
  CHECK_FALSE(key("c", {true, false, false}));
}

TEST_CASE("text is selected by dragging, by words, by keys, and all of it") {
  Screen screen;
  screen.show_sample();
  const std::string& text = screen.app.state().doc.text();
  const Rect first = screen.mark(1, Part::source);
  const Rect cue = screen.mark(1, Part::cue);
  REQUIRE(first.y == cue.y);
  screen.drag(first.x + 1, first.y + 8, cue.right() + 1, cue.y + 8);
  CHECK(screen.app.copied() == "Microsoft said in a statement today");
  CHECK_FALSE(screen.app.state().pinned);  // a drag is no click

  for (int i = 0; i < 2; ++i) {
    screen.app.pointer_pressed(first.x + 30, first.y + 8, 0, false, {}, screen.now);
    screen.frame();
    screen.app.pointer_released(first.x + 30, first.y + 8, 0, false, screen.now);
    screen.frame();
  }
  screen.settle();
  CHECK(screen.app.copied() == "Microsoft");
  const Modifiers shift{false, true, false};
  CHECK(screen.app.key("ArrowRight", shift));
  CHECK(screen.app.key("ArrowRight", {true, true, false}));
  screen.settle();
  CHECK(screen.app.copied() == "Microsoft said");
  CHECK(screen.app.key("ArrowDown", shift));
  screen.settle();
  CHECK(screen.app.copied().size() > 50);
  CHECK(screen.app.key("ArrowUp", shift));
  screen.settle();
  CHECK(screen.app.copied() == "Microsoft said");
  screen.click(cue.x + 1, cue.y + 8, shift);
  CHECK(screen.app.copied() == "Microsoft ");
  CHECK(screen.app.key("a", {true, false, false}));
  screen.settle();
  CHECK(screen.app.copied() == text);
}

TEST_CASE("a speaker filters text and list") {
  Screen screen;
  screen.show_sample();
  REQUIRE(screen.press("tab-speakers"));
  REQUIRE(screen.press("speaker-2"));
  CHECK(screen.app.state().filter.speaker == 1);
  CHECK(screen.area("statement-6").w > 0);
  CHECK(screen.area("statement-1").w == 0);
  screen.app.key("j", {});
  screen.settle();
  CHECK(screen.app.state().current == 5);
  CHECK(screen.area("speaker-statement-7").w > 0);
  REQUIRE(screen.press("clear-filter"));
  CHECK(screen.app.state().filter.speaker == -1);
  CHECK(screen.area("statement-1").w > 0);
}

TEST_CASE("a form or an act filters text and list, with the speaker or without") {
  Screen screen;
  screen.show_sample();
  const auto& all = screen.app.state().doc.result().statements;
  const auto shown = [&] {
    return std::count_if(all.begin(), all.end(), [&](const Statement& statement) {
      return screen.app.state().shows(statement);
    });
  };
  screen.app.choose_statement(0);
  screen.settle();
  REQUIRE(screen.press("only-form"));
  CHECK(screen.app.state().filter.form == static_cast<int>(all[0].form));
  CHECK(shown() > 0);
  CHECK(shown() < static_cast<std::ptrdiff_t>(all.size()));
  for (const Statement& statement : all)
    CHECK(screen.app.state().shows(statement) == (statement.form == all[0].form));
  CHECK(screen.area("clear-filter").w > 0);
  REQUIRE(screen.press("only-form"));
  CHECK_FALSE(screen.app.state().filter.any());

  REQUIRE(screen.press("tab-article"));
  REQUIRE(screen.press("only-non-responses"));
  CHECK(shown() == screen.app.state().doc.result().profile.non_responses);
  REQUIRE(screen.press("tab-speakers"));
  REQUIRE(screen.press("speaker-1"));
  CHECK(screen.app.state().filter_name().find(" · non-response") != std::string::npos);
  for (int i = 0; i < 3; ++i) screen.app.key("Escape", {});  // pinned, chosen, filtered
  CHECK_FALSE(screen.app.state().filter.any());
}

TEST_CASE(
    "words that are looked for filter text and list, and go on doing so when it is read again") {
  Screen screen;
  screen.show_sample();
  REQUIRE(screen.press("find"));
  CHECK(screen.platform.asked == std::vector<std::string>{"find"});
  CHECK(screen.app.key("/", {}));
  screen.app.find("BLOG Post");
  screen.settle();
  const auto& all = screen.app.state().doc.result().statements;
  const auto shown = [&] {
    return std::count_if(all.begin(), all.end(), [&](const Statement& statement) {
      return screen.app.state().shows(statement);
    });
  };
  const auto before = shown();
  CHECK(before > 0);
  CHECK(before < static_cast<std::ptrdiff_t>(all.size()));
  CHECK(screen.app.state().filter_name() == "“blog post”");
  CHECK(screen.app.set_result(sample_result()).empty());
  screen.settle();
  CHECK(shown() == before);
  screen.app.find("no such words");
  screen.settle();
  CHECK(shown() == 0);
  nlohmann::json accented = nlohmann::json::parse(sample_result());
  accented["statements"][1]["content"]["text"] = "Élan und ÄRGER, Οχι, НЕТ";
  CHECK(screen.app.set_result(accented.dump()).empty());
  for (const char* words : {"élan und ärger", "ÉLAN", "οΧΙ", "нЕт"}) {
    CAPTURE(words);
    screen.app.find(words);
    CHECK(shown() == 1);
  }
  screen.app.find("no such words");
  screen.app.key("j", {});
  CHECK(screen.app.state().current == -1);
  REQUIRE(screen.press("clear-filter"));
  CHECK(shown() == static_cast<std::ptrdiff_t>(all.size()));
}

TEST_CASE("a speaker's first place is shown in the text") {
  Screen screen(1440, 500);
  screen.show_sample();
  REQUIRE(screen.press("tab-speakers"));
  REQUIRE(screen.press("speaker-2"));
  REQUIRE(screen.press("first-place"));
  const Span first = screen.app.state().doc.result().speakers[1].first;
  CHECK(screen.app.state().selection.begin() == first.begin);
  CHECK(screen.app.state().selection.end() == first.end);
}

TEST_CASE("a warning stands in the margin, and leads to its words") {
  for (const float width : {1440.0F, 390.0F}) {
    CAPTURE(width);
    Screen screen(width, 900);
    screen.show_sample();
    const auto& warnings = screen.app.state().doc.result().article.warnings;
    REQUIRE_FALSE(warnings.empty());
    const std::string sign = "warned-" + std::to_string(warnings[0].span.begin);
    screen.app.article().scroller.go(screen.app.article().height_of(warnings[0].span.begin) - 200,
                                     false);
    screen.settle();
    CHECK(screen.area(sign).x >= 0);
    REQUIRE(screen.press(sign));
    CHECK(screen.app.state().tab == tab_named("article"));
    CHECK(screen.area("fold-furniture").w > 0);
    screen.app.wheel(width - 30, 880, 200, true);
    screen.settle();
    CHECK(screen.area("warning-1").w > 0);
  }
}

TEST_CASE("text stands out 4.5 to 1 in both themes (WCAG 2.2, 1.4.3)") {
  const auto luminance = [](ImU32 color) {
    double sum = 0;
    const std::array<double, 3> share{0.2126, 0.7152, 0.0722};
    for (unsigned i = 0; i < 3; ++i) {
      const double c = ((color >> (8 * i)) & 255U) / 255.0;
      sum += share[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  };
  const auto contrast = [&](ImU32 a, ImU32 b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
  };
  for (const Theme& theme : {Theme::day(), Theme::night()}) {
    std::vector<ImU32> inks{theme.ink, theme.soft, theme.faint, theme.accent, theme.warning};
    for (int i = -1; i < 8; ++i) inks.push_back(theme.speaker(i));
    for (const ImU32 ink : inks) {
      for (const ImU32 ground : {theme.paper, theme.panel, theme.raised, theme.hover})
        CHECK(contrast(ink, ground) >= 4.5);
    }
    for (int i = 0; i < 8; ++i)
      CHECK(contrast(theme.speaker(i), mix(theme.paper, theme.speaker(i), Theme::source_tint)) >=
            4.5);
  }
}

TEST_CASE("? shows the guide") {
  for (const float width : {1440.0F, 390.0F}) {
    Screen screen(width, 844);
    screen.show_sample();
    screen.app.choose_statement(2);
    screen.app.state().tab = tab_named("article");
    screen.settle();
    CHECK(screen.app.key("?", {false, true, false}));
    screen.settle();
    CHECK(screen.app.state().current == -1);
    CHECK(screen.app.state().tab == tab_named("statement"));
  }
}

TEST_CASE("the list pins, and the text follows") {
  Screen screen(1440, 500);
  screen.show_sample();
  const auto limit = screen.app.panel(tab_named("statements")).scroller.limit();
  REQUIRE(limit > 100);
  screen.app.wheel(100, 300, static_cast<float>(limit), true);
  screen.settle();
  CHECK(screen.app.article().scroller.y() > 200);  // in step
  REQUIRE(screen.press("statement-12"));
  CHECK(screen.app.state().pinned);
  CHECK(screen.app.state().current == 11);
  CHECK(screen.mark(11).w > 0);
  screen.app.wheel(700, 300, -1e6F, true);
  screen.settle();
  CHECK(screen.app.article().scroller.y() == 0);
  CHECK(screen.app.panel(tab_named("statements")).scroller.y() < 5);
}

TEST_CASE("buttons ask the platform, exports name their format") {
  Screen screen;
  screen.show_sample();
  REQUIRE(screen.press("paste"));
  REQUIRE(screen.press("open"));
  REQUIRE(screen.press("export"));
  REQUIRE(screen.press("csv"));
  REQUIRE(screen.press("export"));
  REQUIRE(screen.press("copy-markdown"));
  CHECK(screen.area("csv").w == 0);  // the menu closed
  REQUIRE(screen.press("export"));
  screen.click(700, 700);
  CHECK(screen.area("csv").w == 0);
  REQUIRE(screen.press("theme"));
  REQUIRE(screen.press("clear"));
  CHECK(screen.app.state().doc.empty());
  REQUIRE(screen.press("empty-sample"));
  CHECK(screen.platform.asked == std::vector<std::string>{"paste", "file", "save csv",
                                                          "copy markdown", "dark", "cleared",
                                                          "sample"});
}

TEST_CASE("a text read again keeps what the reader stands on") {
  Screen screen;
  screen.show_sample();
  const auto again = [&](auto&& change) {
    nlohmann::json result = nlohmann::json::parse(sample_result());
    change(result);
    CHECK(screen.app.set_result(result.dump()).empty());
    screen.settle();
  };
  screen.app.choose_statement(4);
  screen.app.state().filter.speaker = 0;
  screen.settle();
  again([](nlohmann::json& result) { result["statements"].erase(1); });
  CHECK(screen.app.state().current == 3);
  CHECK(screen.app.state().pinned);
  CHECK(screen.app.state().filter.speaker == 0);
  again([](nlohmann::json& result) {
    result["statements"].erase(4);
    result["speakers"][0]["name"] = "Somebody else";
  });
  CHECK(screen.app.state().current == -1);
  CHECK_FALSE(screen.app.state().pinned);
  CHECK(screen.app.state().filter.speaker == -1);
}

TEST_CASE("what is not the article folds away") {
  Screen screen;
  screen.show_sample();
  const double before = screen.app.article().scroller.content();
  REQUIRE(screen.press("tab-article"));
  REQUIRE(screen.press("fold-furniture"));
  CHECK(screen.app.article().scroller.content() < before - 10);
  CHECK(screen.mark(1).w > 0);
  REQUIRE(screen.press("fold-furniture"));
  CHECK(screen.app.article().scroller.content() == doctest::Approx(before));
}

// A page with so many lines of a menu above the article and of comments below it.
std::string littered(Screen& screen, int lines) {
  std::string text;
  nlohmann::json result = nlohmann::json::parse(sample_result());
  nlohmann::json& paragraphs = result["article"]["paragraphs"];
  paragraphs.clear();
  const auto add = [&](const std::string& line, const char* role) {
    paragraphs.push_back({{"span", {text.size(), text.size() + line.size()}}, {"role", role}});
    text += line + "\n";
  };
  for (int i = 0; i < lines; ++i) add("Menu " + std::to_string(i), "furniture");
  add("Port to close", "headline");
  add("The port closes in March.", "body");
  for (int i = 0; i < lines; ++i) add("Comment " + std::to_string(i), "furniture");
  result["statements"].clear();
  result["claims"].clear();
  result["article"]["warnings"].clear();
  screen.app.set_text(text);
  CHECK(screen.app.set_result(result.dump()).empty());
  screen.settle();
  return text;
}

TEST_CASE("furniture that stands together is a line, which opens it and closes it again") {
  for (const float width : {1440.0F, 390.0F}) {
    Screen screen(width, 800);
    littered(screen, 60);
    const double before = screen.app.article().scroller.content();
    const Rect line = screen.area("fold-0");
    REQUIRE(line.w > 0);
    CHECK(line.y < 160);
    CHECK(screen.area("fold-1").y > line.bottom());
    CHECK(screen.area("fold-1").y < 400);
    REQUIRE(screen.press("fold-0"));
    CHECK(screen.app.article().scroller.content() > before + 1000);
    CHECK(screen.area("fold-0").y == doctest::Approx(line.y));
    CHECK(screen.area("fold-1").w == 0);  // far below now
    REQUIRE(screen.press("fold-0"));
    CHECK(screen.app.article().scroller.content() == doctest::Approx(before));
    // The second one too, and it stays where it is.
    const Rect second = screen.area("fold-1");
    REQUIRE(screen.press("fold-1"));
    CHECK(screen.app.article().scroller.content() > before + 1000);
    CHECK(screen.area("fold-1").y == doctest::Approx(second.y));
    CHECK(screen.settle() <= 3);
  }
}

TEST_CASE("what is shown opens its fold, another text closes all, few lines have none") {
  Screen screen(1440, 800);
  const std::string text = littered(screen, 60);
  const double before = screen.app.article().scroller.content();
  const auto at = static_cast<std::uint32_t>(text.find("Comment 59"));
  screen.app.article().reveal({at, at + 10}, false);
  screen.settle();
  CHECK(screen.app.article().scroller.content() > before + 1000);
  CHECK(screen.app.article().scroller.y() > 500);
  littered(screen, 60);
  CHECK(screen.app.article().scroller.content() == doctest::Approx(before));
  CHECK(screen.area("fold-0").w > 0);
  littered(screen, 3);
  CHECK(screen.area("fold-0").w == 0);
}

TEST_CASE("a fold of a whole archive opens, and what is folded is copied too") {
  Screen screen(1440, 800);
  const std::string text = littered(screen, 50000);
  REQUIRE(screen.press("fold-0"));
  CHECK(screen.app.article().scroller.content() > 50000 * 15.0);
  CHECK_FALSE(screen.app.article().measuring());
  screen.app.key("a", {.control = true});
  screen.settle();
  CHECK(screen.app.copied() == text);
}

TEST_CASE("facts, warnings and claims lead into the text") {
  Screen screen(1440, 700);
  screen.show_sample();
  REQUIRE(screen.press("tab-article"));
  REQUIRE(screen.press("warning-1"));
  CHECK(screen.app.copied().rfind("a January blog post", 0) == 0);
  screen.app.wheel(1300, 600, 1e6F, true);
  screen.settle();
  REQUIRE(screen.press("claim-3"));
  CHECK(screen.app.copied() == "The information has since been restored.");
}

TEST_CASE("a change of size keeps the place in the text") {
  Screen screen(1440, 600);
  std::string text;
  for (int i = 0; i < 400; ++i)
    text += "Paragraph " + std::to_string(i) + " has some words that fill a line or two of it.\n";
  screen.app.set_text(text);
  screen.settle();
  screen.app.article().scroller.go(9000, false);
  screen.settle();
  const std::uint32_t before =
      screen.app.article().offset_at_height(screen.app.article().scroller.y());
  screen.app.resize(800, 600, 2);
  screen.settle();
  const std::uint32_t after =
      screen.app.article().offset_at_height(screen.app.article().scroller.y());
  CHECK(std::abs(static_cast<int>(before) - static_cast<int>(after)) < 200);
}

TEST_CASE("ten megabytes: no frame draws more than the view") {
  Screen screen;
  std::string text;
  while (text.size() < 10000000)
    text += "Ana Ruiz said the ten megabytes were no trouble at all.\n";
  screen.app.set_text(text);
  CHECK(screen.settle(2000) < 400);
  CHECK_FALSE(screen.app.article().measuring());
  CHECK(screen.vertices < 60000);
  screen.app.key("End", {});
  screen.settle();
  CHECK(screen.app.article().scroller.y() == screen.app.article().scroller.limit());
  CHECK(screen.vertices < 60000);
}

TEST_CASE("odd texts are shown and not tripped over") {
  for (const std::string& text :
       {std::string(" \n "), std::string(200000, '"'), std::string(300000, 'x'),
        std::string(50000, '\n'), std::string("\0\x01\x02", 3), std::string("\xff\xfe broken"),
        std::string("\u202e\u2066 bidi"), std::string("\u65b0\u805e \U0001f600 \u0645\u0631")}) {
    Screen screen;
    screen.app.set_text(text);
    screen.settle(2000);
    screen.app.key("a", {true, false, false});
    screen.app.key("ArrowRight", {false, true, false});
    screen.app.key("ArrowDown", {false, true, false});
    screen.click(700, 200);
    CHECK_FALSE(screen.platform.wanted);
    const std::string error = screen.app.set_result("nonsense");
    CHECK_FALSE(error.empty());
    screen.settle();
  }
}

TEST_CASE("a message comes, stays a while, and goes") {
  Screen screen;
  screen.show_sample();
  screen.app.say("The clipboard holds no text.", true);
  screen.settle();
  CHECK(screen.described()["message"] == true);
  CHECK(screen.wake > 1);
  screen.frame(10);
  screen.settle();
  CHECK(screen.described()["message"] == false);
  screen.app.say("Copied.", false);
  screen.settle();
  REQUIRE(screen.press("dismiss"));
  CHECK(screen.described()["message"] == false);
}

}  // namespace
}  // namespace onrecord::app
