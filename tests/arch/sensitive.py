"""No way of printing compiles for `Sensitive<T>`.

Each way compiles for the plain type beside it: it is the wrapping that forbids it and nothing else.
"""

import subprocess

# Name, headers, statement on `value`.
OF_TEXT = [
    ("a stream", ["iostream"], "std::cout << value;"),
    ("a string stream", ["sstream"], "std::ostringstream out; out << value;"),
    ("fmt::format", ["fmt/format.h"], 'auto text = fmt::format("{}", value);'),
    ("fmt::print", ["fmt/format.h"], 'fmt::print("{}", value);'),
    ("fmt::to_string", ["fmt/format.h"], "auto text = fmt::to_string(value);"),
    ("a text", ["string"], "std::string text = value;"),
    ("a text that is made explicitly", ["string"], "std::string text{value};"),
    ("a cast", ["string"], "auto text = static_cast<std::string>(value);"),
    ("a text view", ["string_view"], "std::string_view text = value;"),
    ("a sum of texts", ["string"], 'auto text = std::string("so: ") + value;'),
    ("the end of a text", ["string"], "std::string text; text += value;"),
    ("an exception", ["stdexcept"], "throw std::runtime_error(value);"),
    ("printf", ["cstdio"], 'std::printf("%s", value.c_str());'),
    ("a comparison with a text", ["string"], 'bool same = value == "x";'),
    ("JSON", ["nlohmann/json.hpp"], "nlohmann::json text = value;"),
    ("a message of a test", ["gtest/gtest-message.h"], "testing::Message() << value;"),
]
OF_TRUTH = [
    ("a stream", ["iostream"], "std::cout << value;"),
    ("a condition", [], "if (value) {}"),
    ("fmt::format", ["fmt/format.h"], 'auto text = fmt::format("{}", value);'),
]
TYPES = [("std::string", OF_TEXT), ("bool", OF_TRUTH)]


def source(kind, headers, statement):
    includes = "".join(f"#include <{header}>\n" for header in headers)
    return (f'{includes}#include <string>\n#include "madoguchi/facts/values/sensitive.hpp"\n'
            f"void look(const {kind}& value);\n"
            f"void look([[maybe_unused]] const {kind}& value) {{ {statement} }}\n")


def compiles(compiler, build, text):
    done = subprocess.run(
        [compiler, "-std=c++20", "-fsyntax-only", "-w", f"-I{build}/include/facts", "-xc++", "-"],
        input=text, text=True, capture_output=True, check=False)
    return done.returncode == 0


def findings(build, compiler):
    found = []
    for kind, ways in TYPES:
        for name, headers, statement in ways:
            if not compiles(compiler, build, source(kind, headers, statement)):
                found.append(f"{name}: doesn't compile for {kind} either, so it shows nothing")
            wrapped = f"madoguchi::facts::Sensitive<{kind}>"
            if compiles(compiler, build, source(wrapped, headers, statement)):
                found.append(f"{name}: compiles for {wrapped}")
    return found
