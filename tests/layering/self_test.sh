#!/usr/bin/env bash
# Proves that check.sh sees what it forbids: plants every breach in a small house of its own and wants
# each reported at its place, and nothing said of a house that has all that is allowed.
set -euo pipefail
check=$(dirname "$(readlink -f "$0")")/check.sh
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT

# The sound house, of nothing else.
build() {
  rm -rf "${house:?}"/*
  local room
  for room in common corpus indexer searcher; do
    mkdir -p "$house/$room/include/newsdex"
    echo "// What $room shows." >"$house/$room/include/newsdex/$room.hpp"
    echo "#include <newsdex/$room.hpp>" >"$house/$room/$room.cpp"
  done
  echo 'struct Taken {};' >>"$house/common/include/newsdex/common.hpp"
}

# plant FILE LINE: LINE behind what FILE has.
plant() {
  mkdir -p "$(dirname "$house/$1")"
  [ -e "$house/$1" ] || echo '// What this is for.' >"$house/$1"
  echo "$2" >>"$house/$1"
}

failures=0
wrong() { echo "WRONG: $1"; failures=$((failures + 1)); }

# A verdict, a file, a line in it.
table=$(cat <<'TABLE'
allowed|corpus/reader.cpp|#include "common/fold.hpp"
allowed|indexer/update.cpp|#include "corpus/reader.hpp"
allowed|embed/module.cpp|#include <newsdex/searcher.hpp>
allowed|searcher/args.cpp|#include <CLI/CLI.hpp>
allowed|searcher/match.cpp|#include <xapian.h>
allowed|searcher/include/newsdex/hit.hpp|#include <vector>
allowed|tests/any_test.cpp|#include "searcher/match.hpp"
broken|common/up.cpp|#include "corpus/reader.hpp"
broken|corpus/up.cpp|#include "indexer/document.hpp"
broken|indexer/across.cpp|#include "searcher/match.hpp"
broken|searcher/across.cpp|#include "indexer/document.hpp"
broken|searcher/across.cpp|#include "corpus/reader.hpp"
broken|searcher/across.cpp|#include <newsdex/indexer.hpp>
broken|common/up.cpp|#include <newsdex/searcher.hpp>
broken|indexer/embedded.cpp|#include "embed/newsdex.h"
broken|indexer/near.cpp|#include "document.hpp"
broken|searcher/include/newsdex/hit.hpp|#include <xapian.h>
broken|searcher/include/newsdex/hit.hpp|#include <unicode/brkiter.h>
broken|searcher/include/newsdex/hit.hpp|#include <fmt/format.h>
broken|searcher/include/newsdex/hit.hpp|#include "searcher/match.hpp"
broken|searcher/main.cpp|#include <CLI/CLI.hpp>
broken|searcher/words.cpp|#include <unicode/brkiter.h>
broken|corpus/reader.cpp|#include <xapian.h>
broken|indexer/pages.cpp|#include <gumbo.h>
broken|indexer/letters.cpp|#include <gmime/gmime.h>
allowed|searcher/leaf.hpp|struct Leaf {};
allowed|searcher/leaf.hpp|struct Taken;
broken|searcher/leaf.hpp|struct Taken {};
broken|corpus/later.cpp|int parse();  // TODO: all of it
TABLE
)
# of VERDICT: the rest of its rows.
of() { sed -n "s/^$1|//p" <<<"$table"; }

build
while IFS='|' read -r file line; do plant "$file" "$line"; done < <(of allowed)
said=$("$check" "$house") || wrong "what is allowed was taken as broken: $said"

build
while IFS='|' read -r file line; do plant "$file" "$line"; done < <(of broken)
! said=$("$check" "$house") || wrong 'nothing was found broken'
while IFS='|' read -r file line; do
  place=$file:$(grep -nxF -e "$line" "$house/$file" | cut -d: -f1)
  grep -F -e ": $line" <<<"$said" | grep -q "^$place: " || wrong "'$line' was not reported at $place: $said"
done < <(of broken)

build
echo '#include <vector>' >"$house/common/silent.cpp"
! "$check" "$house" >/dev/null || wrong 'a first line that says nothing was not seen'

[ "$failures" -eq 0 ]
