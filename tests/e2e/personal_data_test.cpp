#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "office_week.hpp"
#include "personal_forms.hpp"
#include "raw_search.hpp"

// The search for the office week's people: in what is shown without --reveal, and in every file
// that the program keeps.
namespace madoguchi::e2e {

namespace {

/// What the week knows of a person; empty where it doesn't.
struct Known {
    std::string name;
    std::string kana;
    std::string birth_date;
    std::string phone;
    std::string postcode;
    std::string address;
    std::string register_no;
};

/// The fields of a line of a CSV file without quotes.
std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) {
        fields.push_back(field);
    }
    return fields;
}

std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream stream(content(source("ops/office-week/" + csv)));
    std::string line;
    std::getline(stream, line);  // Heads of the columns.
    while (std::getline(stream, line)) {
        rows.push_back(fields_of(line));
    }
    return rows;
}

std::vector<Known> people_of_the_week() {
    std::vector<Known> all;
    const json people = json::parse(content(source("ops/office-week/people.json")));
    for (const auto& [key, one] : people.items()) {
        all.push_back({one.at("name"), one.at("kana"), one.at("birth_date"), one.at("phone"),
                       one.at("postcode"), one.at("address"), one.at("register_no")});
    }
    for (const auto& row : rows_of("expiry.csv")) {
        all.push_back({row.at(3), row.at(4), row.at(5), "", row.at(6), row.at(7), row.at(0)});
    }
    for (const auto& row : rows_of("register.csv")) {
        all.push_back({"", "", "", "", row.at(4), row.at(5), row.at(0)});
    }
    return all;
}

void add_all(Needles& needles, const std::vector<std::string>& forms) {
    for (const std::string& form : forms) {
        needles.add(form);
    }
}

/// Every form of everything that the week knows of its people, in every encoding.
Needles needles() {
    Needles all;
    for (const Known& one : people_of_the_week()) {
        add_all(all, forms_of_name(one.name));
        add_all(all, forms_of_kana(one.kana));
        add_all(all, forms_of_date(one.birth_date));
        add_all(all, forms_of_number(one.phone));
        add_all(all, forms_of_number(one.postcode));
        add_all(all, forms_of_address(one.address));
        add_all(all, forms_of_number(one.register_no));
    }
    return all;
}

/// The texts that hold something of a person.
std::vector<std::string> texts_with(const Needles& needles, const std::vector<std::string>& texts) {
    std::vector<std::string> found;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(found),
                 [&](const std::string& text) { return !needles.found_in(text, 1).empty(); });
    return found;
}

class PersonalData : public OfficeWeek {
 protected:
    /// Every single value of the history of every case.
    static std::vector<std::string> histories(bool reveal) {
        std::vector<std::string> texts;
        for (const std::string& one : cases_of_the_week()) {
            std::vector<std::string> words{"history", one, "--details", "--json", "--data", data()};
            if (reveal) {
                const std::string municipality = one.substr(0, one.find('-'));
                words.insert(words.end(), {"--reveal", "--actor", municipality + "-h1", "-m",
                                           municipality, "--purpose", "audit"});
            }
            const Ended shown = run(words);
            EXPECT_EQ(shown.status, 0) << one << ": " << shown.err;
            EXPECT_EQ(shown.err, "");
            for (const json& line : shown.lines()) {
                gather_texts(line, texts);
            }
        }
        return texts;
    }
};

TEST_F(PersonalData, IsInNoFileThatTheProgramKeeps) {
    const Needles all = needles();
    EXPECT_GT(all.size(), 3'000U);
    EXPECT_EQ(all.files_in(raw()), std::vector<std::string>{});
    EXPECT_EQ(all.found_in(played_->err), std::vector<std::string>{});
}

TEST_F(PersonalData, IsInNoBackupNorUnderItsEncryption) {
    const std::string backups = folder_->path("backups");
    const std::string restored = folder_->path("restored");
    const Ended taken = run({"backup", backups, "--data", data()});
    ASSERT_EQ(taken.status, 0) << taken.err;
    const Ended put_back = run(
        {"restore", backups, "--to", restored, "--master-key", "file:" + data() + "/master-key"});
    ASSERT_EQ(put_back.status, 0) << put_back.err;
    const Needles all = needles();
    for (const char* part : {"/log", "/keys", "/checkpoints", "/verifier-keys"}) {
        EXPECT_FALSE(std::filesystem::is_empty(backups + part)) << part;
    }
    EXPECT_EQ(all.files_in(backups), std::vector<std::string>{});
    EXPECT_EQ(all.files_in(restored), std::vector<std::string>{});
    EXPECT_EQ(all.found_in(taken.out + taken.err + put_back.out + put_back.err),
              std::vector<std::string>{});
}

TEST_F(PersonalData, IsInNoFieldThatIsNotSealed) {
    const Needles all = needles();
    const auto clear = histories(false);
    EXPECT_GT(clear.size(), 3'000U);
    EXPECT_EQ(texts_with(all, clear), std::vector<std::string>{});
    EXPECT_GT(texts_with(all, histories(true)).size(), 100U);  // They are there, sealed.
}

TEST_F(PersonalData, IsInNoList) {
    const Needles all = needles();
    const Ended names = run({"list", "--json", "--data", data()});
    ASSERT_EQ(names.status, 0) << names.err;
    std::size_t rows = 0;
    for (const json& list : names.lines()) {
        const Ended shown = run({"list", list.begin()->get<std::string>(), "--json", "--data",
                                 data(), "--municipality", "saijo"});
        rows += shown.out.size();
        EXPECT_EQ(all.found_in(shown.out + shown.err), std::vector<std::string>{}) << list.dump();
    }
    EXPECT_GT(rows, 0U);
}

// The searches must be able to find something.
TEST(PersonalDataSearch, FindsWhatIsPlanted) {
    const Needles all = needles();
    const Folder folder;
    std::filesystem::create_directories(folder.path("below"));
    std::vector<std::string> planted;
    for (const std::string text : {"試験 太郎",
                                   "試験\u3000太郎",
                                   "試験太郎",
                                   "シケン タロウ",
                                   "しけん たろう",
                                   "ｼｹﾝ ﾀﾛｳ",
                                   "ｶﾒｲｻﾌﾞﾛｳ",
                                   "1958-04-12",
                                   "1958/4/12",
                                   "19580412",
                                   "１９５８年４月１２日",
                                   "昭和33年4月12日",
                                   "S33.4.12",
                                   "0897-00-0001",
                                   "0897000001",
                                   "０８９７－００－０００１",
                                   "愛媛県西条市見本町1丁目2番3号",
                                   "見本町１丁目２番３号",
                                   "見本町1-2-3",
                                   "新見本町1番地"}) {
        for (const char* encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", kShiftJis}) {
            const auto bytes = encoded(text, encoding);
            ASSERT_TRUE(bytes) << text << " in " << encoding;
            planted.push_back(folder.file("below/" + std::to_string(planted.size()),
                                          std::string(1'000, 'x') + *bytes + "y"));
        }
    }
    (void)folder.file("below/nothing", "試験 次郎 1958-04-13 119580412 見本町");
    auto found = all.files_in(folder.path("below"));
    std::sort(found.begin(), found.end());
    std::sort(planted.begin(), planted.end());
    EXPECT_EQ(found, planted);
}

}  // namespace

}  // namespace madoguchi::e2e
