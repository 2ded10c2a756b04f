#!/bin/sh
# build.sh OUT: compile the training programs (they want AVX-512 BF16)
set -e
cd "$(dirname "$0")"
for p in words2vec lm tag; do
  ${CXX:-g++} -O3 -march=native -fno-math-errno -fassociative-math -fno-signed-zeros -fno-trapping-math -std=c++20 $p.cpp -o "$1/$p.new" && mv "$1/$p.new" "$1/$p"
done
