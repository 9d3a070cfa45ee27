import { columnNames } from "../lists/columns_table.js";
import { factNames } from "./fact_names_table.js";
import { fieldKind } from "./fields_table.js";

/** What a field of an entry is called: as in the lists, else as where it is asked for. */
export function fieldName(field: string, either: (ja: string, en: string) => string): string {
    const name = factNames[field] ?? columnNames[field];
    if (name !== undefined) return either(name[0], name[1]);
    const kind = fieldKind("", field);
    return either(kind.ja, kind.en);
}
