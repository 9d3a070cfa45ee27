#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "madoguchi/domain/policy/words.hpp"

namespace madoguchi::policy {

/// A row of a document list.
enum class Item : std::uint8_t {
    kMyNumberCard,
    kIdDocument,
    kPhotoId,
    kPins,
    kPinMemo,
    kExpiryNotice,
    kNoticeReplyForm,
    kInquiryReplyForm,
    kPowerOfAttorney,
    kFamilyRegister,
    kGuardianshipCertificate,
    kReasonEvidence,
    kApplicationForm,
    kListOfPowers,
    kCorporateRegister,
    kStaffCard,
};
template <>
struct Words<Item> {
    static constexpr std::array<std::string_view, 16> kAll{"my_number_card",
                                                           "id_document",
                                                           "photo_id",
                                                           "pins",
                                                           "pin_memo",
                                                           "expiry_notice",
                                                           "notice_reply_form",
                                                           "inquiry_reply_form",
                                                           "power_of_attorney",
                                                           "family_register",
                                                           "guardianship_certificate",
                                                           "reason_evidence",
                                                           "application_form",
                                                           "list_of_powers",
                                                           "corporate_register",
                                                           "staff_card"};
};

/// The class of an identity document where the municipality has classes.
enum class DocumentClass : std::uint8_t {
    kA,
    kB,
};
template <>
struct Words<DocumentClass> {
    static constexpr std::array<std::string_view, 2> kAll{"A", "B"};
};

/// A kind of document as it is presented.
enum class DocumentType : std::uint8_t {
    kMyNumberCard,
    kDriversLicense,
    kDrivingRecordCertificate,
    kPassport,
    kDisabilityCertificate,
    kMentalDisabilityCertificate,
    kRehabilitationCertificate,
    kResidenceCard,
    kSpecialPermanentResidentCertificate,
    kBasicResidentRegisterCard,
    kTemporaryRefugePermit,
    kProvisionalStayPermit,
    kHealthInsuranceCard,
    kEligibilityCertificate,
    kLongTermCareInsuranceCard,
    kPensionBook,
    kPensionNumberNotice,
    kPensionCertificate,
    kChildMedicalCertificate,
    kChildAllowanceCertificate,
    kWelfareMedicalCertificate,
    kMaternalChildHealthHandbook,
    kEmployeeId,
    kStudentId,
    kPublicAssistanceCertificate,
    kHospitalCard,
    kBankPassbook,
    kMedicalRecipientCertificate,
    kDisabilityServiceCertificate,
    kMaritimeLicense,
    kElectricianLicense,
    kRealEstateBrokerCard,
    kInquiryReplyForm,
};
template <>
struct Words<DocumentType> {
    static constexpr std::array<std::string_view, 33> kAll{"my_number_card",
                                                           "drivers_license",
                                                           "driving_record_certificate",
                                                           "passport",
                                                           "disability_certificate",
                                                           "mental_disability_certificate",
                                                           "rehabilitation_certificate",
                                                           "residence_card",
                                                           "special_permanent_resident_certificate",
                                                           "basic_resident_register_card",
                                                           "temporary_refuge_permit",
                                                           "provisional_stay_permit",
                                                           "health_insurance_card",
                                                           "eligibility_certificate",
                                                           "long_term_care_insurance_card",
                                                           "pension_book",
                                                           "pension_number_notice",
                                                           "pension_certificate",
                                                           "child_medical_certificate",
                                                           "child_allowance_certificate",
                                                           "welfare_medical_certificate",
                                                           "maternal_child_health_handbook",
                                                           "employee_id",
                                                           "student_id",
                                                           "public_assistance_certificate",
                                                           "hospital_card",
                                                           "bank_passbook",
                                                           "medical_recipient_certificate",
                                                           "disability_service_certificate",
                                                           "maritime_license",
                                                           "electrician_license",
                                                           "real_estate_broker_card",
                                                           "inquiry_reply_form"};
};

/// Why what was presented isn't accepted.
enum class DocumentFault : std::uint8_t {
    kCountRuleNotMet,
    kCopyNotAccepted,
    kDocumentExpired,
    kReplyNotSealed,
    kDocumentsMissing,
};
template <>
struct Words<DocumentFault> {
    static constexpr std::array<std::string_view, 5> kAll{"count_rule_not_met", "copy_not_accepted",
                                                          "document_expired", "reply_not_sealed",
                                                          "documents_missing"};
};

}  // namespace madoguchi::policy
