import { describe, expect, it } from "vitest";
import {
    ageWords,
    backupAdvice,
    checkpointAdvice,
    keysAdvice,
    sizeWords,
} from "../src/settings/upkeep_advice.js";
import type { BackupReport, CheckpointReport, KeysReport } from "../src/settings/upkeep_types.js";

const keys = {
    beside_the_data: false,
    on_the_disk_of_the_data: false,
    memory_locked: true,
    signing_keys: [{ verifier_key: "", state: "signs", from: "", until: "" }],
} as unknown as KeysReport;
const place = (position: number) => ({ folder: "", position, written_at: "", files: 1, bytes: 1 });
const checkpoints: CheckpointReport = {
    log_position: 9,
    root: "x",
    age_seconds: 7200,
    first: place(9),
    second: place(9),
    agree: true,
    trouble: "",
};
const backups: BackupReport = {
    folder: "/backups",
    taken_at: "",
    age_seconds: 3600,
    position: 9,
    log_position: 12,
    files: 1,
    bytes: 1,
    new_bytes: 1,
    key_backups: [{ taken_at: "", expires_on: "2026-12-30" }],
    last_expires_on: "2026-12-30",
};

describe("what is to be done", () => {
    it("is nothing where all is well", () => {
        expect(keysAdvice(keys)).toEqual([]);
        expect(checkpointAdvice(checkpoints)).toEqual([]);
        expect(backupAdvice(backups)).toEqual([]);
    });
    it("is said of keys, the worst first", () => {
        expect(
            keysAdvice({ ...keys, beside_the_data: true, on_the_disk_of_the_data: true }),
        ).toEqual(["keys_beside"]);
        expect(keysAdvice({ ...keys, on_the_disk_of_the_data: true })).toEqual(["keys_same_disk"]);
        expect(keysAdvice({ ...keys, memory_locked: false, signing_keys: [] })).toEqual([
            "keys_none_signs",
            "keys_swapped",
        ]);
    });
    it("is said of checkpoints", () => {
        expect(checkpointAdvice({ ...checkpoints, agree: false })).toEqual([
            "checkpoints_disagree",
        ]);
        expect(checkpointAdvice({ ...checkpoints, second: null })).toEqual([
            "checkpoints_one_place",
        ]);
        expect(checkpointAdvice({ ...checkpoints, second: place(3) })).toEqual([
            "checkpoints_behind",
        ]);
        expect(checkpointAdvice({ ...checkpoints, log_position: 10 })).toEqual([
            "checkpoints_late",
        ]);
    });
    it("is said of backups", () => {
        expect(backupAdvice({ ...backups, folder: "" })).toEqual(["backups_none"]);
        expect(backupAdvice({ ...backups, age_seconds: 200_000, key_backups: [] })).toEqual([
            "backups_old",
            "backups_no_keys",
        ]);
    });
});

it("says ages and sizes as people do", () => {
    expect(ageWords(90, false)).toBe("1分");
    expect(ageWords(7200, true)).toBe("2 hours");
    expect(ageWords(3 * 86_400 + 5, false)).toBe("3日");
    expect(sizeWords(512)).toBe("512 B");
    expect(sizeWords(5 * 1024 * 1024 + 300_000)).toBe("5.3 MiB");
});
