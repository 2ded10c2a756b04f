// Matrix products for training on one core with AVX-512 BF16: operands rounded to bf16, sums in
// float.
#pragma once
#include <immintrin.h>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>

using bf16 = uint16_t;

struct Buffer {  // grows, never shrinks, 64-byte aligned
  void* p = nullptr;
  size_t n = 0;
  template <class T>
  T* get(size_t count) {
    size_t want = (count * sizeof(T) + 127) / 64 * 64;
    if (want > n) {
      free(p);
      p = aligned_alloc(64, want);
      n = want;
    }
    return static_cast<T*>(p);
  }
  ~Buffer() { free(p); }
  Buffer() = default;
  Buffer(const Buffer&) = delete;
  Buffer(Buffer&& o) noexcept : p(o.p), n(o.n) {
    o.p = nullptr;
    o.n = 0;
  }
  Buffer& operator=(const Buffer&) = delete;
};

static inline bf16 toBf16(float f) {
  uint32_t u;
  memcpy(&u, &f, 4);
  return bf16((u + 0x7FFF + ((u >> 16) & 1)) >> 16);
}

// A as rows: [M][K2*2] (K padded to even with zero).
struct Rows {
  Buffer b;
  bf16* p = nullptr;
  size_t M = 0, ld = 0, K = 0;
  void from(const float* a, size_t m, size_t k, size_t lda) {
    M = m;
    K = k;
    ld = (k + 1) / 2 * 2;
    p = b.get<bf16>(M * ld + 64);
    for (size_t i = 0; i < m; i++) {
      const float* s = a + i * lda;
      bf16* d = p + i * ld;
      size_t j = 0;
      for (; j + 16 <= k; j += 16)
        _mm256_storeu_si256((__m256i*)(d + j), (__m256i)_mm512_cvtneps_pbh(_mm512_loadu_ps(s + j)));
      for (; j < k; j++) d[j] = toBf16(s[j]);
      if (k & 1) d[k] = 0;
    }
  }
  void transposed(const float* a, size_t k, size_t m,
                  size_t lda) {  // a is [k][m]; makes rows [m][k]
    M = m;
    K = k;
    ld = (k + 1) / 2 * 2;
    p = b.get<bf16>(M * ld + 64);
    alignas(64) bf16 tile[32][16];
    for (size_t i = 0; i < k; i += 32) {
      const size_t h = k - i < 32 ? k - i : 32;
      for (size_t j = 0; j < m; j += 16) {
        const size_t w = m - j < 16 ? m - j : 16;
        const __mmask16 mask = __mmask16((1u << w) - 1);
        for (size_t x = 0; x < h; x++)
          _mm256_store_si256((__m256i*)tile[x], (__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(
                                                    mask, a + (i + x) * lda + j)));
        for (size_t y = 0; y < w; y++) {
          bf16* d = p + (j + y) * ld + i;
          for (size_t x = 0; x < h; x++) d[x] = tile[x][y];
        }
      }
    }
    if (k & 1)
      for (size_t i = 0; i < m; i++) p[i * ld + k] = 0;
  }
};

// B in panels of 32 columns: [panel][K2][32][2].
struct Panels {
  Buffer b;
  bf16* p = nullptr;
  size_t K2 = 0, N = 0;
  void from(const float* a, size_t k, size_t n, size_t ldb) {  // a is [k][n]
    K2 = (k + 1) / 2;
    N = n;
    const size_t P = (n + 31) / 32;
    p = b.get<bf16>(P * K2 * 64);
    for (size_t q = 0; q < P; q++)
      for (size_t i = 0; i < K2; i++)
        for (int h = 0; h < 2; h++) {
          const size_t c = q * 32 + 16 * size_t(h);
          const size_t w = c >= n ? 0 : n - c < 16 ? n - c : 16;
          const __mmask16 m = __mmask16((1u << w) - 1);
          const __m256i lo =
              (__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(m, a + 2 * i * ldb + c));
          const __m256i hi =
              2 * i + 1 < k
                  ? (__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(m, a + (2 * i + 1) * ldb + c))
                  : _mm256_setzero_si256();
          const __m512i r = _mm512_or_si512(_mm512_cvtepu16_epi32(lo),
                                            _mm512_slli_epi32(_mm512_cvtepu16_epi32(hi), 16));
          _mm512_store_si512(p + (q * K2 + i) * 64 + 32 * size_t(h), r);
        }
  }
  void transposed(const float* a, size_t n, size_t k,
                  size_t lda) {  // a is [n][k]; stands for [k][n]
    K2 = (k + 1) / 2;
    N = n;
    const size_t P = (n + 31) / 32;
    p = b.get<bf16>(P * K2 * 64);
    memset(p, 0, P * K2 * 128);
    for (size_t j = 0; j < n; j++) {
      bf16* d = p + (j / 32) * K2 * 64 + (j % 32) * 2;
      const float* s = a + j * lda;
      for (size_t i = 0; i < k; i++) d[(i / 2) * 64 + (i & 1)] = toBf16(s[i]);
    }
  }
};

template <int MR>
static inline void tile(const bf16* a, size_t lda, const bf16* b, size_t k2, float* c, size_t ldc,
                        __mmask16 m0, __mmask16 m1) {
  __m512 x[MR], y[MR];
  for (int i = 0; i < MR; i++) {
    x[i] = _mm512_maskz_loadu_ps(m0, c + size_t(i) * ldc);
    y[i] = _mm512_maskz_loadu_ps(m1, c + size_t(i) * ldc + 16);
  }
  for (size_t k = 0; k < k2; k++) {
    const __m512bh b0 = (__m512bh)_mm512_load_si512(b + k * 64),
                   b1 = (__m512bh)_mm512_load_si512(b + k * 64 + 32);
#pragma GCC unroll 12
    for (int i = 0; i < MR; i++) {
      int32_t v;
      memcpy(&v, a + size_t(i) * lda + 2 * k, 4);
      const __m512bh s = (__m512bh)_mm512_set1_epi32(v);
      x[i] = _mm512_dpbf16_ps(x[i], s, b0);
      y[i] = _mm512_dpbf16_ps(y[i], s, b1);
    }
  }
  for (int i = 0; i < MR; i++) {
    _mm512_mask_storeu_ps(c + size_t(i) * ldc, m0, x[i]);
    _mm512_mask_storeu_ps(c + size_t(i) * ldc + 16, m1, y[i]);
  }
}

// C[M][N] += A · B. a may be a row range: `rows` rows from `row`, with K offset `k0` (even).
static inline void gemm(const bf16* a, size_t lda, size_t M, const Panels& B, float* c,
                        size_t ldc) {
  using F =
      void (*)(const bf16*, size_t, const bf16*, size_t, float*, size_t, __mmask16, __mmask16);
  static constexpr F tiles[13] = {nullptr, tile<1>, tile<2>, tile<3>,  tile<4>,  tile<5>, tile<6>,
                                  tile<7>, tile<8>, tile<9>, tile<10>, tile<11>, tile<12>};
  const size_t P = (B.N + 31) / 32;
  constexpr size_t KB = 128, MB = 480;
  for (size_t k = 0; k < B.K2; k += KB) {
    const size_t kn = B.K2 - k < KB ? B.K2 - k : KB;
    for (size_t mb = 0; mb < M; mb += MB) {
      const size_t me = mb + MB < M ? mb + MB : M;
      for (size_t q = 0; q < P; q++) {
        const size_t n = B.N - q * 32;
        const __mmask16 m0 = n >= 16 ? 0xFFFF : __mmask16((1u << n) - 1),
                        m1 = n >= 32  ? 0xFFFF
                             : n > 16 ? __mmask16((1u << (n - 16)) - 1)
                                      : 0;
        const bf16* b = B.p + (q * B.K2 + k) * 64;
        size_t i = mb;
        while (i < me) {
          size_t r = me - i;
          if (r > 12) r = r < 24 && r > 12 ? (r + 1) / 2 : 12;
          tiles[r](a + i * lda + 2 * k, lda, b, kn, c + i * ldc + q * 32, ldc, m0, m1);
          i += r;
        }
      }
    }
  }
}
static inline void gemm(const Rows& A, const Panels& B, float* c, size_t ldc) {
  gemm(A.p, A.ld, A.M, B, c, ldc);
}
