#include "madoguchi/domain/card/card_outcome.hpp"

namespace madoguchi::card {

std::vector<Credential> CardReadBack::locked() const {
    std::vector<Credential> found;
    for (const auto credential : kCredentials) {
        if (tries_left.at(index(credential)) == std::uint8_t{0}) {
            found.push_back(credential);
        }
    }
    return found;
}

}  // namespace madoguchi::card
