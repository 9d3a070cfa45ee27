import type { Office } from "../api/types.js";
import type { Words } from "../words/language.js";

/** What an office says of booking, as far as it says anything. */
export type Booking = Pick<Office, "appointment" | "booking_phone">;

/** Whether one books there, and by which number; "" where the page is silent. */
export function bookingWords(at: Booking, { t }: Words): string {
    switch (at.appointment) {
        case "phone_booking_required":
            return [t("booking_by_phone"), at.booking_phone ?? ""]
                .filter((each) => each !== "")
                .join(" ");
        case "not_required":
            return t("booking_none");
        default:
            return "";
    }
}

/** Whether one books alike at all of them: then it is said once. */
export const areBookedAlike = (places: readonly Booking[]): boolean =>
    new Set(places.map((at) => `${at.appointment ?? ""} ${at.booking_phone ?? ""}`)).size <= 1;
