import type { BackupReport, CheckpointReport, KeysReport } from "./upkeep_types.js";
import type { Word } from "../words/words_table.js";

const daySeconds = 86_400;
/** A backup is taken every night: after so long one was left out. */
const backupSecondsMax = 2 * daySeconds;
/** Checkpoints are written as commits come; with newer commits, one of before is late after this. */
const checkpointSecondsMax = 3600;

/** What somebody has to do about the keys, most urgent first. Nothing: all is well. */
export function keysAdvice(keys: KeysReport): Word[] {
    const advice: Word[] = [];
    if (!keys.signing_keys.some(({ state }) => state === "signs")) advice.push("keys_none_signs");
    if (keys.beside_the_data) advice.push("keys_beside");
    else if (keys.on_the_disk_of_the_data) advice.push("keys_same_disk");
    if (!keys.memory_locked) advice.push("keys_swapped");
    return advice;
}

/** The same of checkpoints. */
export function checkpointAdvice(report: CheckpointReport): Word[] {
    const advice: Word[] = [];
    if (!report.agree) advice.push("checkpoints_disagree");
    if (report.first.position === 0) advice.push("checkpoints_none");
    if (report.second === null) advice.push("checkpoints_one_place");
    else if (report.second.position < report.first.position) advice.push("checkpoints_behind");
    const isLate =
        report.first.position < report.log_position && report.age_seconds > checkpointSecondsMax;
    if (isLate) advice.push("checkpoints_late");
    return advice;
}

/** The same of backups. */
export function backupAdvice(report: BackupReport): Word[] {
    if (report.folder === "") return ["backups_none"];
    const advice: Word[] = [];
    if (report.age_seconds > backupSecondsMax) advice.push("backups_old");
    if (report.key_backups.length === 0) advice.push("backups_no_keys");
    return advice;
}

/** 3日 / 5 h / 20 min, as somebody says how old a thing is. */
export function ageWords(seconds: number, english: boolean): string {
    if (seconds >= 2 * daySeconds) {
        const days = Math.floor(seconds / daySeconds);
        return english ? `${String(days)} days` : `${String(days)}日`;
    }
    if (seconds >= 2 * 3600) {
        const hours = Math.floor(seconds / 3600);
        return english ? `${String(hours)} hours` : `${String(hours)}時間`;
    }
    const minutes = Math.floor(seconds / 60);
    return english ? `${String(minutes)} min` : `${String(minutes)}分`;
}

/** 12.3 MiB. */
export function sizeWords(bytes: number): string {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let value = bytes;
    let at = 0;
    while (value >= 1024 && at < units.length - 1) {
        value /= 1024;
        at += 1;
    }
    return `${at === 0 ? String(value) : value.toFixed(1)} ${units[at] ?? ""}`;
}
