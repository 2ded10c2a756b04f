// Kernels for AVX2: eight columns in a register.
#include <immintrin.h>

#include <cstring>

#include "model/kernels_x86.hpp"
#include "model/registers_sse2.hpp"
#include "model/tiles.hpp"

namespace onrecord::model {
namespace {

struct Avx2 {
  using Int = __m256i;
  using Float = __m256;
  static constexpr int kLanes = 8, kRows = 6, kColumns = 2, kFewRows = 3, kManyColumns = 4;

  static Int zero() { return _mm256_setzero_si256(); }
  static Int load(const Weight* p) {
    return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
  }
  static Int pair(const int16_t* p) {
    int32_t v = 0;
    std::memcpy(&v, p, 4);
    return _mm256_set1_epi32(v);
  }
  static Int dot(Int sum, Int a, Int b) { return _mm256_add_epi32(sum, _mm256_madd_epi16(a, b)); }
  static void store(int32_t* p, Int v) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), v); }

  static Float splat(float x) { return _mm256_set1_ps(x); }
  static Float floats(const float* p) { return _mm256_loadu_ps(p); }
  static Float from_ints(const int32_t* p) {
    return _mm256_cvtepi32_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
  }
  static void store_floats(float* p, Float v) { _mm256_storeu_ps(p, v); }
  static Float least(Float a, Float b) { return _mm256_min_ps(a, b); }
  static Float most(Float a, Float b) { return _mm256_max_ps(a, b); }
  static void store_state(int16_t* p, Float v) {
    const Int i = _mm256_sub_epi32(_mm256_cvttps_epi32(v), _mm256_set1_epi32(32768));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(p),
                     _mm_packs_epi32(_mm256_castsi256_si128(i), _mm256_extracti128_si256(i, 1)));
  }
};

void step(const LstmStep& s) {
  cells<Sse2>(s, cells<Avx2>(s, 0));
}

}  // namespace

const Kernels kAvx2 = {"AVX2", product<Avx2>, step};

}  // namespace onrecord::model
