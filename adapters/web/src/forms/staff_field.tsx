import { useColleagues, useStaff } from "../api/queries.js";
import { useDesk } from "../session/session.js";
import { Select, TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";

/** A field that names somebody of the staff. */
export interface StaffProps {
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
