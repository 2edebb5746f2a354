export function plural(count: number | bigint, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${Number(count) === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
}
