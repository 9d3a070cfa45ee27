import { Select } from "../ui/field.js";
import { useWords } from "../words/language.js";
import { purposes } from "./domain_table.js";

/** Asks why personal data is looked at or taken along. */
export function PurposeField({
    value,
    onChange,
}: {
    value: string;
    onChange: (purpose: string) => void;
}) {
    const { t, code } = useWords();
    return (
        <Select
            label={t("purpose")}
            value={value}
            onChange={onChange}
            required
            choices={[["", t("choose")], ...purposes.map((each) => [each, code(each)] as const)]}
        />
    );
}
