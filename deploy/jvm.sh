# Sourced by the start scripts: what every JVM of Posthorn is started with.

# Prints the options, as words; a collector that POSTHORN_JAVA_OPTIONS names takes the place of theirs.
#
# With huge pages a delivery costs a sixth less time of the processor; the JVM gets them where Linux gives them to who
# asks. On few cores the parallel collector leaves most of them to the work: what lives long is small, so that its
# pauses are short. With more cores and memory the JVM's own choice is the better one.
jvm_options() {
  echo --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseCompactObjectHeaders
  case $(cat /sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null || true) in
    *'[always]'* | *'[madvise]'*) echo -XX:+UseTransparentHugePages ;;
  esac
  case " ${POSTHORN_JAVA_OPTIONS:-} " in
    *' -XX:+Use'*'GC '*) ;;
    *) if [ "$(getconf _NPROCESSORS_ONLN)" -le 4 ]; then echo -XX:+UseParallelGC; fi ;;
  esac
}
