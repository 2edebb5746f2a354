import { say } from '../../../../network/words/index.js';
import type { Import } from '../context.js';
import type { Item } from '../described.js';
import { ID_FIELDS } from '../identities.js';
import { valuesAt } from '../values-at.js';
import { CONSEQUENCES } from './consequences.js';
import { UNMODELLED_FIELDS, type UnmodelledField } from './fields.js';
import { importUnmodelledAttributes } from './import-attributes.js';
import { leaveOpen } from './leave-open.js';

/** How many things or values a warning names before it counts the others. */
const NAMED = 5;

/** Once everything is there that a field can leave open: one warning a field that is set, whatever number of things it is set for. */
export function importUnmodelled(context: Import): void {
  for (const field of UNMODELLED_FIELDS) {
    if (field.toldBy && context.described.has(field.toldBy)) continue;
    const values = new Set<string>();
    const path = field.field.split('.');
    const items = context.described.items(field.kind).filter(({ raw }) => {
      const harmful = valuesAt(raw, path)
        .filter((value) => isHarmful(field, value, raw))
        .map(String);
      for (const value of harmful) values.add(value);
      return harmful.length > 0;
    });
    if (items.length === 0) continue;
    tell(context, field, [...values], items);
    leaveOpen[field.touches](
      context,
      items.flatMap(({ raw }) => idsOf(field, raw)),
    );
  }
  importUnmodelledAttributes(context);
}

function tell({ warnings }: Import, field: UnmodelledField, values: readonly string[], items: readonly Item[]): void {
  const names = items.flatMap(({ raw }) => textsAt(raw, ID_FIELDS[field.kind] ?? ''));
  const what =
    names.length === 0
      ? say`${field.field} is ${listed(values)}, which is not read.`
      : say`${field.field} of ${listed(names)} is ${listed(values)}, which is not read.`;
  warnings.add(`${what} ${field.why} ${CONSEQUENCES[field.touches]}`, items[0]?.place);
}

const listed = (names: readonly string[]): string =>
  names.length > NAMED ? say`${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');

function isHarmful({ harmless, harmlessLike, repeats }: UnmodelledField, value: unknown, raw: unknown): boolean {
  if (value === '' || typeof value === 'object') return false;
  if (typeof value === 'string' && harmlessLike?.test(value)) return false;
  const known: readonly unknown[] = harmless ?? [];
  return !known.includes(value) && !(repeats && valuesAt(raw, [repeats]).includes(value));
}

function idsOf({ kind, of }: UnmodelledField, raw: unknown): string[] {
  return (of ?? [ID_FIELDS[kind] ?? '']).flatMap((path) => textsAt(raw, path));
}

const textsAt = (raw: unknown, path: string): string[] =>
  valuesAt(raw, path.split('.')).filter((value) => typeof value === 'string');
