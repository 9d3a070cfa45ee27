/** The closed words of the domain, in the order in which a clerk wants to see them. */
export const applicants = [
    "self",
    "voluntary_agent",
    "statutory_agent_minor",
    "guardian_of_ward",
    "household_member",
    "guardian_of_minor",
    "curator",
    "assistant",
    "voluntary_guardian",
    "corporate_guardian",
    "institution_staff",
] as const;

export const procedures = [
    "pin_reset",
    "pin_change",
    "renew",
    "issue",
    "revoke",
    "card_renew",
    "switch_to_face_auth",
    "card_face_change",
    "residence_extension",
    "continued_use_abroad",
] as const;

export const targets = ["signature", "user_auth", "resident_ledger", "card_input"] as const;

/** Procedures whose targets are certificates, and those that have none. */
export const certificateProcedures: ReadonlySet<string> = new Set(["issue", "renew", "revoke"]);
export const procedureWithoutTargets: ReadonlySet<string> = new Set([
    "card_renew",
    "switch_to_face_auth",
    "card_face_change",
    "residence_extension",
    "continued_use_abroad",
]);

export const items = [
    "my_number_card",
    "id_document",
    "photo_id",
    "application_form",
    "power_of_attorney",
    "family_register",
    "guardianship_certificate",
    "list_of_powers",
    "corporate_register",
    "staff_card",
    "notice_reply_form",
    "expiry_notice",
    "pin_memo",
] as const;

/** Papers whose kind is said: identity documents, and which form of several. */
export const itemsWithType: ReadonlySet<string> = new Set([
    "id_document",
    "photo_id",
    "application_form",
]);

export const documentTypes = [
    "drivers_license",
    "my_number_card",
    "passport",
    "residence_card",
    "eligibility_certificate",
    "pension_book",
    "pension_certificate",
    "pension_number_notice",
    "driving_record_certificate",
    "basic_resident_register_card",
    "special_permanent_resident_certificate",
    "disability_certificate",
    "mental_disability_certificate",
    "rehabilitation_certificate",
    "long_term_care_insurance_card",
    "health_insurance_card",
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
    "temporary_refuge_permit",
    "provisional_stay_permit",
    "certificate_form",
    "card_form",
] as const;

/** What is shown most, each with a digit as its key. */
export const usualDocumentTypes = [
    "drivers_license",
    "my_number_card",
    "passport",
    "residence_card",
    "eligibility_certificate",
    "pension_book",
    "long_term_care_insurance_card",
    "employee_id",
    "bank_passbook",
] as const;

export const mailClasses = [
    "simplified_registered",
    "restricted_delivery",
    "registered",
    "ordinary",
    "mail",
] as const;

export const refusals = [
    "not_resident_here",
    "window_not_open",
    "certificate_expired",
    "card_itself_expiring",
    "card_expired",
    "no_card",
    "signature_under_15",
    "signature_adult_ward",
    "statutory_agent_required",
    "principal_must_accompany",
    "agent_without_photo_id",
    "no_unavoidable_reason",
    "reply_form_expired",
    "reply_incomplete",
    "wrong_counter",
    "pin_unknown",
    "documents_missing",
] as const;

export const certificateStates = ["valid", "expired", "lapsed", "never_issued"] as const;

export const lapseCauses = [
    "move_within",
    "move_in",
    "address_change",
    "name_change",
    "surname_change_by_family_register",
    "former_surname_added",
    "former_surname_change",
    "common_name_change",
    "sex_change",
    "birth_date_correction",
    "card_reported_lost",
    "moved_abroad",
    "expiry",
    "revocation_request",
] as const;

/** Why somebody looks at a case, where its state doesn't say. */
export const purposes = [
    "inquiry",
    "complaint",
    "correction",
    "disclosure",
    "incident",
    "audit",
    "stop",
    "identify",
    "handover",
    "training",
] as const;
