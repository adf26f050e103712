#!/usr/bin/env bash
# The rules of the house that a compiler does not see: who may include whom, which library stays
# behind which files. Prints "file:line: the rule it breaks: the line"; status 1 where any is broken.
# check.sh ROOT
set -euo pipefail
shopt -s inherit_errexit nullglob
cd "$1"

rooms=(common corpus indexer searcher embed)
declare -A sees=(
  [common]="common"
  [corpus]="common corpus"
  [indexer]="common corpus indexer"
  [searcher]="common searcher"
  [embed]="common corpus indexer searcher embed"
)
# An include, and the files that may have it.
libraries='
CLI/        (indexer|searcher)/args\.cpp
unicode/    (common|corpus)/.*|searcher/(lex_chars|name_latin|terminal_text)\.cpp
xapian      (common|indexer|searcher)/.*
archive     corpus/.*
gmime/      corpus/.*
gumbo       corpus/.*
cld2        corpus/.*
libxml      corpus/.*
libdeflate  corpus/.*
simdjson    corpus/.*
nlohmann/   (common|indexer|searcher|embed)/.*
zstd        common/.*|corpus/decoder\.cpp
zlib        corpus/decoder\.cpp
bzlib       corpus/decoder\.cpp
lzma        corpus/decoder\.cpp
'

# code DIR...: the sources below those of the folders that are there.
code() {
  local dir
  for dir; do
    [ ! -d "$dir" ] || find "$dir" -name '*.[ch]pp' -type f
  done | sort
}
# lines REGEX: those of the files named on stdin that match, as "file:line:text".
lines() { xargs -r grep -HnE "$1" || true; }
without() { grep -vE "$1" || true; }
# breaks RULE: every line of stdin does.
breaks() { sed -E "s#^([^:]+:[0-9]+):#\1: ${1//&/\\&}: #"; }

# Of all rooms, as "file:line:#include …".
includes=$(code "${rooms[@]}" | lines '^#include')
# included REGEX: those whose lines match.
included() { grep -E "$1" <<<"$includes" || true; }

# Layers: common <- corpus <- indexer <- embed, common <- searcher <- embed, by both ways to include.
layers() {
  local room other headers
  for room in "${rooms[@]}"; do
    [[ $'\n'$includes == *$'\n'"$room/"* ]] || continue
    included "^$room/[^:]+:[0-9]+:#include \"" | without "#include \"(${sees[$room]// /|})/" |
      breaks "$room may include from: ${sees[$room]}"
    for other in "${rooms[@]}"; do
      [[ " ${sees[$room]} " != *" $other "* ]] || continue
      headers=("$other"/include/newsdex/*.hpp)
      headers=("${headers[@]##*/}")
      [ ${#headers[@]} -eq 0 ] ||
        included "^$room/[^:]+:[0-9]+:#include <newsdex/($(IFS='|'; echo "${headers[*]}"))>" |
        breaks "$room may not see $other"
    done
  done
}

# A public header is the manual: it shows neither the libraries behind it nor private headers.
public_headers() {
  included '^[a-z]+/include/' | without '#include <(newsdex/[a-z_]+\.hpp|[a-z_0-9]+)>' |
    breaks 'a public header includes <standard> and <newsdex/…> alone'
}

library_places() {
  local include files
  while read -r include files; do
    [[ -n $include && $includes == *"#include <$include"* ]] || continue
    included ":#include <$include" | without "^($files):" |
      breaks "<$include…> is for $files alone"
  done <<<"$libraries"
}

# Two types of one name are one to the linker, which takes what either's header makes inline: the
# program then writes past the smaller.
one_type_a_name() {
  code "${rooms[@]}" | { grep '\.hpp$' || true; } |
    lines '^(struct|class|enum class) [A-Za-z0-9]+ (final )?[:{]' |
    awk '{
      name = $0
      sub(/^[^:]+:[0-9]+:(struct|class|enum class) /, "", name)
      sub(/ .*/, "", name)
      if (seen[name]++) print
    }' | breaks 'another header defines a type of this name'
}

# A source says in its first line what it is for; one that implements a header says it there.
first_lines() {
  code "${rooms[@]}" bench tests | xargs -r awk '
    FNR > 1 { next }
    {
      name = FILENAME
      sub(/.*\//, "", name)
      sub(/\.cpp$/, "", name)
      own_header = "^#include [<\"].*/" name "\\.hpp[>\"]"
    }
    $0 !~ /^\/\/ / && $0 !~ own_header { print FILENAME ":1:" $0 }' |
    breaks 'the first line says what the file is for'
}

nothing_left_for_later() {
  { code "${rooms[@]}" bench tests; find scripts cmake docs -type f 2>/dev/null || true; } |
    lines '\b(TODO|FIXME|XXX)\b' | breaks 'finish it or file an issue'
}

broken=$(layers; public_headers; library_places; one_type_a_name; first_lines; nothing_left_for_later)
[ -z "$broken" ] || { printf '%s\n' "$broken"; exit 1; }
