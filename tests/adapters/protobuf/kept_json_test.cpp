#include <gtest/gtest.h>

#include "madoguchi/adapters/protobuf/json_reader.hpp"

namespace madoguchi::protobuf {
namespace {

bool is_kept(std::string_view json) { return !check_kept_json(json, {}); }

TEST(KeptJson, IsAnObjectThatCanBeReadInOneWay) {
    EXPECT_TRUE(
        is_kept(R"({"step":2,"who":{"kana":"シケン タロウ"},"list":[1,"a",null,true,1.5]})"));
    for (const char* const other :
         {"", "[]", "\"a\"", "{} {}", "{\"a\":1,}", R"({"a":1,"a":2})", R"({"a":{"b":1,"b":1}})",
          "{\"a\":\"\xFF\"}", "{\"a\":\"\n\"}"}) {
        EXPECT_FALSE(is_kept(other)) << other;
    }
    std::string deep = "{\"a\":";
    for (int i = 0; i < 20; ++i) {
        deep += "[";
    }
    EXPECT_FALSE(is_kept(deep + std::string(20, ']') + "}"));
}

TEST(KeptJson, HasNoPin) {
    for (const char* const other :
         {R"({"pin":"x"})", R"({"a":[{"PIN":1}]})", R"({"pinSet":{}})", R"({"Pin_code":""})",
          R"({"x":{"signature_pin":"ABC123"}})", R"({"newPin":"1"})", R"({"暗証番号":"1234"})",
          R"({"facts":{"pins_known":"4711"}})", R"({"procedures":{"pin_reset":["ABC123"]}})",
          R"({"pins_known":4711})"}) {
        EXPECT_FALSE(is_kept(other)) << other;
    }
    EXPECT_TRUE(is_kept(R"({"p":1,"shopping":"pin"})"));
    EXPECT_TRUE(is_kept(R"({"procedures":{"pin_reset":["signature","user_auth"],"pin_change":[]},
                            "facts":{"pins_known":"signature -","wants_pin_change":"yes"}})"))
        << "a case about PINs is the most usual one";
}

TEST(KeptJson, HasNoNumberThatIsNeverWrittenDown) {
    for (const char* const other : {R"({"a":"123456789018"})", R"({"a":["1234-5678-9018"]})",
                                    R"({"a":123456789018})", R"({"123456789018":1})"}) {
        const auto fault = check_kept_json(other, {});
        ASSERT_TRUE(fault) << other;
        EXPECT_EQ(fault->text().find("9018"), std::string::npos) << "no value is repeated";
    }
    EXPECT_TRUE(is_kept(R"({"a":"123456789019","phone":"090-1234-5678"})"));
}

}  // namespace
}  // namespace madoguchi::protobuf
