/** The objects of the HTTP answers; names as the program prints them with --json. */
export interface Role {
    role: string;
    office: string;
}
export interface Office {
    office: string;
    label: string;
    short_name?: string;
    phone?: string;
    /** Whether one books; null where the page is silent. */
    appointment?: string | null;
    booking_phone?: string;
    /** Of every week; null where the page is silent. */
    hours?: OpenHours[] | null;
    /** Days of the coming month on which the page says that the terminal is down. */
    terminal_down?: string[];
    /** After today; null where nobody has said when it is open. */
    next_open_day?: string | null;
}
/** Days on which an office is closed out of turn, or has no terminal, as it was registered. */
export interface Closure {
    kind: "office_closure" | "terminal_downtime";
    office: string;
    first_day: string;
    last_day: string;
    reason: string;
}
/** A stretch of opening hours; days: sun to sat, holiday. */
export interface OpenHours {
    days: string[];
    from_minute: number;
    until_minute: number;
}

export interface Session {
    staff: string;
    name: string;
    /** The office's day, whatever this PC's clock says. */
    today: string;
    municipality: string;
    municipality_label: string;
    roles: Role[];
    permissions: string[];
    offices: Office[];
    office: string;
    csrf: string;
    locked: boolean;
    must_change_password: boolean;
    second_factor: boolean;
    /** Whether the person has a password here, and an identity at the municipality's provider. */
    password: boolean;
    identity: boolean;
    training: boolean;
    idle_lock_seconds: number;
}

/** A field that isn't shown until it is asked for. */
export interface Sealed {
    sealed: true;
}
export type Shown = string | Sealed | null | undefined;

export interface Person {
    name?: Shown;
    kana?: Shown;
    birth_date?: Shown;
    postcode?: Shown;
    address?: Shown;
    phone?: Shown;
    register_no?: Shown;
    /** Nothing of them is left. */
    erased?: boolean;
}

export interface CaseRow {
    municipality: string;
    stream: string;
    case_number: string;
    status: string;
    status_ja: string;
    status_en: string;
    next_step_ja: string;
    next_step_en: string;
    office: string;
    procedures: string[];
    route: string;
    applicant_class: string;
    age_class: string;
    opened_on: string;
    age_days: number;
    in_status_days: number;
    letter_number: string;
    post_class: string;
    posted_on: string | null;
    delivered_on: string | null;
    tracking_no: string;
    deadline: string | null;
    days_left: number | null;
    shortfall: string;
    visit_no: number;
    badges: string[];
    custody_receipts: string[];
    pending: string[];
    office_days: number;
    post_days: number;
    citizen_days: number;
    open_days_left?: number | null;
    principal?: Person;
}

export interface Act {
    command: string;
    label_ja: string;
    label_en: string;
    main: boolean;
    needs: string[];
    confirm: boolean;
    second_person: boolean;
}
export interface BlockedAct {
    command: string;
    label_ja: string;
    label_en: string;
    code: string;
    why_ja: string;
    why_en: string;
    ids: string[];
}
/** A paper that the rules ask for. `any_of`: which numbers of A and B documents will do. */
export interface Paper {
    visit: number;
    holder: string;
    item: string;
    any_of: { a: number; b: number }[];
    count: number;
    shown: number;
    shown_a: number;
    shown_b: number;
    complete: boolean;
    /** Kinds of documents that don't count here. */
    exclude?: string[];
}
/** A procedure with the PINs and certificates that it is about. */
export interface ProcedureRequest {
    procedure: string;
    targets: string[];
}
export interface Case extends CaseRow {
    requests: ProcedureRequest[];
    version: number;
    clerk: string | null;
    policy_version: string;
    addresses_hidden: boolean;
    pending_approvals?: {
        kind: string;
        event_no: number;
        subject: string;
        requested_by: string;
        since: string;
    }[];
    custody?: {
        receipt_number: string;
        what: string;
        place: string;
        keeper: string;
        since: string;
    }[];
    agent?: Person;
    other_agent?: Person;
    allowed: Act[];
    blocked: BlockedAct[];
    documents: Paper[];
}
export interface Entry {
    no: number;
    type: string;
    label_ja: string;
    label_en: string;
    occurred_at: string;
    recorded_at: string;
    actor: string;
    office: string;
    corrected: boolean;
    voided: boolean;
    /** What was entered, as the stored fact has it. */
    entry?: Readonly<Record<string, unknown>>;
}
export interface WorklistName {
    list: string;
    title: string;
    count: number | null;
    /** There are more than `count`. */
    more?: boolean;
}
export type Row = Record<string, unknown>;
export interface Worklist {
    list: string;
    title: string;
    rows: Row[];
    total?: number | null;
    cursor?: string | null;
    notes: string[];
}
export interface Dashboard {
    municipality: string;
    today: string;
    /** First day of what looks back. */
    from: string;
    lists: { list: string; office: string; count: number; oldest: string | null }[];
    /** Every open case stands at one step. */
    steps: { step: string; office: string; count: number; oldest: string }[];
    ages: { office: string; from_days: number; to_days: number | null; count: number }[];
    backlog: { office: string; day: string | null; opened: number; ended: number; open: number }[];
    lead_times: {
        office: string;
        part: string;
        cases: number;
        p50_days: number;
        p85_days: number;
        p95_days: number;
        /** Cases that took that many days or more. */
        p50_cases: number;
        p85_cases: number;
        p95_cases: number;
    }[];
    trend: { office: string; day: string; topic: string; count: number }[];
    flow: { office: string; day: string; step: string; count: number }[];
    /** Today's cash and stamps; a figure that is empty has no line. */
    money: { office: string; figure: string; yen: number; count: number }[];
}
export interface CommandAnswer {
    result: "accepted" | "nothing_to_do";
    version: number;
    position: number;
    case?: Case;
}
/** A case that was searched for: more than a list's row, less than the case. */
export interface FoundCase extends CaseRow {
    requests: ProcedureRequest[];
    found_as?: string;
    clerk?: string | null;
    agent?: Person;
}
export interface Found {
    matched: "number" | "exactly" | "loosely";
    cases: FoundCase[];
}
export interface StaffMember {
    staff: string;
    name: Shown;
    from: string;
    last_day: string | null;
    roles: { role: string; office: string; from?: string; until?: string | null }[];
    account?: boolean;
    /** What the identity provider calls the person; empty: it isn't bound. */
    identity?: string;
}
/** How one signs in here. */
export interface SignInWays {
    training: boolean;
    /** Address of the training server; empty: there is none. */
    training_at: string;
    /** Whether browsers can use security keys here. */
    keys: boolean;
    providers: { municipality: string; label: string }[];
}
/** How the office handles what callers and clerks ask about; what nobody has said is null. */
export interface Handling {
    agent_replacement: "not_allowed" | "if_named_in_reply" | "new_power_of_attorney" | null;
    late_reply_by_section_chief: boolean | null;
    reissue_on_request: boolean | null;
    reissue_payer: "applicant_if_their_fault" | "applicant" | "office" | null;
    other_address: boolean | null;
    handwritten_by_another: boolean | null;
    not_arrived_after_days: number | null;
    post_office_keeps_days: number | null;
    /** HH:MM, to the mailroom. */
    hand_over_until: string | null;
    /** Whether a reply that comes by post or at a branch counts. */
    reply_by_other_route: boolean | null;
}
/** Somebody else of one's own office. */
export interface Colleague {
    staff: string;
    name: string;
}
export interface PolicyVersion {
    version: string;
    effective_from: string;
    effective_until: string | null;
}
export interface Policies {
    in_force: PolicyVersion | string | null;
    /** Whom people ask; what the office has set goes before the page. */
    contact: { name: string; phone: string; address: string } | null;
    versions: PolicyVersion[];
    settings: { key: string; value: string; effective_from: string; set_by: string }[];
    settable: SettableKey[];
}
/** A value that an office can set, and how it is written. */
export interface SettableKey {
    key: string;
    notation: string;
    /** Japanese, for people. */
    about: string;
}
export interface PolicyRule {
    id: string;
    statement: string;
    source: string;
    heading: string;
    law: string;
    needs_review: boolean;
    /** Who confirmed it in this version, and when; empty: nobody yet. */
    reviewed_by: string;
    reviewed_at: string;
}
export interface PolicyText {
    version: string;
    rules: PolicyRule[];
    silent: string[];
    /** Values that acts wait for. */
    unset: string[];
}
/** A rules' answer; what a rule doesn't say is null. */
export interface Wanted {
    of: string;
    item: string;
    any_of?: Record<string, number>[] | null;
    count?: number | null;
    optional?: boolean;
    completed_by?: string | null;
    exclude?: string[] | null;
    sealed?: boolean | null;
    issued_within_months?: number | null;
}
/** How long a reply may take. */
export interface ReplyPeriod {
    unit: "day" | "month" | "until_date";
    /** From which day it is reckoned. */
    anchor: "application" | "issue" | "dispatch" | "arrival";
    /** In units; not of `until_date`. */
    length?: number;
    /** Of `until_date` only. */
    until?: string;
    first_day_counted: boolean;
    /** An end on a closed day moves to the next open day. */
    closed_day_roll: boolean;
    capped_by_certificate: boolean;
}
export interface Decision {
    outcome: string;
    refusal: string | null;
    remedy: string | null;
    reroute_to: string | null;
    exception_possible: boolean;
    refused_targets: Record<string, string>;
    allowed_targets: string[];
    visits: number | null;
    route: string | null;
    same_day: boolean | null;
    opens_on: string | null;
    fee_yen: number | null;
    postage_yen: number | null;
    postage_methods: string[] | null;
    must_be_present: string[] | null;
    reason_evidence: string | null;
    visit1_documents: Wanted[] | null;
    visit2_documents: Wanted[] | null;
    offices: string[] | null;
    appointment: string | null;
    booking_phone: string | null;
    visit2_same_counter: boolean | null;
    power_of_attorney: string | null;
    letter: {
        name: string | null;
        post: string | null;
        no_forwarding: boolean | null;
        sealed_return: boolean | null;
        addressee: string;
        address: string | null;
        validity: ReplyPeriod | null;
    } | null;
    warnings: string[] | null;
    prerequisites: string[] | null;
    application_form: string | null;
    contact: { name: string; phone: string | null } | null;
}
export interface Decided {
    id: string;
    answer?: Decision;
    citations?: string[];
    error?: { field?: string; message?: string } | string;
}
