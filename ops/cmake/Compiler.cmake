# Warnings, sanitizers, linker and compiler cache: the same for every target.
add_compile_options(
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wswitch-enum -Werror)

find_program(MADOGUCHI_CCACHE ccache)
if(MADOGUCHI_CCACHE)
  # Paths count from the project's root: another clone finds what this one compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${MADOGUCHI_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

find_program(MADOGUCHI_MOLD mold)
if(MADOGUCHI_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(MADOGUCHI_SANITIZE)
  # GCC's flow analysis doesn't follow sanitized code: it then takes members of optionals and
  # variants for uninitialized (GCC manual, -fsanitize=). The release build keeps the warning.
  add_compile_options(-fsanitize=${MADOGUCHI_SANITIZE} -fno-omit-frame-pointer -g1
    -Wno-maybe-uninitialized)
  add_link_options(-fsanitize=${MADOGUCHI_SANITIZE})
  if(MADOGUCHI_SANITIZE MATCHES "thread")
    # ThreadSanitizer doesn't see fences, and GCC says so of each one in Asio's headers.
    add_compile_options(-Wno-tsan)
  endif()
endif()
if(MADOGUCHI_FUZZERS)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined)
  add_link_options(-fsanitize=address,undefined)
endif()
