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
  if [ "$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)" -le 4 ] && ! names_collector; then
    echo -XX:+UseParallelGC
  fi
}

# True when somebody else chooses the collector, or may do so in a file that is not read here: the JVM refuses two.
names_collector() {
  local option
  for option in ${POSTHORN_JAVA_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_TOOL_OPTIONS:-} ${_JAVA_OPTIONS:-}; do
    case $option in
      -XX:+Use*GC | @* | -XX:Flags=* | -XX:VMOptionsFile=*) return 0 ;;
    esac
  done
  return 1
}
