#include "cli/jsonl.hpp"

#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/document.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "html/html.hpp"

namespace onrecord {
namespace {

using json = nlohmann::ordered_json;

// Lines read ahead per thread: enough to keep it busy, few enough to bound memory.
constexpr size_t kAhead = 4;

struct Answer {
  std::string line;
  bool good = true;
};

// The answer to a line that cannot be read.
Answer refuse(const json& id, const std::string& why) {
  json out;
  out["id"] = id;
  out["error"] = why;
  return {out.dump(-1, ' ', false, json::error_handler_t::replace) + "\n", false};
}

struct Asked {
  std::string id, text;
};

// Reads the common line, {"id": "…", "text": "…"}, several times as fast as nlohmann/json. Returns
// false for any other line, which is left to nlohmann/json. Both read a line that this accepts
// alike.
bool read_usual(const std::string& line, Asked* out) {
  // RapidJSON accepts a lone low surrogate, ill-formed UTF-8 and, where it reads by SSE2, the
  // control characters from 0x1A on in a string; it stops at a NUL.
  const auto control = [](char c) { return c >= 0x1A && c < 0x20; };
  if (std::any_of(line.begin(), line.end(), control)) return false;
  if (line.find("\\ud") != std::string::npos || line.find("\\uD") != std::string::npos ||
      line.find('\0') != std::string::npos || Text(line).repaired()) {
    return false;
  }
  constexpr size_t kVector = 16;  // bytes that RapidJSON reads at once, possibly past the end
  std::string own_line;
  own_line.reserve(line.size() + kVector);
  own_line = line;
  rapidjson::Document in;
  in.ParseInsitu<rapidjson::kParseIterativeFlag>(own_line.data());
  if (in.HasParseError() || !in.IsObject()) return false;
  bool texted = false;
  for (const auto& member : in.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    std::string* own = name == "id" ? &out->id : name == "text" ? &out->text : nullptr;
    if (own == nullptr || !member.value.IsString()) return false;
    own->assign(member.value.GetString(), member.value.GetStringLength());
    texted = texted || name == "text";
  }
  return texted;
}

Answer inspected(const std::string& id, const std::string& text, const LineOptions& options) {
  Inspection found = inspect_input(text, options);
  found.id = id;
  return {export_as(found, options.format == Format::json ? Format::jsonl : options.format,
                    options.unit),
          true};
}

Answer answer(const std::string& line, const LineOptions& options) {
  Asked usual;
  if (read_usual(line, &usual)) return inspected(usual.id, usual.text, options);
  const json in = json::parse(line, nullptr, false);
  if (in.is_discarded()) return refuse(nullptr, "the line is not JSON");
  if (!in.is_object()) return refuse(nullptr, "the line is not an object");
  const json id = in.contains("id") ? in["id"] : json(nullptr);
  const bool html = in.contains("html");
  const char* key = html ? "html" : "text";
  if (!in.contains(key)) return refuse(id, "the object has neither \"text\" nor \"html\"");
  if (!in[key].is_string()) return refuse(id, std::string("\"") + key + "\" is not a string");
  LineOptions own = options;
  own.html = html || options.html;
  const std::string name = id.is_string() ? id.get<std::string>() : id.is_null() ? "" : id.dump();
  return inspected(name, in[key].get<std::string>(), own);
}

// A fixed number of threads that answer lines. add() returns a future, so that the caller can take
// the answers in order.
class Pool {
 public:
  Pool(unsigned threads, const LineOptions& options) : options_(options) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      done_ = true;
    }
    wake_.notify_all();
    for (std::thread& t : threads_) t.join();
  }

  std::future<Answer> add(std::string line) {
    std::packaged_task<Answer()> task([this, l = std::move(line)] { return answer(l, options_); });
    std::future<Answer> result = task.get_future();
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
    return result;
  }

 private:
  void work() {
    for (;;) {
      std::packaged_task<Answer()> task;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [this] { return done_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  const LineOptions& options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::packaged_task<Answer()>> tasks_;
  std::vector<std::thread> threads_;
  bool done_ = false;
};

// A bounded queue of answers, in the order of their lines.
class AnswerQueue {
 public:
  explicit AnswerQueue(size_t limit) : limit_(limit) {}

  void add(std::future<Answer> answer) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return queue_.size() < limit_; });
    queue_.push_back(std::move(answer));
    changed_.notify_all();
  }

  // Waits for the next answer; false after close() if none are left.
  bool take(std::future<Answer>* out) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
    if (queue_.empty()) return false;
    *out = std::move(queue_.front());
    queue_.pop_front();
    changed_.notify_all();
    return true;
  }

  bool empty() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return queue_.empty();
  }

  void close() {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  const size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::future<Answer>> queue_;
  bool closed_ = false;
};

// Reads the next line that is not empty, without its line end (LF or CRLF); false at the end.
bool next_line(std::istream& in, std::string* line) {
  while (std::getline(in, *line)) {
    if (!line->empty() && line->back() == '\r') line->pop_back();
    if (!line->empty()) return true;
  }
  return false;
}

// Answers one line after the other on this thread.
bool run_alone(std::istream& in, std::ostream& out, const LineOptions& options) {
  bool good = true;
  std::string line;
  while (next_line(in, &line)) {
    const Answer a = answer(line, options);
    good = good && a.good;
    out << a.line;
    // Flush if no more input is waiting.
    if (in.rdbuf()->in_avail() <= 0) out.flush();
  }
  out.flush();
  return good;
}

}  // namespace

Inspection inspect_input(const std::string& text, const LineOptions& options) {
  Options own;
  own.model = options.model;
  own.threshold = options.threshold;
  if (!options.html) return inspect(text, own);
  std::string plain;
  Markup markup;
  read_html(text, &plain, &markup);
  own.markup = &markup;
  return inspect(plain, own);
}

bool run_lines(std::istream& in, std::ostream& out, const LineOptions& options) {
  const unsigned cores = std::thread::hardware_concurrency();
  const unsigned jobs = options.jobs != 0 ? options.jobs : (cores != 0 ? cores : 1);
  if (jobs == 1) return run_alone(in, out, options);
  Pool pool(jobs, options);
  AnswerQueue waiting(jobs * kAhead);
  bool good = true;
  // A thread of its own writes answers while this one waits for input.
  std::thread writer([&] {
    std::future<Answer> next;
    while (waiting.take(&next)) {
      const Answer a = next.get();
      good = good && a.good;
      out << a.line;
      if (waiting.empty()) out.flush();
    }
  });
  std::string line;
  while (next_line(in, &line)) {
    waiting.add(pool.add(std::move(line)));
    line.clear();
  }
  waiting.close();
  writer.join();
  out.flush();
  return good;
}

}  // namespace onrecord
