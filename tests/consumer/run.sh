#!/usr/bin/env bash
# Builds the project beside this file against newsdex, indexes and searches the sample corpus with it.
# run.sh installed|subdirectory SOURCE_DIR BINARY_DIR BUILD_TYPE [CMAKE_OPTION...]
set -euo pipefail
way=$1 source=$2 binary=$3 build_type=$4
shift 4
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "consumer: $1" >&2; exit 1; }

options=(-G Ninja -DCMAKE_BUILD_TYPE="$build_type" "$@")
case $way in
  installed)
    # Moved after it was installed: nothing in the tree may know where it was, or where it came from.
    cmake --install "$binary" --prefix "$work/at-first" >"$work/install.log"
    mv "$work/at-first" "$work/prefix"
    ! grep -rIlF -e "$work/at-first" -e "$source" "$work/prefix" || fail 'these installed files name folders of the build'
    "$work/prefix/bin/news-search" --version
    options+=(-DCMAKE_PREFIX_PATH="$work/prefix") ;;
  subdirectory)  # builds all of newsdex once more: sooner without debugging information
    options+=(-DCMAKE_CXX_FLAGS_DEBUG=-Og -DNEWSDEX_SUBDIRECTORY="$source" -DNEWSDEX_UNITY=ON) ;;
  *) fail "no such way: $way" ;;
esac

cmake -S "$here" -B "$work/build" "${options[@]}" >"$work/configure.log" || fail "$(cat "$work/configure.log")"
cmake --build "$work/build" >"$work/build.log" || fail "$(tail -n 50 "$work/build.log")"

found=$("$work/build/embed" "$work/index" "$source/corpus/sample" '"firm and united answer"')
[[ $found == "1. "*"firm and united answer"*"2. "*"firm and"*"united answer"* && $found != *"3. "* ]] ||
  fail "two articles hold the phrase, but the search found: $found"

seen=$("$work/build/plain_xapian" "$work/index" canal)
[[ $seen == *" articles, 3 shown"*title=* ]] || fail "plain Xapian reads from the index: $seen"
