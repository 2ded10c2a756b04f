#!/bin/sh
# Many lines through --jsonl: one answer a line, in order, the same with one thread and with eight, and
# an error in the place of a line that cannot be read.
set -eu
onrecord=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() {
  echo "$1" >&2
  exit 1
}

# Long lines in, short ones out: so reading and writing fall together most often.
text="the road to the mill is long and dry and "
for doubling in 1 2 3 4 5 6; do text="$text$text"; done
i=0
while [ $i -lt 1500 ]; do
  echo "{\"id\": \"a$i\", \"text\": \"Line $i. $text\"}"
  i=$((i + 1))
done > "$dir/in"

# Read from a pipe, which is where the reader waits while the writer writes.
cat "$dir/in" | "$onrecord" --rules --jsonl --jobs 1 > "$dir/one"
for round in 1 2 3; do
  cat "$dir/in" | "$onrecord" --rules --jsonl --jobs 8 > "$dir/eight"
  cmp "$dir/one" "$dir/eight" || fail "round $round: eight threads give something else than one"
done
sed 's/.*"id": *"\([^"]*\)".*/\1/' "$dir/in" > "$dir/ids"
sed 's/^{"schema":1,"id":"\([^"]*\)".*/\1/' "$dir/one" | cmp - "$dir/ids" || fail "the answers are not in order"

printf '%s\n' '{"id": "a", "text": "One."}' 'no JSON' '{"id": "b"}' '{"id": "c", "text": 5}' \
  '{"id": "d", "text": "Four."}' > "$dir/in"
status=0
"$onrecord" --jsonl < "$dir/in" > "$dir/out" || status=$?
[ $status = 1 ] || fail "status $status for lines that cannot be read, not 1"
[ "$(wc -l < "$dir/out")" = 5 ] || fail "not one answer a line"
[ "$(grep -c '"error"' "$dir/out")" = 3 ] || fail "not three errors"
sed -n 5p "$dir/out" | grep -q '"id":"d"' || fail "the lines behind an error are lost"
sed -n 3p "$dir/out" | grep -q '"id":"b"' || fail "an error does not name its line"
