import { useQuery } from "@tanstack/react-query";
import { request } from "../api/http.js";
import type { Decided } from "../api/types.js";
import { useDesk } from "../session/session.js";
import type { Question } from "./question.js";

/** The rules' answers, one for each question; nothing is asked while there is no question. */
export function useDecisions(questions: readonly Question[]) {
    const { session } = useDesk();
    const body = questions.map((question, at) => {
        const { targets, ...rest } = question;
        const given = { query: "decide", ...rest, ...(targets.length > 0 ? { targets } : {}) };
        return { id: String(at), municipality: session.municipality, given };
    });
    return useQuery({
        queryKey: ["decide", body],
        enabled: body.length > 0,
        placeholderData: (before: Decided[] | undefined) => before,
        queryFn: () => request<Decided[]>("/v1/decide", { method: "POST", body }),
    });
}
