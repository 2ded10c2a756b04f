#!/bin/sh
# on.sh WEIGHTS DATA WORK OUT: train on from a weights file alone, with its own readings of plain
# news and the marked articles, rounded as the file will be; three rounds, the mean of the last two.
#
# DATA as for run.sh, logs and checkpoints in WORK, OUT is the new weights file. Wants what run.sh
# wants; about forty minutes on one thread. Steps whose result is in WORK are not done again.
#   NEWS=3500 STEPS3=1200 STEPS4=3000 STEPS5=3600 CALIBRATION="0.97 -2.41" PYTHON=python3
set -eu
[ $# -eq 4 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
mkdir -p "$3" "$(dirname "$4")"
weights=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
corpora=$(cd "$2" && pwd)
out=$(cd "$(dirname "$4")" && pwd)/$(basename "$4")
cd "$3"

sh "$here/build.sh" .
[ -f data/news.txt ] || "$python" "$here/prepare.py" --data "$corpora" --out data \
  --tool "$here/../../build/native/core/onrecord_words" --news "${NEWS:-3500}"
[ -f round-2.bin ] || "$python" "$here/restore.py" "$weights" round-2.bin file.vocab

# on N STEPS RATE: round N, from what came before, which also reads the news for it
on() {
  [ -f "round-$1.bin" ] ||
    ./tag distil file.vocab "round-$(($1 - 1)).bin" "round-$1.bin" data/train.txt data/train.gold \
      data/news.txt "round-$(($1 - 1)).bin" "steps=$2" "lr=$3" "seed=$((10 + $1))" h2=160 grid=1 \
      wordlr=.5 lr1=.8 wdrop=.1 soft=.75 sharp=1.15 gold=.35 lower=.05 marks=.05 2> "round-$1.log"
}
on 3 "${STEPS3:-1200}" 8e-4
on 4 "${STEPS4:-3000}" 1.2e-3
on 5 "${STEPS5:-3600}" 1.5e-3
"$python" "$here/quantise.py" round-4.bin,round-5.bin file.vocab "$out" \
  --calibration ${CALIBRATION:-0.97 -2.41}
