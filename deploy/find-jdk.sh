# Sourced by the start scripts: finds a JDK that Posthorn runs on.

readonly JAVA_NEEDED=25

# Major version of the JDK in a folder, 0 when there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

# Prints the folder of the first JDK that is new enough, in JAVA_HOME, on the PATH or in the usual places.
find_jdk() {
  local java_on_path folder
  java_on_path=$(command -v java || true)
  for folder in "${JAVA_HOME:-}" \
    "${java_on_path:+$(dirname "$(dirname "$(readlink -f "$java_on_path")")")}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$folder" ] && [ "$(jdk_version "$folder")" -ge "$JAVA_NEEDED" ]; then
      echo "$folder"
      return
    fi
  done
  printf '%s\n' "posthorn: needs a JDK $JAVA_NEEDED or newer, and found none in JAVA_HOME, on the PATH or in the \
usual places. Install one (for example Temurin $JAVA_NEEDED) or set JAVA_HOME." >&2
  return 1
}
