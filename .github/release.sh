#!/usr/bin/env bash
# Puts together what a release consists of.
#
#   bash .github/release.sh <folder> <tag>
set -euo pipefail
cd "$(dirname "$0")/.."

out=$1
tag=$2
version=$(node -p "require('./package.json').version")
if [ "$tag" != "v$version" ]; then
  echo "The tag is $tag and package.json says $version. Make them the same." >&2
  exit 1
fi

rm -rf "$out"
mkdir -p "$out/assets" "$out/repaint" "$out/repaint-relay"
assets=$(cd "$out/assets" && pwd)

# Without a relay's address: a team builds its own, see docs/publishing.md.
node build.mjs --out "$out/repaint"
(cd "$out" && zip --quiet --recurse-paths "$assets/repaint-$version.zip" repaint)

relay="$out/repaint-relay"
node relay/build.mjs --out "$relay/out"
node build/relay-notices.mjs > "$relay/NOTICES.txt"
cp LICENSE "$relay/LICENSE.txt"
cp relay/README.md relay/package.json "$relay/"
# It is built already.
sed '/^\[build\]$/,/^$/d' relay/wrangler.toml > "$relay/wrangler.toml"
(cd "$out" && tar --create --auto-compress --file "$assets/repaint-relay-$version.tar.gz" repaint-relay)

npm sbom --sbom-format cyclonedx --package-lock-only --omit dev > "$assets/repaint-$version.sbom.json"
(cd "$assets" && sha256sum -- * > SHA256SUMS)

# The newest part of the changelog, without its heading.
awk '/^## /{part++; next} part == 1' CHANGELOG.md > "$out/notes.md"
