// What a script that reads files takes from the page that fetched it, so that no code comes twice (`export_table.js` gives it).

const page = window.stadswijzerImport;
export const Refusal = page.Refusal;
export const LIMITS = page.LIMITS;
export const tooLarge = page.tooLarge;
export const strip = page.strip;
export const isBlank = page.isBlank;
