// Kernels for AVX-512 with VNNI: sixteen columns in a register, a product and its sum in one
// instruction.
#include <immintrin.h>

#include <cstring>

#include "model/kernels_x86.hpp"
#include "model/registers_sse2.hpp"
#include "model/tiles.hpp"

namespace onrecord::model {
namespace {

struct Avx512 {
  using Int = __m512i;
  using Float = __m512;
  static constexpr int kLanes = 16, kRows = 8, kColumns = 2, kFewRows = 6, kManyColumns = 4;

  static Int zero() { return _mm512_setzero_si512(); }
  static Int load(const Weight* p) {
    return _mm512_cvtepi8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
  }
  static Int pair(const int16_t* p) {
    int32_t v = 0;
    std::memcpy(&v, p, 4);
    return _mm512_set1_epi32(v);
  }
  static Int dot(Int sum, Int a, Int b) { return _mm512_dpwssd_epi32(sum, a, b); }
  static void store(int32_t* p, Int v) { _mm512_storeu_si512(p, v); }

  static Float splat(float x) { return _mm512_set1_ps(x); }
  static Float floats(const float* p) { return _mm512_loadu_ps(p); }
  static Float from_ints(const int32_t* p) { return _mm512_cvtepi32_ps(_mm512_loadu_si512(p)); }
  static void store_floats(float* p, Float v) { _mm512_storeu_ps(p, v); }
  static Float least(Float a, Float b) { return _mm512_min_ps(a, b); }
  static Float most(Float a, Float b) { return _mm512_max_ps(a, b); }
  static void store_state(int16_t* p, Float v) {
    const Int i = _mm512_sub_epi32(_mm512_cvttps_epi32(v), _mm512_set1_epi32(32768));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), _mm512_cvtepi32_epi16(i));
  }
};

void step(const LstmStep& s) {
  cells<Sse2>(s, cells<Avx512>(s, 0));
}

}  // namespace

const Kernels kAvx512 = {"AVX-512 VNNI", product<Avx512>, step};

}  // namespace onrecord::model
