# Sourced by the start scripts after jvm.sh: the cache with which the JVM starts the standalone process in half the
# time.

# aot_cache JDK JAR, both absolute: leaves the cache's file in $aot, or nothing, with which a start takes as long as
# ever. The cache is for one build, one JDK and what jvm_options prints; where there is none yet, it is made.
aot_cache() {
  local cache
  aot=
  case ${POSTHORN_AOT_CACHE:-on} in
    on) ;;
    off) return 0 ;;
    *)
      echo "posthorn: POSTHORN_AOT_CACHE must be on or off: '$POSTHORN_AOT_CACHE'" >&2
      exit 1
      ;;
  esac
  # no cache goes with another's, or with an agent
  if named '-XX:AOT*' '-XX:Shared*' '-XX:DumpLoadedClassList*' '-Xshare*' '-javaagent*' '-agent*'; then
    return 0
  fi
  cache=${2%.jar}-$({ cat "$1/release" && jvm_options; } | cksum | cut -d ' ' -f 1).aot
  if [ ! -f "$cache" ] || [ -n "$(find "$2" "${2%/*}/lib" -type f -newer "$cache" -print -quit)" ]; then
    [ -w "${2%/*}" ] || return 0
    rehearse "$1" "$2" "$cache"
  fi
  [ ! -s "$cache" ] || aot=$cache
}

# rehearse JDK JAR CACHE: lets io.posthorn.standalone.Rehearsal show the JVM what to keep, in a folder that goes with
# it, with no setting of the caller's. A rehearsal that fails leaves an empty cache, so that it is not tried at every
# start; one that is broken off leaves nothing.
rehearse() {
  echo 'posthorn: rehearsing a start once, for about a minute; from then on a start takes half as long' >&2
  find "${2%/*}" -maxdepth 1 -type d -name "$(basename "${3%.aot}").*" -mmin +10 -exec rm -rf {} +
  rm -f "$3" "$3.log"
  stage=
  rehearsal=
  # the signal that ends the script ends the rehearsal too, which has a process group of its own
  trap 'trap "" INT TERM; { kill -9 -- "-$rehearsal"; wait; } 2>/dev/null || true; rm -rf "$stage"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  if stage=$(mktemp -d "${3%.aot}.XXXXXX"); then
    set -m
    # shellcheck disable=SC2046 # options are words
    (cd "$stage" && exec env -i PATH="$PATH" LC_ALL="${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" \
      POSTHORN_DATA="$stage/data" POSTHORN_HTTP_PORT=-1 POSTHORN_KAFKA_PORT=0 POSTHORN_EGRESS_ALLOW=127.0.0.0/8 \
      "$1/bin/java" $(jvm_options) -XX:AOTCacheOutput="$stage/cache" \
      -cp "$2:${2%/*}/lib/*" io.posthorn.standalone.Rehearsal >log 2>&1 </dev/null) &
    rehearsal=$!
    set +m
    if ! wait $rehearsal || [ ! -s "$stage/cache" ]; then
      : >"$stage/cache"
      mv -f "$stage/log" "$3.log"
      echo "posthorn: the rehearsal failed, $3.log says why; delete $3 to try again" >&2
    fi
    mv -f "$stage/cache" "$3"
    rm -rf "$stage"
  fi
  trap - EXIT INT TERM
}
