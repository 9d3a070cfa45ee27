import { useStaff } from "../api/queries.js";
import type { StaffMember } from "../api/types.js";
import { CommandButton } from "../forms/command_dialog.js";
import { officeLabel, useDesk } from "../session/session.js";
import { Waiting } from "../ui/notice.js";
import { AccountButtons } from "./account_buttons.js";
import { IdentityButtons } from "./identity.js";
import { Day } from "../ui/day.js";
import { useWords } from "../words/language.js";

/** Who works here, in which role and where, and who can sign in. */
export function StaffTab() {
    const { t } = useWords();
    const { session } = useDesk();
    const staff = useStaff(true);
    const may = session.permissions.includes("manage_staff");
    return (
        <>
            <Waiting of={staff} />
            {may && (
                <CommandButton
                    label={t("add_staff")}
                    kind="staff"
                    command="register_staff"
                    streamKey={session.municipality}
                    fields={["staff", "name", "from"]}
                />
            )}
            {staff.data !== undefined && <Members members={staff.data} may={may} />}
        </>
    );
}

interface MembersProps {
    members: readonly StaffMember[];
    may: boolean;
}

function Members({ members, may }: MembersProps) {
    const { t } = useWords();
    return (
        <div className="scroll" role="region" aria-label={t("users")} tabIndex={0}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t("staff_code")}</th>
                        <th scope="col">{t("name")}</th>
                        <th scope="col">{t("roles")}</th>
                        <th scope="col">{t("from")}</th>
                        <th scope="col">{t("last_day")}</th>
                        <th scope="col">{t("account")}</th>
                        <td />
                    </tr>
                </thead>
                <tbody>
                    {members.map((each) => (
                        <tr key={each.staff}>
                            <th scope="row">{each.staff}</th>
                            <td>{typeof each.name === "string" ? each.name : ""}</td>
                            <td className="long">
                                <Roles member={each} />
                            </td>
                            <td>
                                <Day iso={each.from} />
                            </td>
                            <td>{each.last_day === null ? "" : <Day iso={each.last_day} />}</td>
                            <td>{each.account === true ? "✓" : ""}</td>
                            <td>{may && <MemberActs member={each} />}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

function Roles({ member }: { member: StaffMember }) {
    const { t, code } = useWords();
    const desk = useDesk();
    return (
        <>
            {member.roles
                .map(
                    (held) =>
                        `${code(held.role)}(${
                            held.office === "" ? t("whole_town") : officeLabel(desk, held.office)
                        })`,
                )
                .join("、")}
        </>
    );
}

function MemberActs({ member }: { member: StaffMember }) {
    const { t } = useWords();
    const { session } = useDesk();
    const staff = member.staff;
    const common = { kind: "staff" as const, streamKey: session.municipality, known: { staff } };
    return (
        <div className="step-buttons">
            <AccountButtons member={member} />
            <IdentityButtons member={member} />
            <CommandButton
                {...common}
                label={t("give_role")}
                command="grant_role"
                fields={["role", "from"]}
                optional={["office_of_role", "until", "approved_by"]}
            />
            <CommandButton
                {...common}
                label={t("take_role")}
                command="withdraw_role"
                fields={["role", "last_day"]}
                optional={["office_of_role"]}
            />
            <CommandButton
                {...common}
                label={t("record_leaving")}
                command="record_leaving"
                fields={["last_day"]}
            />
        </div>
    );
}
