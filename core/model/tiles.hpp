// The loops of the kernels, once for every width of registers.
//
// A source file that is compiled for one kind of processor includes this with its own `Registers`.
// Everything here has internal linkage, so that the linker cannot hand another file code that its
// processor lacks.
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/kernels.hpp"

namespace onrecord::model {
namespace {

// The templates below take a struct `Registers`:
//
//   using Int, Float                          vectors of kLanes integers or floats
//   kLanes                                    columns in a vector
//   kRows, kColumns                           tile that stays in registers over the whole depth
//   kFewRows, kManyColumns                    tile for few rows: more columns share what is read
//   load, pair, zero, dot, store              integer products
//   floats, from_ints, store_floats, splat    scaled sums
//   least, most, store_state                  clamped states
//
// Columns of a panel of weights:
constexpr int kPanel = 16;

// Without it GCC keeps the sums in memory.
#if defined(__clang__)
#define ONRECORD_UNROLL _Pragma("clang loop unroll(full)")
#else
#define ONRECORD_UNROLL _Pragma("GCC unroll 16")
#endif

template <class I, int R, int C>
void tile(const int16_t* x, size_t ldx, const Weight* w, size_t half, int32_t* out, size_t ldo) {
  typename I::Int sum[R][C];
  ONRECORD_UNROLL
  for (int r = 0; r < R; r++) {
    ONRECORD_UNROLL
    for (int c = 0; c < C; c++) sum[r][c] = I::zero();
  }
  for (size_t k = 0; k < half; k++) {
    typename I::Int column[C];
    ONRECORD_UNROLL
    for (int c = 0; c < C; c++) {
      const int at = c * I::kLanes;
      column[c] = I::load(w + static_cast<size_t>(at / kPanel) * half * 2 * kPanel +
                          k * 2 * kPanel + static_cast<size_t>(at % kPanel * 2));
    }
    ONRECORD_UNROLL
    for (int r = 0; r < R; r++) {
      const typename I::Int v = I::pair(x + static_cast<size_t>(r) * ldx + 2 * k);
      ONRECORD_UNROLL
      for (int c = 0; c < C; c++) sum[r][c] = I::dot(sum[r][c], v, column[c]);
    }
  }
  ONRECORD_UNROLL
  for (int r = 0; r < R; r++) {
    ONRECORD_UNROLL
    for (int c = 0; c < C; c++) {
      I::store(out + static_cast<size_t>(r) * ldo + static_cast<size_t>(c * I::kLanes), sum[r][c]);
    }
  }
}

// The tile of `rows` rows, at most R.
template <class I, int R, int C>
void tile_of(size_t rows, const int16_t* x, size_t ldx, const Weight* w, size_t half, int32_t* out,
             size_t ldo) {
  if constexpr (R > 1) {
    if (rows < R) return tile_of<I, R - 1, C>(rows, x, ldx, w, half, out, ldo);
  }
  tile<I, R, C>(x, ldx, w, half, out, ldo);
}

// As many columns from *column on as there are whole tiles of C registers.
template <class I, int R, int C>
void columns_of(const int16_t* x, size_t rows, size_t ldx, const Weight* w, size_t half, size_t n,
                int32_t* out, size_t ldo, size_t* column) {
  constexpr size_t kWidth = C * I::kLanes;
  for (; *column + kWidth <= n; *column += kWidth) {
    const Weight* from = w + *column / kPanel * half * 2 * kPanel + *column % kPanel * 2;
    for (size_t i = 0; i < rows;) {
      const size_t tiles = (rows - i + R - 1) / R, r = (rows - i + tiles - 1) / tiles;
      tile_of<I, R, C>(r, x + i * ldx, ldx, from, half, out + i * ldo + *column, ldo);
      i += r;
    }
  }
}

template <class I>
void product(const int16_t* x, size_t rows, size_t ldx, const Weight* w, size_t half, size_t n,
             int32_t* out, size_t ldo) {
  constexpr size_t kBlock = 96;  // rows whose inputs stay in the caches next to the processor
  for (size_t begin = 0; begin < rows; begin += kBlock) {
    const size_t count = rows - begin < kBlock ? rows - begin : kBlock;
    const int16_t* from = x + begin * ldx;
    int32_t* to = out + begin * ldo;
    size_t column = 0;
    if (count <= I::kFewRows) {
      columns_of<I, I::kFewRows, I::kManyColumns>(from, count, ldx, w, half, n, to, ldo, &column);
    }
    columns_of<I, I::kRows, I::kColumns>(from, count, ldx, w, half, n, to, ldo, &column);
    if constexpr (I::kColumns * I::kLanes > kPanel) {
      columns_of<I, I::kRows, kPanel / I::kLanes>(from, count, ldx, w, half, n, to, ldo, &column);
    }
  }
}

// tanh as a fraction, so that a step's products can share their divisions.
template <class I>
struct Fraction {
  typename I::Float p, q;
};
template <class I>
__attribute__((always_inline)) inline Fraction<I> tanh_fraction(typename I::Float x) {
  x = I::least(x, I::splat(4.97F));
  x = I::most(x, I::splat(-4.97F));
  const typename I::Float y = x * x;
  return {x * (135135.F + y * (17325.F + y * (378.F + y))),
          135135.F + y * (62370.F + y * (3150.F + y * 28.F))};
}
// 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2
template <class I>
__attribute__((always_inline)) inline Fraction<I> logistic_fraction(typename I::Float x) {
  const Fraction<I> t = tanh_fraction<I>(0.5F * x);
  return {t.q + t.p, 2.F * t.q};
}

// Cells from `begin` on while there are kLanes more. The answer is where it stopped.
template <class I>
size_t cells(const LstmStep& s, size_t begin) {
  const auto pre = [&](size_t j) -> typename I::Float {
    return I::from_ints(s.in + j) * I::floats(s.in_scale + j) +
           I::from_ints(s.rec + j) * I::floats(s.rec_scale + j) + I::floats(s.bias + j);
  };
  size_t k = begin;
  for (; k + I::kLanes <= s.h; k += I::kLanes) {
    const Fraction<I> i = logistic_fraction<I>(pre(k));
    const Fraction<I> f = logistic_fraction<I>(pre(s.h + k));
    const Fraction<I> z = tanh_fraction<I>(pre(2 * s.h + k));
    const Fraction<I> o = logistic_fraction<I>(pre(3 * s.h + k));
    const typename I::Float iz = i.q * z.q;
    const typename I::Float c = (f.p * iz * I::floats(s.cell + k) + f.q * (i.p * z.p)) / (f.q * iz);
    I::store_floats(s.cell + k, c);
    const Fraction<I> t = tanh_fraction<I>(c);
    I::store_state(s.state + k, o.p * t.p * kStateOne / (o.q * t.q) + 32768.5F);
  }
  return k;
}

}  // namespace
}  // namespace onrecord::model
