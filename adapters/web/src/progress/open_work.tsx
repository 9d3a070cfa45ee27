import type { Row } from "../api/types.js";
import { Link } from "../shell/address.js";
import { caseAddress } from "../shell/finder.js";
import { Select } from "../ui/field.js";
import { useWords } from "../words/language.js";
import { openReasons, type OpenStep } from "./day_close.js";

type ByNumber = Readonly<Record<string, string>>;

interface Props {
    steps: readonly OpenStep[];
    why: ByNumber;
    /** Says which have no reason yet. */
    tried: boolean;
    onChange: (why: ByNumber) => void;
}

/** What is left open at each step, with one reason each; a step's can be given at once. */
export function OpenWork({ steps, why, tried, onChange }: Props) {
    const { t, code } = useWords();
    if (steps.length === 0) return <p>{t("close_nothing_open")}</p>;
    return (
        <>
            {steps.map(({ list, cases }) => (
                <section key={list}>
                    <h3>
                        {code(list)} <span className="count">{cases.length}</span>
                    </h3>
                    {cases.length > 1 && (
                        <Reason
                            label={t("close_why_all", { count: cases.length })}
                            value=""
                            onChange={(reason) => {
                                const all = cases.map((row) => [String(row.case_number), reason]);
                                onChange({ ...why, ...Object.fromEntries(all) });
                            }}
                        />
                    )}
                    <ul className="open-work">
                        {cases.map((row) => (
                            <OpenCase
                                key={String(row.case_number)}
                                row={row}
                                why={why}
                                tried={tried}
                                onChange={onChange}
                            />
                        ))}
                    </ul>
                </section>
            ))}
        </>
    );
}

function OpenCase({ row, why, tried, onChange }: Omit<Props, "steps"> & { row: Row }) {
    const { t, either } = useWords();
    const number = String(row.case_number);
    const reason = why[number] ?? "";
    return (
        <li>
            <span>
                <Link to={caseAddress(number)}>{number}</Link>{" "}
                {either(String(row.status_ja), String(row.status_en))}
            </span>
            <Reason
                label={t("close_why_of", { number })}
                value={reason}
                wrong={tried && reason === "" ? t("required_wrong") : undefined}
                onChange={(chosen) => {
                    onChange({ ...why, [number]: chosen });
                }}
            />
        </li>
    );
}

interface ReasonProps {
    label: string;
    value: string;
    wrong?: string | undefined;
    onChange: (reason: string) => void;
}

function Reason({ label, value, wrong, onChange }: ReasonProps) {
    const { code } = useWords();
    const choices = openReasons.map((reason) => [reason, code(reason)] as const);
    return (
        <Select
            label={label}
            value={value}
            choices={[["", ""], ...choices]}
            wrong={wrong}
            onChange={onChange}
        />
    );
}
