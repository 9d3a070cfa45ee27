let witness = "";

/** Who was the second person last time, at this screen since it was opened. */
export const lastWitness = () => witness;
export function rememberWitness(staff: string): void {
    witness = staff;
}
