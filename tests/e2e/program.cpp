#include "program.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <string_view>

namespace madoguchi::e2e {

namespace {

std::vector<char*> argv_of(std::vector<std::string>& words) {
    std::vector<char*> argv;
    for (auto& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    return argv;
}

/// Where the program keeps master keys: a folder that goes with this process.
std::string config_home() {
    static const Folder kFolder;
    return kFolder.path("config");
}

/// The environment of this process with another place for master keys.
std::vector<std::string> environment() {
    std::vector<std::string> variables{"XDG_CONFIG_HOME=" + config_home()};
    for (char** variable = environ; *variable != nullptr; ++variable) {
        if (!std::string_view(*variable).starts_with("XDG_CONFIG_HOME=")) {
            variables.emplace_back(*variable);
        }
    }
    return variables;
}

::pid_t spawn(const std::vector<std::string>& arguments, posix_spawn_file_actions_t& actions) {
    std::vector<std::string> words{MADOGUCHI_BINARY_DIR "/madoguchi"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    auto argv = argv_of(words);
    static std::vector<std::string> variables = environment();
    ::pid_t process = -1;
    const int error = ::posix_spawn(&process, words[0].c_str(), &actions, nullptr, argv.data(),
                                    argv_of(variables).data());
    EXPECT_EQ(error, 0) << "can't start " << words[0];
    return process;
}

int wait_for(::pid_t process) {
    int status = 0;
    EXPECT_EQ(::waitpid(process, &status, 0), process);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::vector<json> Ended::lines() const {
    std::vector<json> all;
    std::istringstream stream(out);
    for (std::string line; std::getline(stream, line);) {
        all.push_back(json::parse(line));
    }
    return all;
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "madoguchi-e2e-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

std::string Folder::path(const std::string& name) const { return (path_ / name).string(); }

std::string Folder::file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    std::filesystem::permissions(
        path(name), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return path(name);
}

Ended run(const std::vector<std::string>& arguments, const std::string& input) {
    const Folder folder;
    const std::string in = folder.file("in", input);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 0, in.c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, 1, folder.path("out").c_str(), O_WRONLY | O_CREAT,
                                       0600);
    ::posix_spawn_file_actions_addopen(&actions, 2, folder.path("err").c_str(), O_WRONLY | O_CREAT,
                                       0600);
    const ::pid_t process = spawn(arguments, actions);
    ::posix_spawn_file_actions_destroy(&actions);
    Ended ended;
    ended.status = wait_for(process);
    ended.out = content(folder.path("out"));
    ended.err = content(folder.path("err"));
    return ended;
}

Running::Running(const std::vector<std::string>& arguments, const std::string& err) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    EXPECT_EQ(::pipe2(in.data(), O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    ::posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    if (!err.empty()) {
        ::posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT, 0600);
    }
    process_ = spawn(arguments, actions);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    to_ = in[1];
    from_ = out[0];
}

Running::~Running() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        wait_for(process_);
    }
    if (to_ >= 0) {
        ::close(to_);
    }
    ::close(from_);
}

void Running::write(const std::string& text) const {
    EXPECT_EQ(::write(to_, text.data(), text.size()), static_cast<::ssize_t>(text.size()));
}

std::string Running::read_line() {
    for (;;) {
        if (const std::size_t end = read_.find('\n'); end != std::string::npos) {
            std::string line = read_.substr(0, end);
            read_.erase(0, end + 1);
            return line;
        }
        std::array<char, 4096> room{};
        const ::ssize_t count = ::read(from_, room.data(), room.size());
        if (count <= 0) {
            return {};
        }
        read_.append(room.data(), static_cast<std::size_t>(count));
    }
}

void Running::signal(int number) const { ::kill(process_, number); }

int Running::end() {
    ::close(to_);
    to_ = -1;
    const int status = wait_for(process_);
    process_ = -1;
    return status;
}

std::string master_key_of(const std::string& data) {
    constexpr std::string_view kPrefix = "db-";
    const std::string current = content(data + "/keys/current");
    return config_home() + "/madoguchi/master-keys/" +
           current.substr(kPrefix.size(), current.find('\n') - kPrefix.size());
}

std::string source(const std::string& path) { return MADOGUCHI_SOURCE_DIR "/" + path; }

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace madoguchi::e2e
