#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "madoguchi/codec/event_codec.hpp"
#include "samples.hpp"

// Golden files hold every event version to its stored form for ever: bytes (in hexadecimal digits)
// and JSON. UPDATE_GOLDEN=1 writes those that are missing; one that is there is never written
// again.

namespace madoguchi::codec {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(MADOGUCHI_SOURCE_DIR) / "tests/golden";
constexpr StreamPlace kPlace{"tenant", "case/1"};

bool updating() { return std::getenv("UPDATE_GOLDEN") != nullptr; }

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write_if_missing(const fs::path& path, const std::string& text) {
    if (!fs::exists(path)) {
        std::ofstream(path, std::ios::binary) << text;
    }
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex + "\n";
}

std::string from_hex(std::string_view hex) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(kDigits.find(hex[i]) << 4 | kDigits.find(hex[i + 1]));
    }
    return bytes;
}

std::string json_of(const StoredForm& form, const std::string& bytes) {
    google::protobuf::DynamicMessageFactory factory;
    const std::unique_ptr<google::protobuf::Message> message(
        factory.GetPrototype(form.message)->New());
    EXPECT_TRUE(message->ParseFromString(bytes)) << form.name;
    google::protobuf::util::JsonPrintOptions options;
    options.add_whitespace = true;
    options.preserve_proto_field_names = true;
    std::string json;
    EXPECT_TRUE(google::protobuf::util::MessageToJsonString(*message, &json, options).ok());
    return json;
}

std::string sample_bytes(const StoredForm& form) {
    facts::AnyEvent event;
    fill(*form.shape, form.emplace(event), 1);
    PlainSealer sealer;
    const auto stored = encode(event, kPlace, sealer);
    EXPECT_TRUE(stored) << form.name;
    return stored ? stored->payload : std::string();
}

TEST(GoldenEvents, HoldEveryCurrentFormToItsBytesAndItsJson) {
    for (const auto& form : EventRegistry::current().forms()) {
        if (form.retired) {
            continue;
        }
        const fs::path hex = kGolden / "events" / (form.name + ".hex");
        const fs::path json = kGolden / "events" / (form.name + ".json");
        const auto bytes = sample_bytes(form);
        if (updating()) {
            write_if_missing(hex, to_hex(bytes));
            write_if_missing(json, json_of(form, bytes));
        }
        EXPECT_EQ(read_file(hex), to_hex(bytes))
            << "a released form is frozen: give the changed fact a new wire name";
        EXPECT_EQ(read_file(json), json_of(form, bytes)) << form.name;
    }
}

TEST(GoldenEvents, CanAllStillBeRead) {
    PlainSealer sealer;
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(kGolden / "events")) {
        if (entry.path().extension() != ".hex") {
            continue;
        }
        ++files;
        const auto name = entry.path().stem().string();
        const auto* const form = EventRegistry::current().find(name);
        ASSERT_NE(form, nullptr) << name << " can't be read any more";
        const auto bytes = from_hex(read_file(entry.path()));
        const auto read = decode(name, bytes, kPlace, sealer);
        ASSERT_TRUE(read) << read.error().text();
        EXPECT_TRUE(std::holds_alternative<facts::AnyEvent>(*read)) << name;
        EXPECT_EQ(read_file(fs::path(entry.path()).replace_extension(".json")),
                  json_of(*form, bytes));
    }
    EXPECT_GE(files, EventRegistry::current().forms().size());
}

TEST(WireNames, AreNeverTakenAwayOrChanged) {
    const fs::path list = kGolden / "wire_names.txt";
    std::set<std::string> kept;
    std::istringstream lines(read_file(list));
    for (std::string line; std::getline(lines, line);) {
        kept.insert(line);
    }
    std::set<std::string> known;
    for (const auto& form : EventRegistry::current().forms()) {
        EXPECT_TRUE(known.insert(form.name).second) << form.name;
    }
    for (const auto& name : kept) {
        EXPECT_TRUE(known.contains(name)) << name << " was taken away; stored events have it";
    }
    if (updating()) {
        kept.insert(known.begin(), known.end());
        std::ofstream file(list);
        for (const auto& name : kept) {
            file << name << '\n';
        }
    }
    EXPECT_EQ(kept, known) << "`make golden` adds what is new";
}

TEST(WireNames, SayTheirAggregateAndTheirVersion) {
    for (const auto& form : EventRegistry::current().forms()) {
        const auto dot = form.name.rfind(".v");
        ASSERT_NE(dot, std::string::npos) << form.name;
        EXPECT_NE(form.name.find_first_of("123456789", dot), std::string::npos) << form.name;
        EXPECT_EQ(form.name.rfind("madoguchi.", 0), 0u) << form.name;
    }
}

}  // namespace
}  // namespace madoguchi::codec
