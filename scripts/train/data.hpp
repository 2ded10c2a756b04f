// Corpora as prepare.py writes them, and the features of a word.
#pragma once
#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>
#include "normal.hpp"

struct Features {  // of a word as spelled; the core's model computes the same
  static constexpr uint32_t buckets[4] = {2048, 512, 2048, 8192}, total = 12800;
  uint32_t word = 0;
  std::array<uint32_t, 4> affix{};
  uint8_t shape = 0;
  static uint32_t hash(std::string_view s, uint32_t h = 2166136261u) {
    for (char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    return h;
  }
  static uint32_t mix(uint32_t h) {
    h ^= h >> 16;
    h *= 0x85ebca6bu;
    h ^= h >> 13;
    return h;
  }
  static uint8_t shapeOf(std::string_view w) {
    int low = 0, up = 0, digit = 0, inner = 0;
    const auto c0 = static_cast<unsigned char>(w[0]);
    for (size_t i = 0; i < w.size(); i++) {
      const auto c = static_cast<unsigned char>(w[i]);
      if (c >= 'a' && c <= 'z')
        low++;
      else if (c >= 'A' && c <= 'Z') {
        up++;
        inner += i > 0;
      } else if (c >= '0' && c <= '9')
        digit++;
      else if (c == 0xC3 && i + 1 < w.size()) {
        if (static_cast<unsigned char>(w[i + 1]) < 0x9F) {
          up++;
          inner += i > 0;
        } else
          low++;
        i++;
      } else if (c >= 0xC4 && c <= 0xDF) {
        low++;
        i++;
      }
    }
    const bool apostrophe =
        c0 == '\'' ||
        (w.size() > 3 && c0 == 0xE2 && static_cast<unsigned char>(w[1]) == 0x80 &&
         (static_cast<unsigned char>(w[2]) == 0x98 || static_cast<unsigned char>(w[2]) == 0x99));
    if (low + up + digit == 0) {
      const std::string n = normal(w);
      if (n == "\"") return 10;
      if (n == "." || n == "!" || n == "?" || n == "...") return 8;
      if (n == "," || n == ";") return 9;
      if (n == ":") return 11;
      if (n[0] == '-') return 12;
      if (n == "(" || n == "[") return 13;
      if (n == ")" || n == "]") return 14;
      return 15;
    }
    if (apostrophe) return 7;
    if (digit) return low + up ? 5 : 4;
    if (!up) return 0;
    if (!low) return up == 1 ? 6 : 2;
    return up == 1 && !inner ? 1 : 3;
  }
  static Features of(std::string_view w, uint32_t wordId) {
    Features f;
    f.word = wordId;
    const std::string n = normal(w);
    const std::string_view v = n;
    const auto head = [&](size_t k) { return v.substr(0, k); };
    const auto tail = [&](size_t k) { return v.size() <= k ? v : v.substr(v.size() - k); };
    f.affix = {mix(hash(head(3), 1)) % 2048, 2048 + mix(hash(tail(2), 2)) % 512,
               2560 + mix(hash(tail(3), 3)) % 2048,
               4608 + mix(hash(tail(4), hash(head(6), 4) * 31 + 7)) % 8192};
    f.shape = shapeOf(w);
    return f;
  }
};

struct Vocabulary {
  std::unordered_map<std::string, uint32_t> ids;
  std::vector<std::string> names{"\x01"};
  std::vector<double> counts{0};
  void load(const std::string& path, size_t most) {
    std::ifstream f(path);
    std::string w;
    double n;
    while (names.size() <= most && f >> w >> n) {
      ids[w] = uint32_t(names.size());
      names.push_back(w);
      counts.push_back(n);
    }
  }
  uint32_t id(const std::string& n) const {
    auto it = ids.find(n);
    return it == ids.end() ? 0 : it->second;
  }
};

struct Statement {
  std::vector<std::array<int, 2>> part[3];
};
struct Article {
  std::vector<uint32_t> type;
  std::vector<uint8_t> flag;
  std::vector<Statement> gold;
  std::vector<uint8_t> label;
};

struct Corpus {
  std::vector<Features> types;
  std::unordered_map<std::string, uint32_t> byForm;
  const Vocabulary& vocabulary;
  Features one, two;  // a single mark and a double one
  explicit Corpus(const Vocabulary& v)
      : vocabulary(v), one(Features::of("'", v.id("'"))), two(Features::of("\"", v.id("\""))) {}
  // A word's features, with single quotation marks for double ones and the other way round.
  const Features& swapped(uint32_t type) const {
    const Features& f = types[type];
    return f.affix == one.affix ? two : f.affix == two.affix ? one : f;
  }
  std::vector<Article> read(const std::string& path, size_t most = SIZE_MAX) {
    std::ifstream f(path);
    std::string line, form;
    std::vector<Article> out;
    Article a;
    while (out.size() < most && std::getline(f, line)) {
      if (line.empty()) {
        out.push_back(std::move(a));
        a = {};
        continue;
      }
      for (size_t i = 0; i < line.size();) {
        size_t k = line.find(' ', i);
        if (k == std::string::npos) k = line.size();
        if (k > i + 1) {
          form.assign(line, i + 1, k - i - 1);
          auto [it, fresh] = byForm.try_emplace(form, uint32_t(types.size()));
          if (fresh) types.push_back(Features::of(form, vocabulary.id(normal(form))));
          a.type.push_back(it->second);
          a.flag.push_back(uint8_t(line[i] - 48));
        }
        i = k + 1;
      }
    }
    return out;
  }
  static void readGold(const std::string& path, std::vector<Article>& arts) {
    std::ifstream f(path);
    std::string line;
    for (auto& a : arts) {
      if (!std::getline(f, line)) break;
      a.label.assign(a.type.size(), 0);
      const char* p = line.c_str();
      while (*p) {
        Statement s;
        int part = 0;
        while (*p && *p != ';') {
          if (*p == '/') {
            part++;
            p++;
            continue;
          }
          if (*p == ',') {
            p++;
            continue;
          }
          char* e;
          int b = int(strtol(p, &e, 10));
          int d = int(strtol(e + 1, &e, 10));
          p = e;
          s.part[part].push_back({b, d});
        }
        if (*p) p++;
        a.gold.push_back(s);
      }
      for (int r : {2, 0, 1})
        for (auto& s : a.gold)
          for (auto [b, e] : s.part[r])
            for (int i = b; i < e; i++) a.label[size_t(i)] = uint8_t(2 * r + (i == b ? 1 : 2));
    }
  }
};
