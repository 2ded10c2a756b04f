#include "model/kernels.hpp"

#include <cstring>

#include "model/tiles.hpp"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__x86_64__)
#include "model/kernels_x86.hpp"
#include "model/registers_sse2.hpp"
#endif

namespace onrecord::model {

void Matrix::set(const int8_t* w, size_t rows, size_t columns) {
  k = (rows + 1) / 2 * 2;
  n = (columns + kPanel - 1) / kPanel * kPanel;
  panels.assign(k * n, 0);
  for (size_t i = 0; i < rows; i++) {
    for (size_t j = 0; j < columns; j++) {
      panels[((j / kPanel * (k / 2) + i / 2) * kPanel + j % kPanel) * 2 + i % 2] =
          w[i * columns + j];
    }
  }
}

namespace {

// A column in a register: what any processor can, and what the others are tested against.
struct Plain {
  struct Int {
    int32_t low, high;  // of a sum, all in `low`
  };
  using Float = float;
  static constexpr int kLanes = 1, kRows = 1, kColumns = 16, kFewRows = 1, kManyColumns = 16;

  static Int zero() { return {0, 0}; }
  static Int load(const Weight* p) { return {p[0], p[1]}; }
  static Int pair(const int16_t* p) { return {p[0], p[1]}; }
  static Int dot(Int sum, Int a, Int b) { return {sum.low + a.low * b.low + a.high * b.high, 0}; }
  static void store(int32_t* p, Int v) { *p = v.low; }

  static Float splat(float x) { return x; }
  static Float floats(const float* p) { return *p; }
  static Float from_ints(const int32_t* p) { return static_cast<float>(*p); }
  static void store_floats(float* p, Float v) { *p = v; }
  static Float least(Float a, Float b) { return a < b ? a : b; }
  static Float most(Float a, Float b) { return a > b ? a : b; }
  static void store_state(int16_t* p, Float v) {
    *p = static_cast<int16_t>(static_cast<int32_t>(v) - 32768);
  }
};

template <class I>
void step(const LstmStep& s) {
  cells<I>(s, 0);
}

constexpr Kernels kPlain = {"plain", product<Plain>, step<Plain>};

#if defined(__wasm_simd128__)
struct Simd128 {
  using Int = v128_t;
  // The compiler's own vectors, for their operators.
  using Float = float __attribute__((vector_size(16)));
  // Of sixteen registers in x86-64 V8 keeps one to itself, and it takes a few more to load ahead.
  static constexpr int kLanes = 4, kRows = 4, kColumns = 2, kFewRows = 2, kManyColumns = 4;

  static Int zero() { return wasm_i32x4_const(0, 0, 0, 0); }
  static Int load(const Weight* p) { return wasm_v128_load(p); }
  static Int pair(const int16_t* p) { return wasm_v128_load32_splat(p); }
  static Int dot(Int sum, Int a, Int b) { return wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(a, b)); }
  static void store(int32_t* p, Int v) { wasm_v128_store(p, v); }

  static Float splat(float x) { return (Float)wasm_f32x4_splat(x); }
  static Float floats(const float* p) { return (Float)wasm_v128_load(p); }
  static Float from_ints(const int32_t* p) {
    return (Float)wasm_f32x4_convert_i32x4(wasm_v128_load(p));
  }
  static void store_floats(float* p, Float v) { wasm_v128_store(p, (v128_t)v); }
  static Float least(Float a, Float b) { return (Float)wasm_f32x4_pmin((v128_t)b, (v128_t)a); }
  static Float most(Float a, Float b) { return (Float)wasm_f32x4_pmax((v128_t)b, (v128_t)a); }
  static void store_state(int16_t* p, Float v) {
    const Int i = wasm_i32x4_sub(wasm_i32x4_trunc_sat_f32x4((v128_t)v), wasm_i32x4_splat(32768));
    const Int narrow = wasm_i16x8_narrow_i32x4(i, i);
    std::memcpy(p, &narrow, 8);
  }
};
constexpr Kernels kSimd128 = {"SIMD128", product<Simd128>, step<Simd128>};
#elif defined(__x86_64__)
constexpr Kernels kSse2 = {"SSE2", product<Sse2>, step<Sse2>};

bool has_avx2() {
  return __builtin_cpu_supports("avx2") != 0;
}
bool has_avx512() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vnni") != 0;
}
#endif

}  // namespace

const Kernels& kernels() {
#if defined(__wasm_simd128__)
  return kSimd128;
#elif defined(__x86_64__)
  return has_avx512() ? kAvx512 : has_avx2() ? kAvx2 : kSse2;
#else
  return kPlain;
#endif
}

std::vector<const Kernels*> all_kernels() {
  std::vector<const Kernels*> out = {&kPlain};
#if defined(__wasm_simd128__)
  out.push_back(&kSimd128);
#elif defined(__x86_64__)
  out.push_back(&kSse2);
  if (has_avx2()) out.push_back(&kAvx2);
  if (has_avx512()) out.push_back(&kAvx512);
#endif
  return out;
}

float tanh_of(float x) {
  const Fraction<Plain> t = tanh_fraction<Plain>(x);
  return t.p / t.q;
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
