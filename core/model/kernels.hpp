// The model's arithmetic. Products are of integers and so exact in every order and width; the
// floating-point part is additions, multiplications and divisions in a fixed order (the files are
// compiled without contraction to fused operations). So a text gives the same bytes everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord::model {

// A weight as it lies in memory. A byte, where widening it costs less than reading twice as much:
// with three rows a third faster on AVX-512, while SIMD128 loses a fifteenth.
#if defined(__wasm_simd128__)
using Weight = int16_t;
#else
using Weight = int8_t;
#endif

// Weights of a product y[N] = x[K] W, in panels of 16 columns: [N / 16][K / 2][16 columns][2].
struct Matrix {
  size_t k = 0, n = 0;  // k is even, n a multiple of 16; both padded with zeros
  std::vector<Weight> panels;
  std::vector<float> scale;  // what a product of column j is multiplied by, [n]

  // w: [rows][columns] row by row, -127 to 127.
  void set(const int8_t* w, size_t rows, size_t columns);
};

// One step of an LSTM for one row: gates in the order input, forget, cell, output, `h` of each.
// pre = in * in_scale + rec * rec_scale + bias; the cell is updated and the output, times 8192 and
// rounded, written to `state`. h is a multiple of 4.
struct LstmStep {
  const int32_t* in;
  const float* in_scale;
  const int32_t* rec;
  const float* rec_scale;
  const float* bias;
  size_t h;
  float* cell;
  int16_t* state;
};

// The same work for one kind of processor.
struct Kernels {
  const char* name;
  // out[i][j] = sum over k < 2 * half of x[i][k] w[k][j] for `rows` rows and n columns. x is `ldx`
  // apart, out `ldo` apart, w in panels. |x| <= 8192 and half <= 256 keep the sums within 32 bits.
  void (*product)(const int16_t* x, size_t rows, size_t ldx, const Weight* w, size_t half, size_t n,
                  int32_t* out, size_t ldo);
  void (*lstm_step)(const LstmStep& step);

  void multiply(const int16_t* x, size_t rows, size_t ldx, const Matrix& w, int32_t* out,
                size_t ldo) const {
    product(x, rows, ldx, w.panels.data(), w.k / 2, w.n, out, ldo);
  }
};

const Kernels& kernels();                   // the fastest for this processor
std::vector<const Kernels*> all_kernels();  // all that it can run, plain C++ first

constexpr float kStateOne = 8192;  // an int16 state of 1.0
constexpr float kInputOne = 1024;  // an int16 input of 1.0

// tanh by Lambert's continued fraction to x^7 (error at most 1.2e-4), exp by range reduction and a
// polynomial of degree 6 (relative error 1e-7), log by the inverse hyperbolic tangent's series.
float tanh_of(float x);
float exp_of(float x);
float log_of(float x);  // x > 0

}  // namespace onrecord::model
