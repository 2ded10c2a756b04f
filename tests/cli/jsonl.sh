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

# A line with another key is read by another parser, which must read all the rest the same way. Escapes,
# surrogates in pairs and alone, NUL as an escape and as a byte, broken UTF-8, a bare tab, a key given
# twice, and what is no such object.
said='“We will stay,” said Ana Ruiz.'
cat > "$dir/usual" << 'LINES'
{"id": "a", "text": "\"We \u0077ill stay,\" said Ana\tRuiz.\n\n\/\\ \u201cNo,\u201d she said.\r\n"}
{"id": "\u00e9\u0000", "text": "“We will stay,” said\u0000 Ana\u001b Ruiz."}
{"id": "c", "text": "“\ud83d\ude00 We will stay,” said Ana Ruiz. \ud800 \udc00 \uDFFF\uD83D"}
{"id": "c", "text": "“\ud83d\uDE00 We will stay,” said Ana Ruiz."}
{"text": "“We will stay,” said Ana Ruiz."}
{"text": "", "id": ""}
{"id": "d", "id": "e", "text": "“We will go,” said Ana Ruiz.", "text": "“We will stay,” said Ana Ruiz."}
{"id": 5, "text": "“We will stay,” said Ana Ruiz."}
{"id": ["a"], "text": "“We will stay,” said Ana Ruiz."}
{"id": null, "text": "“We will stay,” said Ana Ruiz."}
{"id": "f", "text": ["“We will stay,” said Ana Ruiz."]}
{"id": "g", "text": "\x"}
{"id": "h", "text": "\u12"}
{"id": "i", "text": "cut
{"id": "j", "text": "two"} {}
{"id": "k", "text": "comma",}
{"id": "l"}
{  "id" :"m" , "text":"“We will stay,” said Ana Ruiz."  }
LINES
printf '{"id": "n", "text": "%s \377 \355\240\200 \360\237\230 %s"}\n' "$said" "$said" >> "$dir/usual"
printf '{"id": "o\300\200", "text": "%s"}\n' "$said" >> "$dir/usual"
printf '{"id": "p", "text": "a tab\tin it"}\n{"id": "q", "text": "a NUL \000 in it"}\n' >> "$dir/usual"
printf '{"id": "r", "text": "%s"}\n{"id": "s", "text": "%s"}\000\n' "$said" "$said" >> "$dir/usual"
printf '{"id": "t", "text": "%s"}\r\n' "$said" >> "$dir/usual"
LC_ALL=C sed 's/^{/{"other": 0, /' "$dir/usual" > "$dir/other"
"$onrecord" --rules --jsonl --jobs 1 < "$dir/usual" > "$dir/out" || true
"$onrecord" --rules --jsonl --jobs 1 < "$dir/other" > "$dir/expected" || true
[ "$(wc -l < "$dir/out")" = "$(wc -l < "$dir/usual")" ] || fail "not one answer a line of odd JSON"
[ "$(grep -c '"Ana Ruiz"' "$dir/out")" -ge 10 ] || fail "fewer statements than lines that have one"
cmp "$dir/out" "$dir/expected" || fail "two parsers read the same line differently"
