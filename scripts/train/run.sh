#!/bin/sh
# run.sh DATA WORK OUT: from the corpora to a weights file, with every step's log in WORK.
#
# DATA holds polnear/{train,dev}.jsonl.gz and news/news-{0,1,2}.jsonl.xz (docs/MODEL.md says what
# they are), OUT is the weights file to write (web/model/onrecord.model). Wants a processor with
# AVX-512 BF16, the native build (scripts/build native) and Python 3 with NumPy. About two
# hours on one thread. Steps whose result is in WORK are not done again. Other settings:
#   LM_MINUTES=40 EPOCHS=11 STEPS=4500 STEPS2=4200 WORDS=30000
#   CALIBRATION="0.97 -2.41" PYTHON=python3
set -eu
[ $# -eq 3 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
tool=$here/../../build/native/core/onrecord_words
python=${PYTHON:-python3}
corpora=$(cd "$1" && pwd)
mkdir -p "$2" "$(dirname "$3")"
out=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
cd "$2"

sh "$here/build.sh" .
[ -f data/news.txt ] || "$python" "$here/prepare.py" --data "$corpora" --out data --tool "$tool"

# Word vectors, then a language model both ways, whose layer is the tagger's first.
[ -f words.vec ] || ./words2vec words.vocab words.vec 12 10 60000 data/news.txt 2> words.log
[ -f lm.bin ] ||
  ./lm words.vocab words.vec lm.bin "${LM_MINUTES:-40}" 1 160 data/news.txt data/train.txt 2> lm.log

# Two taggers on the marked articles; a model on what they together read in the news and on these;
# the same model again on what it now reads itself, with more noise.
gold="data/train.txt data/train.gold"
for seed in 1 2; do
  [ -f "teacher-$seed.bin" ] ||
    ./tag train words.vocab lm.bin "teacher-$seed.bin" $gold \
      "epochs=${EPOCHS:-11}" "seed=$seed" 2> "teacher-$seed.log"
done
[ -f round-1.bin ] ||
  ./tag distil words.vocab lm.bin round-1.bin $gold data/news.txt teacher-1.bin,teacher-2.bin \
    "steps=${STEPS:-4500}" h2=160 seed=11 wordlr=.3 lr1=.7 2> round-1.log
[ -f round-2.bin ] ||
  ./tag distil words.vocab round-1.bin round-2.bin $gold data/news.txt round-1.bin \
    "steps=${STEPS2:-4200}" h2=160 seed=12 wordlr=.3 lr1=.7 lr=1.5e-3 wdrop=.1 soft=.75 sharp=1.15 \
    gold=.35 2> round-2.log

# The weights of its evidence are evidence.py's, from the train part; the calibration is calibrate.py's, for what the file without one finds in the dev part.
"$python" "$here/quantise.py" round-2.bin words.vocab "$out" --words "${WORDS:-30000}" \
  --calibration ${CALIBRATION:-0.97 -2.41}
