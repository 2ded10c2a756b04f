#!/bin/sh
# install.sh BUILD WORK CXX PKG_CONFIG [FLAGS]: installs BUILD below WORK and builds project/ against that,
# and the same program by pkg-config alone. Each must print the example's result.
set -eu
build=$1 work=$2 cxx=$3 pkg_config=$4 flags=${5:-}
here=$(cd "$(dirname "$0")" && pwd)
prefix=$work/prefix
rm -rf "$prefix" "$work/cmake" "$work/moved"
cmake --install "$build" --prefix "$prefix" --component library > /dev/null

expect() { # PROGRAM
  "$@" > "$work/out"
  grep -qx 'Ana Ruiz: We will stay,' "$work/out" || { echo "$1: wrong output:"; cat "$work/out"; exit 1; } >&2
}

# The headers need nothing but the standard library, each by itself.
for header in onrecord types; do
  echo "#include <onrecord/$header.hpp>" > "$work/header.cpp"
  # shellcheck disable=SC2086  # a list of options
  "$cxx" -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I"$prefix/include" "$work/header.cpp"
done
if grep -l nlohmann "$prefix/include/onrecord/onrecord.hpp" | grep -q include.*nlohmann; then
  echo "onrecord.hpp includes the JSON library" >&2
  exit 1
fi

cmake -S "$here/project" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$cxx" \
  -DCMAKE_CXX_FLAGS="$flags" -DEXAMPLE="$work/../readme/example.cpp" > "$work/log" ||
  { cat "$work/log" >&2; exit 1; }
cmake --build "$work/cmake" > "$work/log" || { cat "$work/log" >&2; exit 1; }
expect "$work/cmake/example"
expect "$work/cmake/with_model" "$prefix/share/onrecord/onrecord.model"

# A moved tree must still be found.
mv "$prefix" "$work/moved"
PKG_CONFIG_PATH=$(dirname "$(find "$work/moved" -name onrecord.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046,SC2086  # lists of options
"$cxx" -std=c++20 $flags $("$pkg_config" --cflags onrecord) -o "$work/by_pkg_config" \
  "$work/../readme/example.cpp" $("$pkg_config" --libs onrecord)
expect "$work/by_pkg_config"
[ -f "$("$pkg_config" --variable=model onrecord)" ] || { echo "onrecord.pc: no model" >&2; exit 1; }
