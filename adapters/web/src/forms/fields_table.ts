import { settingNames } from "../words/settings_table.js";
import {
    documentTypes,
    items,
    mailClasses,
    procedures,
    refusals,
    targets,
} from "./domain_table.js";

/** How a field of a command is asked for. What isn't listed is a line of text. */
export interface FieldKind {
    ja: string;
    en: string;
    /**
     * `past`: a date that is usually today; `staff`: a staff code; `witness`: the same, each of
     * the office by one key; `made`: made here, not asked.
     */
    kind?:
        | "date"
        | "past"
        | "number"
        | "truth"
        | "several"
        | "lines"
        | "staff"
        | "witness"
        | "office"
        | "made";
    /** One of these; with `several`, any of them. */
    choices?: readonly string[];
    /** What stands there before anybody types. */
    usual?: string;
    hint_ja?: string;
    hint_en?: string;
}

const holders = ["principal", "agent"] as const;
/** What an office can set; the rest stands in the policy file. */
const settable = Object.keys(settingNames).filter((key) =>
    /^(letter|contact|handling)\./u.test(key),
);
const places = ["safe", "locked_cabinet", "locked_drawer", "strongroom"] as const;
const downReasons = ["jlis_outage", "terminal_fault", "network_fault", "maintenance"] as const;
const withdrawnReasons = ["done_early", "entered_wrongly", "plan_changed", "other"] as const;
const returnedTo = ["principal", "agent", "statutory_agent"] as const;

const byCommand: Readonly<Record<string, FieldKind>> = {
    "record_document.expires_on": {
        ja: "書類の期限(あるもの)",
        en: "Its last day, if it has one",
        kind: "date",
    },
    "record_document.issued_on": {
        ja: "書類の発行日(あるもの)",
        en: "Issued on, if it says so",
        kind: "date",
    },
    "open_incident.kind": {
        ja: "事故の種類",
        en: "Kind",
        choices: ["misdirected_letter", "loss", "mistaken_delivery", "unauthorised_look", "other"],
    },
    "open_incident.found_on": { ja: "分かった日", en: "Found on", kind: "past" },
    "open_incident.found_at": { ja: "分かった時刻(例 09:30)", en: "Found at (09:30)" },
    "open_incident.found_by": {
        ja: "見つけた職員",
        en: "Found by",
        hint_ja: "職員コード(例 k1)",
        hint_en: "Staff code (k1)",
    },
    "open_incident.text": { ja: "分かっていること", en: "What is known", kind: "lines" },
    "open_incident.cases": { ja: "関わる受付", en: "Cases", kind: "several" },
    "record_document.type": { ja: "書類の種類", en: "Kind", choices: documentTypes },
    "confirm_caller.how": {
        ja: "確かめ方",
        en: "How",
        choices: ["case_number", "name_and_birth_date"],
    },
    "dispose_pin_part.how": {
        ja: "暗証番号欄の扱い",
        en: "PIN part",
        choices: ["shredded", "handed_back"],
    },
    "pull_letter.how": { ja: "抜き取り方", en: "How", choices: ["taken_out", "recall_asked"] },
    "unlock_in_case.ground": {
        ja: "根拠",
        en: "Ground",
        choices: ["reset_is_a_target", "written_will_of_the_principal"],
    },
    "reject_reply.reason": {
        ja: "不備の理由",
        en: "Reason",
        choices: [
            "reply_not_sealed",
            "reply_flap_not_stamped",
            "reply_sticker_missing",
            "reply_incomplete",
            "reply_form_expired",
            "agent_not_named",
            "signature_doubt",
            "pin_illegible",
            "pin_format",
            "pin_mismatch",
        ],
    },
    "record_denial.channel": {
        ja: "申出の方法",
        en: "Channel",
        usual: "telephone",
        choices: ["telephone", "counter", "letter"],
    },
    "record_denial.confirmed": {
        ja: "本人をどう確かめたか",
        en: "How they were confirmed",
        choices: [
            "called_back_registered_number",
            "case_number",
            "name_and_birth_date",
            "identity_document",
            "not_confirmed",
        ],
    },
    "collect_postage.method": {
        ja: "受け取った物",
        en: "Received",
        usual: "cash",
        choices: ["cash", "stamps"],
    },
    "refund_postage.method": { ja: "返した物", en: "Given back", choices: ["cash", "stamps"] },
    "refund_postage.reason": {
        ja: "返す理由",
        en: "Reason",
        usual: "case_withdrawn",
        choices: ["case_withdrawn", "application_refused", "overpaid", "letter_not_sent", "other"],
    },
    "collect_fee.ground": {
        ja: "根拠",
        en: "Ground",
        usual: "card_reissued",
        choices: ["card_reissued", "certificate_issued", "other"],
    },
    "waive_family_register.ground": {
        ja: "根拠",
        en: "Ground",
        choices: ["honseki_here", "same_household", "agency_confirmed_by_record"],
    },
    "hold_dispatch.reason": {
        ja: "止める理由",
        en: "Reason",
        choices: [
            "consult",
            "register_change",
            "address_in_doubt",
            "mail_does_not_reach",
            "asked_to_wait",
            "other",
        ],
    },
    "release_dispatch.reason": {
        ja: "再開する理由",
        en: "Reason",
        choices: ["consulted", "address_confirmed", "asked_to_go_on", "other"],
    },
    "spoil_letter.reason": {
        ja: "刷り損じの理由",
        en: "Reason",
        choices: [
            "smudged",
            "misprinted",
            "paper_jam",
            "torn",
            "date_changed",
            "address_changed",
            "other",
        ],
    },
    "take_back_from_mailroom.reason": {
        ja: "引き取る理由",
        en: "Reason",
        choices: ["wrong_bag", "count_wrong", "not_to_be_posted", "address_changed", "other"],
    },
    "abort_card_operation.reason": {
        ja: "やめる理由",
        en: "Reason",
        choices: [
            "agent_left",
            "principal_denied",
            "card_fault",
            "terminal_fault",
            "card_locked",
            "pin_mismatch",
            "other",
        ],
    },
    "report_terminal_unavailable.reason": {
        ja: "使えない理由",
        en: "Reason",
        choices: [...downReasons, "other"],
    },
    "reopen_case.reason": {
        ja: "開き直す理由",
        en: "Reason",
        choices: ["card_read_back_contradicts", "completed_by_mistake", "other"],
    },
    "register_office_closure.reason": {
        ja: "休む理由",
        en: "Reason",
        choices: ["weather", "disaster", "power_cut", "repairs", "system_work", "event", "other"],
    },
    "withdraw_office_closure.reason": {
        ja: "取り消す理由",
        en: "Reason",
        choices: withdrawnReasons,
    },
    "register_terminal_downtime.reason": {
        ja: "停止の理由",
        en: "Reason",
        choices: [...downReasons, "update", "other"],
    },
    "withdraw_terminal_downtime.reason": {
        ja: "取り消す理由",
        en: "Reason",
        choices: withdrawnReasons,
    },
    "send_reminder.channel": {
        ja: "連絡の方法",
        en: "Channel",
        usual: "telephone",
        choices: ["telephone", "post"],
    },
    "record_undeliverable.reason": {
        ja: "返戻の理由",
        en: "Reason",
        choices: [
            "unknown_at_address",
            "not_forwarded",
            "not_collected",
            "refused_by_addressee",
            "damaged",
            "recalled_by_sender",
        ],
    },
    "reissue_letter.reason": {
        ja: "再送する理由",
        en: "Reason",
        choices: [
            "unknown_at_address",
            "not_forwarded",
            "not_collected",
            "refused_by_addressee",
            "damaged",
            "reply_lapsed",
            "lost_by_applicant",
            "spoiled_by_applicant",
            "lost_in_the_office",
            "misdirected_letter",
            "reply_not_sealed",
            "reply_flap_not_stamped",
            "reply_sticker_missing",
            "reply_incomplete",
            "reply_form_expired",
            "agent_not_named",
            "signature_doubt",
            "pin_illegible",
            "pin_format",
            "pin_mismatch",
            "reply_by_other_route",
        ],
    },
    "record_reply_by_other_route.route": {
        ja: "届いた経路",
        en: "Route",
        choices: ["post", "branch_office", "night_box"],
    },
    "approve_address_exception.kind": {
        ja: "送付先の種類",
        en: "Kind",
        choices: ["hospital", "facility", "other"],
    },
    "record_resident_change.kind": {
        ja: "異動の種類",
        en: "Kind",
        choices: [
            "move_within",
            "move_out",
            "moved_abroad",
            "name_change",
            "death",
            "protection_on",
        ],
    },
    "approve_exception.exception": {
        ja: "認める例外",
        en: "Exception",
        choices: ["signature_under_15", "another_agent", "late_reply", "other_address"],
    },
    "record_completion_step.step": {
        ja: "済ませたこと",
        en: "Step",
        choices: [
            "certificate_copy_handed_over",
            "expiry_written_on_card",
            "entered_in_register",
            "explained_to_applicant",
        ],
    },
    "record_reason_evidence.kind": {
        ja: "確認した資料",
        en: "Evidence",
        choices: [
            "medical_certificate",
            "care_certificate",
            "facility_certificate",
            "school_certificate",
            "oral_explanation",
            "other",
        ],
    },
    "record_reason_evidence.reason": {
        ja: "やむを得ない理由(病名を書かない)",
        en: "Reason (no illness by name)",
    },
    "record_resident_change.effective_on": { ja: "異動日", en: "Effective on", kind: "date" },
    "take_card_into_custody.what": {
        ja: "預かる物",
        en: "What",
        usual: "card",
        choices: ["card", "opened_reply"],
    },
    "send_by_internal_mail.to": { ja: "行き先の窓口", en: "To which office" },
    "record_written_by_another.document": {
        ja: "どの書類か",
        en: "Which paper",
        choices: ["application_form", "inquiry_reply_form", "power_of_attorney"],
    },
    "record_written_by_another.name": { ja: "書いた人の氏名", en: "Who wrote it" },
    "record_written_by_another.relationship": { ja: "本人との続柄", en: "Relationship" },
    "withdraw_case.reason": {
        ja: "取下げの理由",
        en: "Reason",
        usual: "no_longer_needed",
        choices: ["no_longer_needed", "pin_remembered", "principal_comes", "other"],
    },
};

const byField: Readonly<Record<string, FieldKind>> = {
    visit: { ja: "来庁(回目)", en: "Visit", choices: ["1", "2"], kind: "number" },
    holder: { ja: "だれの書類か", en: "Whose", choices: holders },
    item: { ja: "書類", en: "Paper", choices: items },
    original: { ja: "原本か", en: "The original", kind: "truth", usual: "yes" },
    has_photo: { ja: "顔写真があるか", en: "With a photograph", kind: "truth" },
    caller: { ja: "相手", en: "Caller", choices: ["principal", "agent", "other"] },
    called: { ja: "折り返した番号", en: "Called", choices: ["registered_number", "number_given"] },
    seal_state: {
        ja: "封筒の状態",
        en: "Envelope",
        usual: "sealed",
        choices: ["sealed", "not_sealed", "flap_not_stamped", "sticker_missing"],
    },
    shown_or_handed_in: {
        ja: "確認のしかた",
        en: "How",
        usual: "shown",
        choices: ["shown", "handed_in"],
    },
    returned_to: { ja: "返した相手", en: "Returned to", choices: returnedTo },
    card_returned_to: { ja: "カードを返した相手", en: "Card returned to", choices: returnedTo },
    mode: {
        ja: "処理のしかた",
        en: "How",
        usual: "terminal",
        choices: ["terminal", "station", "virtual_card"],
    },
    decision: { ja: "判断", en: "Decision", choices: ["go_on", "send_again"] },
    form: { ja: "委任のしかた", en: "Form", choices: ["separate_document", "in_reply_form"] },
    proof: {
        ja: "代理権を確かめた書類",
        en: "Proof",
        choices: [
            "family_register",
            "resident_record",
            "guardianship_certificate",
            "list_of_powers",
            "corporate_documents",
            "staff_certificate",
        ],
    },
    payer: { ja: "負担する人", en: "Payer", usual: "applicant", choices: ["applicant", "office"] },
    what: { ja: "何を", en: "What", choices: ["card", "sealed_reply", "opened_reply", ...items] },
    is_principals: {
        ja: "本人のカードか",
        en: "The principal's card",
        kind: "truth",
        usual: "yes",
    },
    changed: {
        ja: "1回目のあとに異動があったか",
        en: "Changed since visit 1",
        kind: "truth",
        usual: "no",
    },
    as_expected: {
        ja: "読み取り結果は予定どおりか",
        en: "As expected",
        kind: "truth",
        usual: "yes",
    },
    card_read_back: { ja: "カードを読み直したか", en: "Card read back", kind: "truth" },
    missing: { ja: "足りない書類", en: "Missing papers", kind: "several" },
    revoked: { ja: "失効させた証明書", en: "Revoked", kind: "several", choices: targets },
    card_expires_on: { ja: "カードの期限", en: "Card's last day", kind: "date" },
    planned_posting_on: { ja: "発送予定日", en: "Posting planned on", kind: "past" },
    posted_on: { ja: "発送日", en: "Posted on", kind: "past" },
    accepted_on: { ja: "引受日", en: "Accepted on", kind: "past" },
    delivered_on: { ja: "配達日", en: "Delivered on", kind: "past" },
    returned_on: { ja: "返戻日", en: "Returned on", kind: "past" },
    notified_on: { ja: "届出日", en: "Notified on", kind: "past" },
    reported_on: { ja: "届出日", en: "Reported on", kind: "past" },
    found_on: { ja: "見つかった日", en: "Found on", kind: "past" },
    expected_back_on: { ja: "復旧の見込み", en: "Expected back", kind: "date" },
    yen: { ja: "金額(円)", en: "Yen", kind: "number" },
    letter_seq: { ja: "何通目の照会書か", en: "Which letter", kind: "number", usual: "1" },
    event_no: { ja: "経過の番号", en: "Entry number", kind: "number" },
    witnessed_by: { ja: "立ち会った職員", en: "Witness", kind: "witness" },
    handed_by: { ja: "渡した職員(自分なら空欄)", en: "Handed over by (empty: you)", kind: "staff" },
    received_by: { ja: "受け取った職員", en: "Received by", kind: "staff" },
    approved_by: { ja: "承認した職員", en: "Approved by", kind: "staff" },
    reason: { ja: "理由", en: "Reason" },
    ground: { ja: "根拠", en: "Ground" },
    text: {
        ja: "メモ",
        en: "Note",
        kind: "lines",
        hint_ja: "病名・番号を書かない。",
        hint_en: "No illness, no number.",
    },
    place: { ja: "保管場所", en: "Place", usual: "safe", choices: places },
    tracking_no: { ja: "引受番号(11桁)", en: "Tracking number (11 digits)" },
    batch: {
        ja: "印刷の束の番号",
        en: "Batch",
        hint_ja: "英数字とハイフン(例 S-1116-1)",
        hint_en: "Letters, digits and hyphens (S-1116-1)",
    },
    post_class: { ja: "郵便の種類", en: "Mail class", choices: mailClasses },
    bag: {
        ja: "袋番号",
        en: "Bag",
        hint_ja: "英数字とハイフン",
        hint_en: "Letters, digits and hyphens",
    },
    receipt_number: { ja: "預り証番号", en: "Receipt number" },
    to: { ja: "行き先", en: "To" },
    kind: { ja: "種類", en: "Kind" },
    credential: { ja: "暗証番号の種類", en: "Which PIN", choices: targets },
    by: { ja: "申し出た人", en: "By", choices: holders },
    who: { ja: "同席した人", en: "Who", choices: holders },
    act: {
        ja: "認めること",
        en: "What is allowed",
        choices: ["accept", "post_letter", "telephone", "answer", "card_work"],
    },
    refusal: { ja: "受付できない理由", en: "Why not", choices: refusals },
    reroute_to: { ja: "案内した手続(あれば)", en: "Pointed to", choices: procedures },
    field: { ja: "項目", en: "Field" },
    new_value: { ja: "正しい値", en: "New value" },
    postcode: { ja: "郵便番号(7桁)", en: "Postcode (7 digits)" },
    address: { ja: "住所", en: "Address" },
    staff: { ja: "職員コード", en: "Staff code" },
    name: { ja: "氏名", en: "Name" },
    role: {
        ja: "役割",
        en: "Role",
        choices: ["clerk", "mailroom", "section_chief", "manager", "auditor", "administrator"],
    },
    office_of_role: { ja: "窓口(空欄はすべて)", en: "Office (empty: all)", kind: "office" },
    from: { ja: "最初の日", en: "First day", kind: "past" },
    until: { ja: "最後の日", en: "Last day", kind: "date" },
    last_day: { ja: "最後の日", en: "Last day", kind: "past" },
    on: { ja: "休む日", en: "Closed on", kind: "date" },
    key: { ja: "設定項目", en: "Setting", choices: settable },
    value: { ja: "値", en: "Value" },
    effective_from: { ja: "適用を始める日", en: "In force from", kind: "past" },
    handed: { ja: "渡した通数", en: "Handed over", kind: "number" },
    received: { ja: "受け取った通数", en: "Received", kind: "number" },
    operation_id: { ja: "処理番号", en: "Operation", kind: "made" },
    new_case: { ja: "引き継ぐ受付", en: "New case", kind: "made" },
    to_version: { ja: "新しい版", en: "New version" },
};

/**
 * Fields that may stay empty: what the server's `needs` leaves out, and what not every case has.
 */
const optional: Readonly<Record<string, readonly string[]>> = {
    record_document: ["type", "original", "expires_on", "issued_on"],
    refuse_application: ["reroute_to"],
    post_letter: ["post_class", "tracking_no", "approved_by"],
    record_acceptance_slip: ["tracking_no"],
    reissue_letter: ["payer"],
    report_terminal_unavailable: ["expected_back_on"],
    record_written_by_another: ["approved_by"],
    record_denial: [],
};

/** How to ask for a field of a command. */
export function fieldKind(command: string, field: string): FieldKind {
    return byCommand[`${command}.${field}`] ?? byField[field] ?? { ja: field, en: field };
}

/** What a command may say beside what it needs. */
export const optionalFields = (command: string): readonly string[] => optional[command] ?? [];
