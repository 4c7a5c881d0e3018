#!/bin/sh
# Builds an AppImage of the bundle that packaging/linux/build.py made. Needs appimagetool on PATH.
#
#     python3 packaging/linux/build.py && sh packaging/appimage/build.sh
#
# Not run by the project's own tests: appimagetool is in no package of Debian.
set -eu
cd "$(dirname "$0")/../.."
version=$(python3 -c 'import sys; sys.path.insert(0, "packaging"); from bundle.release import version_of; print(version_of())')
folder=build/appimage/QwenStudio.AppDir
rm -rf "$folder"
mkdir -p "$folder/usr/lib" "$folder/usr/bin"
cp -a build/bundle/dist/qwen-studio "$folder/usr/lib/qwen-studio"
cp -a build/linux/share "$folder/usr/share"
ln -s ../lib/qwen-studio/qwen-studio "$folder/usr/bin/qwen-studio"
ln -s usr/bin/qwen-studio "$folder/AppRun"
cp packaging/linux/qwen-studio.desktop "$folder/"
cp "$folder/usr/share/icons/hicolor/256x256/apps/qwen-studio.png" "$folder/"
ln -s qwen-studio.png "$folder/.DirIcon"
# appimagetool wants the name that AppStream's identifier gives.
VERSION=$version appimagetool "$folder" "dist/qwen-studio-$version-$(uname -m).AppImage"
