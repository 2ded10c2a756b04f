// Roles of paragraphs, and what each stage does with a paragraph of a role.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "onrecord/types.hpp"

namespace onrecord {

// What a paragraph is used for; a role has a set of these.
enum Purpose : uint8_t {
  // May hold statements.
  kForStatements = 1 << 0,
  // Running text: counts in the profile's shares, and what is said may go on from one such
  // paragraph to the next.
  kForText = 1 << 1,
  // Mentions of people and organizations are looked for.
  kForNames = 1 << 2,
  // May hold claims worth checking.
  kForClaims = 1 << 3,
  // Listed in the result as `furniture`.
  kForFurniture = 1 << 4,
};

struct RoleRow {
  Role role;
  std::string_view name;  // in the JSON result
  uint8_t purposes;
};

// In the order of Role.
constexpr std::array<RoleRow, 11> kRoles = {{
    {Role::headline, "headline", kForStatements | kForNames | kForClaims},
    {Role::standfirst, "standfirst", kForStatements | kForNames | kForClaims},
    {Role::byline, "byline", 0},
    {Role::date, "date", 0},
    {Role::dateline, "dateline", 0},
    {Role::credit, "credit", 0},
    {Role::caption, "caption", kForNames | kForClaims | kForFurniture},
    {Role::body, "body", kForStatements | kForText | kForNames | kForClaims},
    {Role::subhead, "subhead", kForStatements | kForNames},
    {Role::blockquote, "blockquote", kForStatements | kForText | kForNames | kForClaims},
    {Role::furniture, "furniture", kForFurniture},
}};

static_assert(
    [] {
      for (size_t i = 0; i < kRoles.size(); ++i) {
        if (kRoles[i].role != static_cast<Role>(i)) return false;
      }
      return true;
    }(),
    "a role's row stands at its number");

constexpr std::string_view role_name(Role role) {
  return kRoles[static_cast<size_t>(role)].name;
}

constexpr bool serves(Role role, Purpose purpose) {
  return (kRoles[static_cast<size_t>(role)].purposes & purpose) != 0;
}

// May a statement stand in a paragraph of this role?
constexpr bool speaks(Role role) {
  return serves(role, kForStatements);
}

}  // namespace onrecord
