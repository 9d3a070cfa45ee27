import { useColleagues, useStaff } from "../api/queries.js";
import { useWords } from "../words/language.js";
import { useDesk } from "./session.js";

/**
 * Says who a staff code is: the name where it is known here, a word where nobody did it. Who may
 * see who works here knows everybody, others their colleagues.
 */
export function useNames(): (staff: string) => string {
    const { session, office } = useDesk();
    const { code } = useWords();
    const may = (permission: string) => session.permissions.includes(permission);
    const colleagues = useColleagues(office, "", may("read_cases")).data ?? [];
    const staff = useStaff(may("read_staff")).data ?? [];
    const names = new Map([...staff, ...colleagues].map((each) => [each.staff, each.name]));
    names.set(session.staff, session.name);
    return (one) => {
        const name = names.get(one);
        return typeof name === "string" && name !== "" ? name : code(one);
    };
}
