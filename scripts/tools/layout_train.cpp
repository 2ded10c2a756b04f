// Trains a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) by L-BFGS
// (Liu and Nocedal, 1989). scripts/train/layout/train_layout.py runs it.
//
//   onrecord_layout_train < PROBLEM > WEIGHTS
//
// Input, numbers separated by white space:
//   features parts l2 rounds pages
//   parts x parts of 0 and 1: may the second part follow the first?
//   parts of 0 and 1: may a page begin with the part?
//   parts of 0 and 1: may a page end with the part?
//   for each page: its weight and number of lines, then for each line
//     the set of parts that it may be, as bits
//     the cost of a mistake
//     the number of features that hold for it, and these features
// Output: the weights, a row of parts for each feature, then the weights of the steps, parts x
// parts. Exit status: 2 if the input is cut short.
//
// A line that may be several parts adds the sum over all of them to the likelihood. Costs are added
// to the scores of wrong paths (softmax-margin, Gimpel and Smith, 2010), so that a long paragraph
// counts for more than a menu item.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <vector>

namespace {

using Vector = std::vector<double>;

struct Line {
  unsigned mask = 0;
  double cost = 0;  // of taking the line for the article's if it is not, or the other way round
  std::vector<int> features;
};
struct Page {
  double weight = 1;
  std::vector<Line> lines;
};

struct Problem {
  int count = 0, parts = 0;
  double l2 = 1;
  std::vector<double> allowed, first, last;
  std::vector<Page> pages;

  size_t first_step() const { return static_cast<size_t>(count) * static_cast<size_t>(parts); }
  size_t size() const { return static_cast<size_t>(count + parts) * static_cast<size_t>(parts); }

  // Parts 1 and 2 are the article's. A line that may be in it or not costs nothing.
  static double wrong(const Line& line, size_t part) {
    constexpr unsigned kBody = 6;
    const bool in = (line.mask & kBody) != 0, out = (line.mask & ~kBody) != 0;
    if (in == out) return 0;
    return ((1U << part & kBody) != 0) == in ? 0 : line.cost;
  }

  // Forward and backward over one page. Adds sign * expectations to `gradient`; gives log Z.
  double sweep(const Page& page, const Vector& w, bool masked, double sign, Vector& gradient,
               const Vector& scores, const Vector& tops) const {
    const size_t n = page.lines.size(), k = static_cast<size_t>(parts);
    const double* steps = w.data() + first_step();
    Vector move(k * k);
    for (size_t i = 0; i < k * k; ++i) move[i] = allowed[i] * std::exp(steps[i]);
    Vector p(n * k), a(n * k), b(n * k, 0), scale(n);
    for (size_t t = 0; t < n; ++t) {
      for (size_t s = 0; s < k; ++s) {
        const bool may = (page.lines[t].mask >> s & 1U) != 0;
        const double cost = masked || may || page.lines[t].mask == 0 ? 0 : wrong(page.lines[t], s);
        p[t * k + s] = !masked || may ? std::exp(scores[t * k + s] - tops[t] + cost) : 0;
      }
    }
    double z = 0;
    for (size_t t = 0; t < n; ++t) {
      double sum = 0;
      for (size_t s = 0; s < k; ++s) {
        double in = t == 0 ? first[s] : 0;
        if (t > 0) {
          for (size_t q = 0; q < k; ++q) in += a[(t - 1) * k + q] * move[q * k + s];
        }
        a[t * k + s] = in * p[t * k + s];
        sum += a[t * k + s];
      }
      if (!(sum > 0)) return -INFINITY;
      for (size_t s = 0; s < k; ++s) a[t * k + s] /= sum;
      scale[t] = sum;
      z += std::log(sum) + tops[t];
    }
    double end = 0;
    for (size_t s = 0; s < k; ++s) end += a[(n - 1) * k + s] * last[s];
    if (!(end > 0)) return -INFINITY;
    z += std::log(end);
    for (size_t s = 0; s < k; ++s) b[(n - 1) * k + s] = last[s] / end;
    double* step_gradient = gradient.data() + first_step();
    for (size_t t = n; t-- > 0;) {
      for (size_t s = 0; s < k; ++s) {
        const double share = a[t * k + s] * b[t * k + s] * sign;
        if (share == 0) continue;
        for (const int f : page.lines[t].features) gradient[f * k + s] += share;
      }
      if (t == 0) break;
      for (size_t q = 0; q < k; ++q) {
        double out = 0;
        for (size_t s = 0; s < k; ++s) {
          const double one = move[q * k + s] * p[t * k + s] * b[t * k + s] / scale[t];
          out += one;
          step_gradient[q * k + s] += sign * a[(t - 1) * k + q] * one;
        }
        b[(t - 1) * k + q] = out;
      }
    }
    return z;
  }

  double loss(const Vector& w, Vector& gradient) const {
    std::fill(gradient.begin(), gradient.end(), 0);
    double sum = 0;
    const size_t k = static_cast<size_t>(parts);
    for (const Page& page : pages) {
      const size_t n = page.lines.size();
      Vector scores(n * k), tops(n);
      for (size_t t = 0; t < n; ++t) {
        for (const int f : page.lines[t].features) {
          for (size_t s = 0; s < k; ++s) scores[t * k + s] += w[f * k + s];
        }
        tops[t] = *std::max_element(scores.begin() + t * k, scores.begin() + (t + 1) * k);
      }
      const double free = sweep(page, w, false, page.weight, gradient, scores, tops);
      const double told = sweep(page, w, true, -page.weight, gradient, scores, tops);
      sum += page.weight * (free - told);
    }
    for (size_t i = 0; i < w.size(); ++i) {
      const double c = i < first_step() ? l2 : .1 * l2;
      sum += c * w[i] * w[i];
      gradient[i] += 2 * c * w[i];
    }
    return sum;
  }
};

double dot(const Vector& a, const Vector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Vector minimise(const Problem& problem, int rounds) {
  constexpr size_t kHistory = 10;
  Vector w(problem.size()), g(w.size()), next(w.size()), g_next(w.size());
  double f = problem.loss(w, g);
  std::vector<Vector> s, y;
  for (int round = 0; round < rounds; ++round) {
    Vector d = g;
    std::vector<double> alpha(s.size());
    for (size_t i = s.size(); i-- > 0;) {
      alpha[i] = dot(s[i], d) / dot(s[i], y[i]);
      for (size_t j = 0; j < d.size(); ++j) d[j] -= alpha[i] * y[i][j];
    }
    if (!s.empty()) {
      const double gamma = dot(s.back(), y.back()) / dot(y.back(), y.back());
      for (double& x : d) x *= gamma;
    }
    for (size_t i = 0; i < s.size(); ++i) {
      const double beta = dot(y[i], d) / dot(s[i], y[i]);
      for (size_t j = 0; j < d.size(); ++j) d[j] += (alpha[i] - beta) * s[i][j];
    }
    const double slope = -dot(g, d);
    double step = s.empty() ? std::min(1.0, 1 / std::sqrt(dot(g, g))) : 1;
    double f_next = 0;
    bool moved = false;
    for (int tries = 0; tries < 20 && !moved; ++tries) {
      for (size_t j = 0; j < w.size(); ++j) next[j] = w[j] - step * d[j];
      f_next = problem.loss(next, g_next);
      moved = std::isfinite(f_next) && f_next <= f + 1e-4 * step * slope;
      if (!moved) step *= .5;
    }
    if (!moved) break;
    Vector ds(w.size()), dy(w.size());
    for (size_t j = 0; j < w.size(); ++j) {
      ds[j] = next[j] - w[j];
      dy[j] = g_next[j] - g[j];
    }
    if (dot(ds, dy) > 1e-12) {
      s.push_back(std::move(ds));
      y.push_back(std::move(dy));
      if (s.size() > kHistory) {
        s.erase(s.begin());
        y.erase(y.begin());
      }
    }
    const bool done = f - f_next < 1e-5 * std::abs(f);
    std::swap(w, next);
    std::swap(g, g_next);
    f = f_next;
    if (done) break;
  }
  std::cerr << "loss " << f << '\n';
  return w;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Problem problem;
  int rounds = 0;
  size_t pages = 0;
  std::cin >> problem.count >> problem.parts >> problem.l2 >> rounds >> pages;
  const auto read = [](Vector& v, int n) {
    v.resize(static_cast<size_t>(n));
    for (double& x : v) std::cin >> x;
  };
  read(problem.allowed, problem.parts * problem.parts);
  read(problem.first, problem.parts);
  read(problem.last, problem.parts);
  problem.pages.resize(pages);
  for (Page& page : problem.pages) {
    size_t lines = 0;
    std::cin >> page.weight >> lines;
    page.lines.resize(lines);
    for (Line& line : page.lines) {
      size_t n = 0;
      std::cin >> line.mask >> line.cost >> n;
      line.features.resize(n);
      for (int& f : line.features) std::cin >> f;
    }
  }
  if (!std::cin) return 2;
  const Vector w = minimise(problem, rounds);
  for (size_t i = 0; i < w.size(); ++i) std::cout << w[i] << (i + 1 == w.size() ? '\n' : ' ');
}
