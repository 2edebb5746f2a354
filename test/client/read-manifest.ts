import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** The texts of the manifest in a language, by their keys. */
export const manifestTexts = (language: 'en' | 'ko'): Readonly<Record<string, string>> =>
  JSON.parse(read(language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`));

/** `package.json` as an editor shows it. https://code.visualstudio.com/api/references/extension-manifest */
export function readManifest(language: 'en' | 'ko' = 'en'): unknown {
  const texts = manifestTexts(language);
  return JSON.parse(read('package.json'), (_, value: unknown) => {
    const key = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
    return key === undefined ? value : texts[key];
  });
}
