#!/bin/sh
# build.sh OUT: compile the training programs (they want AVX-512 BF16)
set -eu
out=$(cd "$1" && pwd)
cd "$(dirname "$0")"
flags="-std=c++20 -O3 -march=native -fno-math-errno -fassociative-math -fno-signed-zeros"
for program in words2vec lm tag; do
  ${CXX:-g++} $flags -fno-trapping-math "$program.cpp" -o "$out/$program.new"
  mv "$out/$program.new" "$out/$program"
done
