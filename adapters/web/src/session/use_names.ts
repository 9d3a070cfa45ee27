import { useColleagues } from "../api/queries.js";
import { useWords } from "../words/language.js";
import { useDesk } from "./session.js";

/** Says who a staff code is: the name where it is known here, a word where nobody did it. */
export function useNames(): (staff: string) => string {
    const { session, office } = useDesk();
    const { code } = useWords();
    const colleagues = useColleagues(office).data ?? [];
    const names = new Map(colleagues.map((each) => [each.staff, each.name]));
    names.set(session.staff, session.name);
    return (staff) => names.get(staff) || code(staff);
}
