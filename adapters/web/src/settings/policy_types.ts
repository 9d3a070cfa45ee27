/** What two versions of a policy don't say alike. */
export interface Difference {
    path: { field: string; key: string }[];
    before: string | null;
    after: string | null;
    grounds: string[];
}
export interface Differences {
    before: string;
    after: string;
    differences: Difference[];
}
/** What `policy check` finds in a text, and what publishing it would mean. */
export interface CheckedPolicy {
    findings: { file: string; line: number; field: string; message: string }[];
    municipality: string;
    version: string;
    effective_from: string | null;
    sha256: string;
    /** The version that it is compared to; empty: it is the first. */
    before: string;
    differences: Difference[];
    /** Values that acts would still wait for. */
    unset: string[];
}
