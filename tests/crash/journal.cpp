#include "journal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace madoguchi::crash {

Journal::Journal(const std::string& path)
    : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
    if (file_ < 0) {
        throw std::runtime_error("can't open the journal " + path);
    }
}

Journal::~Journal() { ::close(file_); }

void Journal::add(const std::string& id, const std::string& answer) {
    unwritten_ += id + " " + answer + "\n";
}

void Journal::sync() {
    if (unwritten_.empty()) {
        return;
    }
    const auto size = static_cast<::ssize_t>(unwritten_.size());
    if (::write(file_, unwritten_.data(), unwritten_.size()) != size || ::fdatasync(file_) != 0) {
        throw std::runtime_error("can't write the journal");
    }
    unwritten_.clear();
}

std::map<std::string, std::string> Journal::read(const std::string& path) {
    std::map<std::string, std::string> found;
    std::ifstream in(path);
    std::string id;
    std::string answer;
    while (in >> id && std::getline(in >> std::ws, answer)) {
        found.emplace(id, answer);
    }
    return found;
}

}  // namespace madoguchi::crash
