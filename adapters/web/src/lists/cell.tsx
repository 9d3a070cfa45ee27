import type { CaseRow, Row } from "../api/types.js";
import { daysLeft } from "../cases/deadline.js";
import { fieldName } from "../forms/field_name.js";
import { officeLabel, useDesk } from "../session/session.js";
import { useNames } from "../session/use_names.js";
import { caseAddress } from "../shell/finder.js";
import { Link } from "../shell/address.js";
import { mayEnter } from "../shell/rooms.js";
import { Day } from "../ui/day.js";
import { isIsoDate } from "../words/dates.js";
import { useWords, type Words } from "../words/language.js";

function StaffName({ staff }: { staff: string }) {
    return <>{useNames()(staff)}</>;
}

function sealedOr(value: unknown): string {
    return typeof value === "string" ? value : "＊＊＊";
}

function plain(value: unknown, words: Words): string {
    if (value === null || value === undefined || value === "") return "";
    if (typeof value === "boolean") return words.code(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map((each) => plain(each, words)).join("、");
    if (typeof value === "object") return "sealed" in value ? "＊＊＊" : "";
    // What somebody is short of is `holder:item`, what was left open `case number:why`; a time of
    // day stays as it is.
    return String(value)
        .split(/(?<=[a-z]):|(?<=-\d):(?=[a-z])/u)
        .map(words.code)
        .join(": ");
}

/** A certificate that ends soon and isn't renewed yet: nobody has opened a case for it. */
const isOpenWatch = (row: Row) => "window_open" in row && row.state === "open";

/** What an audited entry is about: a correction names the field that it changed. */
const wordOf = ({ kind, word }: Row, words: Words) =>
    kind === "correction" && typeof word === "string"
        ? fieldName(word, words.either)
        : plain(word, words);

/** Words of exceptions whose subject is another case. */
const aboutAnotherCase: ReadonlySet<unknown> = new Set([
    "agent_replaced",
    "possible_duplicate_dismissed",
]);

/** The subject of an audited entry: another case is opened by it, and staff are called by name. */
function Subject({ row }: { row: Row }) {
    const words = useWords();
    const name = useNames();
    const subject = String(row.subject ?? "");
    if (subject !== "" && aboutAnotherCase.has(row.word))
        return <Link to={caseAddress(subject)}>{words.t("other_case")}</Link>;
    if (row.kind === "staff") {
        const [staff = "", what = ""] = subject.split(" ");
        return <>{[name(staff), words.code(what)].filter((each) => each !== "").join(" ")}</>;
    }
    return isIsoDate(subject) ? <Day iso={subject} /> : <>{plain(subject, words)}</>;
}

/** A value of a list as people read it. */
export function Cell({ row, column }: { row: Row; column: string }) {
    const words = useWords();
    const desk = useDesk();
    const one = row as unknown as CaseRow;
    switch (column) {
        case "case_number":
            if (one.case_number)
                return <Link to={caseAddress(one.case_number)}>{one.case_number}</Link>;
            return isOpenWatch(row) && mayEnter("new", desk.session.permissions) ? (
                <Link to="/new">{words.t("new_case")}</Link>
            ) : null;
        case "status":
            return <>{words.either(one.status_ja, one.status_en) || plain(row.status, words)}</>;
        case "next_step":
            return <>{words.either(one.next_step_ja, one.next_step_en)}</>;
        case "name":
            return <>{sealedOr(one.principal?.name)}</>;
        case "kana":
            return <>{sealedOr(one.principal?.kana)}</>;
        case "deadline":
            return one.deadline === null || one.deadline === undefined ? null : (
                <>
                    <Day iso={one.deadline} /> {daysLeft(one, words)}
                </>
            );
        case "word":
            return <>{wordOf(row, words)}</>;
        case "subject":
            return <Subject row={row} />;
        case "yen":
            return <>{row.yen === 0 ? "" : Number(row.yen).toLocaleString("ja-JP")}</>;
        case "minute":
            return <>{timeOf(Number(row.minute))}</>;
        case "clerk":
        case "actor":
        case "keeper":
        case "approved_by":
        case "closed_by":
        case "confirmed_by":
        case "found_by":
            return row[column] ? <StaffName staff={String(row[column])} /> : null;
        case "office":
        case "case_office":
            return <>{officeLabel(desk, String(row[column] ?? ""))}</>;
        case "badges":
            return (
                <>
                    {one.badges.map((badge) => (
                        <span key={badge} className="mini-badge">
                            {words.code(badge)}
                        </span>
                    ))}
                </>
            );
        default:
            break;
    }
    const value = row[column];
    if (typeof value === "string" && isIsoDate(value)) return <Day iso={value} />;
    if (typeof value === "number") return <>{value.toLocaleString("ja-JP")}</>;
    return <>{plain(value, words)}</>;
}

const timeOf = (minute: number) =>
    `${String(Math.floor(minute / 60))}:${String(minute % 60).padStart(2, "0")}`;
