# Sourced by the start scripts: what every JVM of Posthorn is started with.

# Prints the options, as words.
#
# With huge pages a delivery costs a sixth less time of the processor; the JVM gets them where Linux gives them to who
# asks. On two cores G1's threads take them from the work: docs/benchmarks.md has the figures. Above four nobody
# measured, and the JVM chooses. No compact object headers: the second compiler of JDK 25 corrupts copied arrays with
# them (JDK-8380060).
jvm_options() {
  echo --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  case $(cat /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null || true) in
    *'[always]'* | *'[madvise]'*) echo -XX:+UseTransparentHugePages ;;
  esac
  if [ "$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)" -le 4 ] && ! named '-XX:+Use*GC'; then
    echo -XX:+UseParallelGC
  fi
}

# named PATTERN...: true when somebody else gives the JVM an option like these, which it refuses to have twice, or may
# do so in a file that is not read here.
named() {
  local option pattern
  for option in ${POSTHORN_JAVA_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} ${_JAVA_OPTIONS:-}; do
    for pattern in "$@" '@*' '-XX:Flags=*' '-XX:VMOptionsFile=*'; do
      # shellcheck disable=SC2254 # it is a pattern
      case $option in
        $pattern) return 0 ;;
      esac
    done
  done
  return 1
}
