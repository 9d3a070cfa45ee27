/** How the record is kept, as the server says it. */
export interface KeysReport {
    master_key: string;
    master_fingerprint: string;
    wrapped_since: string;
    installation: string;
    beside_the_data: boolean;
    on_the_disk_of_the_data: boolean;
    memory_locked: boolean;
    data_keys: number;
    data_keys_in_use: number;
    data_keys_destroyed: number;
    other_keys: number;
    signing_keys: { verifier_key: string; state: string; from: string; until: string }[];
}
export interface CheckpointPlace {
    folder: string;
    position: number;
    written_at: string;
    files: number;
    bytes: number;
}
export interface CheckpointReport {
    log_position: number;
    root: string;
    age_seconds: number;
    first: CheckpointPlace;
    second: CheckpointPlace | null;
    agree: boolean;
    trouble: string;
}
export interface BackupReport {
    folder: string;
    taken_at: string;
    age_seconds: number;
    position: number;
    log_position: number;
    files: number;
    bytes: number;
    new_bytes: number;
    key_backups: { taken_at: string; expires_on: string }[];
    last_expires_on: string | null;
}
export interface RetentionPage {
    years: number | null;
    lines: {
        case_number: string;
        office: string;
        status: string;
        ended_on: string;
        due_on: string | null;
        disposal_requested_by: string;
        holds: string[];
    }[];
    next: string;
}
