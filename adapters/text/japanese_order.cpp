#include "madoguchi/adapters/text/japanese_order.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <utility>
#include <vector>

namespace madoguchi::text {

struct JapaneseOrder::Impl {
    std::unique_ptr<icu::Collator> collator;
};

log::Expected<JapaneseOrder, std::string> JapaneseOrder::open() {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale::getJapanese(), error));
    if (U_FAILURE(error)) {
        return log::unexpected(std::string(u_errorName(error)));
    }
    return JapaneseOrder(std::make_unique<Impl>(Impl{std::move(collator)}));
}

JapaneseOrder::JapaneseOrder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
JapaneseOrder::JapaneseOrder(JapaneseOrder&& other) noexcept = default;
JapaneseOrder& JapaneseOrder::operator=(JapaneseOrder&& other) noexcept = default;
JapaneseOrder::~JapaneseOrder() = default;

std::string JapaneseOrder::key(std::string_view utf8) const {
    auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
    text.findAndReplace(u"\u3000", u" ");
    std::string keys;
    for (std::int32_t begin = 0; begin <= text.length();) {
        const std::int32_t space = text.indexOf(u' ', begin);
        const std::int32_t end = space < 0 ? text.length() : space;
        const auto word = text.tempSubStringBetween(begin, end);
        const std::int32_t size = impl_->collator->getSortKey(word, nullptr, 0);
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
        impl_->collator->getSortKey(word, bytes.data(), size);
        keys.append(bytes.begin(), bytes.end());  // With its end, a zero.
        begin = end + 1;
    }
    return keys;
}

}  // namespace madoguchi::text
