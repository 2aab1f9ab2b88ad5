#!/bin/bash
# Has Kaldi's own scripts check a data directory; needs git, perl and sort.
#   validate.sh KALDI.git [DIRECTORY]    KALDI.git: of a clone of github.com/kaldi-asr/kaldi; without DIRECTORY: this one
# Prints what they say; fails when they refuse the directory or would change a file of it.
# --non-print: the check for printable letters asks for a locale C.UTF-8, which newer systems call C.utf8.
set -e
repository=$(realpath "$1")
directory=$(realpath "${2:-$(dirname "$0")}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git --git-dir="$repository" archive HEAD egs/wsj/s5/utils | tar -x -C "$work"
cd "$work/egs/wsj/s5"
mkdir data
for file in wav.scp segments text utt2spk spk2utt; do
  if [ -f "$directory/$file" ]; then cp "$directory/$file" data/; fi
done
options=(--no-feats --non-print)
[ -f data/text ] || options=(--no-feats --no-text)
utils/validate_data_dir.sh "${options[@]}" data
cp -r data fixed
utils/fix_data_dir.sh fixed
for file in data/*; do cmp "$file" "fixed/$(basename "$file")"; done
utils/utt2spk_to_spk2utt.pl data/utt2spk | cmp - data/spk2utt
echo "Kaldi takes the directory as it is"
