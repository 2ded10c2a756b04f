// Features of a candidate for the headline: two tables of weighted evidence, one learned and one
// set by hand.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "article/page/headline_facts.hpp"

namespace onrecord {

// Values of the learned features, 0 to kHeadlineUnit each, and as the last one the judgement in
// units of 1 / kHeadlineUnit.
constexpr int16_t kHeadlineUnit = 16;
constexpr int kHeadlineFeatures = 52;
using HeadlineValues = std::array<int16_t, kHeadlineFeatures>;
HeadlineValues headline_values(const HeadlineFacts& facts);

// The weighted sum of the values.
int headline_score(const HeadlineValues& values);

// For training and reports.
std::string_view headline_feature_name(int feature);

}  // namespace onrecord
