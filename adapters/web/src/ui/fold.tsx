import type { ReactNode } from "react";
import type { FoldName } from "./dialog_names.js";

/** Something that stays folded until it is asked for. */
export function Fold({
    name,
    summary,
    children,
}: {
    name: FoldName;
    summary: ReactNode;
    children: ReactNode;
}) {
    return (
        <details data-fold={name}>
            <summary>{summary}</summary>
            {children}
        </details>
    );
}
