import { useColleagues, useStaff } from "../api/queries.js";
import { useDesk } from "../session/session.js";
import { Choice, DateField, Select, Several, TextArea, TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";
import type { FieldKind } from "./fields_table.js";

interface AskedProps {
    kind: FieldKind;
    value: string;
    wrong: string | undefined;
    required: boolean;
    onChange: (value: string) => void;
    /** In place of the kind's own choices. */
    choices?: readonly string[] | undefined;
}

const FEW = 7;

/** A field of a command, asked for as its kind says. */
export function AskedField({ kind, value, wrong, required, onChange, choices }: AskedProps) {
    const { either, code, t } = useWords();
    const label = either(kind.ja, kind.en);
    const hint =
        kind.hint_ja === undefined ? undefined : either(kind.hint_ja, kind.hint_en ?? kind.hint_ja);
    const common = { label, value, required, wrong, onChange };
    const among = choices ?? (kind.kind === "truth" ? ["yes", "no"] : kind.choices);
    if (kind.kind === "several") return <Several {...common} choices={among ?? []} />;
    if (kind.kind === "staff") return <StaffField {...common} />;
    if (kind.kind === "office") return <OfficeField {...common} />;
    if (kind.kind === "lines") return <TextArea {...common} hint={hint} />;
    if (kind.kind === "date" || kind.kind === "past") return <DateField {...common} />;
    if (among === undefined) {
        return <TextField {...common} hint={hint} numeric={kind.kind === "number"} />;
    }
    if (among.length <= FEW) {
        const needed = required || kind.kind === "truth";
        return <Choice {...common} choices={among} {...(needed ? {} : { nothing: t("none") })} />;
    }
    return (
        <Select
            {...common}
            choices={[["", t("choose")], ...among.map((each) => [each, code(each)] as const)]}
        />
    );
}

interface StaffProps {
    label: string;
    value: string;
    required: boolean;
    wrong: string | undefined;
    onChange: (value: string) => void;
}

/** Somebody else of the staff: from the list where it may be read, else a code of any office. */
export function StaffField(props: StaffProps) {
    const { t } = useWords();
    const { session, office } = useDesk();
    const { data } = useStaff(session.permissions.includes("read_staff"));
    const colleagues = useColleagues(office);
    const others = (data ?? []).filter(
        (each) => each.staff !== session.staff && each.last_day === null,
    );
    if (others.length === 0) {
        const suggestions = (colleagues.data ?? []).map((each) => [each.staff, each.name] as const);
        return (
            <TextField {...props} hint={t("staff_code_hint")} size={16} suggestions={suggestions} />
        );
    }
    return (
        <Select
            {...props}
            choices={[
                ["", t("choose")],
                ...others.map(
                    (each) =>
                        [
                            each.staff,
                            typeof each.name === "string" && each.name !== ""
                                ? `${each.name} (${each.staff})`
                                : each.staff,
                        ] as const,
                ),
            ]}
        />
    );
}

function OfficeField(props: StaffProps) {
    const { t } = useWords();
    const { session } = useDesk();
    return (
        <Select
            {...props}
            choices={[
                ["", t("whole_town")],
                ...session.offices.map((each) => [each.office, each.label] as const),
            ]}
        />
    );
}
