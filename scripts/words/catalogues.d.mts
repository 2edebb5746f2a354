export const LANGUAGES: readonly string[];
export function cataloguesOf(language: string): Readonly<Record<string, Readonly<Record<string, string>>>>;
export function catalogueOf(language: string): Readonly<Record<string, string>>;
export function delivered(catalogue: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
