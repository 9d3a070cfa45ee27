#include "office_week.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include "raw_search.hpp"

// The office week by the real program, and the search for the PINs that it used.
namespace madoguchi::e2e {

namespace {

namespace fs = std::filesystem;

/// Every PIN of the script: on the cards and typed in the stories.
std::set<std::string> pins_of_the_week() {
    std::set<std::string> pins;
    const std::string folder = source("ops/office-week");
    const json cards = json::parse(content(folder + "/cards.json"));
    for (const auto& [key, card] : cards.items()) {
        for (const auto& [credential, pin] : card.at("pins").items()) {
            pins.insert(pin.get<std::string>());
        }
    }
    for (const auto& entry : fs::directory_iterator(folder + "/stories")) {
        const json story = json::parse(content(entry.path().string()));
        for (const json& step : story.at("steps")) {
            if (step.contains("card")) {
                for (const auto& [slot, pin] : step.at("card").at("typed").items()) {
                    pins.insert(pin.get<std::string>());
                }
            }
        }
    }
    return pins;
}

/// The signature PINs in every encoding: long enough that a find is a find.
Needles needles() {
    Needles all;
    for (const std::string& pin : pins_of_the_week()) {
        if (pin.size() > 8) {
            all.add(pin);
        }
    }
    return all;
}

/// Whether `pin` stands in `text` by itself, not as a part of a longer number or word.
bool stands_alone(const std::string& text, const std::string& pin) {
    const auto is_part = [&text](std::size_t at) {
        return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 ||
                                    text[at] == '-' || text[at] == '.');
    };
    for (auto at = text.find(pin); at != std::string::npos; at = text.find(pin, at + 1)) {
        if (!is_part(at - 1) && !is_part(at + pin.size())) {
            return true;
        }
    }
    return false;
}

/// How many of `texts` hold a PIN.
std::size_t texts_with_pins(const std::vector<std::string>& texts) {
    const auto pins = pins_of_the_week();
    return static_cast<std::size_t>(
        std::count_if(texts.begin(), texts.end(), [&pins](const std::string& text) {
            return std::any_of(pins.begin(), pins.end(), [&text](const std::string& pin) {
                return pin.size() > 8 ? text.find(pin) != std::string::npos
                                      : stands_alone(text, pin);
            });
        }));
}

TEST_F(OfficeWeek, SaysWhereEverythingLies) {
    for (const char* what : {"week/data", "week/letters", "week/cards"}) {
        EXPECT_NE(played_->out.find(folder_->path(what)), std::string::npos) << what;
    }
    EXPECT_EQ(played_->err, "");
}

TEST_F(OfficeWeek, WritesTheLettersAsPdf) {
    std::size_t letters = 0;
    for (const auto& entry : fs::directory_iterator(folder_->path("week/letters"))) {
        EXPECT_EQ(content(entry.path().string()).substr(0, 5), "%PDF-") << entry.path();
        ++letters;
    }
    EXPECT_GE(letters, 20U);
}

TEST_F(OfficeWeek, LeavesALogThatVerifies) {
    const Ended verified = run({"verify", "--data", data()});
    EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
}

TEST_F(OfficeWeek, LeavesListsThatARebuildDerivesAgain) {
    const Ended rebuilt = run({"rebuild", "--all", "--data", data()});
    EXPECT_EQ(rebuilt.status, 0) << rebuilt.out << rebuilt.err;
}

TEST_F(OfficeWeek, LeavesNoPinInAnyDecodedField) {
    std::vector<std::string> texts;
    for (const std::string& one : cases_of_the_week()) {
        const Ended shown = run({"show", one, "--json", "--data", data()});
        ASSERT_EQ(shown.status, 0) << one << ": " << shown.err;
        const std::string municipality = shown.lines().at(0).at("municipality");
        const Ended history = run({"history", one, "--reveal", "--details", "--json", "--data",
                                   data(), "--municipality", municipality, "--actor",
                                   municipality + "-k1", "--purpose", "audit"});
        ASSERT_EQ(history.status, 0) << one << ": " << history.err;
        for (const json& line : history.lines()) {
            gather_texts(line, texts);
        }
    }
    EXPECT_GT(texts.size(), 3'000U);
    EXPECT_EQ(texts_with_pins(texts), 0U);
}

TEST_F(OfficeWeek, LeavesNoPinInAnyFileButTheCards) {
    EXPECT_EQ(needles().files_in(raw()), std::vector<std::string>{});
    EXPECT_EQ(needles().files_in(folder_->path("week/letters")), std::vector<std::string>{});
}

TEST_F(OfficeWeek, LeavesNoPinInWhatItShows) {
    EXPECT_EQ(texts_with_pins({played_->out, played_->err}), 0U);
}

// The searches must be able to find something.
TEST_F(OfficeWeek, PinsThatWerePlantedAreFound) {
    const auto pins = pins_of_the_week();
    const std::string pin =
        *std::find_if(pins.begin(), pins.end(), [](const auto& one) { return one.size() > 8; });
    EXPECT_EQ(texts_with_pins({"note: " + pin, "tried 7351, then gave up", "R8-7351-2"}), 2U);
    const Folder folder;
    fs::create_directories(folder.path("planted/below"));
    std::vector<std::string> planted;
    for (const std::string& text : {pin, *encoded(pin, "UTF-16LE"), *encoded(pin, "UTF-16BE")}) {
        planted.push_back(folder.file("planted/below/" + std::to_string(planted.size()),
                                      std::string(100'000, 'x') + text + "y"));
    }
    auto found = needles().files_in(folder.path("planted"));
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, planted);
}

// A name of the log's own is readable there: the files are searched as they are, not compressed.
TEST_F(OfficeWeek, RawFilesAreReadable) {
    bool seen = false;
    for (const auto& entry : fs::recursive_directory_iterator(raw())) {
        seen = seen || (entry.is_regular_file() &&
                        content(entry.path().string()).find("madoguchi.case.letter_posted.v1") !=
                            std::string::npos);
    }
    EXPECT_TRUE(seen);
}

TEST_F(OfficeWeek, RefusesAFolderThatIsInUse) {
    const Ended again = run({"office-week", "--out", folder_->path("week")});
    EXPECT_EQ(again.status, 2);
    EXPECT_NE(again.err.find("isn't empty"), std::string::npos) << again.err;
}

}  // namespace

}  // namespace madoguchi::e2e
