import { replaceEqualDeep, useQuery } from "@tanstack/react-query";
import { Problem, request, Unreachable, withQuery } from "./http.js";
import { noteServer } from "./outage.js";
import type {
    Case,
    Closure,
    Colleague,
    Dashboard,
    Entry,
    Handling,
    Office,
    Policies,
    PolicyText,
    Session,
    SignInWays,
    StaffMember,
    Worklist,
    WorklistName,
} from "./types.js";

/** Reads and notes whether the server is there. */
async function read<T>(path: string): Promise<T> {
    try {
        const answer = await request<T>(path);
        noteServer("reachable");
        return answer;
    } catch (error) {
        if (error instanceof Unreachable) noteServer("away");
        throw error;
    }
}

/** The signed-in person; null when nobody is. */
export const useSessionQuery = () =>
    useQuery({
        queryKey: ["session"],
        queryFn: () =>
            read<Session>("/v1/session").catch((error: unknown) => {
                if (error instanceof Problem && error.status === 401) return null;
                throw error;
            }),
    });

export const useSignInWays = () =>
    useQuery({
        queryKey: ["sign-in"],
        queryFn: () => read<SignInWays>("/v1/sign-in"),
        staleTime: Infinity,
    });

const part = encodeURIComponent;

/** Why somebody looks, where the case doesn't say it. */
const asking = (purpose: string) => (purpose === "" ? "" : `?purpose=${part(purpose)}`);

/** What was asked before a command may be answered after it: a case that is shown never goes back. */
function laterOf(shown: Case | undefined, read: Case): Case {
    return shown !== undefined && shown.version > read.version
        ? shown
        : replaceEqualDeep(shown, read);
}

export const useCase = (id: string, purpose: () => string) =>
    useQuery({
        queryKey: ["case", id],
        structuralSharing: (shown, read) => laterOf(shown as Case | undefined, read as Case),
        queryFn: () => read<Case>(`/v1/cases/${part(id)}${asking(purpose())}`),
    });
export const useHistory = (id: string, purpose: () => string) =>
    useQuery({
        queryKey: ["history", id],
        queryFn: () => read<Entry[]>(`/v1/cases/${part(id)}/history${asking(purpose())}`),
    });
export const useWorklists = (office: string) =>
    useQuery({
        queryKey: ["lists", office],
        queryFn: () => read<WorklistName[]>(`/v1/worklists?office=${part(office)}`),
    });
export const useWorklist = (list: string, parameters: URLSearchParams, enabled = true) =>
    useQuery({
        queryKey: ["list", list, parameters.toString()],
        enabled,
        queryFn: () => read<Worklist>(withQuery(`/v1/worklists/${part(list)}`, parameters)),
    });
/**
 * How many certificates end soon, of the whole municipality: the server counts lists of cases only.
 * It is read with the page and once a day, not at every change.
 */
export const useExpiryCount = (today: string) =>
    useQuery({
        queryKey: ["expiry-count", today],
        queryFn: async () => {
            const page = await read<Worklist>("/v1/worklists/expiry?limit=1000");
            return {
                count: page.total ?? page.rows.length,
                more: (page.cursor ?? "") !== "",
            };
        },
    });
/** What is closed or down from today on; of one office, or of all. */
export function useClosures(office: string) {
    const asked = new URLSearchParams(office === "" ? {} : { office });
    const of = useWorklist("closures", asked);
    return { of, closures: (of.data?.rows ?? []) as unknown as Closure[] };
}
export const useDashboard = (office: string) =>
    useQuery({
        queryKey: ["dashboard", office],
        queryFn: () =>
            read<Dashboard>(`/v1/dashboard${office === "" ? "" : `?office=${part(office)}`}`),
    });
export const useOffices = () =>
    useQuery({
        queryKey: ["offices"],
        queryFn: () => read<Office[]>("/v1/offices"),
        // A closure that the office registers meanwhile changes its next open day.
        staleTime: 60_000,
    });
export const useStaff = (enabled: boolean) =>
    useQuery({
        queryKey: ["staff"],
        enabled,
        queryFn: () => read<StaffMember[]>("/v1/staff"),
    });
/** Who else works at an office; with an act, who may do it there. */
export const useColleagues = (office: string, act = "", enabled = true) =>
    useQuery({
        queryKey: ["colleagues", office, act],
        enabled,
        queryFn: () => read<Colleague[]>(`/v1/colleagues${act === "" ? "" : `?act=${part(act)}`}`),
    });
export const useHandling = () =>
    useQuery({
        queryKey: ["handling"],
        queryFn: () => read<Handling>("/v1/handling"),
    });
export const usePolicies = () =>
    useQuery({
        queryKey: ["policies"],
        queryFn: () => read<Policies>("/v1/policies"),
    });
export const usePolicyText = (version: string) =>
    useQuery({
        queryKey: ["policy", version],
        enabled: version !== "",
        queryFn: () => read<PolicyText>(`/v1/policies/${part(version)}`),
    });
