/** How a field of a command is asked for. What isn't listed is a line of text. */
export interface FieldKind {
    ja: string;
    en: string;
    kind?: "date" | "number" | "truth" | "list";
    choices?: readonly string[];
}

const people = ["principal", "agent", "statutory_agent"] as const;
const holders = ["principal", "agent"] as const;

const byCommand: Readonly<Record<string, FieldKind>> = {
    "confirm_caller.how": { ja: "確かめ方", en: "How", choices: ["case_number", "name_and_birth_date"] },
    "confirm_callback.called": { ja: "折返し先", en: "Called", choices: ["registered_number", "number_given"] },
    "dispose_pin_part.how": { ja: "暗証番号欄の扱い", en: "PIN part", choices: ["shredded", "handed_back"] },
    "pull_letter.how": { ja: "抜き取り方", en: "How", choices: ["taken_out", "recall_asked"] },
    "unlock_in_case.ground": { ja: "根拠", en: "Ground",
        choices: ["reset_is_a_target", "written_will_of_the_principal"] },
    "record_document.type": { ja: "書類の種類", en: "Kind",
        choices: ["drivers_license", "passport", "my_number_card", "residence_card", "other"] },
    "reject_reply.reason": { ja: "不備の理由", en: "Reason",
        choices: ["reply_not_sealed", "reply_incomplete", "reply_form_expired", "agent_not_named",
            "signature_doubt", "pin_illegible", "pin_format", "pin_mismatch"] },
    "record_denial.channel": { ja: "経路", en: "Channel", choices: ["telephone", "counter", "letter"] },
    "collect_postage.method": { ja: "受け取った物", en: "Method", choices: ["cash", "stamps"] },
    "refund_postage.method": { ja: "返した物", en: "Method", choices: ["cash", "stamps"] },
};

const byField: Readonly<Record<string, FieldKind>> = {
    visit: { ja: "来庁(回目)", en: "Visit", choices: ["1", "2"], kind: "number" },
    holder: { ja: "だれの書類か", en: "Whose", choices: holders },
    item: { ja: "書類", en: "Paper",
        choices: ["my_number_card", "id_document", "photo_id", "application_form",
            "inquiry_reply_form", "power_of_attorney"] },
    caller: { ja: "相手", en: "Caller", choices: ["principal", "agent", "other"] },
    seal_state: { ja: "封筒", en: "Envelope", choices: ["sealed", "not_sealed"] },
    shown_or_handed_in: { ja: "確認のしかた", en: "How", choices: ["shown", "handed_in"] },
    returned_to: { ja: "返した相手", en: "Returned to", choices: people },
    card_returned_to: { ja: "カードを返した相手", en: "Card returned to", choices: people },
    mode: { ja: "処理のしかた", en: "How", choices: ["terminal", "station", "virtual_card"] },
    decision: { ja: "判断", en: "Decision", choices: ["go_on", "send_again"] },
    form: { ja: "委任のしかた", en: "Form", choices: ["separate_document", "in_reply_form"] },
    payer: { ja: "負担者", en: "Payer", choices: ["applicant", "office"] },
    route: { ja: "届いた経路", en: "Route", choices: ["post", "branch_office", "night_box"] },
    what: { ja: "何を", en: "What", choices: ["card", "opened_reply"] },
    is_principals: { ja: "本人のカードか", en: "The principal's card", kind: "truth" },
    changed: { ja: "異動があったか", en: "Register changed", kind: "truth" },
    as_expected: { ja: "読み取り結果は予定どおりか", en: "As expected", kind: "truth" },
    card_read_back: { ja: "カードを読み直したか", en: "Card read back", kind: "truth" },
    missing: { ja: "足りない書類", en: "Missing papers", kind: "list" },
    card_expires_on: { ja: "カードの期限", en: "Card's last day", kind: "date" },
    planned_posting_on: { ja: "発送予定日", en: "Posting planned on", kind: "date" },
    posted_on: { ja: "発送日", en: "Posted on", kind: "date" },
    accepted_on: { ja: "引受日", en: "Accepted on", kind: "date" },
    delivered_on: { ja: "配達日", en: "Delivered on", kind: "date" },
    returned_on: { ja: "返戻日", en: "Returned on", kind: "date" },
    notified_on: { ja: "届出日", en: "Notified on", kind: "date" },
    effective_on: { ja: "異動日", en: "Effective on", kind: "date" },
    reported_on: { ja: "届出日", en: "Reported on", kind: "date" },
    found_on: { ja: "見つかった日", en: "Found on", kind: "date" },
    yen: { ja: "金額(円)", en: "Yen", kind: "number" },
    letter_seq: { ja: "何通目の照会書か", en: "Which letter", kind: "number" },
    event_no: { ja: "経過の番号", en: "Entry number", kind: "number" },
    witnessed_by: { ja: "立ち会った職員の職員コード", en: "Witness (staff code)" },
    received_by: { ja: "受け取った職員の職員コード", en: "Received by (staff code)" },
    approved_by: { ja: "承認した職員の職員コード", en: "Approved by (staff code)" },
    reason: { ja: "理由", en: "Reason" }, ground: { ja: "根拠", en: "Ground" },
    text: { ja: "メモ(病名・番号を書かない)", en: "Note (no illness, no number)" },
    place: { ja: "保管場所", en: "Place" }, office: { ja: "窓口", en: "Office" },
    tracking_no: { ja: "引受番号", en: "Tracking number" }, batch: { ja: "印刷の束", en: "Batch" },
    post_class: { ja: "郵便の種類", en: "Mail class" }, bag: { ja: "袋番号", en: "Bag" },
    receipt_number: { ja: "預り証番号", en: "Receipt number" }, to: { ja: "行き先", en: "To" },
    kind: { ja: "種類", en: "Kind" }, credential: { ja: "暗証番号の種類", en: "Which PIN" },
    confirmed: { ja: "本人をどう確かめたか", en: "How it was confirmed" },
    by: { ja: "申し出た人", en: "By", choices: holders }, who: { ja: "立ち会う人", en: "Who" },
    step: { ja: "済ませたこと", en: "Step" }, exception: { ja: "例外", en: "Exception" },
    refusal: { ja: "受付できない理由", en: "Refusal" }, field: { ja: "項目", en: "Field" },
    new_value: { ja: "正しい値", en: "New value" }, operation_id: { ja: "処理番号", en: "Operation" },
    method: { ja: "方法", en: "Method" }, channel: { ja: "方法", en: "Channel" },
    act: { ja: "何をしてよいか", en: "Act",
        choices: ["accept", "post_letter", "telephone", "answer", "card_work"] },
};

/** How to ask for a field of a command. */
export function fieldKind(command: string, field: string): FieldKind {
    return byCommand[`${command}.${field}`] ?? byField[field] ?? { ja: field, en: field };
}
