#pragma once

#include <cstdio>
#include <cstdlib>

/// Stops the process when `condition` is false: a programming error, never bad input.
/// Compiled in always, in release as well. (The log has one of its own: it links no facts.)
#define MADOGUCHI_ASSERT(condition)                                                                \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "%s:%d: assertion failed: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)
