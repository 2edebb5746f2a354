export const LANGUAGES: readonly string[];
export const OF_COMMANDS: readonly string[];
export function roomOf(file: string): string;
export function cataloguesOf(language: string): Readonly<Record<string, Readonly<Record<string, string>>>>;
export function catalogueOf(language: string): Readonly<Record<string, string>>;
export function delivered(catalogue: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
