# Sourced by the start scripts after find-jdk.sh: builds a module when its jar is missing or older than a source.

# True when the jar is there and nothing that it is built from is newer.
built() {
  [ -f "$1" ] && [ -z "$(find "$root" -name target -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$1" -print -quit)" ]
}

# build MODULE: leaves its jar in $jar, and its libraries beside it in lib. It cleans first, that module and those that
# it is built from: target keeps what came from a source that is gone, and a migration left there would be applied.
build() {
  jar=$root/$1/target/posthorn-$(basename "$1")-0.1.0.jar
  if ! built "$jar"; then
    echo "posthorn: building (the first time takes a minute or two)" >&2
    (cd "$root" && JAVA_HOME=$jdk ./mvnw -B -q -ntp -DskipTests -pl "$1" -am clean package) >&2 || {
      echo "posthorn: the build failed; the lines above say why" >&2
      exit 1
    }
    touch "$jar"
  fi
}
