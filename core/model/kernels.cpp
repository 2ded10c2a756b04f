#include "model/kernels.hpp"

#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <immintrin.h>
#endif

namespace onrecord::model {

void Matrix::set(const int8_t* w, size_t rows, size_t columns) {
  k = (rows + 1) / 2 * 2;
  n = (columns + 7) / 8 * 8;
  panels.assign(k * n, 0);
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) {
      // NOLINTNEXTLINE(bugprone-signed-char-misuse): a number, not a character
      const auto value = static_cast<int16_t>(w[i * columns + j]);
      panels[(j / 8 * (k / 2) + i / 2) * 16 + j % 8 * 2 + i % 2] = value;
    }
  }
}

namespace {

// Four sums of products of neighbours, added to `sum`: the one instruction that counts.
#if defined(__wasm_simd128__)
using Int4 = v128_t;
inline Int4 load(const int16_t* p) {
  return wasm_v128_load(p);
}
inline Int4 pair(const int16_t* p) {
  return wasm_v128_load32_splat(p);
}
inline Int4 zero() {
  return wasm_i32x4_const(0, 0, 0, 0);
}
inline Int4 dot(Int4 sum, Int4 a, Int4 b) {
  return wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(a, b));
}
inline void store(int32_t* p, Int4 v) {
  wasm_v128_store(p, v);
}
#elif defined(__SSE2__)
using Int4 = __m128i;
inline Int4 load(const int16_t* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}
inline Int4 pair(const int16_t* p) {
  int32_t v = 0;
  std::memcpy(&v, p, 4);
  return _mm_set1_epi32(v);
}
inline Int4 zero() {
  return _mm_setzero_si128();
}
inline Int4 dot(Int4 sum, Int4 a, Int4 b) {
  return _mm_add_epi32(sum, _mm_madd_epi16(a, b));
}
inline void store(int32_t* p, Int4 v) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(p), v);
}
#else
struct Int4 {
  int32_t v[4];
};
inline Int4 load(const int16_t* p) {
  Int4 r;
  std::memcpy(r.v, p, 16);
  return r;
}
inline Int4 pair(const int16_t* p) {
  int32_t v = 0;
  std::memcpy(&v, p, 4);
  return {{v, v, v, v}};
}
inline Int4 zero() {
  return {{0, 0, 0, 0}};
}
inline Int4 dot(Int4 sum, Int4 a, Int4 b) {
  int16_t x[8], y[8];
  std::memcpy(x, a.v, 16);
  std::memcpy(y, b.v, 16);
  for (int i = 0; i < 4; i++) sum.v[i] += x[2 * i] * y[2 * i] + x[2 * i + 1] * y[2 * i + 1];
  return sum;
}
inline void store(int32_t* p, Int4 v) {
  std::memcpy(p, v.v, 16);
}
#endif

// R rows by 8 columns stay in registers over the whole of k.
template <int R>
void tile(const int16_t* x, size_t ldx, const int16_t* w, size_t half, int32_t* out, size_t ldo) {
  Int4 a[R], b[R];
  for (int r = 0; r < R; r++) a[r] = b[r] = zero();
  for (size_t k = 0; k < half; k++) {
    const Int4 w0 = load(w + 16 * k), w1 = load(w + 16 * k + 8);
    for (int r = 0; r < R; r++) {
      const Int4 v = pair(x + static_cast<size_t>(r) * ldx + 2 * k);
      a[r] = dot(a[r], v, w0);
      b[r] = dot(b[r], v, w1);
    }
  }
  for (int r = 0; r < R; r++) {
    store(out + static_cast<size_t>(r) * ldo, a[r]);
    store(out + static_cast<size_t>(r) * ldo + 4, b[r]);
  }
}

#if defined(__x86_64__) && defined(__GNUC__)
// The same with 8 columns in one register, where the processor has it.
template <int R>
__attribute__((target("avx2"))) void tile256(const int16_t* x, size_t ldx, const int16_t* w,
                                             size_t half, int32_t* out, size_t ldo) {
  __m256i a[R];
  for (int r = 0; r < R; r++) a[r] = _mm256_setzero_si256();
  for (size_t k = 0; k < half; k++) {
    const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w + 16 * k));
    for (int r = 0; r < R; r++) {
      int32_t v = 0;
      std::memcpy(&v, x + static_cast<size_t>(r) * ldx + 2 * k, 4);
      a[r] = _mm256_add_epi32(a[r], _mm256_madd_epi16(_mm256_set1_epi32(v), w0));
    }
  }
  for (int r = 0; r < R; r++) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + static_cast<size_t>(r) * ldo), a[r]);
  }
}
#endif

using Tile = void (*)(const int16_t*, size_t, const int16_t*, size_t, int32_t*, size_t);

constexpr size_t kTallest = 6;
constexpr Tile kTiles[kTallest + 1] = {nullptr, tile<1>, tile<2>, tile<3>,
                                       tile<4>, tile<5>, tile<6>};
#if defined(__x86_64__) && defined(__GNUC__)
constexpr Tile kTiles256[kTallest + 1] = {nullptr,    tile256<1>, tile256<2>, tile256<3>,
                                          tile256<4>, tile256<5>, tile256<6>};
#endif

}  // namespace

void multiply(const int16_t* x, size_t rows, size_t ldx, const Matrix& w, int32_t* out,
              size_t ldo) {
  const Tile* tiles = kTiles;
#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports("avx2")) tiles = kTiles256;
#endif
  const size_t half = w.k / 2;
  constexpr size_t kBlock = 96;  // rows whose inputs stay in the first-level cache
  for (size_t block = 0; block < rows; block += kBlock) {
    const size_t end = block + kBlock < rows ? block + kBlock : rows;
    for (size_t p = 0; p < w.n / 8; p++) {
      for (size_t i = block; i < end;) {
        size_t r = end - i;
        if (r > kTallest) r = r < 2 * kTallest ? (r + 1) / 2 : kTallest;
        tiles[r](x + i * ldx, ldx, w.panels.data() + p * half * 16, half, out + i * ldo + p * 8,
                 ldo);
        i += r;
      }
    }
  }
}

namespace {

using Float4 = float __attribute__((vector_size(16)));
using Bits4 = int32_t __attribute__((vector_size(16)));
using Short4 = int16_t __attribute__((vector_size(8)));

inline Float4 load4(const float* p) {
  Float4 v;
  std::memcpy(&v, p, 16);
  return v;
}
inline Float4 load4(const int32_t* p) {
  Bits4 v;
  std::memcpy(&v, p, 16);
  return __builtin_convertvector(v, Float4);
}

// tanh as a fraction, so that a step's products can share their divisions.
struct Fraction {
  Float4 p, q;
};
inline Fraction tanh4(Float4 x) {
  const Float4 most = {4.97F, 4.97F, 4.97F, 4.97F};
  x = x > most ? most : x;
  x = x < -most ? -most : x;
  const Float4 y = x * x;
  return {x * (135135.F + y * (17325.F + y * (378.F + y))),
          135135.F + y * (62370.F + y * (3150.F + y * 28.F))};
}
// 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2
inline Fraction sigmoid4(Float4 x) {
  const Fraction t = tanh4(0.5F * x);
  return {t.q + t.p, 2.F * t.q};
}

}  // namespace

void lstm_step(const int32_t* in, const float* in_scale, const int32_t* rec, const float* rec_scale,
               const float* bias, size_t h, float* cell, int16_t* state) {
  for (size_t k = 0; k < h; k += 4) {
    const auto pre = [&](size_t gate) {
      const size_t j = gate * h + k;
      return load4(in + j) * load4(in_scale + j) + load4(rec + j) * load4(rec_scale + j) +
             load4(bias + j);
    };
    const Fraction i = sigmoid4(pre(0)), f = sigmoid4(pre(1)), z = tanh4(pre(2));
    const Fraction o = sigmoid4(pre(3));
    const Float4 iz = i.q * z.q;
    const Float4 c = (f.p * iz * load4(cell + k) + f.q * (i.p * z.p)) / (f.q * iz);
    std::memcpy(cell + k, &c, 16);
    const Fraction t = tanh4(c);
    const Float4 y = o.p * t.p * kStateOne / (o.q * t.q);
    const Bits4 rounded = __builtin_convertvector(y + 32768.5F, Bits4) - 32768;
    const auto narrow = __builtin_convertvector(rounded, Short4);
    std::memcpy(state + k, &narrow, 8);
  }
}

float tanh_of(float x) {
  const Fraction t = tanh4(Float4{x, x, x, x});
  return t.p[0] / t.q[0];
}

float exp_of(float x) {
  if (x < -87.F) return 0;
  if (x > 88.F) x = 88.F;
  const float t = x * 1.44269504F;
  const auto n = static_cast<int32_t>(t + (t < 0 ? -0.5F : 0.5F));
  const float r =
      (x - static_cast<float>(n) * 0.693359375F) + static_cast<float>(n) * 2.12194440e-4F;
  float p = 1.F / 720;
  p = p * r + 1.F / 120;
  p = p * r + 1.F / 24;
  p = p * r + 1.F / 6;
  p = p * r + 0.5F;
  p = p * r + 1;
  p = p * r + 1;
  const auto bits = static_cast<uint32_t>(n + 127) << 23;
  float power = 0;
  std::memcpy(&power, &bits, 4);
  return p * power;
}

float log_of(float x) {
  uint32_t bits = 0;
  std::memcpy(&bits, &x, 4);
  int32_t e = static_cast<int32_t>(bits >> 23) - 127;
  bits = (bits & 0x007FFFFFU) | 0x3F800000U;
  float m = 0;
  std::memcpy(&m, &bits, 4);
  if (m > 1.41421356F) {
    m *= 0.5F;
    e++;
  }
  const float s = (m - 1) / (m + 1), y = s * s;
  const float series = 2 * s * (1 + y * (1.F / 3 + y * (0.2F + y * (1.F / 7 + y * (1.F / 9)))));
  return static_cast<float>(e) * 0.693147181F + series;
}

}  // namespace onrecord::model
