#include "madoguchi/codec/message_writer.hpp"

#include "madoguchi/codec/shape.hpp"
#include "madoguchi/codec/wire.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::codec {

Expected<void, CodecError> MessageWriter::write(const Plan& plan, const void* object) {
    group(plan, object);
    if (!error_.what.empty()) {
        return unexpected(std::move(error_));
    }
    return {};
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
void MessageWriter::group(const Plan& plan, const void* object) {
    for (const auto& step : plan.steps) {
        field(step, object);
    }
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
void MessageWriter::field(const Step& step, const void* object) {
    const void* const at = static_cast<const std::byte*>(object) + step.offset;
    const auto put = [&](const void* one, bool always) {
        step.sealed ? sealed(step, object, one, always) : value(step, one, always);
    };
    if (step.form == Form::kSingle) {
        put(at, step.presence && !step.sealed);
        return;
    }
    const std::size_t count = step.count(at);
    for (std::size_t i = 0; i < count; ++i) {
        put(step.at(at, i), true);
    }
}

// NOLINTNEXTLINE(misc-no-recursion): ends with the nesting of the structs
void MessageWriter::value(const Step& step, const void* at, bool always) {
    switch (step.type.kind) {
        case Kind::kGroup: {
            put_varint(out_, step.tag);
            const std::size_t begin = out_.size();
            group(*step.group, at);
            put_length_before(out_, begin);
            return;
        }
        case Kind::kText:
            if (const auto plain = step.type.text(at); always || !plain.empty()) {
                text(step, plain);
            }
            return;
        case Kind::kDate:
            if (std::string iso; date(step, at, iso)) {
                text(step, iso);
            }
            return;
        case Kind::kBool:
        case Kind::kUint32:
        case Kind::kUint64:
            if (const auto number = step.type.number(at); always || number != 0) {
                put_varint(out_, step.tag);
                put_varint(out_, number);
            }
            return;
    }
}

void MessageWriter::sealed(const Step& step, const void* object, const void* at, bool always) {
    std::string iso;
    std::string_view plain;
    if (step.type.kind == Kind::kText) {
        plain = step.type.text(at);
        if (!is_utf8(plain)) {
            fail(step, "is not UTF-8");
            return;
        }
        if (plain.empty() && !always) {
            return;
        }
    } else if (step.type.kind == Kind::kDate) {
        if ((step.type.number(at) == 0 && !always) || !date(step, at, iso)) {
            return;
        }
        plain = iso;
    } else {
        plain = step.type.number(at) != 0 ? "1" : "0";
    }
    const SealPlace place{origin_.tenant, origin_.stream, origin_.type, step.path,
                          subject_of(step, object)};
    if (auto done = sealer_.seal(place, plain, box_); !done) {
        fail(step, std::move(done.error()));
        return;
    }
    put_varint(out_, step.tag);
    const std::size_t begin = out_.size();
    put_varint(out_, tag_of(kSealedKeyField, WireType::kLength));
    put_bytes(out_, box_.key_id);
    put_varint(out_, tag_of(kSealedBoxField, WireType::kLength));
    put_bytes(out_, box_.box);
    put_length_before(out_, begin);
}

void MessageWriter::text(const Step& step, std::string_view text) {
    if (!is_utf8(text)) {
        fail(step, "is not UTF-8");
        return;
    }
    put_varint(out_, step.tag);
    put_bytes(out_, text);
}

bool MessageWriter::date(const Step& step, const void* at, std::string& text) {
    const facts::Date day{std::chrono::days(
        static_cast<std::int32_t>(static_cast<std::int64_t>(step.type.number(at))))};
    const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
    if (year < 0 || year > 9999) {
        fail(step, "is a date outside the years 0 to 9999");
        return false;
    }
    text = facts::date_text(day);
    return true;
}

void MessageWriter::fail(const Step& step, std::string what) {
    if (error_.what.empty()) {
        error_ = {std::string(origin_.type), step.path, std::move(what)};
    }
}

}  // namespace madoguchi::codec
