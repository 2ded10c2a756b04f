#include "cli/jsonl.hpp"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace onrecord {
namespace {

using json = nlohmann::ordered_json;

// Lines read ahead for each thread: enough to keep it busy, few enough to stay small.
constexpr size_t kAhead = 4;

struct Answer {
  std::string line;
  bool good = true;
};

Answer refuse(const json& id, const std::string& why) {
  json out;
  out["id"] = id;
  out["error"] = why;
  return {out.dump(-1, ' ', false, json::error_handler_t::replace) + "\n", false};
}

Answer answer(const std::string& line, const LineOptions& options) {
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
  Inspection found = inspect_input(in[key].get<std::string>(), own);
  if (id.is_string())
    found.id = id.get<std::string>();
  else if (!id.is_null())
    found.id = id.dump();
  return {export_as(found, options.format == Format::json ? Format::jsonl : options.format,
                    options.unit),
          true};
}

// A fixed number of threads that answer lines; the caller takes the answers in order.
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

}  // namespace

Inspection inspect_input(const std::string& text, const LineOptions& options) {
  (void)options;
  return inspect(text);
}

bool run_lines(std::istream& in, std::ostream& out, const LineOptions& options) {
  const unsigned cores = std::thread::hardware_concurrency();
  const unsigned jobs = options.jobs != 0 ? options.jobs : (cores != 0 ? cores : 1);
  bool good = true;
  Pool pool(jobs, options);
  std::deque<std::future<Answer>> waiting;
  const auto give = [&] {
    const Answer a = waiting.front().get();
    waiting.pop_front();
    good = good && a.good;
    out << a.line;
  };
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    waiting.push_back(pool.add(std::move(line)));
    line.clear();
    if (waiting.size() >= jobs * kAhead) give();
  }
  while (!waiting.empty()) give();
  out.flush();
  return good;
}

}  // namespace onrecord
