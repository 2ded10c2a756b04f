// Four columns in a register: what every x86-64 processor has.
#pragma once

#include <emmintrin.h>

#include <cstdint>
#include <cstring>

namespace onrecord::model {
namespace {

struct Sse2 {
  using Int = __m128i;
  using Float = __m128;
  static constexpr int kLanes = 4, kRows = 5, kColumns = 2, kFewRows = 2, kManyColumns = 4;

  static Int zero() { return _mm_setzero_si128(); }
  static Int load(const Weight* p) {
    const Int eight = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(p));
    return _mm_srai_epi16(_mm_unpacklo_epi8(eight, eight), 8);
  }
  static Int pair(const int16_t* p) {
    int32_t v = 0;
    std::memcpy(&v, p, 4);
    return _mm_set1_epi32(v);
  }
  static Int dot(Int sum, Int a, Int b) { return _mm_add_epi32(sum, _mm_madd_epi16(a, b)); }
  static void store(int32_t* p, Int v) { _mm_storeu_si128(reinterpret_cast<__m128i*>(p), v); }

  static Float splat(float x) { return _mm_set1_ps(x); }
  static Float floats(const float* p) { return _mm_loadu_ps(p); }
  static Float from_ints(const int32_t* p) {
    return _mm_cvtepi32_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
  }
  static void store_floats(float* p, Float v) { _mm_storeu_ps(p, v); }
  static Float least(Float a, Float b) { return _mm_min_ps(a, b); }
  static Float most(Float a, Float b) { return _mm_max_ps(a, b); }
  static void store_state(int16_t* p, Float v) {
    const Int i = _mm_sub_epi32(_mm_cvttps_epi32(v), _mm_set1_epi32(32768));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(p), _mm_packs_epi32(i, i));
  }
};

}  // namespace
}  // namespace onrecord::model
