/** Every dialog there is. One that isn't listed doesn't compile, nor one without its visit by axe. */
export const dialogNames = [
    "account",
    "act",
    "bulk_result",
    "bulk_sure",
    "circumstances",
    "command",
    "complete",
    "csv_purpose",
    "document",
    "entry",
    "found",
    "identity",
    "new_password",
    "publish_policy",
    "replace_agent",
    "save_filter",
    "set_value",
] as const;
export type DialogName = (typeof dialogNames)[number];

/** What unfolds within a page: the same holds. */
export const foldNames = ["blocked_acts", "chart_table", "grounds", "other_acts"] as const;
export type FoldName = (typeof foldNames)[number];
