#include "office.hpp"

namespace madoguchi::e2e {
namespace {

class Import : public Office {
 protected:
    [[nodiscard]] Ended import(const char* what, const std::string& bytes) const {
        return madoguchi({"import", what, folder.file("in.csv", bytes), "-m", "matsue", "--office",
                          "matsue_main"});
    }
};

constexpr const char* kHead = "宛名番号,氏名,種類,有効期限\n";

TEST_F(Import, TakesEachRowOnce) {
    const std::string csv = std::string(kHead) + "00012345,試験 太郎,署名用,2027-01-15\r\n" +
                            "00012345,試験 太郎,利用者証明用,2027/01/15\r\n";
    const Ended first = import("expiry", csv);
    ASSERT_EQ(first.status, 0) << first.err;
    EXPECT_EQ(first.lines().at(0)["taken"], 2) << first.out;
    const Ended second = import("expiry", csv);
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(second.lines().at(0)["taken"], 0);
    EXPECT_EQ(second.lines().at(0)["known"], 2);
    EXPECT_EQ(madoguchi({"list", "expiry"}).lines().size(), 2U);
}

TEST_F(Import, TakesAByteOrderMarkAndShiftJis) {
    EXPECT_EQ(import("expiry",
                     "\xEF\xBB\xBF" + std::string(kHead) + "00012345,試験 太郎,署名用,2027-01-15\n")
                  .lines()
                  .at(0)["taken"],
              1);
    // 宛名番号,氏名,種類,有効期限 / 00054321,見本 花子,署名用,2027-01-16 in Shift_JIS.
    const Ended shift_jis =
        import("expiry",
               "\x88\xB6\x96\xBC\x94\xD4\x8D\x86,\x8E\x81\x96\xBC,\x8E\xED\x97\xDE,"
               "\x97\x4C\x8C\xF8\x8A\xFA\x8C\xC0\n"
               "00054321,\x8C\xA9\x96\x7B \x89\xD4\x8E\x71,\x8F\x90\x96\xBC\x97\x70,2027-01-16\n");
    EXPECT_EQ(shift_jis.status, 0) << shift_jis.err;
    EXPECT_EQ(shift_jis.lines().at(0)["taken"], 1);
}

TEST_F(Import, NamesBrokenLinesAndTakesTheOthers) {
    const Ended ended = import("expiry", std::string(kHead) +
                                             "00000001,試験 一郎,署名用,2027-01-15\n"
                                             "00000002,\"試験 二郎,署名用,2027-01-15\n"
                                             "00000003,試験 三郎,署名用\n"
                                             "00000004,試験 四郎,署名用,2027-02-30\n"
                                             "00000005,\"試験, \"\"五郎\"\"\",署名用,2027-01-15\n");
    EXPECT_EQ(ended.status, 1);
    const json done = ended.lines().at(0);
    EXPECT_EQ(done["rows"], 5);
    EXPECT_EQ(done["taken"], 2) << done;
    ASSERT_EQ(done["problems"].size(), 3U);
    EXPECT_EQ(done["problems"][0]["line"], 3);
    EXPECT_EQ(done["problems"][1]["line"], 4);
    EXPECT_EQ(done["problems"][2]["line"], 5);
    EXPECT_NE(ended.err.find("in.csv:3: "), std::string::npos) << ended.err;
    EXPECT_EQ(ended.err.find("試験"), std::string::npos) << ended.err;
}

TEST_F(Import, RefusesAFileThatItWouldReadWrongly) {
    EXPECT_EQ(import("expiry", "").status, 2);
    EXPECT_EQ(import("expiry", "宛名番号,種類\n").status, 2);
    EXPECT_EQ(import("expiry", "宛名番号,種類,有効期限,謎\n").status, 2);
    EXPECT_EQ(import("expiry", std::string("\xFF\xFE") + "a").status, 2);
    EXPECT_EQ(import("expiry", std::string(kHead) + "\x81\xFF\n").status, 2);
}

TEST_F(Import, ProtectsAlsoWhoHasNoCaseYet) {
    const auto rows = [this](const char* kind, const char* day) {
        return import("register", std::string("宛名番号,異動,届出日,異動日\n00012345,") + kind +
                                      "," + day + "," + day + "\n")
            .lines()
            .at(0);
    };
    const json begun = rows("支援措置開始", "2026-01-05");
    EXPECT_EQ(begun["taken"], 1) << begun;
    EXPECT_EQ(begun["unmatched"], 1);
    const std::string number = open_case(1, "case/a");
    const auto address = [&] {
        return madoguchi({"show", number, "--reveal", "--actor", "h1"})
            .lines()
            .at(0)["principal"]["address"];
    };
    EXPECT_EQ(address()["sealed"], true);
    int last = 10;
    for (const char* who : {"k1", "h1", "m1"}) {
        json off = command(++last, "case/a", "record_resident_change",
                           {{"kind", "protection_off"},
                            {"notified_on", "2026-01-06"},
                            {"effective_on", "2026-01-06"}});
        off["actor"] = who;
        const Ended refused = madoguchi({"submit"}, off.dump() + "\n");
        EXPECT_EQ(refused.lines().at(0)["code"], "register_ends_it") << refused.out;
    }
    EXPECT_EQ(address()["sealed"], true);
    EXPECT_EQ(rows("支援措置終了", "2026-01-07")["taken"], 2);
    EXPECT_EQ(address(), "見本県試験市見本町1番地");
}

TEST_F(Import, MatchesTheRegisterAgainstOpenCases) {
    const std::string number = open_case(1, "case/a");
    const std::string csv =
        "宛名番号,異動,届出日,異動日\n"
        "00012345,死亡,2025-11-19,2025-11-18\n"
        "00099999,転出,2025-11-19,2025-11-30\n";
    const Ended ended = import("register", csv);
    ASSERT_EQ(ended.status, 0) << ended.err;
    const json done = ended.lines().at(0);
    EXPECT_EQ(done["taken"], 1) << done;
    EXPECT_EQ(done["unmatched"], 1);
    EXPECT_EQ(done["streams"], json::array({"case/a"}));
    EXPECT_EQ(madoguchi({"show", number}).lines().at(0)["status"], "closed_principal_deceased");
}

TEST_F(Import, NamesARowWhoseKindOfChangeIsntKnownWhoeverItIsAbout) {
    const std::string number = open_case(1, "case/a");
    const std::string head = "宛名番号,異動,届出日,異動日\n";
    ASSERT_EQ(import("register", head + "00012345,死亡,2025-11-19,2025-11-18\n").status, 0);
    const std::string csv = head +
                            "00012345,支援措置,2025-11-20,2025-11-20\n"
                            "00099999,てきとう,2025-11-20,2025-11-20\n"
                            "00099999,protection_on,2025-11-20,2025-11-20\n";
    const Ended ended = import("register", csv);
    EXPECT_EQ(ended.status, 1) << ended.out;
    EXPECT_EQ(ended.lines().at(0)["unmatched"], 1) << ended.out;
    EXPECT_NE(ended.err.find("in.csv:2: kind is none of"), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("in.csv:3: kind is none of"), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("支援措置開始"), std::string::npos) << "what it may say";
    EXPECT_EQ(ended.err.find("てきとう"), std::string::npos) << "what stands there isn't repeated";
}

}  // namespace
}  // namespace madoguchi::e2e
