#!/bin/sh
# How the program is called: files, standard input, formats, and one line on standard error with status 2
# for a wrong call or an unreadable file.
set -eu
onrecord=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() {
  echo "$1" >&2
  exit 1
}

printf '“We will stay,” said Ana Ruiz.\n' > "$dir/article.txt"
printf '<p>&ldquo;We will stay,&rdquo; said Ana Ruiz.</p>' > "$dir/article.html"
printf 'a\377\000b' > "$dir/binary"
: > "$dir/empty"

"$onrecord" "$dir/article.txt" > "$dir/file"
"$onrecord" < "$dir/article.txt" | cmp - "$dir/file" || fail "a file and standard input differ"
grep -q '"text": "Ana Ruiz"' "$dir/file" || fail "no source in the JSON"
"$onrecord" --html "$dir/article.html" | grep -q '"text": "Ana Ruiz"' || fail "no source in a page"
for format in json jsonl csv markdown html annotation; do
  "$onrecord" --format $format "$dir/article.txt" | grep -q "Ana Ruiz" || fail "$format lacks the source"
done
for unit in codepoint utf16 utf8; do
  "$onrecord" --offsets $unit "$dir/article.txt" | grep -q "\"offsets\": \"$unit\"" || fail "$unit"
done
for file in empty binary; do
  "$onrecord" "$dir/$file" > /dev/null || fail "$file: status $?"
done

"$onrecord" --help | grep -q '^usage: onrecord' || fail "no usage"

# Status 2, one line on standard error, nothing on standard output.
wrong() {
  status=0
  "$onrecord" "$@" < /dev/null > "$dir/out" 2> "$dir/err" || status=$?
  [ $status = 2 ] || fail "$*: status $status, not 2"
  [ "$(wc -l < "$dir/err")" = 1 ] || fail "$*: not one line on standard error"
  [ ! -s "$dir/out" ] || fail "$*: something on standard output"
}
wrong --format pdf
wrong --offsets bits
wrong --jobs 0
wrong --nonsense
wrong "$dir/absent"
wrong "$dir"
wrong --jsonl "$dir/absent"
wrong --jsonl "$dir"
