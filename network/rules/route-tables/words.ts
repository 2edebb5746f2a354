import { type Cidr, formatCidr } from '../../address/index.js';
import { listOf } from '../wording.js';

/** The names of elements, as a message quotes them; of many, a few and how many more. */
export function namesInWords(elements: readonly { readonly name: string }[]): string {
  return listOf(elements.map(({ name }) => `\`${name}\``));
}

export function blocksInWords(cidrs: readonly Cidr[]): string {
  return listOf(cidrs.map((cidr) => `\`${formatCidr(cidr)}\``));
}
