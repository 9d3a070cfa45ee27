import { createContext, useContext } from "react";
import type { Session } from "../api/types.js";

export interface Desk {
    session: Session;
    /** The counter at which the person works now. */
    office: string;
    chooseOffice: (office: string) => void;
    /** Takes the desk away once the person has signed out. */
    leave: () => void;
}

export const DeskContext = createContext<Desk | null>(null);

/** Who is signed in, and where they work. */
export function useDesk(): Desk {
    const desk = useContext(DeskContext);
    if (desk === null) throw new Error("nobody is signed in");
    return desk;
}

/** Whether the person's roles bring a permission; what they don't bring isn't offered. */
export function useMay(): (permission: string) => boolean {
    const { session } = useDesk();
    return (permission) => session.permissions.includes(permission);
}

/** The name of an office for the reader. */
export function officeLabel(desk: Desk, office: string): string {
    return desk.session.offices.find((each) => each.office === office)?.label ?? office;
}
