#include "madoguchi/adapters/cli/failure.hpp"

namespace madoguchi::cli {

Failure failure_of(const log::StoreError& error) {
    switch (error.code) {
        case log::StoreErrorCode::kLocked:
            return {ExitStatus::kLocked, error.detail};
        case log::StoreErrorCode::kCorruption:
        case log::StoreErrorCode::kContradiction:
            return {ExitStatus::kDamaged, error.detail};
        case log::StoreErrorCode::kUnavailable:
        case log::StoreErrorCode::kWriteFailed:
        case log::StoreErrorCode::kFenced:
        case log::StoreErrorCode::kDiskFull:
        case log::StoreErrorCode::kTooLarge:
            return {ExitStatus::kUnavailable, error.detail};
    }
    return {ExitStatus::kUnavailable, error.detail};
}

}  // namespace madoguchi::cli
