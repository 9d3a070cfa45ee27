#include "pdf_tools.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace madoguchi::letter {

PdfFile::PdfFile(std::string_view bytes) {
    static int count = 0;
    const auto name =
        "madoguchi-letter-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".pdf";
    path_ = (std::filesystem::temp_directory_path() / name).string();
    std::ofstream(path_, std::ios::binary) << bytes;
}

PdfFile::~PdfFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

std::string PdfFile::run(const std::string& command) const {
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) {
        ADD_FAILURE() << "can't run: " << command;
        return {};
    }
    std::string output;
    std::array<char, 65536> buffer{};
    std::size_t got = 0;
    while ((got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
        output.append(buffer.data(), got);
    }
    EXPECT_EQ(::pclose(pipe), 0) << command;
    return output;
}

std::string PdfFile::text(int first, int last) const {
    const std::string raw = run("pdftotext -f " + std::to_string(first) + " -l " +
                                std::to_string(last) + " -layout '" + path_ + "' -");
    const std::string_view ideographic_space = "　";
    std::string packed;
    for (std::size_t i = 0; i < raw.size();) {
        if (std::string_view(raw).substr(i).starts_with(ideographic_space)) {
            i += ideographic_space.size();
            continue;
        }
        const char c = raw[i++];
        if (c != ' ' && c != '\n' && c != '\f') packed.push_back(c);
    }
    return packed;
}

std::vector<std::string> PdfFile::fonts() const {
    std::istringstream lines(run("pdffonts '" + path_ + "'"));
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);) {
        rows.push_back(line);
    }
    if (rows.size() >= 2) rows.erase(rows.begin(), rows.begin() + 2);
    return rows;
}

std::string PdfFile::properties() const { return run("pdfinfo '" + path_ + "'"); }

std::string PdfFile::codes(int page) const {
    const std::string number = std::to_string(page);
    return run("pdftoppm -r 200 -f " + number + " -l " + number + " -gray '" + path_ +
               "' | zbarimg -q --raw - 2>/dev/null");
}

PdfFile::Picture PdfFile::picture(int page) const {
    const std::string number = std::to_string(page);
    const std::string raw =
        run("pdftoppm -r 100 -f " + number + " -l " + number + " -gray '" + path_ + "'");
    std::istringstream head(raw.substr(0, 64));
    std::string magic;
    Picture picture;
    int white = 0;
    head >> magic >> picture.width >> picture.height >> white;
    const auto size =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    EXPECT_EQ(magic, "P5");
    EXPECT_GE(raw.size(), size);
    if (raw.size() >= size) picture.pixels = raw.substr(raw.size() - size);
    return picture;
}

}  // namespace madoguchi::letter
