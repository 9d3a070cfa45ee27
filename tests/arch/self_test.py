#!/usr/bin/python3
"""Plants, in a copy of the tree, what each guard must find, and sees that it does.

usage: self_test.py [CASE]
"""

import importlib.machinery
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import arrows
import common
import folders
import include_cycles
import municipality_names
import purity
import schema
import sensitive
import third_party
import tidy

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIX = "FIX" + "ME"


class Planted(unittest.TestCase):
    """A copy of the tree without its sources, in which each test plants one thing."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for path in common.files(ROOT):
            if path.endswith(("CMakeLists.txt", ".md", "Makefile")):
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / path, self.root / path)

    def plant(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def added(self, look, path, text):
        """What a guard finds after the planting and didn't before."""
        before = set(look(self.root))
        self.plant(path, text)
        return [finding for finding in look(self.root) if finding not in before]

    def sees(self, look, path, text, word):
        found = self.added(look, path, text)
        self.assertTrue(any(word in finding for finding in found),
                        f"planted in {path}, looked for {word!r}, found {found}")

    def passes(self, look, path, text):
        self.assertEqual(self.added(look, path, text), [])


HEADER = "#pragma once\n"


class Tidy(Planted):
    def test_sees_a_long_line(self):
        self.sees(tidy.findings, "domain/x/x.cpp", "// " + "x" * 98 + "\n", "101 columns")

    def test_passes_a_line_of_100_wide_characters(self):
        self.passes(tidy.findings, "domain/x/x.cpp", "// " + "窓" * 97 + "\n")

    def test_sees_a_mark_left_over(self):
        for path in ("domain/x/x.cpp", "ops/scripts/x.sh", "ops/docs/x.md", "Makefile"):
            with self.subTest(path):
                self.sees(tidy.findings, path, f"# {FIX} later\n", FIX)

    def test_sees_a_long_function(self):
        body = "    ++count;\n" * 69
        self.sees(tidy.findings, "domain/x/x.cpp",
                  "namespace x {\nint f(int count) {\n" + body + "}\n}\n", "f has 71 lines")

    def test_passes_a_function_of_70_lines_beside_others(self):
        body = "    ++count;\n" * 68
        function = "(int count) {\n" + body + "}\n"
        self.passes(tidy.findings, "domain/x/x.cpp",
                    "class A {\n    int a() const { return b_; }\n    int b_{1};\n};\n"
                    f"A::A() : x_{{1}}, y_(2) {{}}\nint f{function}int g{function}")

    def test_sees_a_long_test(self):
        body = "    ++count;\n" * 70
        self.sees(tidy.findings, "tests/x/x_test.cpp", "TEST(A, B) {\n" + body + "}\n",
                  "TEST has 72")

    def test_sees_a_long_file(self):
        self.sees(tidy.findings, "domain/x/x.cpp", "int x;\n" * 401, "401 lines")

    def test_passes_a_long_table(self):
        self.passes(tidy.findings, "domain/x/x_table.cpp", "int x;\n" * 401)

    def test_sees_banned_calls(self):
        for call in ("std::sprintf(b, 1)", "std::stoi(s)", "std::rand()", "assert(x)",
                     "std::getenv(n)", "std::cout << 1", "std::chrono::system_clock::now()",
                     "std::system(c)", "try { f(); } catch (...) { }", "using namespace std",
                     "std::this_thread::sleep_for(1)", "x << std::endl", "TEST(A, DISABLED_B)"):
            with self.subTest(call):
                self.sees(tidy.findings, f"domain/x/a{abs(hash(call))}.cpp", f"{call};\n", ": use ")

    def test_passes_words_in_comments_and_strings(self):
        self.passes(tidy.findings, "domain/x/x.cpp",
                    '// std::cout << assert(x)\nauto x = "std::rand()";\nauto y = R"(NULL)";\n')

    def test_sees_an_auto_visitor_in_the_domain(self):
        for visitor in ("[](const auto& e) { f(e); }", "[&](auto&&) {}", "[]<typename T>(auto) {}"):
            with self.subTest(visitor):
                self.sees(tidy.findings, f"domain/x/a{abs(hash(visitor))}.cpp",
                          f"int f() {{\n  visit(Overloaded{{[](int) {{}}, {visitor}}}, v);\n}}\n",
                          "auto visitor")

    def test_passes_auto_inside_a_visitor(self):
        self.passes(tidy.findings, "domain/x/x.cpp",
                    "int f() {\n  visit(Overloaded{[](int) { g([](auto x) { return x; }); }}, v);"
                    "\n}\n")

    def test_sees_a_plain_link(self):
        self.sees(tidy.findings, "adapters/x/CMakeLists.txt", "target_link_libraries(a b)\n",
                  "madoguchi_module")

    def test_sees_a_source_that_does_not_begin_with_its_header(self):
        self.plant("domain/x/x.hpp", HEADER)
        self.sees(tidy.findings, "domain/x/x.cpp",
                  '#include <vector>\n#include "madoguchi/domain/x/x.hpp"\n', "own header first")

    def test_sees_a_header_without_its_guard(self):
        self.sees(tidy.findings, "domain/x/x.hpp", "int x;\n", "#pragma once")


class IncludeCycles(Planted):
    def test_sees_two_headers_in_a_circle(self):
        self.plant("domain/x/a.hpp", HEADER + '#include "madoguchi/domain/x/b.hpp"\n')
        self.sees(include_cycles.findings, "domain/x/b.hpp",
                  HEADER + '#include "madoguchi/domain/x/a.hpp"\n',
                  "include cycle: domain/x/a.hpp -> domain/x/b.hpp -> domain/x/a.hpp")

    def test_sees_two_folders_in_a_circle_through_a_source(self):
        self.plant("domain/x/a.hpp", HEADER)
        self.plant("domain/x/a.cpp", '#include "madoguchi/domain/y/b.hpp"\n')
        self.sees(include_cycles.findings, "domain/y/b.hpp",
                  HEADER + '#include "madoguchi/domain/x/a.hpp"\n', "folder cycle")

    def test_passes_a_hidden_implementation(self):
        self.plant("domain/x/a.hpp", HEADER)
        self.plant("domain/x/a.cpp", '#include "madoguchi/domain/x/a_impl.hpp"\n')
        self.passes(include_cycles.findings, "domain/x/a_impl.hpp",
                    HEADER + '#include "madoguchi/domain/x/a.hpp"\n')

    def test_passes_a_straight_line(self):
        self.plant("domain/x/a.hpp", HEADER)
        self.passes(include_cycles.findings, "domain/x/b.hpp",
                    HEADER + '#include "madoguchi/domain/x/a.hpp"\n')


class Sensitive(unittest.TestCase):
    HEADER = """
        #include <ostream>
        namespace madoguchi::facts {
        template <typename T> struct Sensitive { T value; %s };
        %s
        }"""

    def found_in(self, member, free):
        with tempfile.TemporaryDirectory() as build:
            folder = pathlib.Path(build) / "include/facts/madoguchi/facts/values"
            folder.mkdir(parents=True)
            (folder / "sensitive.hpp").write_text(self.HEADER % (member, free))
            ways = [way for way in sensitive.OF_TEXT if way[0] in ("a stream", "a text")]
            before, sensitive.TYPES = sensitive.TYPES, [("std::string", ways)]
            try:
                return sensitive.findings(build, "c++")
            finally:
                sensitive.TYPES = before

    def test_passes_a_type_that_prints_nowhere(self):
        self.assertEqual(self.found_in("", ""), [])

    def test_sees_a_stream_operator(self):
        found = self.found_in("", "template <typename T> std::ostream& operator<<(std::ostream& o, "
                                  "const Sensitive<T>& s) { return o << s.value; }")
        self.assertEqual([f.split(":")[0] for f in found], ["a stream"])

    def test_sees_a_conversion(self):
        found = self.found_in("operator T() const { return value; }", "")
        self.assertIn("a text", [f.split(":")[0] for f in found])


class ThirdParty(Planted):
    def test_sees_a_header_outside_its_adapter(self):
        self.sees(third_party.findings, "domain/x/x.cpp", "#include <rocksdb/db.h>\n", "belongs in")

    def test_sees_a_library_that_the_table_does_not_know(self):
        self.sees(third_party.findings, "adapters/x/x.cpp", "#include <xslt/xslt.h>\n", "no row")

    def test_sees_a_heavy_header_in_a_header(self):
        self.sees(third_party.findings, "adapters/cli/x.hpp",
                  HEADER + "#include <nlohmann/json.hpp>\n", "keep it in the .cpp")

    def test_passes_it_inside(self):
        self.passes(third_party.findings, "adapters/rocksdb/x.cpp", "#include <rocksdb/db.h>\n")


class Folders(Planted):
    def test_sees_a_folder_without_a_readme(self):
        self.sees(folders.findings, "domain/x/y/x.cpp", "int x;\n", "domain/x/y: no README.md")

    def test_passes_a_folder_that_the_readme_above_names(self):
        self.plant("domain/x/README.md", "- `y/`: what belongs there\n")
        self.passes(folders.findings, "domain/x/y/x.cpp", "int x;\n")

    def test_sees_a_link_that_leads_nowhere(self):
        self.sees(folders.findings, "ops/docs/x.md", "see [y](how-to/none.md#z)\n",
                  "how-to/none.md")

    def test_passes_links_to_files_folders_and_the_web(self):
        self.passes(folders.findings, "ops/docs/x.md",
                    "[a](../../README.md) [b](adr) [c](https://example.org/x) [d](#here)\n")

    def test_sees_an_adr_number_used_twice(self):
        self.plant("ops/docs/adr/9999-one.md", "")
        self.sees(folders.findings, "ops/docs/adr/9999-another.md", "", "used twice")

    def test_sees_an_adr_without_its_headings(self):
        self.sees(folders.findings, "ops/docs/adr/9999-x.md", "Status: accepted\n", "## Context")

    def test_sees_a_missing_changelog(self):
        (self.root / "CHANGELOG.md").unlink()
        self.assertIn("CHANGELOG.md: missing", folders.findings(self.root))

    def test_sees_a_changelog_without_stored_data(self):
        self.plant("CHANGELOG.md", "## [Unreleased]\n")
        self.assertIn("CHANGELOG.md: no '### Stored data'", folders.findings(self.root))


class MunicipalityNames(Planted):
    def setUp(self):
        super().setUp()
        self.plant("ops/policies/mihon.txtpb",
                   'tenant: "mihon"\nname: "見本市"\nname_en: "Mihon City"\n')

    def test_sees_a_name_in_code(self):
        for text in ('if (tenant == "mihon") {}', "// as in Mihon", "case kMihon:", '"見本市"',
                     '"見本"'):
            with self.subTest(text):
                path = f"domain/x/a{abs(hash(text))}.cpp"
                self.sees(municipality_names.findings, path, text + "\n", path)

    def test_sees_a_name_in_a_script(self):
        for path in ("ops/scripts/x.sh", "ops/scripts/x", "Makefile"):
            with self.subTest(path):
                self.sees(municipality_names.findings, path, "run mihon\n", path)

    def test_passes_it_in_its_data_and_in_tests(self):
        self.passes(municipality_names.findings, "tests/x/x.cpp", '"mihon"\n')
        self.passes(municipality_names.findings, "ops/office-week/x.json", '"mihon"\n')

    def test_passes_a_longer_word(self):
        self.passes(municipality_names.findings, "domain/x/x.cpp", "int mihonbako;\n")


class Arrows(Planted):
    def test_sees_a_row_that_the_page_lacks(self):
        page = (self.root / arrows.PAGE).read_text()
        self.plant("build/x/arrows.md", page + "| a | b | PUBLIC |\n")
        self.assertIn("+ | a | b | PUBLIC |", arrows.findings(self.root, self.root / "build/x"))

    def test_sees_that_nothing_was_configured(self):
        self.assertTrue(arrows.findings(self.root, self.root / "build/none"))


PROTO = 'syntax = "proto3";\npackage madoguchi.x.v1;\nmessage A {{\n{}\n}}\nenum E {{\n{}\n}}\n'
FIELDS, VALUES = "  string a = 1;\n  int64 b = 2;", "  E_NONE = 0;\n  E_ONE = 1;"


class Schema(Planted):
    PATH = "proto/madoguchi/x/v1/x.proto"

    def setUp(self):
        super().setUp()
        self.plant(self.PATH, PROTO.format(FIELDS, VALUES))
        schema.findings(self.root, update=True)

    def sees_change(self, fields, values, word):
        self.plant(self.PATH, PROTO.format(fields, values))
        for update in (False, True):
            found = schema.findings(self.root, update=update)
            self.assertTrue(any(word in finding for finding in found), found)

    def test_sees_a_number_changed(self):
        self.sees_change("  string a = 1;\n  int64 b = 3;", VALUES, "gone and not reserved")

    def test_sees_a_number_reused(self):
        self.sees_change("  string a = 1;\n  string c = 2;", VALUES, "take a new number")

    def test_sees_a_type_changed(self):
        self.sees_change("  string a = 1;\n  int32 b = 2;", VALUES, "take a new number")

    def test_sees_a_field_become_repeated(self):
        self.sees_change("  repeated string a = 1;\n  int64 b = 2;", VALUES, "take a new number")

    def test_sees_a_field_go(self):
        self.sees_change("  string a = 1;", VALUES, "gone and not reserved")

    def test_sees_a_reserved_number_used_again(self):
        self.plant(self.PATH, PROTO.format("  string a = 1;\n  reserved 2;", VALUES))
        self.assertEqual([], schema.findings(self.root, update=True))
        self.sees_change("  string a = 1;\n  int64 b = 2;", VALUES, "a reserved number")

    def test_sees_a_value_renamed(self):
        self.sees_change(FIELDS, "  E_NONE = 0;\n  E_TWO = 1;", "take a new number")

    def test_sees_a_contract_go(self):
        (self.root / self.PATH).unlink()
        self.assertTrue(any("gone, but" in f for f in schema.findings(self.root, update=True)))

    def test_asks_for_a_new_golden_file_after_an_addition_and_takes_it(self):
        self.plant(self.PATH, PROTO.format(FIELDS + "\n  bool c = 3;", VALUES))
        self.assertTrue(any("make golden" in f for f in schema.findings(self.root, update=False)))
        self.assertEqual([], schema.findings(self.root, update=True))
        self.assertEqual([], schema.findings(self.root, update=False))

    def test_passes_a_field_that_goes_and_is_reserved(self):
        self.plant(self.PATH, PROTO.format("  string a = 1;\n  reserved 2;", VALUES))
        self.assertEqual([], schema.findings(self.root, update=True))


IMPURE = {
    "clock": "#include <chrono>\nauto f() { return std::chrono::system_clock::now(); }",
    "random": "#include <random>\nauto f() { return std::random_device{}(); }",
    "environment": "#include <cstdlib>\nauto f() { return std::getenv(\"A\"); }",
    "file": "#include <cstdio>\nauto f() { return std::fopen(\"a\", \"r\"); }",
    "socket": "#include <sys/socket.h>\nauto f() { return socket(AF_INET, SOCK_STREAM, 0); }",
    "thread": "#include <thread>\nvoid f() { std::thread([] {}).join(); }",
    "locale": "#include <sstream>\nauto f(int i) { std::ostringstream s; s << i; return s.str(); }",
}


class Purity(unittest.TestCase):
    def library(self, text):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        source = pathlib.Path(folder.name) / "x.cpp"
        source.write_text(text + "\n")
        subprocess.run(["g++", "-std=c++20", "-O1", "-c", str(source), "-o", f"{folder.name}/x.o"],
                       check=True)
        library = pathlib.Path(folder.name) / "libx.a"
        subprocess.run(["ar", "rc", str(library), f"{folder.name}/x.o"], check=True)
        return library

    def test_sees_each_kind(self):
        for kind, text in IMPURE.items():
            with self.subTest(kind):
                found = purity.findings_in(self.library(text))
                self.assertTrue(any(f": {kind}:" in finding for finding in found), found)

    def test_passes_plain_values(self):
        text = "#include <map>\n#include <memory>\n#include <string>\n#include <vector>\n" \
               "auto f(std::map<std::string, std::vector<int>> m) {\n" \
               "  return std::make_shared<int>(m[\"a\"][0]);\n}"
        self.assertEqual([], purity.findings_in(self.library(text)))

    def test_sees_a_library_that_was_not_built(self):
        self.assertTrue(purity.findings("/nonexistent", ["domain/libmadoguchi_domain.a"]))


MINI = """cmake_minimum_required(VERSION 3.25)
project(mini LANGUAGES CXX)
add_library(tl::expected INTERFACE IMPORTED)
set(CMAKE_CXX_STANDARD 20)
include({root}/ops/cmake/Modules.cmake)
add_subdirectory(facts)
add_subdirectory(log)
add_subdirectory(domain)
add_subdirectory(adapters)
madoguchi_write_arrow_table(${{CMAKE_BINARY_DIR}}/arrows.md)
"""
CLEAN = {
    "facts/CMakeLists.txt": "madoguchi_module(NAME facts)",
    "facts/a.hpp": "#pragma once\n#include <string>\nstruct A { std::string a; };",
    "log/CMakeLists.txt": "madoguchi_module(NAME log)",
    "log/l.hpp": "#pragma once\nstruct L {};",
    "domain/CMakeLists.txt": "madoguchi_module(NAME domain PUBLIC facts)",
    "domain/d.cpp": '#include "madoguchi/facts/a.hpp"',
    "adapters/CMakeLists.txt": "madoguchi_module(NAME adapter_x INCLUDE adapters/x PUBLIC log)\n"
                               "madoguchi_module(NAME adapter_y INCLUDE adapters/y PUBLIC log)",
}


class ModuleTable(unittest.TestCase):
    """The CMake functions: forbidden arrows, include roots, headers that stand alone."""

    def build(self, changes, target="all"):
        """Configures and builds a small tree; returns (succeeded, output)."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        for path, text in {"CMakeLists.txt": MINI.format(root=ROOT), **CLEAN, **changes}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text + "\n")
        output = ""
        for command in (["cmake", "-G", "Ninja", "-S", str(root), "-B", str(root / "build")],
                        ["ninja", "-C", str(root / "build"), target]):
            done = subprocess.run(command, capture_output=True, text=True)
            output += done.stdout + done.stderr
            if done.returncode != 0:
                return False, output
        return True, output

    def refuses(self, changes, word, target="all"):
        succeeded, output = self.build(changes, target)
        self.assertFalse(succeeded, output)
        self.assertIn(word, output)

    def test_passes_a_clean_tree(self):
        self.assertTrue(self.build({})[0])
        self.assertTrue(self.build({}, "check_headers")[0])

    def test_stops_on_a_forbidden_arrow(self):
        self.refuses({"domain/CMakeLists.txt": "madoguchi_module(NAME domain PUBLIC facts log)"},
                     "domain may not link log")

    def test_stops_when_an_adapter_links_another(self):
        self.refuses({"adapters/CMakeLists.txt":
                      "madoguchi_module(NAME adapter_x INCLUDE adapters/x PUBLIC adapter_y)"},
                     "adapter_x may not link adapter_y")

    def test_stops_on_a_public_codec(self):
        self.refuses({"adapters/CMakeLists.txt":
                      "madoguchi_module(NAME adapter_x INCLUDE adapters/x PUBLIC codec)"},
                     "linked PRIVATE only")

    def test_stops_on_a_third_party_library_that_is_not_allowed(self):
        self.refuses({"facts/CMakeLists.txt":
                      "madoguchi_module(NAME facts THIRD_PARTY tl::expected)"},
                     "facts may not use tl::expected")

    def test_does_not_find_a_header_of_a_module_that_is_not_linked(self):
        self.refuses({"domain/d.cpp": '#include "madoguchi/log/l.hpp"'}, "No such file")

    def test_sees_a_header_of_a_source_that_does_not_stand_alone(self):
        self.refuses({"facts/b.hpp": "#pragma once\nstruct B { std::vector<int> b; };",
                      "facts/b.cpp": '#include "madoguchi/facts/b.hpp"\n#include <vector>'},
                     "vector")

    def test_sees_a_header_that_does_not_stand_alone(self):
        self.refuses({"facts/b.hpp": "#pragma once\nstruct B { std::vector<int> b; };"}, "vector",
                     target="check_headers")


class CheckScript(unittest.TestCase):
    """Counting: what ops/scripts/test makes of ctest's report."""

    JUNIT = """<testsuite><testcase name="a" status="run"/><testcase name="b" status="fail"/>
        <testcase name="c" status="notrun"><skipped message="{}"/></testcase></testsuite>"""

    def setUp(self):
        loader = importlib.machinery.SourceFileLoader("test_script", str(ROOT / "ops/scripts/test"))
        self.script = importlib.util.module_from_spec(
            importlib.util.spec_from_loader("test_script", loader))
        loader.exec_module(self.script)

    def line(self, text):
        with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
            file.write(text)
            file.flush()
            return self.script.counts_of(file.name).line()

    def test_counts_a_test_that_skips_itself_as_skipped(self):
        self.assertEqual("1 passed, 1 failed, 1 skipped",
                         self.line(self.JUNIT.format("SKIP_REGULAR_EXPRESSION_MATCHED")))

    def test_counts_a_missing_program_as_failed(self):
        self.assertEqual("1 passed, 2 failed",
                         self.line(self.JUNIT.format("Unable to find executable")))

    def test_names_what_failed(self):
        with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
            file.write(self.JUNIT.format("Unable to find executable"))
            file.flush()
            self.assertEqual(["b", "c"], self.script.counts_of(file.name).names)

    def test_no_report_is_no_counts(self):
        self.assertIsNone(self.script.counts_of("/nonexistent.xml"))

    def test_nothing_passed_is_not_good(self):
        self.assertFalse(self.script.Counts().good())
        self.assertFalse(self.script.Counts(3, 1).good())
        self.assertTrue(self.script.Counts(3, 0, 1).good())


if __name__ == "__main__":
    os.environ.pop("UPDATE_GOLDEN", None)
    unittest.main()
