#!/bin/sh
# run.sh DATA WORK OUT: from the corpora to a weights file, with every step's log in WORK.
#
# DATA holds polnear/{train,dev}.jsonl.gz and news/news-{0,1,2}.jsonl.xz (docs/MODEL.md says what
# they are), OUT is the weights file to write (web/model/onrecord.model). Wants a processor with
# AVX-512 BF16, the native build (scripts/build native) and Python 3 with NumPy. About an hour and
# a half on one thread. Steps whose result is in WORK are not done again. For other settings:
#   LM_MINUTES=40 EPOCHS=11 SEED=1 WORDS=30000 PYTHON=python3
set -eu
[ $# -eq 3 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
tool=$here/../../build/native/core/onrecord_words
python=${PYTHON:-python3}
data=$(cd "$1" && pwd)
mkdir -p "$2" "$(dirname "$3")"
out=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
cd "$2"

sh "$here/build.sh" .
[ -f data/news.txt ] || "$python" "$here/prepare.py" --data "$data" --out data --tool "$tool"
[ -f words.vec ] || ./words2vec words.vocab words.vec 12 10 60000 data/news.txt 2> words.log
[ -f lm.bin ] || ./lm words.vocab words.vec lm.bin "${LM_MINUTES:-40}" 1 160 data/news.txt data/train.txt 2> lm.log
[ -f tagger.bin ] || ./tag train words.vocab lm.bin tagger.bin data/train.txt data/train.gold \
  "epochs=${EPOCHS:-11}" "seed=${SEED:-1}" 2> tagger.log
"$python" "$here/quantise.py" tagger.bin words.vocab "$out" --words "${WORDS:-30000}"
