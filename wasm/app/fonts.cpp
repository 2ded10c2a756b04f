#include "fonts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "font_pack.hpp"
#include "imgui_internal.h"
#include "platform.hpp"
#include "utf8.hpp"

namespace onrecord::app {
namespace {

// Above ImGui's threshold (128) a font only reports advances and rasterises nothing.
constexpr float metric_size = 256;

struct Fallback {
  Platform* platform;
  Face face;
};

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) {
  return c >= 0x20 && !is_invisible(c);
}

// Draws by the platform what no font of the page has. See ImFontLoader in imgui_internal.h.
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar codepoint, ImFontGlyph* glyph, float* advance) {
  if (!contains(atlas, source, codepoint)) return false;
  const auto* fallback = static_cast<const Fallback*>(source->FontLoaderData);
  const float density = baked->RasterizerDensity;
  GlyphRequest request;
  request.codepoint = codepoint;
  request.em = baked->Size * density / em_per_size;
  request.serif = fallback->face < Face::sans;
  request.bold = fallback->face == Face::serif_bold || fallback->face == Face::sans_bold;
  request.italic = fallback->face == Face::serif_italic;
  request.bitmap = advance == nullptr;
  GlyphBitmap bitmap;
  if (!fallback->platform->draw_glyph(request, bitmap)) return false;
  if (advance) {
    *advance = bitmap.advance / density;
    return true;
  }
  glyph->Codepoint = codepoint & 0x1FFFFFU;
  glyph->AdvanceX = bitmap.advance / density;
  const auto size =
      static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height) * 4;
  if (bitmap.width <= 0 || bitmap.height <= 0 || bitmap.rgba.size() < size) return true;
  const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, bitmap.width, bitmap.height);
  if (pack == ImFontAtlasRectId_Invalid) return true;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack);
  glyph->X0 = bitmap.left / density;
  glyph->Y0 = bitmap.top / density + std::round(baked->Ascent);
  glyph->X1 = glyph->X0 + static_cast<float>(bitmap.width) / density;
  glyph->Y1 = glyph->Y0 + static_cast<float>(bitmap.height) / density;
  glyph->Visible = true;
  glyph->Colored = bitmap.colored;
  glyph->PackId = pack;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, bitmap.rgba.data(),
                                     ImTextureFormat_RGBA32, bitmap.width * 4);
  return true;
}

void forget(ImFontAtlas*, ImFontConfig* source) {
  delete static_cast<Fallback*>(source->FontLoaderData);
  source->FontLoaderData = nullptr;
}

const ImFontLoader* fallback_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "platform";
    made.FontSrcContainsGlyph = contains;
    made.FontBakedLoadGlyph = load_glyph;
    made.FontSrcDestroy = forget;
    return made;
  }();
  return &loader;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = 0; i < count; ++i)
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

// Control characters in a text are shown, not obeyed.
std::uint32_t shown(std::uint32_t c) {
  return c < 0x20 ? 0x2400 + c : c;
}

}  // namespace

bool Fonts::add(std::string_view packed) {
  std::vector<UnpackedFace> faces = unpack_faces(packed);
  if (faces.size() != face_count) return false;
  for (std::size_t i = 0; i < face_count; ++i) {
    data_[i] = std::move(faces[i].ttf);
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    fonts_[i] = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
        data_[i].data(), static_cast<int>(data_[i].size()), 24.0F, &config);
    const auto face = static_cast<Face>(i);
    add_fallback(face);
    read_kerning(face, faces[i].kerning);
    measure(face);
  }
  return true;
}

// Merges a source into the face added last: what the face lacks is drawn by the platform.
void Fonts::add_fallback(Face face) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.MergeMode = true;
  config.SizePixels = 24.0F;
  config.FontLoader = fallback_loader();
  atlas->AddFont(&config);
  // Dear ImGui wants a loader's data set only once the source is there.
  atlas->Sources.back().FontLoaderData = new Fallback{&platform_, face};
}

void Fonts::fill_missing() {
#ifndef IMGUI_DISABLE_DEFAULT_FONT
  for (std::size_t i = 0; i < face_count; ++i) {
    if (fonts_[i]) continue;
    fonts_[i] = ImGui::GetIO().Fonts->AddFontDefault();
    add_fallback(static_cast<Face>(i));
    measure(static_cast<Face>(i));
  }
#endif
}

float Fonts::measured(Face face, std::uint32_t codepoint) const {
  if (is_invisible(codepoint) || is_combining(codepoint)) return 0;
  ImFontBaked* baked = font(face)->GetFontBaked(metric_size, 1.0F);
  return baked->GetCharAdvance(static_cast<ImWchar>(shown(codepoint))) * em_per_size / metric_size;
}

void Fonts::measure(Face face) {
  auto& table = narrow_[index(face)];
  for (std::uint32_t c = 0; c < narrow_count; ++c)
    table[c] = c < 0x20 || (c >= 0x7F && c < 0xA0) ? 1.0F : measured(face, c);
  table['\n'] = table['\r'] = 0;
  table['\t'] = 2.0F;
}

float Fonts::wide_advance(Face face, std::uint32_t codepoint) {
  auto& known = wide_[index(face)];
  const auto at = known.find(codepoint);
  if (at != known.end()) return at->second;
  const float value = measured(face, codepoint);
  known.emplace(codepoint, value);
  return value;
}

// Rows of: left, count, then per right character its code and -128..127, in 1/500 em.
void Fonts::read_kerning(Face face, std::string_view pairs) {
  for (std::size_t at = 0; at + 4 <= pairs.size();) {
    const std::uint32_t left = big_endian(pairs, at, 2);
    const std::uint32_t count = big_endian(pairs, at + 2, 2);
    at += 4;
    for (std::uint32_t pair = 0; pair < count && at + 3 <= pairs.size(); ++pair, at += 3) {
      const std::uint32_t right = big_endian(pairs, at, 2);
      const auto value = static_cast<signed char>(pairs[at + 2]);
      kerning_[index(face)][(left << 16U) | right] = static_cast<float>(value) / 500.0F;
    }
    if (left < 128) kerns_[index(face)][left] = true;
  }
}

float Fonts::kern(Face face, std::uint32_t left, std::uint32_t right) const {
  if (left < 128 ? !kerns_[index(face)][left] : left < 0x2010 || left > 0x201F) return 0;
  if (right > 0xFFFF) return 0;
  const auto& pairs = kerning_[index(face)];
  const auto at = pairs.find((left << 16U) | right);
  return at == pairs.end() ? 0 : at->second;
}

float Fonts::width(const Style& style, std::string_view text) {
  float sum = 0;
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Codepoint c = decode(text, at);
    sum += advance(style.face, c.value) + kern(style.face, before, c.value) + style.tracking;
    before = c.value;
    at += c.bytes;
  }
  return sum * em(style);
}

Pen::Pen(Fonts& fonts, ImDrawList* list, const Style& style, ImU32 color)
    : fonts_(fonts), list_(list), style_(style), color_(color) {
  density_ = ImGui::GetIO().DisplayFramebufferScale.x;
  if (density_ <= 0) density_ = 1;
  baked_ = fonts.font(style.face)->GetFontBaked(style.size, density_);
  scale_ = style.size / baked_->Size;
  top_ = std::round(baked_->Ascent) * scale_;
  // Larger glyphs are not oversampled (ImFontAtlasBuildGetOversampleFactors): between two pixels
  // they would blur.
  snap_ = baked_->Size * density_ > 36.0F;
}

void Pen::put(std::uint32_t codepoint, float x, float baseline) {
  if (codepoint == ' ' || is_invisible(codepoint) || codepoint == '\n' || codepoint == '\t' ||
      codepoint == '\r')
    return;
  // Before PrimReserve: a glyph that is new may swap the texture.
  const ImFontGlyph* glyph = baked_->FindGlyph(static_cast<ImWchar>(shown(codepoint)));
  if (!glyph || !glyph->Visible) return;
  if (snap_ || is_ideographic(codepoint)) x = std::round(x * density_) / density_;
  const float y = std::round(baseline * density_) / density_ - top_;
  const ImU32 color = glyph->Colored ? color_ | ~IM_COL32_A_MASK : color_;
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({x + glyph->X0 * scale_, y + glyph->Y0 * scale_},
                    {x + glyph->X1 * scale_, y + glyph->Y1 * scale_}, {glyph->U0, glyph->V0},
                    {glyph->U1, glyph->V1}, color);
}

float Pen::write(std::string_view text, float x, float baseline) {
  const float unit = em(style_);
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Codepoint c = decode(text, at);
    x += fonts_.kern(style_.face, before, c.value) * unit;
    put(c.value, x, baseline);
    x += (fonts_.advance(style_.face, c.value) + style_.tracking) * unit;
    before = c.value;
    at += c.bytes;
  }
  return x;
}

}  // namespace onrecord::app
