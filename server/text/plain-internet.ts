import { type AddressSet, addressWords } from '../../network/address/index.js';

/** Sentences in which the internet is called so: it is some ten ranges, which nobody recognises. What the files give out to their own is no part of it, and need not be listed as missing. */
export function plainInternet(internet: AddressSet): (sentence: string) => string {
  const byFamily = [
    internet.filter(({ low }) => typeof low === 'number'),
    internet.filter(({ low }) => typeof low !== 'number'),
  ];
  const known = byFamily
    .filter((set) => set.length > 0)
    .map((set) => [addressWords(set), addressWords(set, set)] as const);
  return (sentence) => butNot(known.reduce((text, [long, short]) => text.replaceAll(long, short), sentence));
}

/** What lacks of the internet because of a rule has to be said. */
export function butNot(text: string): string {
  return text.replaceAll('internet less ', 'internet, but not ');
}
