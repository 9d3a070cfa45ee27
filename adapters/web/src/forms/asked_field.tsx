import { useDesk } from "../session/session.js";
import { Choice, DateField, Select, Several, TextArea, TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";
import type { FieldKind } from "./fields_table.js";
import { StaffField, type StaffProps } from "./staff_field.js";
import { WitnessField } from "./witness_field.js";

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
    if (kind.kind === "witness") return <WitnessField {...common} />;
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
