/** Lists of cases, which the server counts: no count means that nothing is in them. */
export const caseLists: ReadonlySet<string> = new Set([
    "open", "intake", "letter_due", "to_print", "to_hand_over", "to_post", "awaiting_reply",
    "lapsing", "perhaps_not_arrived", "undeliverable", "reply_lapsed", "second_visits_due",
    "second_visit_open", "deficient_visits", "held_dispatches", "stopped", "to_pull", "card_work",
    "card_work_failures", "custody", "approvals", "newer_than_build",
]);

/** The columns of lists of cases, in their order. */
const usual = [
    "case_number", "status", "next_step", "badges", "procedures", "office", "opened_on", "deadline",
    "clerk",
] as const;
const letters = [
    "case_number", "status", "badges", "letter_number", "tracking_no", "posted_on", "deadline",
    "office", "in_status_days",
] as const;
const byList: Readonly<Record<string, readonly string[]>> = {
    to_print: letters, to_hand_over: letters, to_post: letters, undeliverable: letters,
    perhaps_not_arrived: letters, to_pull: letters,
    awaiting_reply: [
        "case_number", "status", "badges", "letter_number", "tracking_no", "posted_on",
        "delivered_on", "deadline", "office",
    ],
    approvals: [
        "case_number", "status", "pending", "next_step", "badges", "procedures", "office",
        "opened_on",
    ],
    custody: [
        "case_number", "status", "custody_receipts", "badges", "next_step", "office",
        "in_status_days",
    ],
};

/** Which columns a list of cases shows. */
export const columnsOf = (list: string): readonly string[] => byList[list] ?? usual;

/** What a reader of other lists doesn't want: the machine's, or what another column says already. */
export const leftOut: ReadonlySet<string> = new Set([
    "municipality", "stream", "status_ja", "status_en", "next_step_ja", "next_step_en", "label_en",
    "position", "code", "command_type", "newer_than_build", "case_id", "tenant",
]);

/** Columns of figures: to the right, one under the other. */
export const numeric: ReadonlySet<string> = new Set([
    "age_days", "in_status_days", "days_left", "yen", "value", "count", "letters", "sheets",
    "spoiled", "handed", "received", "opened", "ended", "open", "cases", "p50_days", "p85_days",
    "p95_days", "completed", "letters_posted", "card_operations_here", "card_operations_terminal",
    "cash_yen_recorded", "cash_yen_counted", "stamps_yen_recorded", "stamps_yen_counted",
    "custody_recorded", "custody_counted", "event_no", "records", "persons_added", "letter_seq",
    "office_days", "post_days", "citizen_days", "from_days", "to_days",
]);

/** Columns that may take several lines. */
export const long: ReadonlySet<string> = new Set([
    "next_step", "procedures", "text", "reason", "open_items", "rule_ids", "cases",
]);

/** What the columns are called. */
export const columnNames: Readonly<Record<string, readonly [string, string]>> = {
    case_number: ["受付番号", "Case number"], status: ["状態", "State"],
    next_step: ["次にすること", "Next"], badges: ["印", "Marks"], procedures: ["手続", "Procedures"],
    office: ["窓口", "Office"], opened_on: ["受付日", "Opened"], deadline: ["回答期限", "Reply by"],
    clerk: ["担当", "Clerk"], letter_number: ["照会書の番号", "Letter"],
    tracking_no: ["引受番号", "Tracking"], posted_on: ["発送日", "Posted"],
    delivered_on: ["配達日", "Delivered"], in_status_days: ["今の状態の日数", "Days in state"],
    age_days: ["受付からの日数", "Age (days)"], days_left: ["残り", "Days left"],
    custody_receipts: ["預り証番号", "Receipt"], pending: ["判断が要ること", "To decide"],
    name: ["氏名", "Name"], kana: ["フリガナ", "Furigana"], visit_no: ["来庁", "Visit"],
    day: ["日", "Day"], on: ["日", "Day"], figure: ["項目", "Figure"], value: ["値", "Value"],
    kind: ["種類", "Kind"], yen: ["金額(円)", "Yen"], method: ["方法", "Method"],
    payer: ["負担者", "Payer"], ground: ["根拠", "Ground"], receipt_number: ["番号", "Receipt"],
    event_no: ["経過", "Entry"], batch: ["印刷の束", "Batch"],
    planned_posting_on: ["発送予定日", "Posting planned"], letters: ["通数", "Letters"],
    sheets: ["枚数", "Sheets"], spoiled: ["刷り損じ", "Spoilt"], handed: ["渡した数", "Handed"],
    received: ["受けた数", "Received"], document_number: ["文書番号", "Document no."],
    letter_seq: ["何通目", "No."], state: ["状態", "State"], reason: ["理由", "Reason"],
    opened: ["受付", "Opened"], ended: ["終了", "Ended"], open: ["未完了", "Open"],
    completed: ["完了", "Completed"], letters_posted: ["発送", "Posted"],
    card_operations_here: ["端末処理(記録)", "Card work, here"],
    card_operations_terminal: ["端末処理(端末)", "Card work, terminal"],
    cash_yen_recorded: ["現金 記録", "Cash recorded"], cash_yen_counted: ["現金 実数", "Cash counted"],
    stamps_yen_recorded: ["切手 記録", "Stamps recorded"],
    stamps_yen_counted: ["切手 実数", "Stamps counted"],
    custody_recorded: ["預かり 記録", "Custody recorded"],
    custody_counted: ["預かり 実数", "Custody counted"], agrees: ["一致", "Agrees"],
    open_items: ["未処理", "Open items"], closed_by: ["締めた人", "Closed by"],
    confirmed_by: ["確認した人", "Confirmed by"], part: ["区分", "Part"], cases: ["件数", "Cases"],
    p50_days: ["半数(日)", "p50 (days)"], p85_days: ["85%(日)", "p85 (days)"],
    p95_days: ["95%(日)", "p95 (days)"], from_days: ["から(日)", "From (days)"],
    to_days: ["まで(日)", "To (days)"], count: ["件数", "Count"], word: ["内容", "What"],
    subject: ["対象", "Subject"], rule: ["規則", "Rule"], rule_ids: ["規則", "Rules"],
    actor: ["職員", "Staff"], approved_by: ["承認", "Approved by"], code_name: ["理由", "Reason"],
    view: ["画面", "View"], purpose: ["目的", "Purpose"], minute: ["時刻", "Time"],
    case_office: ["案件の窓口", "Case's office"], protected_person: ["支援措置", "Protected"],
    stop: ["停止", "Stop"], records: ["件数", "Records"], expires_on: ["期限", "Expires"],
    opens_on: ["更新開始", "Renewal from"], safe_from: ["確実な日", "Safe from"],
    last_open_day: ["最終開庁日", "Last open day"], window_open: ["更新できる", "Can be renewed"],
    place: ["保管場所", "Place"], keeper: ["預かった職員", "Keeper"], what: ["物", "What"],
    taken_on: ["預かった日", "Taken on"], found_on: ["判明日", "Found on"],
    found_at: ["時刻", "At"], found_by: ["見つけた職員", "Found by"],
    persons_added: ["追加した人", "Persons added"], closed_on: ["終結日", "Closed on"],
};
