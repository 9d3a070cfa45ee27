#include "madoguchi/domain/letter/postage.hpp"

#include <array>

namespace madoguchi::letter {
namespace {

using std::chrono::October;
using std::chrono::year;

constexpr std::array<PostageTariff, 3> kTariffs = {{
    {Date(year{2019} / October / 1), 84, 94, 320, 160},
    {Date(year{2023} / October / 1), 84, 94, 350, 210},
    {Date(year{2024} / October / 1), 110, 110, 350, 210},
}};

unsigned surcharge(const PostageTariff& tariff, MailClass mail_class) {
    switch (mail_class) {
        case MailClass::kSimplifiedRegistered:
            return tariff.simplified_registered;
        case MailClass::kRecorded:
            return tariff.recorded;
        case MailClass::kOrdinary:
            break;
    }
    return 0;
}

}  // namespace

std::span<const PostageTariff> published_tariffs() { return kTariffs; }

std::optional<unsigned> postage_yen(std::span<const PostageTariff> tariffs, Date posted_on,
                                    MailClass mail_class, unsigned grams) {
    const PostageTariff* in_force = nullptr;
    for (const PostageTariff& tariff : tariffs) {
        if (tariff.effective_from <= posted_on) in_force = &tariff;
    }
    if (in_force == nullptr || grams == 0 || grams > 50) return std::nullopt;
    const unsigned letter = grams <= 25 ? in_force->letter_to_25g : in_force->letter_to_50g;
    return letter + surcharge(*in_force, mail_class);
}

}  // namespace madoguchi::letter
