#!/bin/sh
# folds.sh DATA WORK WEIGHTS: two models, each from one half of the marked articles, to see in the
# other half what holds on unseen text. They start from the tables of WEIGHTS alone; five minutes.
#
# Leaves fold-0.model, fold-1.model and for each the half it has not seen, fold-N/dev.jsonl.gz:
#   measure/statements.py WORK/fold-0/dev.jsonl.gz -- onrecord --weights WORK/fold-0.model
set -eu
[ $# -eq 3 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
data=$(cd "$1" && pwd)
weights=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
mkdir -p "$2"
cd "$2"

sh "$here/build.sh" .
"$python" "$here/restore.py" "$weights" tables.bin file.vocab word affix shape flag
for fold in 0 1; do
  mkdir -p "fold-$fold/polnear"
  ln -sfn "$data/news" "fold-$fold/news"
  zcat "$data/polnear/train.jsonl.gz" | awk "NR % 2 != $fold" | gzip > "fold-$fold/polnear/train.jsonl.gz"
  zcat "$data/polnear/train.jsonl.gz" | awk "NR % 2 == $fold" | gzip > "fold-$fold/dev.jsonl.gz"
  cp "fold-$fold/dev.jsonl.gz" "fold-$fold/polnear/dev.jsonl.gz"
  "$python" "$here/prepare.py" --data "fold-$fold" --out "fold-$fold" --news 0 \
    --tool "$here/../../build/native/core/onrecord_words"
  ./tag train file.vocab tables.bin "fold-$fold.bin" "fold-$fold/train.txt" "fold-$fold/train.gold" \
    epochs=10 "seed=$((fold + 1))" h2=160 2> "fold-$fold.log"
  "$python" "$here/quantise.py" "fold-$fold.bin" file.vocab "fold-$fold.model" \
    --calibration 1.114 -1.790
done
