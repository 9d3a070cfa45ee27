/** A refusal or failure that the server explains (RFC 9457). */
export class Problem extends Error {
    constructor(
        readonly status: number,
        readonly code: string,
        readonly title: string,
        readonly detailEn: string,
        readonly ids: string[],
        readonly retryAfter: number | null,
        readonly requestId: string,
        /** Those of `ids` that are rules, with what they say. */
        readonly rules: readonly { id: string; statement: string }[] = [],
        /** Where in what was sent it is (RFC 6901); empty: nowhere alone. */
        readonly field = "",
    ) {
        super(code);
    }
}

/** The server didn't answer at all. */
export class Unreachable extends Error {}

export interface Ask {
    method?: string;
    body?: unknown;
    headers?: Record<string, string>;
}

const state = { csrf: "", office: "", background: false };

/** What later requests carry: the session's token and the counter at which the person works. */
export function setCredentials(csrf: string, office: string): void {
    state.csrf = csrf;
    state.office = office;
}

/**
 * Requests begun while `work` runs are marked as caused by no person: they don't keep a session.
 */
export function inBackground(work: () => void): void {
    state.background = true;
    try {
        work();
    } finally {
        state.background = false;
    }
}

function headersOf(ask: Ask): Record<string, string> {
    const headers: Record<string, string> = { Accept: "application/json", ...ask.headers };
    if (ask.body !== undefined) headers["Content-Type"] = "application/json";
    if ((ask.method ?? "GET") !== "GET") headers["X-CSRF-Token"] = state.csrf;
    if (state.office !== "") headers["X-Office"] = state.office;
    if (state.background) headers["X-Background"] = "1";
    return headers;
}

const listOf = <T>(said: unknown): T[] => (Array.isArray(said) ? (said as T[]) : []);

async function problemOf(response: Response): Promise<Problem> {
    const said = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    const text = (name: string) => (typeof said[name] === "string" ? said[name] : "");
    const after = Number(response.headers.get("Retry-After"));
    return new Problem(
        response.status,
        text("code") || `http_${response.status}`,
        text("title"),
        text("detail_en"),
        Array.isArray(said.ids) ? said.ids.map(String) : [],
        after > 0 ? after : null,
        response.headers.get("X-Request-Id") ?? "",
        listOf(said.rules),
        text("field"),
    );
}

let notSignedIn: (() => void) | null = null;

/** Who asks for the session is told by its own answer; asking again for that would never end. */
const sessionPath = "/v1/session";

/** What is done whenever the server says that nobody is signed in, or that the screen is locked. */
export function whenNotSignedIn(work: (() => void) | null): void {
    notSignedIn = work;
}

/** `path` with its query; without a question mark where nothing is asked. */
export const withQuery = (path: string, asked: URLSearchParams): string =>
    asked.size === 0 ? path : `${path}?${asked.toString()}`;

/**
 * The raw answer. Throws `Problem` for anything but success and `Unreachable` without an answer.
 */
export async function fetchAnswer(path: string, ask: Ask = {}): Promise<Response> {
    const body = ask.body === undefined ? null : JSON.stringify(ask.body);
    let response: Response;
    try {
        response = await fetch(path, {
            method: ask.method ?? "GET",
            headers: headersOf(ask),
            body,
            credentials: "same-origin",
            cache: "no-store",
        });
    } catch {
        throw new Unreachable();
    }
    if (response.status === 401 && path !== sessionPath) notSignedIn?.();
    if (!response.ok) throw await problemOf(response);
    return response;
}

/** The JSON answer; undefined for 204. Throws as `fetchAnswer`. */
export async function request<T>(path: string, ask: Ask = {}): Promise<T> {
    const response = await fetchAnswer(path, ask);
    return (response.status === 204 ? undefined : await response.json()) as T;
}
