#pragma once

#include <sys/types.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace madoguchi::e2e {

using nlohmann::json;

/// What a run of the program brought.
struct Ended {
    int status = -1;  ///< Exit status; 128 and the signal's number when one ended it.
    std::string out;
    std::string err;

    /// The lines of standard output as JSON, one each.
    [[nodiscard]] std::vector<json> lines() const;
};

/// A folder that goes at the end of the test.
class Folder {
 public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const;
    /// Writes a file and returns its path.
    [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const;

 private:
    std::filesystem::path path_;
};

/// Runs the program to its end, with `input` on standard input.
[[nodiscard]] Ended run(const std::vector<std::string>& arguments, const std::string& input = "");

/// A program that runs until the test lets it end.
class Running {
 public:
    /// `err`: the file that standard error goes to; empty: it stays the test's.
    explicit Running(const std::vector<std::string>& arguments, const std::string& err = {});
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void write(const std::string& text) const;
    /// One line of standard output, waiting for it; empty at the end.
    [[nodiscard]] std::string read_line();
    void signal(int number) const;
    /// Ends standard input and waits; the exit status as in `Ended`.
    [[nodiscard]] int end();

 private:
    ::pid_t process_ = -1;
    int to_ = -1;
    int from_ = -1;
    std::string read_;
};

/// The file of the master key that a data folder is wrapped by, where none is named.
[[nodiscard]] std::string master_key_of(const std::string& data);

/// A file of the source tree.
[[nodiscard]] std::string source(const std::string& path);
[[nodiscard]] std::string content(const std::string& path);

}  // namespace madoguchi::e2e
