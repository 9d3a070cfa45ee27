#include "madoguchi/domain/card/apdu.hpp"
#include "madoguchi/domain/card/apply_parts.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/card/certificate_summary.hpp"
#include "madoguchi/domain/card/credential.hpp"
#include "madoguchi/domain/card/profile.hpp"

namespace madoguchi::card {
namespace {

void finish_reading(Work& work, StatusWord status) {
    const auto kind = *work.step.certificate;
    const auto summary = summarize_certificate(work.known.reading->bytes);
    work.known.reading.reset();
    if (!summary) {
        return end_with(work, EndKind::kFailed, status);
    }
    work.known.of(kind).looked_at = true;
    work.known.of(kind).certificate = *summary;
    work.outcomes.push_back(CertificateSeen{kind, *summary});
}

}  // namespace

void on_presence(Work& work, const CardAnswer& answer) {
    const auto kind = classify(answer.status);
    if (kind == StatusClass::kOk && answer.data.size() >= kCertificateKinds.size()) {
        for (const auto certificate : kCertificateKinds) {
            work.known.of(certificate).present =
                answer.data[profile(certificate).presence_index] == kPresent;
        }
    } else if (kind == StatusClass::kSecurityNotSatisfied || kind == StatusClass::kOutsideFile) {
        (void)note_missing(work);  // goes on without: the step names no PIN
    } else if (kind == StatusClass::kNoCurrentFile) {
        lose_state(work, answer.status);
    } else {
        end_with(work, EndKind::kFailed, answer.status);
    }
}

void on_certificate_part(Work& work, const CardAnswer& answer) {
    auto& reading = work.known.reading;
    if (answer.status != kSuccess || answer.data.size() != *work.step.apdu->le) {
        const auto kind = classify(answer.status);
        if (kind == StatusClass::kNoCurrentFile) {
            return lose_state(work, answer.status);
        }
        if (kind == StatusClass::kOutsideFile && !reading) {
            (void)note_missing(work);  // an empty file: there is no certificate
            return;
        }
        return end_with(work, EndKind::kFailed, answer.status);
    }
    if (!reading) {
        const auto total = certificate_length(answer.data);
        if (!total) {
            (void)note_missing(work);  // the file doesn't begin like a certificate
        } else if (*total > kCertificateBytesMax) {
            end_with(work, EndKind::kFailed, answer.status);
        } else {
            reading = Reading{*total, {}};
        }
        return;
    }
    reading->bytes.insert(reading->bytes.end(), answer.data.begin(), answer.data.end());
    if (reading->bytes.size() == reading->total) {
        finish_reading(work, answer.status);
    }
}

void on_inspected(Work& work, const CardAnswer& answer) {
    auto& certificate = work.known.of(*work.step.certificate);
    if (answer.status != kSuccess && classify(answer.status) != StatusClass::kNotFound) {
        return end_with(work, EndKind::kFailed, answer.status);
    }
    succeed(work, answer.status);
    certificate.looked_at = true;
    certificate.certificate = answer.certificate;
    if (answer.certificate) {
        work.outcomes.push_back(CertificateSeen{*work.step.certificate, *answer.certificate});
    }
}

}  // namespace madoguchi::card
